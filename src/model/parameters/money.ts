// Money: commission and rebates, coupons; then the counterfeit shock and what is recorded.
// Invariant: one entry for each Param cell of these names in src/engine/kernel/slots/parameters.ts. Days are scenario days.
import { KIND_BITS, lever, recording, tex, world, type ParameterEntry } from './entry.ts'

export const commission = {
  take: lever({
    symbol: 'take', unit: 'share', default: 0.01, range: [0, 1], step: 0.001, slider: [0, 0.2],
    en: ['Take rate', 'Commission of the platform on net GMV.'],
    zh: ['佣金率', '平台对净 GMV 收取的佣金比例。'],
    source: '[D] other services revenue 1.00% (Q4-21) and 1.06% (Q4-23) of GMV',
  }),
  rebate: lever({
    symbol: 'rebate', unit: 'share', default: 0, range: [0, 1], step: 0.001, slider: [0, 0.1], outlay: true,
    en: ['Rebate', 'Share of GMV that the platform gives back to anchors.'],
    zh: ['返佣', '平台按 GMV 返还给主播的比例。'],
    source: '[A] neutral value',
  }),
  passThrough: world({
    symbol: 'π_c', unit: 'share', default: 0.5, range: [0, 1], step: 0.05,
    en: ['Pass-through', 'Share of a change of commission that ends up in prices.'],
    zh: ['价格传导率', '佣金变化传导到商品价格的比例。'],
    equation: tex`P_j \leftarrow P_j [1 + \pi_c (take - rebate - take_0)]`,
    source: '[A] MODEL 6.12-8: passes to price by a share; half in the absence of evidence',
  }),
  takeReference: world({
    symbol: 'take_0', unit: 'share', default: 0.01, range: [0, 1], step: 0.001, slider: [0, 0.2],
    en: ['Commission in prices', 'Commission that today\'s prices already contain.'],
    zh: ['价格已含佣金率', '现有价格中已包含的佣金率。'],
    source: '[D] the take rate of 2021',
  }),
} satisfies Record<string, ParameterEntry>

export const coupons = {
  couponValue: lever({
    symbol: 'c_v', unit: 'RMB', default: 0, range: [0, 1e5], step: 1, slider: [0, 50], outlay: true,
    en: ['Coupon', 'Amount taken off the price of an order by a platform coupon, at most half the price; the merchant is paid in full.'],
    zh: ['优惠券面额', '平台券对每单的减免额，最多为售价的一半；商家仍按原价结算。'],
    equation: tex`\text{buyer pays } P - c,\ \text{merchant gets } P(1 - take)`,
    source: '[A] neutral value',
  }),
  couponBudget: lever({
    symbol: 'B_c', unit: 'RMB', default: 0, range: [0, 1e12], step: 1e7, slider: [0, 2e9], outlay: true,
    en: ['Coupon budget', 'Money for coupons over their whole period.'],
    zh: ['优惠券预算', '整个发放期的优惠券总预算。'],
    source: '[A] neutral value',
  }),
  couponTarget: lever({
    symbol: 'target', kind: 'choice', unit: 'code', default: 0, range: [0, 2], step: 1, outlay: true,
    options: [
      { id: 'everybody', value: 0, label: { en: 'everybody', zh: '所有粉丝' } },
      { id: 'lapsed', value: 1, label: { en: 'no order this and last month', zh: '本月及上月未下单' } },
      { id: 'lowerTiers', value: 2, label: { en: 'tiers 3 to 5', zh: '三至五线城市' } },
    ],
    en: ['Who gets coupons', 'Fans to whom coupons are offered.'],
    zh: ['优惠券人群', '可领取优惠券的粉丝人群。'],
    source: '[A] MODEL 6.5: target',
  }),
  couponKinds: lever({
    symbol: 'K_c', kind: 'mask', unit: 'bit mask', default: 15, range: [0, 15], step: 1, options: KIND_BITS, outlay: true,
    en: ['Where coupons count', 'Kinds of anchors at which coupons can be used.'],
    zh: ['优惠券适用商家', '优惠券可用的主播类型。'],
    source: '[A] neutral value: everywhere',
  }),
  couponFrom: lever({
    symbol: 't_c0', kind: 'integer', unit: 'day', default: 0, range: [0, 1e5], step: 1, slider: [0, 365], outlay: true,
    en: ['Coupons from', 'Scenario day of the first coupon; set by `from` of the lever.'],
    zh: ['发券开始日', '首张优惠券发放的情景日；由该政策的 from 设定。'],
    source: '[A] follows from the lever',
  }),
  couponTo: lever({
    symbol: 't_c1', kind: 'integer', unit: 'day', default: 0, range: [0, 1e5], step: 1, slider: [0, 365], outlay: true,
    en: ['Coupons to', 'Scenario day after the last coupon; set by `to` of the lever. The budget is spread over the period.'],
    zh: ['发券结束日', '最后一张优惠券之后的情景日；由该政策的 to 设定，预算在此期间均匀使用。'],
    source: '[A] follows from the lever',
  }),
} satisfies Record<string, ParameterEntry>

