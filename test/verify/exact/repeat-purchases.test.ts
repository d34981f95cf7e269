import { describe, expect, it } from 'vitest'
import { parseCdnowHistory } from '../../../src/verify/data.ts'
import { chiSquare } from '../../../src/verify/exact/chi-square.ts'
import { expectedHistogram, expectedRepeats, repeatDistribution } from '../../../src/verify/exact/repeat-purchases.ts'
import { fitBgNbd } from '../../../src/calibrate/repurchase/fit.ts'
import { dataDir, publishedFile } from '../../calibrate/published-files.ts'

const settings = Object.freeze({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, t: 39 })

describe('O1 and O1b', () => {
  it('expect 1.196723 repeats in 39 weeks at the settings of the model document, and other values at other settings', () => {
    expect(expectedRepeats(settings)).toBeCloseTo(1.196723, 6)
    expect(expectedRepeats({ ...settings, r: 0.5 })).not.toBeCloseTo(1.196723, 1)
  })

  it('have a distribution that sums to 1 with everything beyond in the last bin', () => {
    const wide = repeatDistribution(settings, 40)
    const narrow = repeatDistribution(settings, 8)
    expect(narrow.slice(0, 7)).toEqual(wide.slice(0, 7))
    expect(narrow[7]).toBeCloseTo(
      wide.slice(7).reduce((sum, probability) => sum + probability, 0),
      14,
    )
    expect(narrow.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 14)
  })

  it('add up the distributions of customers watched for different times', () => {
    const histogram = expectedHistogram(settings, [39, 10, 39], 4)
    const [long, short] = [repeatDistribution(settings, 4), repeatDistribution({ ...settings, t: 10 }, 4)]
    histogram.forEach((count, x) => expect(count).toBeCloseTo(2 * long[x] + short[x], 14))
  })

  it('refuse a single bin', () => {
    expect(() => repeatDistribution(settings, 1)).toThrow('bins: must be a whole number of at least 2; got 1')
  })

  it.runIf(dataDir)('reproduce the CDNOW histogram with χ² 4.82', () => {
    const history = parseCdnowHistory(publishedFile('cdnow_summary.csv'))
    const expected = expectedHistogram(settings, history.age, 8)
    expect(expected.map((count) => Math.round(count * 10) / 10)).toEqual([
      1406.5, 460.8, 192.7, 101.3, 59.9, 38.2, 25.6, 72,
    ])
    const observed = Array.from({ length: 8 }, () => 0)
    for (const x of history.frequency) observed[Math.min(x, 7)] += 1
    expect(observed).toEqual([1411, 439, 214, 100, 62, 38, 29, 64])
    expect(chiSquare(observed, expected)).toBeCloseTo(4.82, 2)
    expect(chiSquare(observed, expectedHistogram(fitBgNbd(history).parameters, history.age, 8))).toBeCloseTo(4.82, 2)
  })
})
