// Maximum likelihood for the repurchase models: Nelder–Mead on the logarithms of the (positive) parameters, from
// several starts.
//
// Invariant: a fit never claims more than it saw. `converged` is false unless the best start's search ended by
// itself, and `agreeing` counts the starts that reached the same likelihood, so that a flat or many-peaked
// likelihood shows.
import { bgNbdLikelihoodOf, type BgNbdParameters } from './bg-nbd.ts'
import { gammaGammaLogLikelihood, type GammaGammaParameters } from './gamma-gamma.ts'
import type { RepeatHistory, RepeatSpend } from './history.ts'
import { nbdLikelihoodOf, type NbdParameters } from './nbd.ts'
import { nelderMead } from './nelder-mead.ts'
import { paretoNbdLikelihoodOf, type ParetoNbdParameters } from './pareto-nbd.ts'
import { sbgLogLikelihood, type SbgParameters } from './sbg.ts'

export interface MaximumLikelihood<Parameters> {
  readonly parameters: Parameters
  readonly logLikelihood: number
  /** the best search ended because nothing was left to gain, not because it ran out of evaluations */
  readonly converged: boolean
  /** searches, and how many of them ended within 1e-3 of the best log-likelihood */
  readonly starts: number
  readonly agreeing: number
  readonly evaluations: number
}

/** ln of the parameters is searched in [−14, 14]: nothing beyond is told apart by data. */
const LN_BOUND = 14

/**
 * Maximises a log-likelihood over positive parameters.
 * @param logLikelihood of named parameters; −Infinity or NaN where it cannot be had
 * @param starts at least one, each finite in likelihood; every parameter > 0
 */
export function maximiseLikelihood<Parameters extends { readonly [name in keyof Parameters]: number }>(
  logLikelihood: (parameters: Parameters) => number,
  starts: readonly Parameters[],
): MaximumLikelihood<Parameters> {
  const names = Object.keys(starts[0] ?? {}) as (keyof Parameters)[]
  if (names.length === 0) throw new RangeError(`starts: must hold at least one set of parameters; got ${starts.length}`)
  const named = (point: readonly number[]): Parameters =>
    Object.fromEntries(names.map((name, i) => [name, Math.exp(point[i])])) as Parameters
  const cost = (point: readonly number[]): number => {
    if (point.some((x) => Math.abs(x) > LN_BOUND)) return Infinity
    const value = -logLikelihood(named(point))
    return Number.isNaN(value) ? Infinity : value
  }
  const minima = starts.map((start) =>
    nelderMead(
      cost,
      names.map((name) => Math.log(start[name])),
    ),
  )
  const best = minima.reduce((low, minimum) => (minimum.value < low.value ? minimum : low))
  return {
    parameters: named(best.point),
    logLikelihood: -best.value,
    converged: best.converged,
    starts: starts.length,
    agreeing: minima.filter((minimum) => minimum.value - best.value < 1e-3).length,
    evaluations: minima.reduce((sum, minimum) => sum + minimum.evaluations, 0),
  }
}

/** Mean age of the history, the natural scale for α and β. */
function meanAge({ age }: RepeatHistory): number {
  return age.reduce((sum, end) => sum + end, 0) / age.length
}

export function fitNbd(history: RepeatHistory): MaximumLikelihood<NbdParameters> {
  const scale = meanAge(history)
  return maximiseLikelihood(nbdLikelihoodOf(history), [
    { r: 1, alpha: scale },
    { r: 0.2, alpha: scale / 10 },
  ])
}

export function fitBgNbd(history: RepeatHistory): MaximumLikelihood<BgNbdParameters> {
  const scale = meanAge(history)
  return maximiseLikelihood(bgNbdLikelihoodOf(history), [
    { r: 1, alpha: scale, a: 1, b: 2 },
    { r: 0.2, alpha: scale / 10, a: 0.5, b: 5 },
    { r: 3, alpha: scale * 2, a: 2, b: 2 },
  ])
}

/** α and β are searched within a factor 1000 of each other, where the likelihood's series converges quickly. */
export function fitParetoNbd(history: RepeatHistory): MaximumLikelihood<ParetoNbdParameters> {
  const scale = meanAge(history)
  const likelihood = paretoNbdLikelihoodOf(history)
  const bounded = (parameters: ParetoNbdParameters): number =>
    Math.abs(Math.log(parameters.alpha / parameters.beta)) > Math.log(1000) ? -Infinity : likelihood(parameters)
  return maximiseLikelihood(bounded, [
    { r: 1, alpha: scale, s: 1, beta: scale },
    { r: 0.3, alpha: scale / 10, s: 0.3, beta: scale / 3 },
    { r: 2, alpha: scale, s: 0.5, beta: scale / 10 },
  ])
}

export function fitGammaGamma(spend: RepeatSpend): MaximumLikelihood<GammaGammaParameters> {
  const mean = spend.meanSpend.reduce((sum, value) => sum + value, 0) / spend.meanSpend.length
  return maximiseLikelihood(
    (parameters) => gammaGammaLogLikelihood(parameters, spend),
    [
      { p: 1, q: 2, gamma: mean },
      { p: 5, q: 4, gamma: mean / 2 },
      { p: 20, q: 10, gamma: mean / 2 },
    ],
  )
}

/** @param remaining [period 0 … last] customers still there */
export function fitSbg(remaining: readonly number[]): MaximumLikelihood<SbgParameters> {
  return maximiseLikelihood(
    (parameters) => sbgLogLikelihood(parameters, remaining),
    [
      { a: 1, b: 1 },
      { a: 0.5, b: 3 },
      { a: 5, b: 5 },
    ],
  )
}
