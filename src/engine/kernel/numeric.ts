// The kernel's own exp, ln, normal and gamma functions, from + - * / sqrt only, so that every engine computes the same bits.
// Stated errors (tested against high-precision values in test/engine/numeric.test.ts):
// exp, ln: relative 4e-16; normalCdf: absolute 3e-6; normalQuantile: relative 1e-14; gammaQuantile: relative 1e-9; exponential: absolute 1e-10; expQuick: relative 1e-9.
import { Column } from './column'

const LN2_HIGH: f64 = 6.93147180369123816490e-01
const LN2_LOW: f64 = 1.90821492927058770002e-10

/** e^x; 0 below -708, infinity above 709. Argument reduced to |r| <= ln2/2, Taylor to r^13. */
export function exp(x: f64): f64 {
  if (x < -708) return 0
  if (x > 709) return Infinity
  const k = floor<f64>(x * 1.44269504088896338700 + 0.5)
  const r = (x - k * LN2_HIGH) - k * LN2_LOW
  let p = 1.6059043836821613e-10
  p = p * r + 2.08767569878681e-9
  p = p * r + 2.505210838544172e-8
  p = p * r + 2.755731922398589e-7
  p = p * r + 2.7557319223985893e-6
  p = p * r + 2.48015873015873e-5
  p = p * r + 1.984126984126984e-4
  p = p * r + 1.388888888888889e-3
  p = p * r + 8.333333333333333e-3
  p = p * r + 4.1666666666666664e-2
  p = p * r + 0.16666666666666666
  p = p * r + 0.5
  p = p * r + 1
  p = p * r + 1
  return p * reinterpret<f64>((<i64>k + 1023) << 52)
}

/** Natural logarithm of x > 0 (normal numbers). Mantissa in [sqrt(1/2), sqrt 2), atanh series in s = (m-1)/(m+1). */
export function ln(x: f64): f64 {
  let bits = reinterpret<i64>(x)
  let k = <i32>(bits >> 52) - 1023
  let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000)
  if (m > 1.4142135623730951) { m *= 0.5; k++ }
  const s = (m - 1) / (m + 1)
  const z = s * s
  let p = 0.05263157894736842
  p = p * z + 0.058823529411764705
  p = p * z + 0.06666666666666667
  p = p * z + 0.07692307692307693
  p = p * z + 0.09090909090909091
  p = p * z + 0.1111111111111111
  p = p * z + 0.14285714285714285
  p = p * z + 0.2
  p = p * z + 0.3333333333333333
  p = p * z
  return <f64>k * LN2_HIGH + (2 * s + (2 * s * p + <f64>k * LN2_LOW))
}

/** x^y for x >= 0; 0^0 = 1. */
export function pow(x: f64, y: f64): f64 {
  if (y == 0) return 1
  if (x <= 0) return 0
  return exp(y * ln(x))
}

// --- tables, filled once per instance
// (small ones with a cubic, because tables of 16 and 32 kB pushed each other out of the first cache)
const LOG_BITS: i32 = 7, LOG_CELLS: i32 = 128
const CDF_CELLS: i32 = 2048
const EXP_BITS: i32 = 6, EXP_CELLS: i32 = 64
const logTable = changetype<Column<f64>>(memory.data(128 * 8, 64)) // -ln of the middles of 128 cells of [1, 2)
const logStep = changetype<Column<f64>>(memory.data(128 * 8, 64)) // a cell's width over its middle
const cdfTable = changetype<Column<f64>>(memory.data(2050 * 8, 64))
const expTable = changetype<Column<f64>>(memory.data(64 * 8, 64))
let tablesFilled = false

/** Density of the standard normal integrated by Simpson's rule cell by cell: absolute error below 1e-13 at the nodes. */
function fillCdf(): void {
  const h = 16.0 / CDF_CELLS
  let sum = 6.220960574271785e-16 // Phi(-8)
  cdfTable[0] = sum
  for (let i = 0; i < CDF_CELLS; i++) {
    const a = -8.0 + <f64>i * h
    let cell = 0.0
    for (let q = 0; q < 4; q++) {
      const l = a + <f64>q * h * 0.25, m = l + h * 0.125, r = l + h * 0.25
      cell += (exp(-0.5 * l * l) + 4 * exp(-0.5 * m * m) + exp(-0.5 * r * r)) * (h * 0.25 / 6)
    }
    sum += cell * 0.3989422804014327
    cdfTable[i + 1] = sum
  }
}

