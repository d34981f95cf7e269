// A shock of trust, to measure the loop from trust to sales and back (F7): on one morning every trust is multiplied by 1 + rise.
// Invariant: trust moves by turning bad evidence into good (or back), so that it weighs as much and fades as fast as before; only where
// there is not enough of it, good evidence is added. No trust comes nearer to 1 than half its distance.
import { Param } from '../slots'
import { p, slots, status, EMPTY, fans, fanAt, good, bad, trust } from '../state'
import { entryAt, bondAt, FOLLOWED } from '../lists'
import { bondTrust, fade, BOND_UNIT } from './trust'
import { replayVisits } from './visit-private'
import { EVIDENCE } from './anchors'

// the evidence that `raise` found
let newGood: f64 = 0, newBad: f64 = 0

function raised(tau: f64): f64 { return min<f64>(tau * (1 + p(Param.trustShockRise)), 0.5 * (1 + tau)) }

/** Evidence r, s on a prior of `weight` at `prior` that gives the trust `target`. */
function raise(r: f64, s: f64, prior: f64, weight: f64, target: f64): void {
  newGood = max<f64>(0, target * (r + s + weight) - weight * prior)
  newBad = r + s - newGood
  if (newBad >= 0) return
  newBad = 0
  newGood = weight * (target - prior) / (1 - target)
}

/** Runs before today's reputation is read; `trust` is still yesterday's. */
export function shockTrust(day: i32): void {
  if (day != <i32>p(Param.trustShockDay) || p(Param.trustShockRise) == 0) return
  const prior = p(Param.publicPrior), weight = p(Param.publicWeight) * EVIDENCE, fixed = p(Param.fixedReputation) >= 0
  // `trust` holds what reputation would be without the shock until readReputation
  for (let j = 0; j < slots; j++) {
    if (status[j] == EMPTY || fixed) continue
    trust[j] = (good[j] + prior * weight) / (good[j] + bad[j] + weight)
    raise(good[j], bad[j], prior, weight, raised(trust[j]))
    good[j] = floor<f64>(newGood + 0.5)
    bad[j] = floor<f64>(newBad + 0.5)
  }
  for (let i = 0; i < fans; i++) shockBonds(i, day, fixed)
}

function shockBonds(fan: i32, day: i32, fixed: bool): void {
  if (fanAt(fan).ledger == 0) return
  for (let k = 0, n = <i32>fanAt(fan).bonds; k < n; k++) {
    const entry = entryAt(fan, k), bond = bondAt(fan, k)
    if (!(entry.flags & FOLLOWED) || bond.good + bond.bad == 0) continue
    replayVisits(fan, k, day - 1) // past visits were made under the old trust
    fade(bond, day)
    const reputation = trust[entry.anchor]
    raise(<f64>bond.good, <f64>bond.bad, fixed ? reputation : raised(reputation), p(Param.priorWeight) * BOND_UNIT, raised(bondTrust(bond, reputation, day)))
    bond.good = <u32>(newGood + 0.5)
    bond.bad = <u32>(newBad + 0.5)
  }
}
