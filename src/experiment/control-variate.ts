// Regression control variates: baseline quantities that move with the paired difference take part of its noise away.
// Invariant: the controls' means are not known but estimated, with independent baseline runs; the interval carries
// that error (MODEL.md 6.12-7). Double-sampling regression estimator (Cochran 1977, Sampling Techniques, ch. 12.6).
import { estimateMean, type Interval } from './estimate.ts'
import { studentFactor } from './student.ts'

export interface ControlledEstimate {
  /** pairs */
  readonly n: number
  /** independent baseline runs behind the controls' means */
  readonly independentRuns: number
  readonly mean: number
  readonly se: number
  /** degrees of freedom of `se`: of the fit (pairs - controls in use - 1) and of the controls' means, by Satterthwaite */
  readonly dof: number
  /** change of the difference per unit of each control; 0 for a control that was constant or redundant */
  readonly slopes: readonly number[]
  /** squared standard error without controls / with them: how many times the pairs are worth */
  readonly gain: number
}

/**
 * Solves the normal equations by the sweep operator (Goodnight 1979); a pivot that vanishes leaves its control out.
 * @param cross [q × q] sums of products of the controls about their means
 * @param right [q] sums of products with the differences
 */
const regress = (cross: number[][], right: number[]): { slopes: number[]; inverse: number[][]; used: number } => {
  const q = right.length
  const a = cross.map((row) => [...row])
  const scale = cross.map((row, k) => row[k])
  const inUse: boolean[] = Array.from({ length: q }, () => false)
  for (let k = 0; k < q; k++) {
    const pivot = a[k][k]
    if (!(pivot > 1e-10 * scale[k])) continue
    inUse[k] = true
    for (let i = 0; i < q; i++) {
      if (i === k) continue
      const factor = a[i][k] / pivot
      for (let j = 0; j < q; j++) if (j !== k) a[i][j] -= factor * a[k][j]
      a[i][k] = -factor
    }
    for (let j = 0; j < q; j++) if (j !== k) a[k][j] /= pivot
    a[k][k] = 1 / pivot
  }
  const inverse = a.map((row, i) => row.map((value, j) => (inUse[i] && inUse[j] ? value : 0)))
  const slopes = inverse.map((row) => row.reduce((sum, value, j) => sum + value * right[j], 0))
  return { slopes, inverse, used: inUse.filter(Boolean).length }
}

/** [q × q] sums of products of the rows about their means. */
const crossProducts = (rows: readonly (readonly number[])[]): number[][] => {
  const means = rows.map((row) => estimateMean(row).mean)
  return rows.map((left, i) =>
    rows.map((right, j) => left.reduce((sum, value, w) => sum + (value - means[i]) * (right[w] - means[j]), 0)),
  )
}

/** x' A x */
const quadratic = (matrix: readonly (readonly number[])[], x: readonly number[]): number =>
  matrix.reduce((sum, row, i) => sum + x[i] * row.reduce((inner, value, j) => inner + value * x[j], 0), 0)

/**
 * Mean paired difference with controls.
 * @param differences [pair] policy - baseline
 * @param controls [control × pair] quantities of the baseline run of each pair (its GMV, its top seller's share …)
 * @param independent [control × run] the same quantities on baseline runs with other seeds, at least 2
 * @returns undefined with too few pairs (fewer than controls + 3) to fit the slopes
 */
export const controlledMean = (
  differences: readonly number[],
  controls: readonly (readonly number[])[],
  independent: readonly (readonly number[])[],
): ControlledEstimate | undefined => {
  const n = differences.length
  const m = independent[0]?.length ?? 0
  if (controls.length === 0 || m < 2 || n < controls.length + 3) return undefined
  const plain = estimateMean(differences)
  const cross = crossProducts(controls)
  const right = controls.map((control) => {
    const mean = estimateMean(control).mean
    return control.reduce((sum, value, pair) => sum + (value - mean) * (differences[pair] - plain.mean), 0)
  })
  const { slopes, inverse, used } = regress(cross, right)
  const explained = slopes.reduce((sum, slope, k) => sum + slope * right[k], 0)
  const residualVariance = Math.max(0, plain.sd ** 2 * (n - 1) - explained) / (n - used - 1)
  const all = controls.map((control, k) => [...control, ...independent[k]])
  const shift = controls.map((control, k) => estimateMean(all[k]).mean - estimateMean(control).mean)
  const spread = crossProducts(all).map((row) => row.map((value) => value / (n + m - 1)))
  const mean = plain.mean + slopes.reduce((sum, slope, k) => sum + slope * shift[k], 0)
  const fitted = residualVariance * (1 / n + quadratic(inverse, shift))
  const carried = quadratic(spread, slopes) / (n + m)
  const se = Math.sqrt(fitted + carried)
  const ownDof = n - used - 1
  const dof = se > 0 ? se ** 4 / (fitted ** 2 / ownDof + carried ** 2 / (n + m - 1)) : ownDof
  return { n, independentRuns: m, mean, se, dof, slopes, gain: (plain.se / se) ** 2 }
}

/** Student's interval of a controlled mean. */
export const controlledInterval = (estimate: ControlledEstimate, level: number): Interval => {
  const reach = studentFactor(level, estimate.dof) * estimate.se
  return { level, lower: estimate.mean - reach, upper: estimate.mean + reach }
}
