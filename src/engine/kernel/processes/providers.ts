// Service providers: who serves whom, what their five capacities do, how funds build capacity, and admission and exit by category.
// The four categories of the programme (F27) are taken for the four kinds of provider in its 2022 counts (F31), 90:30:500:140: MCN (strategic
// core; serve talents), industrial belt (core base; merchants and fast brands), merchant (quality local), brand (quality brand). A provider is
// ranked among its own kind, and each kind has its own scores of admission and exit. Places are fixed: whoever leaves makes room for applicants.
// Invariant: clients[k] = number of open anchors with provider k, at most 10 + 40 mean capacity; an empty place has none.
import { Param, Purpose, Metric } from '../slots'
import { draw, fold, key, makeKey, unit, NO_DAY } from '../random'
import { base, p, providers, providerKind, providerOpen, providerLow, capacity, score, clients, providerGmv, negative, delivered, reviewed, slots, status, OPEN, kind,
  provider, birth, lastSales30, good30, bad30, count, kappa, carries } from '../state'

/** Capacities: incubation, traffic marketing, live operation, supply chain, service performance. */
export enum Capacity { incubation, traffic, live, supply, service, COUNT }

export function makeProviders(): void {
  const providerKey = makeKey(Purpose.provider, NO_DAY)
  for (let k = 0; k < providers; k++) {
    const t = (<f64>k + 0.5) / <f64>providers * 760
    providerKind[k] = t < 90 ? 0 : t < 120 ? 1 : t < 620 ? 2 : 3
    providerOpen[k] = 1
    drawCapacities(k, draw(k, providerKey))
    score[k] = 0.5 * meanOf(k)
  }
  assignClients()
}

/** Capacities of a provider that is new: each kind is stronger in what it is for. */
function drawCapacities(k: i32, bits: u32): void {
  for (let m = 0; m < Capacity.COUNT; m++) {
    const strong = (providerKind[k] == 0 && (m == 0 || m == 2)) || (providerKind[k] == 1 && m == 3) || (providerKind[k] == 2 && m == 4) || (providerKind[k] == 3 && m == 1)
    capacity[5 * k + m] = 0.1 + 0.4 * unit(fold(bits, m)) + (strong ? 0.2 : 0)
  }
}

function meanOf(k: i32): f64 {
  let sum = 0.0
  for (let m = 0; m < Capacity.COUNT; m++) sum += capacity[5 * k + m]
  return sum / 5
}

/** Entrants that open providers bring on average beyond what is usual in this world, as a share; 0 in a world without any. */
export function incubated(): f64 {
  if (providers == 0) return 0
  let sum = 0.0, n = 0
  for (let k = 0; k < providers; k++) if (providerOpen[k]) { sum += capacity[5 * k + Capacity.incubation]; n++ }
  return base[Param.providerEffect] * ((n > 0 ? sum / <f64>n : 0) - base[Param.providerUsual])
}

/** Capacity m that works for anchor j, beyond what sellers in this world usually have; without a provider it lacks that. 0 in a world without any. */
export function capacityOf(j: i32, m: i32): f64 {
  if (providers == 0) return 0
  const k = <i32>provider[j]
  return base[Param.providerEffect] * ((k < 0 ? 0 : capacity[5 * k + m]) - base[Param.providerUsual])
}

function serves(k: i32, j: i32): bool {
  switch (<i32>providerKind[k]) {
    case 0: return kind[j] == 0 && (carries[j] >= 0 || (birth[j] & 3) == 0)
    case 1: return kind[j] <= 1
    case 2: return kind[j] == 0
    default: return kind[j] >= 1
  }
}

/** Anchors without a provider look for one: the fitting provider with a free place whose keyed draw is best for its score. */
function assignClients(): void {
  if (providers == 0) return
  const assignKey = makeKey(Purpose.provider, 0)
  for (let j = 0; j < slots; j++) {
    if (status[j] != OPEN || provider[j] >= 0) continue
    const bits = draw(birth[j], assignKey)
    let best = -1, most = 0.0
    for (let k = 0; k < providers; k++) {
      if (!providerOpen[k] || !serves(k, j)) continue
      if (<f64>clients[k] >= 10 + 40 * meanOf(k)) continue
      const value = unit(fold(bits, k)) * (0.2 + score[k])
      if (value > most) { most = value; best = k }
    }
    if (best >= 0) { provider[j] = <i16>best; clients[best]++ }
  }
}

