// Results by city tier (MODEL 6.11): what each tier buys, and at what average order.
// Invariant: the tiers' GMV and orders add up to the platform's.
import type { DailyId, Sums } from './daily.ts'
import { gmvFen, metric, money, share, type DerivedMetric } from './formula.ts'

type Tier = 1 | 2 | 3 | 4 | 5
const NAMES = ['一', '二', '三', '四', '五']
const fenOf = (tier: Tier) => (s: Sums) => s[`gmvTier${tier}` as DailyId]
const ordersOf = (tier: Tier) => (s: Sums) => s[`ordersTier${tier}` as DailyId]
const zh = (tier: Tier) => `${NAMES[tier - 1]!}线城市`

const gmv = (tier: Tier) => money('higher', [`GMV of tier ${tier}`, `GMV of fans in tier-${tier} cities.`], [`${zh(tier)} GMV`, `${zh(tier)}粉丝的 GMV。`], fenOf(tier))
const part = (tier: Tier) => share('none', [`Tier ${tier} share of GMV`, `GMV of fans in tier-${tier} cities / GMV.`], [`${zh(tier)} GMV 占比`, `${zh(tier)}粉丝的 GMV / GMV。`], fenOf(tier), gmvFen)
const orders = (tier: Tier) =>
  metric('orders', 'higher', [`Orders of tier ${tier}`, `Paid orders of fans in tier-${tier} cities.`], [`${zh(tier)}订单数`, `${zh(tier)}粉丝的支付订单数。`], (s, m) => ordersOf(tier)(s) * m.kappa)
const order = (tier: Tier) =>
  metric('RMB/order', 'none', [`Average order of tier ${tier}`, `GMV divided by orders of fans in tier-${tier} cities.`], [`${zh(tier)}客单价`, `${zh(tier)}粉丝的 GMV 除以订单数。`], (s) => fenOf(tier)(s) / ordersOf(tier)(s) / 100)

export const CITY_TIERS = {
  gmvTier1: gmv(1), gmvTier2: gmv(2), gmvTier3: gmv(3), gmvTier4: gmv(4), gmvTier5: gmv(5),
  gmvShareTier1: part(1), gmvShareTier2: part(2), gmvShareTier3: part(3), gmvShareTier4: part(4), gmvShareTier5: part(5),
  ordersTier1: orders(1), ordersTier2: orders(2), ordersTier3: orders(3), ordersTier4: orders(4), ordersTier5: orders(5),
  aovTier1: order(1), aovTier2: order(2), aovTier3: order(3), aovTier4: order(4), aovTier5: order(5),
} satisfies Record<string, DerivedMetric>
