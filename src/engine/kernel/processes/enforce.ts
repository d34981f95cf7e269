// Enforcement ("Pinocchio"): detection by complaints and inspections, reminders, strikes, bans, linked gangs, re-entry.
// Detection today 1 - (1-p_c)^severe (1-.05 p_c)^minor (1 - p_i min(1, 4 fake)); complaints count at their weight at the reference
// population. Invariant: keyed by birth, so a room that is not detected in one policy is detected in another only because its odds differ.
import { Param, Purpose, Metric } from '../slots'
import { draw, fold, key, unit } from '../random'
import { ln } from '../numeric'
import { luckOf } from '../traits'
import { p, slots, status, OPEN, BANNED, birth, fake, lean, strikes, reminded, suspendedUntil, firstStrike, bad, gang, tally, tallyCell,
  Tally, count, eventWeight, kappa, luck, detections, complaints30, brushing, clock, Clock, traced } from '../state'
import { EVIDENCE } from './anchors'
import { close, reenter } from './population'

export function enforce(day: i32): void {
  const weight = eventWeight(), inspection = p(Param.inspect)
  const lnMissed = ln(max<f64>(1e-300, 1 - p(Param.detect))), lnMissedMinor = ln(max<f64>(1e-300, 1 - p(Param.detectMinor) * p(Param.detect)))
  let inspections = 0.0
  for (let j = 0; j < slots; j++) {
    if (status[j] != OPEN) continue
    inspections += inspection
    const severe = <f64>tally[tallyCell(Tally.complaintsSevere, j)] * weight
    const other = <f64>tally[tallyCell(Tally.complaintsMinor, j)] * weight
    complaints30[j] += severe
    const suspicion = inspection * min<f64>(1, 4 * fake[j])
    if (severe == 0 && other == 0 && suspicion == 0) continue
    let hazard = suspicion < 1 ? -ln(1 - suspicion) : Infinity
    if (severe > 0) hazard -= severe * lnMissed
    if (other > 0) hazard -= other * lnMissedMinor
    luck[j] -= hazard
    if (luck[j] > 0) continue
    detections[j]++
    luck[j] = luckOf(j)
    detected(j, day)
  }
  // counted in expectation; an anchor stands for sellersPerAnchor real sellers, each of whom costs real money
  const due = inspections * p(Param.sellersPerAnchor) * p(Param.inspectCost) * 100 / kappa() + clock[Clock.inspectOwed], paid = floor<f64>(due)
  clock[Clock.inspectOwed] = due - paid // a day's may be less than one simulated fen
  count[Metric.inspectFen] += <i64>paid
  brushingFound(day)
}

function detected(j: i32, day: i32): void {
  const bits = draw(birth[j], key(Purpose.strike, day))
  if (!reminded[j] && strikes[j] == 0 && unit(fold(bits, 1)) < p(Param.remind)) {
    reminded[j] = 1
    fake[j] *= p(Param.remindEffect)
    count[Metric.reminders]++
    return
  }
  strikes[j]++
  count[Metric.strikes]++
  if (firstStrike[j] < 0) firstStrike[j] = day
  suspendedUntil[j] = day + 1 + <i32>p(Param.suspendDays)
  bad[j] += p(Param.strikeEvidence) * EVIDENCE
  fake[j] *= 0.5
  if (<f64>strikes[j] >= p(Param.banAt)) {
    if (gang[j] >= 0) for (let other = 0; other < slots; other++) {
      traced[other] = u8(other != j && status[other] == OPEN && gang[other] == gang[j] && unit(fold(bits, 100 + birth[other])) < p(Param.gangFind))
    }
    ban(j, day)
    // who comes back under a new name is no account that was traced
    if (gang[j] >= 0) for (let other = 0; other < slots; other++) if (traced[other]) ban(other, day)
  }
}

function ban(j: i32, day: i32): void {
  count[Metric.bans]++
  if (lean[j] == 0) count[Metric.wrongfulBans]++
  close(j, BANNED, day)
  const bits = draw(birth[j], key(Purpose.strike, day))
  if (lean[j] > 0 && unit(fold(bits, 2)) < p(Param.reentry)) {
    if (unit(fold(bits, 3)) < p(Param.intercept)) count[Metric.intercepted]++
    else if (reenter(j, day)) count[Metric.reentries]++
  }
}

/** Brushing is found at its own rate and punished in public evidence. */
function brushingFound(day: i32): void {
  const chance = p(Param.brushDetect)
  if (chance <= 0) return
  const brushKey = key(Purpose.brush, day)
  for (let j = 0; j < slots; j++) {
    if (brushing[j] != 1 || status[j] != OPEN || unit(draw(birth[j], brushKey)) >= chance) continue
    brushing[j] = 2 // found: never again
    bad[j] += p(Param.brushPenalty) * EVIDENCE
    count[Metric.brushersFound]++
  }
}
