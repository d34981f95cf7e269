// O9: shares of attention when attention follows sales and sales follow attention.
//
// Traffic share ∝ s_j^γ, sales ∝ traffic × a_j; the fixed point of s_j ∝ a_j s_j^γ is s_j ∝ a_j^{1/(1−γ)}.
//
// Invariant: the shares sum to 1 and reproduce themselves; γ = 0 gives shares ∝ a_j, γ → 1 winner takes all.
import { positive, sameLength, within } from '../../calibrate/domain.ts'

export interface RichGetRicherSettings {
  /** [anchor] a_j, sales per visit, > 0 */
  readonly attractiveness: readonly number[]
  /** γ, exponent of past sales in the traffic weight, [0, 1) */
  readonly gamma: number
}

/** [anchor] share of sales at the fixed point. @throws RangeError for γ >= 1, which has no interior fixed point */
export function richGetRicherShares({ attractiveness, gamma }: RichGetRicherSettings): number[] {
  sameLength('attractiveness', attractiveness)
  within('gamma', gamma, 0, 1 - Number.EPSILON)
  const logs = attractiveness.map((a, j) => Math.log(positive(`attractiveness[${j}]`, a)) / (1 - gamma))
  const highest = logs.reduce((high, value) => Math.max(high, value), -Infinity)
  const weights = logs.map((value) => Math.exp(value - highest))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}
