// Supply and its side effects: endorsement, talents that carry brands, learning, word of mouth, brushing.
// Invariant: one entry for each Param cell of these names in src/engine/kernel/slots/parameters.ts.
import { lever, oracle, tex, world, type ParameterEntry } from './entry.ts'

const LEARN = tex`q_j \leftarrow q_j + \eta_q (q_{max} - q_j)\frac{n_{rep}}{n_{rep} + n_{half}},\quad P_j \leftarrow P_j\left(1 - \eta_p \frac{n_{rep}}{n_{rep} + n_{half}}\right)`

export const supply = {
  endorseCount: lever({
    symbol: 'n_E', kind: 'integer', unit: 'anchors', default: 0, range: [0, 65535], step: 1, slider: [0, 100],
    en: ['Endorsed anchors', 'How many fast brands the platform endorses: the largest of those that qualify.'],
    zh: ['背书主播数', '平台背书的快品牌数量：在达标者中按规模择优。'],
    source: '[A] neutral value; endorsement is a strong driver (F18); over 500 benchmark fast brands (F19)',
  }),
  endorseMinRepurchase: lever({
    symbol: 'x_rep', unit: 'share', default: 0.2, range: [0, 1], step: 0.05,
    en: ['Repurchase to be endorsed', 'Least repurchase within 30 days that an endorsed anchor must have.'],
    zh: ['背书复购门槛', '获得背书所需的最低 30 天复购率。'],
    source: '[A] repurchase is a criterion (F17); level assumed',
  }),
  endorseMinPrivate: lever({
    symbol: 'x_priv', unit: 'share', default: 0.5, range: [0, 1], step: 0.05,
    en: ['Private share to be endorsed', 'Least private share of GMV that an endorsed anchor must have.'],
    zh: ['背书私域门槛', '获得背书所需的最低私域 GMV 占比。'],
    source: '[A] private domain is a criterion (F17); private GMV "far exceeds" public (F9)',
  }),
  endorseTrust: world({
    symbol: 'R_E', unit: 'evidence', default: 5, range: [0, 1000], step: 1, slider: [0, 50],
    en: ['Trust by endorsement', 'Good public evidence granted at endorsement.'],
    zh: ['背书信任加成', '获得背书时增加的正面公共证据。'],
    source: '[A] half the weight of the prior (F18)',
  }),
  talentShare: world({
    symbol: 'm_t', unit: 'share', default: 0, range: [0, 1], step: 0.05,
    en: ['Share of talents', 'Share of white-label anchors that carry somebody else\'s brand.'],
    zh: ['达人占比', '白牌主播中为他人品牌带货的比例。'],
    source: '[A] off by default (MODEL 6.11, multi-anchor brands)',
  }),
  carryShare: world({
    symbol: 'm_o', unit: 'share', default: 0.3, range: [0, 1], step: 0.05,
    en: ['Carried orders', 'Share of a carrying talent\'s orders that are for the carried brand.'],
    zh: ['带货订单占比', '达人订单中属于所带品牌的比例。'],
    source: '[A] a minority of a talent\'s assortment',
  }),
  equityGain: world({
    symbol: 'η_e', unit: 'equity/day', default: 0.002, range: [0, 1], step: 0.001, slider: [0, 0.02],
    en: ['Growth of equity', 'Brand equity moves by this times (satisfied share of the day − .8) and fades back to where it began within a year.'],
    zh: ['品牌力积累', '品牌力每日按此系数 ×（当日满意占比 − 0.8）变化，并在一年内回归初始水平。'],
    equation: tex`e \leftarrow \max\left(0,\ e + \eta_e \frac{n}{n+1} (s - 0.8) - \frac{e - e_0}{365}\right),\quad n = \text{deliveries of the day at } N_0`,
    source: '[A] MODEL 6.11: equity moves with delivered satisfaction; a brand that satisfies everybody gains .15 in the long run',
  }),
  learnQuality: world({
    symbol: 'η_q', unit: '1/30 days', default: 0, range: [0, 1], step: 0.01, slider: [0, 0.3],
    en: ['Learning of quality', 'Share of the gap to the quality ceiling that demand insight closes in 30 days.'],
    zh: ['质量学习速度', '凭借复购洞察，每 30 天弥补质量差距的比例。'],
    equation: LEARN, source: '[A] off by default (F7, F26; MODEL 6.11)',
  }),
  learnPrice: world({
    symbol: 'η_p', unit: '1/30 days', default: 0, range: [0, 1], step: 0.01, slider: [0, 0.1],
    en: ['Learning of price', 'Share by which the price falls in 30 days through demand insight.'],
    zh: ['降本学习速度', '凭借复购洞察，每 30 天价格下降的比例。'],
    equation: LEARN, source: '[A] off by default (F7, F26; MODEL 6.11)',
  }),
  learnHalf: world({
    symbol: 'n_half', unit: 'orders/30 days', default: 30, range: [0.1, 1e6], step: 1, slider: [1, 300],
    en: ['Orders to learn from', 'Repeat orders in 30 days at which learning runs at half its speed.'],
    zh: ['学习半饱和订单数', '学习速度达到一半所需的 30 天复购订单数。'],
    equation: LEARN, source: '[A] one repeat order a day',
  }),
  qualityMax: world({
    symbol: 'q_max', unit: 'quality', default: 0.97, range: [0, 1], step: 0.01,
    en: ['Quality ceiling', 'Quality that learning approaches.'],
    zh: ['质量上限', '学习所能趋近的质量上限。'],
    equation: LEARN, source: '[A] some disappointment always remains',
  }),
} satisfies Record<string, ParameterEntry>

