// Guarantees: what each right of the trust card does to choice, returns and cost; and the trust-card lever itself.
// Invariant: one entry for each Param cell of these names in src/engine/kernel/slots/parameters.ts.
import { lever, RIGHT_BITS, tex, world, type ParameterEntry } from './entry.ts'

type Right = '7Day' | 'Freight' | 'Refund' | 'Ten' | 'Quick' | 'Fast'
const NAME: Record<Right, { en: string; zh: string; sub: string }> = {
  '7Day': { en: '7-day returns', zh: '七天无理由', sub: '7' },
  Freight: { en: 'freight compensation', zh: '退货补运费', sub: 'fr' },
  Refund: { en: 'refund without return', zh: '退款不退货', sub: 'ro' },
  Ten: { en: 'one fake, ten paid back', zh: '假一赔十', sub: '10' },
  Quick: { en: 'quick refund', zh: '极速退款', sub: 'qr' },
  Fast: { en: 'fast delivery', zh: '极速发货', sub: 'fd' },
}
const lift = (right: Right, value: number, source = '[A] MODEL 6.3: only the .18 of refund without return has a source') =>
  world({
    symbol: `Δθ_${NAME[right].sub}`, unit: 'utility', default: value, range: [0, 5], step: 0.01, slider: [0, 1],
    en: [`Lift of ${NAME[right].en}`, `Utility that the right "${NAME[right].en}" adds to a room that grants it.`],
    zh: [`${NAME[right].zh}的转化提升`, `提供“${NAME[right].zh}”权益给直播间带来的效用。`],
    equation: tex`V_{ij} \leftarrow V_{ij} + \sum_g \theta_g 1_g`, source,
  })
const returns = (right: Right, value: number) =>
  world({
    symbol: `m_ret,${NAME[right].sub}`, unit: 'factor', default: value, range: [0.1, 5], step: 0.01, slider: [0.5, 2],
    en: [`Returns under ${NAME[right].en}`, `Factor on the return probability of orders with this right.`],
    zh: [`${NAME[right].zh}的退货系数`, `享有“${NAME[right].zh}”的订单退货概率的乘数。`],
    equation: tex`P(\mathrm{return}) = \rho_{\pm} \prod_g m_{ret,g}`,
    source: '[A] MODEL 6.3; lenient policies raise purchase more than returns (Janakiraman 2016 [S])',
  })

