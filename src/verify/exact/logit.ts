// O7: choice among a fixed set of alternatives and the outside option of value 0 (multinomial logit, McFadden
// 1974).
//
// Invariant: the shares and the outside share sum to 1; P_j/P_k does not depend on the other alternatives.
export interface LogitShares {
  /** [alternative] P_j = e^{V_j} / (1 + Σ e^V) */
  readonly shares: readonly number[]
  /** P₀ = 1 / (1 + Σ e^V) */
  readonly outside: number
}

/** @param values [alternative] V_j, any real or −Infinity for an alternative that is not there */
export function logitShares(values: readonly number[]): LogitShares {
  values.forEach((value, j) => {
    if (Number.isNaN(value) || value === Infinity)
      throw new RangeError(`values[${j}]: must be a number below Infinity; got ${value}`)
  })
  const highest = Math.max(0, ...values)
  const weights = values.map((value) => Math.exp(value - highest))
  const outside = Math.exp(-highest)
  const total = weights.reduce((sum, weight) => sum + weight, outside)
  return { shares: weights.map((weight) => weight / total), outside: outside / total }
}

/** ∂P_j/∂V_k = P_j(1_{j=k} − P_k), [j][k]; so d ln(P_j/P₀)/dV_j = 1. */
export function logitSlopes(values: readonly number[]): number[][] {
  const { shares } = logitShares(values)
  return shares.map((own, j) => shares.map((other, k) => own * ((j === k ? 1 : 0) - other)))
}
