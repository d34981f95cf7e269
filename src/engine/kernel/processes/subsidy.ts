// Pacing of a subsidy plan: how many fen it means to spend today.
// Invariant: uniform and decay amounts are differences of a rounded cumulative curve, so over the window they sum to the budget exactly.
import { Plan } from '../slots'
import { exp } from '../numeric'
import { plans, kappa } from '../state'

/** Simulated fen of the whole plan. */
function budgetFen(at: i32): f64 { return floor<f64>(plans[at + Plan.budget] / kappa() * 100 + 0.5) }

/** Share of the plan spent after n of its T days. */
function cumulative(at: i32, n: f64, length: f64): f64 {
  if (n >= length) return 1
  const k = plans[at + Plan.decay]
  if (plans[at + Plan.pacing] == 1 && k > 0) return (1 - exp(-k * n)) / (1 - exp(-k * length))
  return n / length
}

/** Fen that the curve has for today. */
export function pacedFen(plan: i32, day: i32): f64 {
  const at = plan * Plan.COUNT
  const length = plans[at + Plan.to] - plans[at + Plan.from], n = <f64>day - plans[at + Plan.from]
  const budget = budgetFen(at)
  return floor<f64>(budget * cumulative(at, n + 1, length) + 0.5) - floor<f64>(budget * cumulative(at, n, length) + 0.5)
}

/** Does a triggered plan pause today? @param share of the smoothed sales of open rooms that qualifying ones make, on air or not */
export function pauses(plan: i32, share: f64): bool {
  const at = plan * Plan.COUNT
  return plans[at + Plan.pacing] == 2 && share >= plans[at + Plan.trigger]
}
