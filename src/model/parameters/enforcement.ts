// Enforcement: inspection, complaints, strikes, bans, re-registration, reminders, rewards, gangs; and why anchors cheat.
// Invariant: one entry for each Param cell of these names in src/engine/kernel/slots/parameters.ts.
import { lever, oracle, tex, world, type ParameterEntry } from './entry.ts'

const CHEAT = tex`P(\mathrm{cheat}) = \sigma\left(\frac{30 f_j b_c - \hat p_j\,\mathrm{margin}\,(T_s + T_v)}{s_c}\right),\quad \hat p_j = 1 - [1 - p_i \min(1, 4 f_j)]^{30} (1 - p_c)^{\max(n_{30},\ 30 f_j g^7_j / P_j)}`

export const enforcement = {
  inspect: lever({
    symbol: 'p_i', unit: 'probability/day', default: 0.01, range: [0, 1], step: 0.005, slider: [0, 0.2],
    en: ['Inspection', 'Daily chance that an anchor is inspected, times min(1, 4 x counterfeit share) to be found out.'],
    zh: ['抽检概率', '主播每天被抽检的概率；查出概率为其乘以 min(1, 4 × 假货占比)。'],
    equation: tex`p_i \min(1, 4\,\mathrm{fake}_j)`,
    source: '[A] MODEL 6.4; 210,000 accounts banned in 2021 [S] gives only the order',
  }),
  detect: lever({
    symbol: 'p_c', unit: 'probability', default: 0.02, range: [0, 1], step: 0.005, slider: [0, 0.3],
    en: ['Detection by complaint', 'Chance that one complaint about a counterfeit leads to a strike.'],
    zh: ['投诉查实率', '一次假货投诉导致违规记分的概率。'],
    source: '[A] MODEL 6.4; Pinocchio: algorithm plus users (F36)',
  }),
  detectMinor: lever({
    symbol: 'p_m', unit: 'factor', default: 0.05, range: [0, 1], step: 0.01, slider: [0, 0.5],
    en: ['Minor complaints', 'Factor on detection for complaints that are not about counterfeits; the source of wrongful strikes.'],
    zh: ['一般投诉系数', '非假货投诉的查实率系数；也是误罚的来源。'],
    source: '[A] MODEL 6.3: .05 p_c',
  }),
  suspendDays: lever({
    symbol: 'T_s', kind: 'integer', unit: 'days', default: 30, range: [0, 365], step: 1, slider: [0, 120],
    en: ['Suspension', 'Days without live rooms after a strike.'],
    zh: ['停播天数', '每次违规记分后禁止直播的天数。'],
    source: '[A] MODEL 6.4; 60 days in the bird\'s-nest case [S]',
  }),
  demote: lever({
    symbol: 'D', unit: 'factor', default: 0.5, range: [0, 1], step: 0.05,
    en: ['Demotion', 'Factor on natural traffic for each strike.'],
    zh: ['降权系数', '每次违规记分对自然流量权重的乘数。'],
    equation: tex`w_j \leftarrow w_j D^{\mathrm{strikes}_j}`,
    source: '[A] MODEL 6.4; high quality-return rates limit traffic [S]',
  }),
  banAt: lever({
    symbol: 'n_ban', kind: 'integer', unit: 'strikes', default: 3, range: [1, 100], step: 1, slider: [1, 10],
    en: ['Ban', 'Number of strikes at which an anchor is banned.'],
    zh: ['封禁门槛', '累计多少次违规记分后封禁。'],
    source: '[A] MODEL 6.4',
  }),
  strikeEvidence: lever({
    symbol: 'S_x', unit: 'evidence', default: 20, range: [0, 1000], step: 1, slider: [0, 100],
    en: ['Publicity of a strike', 'Bad public evidence that a published strike adds.'],
    zh: ['处罚公示影响', '违规公示给公共口碑增加的负面证据。'],
    source: '[A] MODEL 6.3: S += 20, twice the weight of the prior',
  }),
  reentry: world({
    symbol: 'ρ_v', unit: 'probability', default: 0.5, range: [0, 1], step: 0.05,
    en: ['Re-registration', 'Chance that a banned anchor tries again under a new account.'],
    zh: ['封禁后重新注册', '被封禁主播换号重来的概率。'],
    source: '[S] about 500,000 re-registrations of 210,000 banned were intercepted in 2021; one attempt each assumed [A]',
  }),
  intercept: lever({
    symbol: 'z', unit: 'probability', default: 0.5, range: [0, 1], step: 0.05,
    en: ['Interception', 'Chance that a re-registration is intercepted.'],
    zh: ['拦截率', '重新注册被拦截的概率。'],
    source: '[A] interceptions are known [S], the share that passes is not',
  }),
  remind: lever({
    symbol: 'p_r', unit: 'probability', default: 0, range: [0, 1], step: 0.05,
    en: ['Reminder first', 'Chance that the first detection is answered with a reminder instead of a strike (Pinocchio).'],
    zh: ['先提醒后处罚', '首次查实时以提醒代替处罚的概率（匹诺曹机制）。'],
    source: '[A] neutral value; reminders to anchors before penalties (F36)',
  }),
  remindEffect: world({
    symbol: 'r_r', unit: 'factor', default: 0.6, range: [0, 1], step: 0.05,
    en: ['Effect of a reminder', 'Factor on the counterfeit share of an anchor that was reminded.'],
    zh: ['提醒效果', '被提醒后主播假货占比的乘数。'],
    source: '[A] weaker than a strike, which halves it',
  }),
  reportReward: lever({
    symbol: 'w_r', unit: 'RMB', default: 0, range: [0, 100], step: 1, slider: [0, 20],
    en: ['Reward for reports', 'Reward paid to a user for a complaint that counts.'],
    zh: ['举报奖励', '对有效投诉的用户发放的奖励。'],
    source: '[A] neutral value; 450,000 users a day take part [S]',
  }),
  reportEffect: world({
    symbol: 'e_r', unit: '1/RMB', default: 0.3, range: [0, 10], step: 0.05, slider: [0, 2],
    en: ['Effect of rewards', 'Relative rise of the complaint probability per RMB of reward, up to 1.'],
    zh: ['奖励效果', '每 1 元奖励使投诉概率相对提高的幅度，上限为 1。'],
    equation: tex`\kappa_c \leftarrow \min(1, \kappa_c (1 + e_r w_r))`,
    source: '[A] three RMB nearly double complaints',
  }),
  gangSize: world({
    symbol: 'n_g', kind: 'integer', unit: 'anchors', default: 1, range: [1, 50], step: 1, slider: [1, 20],
    en: ['Gang size', 'Inclined anchors are linked in gangs of this size; 1 = no gangs.'],
    zh: ['团伙规模', '有售假倾向的主播按此规模结成团伙；1 表示无团伙。'],
    source: '[A] off by default; 24 gangs, over 2,100 accounts a year: 88 real accounts each (F35)',
  }),
  gangFind: lever({
    symbol: 'p_g', unit: 'probability', default: 0.5, range: [0, 1], step: 0.05,
    en: ['Tracing gangs', 'Chance that each linked account is found when one is banned.'],
    zh: ['团伙追查', '团伙中一人被封时，其余关联账号被查出的概率。'],
    source: '[A] acts only with gangs; links are found as often as missed',
  }),
  inspectCost: world({
    symbol: 'c_i', unit: 'RMB/inspection', default: 20, range: [0, 1e5], step: 1, slider: [0, 500],
    en: ['Cost of an inspection', 'What an inspection costs the platform.'],
    zh: ['抽检成本', '平台每次抽检的成本。'],
    source: '[A] a test purchase and its handling',
  }),
} satisfies Record<string, ParameterEntry>

