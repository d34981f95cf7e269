/**
 * guarantees, card: what each right of the trust card does and costs, and which rooms it pays.
 *
 * Beyond the table of MODEL.md §4. Every fan orders once, on day 0, in the one room there is, and everything has arrived when it is counted.
 * Invariant: one world has one right, so that whatever differs from the plain order is that right's doing.
 */
import { AnchorField, BondField, Metric } from '../../engine/kernel/slots.ts'
import { defaults } from '../../model/parameters.ts'
import { compare, defineOracle, settingText, shareRow, type OracleContext, type OracleRow } from '../oracle.ts'
import { ALWAYS, anchorColumn, columnOf, fanCount, liveWorld, meanOf, SEED, seriesOf, STILL, sumOf, type WorldForm } from '../oracle-world.ts'

const RIGHTS = ['seven days', 'freight', 'refund only', 'one false ten', 'quick refund', 'fast delivery'] as const
type Right = 0 | 1 | 2 | 3 | 4 | 5
/** Value of the room, without rights, where fans may also buy nothing. */
const V = -0.5
const logistic = (value: number): number => 1 / (1 + Math.exp(-value))
/** Cells of the card's masks: these rights for rooms of every size. */
const carded = (mask: number) => ({ cardUptake: 1, cardHead: mask, cardWaist: mask, cardTail: mask })
const chance = (value: number, about: string) => ({ default: value, unit: 'probability', range: [0, 1] as const, about })

const guarantees = defineOracle({
  id: 'guarantees',
  title: { en: 'Guarantees, one by one', zh: '逐项保障' },
  claim: {
    en: 'Each right adds its lift to utility, multiplies returns, and costs what it promises: per return, per order, the goods, or ten prices of a proven fake.',
    zh: '每项权益提升效用、改变退货率，并产生相应成本：每次退货、每单、商品本身或假一赔十。',
  },
  kind: 'engine',
  processes: ['conduct', 'anchors', 'deliver', 'choose', 'order', 'policy-clock'],
  settings: {
    pi: chance(0.7, 'π, a genuine delivery satisfies'), fake: chance(0.1, 'an order is counterfeit'),
    price: { default: 40, unit: 'RMB', range: [1, 1000], whole: true, about: 'of every order' },
    subsidy: { default: 0.3, unit: 'share', range: [0, 1], about: 'of the cost, borne by the platform' },
    fans: fanCount(40_000), seed: SEED,
  },
  run(context, { pi, fake, price, subsidy, fans, seed }) {
    const model = defaults()
    const { returnGood, returnBad, unnoticed, refundAbuse, tenPayout, cost7Day, costFreight, costFast, fastLate, fastLead, leadMean, lateDays, lateShare } = model
    const [lift, returning] = [
      [model.lift7Day, model.liftFreight, model.liftRefund, model.liftTen, model.liftQuick, model.liftFast],
      [model.return7Day, model.returnFreight, model.returnRefund, model.returnTen, model.returnQuick, model.returnFast],
    ]
    const room = (mask: number, base: WorldForm['base'], horizon: number): WorldForm => ({
      shape: { fans, anchors: 1, anchorSlots: 1, horizon },
      base: {
        ...STILL, considered: 1, needFixed: 1, needMean: 1, fixedSatisfaction: pi, fakeShare: 1, fakeRate: fake, priceWhite: price, referencePrice: price, returnGood, returnBad,
        leadMean, lateShare, ...carded(mask), cardSubsidy: subsidy, ...base,
      },
    })
    const severe = fake * (1 - unnoticed)
    const good = (1 - severe) * pi
    const setting = settingText({ pi, fake, price, subsidy, fans })
    /** Totals of a metric where everybody orders once, and orders where the room is worth V */
    const lived = (mask: number) => {
      const rows = liveWorld(context, room(mask, { choiceBase: ALWAYS, lapseAtOrder: 1, lapseGood: 1, lapseDays: 20_000 }, 60), seed).rows()
      const tried = liveWorld(context, room(mask, { choiceBase: V }, 1), seed).rows()
      return { total: (metric: Metric): number => sumOf(seriesOf(rows, metric)), orders: sumOf(seriesOf(tried, Metric.ordersNatural)) }
    }
    const plain = lived(0)
    /** Both worlds share their draws, so only those count whom the right itself moves. */
    const gain = (quantity: string, exact: number, more: number): OracleRow =>
      compare({ quantity, setting, exact, simulated: more / fans, standardError: Math.max(1e-9, Math.sqrt(Math.abs(exact) / fans)), tolerance: 4, toleranceKind: 'sigma' })
    const rowsOf = (right: Right): OracleRow[] => {
      const name = RIGHTS[right]
      const { total, orders } = lived(1 << right)
      const returned = { good: good * Math.min(1, returnGood * returning[right]), bad: (1 - good) * Math.min(1, returnBad * returning[right]) }
      const abused = right === 2 ? (good - returned.good) * refundAbuse : 0
      const back = returned.good + returned.bad
      /** [share of orders that cost it, RMB each time] */
      const [often, each] = ([[back, cost7Day], [back, costFreight], [returned.bad + abused, price], [severe, tenPayout * price], [0, 0], [1, costFast]] as const)[right]
      const rows = [
        gain(`${name}: more needs that are bought`, logistic(V + lift[right]) - logistic(V), orders - plain.orders),
        gain(`${name}: more orders refunded`, back + abused - good * returnGood - (1 - good) * returnBad, total(Metric.returns) - plain.total(Metric.returns)),
        ...(each === 0 ? [] : [compare({ quantity: `${name}: RMB an order`, setting, exact: often * each, simulated: total(Metric.guaranteeFen) / 100 / fans, standardError: Math.max(1e-9, each * Math.sqrt((often * (1 - often)) / fans)), tolerance: 4, toleranceKind: 'sigma' })]),
      ]
      if (right === 3) rows.push(compare({ quantity: 'share of the cost that the platform bears', setting, exact: subsidy, simulated: total(Metric.guaranteePlatformFen) / total(Metric.guaranteeFen), tolerance: 1e-3, toleranceKind: 'absolute' }))
      if (right === 5) {
        const meanDays = leadMean - fastLead + lateShare * fastLate * lateDays
        const variance = (leadMean - fastLead - 1) * (leadMean - fastLead) + lateShare * fastLate * (1 - lateShare * fastLate) * lateDays ** 2
        rows.push(
          shareRow(`${name}: late`, setting, lateShare * fastLate, total(Metric.late), fans),
          compare({ quantity: `${name}: mean days to delivery`, setting, exact: meanDays, simulated: total(Metric.leadDays) / fans, standardError: Math.sqrt(variance / fans), tolerance: 4, toleranceKind: 'sigma' }),
        )
      }
      return rows
    }
    return [
      shareRow('no right: needs that are bought', setting, logistic(V), plain.orders, fans),
      shareRow('no right: orders refunded', setting, good * returnGood + (1 - good) * returnBad, plain.total(Metric.returns), fans),
      ...([0, 1, 2, 3, 4, 5] as const).flatMap(rowsOf),
      ...([2, 4] as const).map((right) => softened(context, RIGHTS[right], room(1 << right, { followAll: 1, fixedSatisfaction: 0, fakeShare: 0, choiceBase: ALWAYS, forget: 1, leadMean: 1 }, 5), seed)),
    ]
  },
})