export const guarantees = {
  lift7Day: lift('7Day', 0.05),
  liftFreight: lift('Freight', 0.05),
  liftRefund: lift('Refund', 0.18, '[S] ordering willingness +20% (company claim): Δlogit = ln 1.2/(1-p) (MODEL 3)'),
  liftTen: lift('Ten', 0.06),
  liftQuick: lift('Quick', 0.03),
  liftFast: lift('Fast', 0.06),
  return7Day: returns('7Day', 1.1),
  returnFreight: returns('Freight', 1.08),
  returnRefund: returns('Refund', 1.05),
  returnTen: returns('Ten', 1),
  returnQuick: returns('Quick', 1.03),
  returnFast: returns('Fast', 0.98),
  cost7Day: world({
    symbol: 'c_7', unit: 'RMB/return', default: 3, range: [0, 1000], step: 0.5, slider: [0, 30],
    en: ['Handling of returns', 'Cost of handling one return under 7-day returns.'],
    zh: ['退货处理成本', '七天无理由退货下每次退货的处理成本。'],
    source: '[A] MODEL 6.3',
  }),
  costFreight: world({
    symbol: 'c_f', unit: 'RMB/return', default: 7, range: [0, 1000], step: 0.5, slider: [0, 30],
    en: ['Freight of returns', 'Freight compensated per return.'],
    zh: ['退货运费补偿', '每次退货补偿的运费。'],
    source: '[A] MODEL 6.3',
  }),
  costFast: world({
    symbol: 'c_fd', unit: 'RMB/order', default: 1.5, range: [0, 1000], step: 0.5, slider: [0, 20],
    en: ['Cost of fast delivery', 'Extra cost per order with fast delivery.'],
    zh: ['极速发货成本', '极速发货每单的额外成本。'],
    source: '[A] MODEL 6.3',
  }),
  refundAbuse: world({
    symbol: 'p_ab', unit: 'probability', default: 0.02, range: [0, 1], step: 0.005, slider: [0, 0.2],
    en: ['Abuse of refunds', 'Chance that a satisfied buyer claims a refund without return.'],
    zh: ['仅退款滥用率', '满意买家仍申请仅退款的概率。'],
    source: '[A] MODEL 6.3',
  }),
  quickOmega: world({
    symbol: 'm_g', unit: 'factor', default: 0.7, range: [0, 1], step: 0.05,
    en: ['Forgiveness', 'Factor on the evidence of a disappointment that a quick refund or a refund without return makes good.'],
    zh: ['快速退款的谅解', '极速退款或仅退款弥补失望后，负面证据的乘数。'],
    equation: tex`s \leftarrow s + \omega m_g`, source: '[A] MODEL 6.3: ω x .7',
  }),
  fastLate: world({
    symbol: 'm_L', unit: 'factor', default: 0.6, range: [0, 1], step: 0.05,
    en: ['Lateness under fast delivery', 'Factor on the chance of being late.'],
    zh: ['极速发货延迟系数', '极速发货对延迟概率的乘数。'],
    source: '[A] MODEL 6.3',
  }),
  fastLead: world({
    symbol: 'ΔL', unit: 'days', default: 1, range: [0, 5], step: 0.5,
    en: ['Days saved by fast delivery', 'Days taken off the mean lead time.'],
    zh: ['极速发货节省天数', '平均收货时长缩短的天数。'],
    source: '[A] MODEL 6.3',
  }),
  tenPayout: world({
    symbol: 'n_10', unit: 'prices', default: 10, range: [0, 100], step: 1, slider: [0, 20],
    en: ['Payout for a proven counterfeit', 'Multiple of the price paid for a proven counterfeit.'],
    zh: ['假货赔付倍数', '假货查实后按售价赔付的倍数。'],
    source: '[S] one false, ten compensated (F37)',
  }),
} satisfies Record<string, ParameterEntry>

const cardRights = (tier: 'head' | 'waist' | 'tail', zh: string) =>
  lever({
    symbol: `G_${tier}`, kind: 'mask', unit: 'bit mask', default: 63, range: [0, 63], step: 1, options: RIGHT_BITS, outlay: 'cardSubsidy',
    en: [`Rights of ${tier} anchors`, `Rights on the trust card of an anchor in the ${tier} of the size distribution (head: largest 10%, tail: smaller half).`],
    zh: [`${zh}主播权益`, `信任卡为${zh}主播配置的权益（头部：销售额前 10%；尾部：后 50%）。`],
    source: '[A] L3, all rights (MODEL 6.3); the card is graded (F37)',
  })

export const trustCard = {
  cardUptake: lever({
    symbol: 'u_c', unit: 'share', default: 0, range: [0, 1], step: 0.05, outlay: 'cardSubsidy',
    en: ['Uptake of the trust card', 'Share of anchors that hold the trust card.'],
    zh: ['信任卡覆盖率', '开通信任卡的主播比例。'],
    source: '[A] neutral value; card introduced 1 June 2021 (F37)',
  }),
  cardDecide: lever({
    symbol: 'decide', kind: 'switch', unit: 'switch', default: 0, range: [0, 1], step: 1, outlay: 'cardSubsidy',
    en: ['Anchors decide', 'Anchors take the card when its expected gain exceeds its cost to them, instead of by a fixed uptake.'],
    zh: ['主播自主选择', '由主播按预期收益与成本自行决定是否开通，而非固定覆盖率。'],
    source: '[A] guarantees as costly signals (Akerlof 1970; MODEL 3)',
  }),
  cardHead: cardRights('head', '头部'),
  cardWaist: cardRights('waist', '腰部'),
  cardTail: cardRights('tail', '尾部'),
  cardSubsidy: lever({
    symbol: 'σ_c', unit: 'share', default: 0, range: [0, 1], step: 0.05, outlay: true,
    en: ['Platform\'s share of guarantee costs', 'Share of the cost of guarantees that the platform bears.'],
    zh: ['平台承担比例', '权益成本中由平台承担的比例。'],
    source: '[A] neutral value',
  }),
} satisfies Record<string, ParameterEntry>
