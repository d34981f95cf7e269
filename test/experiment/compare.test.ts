import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { bandsByDay, differenceTrajectories } from '../../src/experiment/bands.ts'
import { comparePaired, returnOnSpend } from '../../src/experiment/compare.ts'
import { controlledMean } from '../../src/experiment/control-variate.ts'
import { estimateMean, meanInterval, probabilityAbove } from '../../src/experiment/estimate.ts'
import { ratioInterval, ratioOfMeans, ratioVerdict } from '../../src/experiment/ratio.ts'
import { morePairs, verdictOn } from '../../src/experiment/verdict.ts'
import { normalStream } from './synthetic.ts'

// Student (1908), the sleep data: additional hours of sleep of ten patients under two drugs; R's t.test(paired = TRUE)
// gives t = -4.0621, df = 9, p = .002833, 95% interval -2.459886 .. -.7001142, mean difference -1.58.
const DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
const DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

describe('a paired comparison', () => {
  const sleep = comparePaired(DRUG_2, DRUG_1)

  it("gives the published interval of Student's sleep data", () => {
    expect(sleep.difference.mean).toBeCloseTo(-1.58, 10)
    expect(sleep.difference.mean / sleep.difference.se).toBeCloseTo(-4.0621, 4)
    const at95 = sleep.intervals.find((interval) => interval.level === 0.95)!
    expect(at95.lower).toBeCloseTo(-2.459886, 5)
    expect(at95.upper).toBeCloseTo(-0.7001142, 6)
    expect(sleep.probabilityOfMean).toBeCloseTo(0.002833 / 2, 6)
  })

  it('counts the share of worlds in which the policy did better, ties half', () => {
    expect(sleep.shareOfPairs).toBe(0.05)
    expect(comparePaired([1, 1, 1, 1], [2, 1, 0, 3]).shareOfPairs).toBe(0.625)
  })

  it('resolves the sign when the 90% interval excludes 0', () => {
    expect(sleep.verdict).toEqual({ kind: 'below', threshold: 0 })
    expect(comparePaired(DRUG_1, DRUG_2).verdict).toEqual({ kind: 'above', threshold: 0 })
  })

  it('calls two runs that agree on every world identical, whatever the metric', () => {
    expect(comparePaired([5, 7], [5, 7]).verdict).toEqual({ kind: 'identical' })
  })

  it('claims nothing from one world', () => {
    const one = comparePaired([5], [9])
    expect(one.verdict).toEqual({ kind: 'unresolved', threshold: 0, morePairs: Infinity })
    expect(one.intervals[0]).toEqual({ level: 0.5, lower: -Infinity, upper: Infinity })
    expect(one.probabilityOfMean).toBeNaN()
  })

  it('refuses arrays of different length', () => {
    expect(() => comparePaired([1, 2], [1])).toThrow('pairs: expected as many policy as baseline values')
    expect(() => comparePaired([], [])).toThrow('at least one')
  })

  it('widens every interval when n was chosen while looking', () => {
    const watched = comparePaired(DRUG_2, DRUG_1, 'sequence')
    for (const [k, interval] of sleep.intervals.entries()) {
      expect(watched.intervals[k].lower).toBeLessThan(interval.lower)
      expect(watched.intervals[k].upper).toBeGreaterThan(interval.upper)
    }
  })

  it('moves with the differences and not with what the worlds have in common', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -50, max: 50 })), { minLength: 2, maxLength: 40 }), (worlds) => {
        const shifted = comparePaired(worlds.map(([world]) => world), worlds.map(([world, effect]) => world + effect))
        const bare = comparePaired(worlds.map(() => 0), worlds.map(([, effect]) => effect))
        expect(shifted.intervals).toEqual(bare.intervals)
        expect(shifted.verdict).toEqual(bare.verdict)
      }),
    )
  })
})

/** Half-width of the 90% t interval at sd 1. */
const halfWidth = (n: number): number => meanInterval({ n, mean: 0, sd: 1, se: 1 / Math.sqrt(n) }, 0.9).upper

describe('"about K more pairs"', () => {
  it('is the number after which the half-width is below the distance, and no smaller', () => {
    const estimate = { n: 10, mean: 0.2, sd: 1, se: 1 / Math.sqrt(10) }
    const more = morePairs(estimate)
    expect(more).toBeGreaterThan(50)
    expect(halfWidth(10 + more)).toBeLessThan(0.2)
    expect(halfWidth(10 + more - 1)).toBeGreaterThanOrEqual(0.2)
  })

  it('is 0 once the distance is resolved, infinite where it never will be, and larger for a sequence', () => {
    const estimate = { n: 10, mean: 3, sd: 1, se: 1 / Math.sqrt(10) }
    expect(morePairs(estimate)).toBe(0)
    expect(morePairs({ ...estimate, mean: 0 })).toBe(Infinity)
    expect(morePairs({ ...estimate, mean: 1e-9 })).toBe(Infinity)
    expect(morePairs({ ...estimate, mean: 0.2 }, 0, 0.9, 'sequence')).toBeGreaterThan(morePairs({ ...estimate, mean: 0.2 }))
  })

  it('is asked against any threshold', () => {
    const differences = [1.2, 0.8, 1.1, 0.9]
    expect(verdictOn(differences, 1)).toMatchObject({ kind: 'unresolved', threshold: 1 })
    expect(verdictOn(differences, 0.2)).toEqual({ kind: 'above', threshold: 0.2 })
    expect(verdictOn(differences, 5)).toEqual({ kind: 'below', threshold: 5 })
  })
})

