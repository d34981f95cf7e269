// Pacing of a subsidy plan: how many fen it means to spend today.
// Invariant: uniform and decay amounts are differences of a rounded cumulative curve, so over the window they sum to the budget exactly.
import { Plan } from '../slots'
import { exp } from '../numeric'
import { plans, kappa, sales, slots, status, OPEN, planWeight } from '../state'

/** Simulated fen of the whole plan. */
function budgetFen(at: i32): f64 { return floor<f64>(plans[at + Plan.budget] / kappa() * 100 + 0.5) }

/** Share of the plan spent after n of its T days. */
function cumulative(at: i32, n: f64, length: f64): f64 {
  if (n >= length) return 1
  const k = plans[at + Plan.decay]
  if (plans[at + Plan.pacing] == 1 && k > 0) return (1 - exp(-k * n)) / (1 - exp(-k * length))
  return n / length
}

/** Fen to spend today; weights of the eligible are in planWeight (trigger pacing looks at their share of sales). */
export function pacedFen(plan: i32, day: i32): f64 {
  const at = plan * Plan.COUNT
  const length = plans[at + Plan.to] - plans[at + Plan.from], n = <f64>day - plans[at + Plan.from]
  const budget = budgetFen(at)
  const today = floor<f64>(budget * cumulative(at, n + 1, length) + 0.5) - floor<f64>(budget * cumulative(at, n, length) + 0.5)
  if (plans[at + Plan.pacing] == 2) {
    let eligible = 0.0, all = 0.0
    for (let j = 0; j < slots; j++) if (status[j] == OPEN) { all += sales[j]; if (planWeight[j] > 0) eligible += sales[j] }
    if (all > 0 && eligible / all >= plans[at + Plan.trigger]) return 0
  }
  return today
}
