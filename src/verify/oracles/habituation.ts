/**
 * O24: habituation under one visit a day, to the last digits.
 *
 * Everybody follows the one room and comes back every day for certain. Invariant: habituation is read just after the visit of the last day.
 * Adstock, the other half of this row in MODEL.md 4, is no part of the model: advertising acts on the day on which it is shown.
 */
import { BondField } from '../../engine/kernel/slots.ts'
import { habituation as exactHabit } from '../exact/habituation.ts'
import { compare, defineOracle, notRun, settingText } from '../oracle.ts'
import { columnOf, openWorld, SEED, STILL } from '../oracle-world.ts'

const habituation = defineOracle({
  id: 'O24',
  title: { en: 'Habituation', zh: '习惯化' },
  claim: { en: 'After n daily visits habituation is (1−e^{−n/T})/(1−e^{−1/T}), in the limit 1/(1−e^{−1/T}).', zh: '连续 n 天访问后习惯化为 (1−e^{−n/T})/(1−e^{−1/T})，极限为 1/(1−e^{−1/T})。' },
  kind: 'engine',
  processes: ['visit-private', 'lists', 'fan-day', 'policy-clock', 'world'],
  settings: {
    T: { default: 5, unit: 'days', range: [0.1, 100], about: 'days in which habituation falls to 1/e' },
    n: { default: 4, unit: 'visits', range: [1, 60], whole: true, about: 'visits so far' },
    seed: SEED,
  },
  run(context, { T, n, seed }) {
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
    const row = (quantity: string, exact: number, habits: number[]) => {
      const farthest = habits.reduce((far, habit) => (Math.abs(habit - exact) > Math.abs(far - exact) ? habit : far), habits[0])
      return compare({ quantity, setting: settingText({ T }), exact, simulated: farthest, tolerance: 1e-12 * Math.max(1, exact), toleranceKind: 'absolute' })
    }
    return [
      row(`habituation after ${n} visits`, exactHabit({ recovery: T, visits: n }), after(n)),
      row('habituation in the steady state', exactHabit({ recovery: T }), after(steady)),
      notRun('adstock', 'adstock is no part of the model'),
    ]
  },
})

export const habits = [habituation]
