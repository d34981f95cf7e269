// Traffic of the day: the inventory of impressions is split among subsidised, paid and natural, and each among anchors.
// Invariant: natural + paid + subsidised = the whole part of M x active fans exactly (impressions are kept in 2^-16 units, so the sum has no rounding);
// subsidised and paid impressions displace natural ones.
import { Param, Metric, Plan } from '../slots'
import { pow } from '../numeric'
import { p, slots, usedSlots, status, OPEN, sales, live, clock, Clock, count, pull, earned, trust, strikes, skillNow, born, nodeSum, treeSize, treeNatural, treePaid,
  treeSubsidised, ads, planWeight, plans, planSpent, planCarry, planToday, inputs, kappa, naturalShare, kind, decile, repurchase30,
  privateShare, core, lastSales30, script, stage, subsidisedWeight } from '../state'
import { buildTree } from '../sampling'
import { providerBoost } from './providers'
import { pacedFen, pauses } from './subsidy'
import { clearedFill } from './auction'

const GRAIN: f64 = 65536
// @ts-ignore: decorator
@inline
function whole(x: f64): f64 { return floor<f64>(x * GRAIN) / GRAIN }

/** Natural weight w_j of each live anchor into naturalShare (not yet normalised); returns the sum and the number live. */
function weighNatural(day: i32): f64 {
  const gammaG = p(Param.gammaG), gammaT = p(Param.gammaT), floorSales = p(Param.salesFloor), prior = p(Param.publicPrior)
  const boost = p(Param.newBoost), newDays = <i32>p(Param.newDays), demote = p(Param.demote)
  const coldStart = (<i32>p(Param.stepsPerks) & 1) != 0 ? p(Param.stepsBoost) : 1
  let sum = 0.0
  for (let j = 0; j < usedSlots; j++) {
    if (!live[j]) { naturalShare[j] = 0; continue }
    let w = pull[j]
    const size = earned[j] + floorSales
    w *= gammaG == 0.5 ? sqrt(size) : gammaG == 0 ? 1 : pow(size, gammaG)
    if (gammaT != 0) w *= pow(trust[j] / prior, gammaT)
    for (let s = 0; s < <i32>strikes[j]; s++) w *= demote
    if (day - born[j] < newDays && born[j] > 0) w *= boost
    if (coldStart != 1 && kind[j] > 0 && stage[j] == 1) w *= coldStart
    w *= providerBoost(j)
    naturalShare[j] = w
    sum += w
  }
  return sum
}

/** @param matchedFen part of the ad budgets that the platform adds */
export function openTraffic(day: i32, matchedFen: f64): void {
  const inventory = floor<f64>(p(Param.impressions) * clock[Clock.activeToday])
  const sum = weighNatural(day)
  let liveCount = 0.0
  for (let j = 0; j < usedSlots; j++) liveCount += <f64>live[j]

  // subsidised
  let subsidised = 0.0
  let planned = false
  for (let q = 0; q < inputs[1]; q++) if (plans[q * Plan.COUNT + Plan.budget] > 0) planned = true
  if (planned) subsidised = grant(day, inventory)

  // paid
  const forSale = p(Param.paidShareMax) * inventory
  let spendFen = 0.0
  for (let j = 0; j < usedSlots; j++) spendFen += ads[j]
  const demand = forSale > 0 ? 10 * spendFen / (p(Param.cpm) * forSale) : 0
  const fill = clearedFill(demand, p(Param.auctionExponent))
  const sold = whole(fill * forSale), paid = min<f64>(sold, inventory - subsidised)
  for (let s = 0; s < treeSize; s++) nodeSum[treeSize + s] = s < slots ? ads[s] : 0
  if (spendFen > 0) buildTree(treePaid)
  // advertisers pay for what is shown, at the cleared price: where all is sold they do not get rid of all that they offer
  const shown = sold > 0 ? paid / sold * min<f64>(1, 2 / demand) : 0
  count[Metric.adsFen] += <i64>floor<f64>(spendFen * shown)
  count[Metric.adsMatchFen] += <i64>floor<f64>(matchedFen * shown)

  // natural gets the rest
  const equal = p(Param.epsilon)
  for (let j = 0; j < usedSlots; j++) {
    const share = live[j] ? (sum > 0 ? (1 - equal) * naturalShare[j] / sum : 0) + equal / liveCount : 0
    naturalShare[j] = share
    nodeSum[treeSize + j] = share
  }
  for (let s = usedSlots; s < treeSize; s++) nodeSum[treeSize + s] = 0
  buildTree(treeNatural)

  clock[Clock.impressions] = inventory
  clock[Clock.impressionsPaid] = paid
  clock[Clock.impressionsSubsidised] = subsidised
  clock[Clock.paidSplit] = inventory > 0 ? paid / inventory : 0
  clock[Clock.subsidisedSplit] = inventory > 0 ? 1 - subsidised / inventory : 1
  if (liveCount == 0) { clock[Clock.paidSplit] = 0; clock[Clock.subsidisedSplit] = 1 }
}

