// Service providers: who serves whom, what their five capacities do, how funds build capacity, and admission and exit by score.
// Kinds follow the 2022 programme: MCN (talents), industrial belt (merchants, fast brands), merchant, brand; 90:30:500:140.
// Invariant: clients[k] = number of open anchors with provider k, at most 10 + 40 mean capacity.
import { Param, Purpose, Metric } from '../slots'
import { draw, fold, makeKey, unit, NO_DAY } from '../random'
import { base, p, providers, providerKind, providerOpen, providerLow, capacity, score, clients, providerGmv, slots, status, OPEN, kind,
  provider, birth, lastSales30, good30, bad30, count, kappa, carries } from '../state'

/** Capacities: incubation, traffic marketing, live operation, supply chain, service performance. */
export enum Capacity { incubation, traffic, live, supply, service, COUNT }

export function makeProviders(): void {
  const providerKey = makeKey(Purpose.provider, NO_DAY)
  for (let k = 0; k < providers; k++) {
    const t = (<f64>k + 0.5) / <f64>providers * 760
    providerKind[k] = t < 90 ? 0 : t < 120 ? 1 : t < 620 ? 2 : 3
    providerOpen[k] = 1
    const bits = draw(k, providerKey)
    for (let m = 0; m < Capacity.COUNT; m++) {
      // each kind is stronger in what it is for
      const strong = (providerKind[k] == 0 && (m == 0 || m == 2)) || (providerKind[k] == 1 && m == 3) || (providerKind[k] == 2 && m == 4) || (providerKind[k] == 3 && m == 1)
      capacity[5 * k + m] = 0.1 + 0.4 * unit(fold(bits, m)) + (strong ? 0.2 : 0)
    }
    score[k] = 0.5 * meanOf(k)
  }
  assignClients()
}

function meanOf(k: i32): f64 {
  let sum = 0.0
  for (let m = 0; m < Capacity.COUNT; m++) sum += capacity[5 * k + m]
  return sum / 5
}

/** Mean of one capacity over open providers; 0 without providers. */
export function meanCapacity(m: i32): f64 {
  let sum = 0.0, n = 0
  for (let k = 0; k < providers; k++) if (providerOpen[k]) { sum += capacity[5 * k + m]; n++ }
  return n > 0 ? sum / <f64>n : 0
}

/** Capacity m that works for anchor j (0 without a provider). */
export function capacityOf(j: i32, m: i32): f64 {
  const k = <i32>provider[j]
  return k < 0 ? 0 : base[Param.providerEffect] * capacity[5 * k + m]
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

/** Every 30 days: scores, exits, re-admission, funds into capacity. */
export function reviewProviders(): void {
  if (providers == 0) return
  for (let k = 0; k < providers; k++) providerGmv[k] = 0
  for (let j = 0; j < slots; j++) if (status[j] == OPEN && provider[j] >= 0) providerGmv[provider[j]] += lastSales30[j]
  let total = 0.0
  for (let k = 0; k < providers; k++) {
    let rankGmv = 0.0, rankBad = 0.0, n = 0.0
    const own = negativeRate(k)
    for (let other = 0; other < providers; other++) {
      if (!providerOpen[other]) continue
      n++
      if (providerGmv[other] < providerGmv[k]) rankGmv++
      if (negativeRate(other) > own) rankBad++
    }
    n = max<f64>(1, n - 1)
    score[k] = 0.5 * meanOf(k) + 0.3 * min<f64>(1, rankGmv / n) + 0.2 * min<f64>(1, rankBad / n)
    if (providerOpen[k]) {
      providerLow[k] = score[k] < p(Param.providerExit) ? providerLow[k] + 1 : 0
      if (providerLow[k] >= 2) release(k)
    } else if (score[k] >= p(Param.providerAdmit)) { providerOpen[k] = 1; providerLow[k] = 0 }
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

function negativeRate(k: i32): f64 {
  let goodSum = 0.0, badSum = 0.0
  for (let j = 0; j < slots; j++) if (<i32>provider[j] == k && status[j] == OPEN) { goodSum += good30[j]; badSum += bad30[j] }
  return badSum / max<f64>(1, goodSum + badSum)
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
