// Time-uniform intervals of a mean: they may be watched after every pair and stopped at any moment without losing
// their level. Invariant: P(the interval misses the mean at any n) <= 1 - level for Gaussian differences of unknown
// variance, exactly; other shapes are covered as the t statistic becomes Gaussian (coverage under skew is tested).
//
// Student-mixture sequence. For H0 mean = mu the Bayes factor of the t statistic with a normal prior of variance g on
// (mean - mu)/sd and the right Haar prior on sd is a test martingale of the scale-free filtration (Wang & Ramdas,
// arXiv:2310.03722; closed form as in Rouder et al. 2009, Psychon. Bull. Rev. 16, with fixed g); Ville's inequality
// then covers all n at once, hence also n chosen by a rule that looks at the width.
import type { Interval, MeanEstimate } from './estimate.ts'

/** Pairs at which the sequence is tightest, relative to its own best. [A] most comparisons stop between 10 and 100. */
const SEQUENCE_TARGET = 30

/**
 * Prior variance g of the effect in sd that makes the sequence tightest near `target` observations
 * (Howard et al. 2021, Ann. Statist. 49(2), eq. 3.8 with its closed approximation).
 */
const mixtureVariance = (level: number, target: number): number => {
  const surprise = -2 * Math.log(1 - level)
  return (surprise + Math.log(surprise + 1)) / target
}

/**
 * Half-width of the sequence in units of the sample's standard deviation; Infinity while n is too small for the level.
 * @param n observations so far, >= 0
 * @param level 0..1
 * @param target observations at which the sequence is tightest
 */
export const sequenceFactor = (n: number, level: number, target = SEQUENCE_TARGET): number => {
  if (n < 2) return Infinity
  const shrink = 1 / (1 + n * mixtureVariance(level, target))
  const bound = ((1 - level) ** 2 * shrink) ** (-1 / n)
  if (bound * shrink >= 1) return Infinity
  return Math.sqrt(((n - 1) * (bound - 1)) / (1 - bound * shrink) / n)
}

/** The sequence's interval after `estimate.n` observations. */
export const sequenceInterval = (estimate: MeanEstimate, level: number, target = SEQUENCE_TARGET): Interval => {
  const factor = sequenceFactor(estimate.n, level, target)
  const reach = factor === Infinity ? Infinity : factor * estimate.sd
  return { level, lower: estimate.mean - reach, upper: estimate.mean + reach }
}
