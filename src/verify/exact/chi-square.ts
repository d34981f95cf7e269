// Pearson's χ²: how far counts are from their expectation, and how rarely chance alone gets that far.
//
// Invariant: the p-value is uniform under the expectation, for expected counts that are not small (5 and more).
import { nonNegative, positive, sameLength, whole } from '../../calibrate/domain.ts'
import { regularisedGammaQ } from '../../calibrate/special/gamma.ts'

/** Σ (observed − expected)² / expected. @param expected [bin] > 0 */
export function chiSquare(observed: readonly number[], expected: readonly number[]): number {
  sameLength('bins', observed, expected)
  return observed.reduce(
    (sum, count, bin) => sum + (count - expected[bin]) ** 2 / positive(`expected[${bin}]`, expected[bin]),
    0,
  )
}

/**
 * P(χ² >= statistic) with so many degrees of freedom: Q(df/2, statistic/2).
 * @example chiSquareTail(3.841458820694124, 1) // 0.05
 */
export function chiSquareTail(statistic: number, degreesOfFreedom: number): number {
  return regularisedGammaQ(whole('degreesOfFreedom', degreesOfFreedom, 1) / 2, nonNegative('statistic', statistic) / 2)
}