export function fillNumericTables(): void {
  if (tablesFilled) return
  for (let i = 0; i < LOG_CELLS; i++) {
    const middle = 1 + (<f64>i + 0.5) / LOG_CELLS
    logTable[i] = -ln(middle)
    logStep[i] = 1 / LOG_CELLS / middle
  }
  for (let i = 0; i < EXP_CELLS; i++) expTable[i] = exp(<f64>i / EXP_CELLS * 0.6931471805599453)
  fillCdf()
  tablesFilled = true
}

const WHOLE: f64 = 6755399441055744 // 1.5 * 2^52
/** A whole number |x| < 2^51 as an integer, read from the mantissa: V8 checks every conversion for its range, seven instructions more. */
// @ts-ignore: decorator
@inline
export function whole(x: f64): i64 { return reinterpret<i64>(x + WHOLE) - 0x4338000000000000 }
/** The same for |x| < 2^31. */
// @ts-ignore: decorator
@inline
export function whole32(x: f64): i32 { return <i32>reinterpret<i64>(x + WHOLE) }

/** max(0, x), without a branch */
// @ts-ignore: decorator
@inline
export function positive(x: f64): f64 { const bits = reinterpret<i64>(x); return reinterpret<f64>(bits & ~(bits >> 63)) }

/** Standard normal distribution function, linear between nodes 1/128 apart (absolute error < 2e-6); 0 and 1 beyond 8. */
export function normalCdf(z: f64): f64 {
  if (z <= -8) return 0
  if (z >= 8) return 1
  const t = (z + 8) * (CDF_CELLS / 16.0)
  const cell = floor<f64>(t), i = whole32(cell)
  const a = cdfTable[i]
  return a + (cdfTable[i + 1] - a) * (t - cell)
}

/** A unit exponential from 32 bits: -ln((bits + 1/2) / 2^32), nearest table entry and a cubic (absolute error < 1e-10). */
// @ts-ignore: decorator
@inline
export function exponential(bits: u32): f64 {
  const x = (<u64>bits << 1) | 1 // (bits + 1/2) * 2, in [1, 2^33)
  const shift = <i32>clz<u64>(x) // leading one moved to bit 63
  const y = x << shift
  const cell = <i32>(y >> (63 - LOG_BITS)) & (LOG_CELLS - 1)
  const rest = <f64><u32>(y >> (31 - LOG_BITS)) * 2.3283064365386963e-10
  // mantissa = middle of the cell x (1 + e)
  const e = (rest - 0.5) * logStep[cell]
  // x = 2^(63-shift) m, and 2^33 is the whole: -ln(x / 2^33) = (shift - 30) ln2 - ln m
  return <f64>(shift - 30) * 0.6931471805599453 + (logTable[cell] - e * (1 - e * (0.5 - e * 0.3333333333333333)))
}

/** e^x by a table of 2^(n/64) and a cubic, relative error < 1e-9; for |x| < 700. */
// @ts-ignore: decorator
@inline
export function expQuick(x: f64): f64 {
  const t = x * 92.33248261689366 // 64 / ln 2
  const k = floor<f64>(t), n = whole32(k)
  const d = (t - k) * 0.010830424696249145 // ln 2 / 64
  return expTable[n & (EXP_CELLS - 1)] * (1 + d * (1 + d * (0.5 + d * 0.16666666666666666))) * reinterpret<f64>(<i64>((n >> EXP_BITS) + 1023) << 52)
}

