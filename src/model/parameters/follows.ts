// Private traffic: visits to followed rooms, habituation, following and unfollowing.
// Invariant: one entry for each Param cell of these names in src/engine/kernel/slots/parameters.ts.
import { oracle, tex, world, type ParameterEntry } from './entry.ts'

const VISIT = tex`P(\mathrm{visit}) = v_0 (\tau_{ij}/.8)^{\eta} e^{-k h_{ij}}`
const FOLLOW = tex`P(\mathrm{follow}) = f_0 e^{f_s s_j} + 1_{bought} f_B`
const UNFOLLOW = tex`h = u_0 + u_1 \max(0, .6 - \tau_{ij})/.6`

export const follows = {
  revisit: world({
    symbol: 'v_0', unit: 'probability/day', default: 0.35, range: [0, 1], step: 0.01,
    en: ['Private revisit', 'Chance that an active fan visits a live room she follows, at trust .8 and without habituation.'],
    zh: ['私域回访率', '信任为 0.8 且无疲劳时，活跃粉丝访问其关注的在播直播间的概率。'],
    equation: VISIT,
    source: '[P] private share of GMV .60-.70 (F9; MODEL 6.4); fitted in PLATFORM',
  }),
  trustExponent: world({
    symbol: 'η', unit: '1', default: 2, range: [0, 10], step: 0.1, slider: [0, 5],
    en: ['Trust in revisits', 'How strongly private visits depend on the fan\'s trust in the anchor.'],
    zh: ['信任对回访的影响', '私域回访对粉丝信任的敏感程度。'],
    equation: VISIT,
    source: '[P] private share (MODEL 6.4)',
  }),
  habitSensitivity: world({
    symbol: 'k', unit: '1', default: 0.15, range: [0, 5], step: 0.01, slider: [0, 1],
    en: ['Habituation', 'How much each recent visit dampens the next.'],
    zh: ['疲劳敏感度', '每次近期访问对下一次访问意愿的削弱程度。'],
    equation: VISIT,
    source: '[P] .1-.2, Groves & Thompson 1970 form (MODEL 3)',
  }),
  habitDays: world({
    symbol: 'T', unit: 'days', default: 5, range: [0.1, 20], step: 0.5, slider: [0.5, 20],
    en: ['Recovery from habituation', 'Time constant with which habituation fades; at most 20, because visits are replayed from the last 32 days.'],
    zh: ['疲劳恢复时间', '疲劳消退的时间常数；上限 20 天，因为访问只回溯最近 32 天。'],
    equation: tex`h \leftarrow h e^{-\Delta t/T} + 1`,
    source: '[P] 3-7 d (MODEL 3)',
  }),
  attachment: world({
    symbol: 'a_v', unit: 'factor', default: 0.5, range: [0, 1], step: 0.05, slider: [0, 1],
    en: ['Attachment before the first order', 'Private visits of a follower who has never bought from the room, relative to those of a buyer.'],
    zh: ['首单前的黏性', '从未在该直播间下单的粉丝的私域回访，相对于已购粉丝的倍数。'],
    equation: tex`P(\mathrm{visit}) = a_v\, v_0 (\tau_{ij}/.8)^{\eta} e^{-k h_{ij}}\ \text{before the first order}`,
    source: '[A] repurchase, not following, makes an old iron (F7, F40): half, a round number not tuned to the natural share that checks it',
  }),
  followVisit: world({
    symbol: 'f_0', unit: 'probability', default: 0.035, range: [0, 1], step: 0.001, slider: [0, 0.2],
    en: ['Follow after a visit', 'Chance that a visitor who does not follow yet starts to follow, at average skill.'],
    zh: ['看播转粉率', '未关注的访客在看播后关注的概率（主播能力为平均水平）。'],
    equation: FOLLOW,
    source: '[A] natural share of a new brand, .14 to .36 (F2)',
  }),
  followBuy: world({
    symbol: 'f_B', unit: 'probability', default: 0.35, range: [0, 1], step: 0.01,
    en: ['Follow after an order', 'Additional chance to follow when the visitor bought.'],
    zh: ['成交转粉率', '访客下单后额外的关注概率。'],
    equation: FOLLOW,
    source: '[A] natural share of a new brand (F2); follow-page repeats .80 [S]',
  }),
  followSkill: world({
    symbol: 'f_s', unit: '1', default: 0.5, range: [0, 2], step: 0.05,
    en: ['Skill in following', 'How much an anchor\'s skill raises the chance to be followed.'],
    zh: ['主播能力对转粉的影响', '直播能力对关注概率的提升程度。'],
    equation: FOLLOW,
    source: '[A] MODEL 6.3: e^{.5 skill}',
  }),
  unfollowBase: world({
    symbol: 'u_0', unit: 'probability/day', default: 0.0015, range: [0, 1], step: 0.0005, slider: [0, 0.05],
    en: ['Unfollow', 'Daily chance to unfollow a trusted anchor.'],
    zh: ['基础取关率', '对信任的主播，每天取消关注的概率。'],
    equation: UNFOLLOW,
    source: '[A] half-life of a fan about 460 days at full trust; only f0/u0 is identified (MODEL 6.9)',
  }),
  unfollowTrust: world({
    symbol: 'u_1', unit: 'probability/day', default: 0.02, range: [0, 1], step: 0.001, slider: [0, 0.2],
    en: ['Unfollow at lost trust', 'Additional daily chance to unfollow, in full when trust is gone.'],
    zh: ['失信取关率', '因失去信任而额外取关的日概率；信任归零时全额生效。'],
    equation: UNFOLLOW,
    source: '[A] F33: repeated disappointment ends a bond',
  }),
  unfollowBetaA: oracle({
    symbol: 'a_u', unit: '1', default: 0, range: [0, 100], step: 0.1, slider: [0, 5],
    en: ['Unfollow Beta a', 'Per-follow unfollow probability ~ Beta(a, b); 0 switches it off.'],
    zh: ['取关 Beta 参数 a', '每条关注的取关概率服从 Beta(a, b)；0 表示关闭。'],
    equation: tex`S(t) = B(a, b+t)/B(a, b)`,
    source: '[A] MODEL 6.12-10 (O12, sBG: .7)',
  }),
  unfollowBetaB: oracle({
    symbol: 'b_u', unit: '1', default: 0, range: [0, 100], step: 0.1, slider: [0, 5],
    en: ['Unfollow Beta b', 'Second parameter of the per-follow unfollow probability.'],
    zh: ['取关 Beta 参数 b', '取关概率的第二个参数。'],
    equation: tex`S(t) = B(a, b+t)/B(a, b)`,
    source: '[A] MODEL 6.12-10 (O12, sBG: 1.2)',
  }),
  followCap: world({
    symbol: 'K_F', kind: 'integer', unit: 'follows', default: 24, range: [0, 28], step: 1,
    en: ['Follows at most', 'How many anchors a fan can follow; the mean is near 5, so this is only a cap.'],
    zh: ['关注上限', '一个粉丝最多关注的主播数；平均约 5 个，此值仅作上限。'],
    source: '[A] MODEL 6.12-4: cap of 24, mean 4.6 [P]',
  }),
  followAll: oracle({
    symbol: 'followAll', kind: 'switch', unit: 'switch', default: 0, range: [0, 1], step: 1,
    en: ['Everybody follows', 'Every fan follows anchor 0 from day 0.'],
    zh: ['全员关注', '所有粉丝自第 0 天起关注 0 号主播。'],
    source: '[A] MODEL 6.12-10 (O12, O13)',
  }),
} satisfies Record<string, ParameterEntry>
