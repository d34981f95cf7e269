// O10: shares when each sale goes to an anchor in proportion to its sales so far (Pólya's urn; Eggenberger & Pólya
// 1923): γ = 1, no floor, identical anchors.
//
// Invariant: the mean share never changes; the limit is Dirichlet(initial/increment); after n draws the variance
// is n/(n + A) of the limit's, A = Σ initial/increment.
import { positive, sameLength, within } from '../../calibrate/domain.ts'
import type { Moments } from './beta-trust.ts'

export interface PolyaSettings {
  /** [anchor] starting weights, > 0 */
  readonly initial: readonly number[]
  /** weight that one sale adds, > 0; 1 by default */
  readonly increment?: number
  /** sales so far, >= 0; Infinity (the limit) by default */
  readonly draws?: number
}

/** [anchor] mean and sd of the share. @example polyaShares({ initial: [1, 3] })[0] // { mean: 0.25, sd: 0.1936 } */
export function polyaShares({ initial, increment = 1, draws = Infinity }: PolyaSettings): Moments[] {
  sameLength('initial', initial)
  positive('increment', increment)
  within('draws', draws, 0, Infinity)
  const total = initial.reduce((sum, weight, j) => sum + positive(`initial[${j}]`, weight), 0)
  const concentration = total / increment
  const progress = draws === Infinity ? 1 : draws / (draws + concentration)
  return initial.map((weight) => {
    const mean = weight / total
    return { mean, sd: Math.sqrt(((mean * (1 - mean)) / (concentration + 1)) * progress) }
  })
}
