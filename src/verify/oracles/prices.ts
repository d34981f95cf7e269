/**
 * commission, coupon: what a price becomes on its way from room to buyer, and what that does to choice (O19 of MODEL.md §4).
 *
 * One room whose price is the reference, so that its price costs no utility. Invariant: whoever is offered a coupon is offered it before she
 * chooses; the day's chance of an offer is 1 once the budget is never felt.
 */
import { Metric } from '../../engine/kernel/slots.ts'
import { measuredOf } from '../../experiment/measure.ts'
import { aggregate, derive } from '../../model/metrics.ts'
import { defaults } from '../../model/parameters.ts'
import { logitShares } from '../exact/logit.ts'
import { compare, defineOracle, settingText, shareRow } from '../oracle.ts'
import { during, fanCount, liveWorld, SEED, seriesOf, STILL, sumOf, type WorldForm } from '../oracle-world.ts'

const PRICE = { default: 80, unit: 'RMB', range: [1, 1e4], about: 'P' } as const
const TAKE = { default: 0.05, unit: 'share', range: [0, 0.5], about: 'commission' } as const
const oneRoom = (fans: number, price: number, days: number, base: WorldForm['base'], settings: WorldForm['settings'] = []): WorldForm =>
  ({ shape: { fans, anchors: 1, anchorSlots: 1, horizon: days }, base: { ...STILL, considered: 1, needFixed: 1, needMean: 1, priceWhite: price, referencePrice: price, ...base }, settings })

const commission = defineOracle({
  id: 'commission',
  title: { en: 'Commission and price', zh: '佣金与价格' },
  claim: {
    en: 'Prices move by the passed-through share of what commission less rebate exceeds the reference; dearer goods sell by θP ln(P/P0).',
    zh: '佣金（扣返佣）超出参照部分按传导比例计入价格；涨价商品按 θP ln(P/P0) 影响成交。',
  },
  kind: 'engine',
  processes: ['anchors', 'choose', 'order', 'evening'],
  settings: {
    price: PRICE, take: { ...TAKE, default: 0.15 }, rebate: { default: 0.01, unit: 'share', range: [0, 0.5], about: 'of GMV, back to the room' }, pass: { default: 0.8, unit: 'share', range: [0, 1], about: 'passed through to prices' },
    fans: fanCount(40_000), seed: SEED,
  },
  run(context, { price, take, rebate, pass, fans, seed }) {
    const { takeReference, choicePrice } = defaults()
    const V = 0.4
    const rows = liveWorld(context, oneRoom(fans, price, 2, { take, rebate, passThrough: pass, choiceBase: V, choicePrice }), seed).rows()
    const total = (metric: Metric): number => sumOf(seriesOf(rows, metric))
    const [gmv, orders] = [total(Metric.gmvNatural), total(Metric.ordersNatural)]
    const paid = Math.floor(price * (1 + pass * (take - rebate - takeReference)) * 100 + 0.5) / 100
    const setting = settingText({ price, take, rebate, pass, fans })
    return [
      compare({ quantity: 'RMB an order', setting, exact: paid, simulated: gmv / orders / 100, tolerance: 1e-9, toleranceKind: 'relative' }),
      compare({ quantity: 'commission less rebate, of GMV', setting, exact: take - rebate, simulated: (total(Metric.commissionFen) - total(Metric.rebateFen)) / gmv, tolerance: 1e-5, toleranceKind: 'absolute' }),
      shareRow('needs that are bought', setting, 1 - logitShares([V - choicePrice * Math.log(paid / price)]).outside, orders, 2 * fans),
    ]
  },
})

const coupon = defineOracle({
  id: 'coupon',
  title: { en: 'A coupon, from buyer to platform', zh: '优惠券的三方' },
  claim: {
    en: 'A coupon of c shifts utility by −θP ln(1 − c/P); the buyer pays P − c, the room gets P(1 − take), and the platform keeps take·P − c.',
    zh: '面值 c 的优惠券使效用增加 −θP ln(1 − c/P)；买家付 P − c，商家得 P(1 − 佣金率)，平台得 佣金率·P − c。',
  },
  kind: 'engine',
  processes: ['choose', 'evening', 'order'],
  settings: {
    price: PRICE, c: { default: 12, unit: 'RMB', range: [0.01, 500], about: 'face value, at most half the price' }, take: TAKE, fans: fanCount(40_000), seed: SEED,
  },
  run(context, { price, c, take, fans, seed }) {
    if (c > price / 2) throw new RangeError(`c: must be at most half of price = ${price}; got ${c}`)
    const { choicePrice } = defaults()
    const [V, days, learnt] = [-0.3, 5, 3] // the offers' chance is found by the third day
    const form = (couponValue: number): WorldForm => oneRoom(fans, price, days, { choiceBase: V, choicePrice, take, takeReference: take, people: fans }, during({ couponValue, couponBudget: 1e11, couponTo: days }, 0))
    const lived = (couponValue: number) => {
      const world = liveWorld(context, form(couponValue), seed)
      const rows = world.rows()
      const after = (metric: Metric): number => sumOf(seriesOf(rows, metric).slice(learnt))
      return { after, measures: derive(aggregate(rows, Metric.COUNT, learnt, days), measuredOf(world.variant)) }
    }
    const [plain, given] = [lived(0), lived(c)]
    const bought = (value: number): number => 1 - logitShares([value]).outside
    const shift = -choicePrice * Math.log(1 - Math.floor(c * 100 + 0.5) / Math.floor(price * 100 + 0.5))
    const n = fans * (days - learnt)
    const [orders, gmv, spent] = [Metric.ordersNatural, Metric.gmvNatural, Metric.couponFen].map(given.after)
    const setting = settingText({ price, c, take, fans })
    const rmb = (quantity: string, exact: number, simulated: number) => compare({ quantity, setting, exact, simulated, tolerance: 1e-5 * price, toleranceKind: 'absolute' })
    return [
      shareRow('needs that are bought without a coupon', setting, bought(V), plain.after(Metric.ordersNatural), n),
      shareRow('needs that are bought with a coupon', setting, bought(V + shift), orders, n),
      rmb('buyer pays, RMB an order', price - c, (gmv - spent) / orders / 100),
      rmb('room gets, RMB an order', price * (1 - take), (gmv - given.after(Metric.commissionFen)) / orders / 100),
      rmb('platform keeps, RMB an order', take * price - c, given.measures.profit / orders),
    ]
  },
})

export const priced = [commission, coupon]
