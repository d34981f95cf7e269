/**
 * O24: habituation under one visit a day, and adstock under a constant input, to the last digits.
 *
 * Everybody follows the one room and comes back every day for certain. Advertising itself acts on the day on which it is shown; the stock that
 * the engine keeps in the form of adstock is smoothed sales: g ← g + (x − g)/M is A ← (1 − 1/M) A + x for A = M g. Everybody buys once a day.
 * Invariant: habituation is read just after the visit of the last day, the stock after its evening.
 */
import { AnchorField, BondField } from '../../engine/kernel/slots.ts'
import { adstock, habituation as exactHabit } from '../exact/habituation.ts'
import { compare, defineOracle, settingText } from '../oracle.ts'
import { ALWAYS, anchorColumn, columnOf, openWorld, SEED, STILL } from '../oracle-world.ts'

/** RMB a day that the room is taken to have sold before the first day. */
const START = 5

const habituation = defineOracle({
  id: 'O24',
  title: { en: 'Habituation and adstock', zh: '习惯化与存量' },
  claim: { en: 'After n daily visits habituation is (1−e^{−n/T})/(1−e^{−1/T}), in the limit 1/(1−e^{−1/T}); after n days of input a a stock that keeps λ a day is a(1−λⁿ)/(1−λ), in the limit a/(1−λ).', zh: '连续 n 天访问后习惯化为 (1−e^{−n/T})/(1−e^{−1/T})，极限为 1/(1−e^{−1/T})；每日投入 a、日留存 λ 的存量在 n 天后为 a(1−λⁿ)/(1−λ)，极限为 a/(1−λ)。' },
  kind: 'engine',
  processes: ['visit-private', 'lists', 'fan-day', 'policy-clock', 'world', 'evening'],
  settings: {
    T: { default: 5, unit: 'days', range: [0.1, 100], about: 'days in which habituation falls to 1/e' },
    n: { default: 4, unit: 'visits', range: [1, 60], whole: true, about: 'visits so far' },
    M: { default: 7, unit: 'days', range: [1.5, 60], about: 'memory of smoothed sales: the stock keeps 1 − 1/M a day' },
    seed: SEED,
  },
  run(context, { T, n, M, seed }) {
    const steady = Math.ceil(40 * T) + n
    const world = openWorld(context, {
      shape: { fans: 16, anchors: 1, anchorSlots: 1, horizon: steady + 1 },
      base: { ...STILL, followAll: 1, revisit: 1, habitDays: T, needFixed: 1, needMean: 1, choiceBase: -50 },
    }, seed)
    /** the room is followed from day 0, and a follower's first visit can be on day 1 */
    const after = (visits: number): number[] => {
      world.advance(visits + 1)
      return columnOf(world.bonds(0), BondField.habit, BondField.COUNT)
    }
    const row = (quantity: string, setting: string, exact: number, values: number[]) => {
      const farthest = values.reduce((far, value) => (Math.abs(value - exact) > Math.abs(far - exact) ? value : far), values[0])
      return compare({ quantity, setting, exact, simulated: farthest, tolerance: 1e-12 * Math.max(1, exact), toleranceKind: 'absolute' })
    }

    const [buyers, keep, lasting] = [16, 1 - 1 / M, Math.ceil(40 * M)]
    const shop = openWorld(context, {
      shape: { fans: buyers, anchors: 1, anchorSlots: 1, horizon: lasting + n },
      base: { ...STILL, considered: 1, needFixed: 1, needMean: 1, choiceBase: ALWAYS, smoothDays: M, referenceFans: buyers, startSales: START },
    }, seed)
    /** what the stock of the start still is belongs to it */
    const stock = (days?: number) => adstock({ advertising: buyers, keep, days }) + (days === undefined ? 0 : START * M * keep ** days)
    const stockAfter = (days: number): number[] => {
      shop.advance(days)
      return anchorColumn(shop, AnchorField.sales).map((sales) => sales * M)
    }
    return [
      row(`habituation after ${n} visits`, settingText({ T }), exactHabit({ recovery: T, visits: n }), after(n)),
      row('habituation in the steady state', settingText({ T }), exactHabit({ recovery: T }), after(steady)),
      row(`adstock after ${n} days`, settingText({ M }), stock(n), stockAfter(n)),
      row('adstock in the steady state', settingText({ M }), stock(), stockAfter(lasting + n)),
    ]
  },
})

export const habits = [habituation]