const LOOP = tex`\tau \leftarrow \min(\tau (1 + \delta_\tau),\ (1 + \tau)/2),\quad \mathrm{loop\ gain} = \frac{\Delta GMV / GMV}{\delta_\tau}`

export const shock = {
  shockDay: world({
    symbol: 't_x', kind: 'integer', unit: 'day', default: -1, range: [-1, 1e5], step: 1, slider: [-1, 365],
    en: ['Day of the shock', 'Scenario day on which part of the anchors turn to counterfeits; -1 = never.'],
    zh: ['冲击日', '部分主播开始售假的情景日；-1 表示无冲击。'],
    source: '[A] MODEL 6.5',
  }),
  shockShare: world({
    symbol: 'm_x', unit: 'share', default: 0, range: [0, 1], step: 0.01,
    en: ['Anchors in the shock', 'Share of anchors that turn to counterfeits on the day of the shock.'],
    zh: ['冲击波及比例', '冲击当日转为售假的主播比例。'],
    source: '[A] MODEL 6.7: .15 in the scenario',
  }),
  shockRate: world({
    symbol: 'φ_x', unit: 'share', default: 0.4, range: [0, 1], step: 0.05,
    en: ['Counterfeits in the shock', 'Share of their orders that are counterfeit from then on.'],
    zh: ['冲击后假货占比', '此后这些主播订单中假货的比例。'],
    source: '[A] MODEL 6.7: .4 in the scenario',
  }),
  trustShockDay: world({
    symbol: 't_τ', kind: 'integer', unit: 'day', default: -1, range: [-1, 1e5], step: 1, slider: [-1, 365],
    en: ['Day of the trust shock', 'Scenario day on whose morning all trust is raised, to follow what comes of it; -1 = never.'],
    zh: ['信任冲击日', '当日早晨提升全部信任并观察其后果的情景日；-1 表示无冲击。'],
    equation: LOOP, source: '[A] MODEL 6.11: loop gain',
  }),
  trustShockRise: world({
    symbol: 'δ_τ', unit: 'share', default: 0.01, range: [-0.9, 1], step: 0.01, slider: [-0.1, 0.1],
    en: ['Size of the trust shock', 'Share by which public trust and the trust of every bond with experience rise; no trust comes nearer to 1 than half its distance.'],
    zh: ['信任冲击幅度', '公共信任与每个有购买经历的关注关系信任提升的比例；与 1 的距离至多减半。'],
    equation: LOOP, source: '[A] MODEL 6.11: shock trust by 1%, follow GMV',
  }),
} satisfies Record<string, ParameterEntry>

export const recorded = {
  tagging: recording({
    symbol: 'tag', kind: 'switch', unit: 'switch', default: 1, range: [0, 1], step: 1,
    en: ['Attribution tags', 'Whether orders and bonds carry tags for attribution; tags never change the run.'],
    zh: ['归因标记', '订单与关注关系是否带归因标记；标记不影响模拟过程。'],
    source: '[A] MODEL 6.12-6',
  }),
} satisfies Record<string, ParameterEntry>
