// Anchors: the mix of kinds and the traits of each kind, honesty, entry and exit.
// Invariant: one entry for each Param cell of these names in src/engine/kernel/slots/parameters.ts; the four mix shares add to 1.
import { lever, tex, world, type ParameterEntry } from './entry.ts'

type Kind = 'White' | 'Fast' | 'Known' | 'Ska'
const NAME: Record<Kind, { en: string; zh: string; sub: string }> = {
  White: { en: 'white label', zh: '白牌', sub: 'w' },
  Fast: { en: 'fast brands', zh: '快品牌', sub: 'f' },
  Known: { en: 'known brands', zh: '知名品牌', sub: 'k' },
  Ska: { en: 'super key accounts', zh: 'SKA 品牌', sub: 's' },
}

const mix = (kind: Kind, value: number) =>
  lever({
    symbol: `m_${NAME[kind].sub}`, unit: 'share', default: value, range: [0, 1], step: 0.005, entry: true,
    en: [`Share of ${NAME[kind].en}`, `Share of anchors that are ${NAME[kind].en}. As a policy it applies to anchors that enter from its day on.`],
    zh: [`${NAME[kind].zh}占比`, `主播中${NAME[kind].zh}的比例；作为政策时只作用于生效后新入驻的主播。`],
    source: '[P] brand share of GMV, target .11 (F21; MODEL 6.4)',
  })
const quality = (kind: Kind, value: number) =>
  world({
    symbol: `q_${NAME[kind].sub}`, unit: 'quality', default: value, range: [0, 1], step: 0.01,
    en: [`Quality of ${NAME[kind].en}`, `Mean quality of the goods of ${NAME[kind].en}.`],
    zh: [`${NAME[kind].zh}质量`, `${NAME[kind].zh}商品的平均质量。`],
    equation: tex`q_j = q_{kind} + \sigma_q \min(2, \max(-2, z_j)),\ z_j \sim \mathrm{Normal}(0, 1)`,
    source: '[A] order of kinds is plausible, distribution invented (MODEL 6.4, 6.9)',
  })
const price = (kind: Kind, value: number) =>
  world({
    symbol: `P_${NAME[kind].sub}`, unit: 'RMB', default: value, range: [0.01, 1e6], step: 1, slider: [5, 1000],
    en: [`Price of ${NAME[kind].en}`, `Median price of ${NAME[kind].en}.`],
    zh: [`${NAME[kind].zh}价格`, `${NAME[kind].zh}商品价格的中位数。`],
    equation: tex`P_j \sim \mathrm{Lognormal}(\ln P_{kind}, \sigma_P)`,
    source: '[P] average order 65-70 RMB; late-2020 ticket 70 [S, secondary]; fitted in PLATFORM',
  })
const equity = (kind: Kind, value: number) =>
  world({
    symbol: `e_${NAME[kind].sub}`, unit: 'equity', default: value, range: [0, 2], step: 0.05,
    en: [`Equity of ${NAME[kind].en}`, `Brand equity of ${NAME[kind].en} at the start.`],
    zh: [`${NAME[kind].zh}品牌力`, `${NAME[kind].zh}的初始品牌力。`],
    source: '[A] MODEL 6.4',
  })

