// O8b: mean Beta trust when a bad outcome weighs ω, exactly.
//
// With R = Σ λ^i x_i the decayed count of good outcomes, x_i = 1 with probability π, the trust is τ = (R + Wa)/D with
// D = W + Σ λ^i (x_i + ω(1 − x_i)), no longer linear in R. But 1/D = ∫₀^∞ e^{−uD} du, and the outcomes are
// independent, so the mean is one smooth integral over known functions:
//   E[τ] = ∫₀^∞ e^{−uW} Π_i g_i(u) · [Wa + Σ_i λ^i π e^{−uλ^i}/g_i(u)] du,  g_i = (1−π) e^{−uωλ^i} + π e^{−uλ^i}.
// The first-order value (π+q)/(π + ω(1−π) + 2q) of the model document leaves out the spread of R.
//
// Invariant: ω = 1 gives betaTrust's mean; the value lies above the first-order one for ω > 1 (Jensen).
import { positive, within } from '../../calibrate/domain.ts'

export interface AsymmetricTrustSettings {
  /** π, probability of a good outcome, [0, 1] */
  readonly satisfaction: number
  /** λ, what is kept of the evidence per outcome, [0, 0.999] */
  readonly keep: number
  /** ω, evidence of a bad outcome, > 0; a good one counts 1 */
  readonly badWeight: number
  /** W, weight of the prior, > 0; 2 by default */
  readonly priorWeight?: number
  /** a, prior mean, [0, 1]; ½ by default */
  readonly priorMean?: number
}

/** Step of the trapezoid rule in ln u; half of it changes no result by more than 1e-12. */
const STEP = 1 / 8

/** Stationary mean of τ. @example asymmetricTrustMean({ satisfaction: 0.8, keep: 0.95, badWeight: 3 }) // 0.5745 */
export function asymmetricTrustMean(settings: AsymmetricTrustSettings): number {
  const { badWeight, priorWeight = 2, priorMean = 0.5 } = settings
  const good = within('satisfaction', settings.satisfaction, 0, 1)
  const keep = within('keep', settings.keep, 0, 0.999)
  const prior = positive('priorWeight', priorWeight)
  const bad = positive('badWeight', badWeight)
  const base = within('priorMean', priorMean, 0, 1)
  const remembered = 1 / (1 - keep)
  const powers: number[] = []
  for (let power = 1; power > 1e-18; power *= keep) powers.push(power)

  /** E[(R + Wa) e^{−uD}] */
  const transform = (u: number): number => {
    let lnProduct = -u * prior
    let mean = prior * base
    for (const power of powers) {
      const goodPart = good * Math.exp(-u * power)
      const either = goodPart + (1 - good) * Math.exp(-u * bad * power)
      lnProduct += Math.log(either)
      mean += (power * goodPart) / either
    }
    return mean * Math.exp(lnProduct)
  }

  // With u = e^s the integrand is analytic and vanishes at both ends, where the trapezoid rule converges
  // exponentially. D >= W + min(1, ω)·(evidence remembered), so beyond u = 45/that nothing is left.
  const end = Math.log(45 / (prior + Math.min(1, bad) * remembered))
  let mean = 0
  for (let s = end; s > end - 48; s -= STEP) mean += Math.exp(s) * transform(Math.exp(s)) * STEP
  return mean
}
