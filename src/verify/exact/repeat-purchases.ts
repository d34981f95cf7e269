// O1, O1b: repeat purchases of fans who buy as a Poisson process and lapse for ever after some purchase (BG/NBD).
//
// Invariant: the histogram sums to the number of customers; its last bin holds everything beyond the others.
import { bgNbdMean, bgNbdPmf, type BgNbdParameters } from '../../calibrate/repurchase/bg-nbd.ts'
import { sameLength, whole } from '../../calibrate/domain.ts'

export interface RepeatPurchaseSettings extends BgNbdParameters {
  /** length of the observation, >= 0, in the time unit of alpha */
  readonly t: number
}

/** O1: E[X(t)], expected purchases per fan within t of becoming a customer. */
export function expectedRepeats(settings: RepeatPurchaseSettings): number {
  return bgNbdMean(settings, settings.t)
}

/** O1b: P(X(t) = x) for x = 0 … bins − 2, and P(X(t) >= bins − 1) as the last entry. */
export function repeatDistribution(settings: RepeatPurchaseSettings, bins: number): number[] {
  const head = bgNbdPmf(settings, settings.t, whole('bins', bins, 2) - 1)
  return [...head, Math.max(0, 1 - head.reduce((sum, probability) => sum + probability, 0))]
}

/**
 * Expected number of customers with x = 0, 1, … purchases when they were watched for different times.
 * @param ages [customer] time watched
 * @param bins number of bins; the last one is open
 */
export function expectedHistogram(parameters: BgNbdParameters, ages: readonly number[], bins: number): number[] {
  sameLength('ages', ages)
  const customers = new Map<number, number>()
  for (const age of ages) customers.set(age, (customers.get(age) ?? 0) + 1)
  const histogram = Array.from({ length: bins }, () => 0)
  for (const [t, count] of customers) {
    repeatDistribution({ ...parameters, t }, bins).forEach((probability, x) => (histogram[x] += count * probability))
  }
  return histogram
}