export const anchors = {
  mixWhite: mix('White', 0.86),
  mixFast: mix('Fast', 0.095),
  mixKnown: mix('Known', 0.04),
  mixSka: mix('Ska', 0.005),
  qualityWhite: quality('White', 0.7),
  qualityFast: quality('Fast', 0.78),
  qualityKnown: quality('Known', 0.84),
  qualitySka: quality('Ska', 0.9),
  qualitySd: world({
    symbol: 'σ_q', unit: 'quality', default: 0.05, range: [0, 1], step: 0.01, slider: [0, 0.3],
    en: ['Spread of quality', 'Standard deviation of quality among anchors of a kind.'],
    zh: ['质量离散度', '同类主播之间质量的标准差。'],
    equation: tex`q_j = q_{kind} + \sigma_q \min(2, \max(-2, z_j)),\ z_j \sim \mathrm{Normal}(0, 1)`, source: '[A] MODEL 6.4',
  }),
  priceWhite: price('White', 60),
  priceFast: price('Fast', 82),
  priceKnown: price('Known', 115),
  priceSka: price('Ska', 195),
  priceSd: world({
    symbol: 'σ_P', unit: 'log-sd', default: 0.35, range: [0, 3], step: 0.05, slider: [0, 1],
    en: ['Spread of prices', 'Log-standard deviation of prices among anchors of a kind.'],
    zh: ['价格离散度', '同类主播之间价格的对数标准差。'],
    equation: tex`P_j \sim \mathrm{Lognormal}(\ln P_{kind}, \sigma_P)`, source: '[A] MODEL 6.4',
  }),
  equityWhite: equity('White', 0),
  equityFast: equity('Fast', 0.2),
  equityKnown: equity('Known', 0.5),
  equitySka: equity('Ska', 0.8),
  skillSd: world({
    symbol: 'σ_s', unit: 'skill', default: 0.5, range: [0, 3], step: 0.05, slider: [0, 1.5],
    en: ['Spread of skill', 'Standard deviation of live skill, mean 0, clamped at two of them.'],
    zh: ['能力离散度', '主播直播能力的标准差（均值 0，两倍标准差截断）。'],
    equation: tex`s_j = \sigma_s \min(2, \max(-2, z_j)),\ z_j \sim \mathrm{Normal}(0, 1)`, source: '[A] prototype value',
  }),
  liveMin: world({
    symbol: 'ℓ_min', unit: 'probability/day', default: 0.5, range: [0, 1], step: 0.05,
    en: ['Least live days', 'Lower end of the uniform chance that an anchor is live on a day.'],
    zh: ['开播率下限', '主播每天开播概率（均匀分布）的下限。'],
    equation: tex`\mathrm{live}_j \sim U(\ell_{min}, \ell_{max})`, source: '[A] sellers stream most days',
  }),
  liveMax: world({
    symbol: 'ℓ_max', unit: 'probability/day', default: 0.9, range: [0, 1], step: 0.05,
    en: ['Most live days', 'Upper end of the uniform chance that an anchor is live on a day.'],
    zh: ['开播率上限', '主播每天开播概率（均匀分布）的上限。'],
    equation: tex`\mathrm{live}_j \sim U(\ell_{min}, \ell_{max})`, source: '[A] sellers stream most days',
  }),
  hypeShare: world({
    symbol: 'm_h', unit: 'share', default: 0.15, range: [0, 1], step: 0.01,
    en: ['Hyping anchors', 'Share of anchors whose hype is uniform in .5-1; the others stay below .1.'],
    zh: ['夸大宣传主播占比', '夸大程度在 0.5–1 之间的主播比例；其余低于 0.1。'],
    source: '[A] MODEL 6.4, distribution invented (6.9); 160,000 false-publicity penalties Apr-Nov 2021 [S]',
  }),
  fakeShare: world({
    symbol: 'm_c', unit: 'share', default: 0.05, range: [0, 1], step: 0.01, slider: [0, 0.5],
    en: ['Dishonest anchors', 'Share of white-label anchors inclined to sell counterfeits.'],
    zh: ['售假倾向主播占比', '白牌主播中有售假倾向的比例。'],
    source: '[A] MODEL 6.4, distribution invented (6.9)',
  }),
  fakeRate: world({
    symbol: 'φ_c', unit: 'share', default: 0.25, range: [0, 1], step: 0.05,
    en: ['Counterfeit orders', 'Share of an inclined anchor\'s orders that are counterfeit.'],
    zh: ['假货订单占比', '有售假倾向的主播所售订单中假货的比例。'],
    source: '[A] MODEL 6.4',
  }),
  startSales: world({
    symbol: 'g_start', unit: 'RMB/day', default: 50, range: [0.01, 1e7], step: 5, slider: [1, 1000],
    en: ['First sales', 'Median of the smoothed sales with which anchors start, in simulated RMB at the reference population.'],
    zh: ['初始销售额', '主播初始平滑日销售额的中位数（基准规模下的模拟元）。'],
    equation: tex`g^7_j(0) \sim \mathrm{Lognormal}(\ln 50, 1.2)`, source: '[A] MODEL 6.8; forgotten during the burn-in',
  }),
  startSalesSd: world({
    symbol: 'σ_g', unit: 'log-sd', default: 1.2, range: [0, 5], step: 0.1, slider: [0, 3],
    en: ['Spread of first sales', 'Log-standard deviation of the first smoothed sales.'],
    zh: ['初始销售额离散度', '初始平滑销售额的对数标准差。'],
    equation: tex`g^7_j(0) \sim \mathrm{Lognormal}(\ln 50, 1.2)`, source: '[A] MODEL 6.8',
  }),
  entryRate: world({
    symbol: 'r_e', unit: 'anchors/week', default: 0.5, range: [0, 100], step: 0.1, slider: [0, 10], entry: true,
    en: ['Entry', 'Mean number of anchors that enter in a week, before incubation by service providers.'],
    zh: ['新主播入驻', '每周平均新入驻的主播数（未计服务商孵化）。'],
    equation: tex`\mathrm{entries} \sim \mathrm{Poisson}(r_e (1 + c_{incub}))`,
    source: '[A] about 9% of 300 anchors a year; MODEL 6.12-4',
  }),
  exitFloor: world({
    symbol: 'g_exit', unit: 'RMB/day', default: 2, range: [0, 1e6], step: 1, slider: [0, 100],
    en: ['Exit floor', 'Smoothed sales below which an anchor may leave, in simulated RMB at the reference population.'],
    zh: ['退出门槛', '平滑日销售额低于该值的主播可能退出（基准规模下的模拟元）。'],
    source: '[A] MODEL 6.12-4: below one order a month an anchor is gone in all but name',
  }),
  exitDays: world({
    symbol: 'T_exit', kind: 'integer', unit: 'days', default: 45, range: [1, 1000], step: 1, slider: [1, 180],
    en: ['Days until exit', 'Days below the floor after which an anchor leaves.'],
    zh: ['退出等待天数', '连续低于门槛多少天后退出。'],
    source: '[A] MODEL 6.3',
  }),
} satisfies Record<string, ParameterEntry>