/** Every 30 days: scores, exits, applicants, funds into capacity. */
export function reviewProviders(day: i32): void {
  if (providers == 0) return
  sumClients()
  const applicants = key(Purpose.provider, day)
  let total = 0.0
  // all are ranked among the peers of the period before anybody leaves or enters
  for (let k = 0; k < providers; k++) { reviewed[k] = providerOpen[k]; if (providerOpen[k]) score[k] = scoreOf(k) }
  for (let k = 0; k < providers; k++) {
    const category = <i32>providerKind[k]
    if (reviewed[k]) {
      providerLow[k] = score[k] < p(Param.providerExitMcn + category) ? providerLow[k] + 1 : 0
      if (providerLow[k] >= 2) release(k)
    } else {
      // an applicant has no clients yet: it counts as average in both ranks
      drawCapacities(k, draw(k, applicants))
      score[k] = 0.5 * meanOf(k) + UNRANKED
      if (score[k] >= p(Param.providerAdmitMcn + category)) { providerOpen[k] = 1; providerLow[k] = 0 }
    }
    if (providerOpen[k]) total += score[k]
  }
  const fund = p(Param.providerFund)
  if (fund > 0 && total > 0) {
    for (let k = 0; k < providers; k++) {
      if (!providerOpen[k]) continue
      const own = fund * score[k] / total
      for (let m = 0; m < Capacity.COUNT; m++) {
        const at = 5 * k + m
        const dose = min<f64>(1, p(Param.providerGain) * own * <f64>providers * p(Param.providerW1 + m) * 5 / p(Param.providerFundScale))
        capacity[at] += dose * (1 - capacity[at])
      }
    }
    count[Metric.providerFen] += <i64>(fund / kappa() * 100 + 0.5)
  }
  assignClients()
}

/** Half of the weights of both ranks. */
const UNRANKED: f64 = 0.25

/** Half mean capacity, .3 rank by clients' GMV, .2 rank by clients' satisfaction, ranks among open providers of the same kind. */
function scoreOf(k: i32): f64 {
  let fewer = 0.0, worse = 0.0, peers = 0.0
  for (let other = 0; other < providers; other++) {
    if (other == k || !providerOpen[other] || providerKind[other] != providerKind[k]) continue
    peers++
    fewer += rank(providerGmv[k], providerGmv[other])
    worse += rank(negative[other], negative[k])
  }
  return 0.5 * meanOf(k) + (peers > 0 ? (0.3 * fewer + 0.2 * worse) / peers : UNRANKED)
}

/** 1 ahead of a peer, 0 behind, a half when alike or unknown. */
function rank(own: f64, peer: f64): f64 { return own > peer ? 1 : own < peer ? 0 : 0.5 }

/** GMV of every provider's clients in the last period, and the share of their deliveries that disappointed (NaN without deliveries). */
function sumClients(): void {
  for (let k = 0; k < providers; k++) { providerGmv[k] = 0; negative[k] = 0; delivered[k] = 0 }
  for (let j = 0; j < slots; j++) {
    const k = <i32>provider[j]
    if (status[j] != OPEN || k < 0) continue
    providerGmv[k] += lastSales30[j]
    negative[k] += bad30[j]
    delivered[k] += good30[j] + bad30[j]
  }
  for (let k = 0; k < providers; k++) negative[k] /= delivered[k]
}

/** A provider leaves the programme: its clients are on their own. */
function release(k: i32): void {
  providerOpen[k] = 0
  providerLow[k] = 0
  for (let j = 0; j < slots; j++) if (<i32>provider[j] == k) provider[j] = -1
  clients[k] = 0
}

/** Extra natural weight for clients of the best third by score (traffic part of the programme). */
export function providerBoost(j: i32): f64 {
  const extra = p(Param.providerTraffic)
  if (extra <= 0 || provider[j] < 0) return 1
  let above = 0, open = 0
  for (let k = 0; k < providers; k++) if (providerOpen[k]) { open++; if (score[k] > score[provider[j]]) above++ }
  return 3 * above < open ? 1 + extra : 1
}
