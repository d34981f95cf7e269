// Policy clock: which values of the parameters are in force today, and the tables that depend on them.
// Invariant: `effective` is the base overwritten by the settings whose window [from, to) holds the day; bounds that keyed draws are
// thinned from (ctr, follow chance, unfollow rate, need multiplier) come from the base and are fixed per world.
import { Param, Entrant } from '../slots'
import { base, effective, settings, inputs, scripted, p, forgetTable, forgetPublicTable, leadScale, ORDER_DAYS, habitTable, visitTable,
  VISIT_CELLS, poissonAll, poissonCandidate, days, providers } from '../state'
import { exp, ln, pow } from '../numeric'
import { Column } from '../column'
import { threshold } from '../random'

export let clickBound: f64 = 0 // entries per impression at the best provider
export let followBound: f64 = 0 // largest chance that a visit makes a follower
export let unfollowBound: f64 = 0
export let unfollowGap: f64 = 0 // days per unit exponential: -1 / ln(1 - bound)
export let visitBelow: u32 = 0 // a buyer does not visit when the draw is at or above: the largest chance
export let lapseScale: f64 = 0 // days of lapse per unit exponential
export let patienceGood: f64 = 0 // patience that a satisfied delivery uses up: -ln(1 - chance of a lapse)
export let patienceBad: f64 = 0 // and any other
let tablesReady = false

/** Bounds and tables must be made again after the host has written inputs. */
export function inputsChanged(): void { tablesReady = false }

/** Sets today's effective parameters. */
export function openPolicy(day: i32): void {
  memory.copy(effective.at(0), base.at(0), <usize>Param.COUNT << 3)
  const n = inputs[0]
  for (let s = 0; s < n; s++) {
    const at = 4 * s
    if (<f64>day >= settings[at + 2] && <f64>day < settings[at + 3]) effective[<i32>settings[at]] = settings[at + 1]
  }
  if (!tablesReady) { fillTables(); fillLeads(); tablesReady = true }
}

function fillTables(): void {
  let topSkill = 2 * p(Param.skillSd)
  for (let e = 0; e < inputs[2]; e++) topSkill = max<f64>(topSkill, scripted[e * Entrant.COUNT + Entrant.skill])
  const provided = providers > 0 ? base[Param.providerEffect] : 0
  clickBound = base[Param.clickThrough] * (1 + 0.25 * provided)
  followBound = min<f64>(1, base[Param.followVisit] * exp(base[Param.followSkill] * (topSkill + 0.4 * provided)))
  unfollowBound = min<f64>(1, base[Param.unfollowBase] + base[Param.unfollowTrust])
  if (base[Param.unfollowBetaA] > 0) unfollowBound = 1
  unfollowGap = unfollowBound > 0 && unfollowBound < 1 ? -1 / ln(1 - unfollowBound) : 0
  const visitBound = min<f64>(1, base[Param.revisit] * pow(0.8, -base[Param.trustExponent]))
  visitBelow = visitBound >= 1 ? 0xffffffff : threshold(visitBound) + 1
  patienceGood = patience(base[Param.lapseGood])
  patienceBad = patience(base[Param.lapseBad])
  const entryMean = base[Param.impressions] * clickBound

  const forget = base[Param.forget]
  let power = 1.0
  for (let n = 0; n < days + 2; n++) { forgetTable[n] = power; power *= forget }
  for (let n = 0; n < ORDER_DAYS; n++) forgetPublicTable[n] = pow(base[Param.forgetPublic], <f64>n)
  for (let n = 0; n < 64; n++) habitTable[n] = exp(-<f64>n / base[Param.habitDays])
  for (let n = 0; n <= VISIT_CELLS + 1; n++) {
    visitTable[n] = min<f64>(1, base[Param.revisit] * pow(<f64>n / VISIT_CELLS / 0.8, base[Param.trustExponent]))
  }
  fillPoisson(poissonCandidate, entryMean * followBound)
  fillPoisson(poissonAll, entryMean * (1 - followBound))
}

function patience(chance: f64): f64 { return chance < 1 ? -ln(1 - max<f64>(0, chance)) : Infinity }

/** Geometric lead times as floor(E scale): scale = -1 / ln(m / (1 + m)) for a mean of m extra days. */
function fillLeads(): void {
  for (let fast = 0; fast < 2; fast++) {
    for (let tier = 0; tier < 6; tier++) {
      const mean = base[Param.leadMean] - (fast ? base[Param.fastLead] : 0) + (tier > 0 ? base[Param.tierLead] * <f64>(tier - 1) : 0)
      const extra = max<f64>(0, mean - 1)
      leadScale[6 * fast + tier] = extra > 0 ? -1 / ln(extra / (1 + extra)) : 0
    }
  }
  lapseScale = base[Param.lapseDays] > 1 ? -1 / ln(1 - 1 / base[Param.lapseDays]) : 0
}

/** table[k] = threshold of P(N > k), so that N = number of cells the draw is below. */
function fillPoisson(table: Column<u32>, mean: f64): void {
  let term = exp(-mean), below = term
  for (let k = 0; k < 32; k++) {
    table[k] = threshold(1 - below)
    term *= mean / <f64>(k + 1)
    below += term
  }
}