describe('a return on spend', () => {
  const gain = [2.1, 1.4, 2.6, 1.9, 2.3, 1.2]
  const spend = [1, 1, 1, 1, 1, 1]

  it('with a constant spend has the t interval of the gain per RMB', () => {
    const half = spend.map((value) => value / 2)
    const back = returnOnSpend(gain, half)!
    const { lower, upper } = meanInterval(estimateMean(gain), 0.9)
    expect(back.estimate.ratio).toBeCloseTo(2 * estimateMean(gain).mean, 12)
    expect(back.estimate.se).toBeCloseTo(2 * estimateMean(gain).se, 12)
    expect(back.interval.lower).toBeCloseTo(2 * lower, 10)
    expect(back.interval.upper).toBeCloseTo(2 * upper, 10)
  })

  it('is undefined when nothing was spent', () => {
    expect(returnOnSpend(gain, [0, 0, 0, 0, 0, 0])).toBeUndefined()
  })

  it('agrees with a verdict against a threshold: the interval excludes it exactly when the verdict does', () => {
    const normal = normalStream(3)
    for (let trial = 0; trial < 300; trial++) {
      const top = Array.from({ length: 6 }, () => 1 + normal())
      const bottom = Array.from({ length: 6 }, () => 2 + 0.2 * normal())
      const { interval, sign } = returnOnSpend(top, bottom)!
      for (const threshold of [0, 0.6]) {
        const verdict = ratioVerdict(top, bottom, threshold)
        expect(verdict.kind !== 'unresolved').toBe(interval.lower > threshold || interval.upper < threshold)
        if (threshold === 0) expect(sign).toEqual(verdict)
      }
    }
  })

  it('is unbounded while the spend itself cannot be told from 0', () => {
    expect(ratioInterval([1, 2, 3], [-1, 0.5, 1])).toMatchObject({ lower: -Infinity, upper: Infinity })
    expect(ratioOfMeans([1, 2], [0, 0]).ratio).toBeNaN()
  })
})

describe('posterior probability of the mean', () => {
  it('is one half at the estimate and certain when all worlds agree', () => {
    expect(probabilityAbove(estimateMean([1, 2, 3]), 2)).toBe(0.5)
    expect(probabilityAbove(estimateMean([2, 2, 2]), 1)).toBe(1)
    expect(probabilityAbove(estimateMean([2, 2, 2]), 2)).toBe(0.5)
  })
})

describe('control variates', () => {
  it('take away all noise that a control explains, when its mean is well known', () => {
    const normal = normalStream(9)
    const baseline = Array.from({ length: 12 }, () => normal())
    const differences = baseline.map((value) => 4 + 3 * value)
    const others = Array.from({ length: 100_000 }, () => normal())
    const estimate = controlledMean(differences, [baseline], [others])!
    expect(estimate.slopes[0]).toBeCloseTo(3, 10)
    expect(Math.abs(estimate.mean - 4)).toBeLessThan(0.03)
    expect(estimate.se).toBeCloseTo((3 * estimateMean([...baseline, ...others]).sd) / Math.sqrt(100_012), 8)
    expect(estimate.gain).toBeGreaterThan(1000)
  })

  it('leave a constant or repeated control out', () => {
    const baseline = [1, 2, 3, 4, 5, 6, 7]
    const differences = [2, 3, 5, 4, 6, 8, 7]
    const once = controlledMean(differences, [baseline], [[3, 4, 5]])!
    const twice = controlledMean(differences, [baseline, baseline.map(() => 1), baseline], [[3, 4, 5], [1, 1, 1], [3, 4, 5]])!
    expect(twice.mean).toBeCloseTo(once.mean, 10)
    expect(twice.se).toBeCloseTo(once.se, 10)
    expect(twice.dof).toBe(once.dof)
  })

  it('are refused with too few pairs to fit them', () => {
    expect(controlledMean([1, 2, 3], [[1, 2, 3]], [[1, 2]])).toBeUndefined()
    expect(controlledMean([1, 2, 3, 4], [[1, 2, 3, 4]], [[1]])).toBeUndefined()
  })
})

describe('bands by day', () => {
  const worlds = Array.from({ length: 21 }, (_, world) => [world, 100 - world, world === 3 ? NaN : 7])

  it('separate the spread across worlds from the interval of the mean', () => {
    const [first] = bandsByDay(worlds, -2)
    expect(first).toMatchObject({ day: -2, worlds: 21, median: 10, spread50: [5, 15], spread90: [1, 19], mean: 10 })
    expect(first.meanInterval90[0]).toBeCloseTo(10 - 1.724718 * Math.sqrt(38.5 / 21), 5)
  })

  it('leave worlds out on days on which the metric is not defined', () => {
    expect(bandsByDay(worlds)[2]).toMatchObject({ worlds: 20, median: 7, spread90: [7, 7] })
    expect(bandsByDay([[NaN], [NaN]])[0].worlds).toBe(0)
    expect(bandsByDay([])).toEqual([])
  })

  it('of a difference pair each world with itself', () => {
    expect(differenceTrajectories([[1, 2], [10, 20]], [[2, 4], [11, 19]])).toEqual([Float64Array.of(1, 2), Float64Array.of(1, -1)])
  })
})