/** Grants the plans' impressions of the day; returns their sum and leaves the subsidised tree ready. */
function grant(day: i32, inventory: f64): f64 {
  for (let j = 0; j < slots; j++) subsidisedWeight[j] = 0
  let room = whole(0.5 * inventory), total = 0.0
  for (let q = 0; q < inputs[1]; q++) {
    planToday[q] = 0
    const at = q * Plan.COUNT
    if (<f64>day < plans[at + Plan.from] || <f64>day >= plans[at + Plan.to]) continue
    const weight = weighPlan(at, day)
    const want = pacedFen(q, day) + planCarry[q]
    const cpm = plans[at + Plan.cpm]
    let fen = weight > 0 && !pauses(q, qualifiedShare) ? min<f64>(want, floor<f64>(room * cpm / 10)) : 0
    const granted = min<f64>(room, whole(10 * fen / cpm))
    planToday[q] = fen
    planSpent[q] += fen
    planCarry[q] = plans[at + Plan.rollOver] > 0 ? want - fen : 0
    count[Metric.subsidyFen] += <i64>fen
    room -= granted
    total += granted
    if (weight > 0) for (let j = 0; j < slots; j++) subsidisedWeight[j] += granted * planWeight[j] / weight
  }
  if (total > 0) {
    for (let s = 0; s < treeSize; s++) nodeSum[treeSize + s] = s < slots ? subsidisedWeight[s] : 0
    buildTree(treeSubsidised)
  }
  return total
}

/** Share of the smoothed sales of open rooms that those of the plan weighed last make; 0 without sales. */
let qualifiedShare: f64 = 0

/** Who qualifies for a plan today and with what weight: w_j^conc for live, eligible anchors; returns the sum. */
function weighPlan(at: i32, day: i32): f64 {
  const kinds = <i32>plans[at + Plan.kinds], concentration = plans[at + Plan.concentration]
  const ageMax = plans[at + Plan.ageMax], entrant = <i32>plans[at + Plan.entrant], scale = kappa() / p(Param.sellersPerAnchor)
  let sum = 0.0, open = 0.0, qualified = 0.0
  for (let j = 0; j < slots; j++) {
    let w = 0.0
    const eligible = status[j] == OPEN
      && (entrant >= 0 ? <i32>script[j] == entrant
        : (kinds >> <i32>kind[j] & 1) != 0
        && <f64>decile[j] >= plans[at + Plan.decileMin] && <f64>decile[j] <= plans[at + Plan.decileMax]
        && trust[j] >= plans[at + Plan.trustMin]
        && (ageMax <= 0 || <f64>(day - born[j]) <= ageMax)
        && repurchase30[j] >= plans[at + Plan.repurchaseMin]
        && privateShare[j] >= plans[at + Plan.privateMin]
        && skillNow[j] >= plans[at + Plan.contentMin]
        && core[j] >= plans[at + Plan.coreMin]
        && lastSales30[j] * scale >= plans[at + Plan.businessMin])
    const size = status[j] == OPEN ? sales[j] : 0
    open += size
    qualified += eligible ? size : 0
    if (eligible && live[j]) w = concentration == 1 ? naturalShare[j] : concentration == 0 ? 1 : pow(naturalShare[j], concentration)
    planWeight[j] = w
    sum += w
  }
  qualifiedShare = open > 0 ? qualified / open : 0
  return sum
}