export const sharing = {
  shareChance: world({
    symbol: 'w_0', unit: 'probability', default: 0, range: [0, 1], step: 0.01, slider: [0, 0.5],
    en: ['Sharing', 'Chance that a satisfied delivery makes the fan share the room.'],
    zh: ['分享概率', '满意收货后粉丝分享直播间的概率。'],
    equation: tex`P(\text{share}) = w_0\ \text{after a satisfying delivery}`, source: '[A] off by default (MODEL 6.11, word of mouth)',
  }),
  shareReach: world({
    symbol: 'w_1', unit: 'entries', default: 1.5, range: [0, 100], step: 0.1, slider: [0, 10],
    en: ['Reach of a share', 'Mean public entries that a share brings to the room on the next day.'],
    zh: ['分享带来的进店', '一次分享次日平均带来的公域进店人次。'],
    equation: tex`\mathrm{entries} \sim \mathrm{Poisson}(w_1)`, source: '[A] a share reaches a few friends',
  }),
  shareDaily: oracle({
    symbol: 'q_B', unit: 'entries/day', default: 0, range: [0, 10], step: 0.05, slider: [0, 1],
    en: ['Daily sharing', 'Every buyer so far shares daily with this many entries (Bass).'],
    zh: ['每日分享', '每位已购用户每天分享带来的进店数（Bass 模型）。'],
    equation: tex`h = 1 - e^{-(p + qF)}`, source: '[A] MODEL 6.12-10 (O11)',
  }),
  brushShare: world({
    symbol: 'm_b', unit: 'share', default: 0, range: [0, 1], step: 0.01, slider: [0, 0.5],
    en: ['Brushing anchors', 'Share of anchors that buy fake good outcomes: public evidence rises, private trust does not.'],
    zh: ['刷单主播占比', '购买虚假好评的主播比例：只抬高公共口碑，不增加私域信任。'],
    source: '[A] off by default (MODEL 6.11): trust-weighted traffic must be shown with and without it',
  }),
  brushRate: world({
    symbol: 'n_b', unit: 'outcomes/order', default: 1, range: [0, 100], step: 0.1, slider: [0, 10],
    en: ['Intensity of brushing', 'Fake good outcomes bought per real order.'],
    zh: ['刷单强度', '每笔真实订单对应购买的虚假好评数。'],
    source: '[A] doubles the apparent good record',
  }),
  brushDetect: lever({
    symbol: 'p_b', unit: 'probability/day', default: 0.005, range: [0, 1], step: 0.005, slider: [0, 0.2],
    en: ['Detection of brushing', 'Daily chance that a brushing anchor is found out.'],
    zh: ['刷单查出率', '刷单主播每天被查出的概率。'],
    source: '[A] half the inspection rate; acts only on brushing anchors',
  }),
  brushPenalty: lever({
    symbol: 'S_b', unit: 'evidence', default: 20, range: [0, 1000], step: 1, slider: [0, 100],
    en: ['Penalty of brushing', 'Bad public evidence added when brushing is found out.'],
    zh: ['刷单处罚', '刷单被查出时增加的负面公共证据。'],
    source: '[A] same as a strike',
  }),
} satisfies Record<string, ParameterEntry>
