import { describe, expect, it } from 'vitest'
import {
  checkHistory,
  mergeHistory,
  repeatHistory,
  repeatSpend,
  type Purchase,
} from '../../../src/calibrate/repurchase/history.ts'

const purchases: readonly Purchase[] = Object.freeze([
  { customer: 'late', day: 30, spend: 500 },
  { customer: 'once', day: 3, spend: 900 },
  { customer: 'often', day: 16, spend: 300 },
  { customer: 'often', day: 2, spend: 100 },
  { customer: 'often', day: 9, spend: 200 },
  { customer: 'often', day: 9, spend: 50 },
  { customer: 'often', day: 24, spend: 1000 },
])

describe('repeatHistory', () => {
  it('starts each clock at the first purchase, counts a day once, and stops at the last day watched', () => {
    expect(repeatHistory(purchases, 23, 7)).toEqual({ frequency: [2, 0], recency: [2, 0], age: [3, 20 / 7] })
  })

  it('includes the last day itself, and leaves out customers who first buy on it', () => {
    expect(repeatHistory(purchases, 24, 1).frequency).toEqual([3, 0])
    expect(repeatHistory(purchases, 30, 1).frequency).toEqual([3, 0])
    expect(repeatHistory(purchases, 31, 1).frequency).toEqual([3, 0, 0])
  })

  it('refuses a time unit of no length', () => {
    expect(() => repeatHistory(purchases, 23, 0)).toThrow('daysPerUnit: must be a finite number above 0; got 0')
  })
})

describe('repeatSpend', () => {
  it('averages the days after the first, purchases of one day added up', () => {
    expect(repeatSpend(purchases, 23)).toEqual({ frequency: [2], meanSpend: [275] })
    expect(repeatSpend(purchases, 99)).toEqual({ frequency: [3], meanSpend: [1550 / 3] })
  })
})

describe('mergeHistory', () => {
  it('counts equal rows once with their customers', () => {
    const history = { frequency: [0, 1, 0, 1], recency: [0, 2, 0, 2], age: [5, 5, 5, 6], customers: [1, 2, 3, 4] }
    expect(mergeHistory(history)).toEqual({
      frequency: [0, 1, 1],
      recency: [0, 2, 2],
      age: [5, 5, 6],
      customers: [4, 2, 4],
    })
  })

  it('takes one customer a row when no number is given', () => {
    expect(mergeHistory({ frequency: [0, 0], recency: [0, 0], age: [5, 5] }).customers).toEqual([2])
  })
})

describe('checkHistory', () => {
  it.each([
    [{ frequency: [1], recency: [6], age: [5] }, 'history.recency[0]: must lie in [0, 5]; got 6'],
    [
      { frequency: [0, 1], recency: [0, 0], age: [5, 5] },
      'history.recency[1]: must be 0 exactly when frequency is 0; got 0 with frequency 1',
    ],
    [{ frequency: [0], recency: [1], age: [5] }, 'got 1 with frequency 0'],
    [
      { frequency: [1.5], recency: [1], age: [5] },
      'history.frequency[0]: must be a whole number of at least 0; got 1.5',
    ],
    [{ frequency: [0], recency: [0], age: [0] }, 'history.age[0]: must be a finite number above 0; got 0'],
    [{ frequency: [0], recency: [0], age: [5, 6] }, 'history: columns must be equally long; got 1, 1, 2'],
    [
      { frequency: [0], recency: [0], age: [5], customers: [-1] },
      'history.customers[0]: must be a finite number of at least 0; got -1',
    ],
    [{ frequency: [], recency: [], age: [] }, 'history: must hold at least one row'],
  ])('names the row that breaks the invariant (%#)', (history, message) => {
    expect(() => checkHistory(history)).toThrow(message)
  })
})
