// Entry and exit of anchors: scripted entrants on their day; weekly arrivals and exits; closed rooms are cleared every eight weeks.
// Invariant: a slot is reused only 64 days after its room closed, when no order of its old owner is in flight; places in lists that follows
// of a closed room still take are counted apart until the pass that clears them, so follower identities hold every day.
import { Param, Purpose, Entrant, Metric } from '../slots'
import { draw, fold, key, unit } from '../random'
import { poissonInverse } from '../numeric'
import { p, slots, status, OPEN, EMPTY, LEFT, BANNED, scripted, inputs, count, lowDays, fans, suspendedUntil, followers, providers,
  provider, clients, carries, lean, fake, fanAt, quality, price, skill, hype, liveChance, category, kind, gang, stage, clock, Clock, birth } from '../state'
import { makeAnchor, makeScripted, kindByMix, numberAgain, numberOfEntrant, WEEKLY } from '../traits'
import { entryAt, endFollow, FOLLOWED } from '../lists'
import { incubated } from './providers'

const WEEK: i32 = 7
const REUSE_DAYS: i32 = 64

export function openPopulation(day: i32): void {
  for (let e = 0; e < inputs[2]; e++) {
    if (<i32>scripted[e * Entrant.COUNT + Entrant.day] == day) {
      const j = freeSlot(day)
      if (j >= 0) { makeScripted(j, e, day); count[Metric.anchorsEntered]++ }
    }
  }
  if (day % WEEK != WEEK - 1) return
  leave(day)
  if (day % (8 * WEEK) == 8 * WEEK - 1) clearClosed(day)
  arrive(day)
}

function leave(day: i32): void {
  const limit = <i32>p(Param.exitDays)
  for (let j = 0; j < slots; j++) {
    if (status[j] == OPEN && lowDays[j] >= limit) close(j, LEFT, day)
  }
}

/** Closes a room. Its follows count as lost now; fans' lists are cleared of them in the pass of every eighth week. */
export function close(j: i32, how: u8, day: i32): void {
  status[j] = how
  suspendedUntil[j] = day // from now on: the day it closed
  if (provider[j] >= 0) { clients[provider[j]]--; provider[j] = -1 }
  for (let t = 0; t < slots; t++) if (carries[t] == j) carries[t] = -1
  count[Metric.anchorsLeft]++
  count[Metric.followsLost] += <i64>followers[j]
  clock[Clock.followsOfClosed] += <f64>followers[j]
  if (kind[j] > 0) count[Metric.stageEnd0 + <i32>stage[j]]++
}

/** Clears fans' lists of follows of closed rooms. */
function clearClosed(day: i32): void {
  if (clock[Clock.followsOfClosed] == 0) return
  for (let i = 0; i < fans; i++) {
    // looked for without branches first: few fans have any (.991 of all the time)
    let any = 0
    for (let k = 0, n = <i32>fanAt(i).bonds; k < n; k++) any |= entryAt(i, k).flags & FOLLOWED & status[entryAt(i, k).anchor] >> 1 // LEFT and BANNED are 2 and 3
    if (any == 0) continue
    for (let k = <i32>fanAt(i).bonds - 1; k >= 0; k--) {
      const entry = entryAt(i, k)
      if (!(entry.flags & FOLLOWED)) continue
      const s = status[entry.anchor]
      if (s == LEFT || s == BANNED) endFollow(i, k, day)
    }
  }
  clock[Clock.followsOfClosed] = 0
  for (let j = 0; j < slots; j++) if (status[j] == LEFT || status[j] == BANNED) followers[j] = 0
}

function arrive(day: i32): void {
  const bits = draw(0, key(Purpose.entrants, day))
  const mean = p(Param.entryRate) * max<f64>(0, 1 + incubated())
  const n = poissonInverse(mean, unit(bits), WEEKLY)
  for (let e = 0; e < n; e++) {
    const j = freeSlot(day)
    if (j < 0) return
    const u = unit(fold(bits, e + 1))
    makeAnchor(j, numberOfEntrant(day, e), kindByMix(u, p(Param.mixWhite), p(Param.mixFast), p(Param.mixKnown), p(Param.mixSka)), day, 0, 0)
    count[Metric.anchorsEntered]++
  }
}

function freeSlot(day: i32): i32 {
  for (let j = 0; j < slots; j++) {
    if (status[j] == EMPTY) return j
    if (status[j] != OPEN && followers[j] == 0 && day - suspendedUntil[j] > REUSE_DAYS) return j
  }
  return -1
}

/** A banned owner tries again under a new name: same traits, clean record. Returns whether a room was opened. */
export function reenter(from: i32, day: i32): bool {
  const j = freeSlot(day)
  if (j < 0) return false
  const q = quality[from], pr = price[from], s = skill[from], h = hype[from], l = lean[from], chance = liveChance[from], c = category[from], g = gang[from]
  makeAnchor(j, numberAgain(birth[from]), kind[from], day, 0, 0)
  quality[j] = q; price[j] = pr; skill[j] = s; hype[j] = h; lean[j] = l; fake[j] = l; liveChance[j] = chance; category[j] = c; gang[j] = g
  count[Metric.anchorsEntered]++
  return true
}
