// Bass diffusion: of those who have not adopted, p + qF(t) adopt per unit time, F the share that has. Bass,
// "A new product growth for model consumer durables", Management Science 15(5), 1969.
//
// Invariant: F rises from 0 to 1; adoption peaks inside the window only if q > p.
import { nonNegative, positive, sameLength } from '../domain.ts'
import { nelderMead } from './nelder-mead.ts'

export interface BassParameters {
  /** coefficient of innovation, > 0, per time unit */
  readonly p: number
  /** coefficient of imitation, >= 0, per time unit */
  readonly q: number
}

export interface BassFit extends BassParameters {
  /** eventual adopters, in the unit of the series */
  readonly market: number
  /** residual standard error with n − 3 degrees of freedom, in the unit of the series */
  readonly residualError: number
  readonly converged: boolean
  readonly agreeing: number
  readonly starts: number
}

/** F(t) = (1 − e^{−(p+q)t}) / (1 + (q/p) e^{−(p+q)t}), the share that has adopted by t >= 0. */
export function bassCumulative({ p, q }: BassParameters, t: number): number {
  const decay = (positive('p', p) + nonNegative('q', q)) * nonNegative('t', t)
  return -Math.expm1(-decay) / (1 + (q / p) * Math.exp(-decay))
}

/** f(t) = F′(t) = (p + qF)(1 − F), adoption per time unit. */
export function bassDensity(parameters: BassParameters, t: number): number {
  const adopted = bassCumulative(parameters, t)
  return (parameters.p + parameters.q * adopted) * (1 - adopted)
}

/**
 * Time and height of the peak of adoption: t* = ln(q/p)/(p+q), f(t*) = (p+q)²/(4q). With q <= p adoption
 * falls from the start: t* = 0, f(0) = p.
 */
export function bassPeak({ p, q }: BassParameters): { readonly time: number; readonly density: number } {
  positive('p', p)
  if (nonNegative('q', q) <= p) return { time: 0, density: p }
  return { time: Math.log(q / p) / (p + q), density: (p + q) ** 2 / (4 * q) }
}

/**
 * Non-linear least squares fit to adoptions per period.
 *
 * `interval` compares period i with m[F(i) − F(i−1)] (Srinivasan & Mason 1986), `density` with m f(i). The market
 * m is linear in both, so it is solved for exactly at every (p, q) and only ln p and ln q are searched.
 * @param adoptions [period 1 … n] >= 0, at least 4
 * @example fitBass(colourTv).market // thousands of sets
 */
export function fitBass(adoptions: readonly number[], form: 'interval' | 'density' = 'interval'): BassFit {
  if (sameLength('adoptions', adoptions) < 4)
    throw new RangeError(`adoptions: must hold at least 4 periods; got ${adoptions.length}`)
  adoptions.forEach((value, i) => nonNegative(`adoptions[${i}]`, value))
  const scale = positive(
    'adoptions total',
    adoptions.reduce((sum, value) => sum + value, 0),
  )
  const solve = ([lnP, lnQ]: readonly number[]) => {
    const parameters = { p: Math.exp(lnP!), q: Math.exp(lnQ!) }
    const shape = adoptions.map((_, i) =>
      form === 'density'
        ? bassDensity(parameters, i + 1)
        : bassCumulative(parameters, i + 1) - bassCumulative(parameters, i),
    )
    const market = dot(adoptions, shape) / dot(shape, shape)
    const residual = adoptions.map((value, i) => value - market * shape[i])
    return { ...parameters, market, squares: dot(residual, residual) }
  }
  const cost = (point: readonly number[]): number =>
    point.some((x) => x < -25 || x > 3) ? Infinity : solve(point).squares / (scale * scale)
  const starts = [0.001, 0.01, 0.05].flatMap((p) => [0.1, 0.4, 0.8].map((q) => [Math.log(p), Math.log(q)]))
  const minima = starts.map((start) => nelderMead(cost, start, { valueTolerance: 1e-14 }))
  const best = minima.reduce((low, minimum) => (minimum.value < low.value ? minimum : low))
  const { p, q, market, squares } = solve(best.point)
  return {
    p,
    q,
    market,
    residualError: Math.sqrt(squares / Math.max(1, adoptions.length - 3)),
    converged: best.converged,
    agreeing: minima.filter((minimum) => minimum.value - best.value < 1e-9).length,
    starts: starts.length,
  }
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, i) => sum + value * right[i], 0)
}
