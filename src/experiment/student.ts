// Student's t distribution: the probabilities and quantiles behind every paired interval of the workbench.
// Invariant: studentQuantile(studentProbability(t, dof), dof) = t to 1e-9, for every dof >= 1.
import { gammaln } from 'simple-statistics'

const TINY = 1e-300

/** Continued fraction of the incomplete beta function (modified Lentz; DLMF 8.17.22). */
const betaFraction = (x: number, a: number, b: number): number => {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return fraction
}

const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value)

/**
 * Regularised incomplete beta function I_x(a, b) (DLMF 8.17).
 * @param x 0..1
 * @param a > 0
 * @param b > 0
 */
export const incompleteBeta = (x: number, a: number, b: number): number => {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b
}

/**
 * P(T <= t) for Student's t.
 * @param t any number, infinities included
 * @param dof degrees of freedom, >= 1
 * @example studentProbability(1.833, 9) // 0.95
 */
export const studentProbability = (t: number, dof: number): number => {
  if (!Number.isFinite(t)) return t > 0 ? 1 : t < 0 ? 0 : NaN
  const tail = incompleteBeta(dof / (dof + t * t), dof / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

/**
 * The t with P(T <= t) = p.
 * @param p probability, 0..1
 * @param dof degrees of freedom, >= 1
 * @example studentQuantile(0.95, 9) // 1.8331
 */
export const studentQuantile = (p: number, dof: number): number => {
  if (p < 0.5) return -studentQuantile(1 - p, dof)
  if (p === 0.5) return 0
  if (p >= 1) return Infinity
  let low = 0
  let high = 1
  while (studentProbability(high, dof) < p) {
    low = high
    high *= 2
  }
  const logScale = gammaln((dof + 1) / 2) - gammaln(dof / 2) - 0.5 * Math.log(dof * Math.PI)
  let t = (low + high) / 2
  for (let step = 0; step < 200; step++) {
    const excess = studentProbability(t, dof) - p
    if (excess > 0) high = t
    else low = t
    const density = Math.exp(logScale - ((dof + 1) / 2) * Math.log1p((t * t) / dof))
    const newton = t - excess / density
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - t) <= 1e-13 * Math.abs(t)) return next
    t = next
  }
  return t
}

/** Factor of the standard error in a two-sided t interval, e.g. 1.8331 at level .9 with 9 degrees of freedom. */
export const studentFactor = (level: number, dof: number): number => studentQuantile((1 + level) / 2, dof)
