// O23, the measures: how concentrated a list of sizes is (GMV of anchors, followers, visits).
//
// Invariant: each depends only on the shares: scaling all sizes changes nothing, and n copies of the list change
// only those that count heads (HHI, effective number). Sizes are >= 0 with a positive total; order is free, and
// the list is not changed.
import { nonNegative, positive, sameLength, within } from '../../calibrate/domain.ts'

function ascending(sizes: ArrayLike<number>): { readonly sorted: Float64Array; readonly total: number } {
  sameLength('sizes', sizes)
  const sorted = Float64Array.from(sizes).sort()
  const total = sorted.reduce((sum, size, i) => sum + nonNegative(`sizes, rank ${i + 1} from below`, size), 0)
  positive('sizes total', total)
  return { sorted, total }
}

/**
 * Lorenz curve: [0 … n] share of the total that the k smallest hold; first 0, last 1.
 * @example lorenz([3, 1]) // [0, 0.25, 1]
 */
export function lorenz(sizes: ArrayLike<number>): number[] {
  const { sorted, total } = ascending(sizes)
  const curve = [0]
  let held = 0
  for (const size of sorted) curve.push((held += size) / total)
  curve[sorted.length] = 1
  return curve
}

/**
 * Gini coefficient of these very sizes, Σ_{i,j} |x_i − x_j| / (2n Σx), in [0, 1 − 1/n]. As an estimate from a sample of
 * a larger population it is low by the factor (n − 1)/n.
 * @example gini([3, 1]) // 0.25
 */
export function gini(sizes: ArrayLike<number>): number {
  const { sorted, total } = ascending(sizes)
  const n = sorted.length
  return sorted.reduce((sum, size, i) => sum + (2 * i + 1 - n) * size, 0) / (n * total)
}

/**
 * Share of the total held by the largest q of the list, read off the Lorenz curve (between whole heads: linear).
 * @param q part of the list, [0, 1]; 0.01 for the top 1%
 */
export function topShare(sizes: ArrayLike<number>, q: number): number {
  const curve = lorenz(sizes)
  const heads = (1 - within('q', q, 0, 1)) * (curve.length - 1)
  const below = Math.min(Math.floor(heads), curve.length - 2)
  return 1 - (curve[below] + (heads - below) * (curve[below + 1] - curve[below]))
}

/** Herfindahl–Hirschman index Σ s², in [1/n, 1]. */
export function herfindahl(sizes: ArrayLike<number>): number {
  const { sorted, total } = ascending(sizes)
  return sorted.reduce((sum, size) => sum + (size / total) ** 2, 0)
}

/** Effective number 1/Σ s², in [1, n]: equal anchors that would be as concentrated. */
export function effectiveNumber(sizes: ArrayLike<number>): number {
  return 1 / herfindahl(sizes)
}
