// The 30-day review: sizes and deciles, repurchase and private shares, STEPS stages, endorsement, supply learning, providers.
// Invariant: reviews read closed periods only; a purchase window counts for the period in which it was opened.
import { Param, Purpose, Metric } from '../slots'
import { p, slots, status, OPEN, kind, sales30, private30, lastSales30, brandSales30, good30, bad30, repeat30, complaints30, opened, openedBefore,
  returned, returnedBefore, repurchase30, privateShare, decile, ranking, stage, stageLow, endorsed, good, quality, price, kappa,
  eventWeight, carries, birth, trust, followers, count } from '../state'
import { EVIDENCE } from './anchors'
import { draw, key, unit } from '../random'
import { ln } from '../numeric'
import { reviewProviders } from './providers'
import { chooseHonesty } from './conduct'

const PERIOD: i32 = 30
const DOWNGRADE_REVIEWS: u8 = 2 // 60 days below the stage's threshold

/** Runs on the first morning after each full period. */
export function review(day: i32): void {
  if (day == 0 || day % PERIOD != 0) { if (day == 0) chooseHonesty(day); return }
  closePeriod()
  rankSizes()
  reviewStages(day)
  endorse()
  learnSupply()
  chooseHonesty(day)
  reviewProviders(day)
  for (let j = 0; j < slots; j++) { good30[j] = 0; bad30[j] = 0; repeat30[j] = 0; complaints30[j] = 0; brandSales30[j] = 0 }
}

function closePeriod(): void {
  for (let j = 0; j < slots; j++) {
    repurchase30[j] = openedBefore[j] > 0 ? returnedBefore[j] / openedBefore[j] : 0
    openedBefore[j] = opened[j]; returnedBefore[j] = returned[j]
    opened[j] = 0; returned[j] = 0
    privateShare[j] = sales30[j] > 0 ? private30[j] / sales30[j] : 0
    lastSales30[j] = sales30[j]
    sales30[j] = 0; private30[j] = 0
  }
}

/** Deciles of open anchors by the last period's sales, 0 = largest; insertion into a ranking that is nearly sorted already. */
function rankSizes(): void {
  let n = 0
  for (let j = 0; j < slots; j++) {
    if (status[j] != OPEN) continue
    let at = n++
    while (at > 0 && lastSales30[ranking[at - 1]] < lastSales30[j]) { ranking[at] = ranking[at - 1]; at-- }
    ranking[at] = j
  }
  for (let r = 0; r < n; r++) decile[ranking[r]] = <u8>(r * 10 / n)
}

/** STEPS: stages by a brand's GMV of 30 days, in its own and in talents' rooms, per real seller; downgrade after 60 days below. */
function reviewStages(day: i32): void {
  const scale = kappa() / p(Param.sellersPerAnchor)
  for (let j = 0; j < slots; j++) {
    if (status[j] != OPEN || kind[j] == 0) continue
    const real = brandSales30[j] * scale
    let reached: u8 = 0
    while (reached < 4 && real >= p(Param.stepsT1 + <i32>reached)) reached++
    if (reached > stage[j]) { count[Metric.stageUp0 + <i32>stage[j]]++; stage[j] = reached; stageLow[j] = 0 }
    else if (reached < stage[j]) {
      stageLow[j]++
      if (stageLow[j] >= DOWNGRADE_REVIEWS) { count[Metric.stageDown1 + <i32>stage[j] - 1]++; stage[j] = reached; stageLow[j] = 0 }
    } else stageLow[j] = 0
    promote(j, day)
  }
}

/**
 * A brand in stage 3 or above is matched with talents who carry it, as many as it lacks: free white-label rooms, drawn in proportion to
 * trust x reach. The race takes the first of exponential arrivals; one beyond its followers stands for whom the room reaches without any.
 */
function promote(j: i32, day: i32): void {
  if (stage[j] < 3 || (<i32>p(Param.stepsPerks) & 4) == 0) return
  const matchKey = key(Purpose.carry, day)
  let wanted = <i32>p(Param.stepsTalents)
  for (let t = 0; t < slots; t++) if (status[t] == OPEN && <i32>carries[t] == j) wanted--
  while (wanted-- > 0) {
    let best = -1, first = Infinity
    for (let t = 0; t < slots; t++) {
      if (status[t] != OPEN || kind[t] != 0 || carries[t] >= 0) continue
      const arrival = -ln(unit(draw(birth[t] * 4099 + birth[j], matchKey))) / (trust[t] * <f64>(followers[t] + 1))
      if (arrival < first) { first = arrival; best = t }
    }
    if (best < 0) return
    carries[best] = <i16>j
  }
}

/** Endorsement: the largest fast brands that qualify by repurchase and private share get the badge and a jump in public trust. */
function endorse(): void {
  const wanted = <i32>p(Param.endorseCount)
  let granted = 0
  for (let r = 0; r < slots; r++) endorsedNow(r, 0)
  if (wanted <= 0) return
  let n = 0
  for (let j = 0; j < slots; j++) if (status[j] == OPEN) n++
  for (let r = 0; r < n && granted < wanted; r++) {
    const j = ranking[r]
    if (kind[j] != 1 || repurchase30[j] < p(Param.endorseMinRepurchase) || privateShare[j] < p(Param.endorseMinPrivate)) continue
    endorsedNow(j, 1)
    granted++
  }
}

/** endorsed: 0 never, 1 now, 2 was; the trust jump is granted once. */
function endorsedNow(j: i32, on: u8): void {
  if (on) {
    if (endorsed[j] == 0) good[j] += p(Param.endorseTrust) * EVIDENCE
    endorsed[j] = 1
  } else if (endorsed[j] == 1) endorsed[j] = 2
}

/** Supply learning: repeat orders teach quality and lower cost. */
function learnSupply(): void {
  const etaQ = p(Param.learnQuality), etaP = p(Param.learnPrice)
  if (etaQ == 0 && etaP == 0) return
  const half = p(Param.learnHalf), weight = eventWeight()
  for (let j = 0; j < slots; j++) {
    if (status[j] != OPEN) continue
    const n = repeat30[j] * weight
    const dose = n / (n + half)
    if (quality[j] < p(Param.qualityMax)) quality[j] += etaQ * (p(Param.qualityMax) - quality[j]) * dose
    price[j] *= 1 - etaP * dose
  }
}
