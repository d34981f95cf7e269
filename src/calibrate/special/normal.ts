// The error function and the standard normal distribution.
//
// Invariant: erf and erfc are the incomplete gammas at a = ½ (DLMF 7.11.1–2), so each tail keeps its relative
// precision; normalQuantile inverts normalCdf to the last bits.
import { regularisedGammaP, regularisedGammaQ } from './gamma.ts'

/** Error function erf(x) = 2/√π ∫₀ˣ e^{−u²} du; any real x. */
export function erf(x: number): number {
  return Math.sign(x) * regularisedGammaP(0.5, x * x)
}

/** Complementary error function 1 − erf(x), accurate in the upper tail; any real x. */
export function erfc(x: number): number {
  return x < 0 ? 1 + regularisedGammaP(0.5, x * x) : regularisedGammaQ(0.5, x * x)
}

/** Φ(z) = P(Z <= z) of a standard normal Z; any real z. */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z / Math.SQRT2)
}

/**
 * Φ⁻¹(p), the z with Φ(z) = p: the rational start of Abramowitz & Stegun 26.2.23 (error below 4.5e-4) and
 * Halley's step until it no longer moves.
 * @param p probability in [0, 1]; 0 and 1 give −Infinity and Infinity
 * @throws RangeError outside [0, 1]
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`normalQuantile(p): must lie in [0, 1]; got ${p}`)
  if (p > 0.5) return -normalQuantile(1 - p)
  if (p === 0) return -Infinity
  const s = Math.sqrt(-2 * Math.log(p))
  let z = (2.515517 + s * (0.802853 + s * 0.010328)) / (1 + s * (1.432788 + s * (0.189269 + s * 0.001308))) - s
  for (let step = 0; step < 4; step++) {
    const error = (normalCdf(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2)
    z -= error / (1 + (z * error) / 2)
  }
  return z
}
