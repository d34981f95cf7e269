/**
 * Means over customers whose rates or probabilities differ, by brute force: the trapezoid rule on ln x (Gamma) and logit x (Beta).
 *
 * The closed forms of BG/NBD and Pareto/NBD are checked against it. Invariant: no formula is shared with them; the integrands are
 * analytic and vanish at both ends, where the rule converges exponentially (halving the step changes nothing beyond 1e-13).
 */
const STEP = 0.2
const FAR = 45 // e^-45 is nothing beside 1

/** E[f(λ)], λ ~ Gamma(shape, rate). */
function meanOverGamma(shape: number, rate: number, f: (rate: number) => number): number {
  let [sum, weight] = [0, 0]
  const top = Math.log((FAR + 10 * shape) / rate) + 2
  const bottom = Math.log(Math.min(shape, 1) / rate) - FAR / shape
  for (let s = top; s > bottom; s -= STEP) {
    const value = Math.exp(s)
    const w = Math.exp(shape * (s - top) - rate * value)
    sum += w * f(value)
    weight += w
  }
  return sum / weight
}

/** E[f(p, 1 − p)], p ~ Beta(a, b). */
function meanOverBeta(a: number, b: number, f: (p: number, q: number) => number): number {
  let [sum, weight] = [0, 0]
  for (let s = -FAR / a; s < FAR / b; s += STEP) {
    const p = 1 / (1 + Math.exp(-s))
    const q = 1 / (1 + Math.exp(s))
    const w = Math.exp(a * Math.log(p) + b * Math.log(q))
    sum += w * f(p, q)
    weight += w
  }
  return sum / weight
}

export interface Seen {
  readonly x: number
  readonly tx: number
  readonly T: number
}

/** BG/NBD by its story: alive throughout, or gone with the last purchase; and the purchases to come in t. */
export function bgNbdByStory({ r, alpha, a, b }: { r: number; alpha: number; a: number; b: number }, { x, tx, T }: Seen, t: number) {
  const alive = meanOverGamma(r, alpha, (rate) => rate ** x * Math.exp(-rate * T)) * meanOverBeta(a, b, (_, q) => q ** x)
  const gone = x === 0 ? 0 : meanOverGamma(r, alpha, (rate) => rate ** x * Math.exp(-rate * tx)) * meanOverBeta(a, b, (p, q) => p * q ** (x - 1))
  // of somebody alive with rate λ and dropout p: purchases until the one after which she goes, (1 − e^{−λpt})/p
  const future = meanOverGamma(r, alpha, (rate) => rate ** x * Math.exp(-rate * T) * meanOverBeta(a, b, (p, q) => q ** x * (-Math.expm1(-rate * p * t) / p)))
  return { lnLikelihood: Math.log(alive + gone), alive: alive / (alive + gone), future: future / (alive + gone) }
}

/** Pareto/NBD by its story: λ ~ Gamma(r, α), leaving at rate μ ~ Gamma(s, β); E[X(t)] and the likelihood of one customer. */
export function paretoNbdByStory({ r, alpha, s, beta }: { r: number; alpha: number; s: number; beta: number }, { x, tx, T }: Seen, t: number) {
  const likelihood = meanOverGamma(r, alpha, (rate) =>
    meanOverGamma(s, beta, (leaving) => {
      const either = rate + leaving
      return (rate ** x * (leaving * Math.exp(-either * tx) + rate * Math.exp(-either * T))) / either
    }),
  )
  const purchases = (r / alpha) * meanOverGamma(s, beta, (leaving) => -Math.expm1(-leaving * t) / leaving)
  return { lnLikelihood: Math.log(likelihood), purchases }
}
