// Gauss's hypergeometric function ₂F₁ on 0 <= z < 1, by its power series (DLMF 15.2.1).
//
// Invariant: the sum stops only when a bound on everything that was left out is below 1e-15 of it, never when a
// single term happens to be small. The ratio of consecutive terms tends to z, so the tail is bounded by a
// geometric series once that ratio is below 1. Terms are rescaled before they overflow.
import { positive, within } from '../domain.ts'

const TAIL = 1e-15
/** Enough for z up to about 1 − 4e-5; one evaluation then takes a few milliseconds. */
const MAX_TERMS = 1_000_000
const RESCALE_ABOVE = 1e250

/** The sum as value · e^{lnScale}. */
interface Scaled {
  readonly value: number
  readonly lnScale: number
}

function powerSeries(a: number, b: number, c: number, z: number): Scaled {
  let term = 1
  let value = 1
  let lnScale = 0
  for (let n = 0; n < MAX_TERMS; n++) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    term *= ratio
    value += term
    if (Math.abs(value) > RESCALE_ABOVE) {
      term /= RESCALE_ABOVE
      value /= RESCALE_ABOVE
      lnScale += Math.log(RESCALE_ABOVE)
    }
    const bound = Math.max(Math.abs(ratio), z)
    const settled = n > -a && n > -b && n > -c // factors have stopped changing sign
    if (settled && bound < 1 && Math.abs(term) * bound <= TAIL * (1 - bound) * Math.abs(value))
      return { value, lnScale }
  }
  throw new RangeError(`hyp2f1: no convergence in ${MAX_TERMS} terms; got a = ${a}, b = ${b}, c = ${c}, z = ${z}`)
}

function sum(a: number, b: number, c: number, z: number): Scaled {
  within('hyp2f1(z)', z, 0, 1 - Number.EPSILON)
  if (c <= 0 && Number.isInteger(c)) throw new RangeError(`hyp2f1(c): must not be 0 or a negative integer; got ${c}`)
  // Euler's transformation (DLMF 15.8.1) where it shortens the series and keeps every term positive
  if (c > a && c > b && c < a + b) {
    const { value, lnScale } = powerSeries(c - a, c - b, c, z)
    return { value, lnScale: lnScale + (c - a - b) * Math.log1p(-z) }
  }
  return powerSeries(a, b, c, z)
}

/**
 * ₂F₁(a, b; c; z) = Σₙ (a)ₙ (b)ₙ / (c)ₙ · zⁿ / n!
 * @param a real; with a, b, c > 0 no term cancels and the relative error stays below 1e-12 for z <= 0.999
 * @param b real
 * @param c real, not 0, −1, −2, …
 * @param z in [0, 1)
 * @throws RangeError outside the domain, or when 10⁶ terms do not suffice (z within about 4e-5 of 1)
 * @example hyp2f1(1, 1, 2, 0.5) // −ln(1 − z)/z = 1.3862943611198906
 */
export function hyp2f1(a: number, b: number, c: number, z: number): number {
  const { value, lnScale } = sum(a, b, c, z)
  return lnScale === 0 ? value : value * Math.exp(lnScale)
}

/** ln ₂F₁(a, b; c; z) for a, b, c > 0, also where ₂F₁ itself overflows. */
export function lnHyp2f1(a: number, b: number, c: number, z: number): number {
  const { value, lnScale } = sum(positive('lnHyp2f1(a)', a), positive('lnHyp2f1(b)', b), positive('lnHyp2f1(c)', c), z)
  return Math.log(value) + lnScale
}
