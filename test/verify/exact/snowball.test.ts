import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snowball, type SnowballSettings } from '../../../src/verify/exact/snowball.ts'

/** Model document, O5: the source's 14% natural share at the start. */
const source: SnowballSettings = Object.freeze({
  paidVisits: 1e5,
  naturalVisits: 16_279,
  follow: 0.05,
  revisit: 0.3,
  churn: 0.01,
  recruits: 0,
  days: 25,
})

/** The followers by going through the days one by one. */
function dayByDay(settings: SnowballSettings): number {
  const { paidVisits, naturalVisits, follow, revisit, churn, recruits, days } = settings
  let followers = 0
  for (let day = 0; day < days; day++) {
    followers += follow * (paidVisits + naturalVisits + recruits * revisit * followers) - churn * followers
  }
  return followers
}

const settings = fc.record({
  paidVisits: fc.double({ min: 1, max: 1e6, noNaN: true }),
  naturalVisits: fc.double({ min: 0, max: 1e6, noNaN: true }),
  follow: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  revisit: fc.double({ min: 0, max: 1, noNaN: true }),
  churn: fc.double({ min: 0, max: 1, noNaN: true }),
  recruits: fc.double({ min: 0, max: 3, noNaN: true }),
  days: fc.integer({ min: 0, max: 60 }),
})

describe('O5, the snowball', () => {
  it('takes the natural share from .140 to .355 in 25 days', () => {
    expect(snowball({ ...source, days: 0 }).naturalShare).toBeCloseTo(0.14, 5)
    expect(snowball(source).naturalShare).toBeCloseTo(0.355, 3)
    expect(snowball(source).followers).toBeCloseTo((0.05 * 116_279 * (1 - 0.99 ** 25)) / 0.01, 6)
  })

  it('is the recursion over days, with and without word of mouth', () => {
    fc.assert(
      fc.property(settings, (each) => {
        const expected = dayByDay(each)
        const { followers, naturalShare } = snowball(each)
        expect(Math.abs(followers - expected)).toBeLessThanOrEqual(1e-9 * expected)
        const unpaid = each.naturalVisits + each.revisit * expected
        expect(naturalShare).toBeCloseTo(unpaid / (unpaid + each.paidVisits), 9)
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('is the recursion over days in a pool that is used up, and tends to the endless one', () => {
    const [pool, stay] = [4e5, 0.99]
    const joining = -Math.expm1((-0.05 * 116_279) / pool)
    let followers = 0
    for (let day = 0; day < 25; day++) followers = stay * followers + joining * (pool - stay * followers)
    expect(snowball({ ...source, pool }).followers / followers).toBeCloseTo(1, 12)
    expect(snowball({ ...source, pool: 1e12 }).followers / snowball(source).followers).toBeCloseTo(1, 6)
    expect(() => snowball({ ...source, pool, recruits: 1 })).toThrow('recruits: must lie in [0, 0]; got 1')
  })

  it('grows in a straight line when recruits just replace the leavers, R₀ = 1', () => {
    const balanced = snowball({ ...source, recruits: 0.01 / (0.05 * 0.3), days: 10 })
    expect(balanced.reproduction).toBeCloseTo(1, 12)
    expect(balanced.followers / (0.05 * 116_279 * 10)).toBeCloseTo(1, 10)
  })

  it('has R₀ = f·m·ρ/δ', () => {
    expect(snowball({ ...source, recruits: 2 }).reproduction).toBeCloseTo(3, 12)
    expect(snowball({ ...source, recruits: 2, churn: 0 }).reproduction).toBe(Infinity)
    expect(snowball({ ...source, churn: 0 }).reproduction).toBe(0)
  })

  it('names the setting that is out of range', () => {
    expect(() => snowball({ ...source, churn: 1.2 })).toThrow('churn: must lie in [0, 1]; got 1.2')
    expect(() => snowball({ ...source, follow: 1.2 })).toThrow('follow: must lie in [0, 1]; got 1.2')
    expect(() => snowball({ ...source, revisit: 1.2 })).toThrow('revisit: must lie in [0, 1]; got 1.2')
    expect(() => snowball({ ...source, days: NaN })).toThrow('days: must be a finite number of at least 0; got NaN')
    expect(() => snowball({ ...source, paidVisits: 0, naturalVisits: 0 })).toThrow('must be above 0 for a share; got 0')
  })
})