/** Quantile of the standard normal (Wichura 1988, algorithm AS 241, PPND16), relative error about 1e-15. */
export function normalQuantile(p: f64): f64 {
  const q = p - 0.5
  if (abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return q * (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) * r
      + 13731.693765509461125) * r + 1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608)
      / (((((((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) * r
      + 5394.1960214247511077) * r + 687.1870074920579083) * r + 42.313330701600911252) * r + 1)
  }
  let r = sqrt(-ln(q < 0 ? p : 1 - p))
  let value: f64
  if (r <= 5) {
    r -= 1.6
    value = (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r + 1.27045825245236838258) * r
      + 3.64784832476320460504) * r + 5.7694972214606914055) * r + 4.6303378461565452959) * r + 1.42343711074968357734)
      / (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r + 0.14810397642748007459) * r
      + 0.68976733498510000455) * r + 1.6763848301838038494) * r + 2.05319162663775882187) * r + 1)
  } else {
    r -= 5
    value = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r + 0.026532189526576123093) * r
      + 0.29656057182850489123) * r + 1.7848265399172913358) * r + 5.4637849111641143699) * r + 6.6579046435011037772)
      / (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) * r
      + 0.0148753612908506148525) * r + 0.13692988092273580531) * r + 0.59983220655588793769) * r + 1)
  }
  return q < 0 ? -value : value
}

/** ln Gamma(x), x > 0: Stirling's series after shifting to x >= 8 (absolute error < 1e-14). */
function lnGamma(x: f64): f64 {
  let shift = 0.0
  while (x < 8) { shift -= ln(x); x += 1 }
  const y = 1 / x, z = y * y
  const series = y * (0.08333333333333333 - z * (0.002777777777777778 - z * (7.936507936507937e-4 - z * (5.952380952380953e-4 - z * (8.417508417508417e-4 - z * 1.9175269175269176e-3)))))
  return shift + (x - 0.5) * ln(x) - x + 0.9189385332046728 + series
}

/** Regularised lower incomplete gamma P(a, x) by series (x < a + 1) or its complement by Lentz's continued fraction. */
function gammaCdf(a: f64, x: f64, upper: bool): f64 {
  if (x <= 0) return upper ? 1 : 0
  const front = exp(a * ln(x) - x - lnGamma(a))
  if (x < a + 1) {
    let term = 1 / a, sum = term, n = a
    for (let i = 0; i < 500; i++) { n += 1; term *= x / n; sum += term; if (term < sum * 1e-16) break }
    return upper ? 1 - sum * front : sum * front
  }
  let b = x + 1 - a, c = 1e300, d = 1 / b, h = d
  for (let i = 1; i < 500; i++) {
    const an = -<f64>i * (<f64>i - a)
    b += 2
    d = an * d + b; if (abs(d) < 1e-300) d = 1e-300
    c = b + an / c; if (abs(c) < 1e-300) c = 1e-300
    d = 1 / d
    const step = d * c
    h *= step
    if (abs(step - 1) < 1e-15) break
  }
  return upper ? front * h : 1 - front * h
}

/**
 * Quantile of the Gamma distribution of given shape and scale 1 at probability p = 1 - q (both given, so that neither tail loses digits).
 * Newton's method on ln P (lower half) or ln Q (upper half) in ln x, where both are nearly linear; `start` = ln of a first guess or NaN.
 */
export function gammaQuantile(shape: f64, p: f64, q: f64, start: f64 = NaN): f64 {
  if (p <= 0) return 0
  const lnSmall = (ln(p) + lnGamma(shape + 1)) / shape // small x: P ~ x^a / Gamma(a+1)
  if (lnSmall < -30) return lnSmall < -700 ? 0 : exp(lnSmall)
  let t = start == start ? start : lnSmall < 0 ? lnSmall : ln(max<f64>(shape, 0.5))
  const lnFront = lnGamma(shape)
  const lower = p < 0.5
  for (let i = 0; i < 60; i++) {
    const x = exp(t)
    const density = exp(shape * t - x - lnFront) // x times the density
    const tail = gammaCdf(shape, x, !lower)
    let step = lower ? (ln(p) - ln(tail)) * tail / density : (ln(tail) - ln(q)) * tail / density
    if (step > 2) step = 2
    if (step < -2) step = -2
    t += step
    if (abs(step) < 1e-11) break
  }
  return exp(t)
}

/** Poisson count by inversion: the smallest k with P(X <= k) >= v, at most cap. */
export function poissonInverse(mean: f64, v: f64, cap: i32): i32 {
  let p = mean < 600 ? expQuick(-mean) : 0.0, c = p, k = 0
  while (v > c && k < cap) { k++; p *= mean / <f64>k; c += p }
  return k
}
