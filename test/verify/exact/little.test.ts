import { describe, expect, it } from 'vitest'
import { ordersInFlight } from '../../../src/verify/exact/little.ts'

describe("O14, Little's law", () => {
  it('holds for a stream of orders with any pattern of lead times', () => {
    const leads = [1, 3, 8, 2, 2] // by day of order, in turn; mean 3.2
    let inFlight = 0
    for (let day = 100; day < 105; day++) {
      for (let placed = 0; placed <= day; placed++) if (placed + leads[placed % 5] > day) inFlight += 4 / 5
    }
    expect(ordersInFlight({ ordersPerDay: 4, meanDays: 3.2 })).toBeCloseTo(inFlight, 12)
    expect(ordersInFlight({ ordersPerDay: 4, meanDays: 3.2 })).toBeCloseTo(12.8, 14)
  })

  it('refuses negative settings', () => {
    expect(() => ordersInFlight({ ordersPerDay: -1, meanDays: 1 })).toThrow(
      'ordersPerDay: must be a finite number of at least 0; got -1',
    )
    expect(() => ordersInFlight({ ordersPerDay: 1, meanDays: NaN })).toThrow('meanDays')
  })
})