/** Four disappointments with a right that softens them weigh ω m_g each. */
function softened(context: OracleContext, name: string, form: WorldForm, seed: number): OracleRow {
  const { omega, quickOmega } = defaults()
  const bad = meanOf(columnOf(liveWorld(context, { ...form, shape: { ...form.shape, fans: 200 }, base: { ...form.base, lateShare: 0 } }, seed).bonds(0), BondField.bad, BondField.COUNT))
  return compare({ quantity: `${name}: weight of 4 disappointments`, setting: settingText({ omega }), exact: 4 * omega * quickOmega, simulated: bad.mean, tolerance: 1e-3, toleranceKind: 'relative' })
}

const card = defineOracle({
  id: 'card',
  title: { en: 'Uptake of the trust card', zh: '信任卡采用' },
  claim: {
    en: 'Rooms take the card up at the share asked for; where they decide, those above the price at which margin on the lift covers the costs.',
    zh: '直播间按设定比例采用信任卡；自行决定时，仅价格高于盈亏平衡点者采用。',
  },
  kind: 'engine',
  processes: ['conduct', 'traits', 'anchors'],
  settings: {
    uptake: { default: 0.4, unit: 'share', range: [0, 1], about: 'of rooms, where they do not decide' },
    subsidy: { default: 0.5, unit: 'share', range: [0, 0.9], about: 'of the cost, borne by the platform' },
    anchors: { default: 4000, unit: 'rooms', range: [50, 60_000], whole: true, about: 'rooms of unequal price' }, seed: SEED,
  },
  run(context, { uptake, subsidy, anchors, seed }) {
    const { priceWhite, priceSd, returnGood, returnBad, cost7Day, costFreight, costFast, refundAbuse, cheatMargin, ...model } = defaults()
    const lived = (base: WorldForm['base']) => {
      // who decides looks at yesterday's price, so it takes two days
      const world = liveWorld(context, { shape: { fans: 8, anchors, anchorSlots: anchors, horizon: 2 }, base: { ...STILL, priceWhite, priceSd, returnGood, returnBad, ...carded(63), cardSubsidy: subsidy, ...base } }, seed)
      return { prices: anchorColumn(world, AnchorField.price).map((rmb) => Math.floor(rmb * 100 + 0.5) / 100), taken: anchorColumn(world, AnchorField.rights).map((rights) => rights === 63) }
    }
    const asked = lived({ cardUptake: uptake })
    const { prices, taken } = lived({ cardDecide: 1 })
    const lift = model.lift7Day + model.liftFreight + model.liftRefund + model.liftTen + model.liftQuick + model.liftFast
    const [bad, good] = [0.18, 0.82] // deliveries of the platform: nobody has a record of his own here
    const back = returnGood * good // with the right to a refund without return the disappointed send nothing back
    const fixed = (cost7Day + costFreight) * back + costFast // RMB an order
    const shared = returnBad * bad + refundAbuse * good // of the price
    const margin = lift * cheatMargin - shared * (1 - subsidy)
    const threshold = margin > 0 ? (fixed * (1 - subsidy)) / margin : Infinity
    const setting = settingText({ uptake, subsidy, anchors })
    return [
      shareRow('share that takes the card', setting, uptake, asked.taken.filter(Boolean).length, anchors),
      compare({ quantity: 'rooms whom it pays, by their price', setting, exact: prices.filter((price) => price > threshold).length, simulated: taken.filter(Boolean).length, tolerance: 0, toleranceKind: 'absolute' }),
      compare({ quantity: 'rooms that decide otherwise', setting, exact: 0, simulated: prices.filter((price, j) => price > threshold !== taken[j]).length, tolerance: 0, toleranceKind: 'absolute' }),
    ]
  },
})

export const cards = [guarantees, card]
