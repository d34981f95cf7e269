// Digests of a run, each in a fixed order: of what happened, every recorded number but tags and observers and every agent; and of what only
// watched, tags and observers.
// Invariant: depends on values only, never on addresses, so equal runs have equal digests wherever they ran.
import { Metric, FIRST_OBSERVER } from './slots'
import { rows, fans, slots, status, EMPTY, birth, good, bad, sales, followers, strikes, quality, price, equity, fake, rights, stage,
  provider, carries, gmvTotal, clock, Clock, spend, due, lapsedUntil, fanAt, providers, providerKind, providerOpen, providerLow, capacity, score,
  clients, providerGmv, panel, reached } from './state'
import { entryAt, bondAt, TAG_BOND, TAG_FOLLOW } from './lists'

let low: u32 = 0
let high: u32 = 0

function absorb(word: u32): void {
  low = (low ^ word) * 0x9e3779b1
  low ^= low >> 15
  high = (rotl<u32>(high, 5) ^ word ^ low) * 0x85ebca6b
  high ^= high >> 13
}

function absorb64(bits: u64): void { absorb(<u32>bits); absorb(<u32>(bits >> 32)) }
function absorbNumber(x: f64): void { absorb64(reinterpret<u64>(x)) }

function begin(): void { low = 0x12345678; high = 0x9abcdef0 }

export function digestRun(): void {
  begin()
  const last = <i32>clock[Clock.day]
  for (let day = 0; day < last; day++) {
    for (let m = 0; m < <i32>FIRST_OBSERVER; m++) if (m != Metric.gmvDirect && m != Metric.gmvCarried) absorbNumber(rows[day * Metric.COUNT + m])
  }
  for (let j = 0; j < slots; j++) {
    if (status[j] == EMPTY) continue
    absorb(birth[j]); absorb(<u32>status[j]); absorb(<u32>followers[j]); absorb(<u32>strikes[j] | <u32>rights[j] << 8 | <u32>stage[j] << 16)
    absorb(<u32>provider[j] << 16 | <u32>(carries[j] & 0xffff))
    absorbNumber(good[j]); absorbNumber(bad[j]); absorbNumber(sales[j]); absorbNumber(quality[j]); absorbNumber(price[j])
    absorbNumber(equity[j]); absorbNumber(fake[j]); absorbNumber(gmvTotal[j])
  }
  for (let k = 0; k < providers; k++) {
    absorb(<u32>providerKind[k] | <u32>providerOpen[k] << 8 | <u32>providerLow[k] << 16); absorb(<u32>clients[k])
    absorbNumber(score[k]); absorbNumber(providerGmv[k])
    for (let m = 0; m < 5; m++) absorbNumber(capacity[5 * k + m])
  }
  for (let i = 0; i < fans; i++) {
    absorb(spend[i]); absorb(<u32>fanAt(i).months | <u32>lapsedUntil[i] << 8); absorb(<u32>due[i])
    for (let k = 0, n = <i32>fanAt(i).bonds; k < n; k++) {
      const entry = entryAt(i, k)
      absorb(<u32>entry.anchor | <u32>(entry.flags & ~(TAG_BOND | TAG_FOLLOW)) << 16)
      absorb(<u32>entry.since | <u32>entry.due << 16)
      if (fanAt(i).ledger == 0) continue
      const bond = bondAt(i, k)
      absorb(bond.good); absorb(bond.bad); absorb(<u32>bond.lastBuy << 16 | <u32>bond.window); absorbNumber(bond.habit)
    }
  }
}

/** What is recorded without changing a run: observers' cells and attribution tags. */
export function digestObserved(): void {
  begin()
  const last = <i32>clock[Clock.day]
  for (let day = 0; day < last; day++) {
    const row = day * Metric.COUNT
    absorbNumber(rows[row + Metric.gmvDirect]); absorbNumber(rows[row + Metric.gmvCarried])
    for (let m = <i32>FIRST_OBSERVER; m < Metric.COUNT; m++) absorbNumber(rows[row + m])
  }
  for (let i = 0; i < panel; i++) absorb(<u32>reached[i])
  for (let i = 0; i < fans; i++) {
    for (let k = 0, n = <i32>fanAt(i).bonds; k < n; k++) absorb(<u32>(entryAt(i, k).flags & (TAG_BOND | TAG_FOLLOW)))
  }
}

export function digestLow(): u32 { return low }
export function digestHigh(): u32 { return high }
