// Public entries: a fan's clicks in the feed, Poisson(M ctr), and what they do: enter a room, maybe follow.
// Invariant: clicks that could make a follower ("candidates", thinned at the bound) and all others are two independent keyed Poisson
// streams; the others matter only on a day with a need, so they are drawn only then (or for the panel). Channel by one uniform: paid from
// 0 upward, subsidised from 1 downward, so that a subsidy only switches natural entries. Clicks of many fans go through the stages
// together (draw, route four at a time, thin without branches, enter), which took half the time of fan by fan.
import { Param, Purpose, Metric } from '../slots'
import { draw, fold, key, unit, wide } from '../random'
import { exp } from '../numeric'
import { p, slots, firstFan, category, clock, Clock, treeNatural, treePaid, treeSubsidised, enterBelow, followBelow, live, poissonAll,
  poissonCandidate, count, tally, tallyCell, Tally, shareRate, sharedNow, clicks, MAX_CLICKS, followCount, fanAt } from '../state'
import { Column } from '../column'
import { descendFour, descended } from '../sampling'
import { find, entryAt, NONE, FOLLOWED } from '../lists'
import { follow } from './follow'
import { enterRoom, NATURAL, PAID, SUBSIDISED } from './rooms'
import { sharedBelow } from './activity'

const OTHERS: u32 = 64 // counters of the other entries start here
const SHARED: u32 = 128 // and of shared entries here

/** [click] one entry of one fan on its way through the stages (16 bytes) */
// @ts-ignore: decorator
@unmanaged
export class Click { fan: u32; bits: u32; pass: u32; anchor: u16; channel: u8; kind: u8 }
/** Kinds: makes no follower; may make one, at the bound; may at its full chance (oracle); room known already; makes one. */
const OTHER: u8 = 0, CANDIDATE: u8 = 1, CERTAIN: u8 = 2, KNOWN: u8 = 3, FOLLOWS: u8 = 4

export let clickCount: i32 = 0
export function clearClicks(): void { clickCount = 0 }
/** Room left for another fan's clicks? */
export function clicksFit(): bool { return clickCount < MAX_CLICKS - 256 }

// @ts-ignore: decorator
@inline
export function clickAt(c: i32): Click { return changetype<Click>(clicks.at(0) + (<usize>c << 4)) }

/** Number of events from thresholds of P(N > k). */
// @ts-ignore: decorator
@inline
function poissonCount(table: Column<u32>, bits: u32): i32 {
  let n = 0
  while (n < 31 && bits < table[n]) n++
  return n
}

/** Likes one of her two categories? */
// @ts-ignore: decorator
@inline
export function likes(fan: i32, anchor: i32): bool {
  const c = category[anchor], two = fanAt(fan).taste
  return c == (two & 15) || c == two >> 4
}

function addClick(fan: i32, bits: u32, kind: u8): Click {
  const click = clickAt(clickCount++)
  click.fan = <u32>fan; click.bits = bits; click.kind = kind
  return click
}

/** Stage 1: today's clicks of an awake fan. @param full also those that make no followers (need or panel) */
export function drawClicks(fan: i32, day: i32, full: bool): void {
  const id = <u32>(firstFan + fan)
  const entryKey = draw(id, key(Purpose.entry, day))
  const fixed = <i32>p(Param.entriesFixed), considered = <i32>p(Param.considered)
  if (considered > 0) {
    for (let j = 0; j < considered; j++) if (live[j]) know(addClick(fan, fold(entryKey, <u32>j), CERTAIN), j)
    return
  }
  if (fixed > 0) {
    for (let e = 0; e < fixed; e++) addClick(fan, fold(entryKey, <u32>e), CERTAIN)
    return
  }
  const candidates = poissonCount(poissonCandidate, draw(id, key(Purpose.candidate, day)))
  for (let e = 0; e < candidates; e++) addClick(fan, fold(entryKey, <u32>e), CANDIDATE)
  if (sharedBelow != 0) drawShared(fan, id, entryKey, day)
  if (!full) return
  const others = poissonCount(poissonAll, draw(id, key(Purpose.otherEntries, day)))
  for (let e = 0; e < others; e++) addClick(fan, fold(entryKey, OTHERS + <u32>e), OTHER)
}

/** The room of a click is given: natural traffic, passes for certain. */
// @ts-ignore: decorator
@inline
function know(click: Click, anchor: i32): void {
  click.anchor = <u16>anchor
  click.channel = <u8>NATURAL
  click.pass = 0
  click.kind |= KNOWN_ROOM
}
/** flag of a kind: the room is given */
const KNOWN_ROOM: u8 = 64

/**
 * Stages 2 and 3: every click gets its channel and room, and is kept or thinned by taste and by the room's click-through; then it is known
 * whether it would make a follower. @param onlyFollows keeps nothing else (fans without needs)
 */
