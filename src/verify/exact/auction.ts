// O20: the paid auction in aggregate. Demand x (in units of the paid inventory) meets a price that rises with the
// share f sold, c = c₀(1 + f^κ); money spent is conserved, so f = x/(1 + f^κ), and no more than all is sold.
//
// Invariant: f rises with x, and f(1 + f^κ) = x while f < 1. At x = 2 all is sold, whatever κ.
import { nonNegative } from '../../calibrate/domain.ts'

export interface AuctionSettings {
  /** x, spend on ads / (base price × paid inventory), >= 0 */
  readonly demand: number
  /** κ, steepness of the price, >= 0 */
  readonly kappa: number
}

export interface AuctionOutcome {
  /** f, share of the paid inventory that is sold, [0, 1] */
  readonly sold: number
  /** price in units of the base price: 1 + f^κ */
  readonly priceFactor: number
}

/** Bisection of f(1 + f^κ) − x, which rises in f; exact to the last bits. */
export function clearAuction({ demand, kappa }: AuctionSettings): AuctionOutcome {
  const x = nonNegative('demand', demand)
  nonNegative('kappa', kappa)
  let low = 0
  let high = 1
  for (let step = 0; step < 60 && low < high; step++) {
    const middle = (low + high) / 2
    if (middle * (1 + middle ** kappa) < x) low = middle
    else high = middle
  }
  const sold = x === 0 ? 0 : high
  return { sold, priceFactor: 1 + sold ** kappa }
}
