// Delivery: lead time, satisfaction against expectation, the experience-price ratio, returns and complaints.
// Invariant: one entry for each Param cell of these names in src/engine/kernel/slots/parameters.ts.
import { tex, world, type ParameterEntry } from './entry.ts'

const D = tex`D = q_j - p_L 1_{late} - E + \psi\,[\ln v_j - ps_i \ln(P/P_k)] + \sigma\varepsilon,\quad E = e_0 + \chi_h h_j + \xi(\tau - .6);\quad \text{satisfied iff } D > 0`
const VALUE = tex`\ln v_j = v_q (q_j - .7) + v_s\,\mathrm{service} + v_e e_j`

export const delivery = {
  noise: world({
    symbol: 'σ', unit: 'quality', default: 0.25, range: [0.001, 10], step: 0.01, slider: [0.01, 1],
    en: ['Noise of experience', 'Standard deviation of the experience of one delivery around the anchor\'s quality.'],
    zh: ['体验波动', '单次收货体验围绕主播质量的标准差。'],
    equation: D, source: '[P] late effect of Olist: on-time .91 satisfied, late .33 (MODEL 6.3)',
  }),
  expectation: world({
    symbol: 'e_0', unit: 'quality', default: 0.45, range: [-5, 5], step: 0.01, slider: [0, 1],
    en: ['Expectation', 'Quality that a buyer expects without hype at trust .6.'],
    zh: ['基础预期', '无夸大宣传、信任为 0.6 时买家预期的质量。'],
    equation: D, source: '[P] dissatisfied .15-.20 (MODEL 6.4); fitted in PLATFORM',
  }),
  hypeExpectation: world({
    symbol: 'χ_h', unit: 'quality', default: 0.3, range: [0, 5], step: 0.01, slider: [0, 1],
    en: ['Hype raises expectation', 'Expectation added by full hype.'],
    zh: ['夸大宣传抬高预期', '完全夸大宣传使预期提高的幅度。'],
    equation: D, source: '[P] MODEL 6.4; expectation-confirmation (Oliver 1980)',
  }),
  trustExpectation: world({
    symbol: 'ξ', unit: 'quality', default: 0.05, range: [-5, 5], step: 0.01, slider: [-0.5, 0.5],
    en: ['Trust raises expectation', 'Expectation added per unit of trust above .6.'],
    zh: ['信任抬高预期', '信任每高于 0.6 一个单位，预期提高的幅度。'],
    equation: D, source: '[A] MODEL 6.12-4: .05, small beside hype',
  }),
  valueSatisfaction: world({
    symbol: 'ψ', unit: 'quality', default: 0.1, range: [0, 5], step: 0.01, slider: [0, 0.5],
    en: ['Experience-price ratio', 'How much value for money moves satisfaction: "feels worth it", not "is cheap".'],
    zh: ['体验价格比', '体验价格比（值不值）对满意度的影响：看是否“觉得值”，而非单纯便宜。'],
    equation: D, source: '[A] MODEL 6.12-9 (F24, F39, F41): form from the sources, size assumed',
  }),
  valueQuality: world({
    symbol: 'v_q', unit: '1', default: 1, range: [0, 10], step: 0.1, slider: [0, 4],
    en: ['Quality in perceived value', 'Log perceived value per unit of quality above .7.'],
    zh: ['质量的感知价值', '质量每高于 0.7 一个单位所增加的对数感知价值。'],
    equation: VALUE, source: '[A] one unit of quality is worth a factor e in price',
  }),
  valueService: world({
    symbol: 'v_s', unit: '1', default: 0.2, range: [0, 10], step: 0.05, slider: [0, 2],
    en: ['Service in perceived value', 'Log perceived value of an on-time delivery with quick refund or fast delivery.'],
    zh: ['服务的感知价值', '准时送达且享有极速退款 / 极速发货时增加的对数感知价值。'],
    equation: VALUE, source: '[A] value of goods and service per RMB (F39); about 22% of price',
  }),
  valueEquity: world({
    symbol: 'v_e', unit: '1', default: 0.4, range: [0, 10], step: 0.05, slider: [0, 2],
    en: ['Equity in perceived value', 'Log perceived value per unit of brand equity.'],
    zh: ['品牌的感知价值', '每单位品牌力增加的对数感知价值。'],
    equation: VALUE, source: '[A] F24, F25: known brands sell dear goods; size assumed',
  }),
  latePenalty: world({
    symbol: 'p_late', unit: 'quality', default: 0.45, range: [0, 5], step: 0.01, slider: [0, 1],
    en: ['Penalty of lateness', 'Quality that a late delivery takes off.'],
    zh: ['延迟惩罚', '延迟送达使体验质量降低的幅度。'],
    equation: D, source: '[P] Olist: stars 4.28 on time, 2.55 late [S]',
  }),
  lateShare: world({
    symbol: 'p_L', unit: 'probability', default: 0.08, range: [0, 1], step: 0.01, slider: [0, 0.5],
    en: ['Late deliveries', 'Chance that an order is late, before service providers and the fast-delivery right.'],
    zh: ['延迟率', '订单延迟的概率（未计服务商与极速发货权益）。'],
    source: '[S] Olist: 8.1% late (rstudio-pubs 1443825)',
  }),
  lateDays: world({
    symbol: 'L_late', kind: 'integer', unit: 'days', default: 3, range: [0, 20], step: 1,
    en: ['Days of lateness', 'Days that a late order arrives later.'],
    zh: ['延迟天数', '延迟订单晚到的天数。'],
    source: '[A] MODEL 6.3',
  }),
  leadMean: world({
    symbol: 'L', unit: 'days', default: 3, range: [0, 30], step: 0.5, slider: [0, 10],
    en: ['Lead time', 'Mean days from order to receipt; 0 = the same day.'],
    zh: ['平均收货时长', '从下单到收货的平均天数；0 表示当天。'],
    equation: tex`\mathrm{lead} = 1 + \mathrm{Geometric}(\text{mean}\ L - 1)`,
    source: '[D] express delivery 57.08 h [S] plus handling',
  }),
  unnoticed: world({
    symbol: 'p_u', unit: 'probability', default: 0.02, range: [0, 1], step: 0.01, slider: [0, 0.5],
    en: ['Unnoticed counterfeit', 'Chance that a buyer does not notice a counterfeit and judges it like genuine goods.'],
    zh: ['假货未被察觉', '买家未察觉假货而按正品评价的概率。'],
    source: '[A] MODEL 6.3',
  }),
  returnGood: world({
    symbol: 'ρ_+', unit: 'probability', default: 0.06, range: [0, 1], step: 0.01, slider: [0, 0.6],
    en: ['Returns of good deliveries', 'Chance that a satisfied buyer returns the goods. Raise it for apparel.'],
    zh: ['满意订单退货率', '满意买家退货的概率；服装类应调高。'],
    source: '[A] overall returns .15; live returns 30-50% or more in apparel [S]',
  }),
  returnBad: world({
    symbol: 'ρ_-', unit: 'probability', default: 0.55, range: [0, 1], step: 0.01,
    en: ['Returns of bad deliveries', 'Chance that a disappointed buyer returns the goods.'],
    zh: ['失望订单退货率', '失望买家退货的概率。'],
    source: '[A] overall returns .15 (MODEL 6.4)',
  }),
  complaint: world({
    symbol: 'κ_c', unit: 'probability', default: 0.136, range: [0, 1], step: 0.005,
    en: ['Complaints', 'Chance that a disappointed buyer complains; after a noticed counterfeit everybody does.'],
    zh: ['投诉率', '失望买家投诉的概率；察觉假货者必投诉。'],
    source: '[S] 13.6% of those with a problem complained (China Consumers Association 2020)',
  }),
} satisfies Record<string, ParameterEntry>
