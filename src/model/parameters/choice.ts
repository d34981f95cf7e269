// Choice: utility of a visited room against the outside option (multinomial logit).
// Invariant: one entry for each Param cell of these names in src/engine/kernel/slots/parameters.ts.
import { tex, world, type ParameterEntry } from './entry.ts'

const V = tex`V_{ij} = \theta_0 + \theta_T(2\tau-1) - ps_i \{c_j - x_\tau (2\tau-1) \max(0, c_j)\} + \theta_B e_j + \theta_F 1_{follows} + \theta_S s_j + \theta_H h_j + \theta_E 1_{endorsed} + \sum_g \theta_g 1_g - \theta_C 1_{other} - \theta_N m_{kn},\quad c_j = \theta_P \ln\frac{P_j}{P_k} + \theta_A \ln\frac{P_k}{P_0},\quad m_{kn} = \tfrac12 \text{ for fast brands at a branded need, else } 1_{mismatch}`
const FIT = '[P] GMV per DAU-day, average order, room conversion (MODEL 6.4)'

export const choice = {
  choiceBase: world({
    symbol: 'θ_0', unit: 'utility', default: -0.95, range: [-50, 50], step: 0.05, slider: [-5, 5],
    en: ['Base utility', 'Utility of buying in an average room over not buying; the lower, the more often a need leaves the platform unmet.'],
    zh: ['基础效用', '在普通直播间购买相对于不买的效用；越低，需求越容易落空。'],
    equation: V, source: `${FIT}; fitted in PLATFORM`,
  }),
  choiceTrust: world({
    symbol: 'θ_T', unit: 'utility', default: 2.6, range: [0, 20], step: 0.1, slider: [0, 6],
    en: ['Trust in choice', 'Utility difference between full trust and trust one half.'],
    zh: ['信任对选择的影响', '完全信任与信任值 0.5 之间的效用差。'],
    equation: V, source: '[P] conversion; θ_T and v0 are identified only in products (MODEL 6.9); sign: streamer trust raises intention [S]',
  }),
  choicePrice: world({
    symbol: 'θ_P', unit: 'utility', default: 1.4, range: [0, 20], step: 0.1, slider: [0, 6],
    en: ['Price within a kind', 'Utility lost per log-unit of price above the usual price of that kind of goods.'],
    zh: ['同类价格敏感', '价格每高于同类常规价一个对数单位所损失的效用。'],
    equation: V, source: '[P] MODEL 6.4; own-price elasticity -θ_P(1-P_j), meta-analytic mean -2.62 [S]',
  }),
  choiceLevel: world({
    symbol: 'θ_A', unit: 'utility', default: 2.2, range: [0, 20], step: 0.1, slider: [0, 6],
    en: ['Price level of a kind', 'Utility lost per log-unit of the kind\'s usual price above the reference price.'],
    zh: ['价位敏感', '该类商品常规价每高于参考价一个对数单位所损失的效用。'],
    equation: V, source: '[P] average order 65-70 RMB (MODEL 6.4)',
  }),
  choiceEquity: world({
    symbol: 'θ_B', unit: 'utility', default: 0.6, range: [0, 20], step: 0.1, slider: [0, 4],
    en: ['Brand equity', 'Utility of one unit of brand equity.'],
    zh: ['品牌力', '一单位品牌力带来的效用。'],
    equation: V, source: FIT,
  }),
  choiceFollow: world({
    symbol: 'θ_F', unit: 'utility', default: 0.55, range: [-20, 20], step: 0.05, slider: [-2, 4],
    en: ['Own anchor', 'Extra utility of a room that the fan follows.'],
    zh: ['老铁偏好', '粉丝已关注主播的直播间额外带来的效用。'],
    equation: V, source: FIT,
  }),
  choiceSkill: world({
    symbol: 'θ_S', unit: 'utility', default: 0.5, range: [-20, 20], step: 0.05, slider: [-2, 4],
    en: ['Skill in choice', 'Utility of one unit of the anchor\'s skill.'],
    zh: ['主播能力对选择的影响', '主播能力每提高一单位带来的效用。'],
    equation: V, source: FIT,
  }),
  choiceHype: world({
    symbol: 'θ_H', unit: 'utility', default: 0.3, range: [-20, 20], step: 0.05, slider: [-2, 4],
    en: ['Hype in choice', 'Utility of full hype. It sells now and raises expectations that the delivery must meet.'],
    zh: ['夸大宣传的吸引力', '完全夸大宣传带来的效用；当下促成交易，但抬高了收货预期。'],
    equation: V, source: FIT,
  }),
  choiceEndorsed: world({
    symbol: 'θ_E', unit: 'utility', default: 0.15, range: [-20, 20], step: 0.05, slider: [-1, 2],
    en: ['Endorsement in choice', 'Utility of the platform\'s endorsement badge.'],
    zh: ['官方背书', '平台背书标识带来的效用。'],
    equation: V, source: '[A] F18 gives the sign; 8.1% willingness to pay for an established identity (Resnick 2006 [S]) is about .15 of utility at θ_P 1.4-2',
  }),
  choiceOther: world({
    symbol: 'θ_C', unit: 'utility', default: 1, range: [0, 20], step: 0.1, slider: [0, 4],
    en: ['Other category', 'Utility lost in a room outside the fan\'s two categories.'],
    zh: ['类目不符', '直播间不属于粉丝偏好的两个类目时损失的效用。'],
    equation: V, source: '[A] MODEL 6.3: affinity 0 or -1',
  }),
  trustPrice: world({
    symbol: 'x_τ', unit: '1', default: 0.3, range: [0, 1], step: 0.05,
    en: ['Trust sells dear goods', 'How much trust softens the disutility of price where there is one: at full trust it is multiplied by 1 minus this value.'],
    zh: ['信任降低价格敏感', '信任对价格负效用的缓解（仅在价格项为负效用时）：完全信任时价格项乘以（1 - 该值）。'],
    equation: V, source: '[A] MODEL 6.12-9 (F24, F25): sign from the sources, size assumed',
  }),
  referencePrice: world({
    symbol: 'P_0', unit: 'RMB', default: 50, range: [0.01, 1e5], step: 1, slider: [5, 500],
    en: ['Reference price', 'Price at which the price-level term is zero.'],
    zh: ['参考价', '价位项为零时的价格。'],
    equation: V, source: '[A] MODEL 6.3; shifts only θ_0',
  }),
} satisfies Record<string, ParameterEntry>
