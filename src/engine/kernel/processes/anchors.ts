// Anchors' morning: public evidence decays, reputation is read, who is live, and today's effective traits, prices and ad budgets.
// Invariant: everything a fan reads of an anchor today is written here, before any fan acts; fans write tallies only.
import { Param, Purpose, Entrant } from '../slots'
import { draw, key, unit, threshold, pairOf } from '../random'
import { exp, ln } from '../numeric'
import { Column } from '../column'
import { base, p, slots, usedSlots, status, OPEN, good, bad, trust, reputation, pastCell, strangerBelow, live, liveHistory, liveChance, birth,
  suspendedUntil, skill, skillNow, quality, qualityNow, clickFactor, pull, followChance, enterBelow, followBelow, doors, lateChance, utility,
  dear, satisfaction, lnPrice, price, priceFen, kind, equity, hype, rights, endorsed, stage, carries, script, scripted, born, ads, sales,
  eventWeight, kappa } from '../state'
import { capacityOf, Capacity } from './providers'
import { visitChance } from './trust'
import { clickBound, followBound, visitBelow } from './policy-clock'

/** One unit of evidence in the integer units of `good` and `bad`. */
export const EVIDENCE: f64 = 1048576

/** Public evidence fades overnight and is rounded to whole units once. */
export function decayPublicEvidence(): void {
  const keep = p(Param.forgetPublic)
  for (let j = 0; j < usedSlots; j++) {
    good[j] = floor<f64>(good[j] * keep + 0.5)
    bad[j] = floor<f64>(bad[j] * keep + 0.5)
  }
}

/** Public trust: evidence shrunk to the platform's prior (empirical Bayes), a_j = (R + a0 W0) / (R + S + W0). */
export function readReputation(day: i32): void {
  const prior = p(Param.publicPrior), weight = p(Param.publicWeight), fixed = p(Param.fixedReputation), attachment = p(Param.attachment)
  for (let j = 0; j < slots; j++) { // empty ones too: who reenters this evening has the trust of a stranger until tomorrow
    const r = good[j] / EVIDENCE, s = bad[j] / EVIDENCE
    const value = fixed >= 0 ? fixed : (r + prior * weight) / (r + s + weight)
    trust[j] = value
    reputation[pastCell(day, j)] = value
    strangerBelow[pastCell(day, j)] = threshold(attachment * visitChance(value))
  }
}

export function goLive(day: i32): void {
  const liveKey = key(Purpose.live, day)
  for (let j = 0; j < usedSlots; j++) {
    const on = status[j] == OPEN && suspendedUntil[j] <= day && unit(draw(birth[j], liveKey)) < liveChance[j]
    live[j] = u8(on)
    doors[4 * j] = pairOf(0, birth[j])
    doors[4 * j + 1] = on ? strangerBelow[pastCell(day, j)] : 0
    doors[4 * j + 2] = on ? visitBelow : 0
    liveHistory[j] = liveHistory[j] << 1 | u32(on)
  }
}

/** Utility of each kind's price level. */
const levels = changetype<Column<f64>>(memory.data(32, 8))

/** Effective traits of the day: provider, stage, guarantees, endorsement and carried brand on top of the anchor's own. */
export function dressAnchors(): void {
  const perks = <i32>p(Param.stepsPerks)
  for (let k = 0; k < 4; k++) levels[k] = p(Param.choiceLevel) * ln(base[Param.priceWhite + k] / p(Param.referencePrice))
  const commission = 1 + p(Param.passThrough) * (p(Param.take) - p(Param.rebate) - p(Param.takeReference))
  for (let j = 0; j < usedSlots; j++) {
    if (status[j] != OPEN) { enterBelow[2 * j] = 0; enterBelow[2 * j + 1] = 0; continue }
    const k = <i32>kind[j]
    const special = stage[j] == 4 && (perks & 8) != 0
    const mask = <i32>rights[j]
    const s = skill[j] + 0.4 * capacityOf(j, Capacity.live)
    let q = quality[j] + 0.06 * capacityOf(j, Capacity.supply) + (special ? p(Param.stepsQuality) : 0)
    let brand = equity[j]
    const carried = <i32>carries[j]
    if (carried >= 0) brand += p(Param.carryShare) * equity[carried]
    q = min<f64>(1, q)
    if (s != skillNow[j]) {
      skillNow[j] = s
      pull[j] = exp(p(Param.skillTraffic) * s)
      followChance[j] = min<f64>(1, p(Param.followVisit) * exp(p(Param.followSkill) * s))
    }
    qualityNow[j] = q
    clickFactor[j] = p(Param.clickThrough) * (1 + 0.25 * capacityOf(j, Capacity.traffic)) / clickBound
    const enters = live[j] ? clickFactor[j] : 0
    enterBelow[2 * j] = threshold(enters * p(Param.affinityOther))
    enterBelow[2 * j + 1] = threshold(enters)
    followBelow[4 * j + 1] = threshold(followChance[j] / followBound)
    followBelow[4 * j + 2] = threshold(followChance[j])
    lateChance[j] = min<f64>(1, p(Param.lateShare) * (1 - 0.5 * min<f64>(1, capacityOf(j, Capacity.service)))) * (mask & 32 ? p(Param.fastLate) : 1)

    const now = price[j] * commission * (special ? 1 - p(Param.stepsPrice) : 1)
    const fen = max<i32>(1, <i32>floor<f64>(now * 100 + 0.5))
    if (fen != priceFen[j]) { // prices change seldom and logarithms cost
      priceFen[j] = fen
      lnPrice[j] = ln(<f64>fen / 100 / base[Param.priceWhite + k])
    }
    dear[j] = p(Param.choicePrice) * lnPrice[j] + levels[k]
    let lift = 0.0
    for (let right = 0; right < 6; right++) if (mask >> right & 1) lift += p(Param.lift7Day + right)
    utility[j] = p(Param.choiceBase) + p(Param.choiceEquity) * brand + p(Param.choiceSkill) * s + p(Param.choiceHype) * hype[j] + lift
      + (endorsed[j] ? p(Param.choiceEndorsed) : 0)
    satisfaction[j] = q - p(Param.expectation) - p(Param.hypeExpectation) * hype[j]
      + p(Param.valueSatisfaction) * (p(Param.valueQuality) * (q - 0.7) + p(Param.valueEquity) * brand)
  }
}

/** Ad budgets of the day in simulated fen: a share of smoothed sales, a script's own ramp, and the platform's match for STEPS stage 2. */
export function setAdBudgets(day: i32): f64 {
  const rate = p(Param.adRate), weight = eventWeight(), scale = kappa()
  const match = (<i32>p(Param.stepsPerks) & 2) != 0 ? p(Param.stepsMatch) : 0
  let matched = 0.0
  for (let j = 0; j < usedSlots; j++) {
    if (!live[j]) { ads[j] = 0; continue }
    let rmb = rate * sales[j] / weight
    const e = <i32>script[j]
    if (e >= 0) {
      const at = e * Entrant.COUNT, age = <f64>(day - born[j])
      rmb = age >= scripted[at + Entrant.adFrom] && age < scripted[at + Entrant.adTo]
        ? (scripted[at + Entrant.adBase] + scripted[at + Entrant.adSlope] * age) / scale : 0
    }
    let fen = floor<f64>(rmb * 100 + 0.5)
    if (match > 0 && stage[j] == 2) {
      const extra = floor<f64>(fen * match + 0.5)
      matched += extra
      fen += extra
    }
    ads[j] = fen
  }
  return matched
}
