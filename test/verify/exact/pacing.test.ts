import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deliveredSpend, impressionsFor, plannedSpend } from '../../../src/verify/exact/pacing.ts'

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
const settings = fc.record({
  budget: fc.integer({ min: 0, max: 1e15 }),
  days: fc.integer({ min: 1, max: 400 }),
  decay: fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 3, noNaN: true })),
})

describe('O18, the plan', () => {
  it('is whole, never negative, and sums to the budget exactly', () => {
    fc.assert(
      fc.property(settings, (each) => {
        const amounts = plannedSpend(each)
        expect(amounts).toHaveLength(each.days)
        for (const amount of amounts) expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true)
        expect(sum(amounts)).toBe(each.budget)
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('is within one fen of B e^{−kn}(1 − e^{−k})/(1 − e^{−kT}), and of B/T without decay', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 1, max: 200 }),
        fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 2, noNaN: true })),
        (budget, days, k) => {
          plannedSpend({ budget, days, decay: k }).forEach((amount, n) => {
            const due =
              k === 0 ? budget / days : (budget * Math.exp(-k * n) * (1 - Math.exp(-k))) / (1 - Math.exp(-k * days))
            expect(Math.abs(amount - due)).toBeLessThanOrEqual(1 + 1e-3)
          })
        },
      ),
      { seed: 2 },
    )
  })

  it('halves from day to day at k = ln 2', () => {
    expect(plannedSpend({ budget: 700, days: 3, decay: Math.LN2 })).toEqual([400, 200, 100])
    expect(plannedSpend({ budget: 10, days: 4, decay: 0 })).toEqual([3, 2, 3, 2])
  })

  it('tends to uniform as k → 0', () => {
    expect(plannedSpend({ budget: 123_456_789, days: 30, decay: 1e-12 })).toEqual(
      plannedSpend({ budget: 123_456_789, days: 30, decay: 0 }),
    )
  })

  it('refuses parts of a fen and of a day', () => {
    expect(() => plannedSpend({ budget: 1.5, days: 2, decay: 0 })).toThrow(
      'budget: must be a whole number of at least 0; got 1.5',
    )
    expect(() => plannedSpend({ budget: 1, days: 0, decay: 0 })).toThrow(
      'days: must be a whole number of at least 1; got 0',
    )
    expect(() => plannedSpend({ budget: 1, days: 2, decay: -1 })).toThrow('decay')
  })
})

describe('O18, what is delivered', () => {
  const days = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
    minLength: 1,
    maxLength: 20,
  })

  it('never exceeds plan or capacity, and rolling over spends min over n of (planned before n + capacity from n on)', () => {
    fc.assert(
      fc.property(days, (both) => {
        const [plan, capacity] = [both.map(([planned]) => planned), both.map(([, most]) => most)]
        const [rolled, lapsed] = [deliveredSpend(plan, capacity, 'roll over'), deliveredSpend(plan, capacity, 'lapse')]
        lapsed.forEach((amount, day) => expect(amount).toBe(Math.min(plan[day], capacity[day])))
        rolled.forEach((amount, day) => expect(amount).toBeLessThanOrEqual(capacity[day]))
        const cuts = [...Array(both.length + 1).keys()].map((n) => sum(plan.slice(0, n)) + sum(capacity.slice(n)))
        expect(sum(rolled)).toBe(Math.min(...cuts))
      }),
      { seed: 3, numRuns: 300 },
    )
  })

  it('is min(budget, deliverable) when the plan keeps ahead of the capacity', () => {
    const plan = plannedSpend({ budget: 1000, days: 4, decay: 1 })
    expect(sum(deliveredSpend(plan, [100, 100, 100, 100], 'roll over'))).toBe(400)
    expect(sum(deliveredSpend(plan, [900, 900, 900, 900], 'roll over'))).toBe(1000)
  })

  it('refuses a missing capacity', () => {
    expect(() => deliveredSpend([1, 2], [1], 'lapse')).toThrow(
      'capacity[1]: must be a whole number of at least 0; got NaN',
    )
  })

  it('buys 1000·spend/CPM impressions', () => {
    expect(impressionsFor(9000, 3000)).toBe(3000)
    expect(() => impressionsFor(1, 0)).toThrow('cpm: must be a finite number above 0; got 0')
  })
})