export const deterrence = {
  cheatChoice: world({
    symbol: 'cheat', kind: 'choice', unit: 'code', default: 0, range: [0, 2], step: 1,
    options: [
      { id: 'fixed', value: 0, label: { en: 'fixed inclination', zh: '固定倾向' } },
      { id: 'logistic', value: 1, label: { en: 'monthly choice', zh: '每月权衡' } },
      { id: 'hardRule', value: 2, label: { en: 'uniform benefit, hard rule', zh: '均匀收益硬规则' }, oracle: true },
    ],
    en: ['Why anchors cheat', 'Whether inclined anchors always cheat or weigh gain against expected punishment every month (Becker).'],
    zh: ['售假动机', '有倾向的主播是一直售假，还是每月权衡收益与预期处罚（贝克尔模型）。'],
    equation: CHEAT, source: '[A] MODEL 6.3; Becker 1968 form',
  }),
  cheatGain: world({
    symbol: 'b_c', unit: 'share', default: 0.25, range: [0, 1], step: 0.05,
    en: ['Gain of cheating', 'Extra margin on a counterfeit order, as a share of its price.'],
    zh: ['售假收益', '每笔假货订单的额外毛利占售价的比例。'],
    equation: CHEAT, source: '[A] counterfeit goods cost a fraction of genuine ones',
  }),
  cheatMargin: world({
    symbol: 'margin', unit: 'share', default: 0.2, range: [0, 1], step: 0.05,
    en: ['Margin at risk', 'Margin on sales that is lost while suspended.'],
    zh: ['停播损失毛利率', '停播期间损失的销售毛利率。'],
    equation: CHEAT, source: '[A] usual retail margin',
  }),
  cheatTrustLoss: world({
    symbol: 'T_v', unit: 'days', default: 20, range: [0, 1000], step: 1, slider: [0, 120],
    en: ['Value of lost trust', 'What a strike costs through lost trust, in days of margin.'],
    zh: ['失信损失', '一次处罚因失去信任造成的损失，折算为毛利天数。'],
    equation: CHEAT, source: '[A] same order as the suspension',
  }),
  cheatNoise: world({
    symbol: 's_c', unit: 'days', default: 2, range: [0.001, 1000], step: 0.5, slider: [0.1, 30],
    en: ['Noise of the choice', 'Scale of the logistic choice, in days of sales: small = sharp.'],
    zh: ['权衡噪声', '逻辑选择的尺度（以销售天数计）；越小越理性。'],
    equation: CHEAT, source: '[A] MODEL 6.12-4',
  }),
  cheatPenalty: oracle({
    symbol: 'F', unit: '1', default: 1, range: [0, 1e6], step: 0.1, slider: [0, 5],
    en: ['Oracle penalty', 'Penalty in the hard deterrence rule.'],
    zh: ['验证用罚金', '威慑硬规则中的处罚力度。'],
    equation: tex`\mathrm{share} = 1 - pF`, source: '[A] MODEL 6.12-10 (O21)',
  }),
  cheatDetection: oracle({
    symbol: 'p', unit: 'probability', default: 0.5, range: [0, 1], step: 0.05,
    en: ['Oracle detection', 'Detection probability in the hard deterrence rule.'],
    zh: ['验证用查实率', '威慑硬规则中的查实概率。'],
    equation: tex`\mathrm{share} = 1 - pF`, source: '[A] MODEL 6.12-10 (O21)',
  }),
} satisfies Record<string, ParameterEntry>