export function routeClicks(onlyFollows: bool): void {
  const n = clickCount
  for (let c = n; c < ((n + 3) & ~3); c++) clickAt(c).bits = 0 // pad the last four
  for (let c = 0; c < n; c += 4) {
    const first = clickAt(c), second = clickAt(c + 1), third = clickAt(c + 2), fourth = clickAt(c + 3)
    descendFour(treeFor(first), treeFor(second), treeFor(third), treeFor(fourth), first.bits, second.bits, third.bits, fourth.bits)
    settleRoom(first, 0); settleRoom(second, 1); settleRoom(third, 2); settleRoom(fourth, 3)
  }
  const recall = p(Param.recall)
  if (recall > 0) for (let c = 0; c < n; c++) recallRoom(clickAt(c), recall)

  let kept = 0
  for (let c = 0; c < n; c++) {
    const click = clickAt(c), out = clickAt(kept)
    const fan = click.fan, bits = click.bits, pass = click.pass, anchor = click.anchor, channel = click.channel, kind = click.kind & 63
    const two = fanAt(fan).taste, cat = category[anchor]
    const liked = i32(cat == (two & 15)) | i32(cat == two >> 4)
    const enters = i32(pass < enterBelow[2 * <i32>anchor + liked])
    // columns of followBelow by kind: other 0, candidate, certain, known 0
    const follows = i32(fold(bits, 23) < followBelow[4 * <i32>anchor + kind])
    out.fan = fan; out.bits = bits; out.anchor = anchor; out.channel = channel
    out.kind = follows ? FOLLOWS : OTHER
    kept += onlyFollows ? enters & follows : enters
  }
  clickCount = kept
}

/** Draws channel and thinning of a click; returns the tree to descend. */
// @ts-ignore: decorator
@inline
function treeFor(click: Click): usize {
  const word = wide(click.bits, 0)
  const u = unit(<u32>word)
  if (click.kind & KNOWN_ROOM) return treeNatural.at(0)
  click.pass = <u32>(word >> 32)
  if (u < clock[Clock.paidSplit]) { click.channel = <u8>PAID; return treePaid.at(0) }
  if (u >= clock[Clock.subsidisedSplit]) { click.channel = <u8>SUBSIDISED; return treeSubsidised.at(0) }
  click.channel = <u8>NATURAL
  return treeNatural.at(0)
}

// @ts-ignore: decorator
@inline
function settleRoom(click: Click, lane: i32): void {
  if (!(click.kind & KNOWN_ROOM)) click.anchor = <u16>descended(lane)
}

/** The feed fills a share of natural clicks with a room from the fan's list; the click comes to nothing when she does not follow it or it is off air. */
function recallRoom(click: Click, share: f64): void {
  if (click.channel != <u8>NATURAL || click.kind & KNOWN_ROOM || unit(fold(click.bits, 21)) >= share) return
  const fan = <i32>click.fan
  if (followCount[fan] == 0) return
  const pick = <i32>((<u64>fold(click.bits, 22) * <u64>fanAt(fan).bonds) >> 32)
  const entry = entryAt(fan, pick)
  click.kind = KNOWN
  know(click, <i32>entry.anchor)
  if (!(entry.flags & FOLLOWED)) click.pass = 0xffffffff
}

/** Stage 4: the click enters its room, noted for choice, and may make a follower. */
// @ts-ignore: decorator
@inline
export function enterClick(click: Click, day: i32, observed: bool): void {
  const fan = <i32>click.fan, anchor = <i32>click.anchor, channel = <i32>click.channel
  if (observed) {
    count[Metric.visitsPrivate + channel]++
    tally[tallyCell(Tally.visitsPrivate + channel, anchor)]++
  }
  if (click.kind == FOLLOWS) {
    const k = find(fan, anchor)
    if (k == NONE || !(entryAt(fan, k).flags & FOLLOWED)) follow(fan, anchor, channel, day)
  }
  enterRoom(anchor, channel)
}

/** Entries shared by satisfied buyers of like taste: Poisson with the categories' rates, room by its share of today's shares. */
function drawShared(fan: i32, id: u32, entryKey: u32, day: i32): void {
  const two = fanAt(fan).taste
  const one = <i32>(two & 15), other = <i32>(two >> 4)
  const first = shareRate[one], rate = first + (other != one ? shareRate[other] : 0)
  if (rate <= 0) return
  const u = unit(draw(id, key(Purpose.shareEntry, day)))
  // P(N > 0) = 1 - e^-rate; the activity pass used the same draw against a bound of it
  let term = exp(-rate), below = term, n = 0
  while (n < 31 && 1 - u > below) { n++; term *= rate / <f64>n; below += term }
  for (let e = 0; e < n; e++) {
    const bits = fold(entryKey, SHARED + <u32>e)
    const chosen = unit(fold(bits, 24)) * rate < first ? one : other
    const anchor = sharedRoom(chosen, unit(fold(bits, 25)))
    if (anchor < 0 || !live[anchor]) continue
    count[Metric.sharedEntries]++
    know(addClick(fan, bits, CERTAIN), anchor)
  }
}

/** The room of a category that a share leads to, proportional to shares. */
function sharedRoom(wanted: i32, u: f64): i32 {
  let total = 0.0
  for (let j = 0; j < slots; j++) if (<i32>category[j] == wanted) total += sharedNow[j]
  let t = u * total
  for (let j = 0; j < slots; j++) {
    if (<i32>category[j] != wanted || sharedNow[j] <= 0) continue
    t -= sharedNow[j]
    if (t <= 0) return j
  }
  return NONE
}
