// O14: Little's law (1961), L = λW: orders in flight = orders a day × mean days to delivery, whatever the laws of
// arrival and delivery, over a stationary window.
import { nonNegative } from '../../calibrate/domain.ts'

export interface LittleSettings {
  /** λ, orders a day, >= 0 */
  readonly ordersPerDay: number
  /** W, mean days from order to delivery, >= 0 */
  readonly meanDays: number
}

/** L, mean number of orders in flight. */
export function ordersInFlight({ ordersPerDay, meanDays }: LittleSettings): number {
  return nonNegative('ordersPerDay', ordersPerDay) * nonNegative('meanDays', meanDays)
}
