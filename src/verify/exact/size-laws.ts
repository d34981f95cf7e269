// O23, the exact values: concentration of an infinite population of lognormal or Pareto sizes.
//
// Invariant: each law's Lorenz curve, Gini and top share belong together: Gini = 1 − 2∫L, top share = 1 − L(1 − q).
// `evenness` is E[x]²/E[x²], the effective number of anchors per anchor.
import { positive, within } from '../../calibrate/domain.ts'
import { erf, normalCdf, normalQuantile } from '../../calibrate/special/normal.ts'

export interface SizeLaw {
  readonly gini: number
  /** share of the total held by the largest q of the population, q in [0, 1] */
  readonly topShare: (q: number) => number
  /** share of the total held by the smallest p of the population, p in [0, 1] */
  readonly lorenz: (p: number) => number
  readonly evenness: number
}

/**
 * ln size ~ N(·, σ²): Gini = erf(σ/2), L(p) = Φ(Φ⁻¹(p) − σ), evenness e^{−σ²} (Aitchison & Brown 1957).
 * @param sigma > 0
 * @example lognormalSizes(1.2).gini // 0.6039
 */
export function lognormalSizes(sigma: number): SizeLaw {
  positive('sigma', sigma)
  return {
    gini: erf(sigma / 2),
    topShare: (q) => normalCdf(sigma + normalQuantile(q)),
    lorenz: (p) => normalCdf(normalQuantile(p) - sigma),
    evenness: Math.exp(-sigma * sigma),
  }
}

/**
 * P(size > x) ∝ x^{−α}: Gini = 1/(2α − 1), top share q^{1−1/α}; evenness α(α−2)/(α−1)², and 0 for α <= 2, where the
 * variance is infinite.
 * @param alpha tail index > 1: below, the mean is infinite and shares of an infinite population mean nothing
 */
export function paretoSizes(alpha: number): SizeLaw {
  if (!(alpha > 1 && alpha < Infinity)) throw new RangeError(`alpha: must be a finite number above 1; got ${alpha}`)
  const topShare = (q: number): number => within('q', q, 0, 1) ** (1 - 1 / alpha)
  return {
    gini: 1 / (2 * alpha - 1),
    topShare,
    lorenz: (p) => 1 - topShare(1 - p),
    evenness: alpha > 2 ? (alpha * (alpha - 2)) / (alpha - 1) ** 2 : 0,
  }
}
