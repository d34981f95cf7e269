// Public entries: a fan's clicks in the feed, Poisson(M ctr), and what they do: enter a room, maybe follow.
// Invariant: clicks that could make a follower ("candidates", thinned at the bound) and all others are two independent keyed Poisson
// streams; the others matter only on a day with a need, so they are drawn only then (or for the panel). Channel by one uniform: paid from
// 0 upward, subsidised from 1 downward, so that a subsidy only switches natural entries. Clicks of many fans go through the stages
// together (draw, route four at a time, thin without branches, enter), which took half the time of fan by fan.
import { Param, Purpose, Metric } from '../slots'
import { draw, fold, key, unit, drawsBelow } from '../random'
import { fold4, foldKey4, below4, list4 } from '../lanes'
import { exp } from '../numeric'
import { p, slots, firstFan, category, clock, Clock, treeNatural, treePaid, treeSubsidised, enterBelow, followBelow, live, poissonAll,
  poissonCandidate, count, tally, tallyCell, Tally, shareRate, sharedNow, followCount, due, taste, fanAt } from '../state'
import { Column } from '../column'
import { descendFour, slot0, slot1, slot2, slot3 } from '../sampling'
import { find, entryAt, fetchList, fetched, NONE, FOLLOWED } from '../lists'
import { follow } from './follow'
import { NATURAL, PAID, SUBSIDISED } from './rooms'
import { sharedBelow } from './activity'
import { clickFan, clickPlace, clickBits, clickPass, clickTree, clickAnchor, clickChannel, clickKind, clickFollow, clickCount, setClickCount, addClick, addClicks,
  poissonCount } from './clicks'

const OTHERS: u32 = 64 // counters of the other entries start here
const SHARED: u32 = 128 // and of shared entries here

/** Kinds of a click, columns of followBelow: makes no follower; may make one, at the bound; may at its full chance (oracle); room known already. */
const OTHER: u32 = 0, CANDIDATE: u32 = 1, CERTAIN: u32 = 2, KNOWN: u32 = 3
/** flag of a kind: the room is given */
const KNOWN_ROOM: u32 = 64

/** Is the room in one of her two categories? 1 or 0, without a branch. */
// @ts-ignore: decorator
@inline
export function likes(fan: i32, anchor: i32): i32 {
  const c = category[anchor], two = taste[fan]
  return i32(c == (two & 15)) | i32(c == two >> 4)
}

/**
 * Stage 1: today's clicks of an awake fan. @param full also those that make no followers (need or panel)
 * @param entryKey,candidates,others draws of the day: what clicks' bits hang below, the numbers of the two streams
 */
export function drawClicks(fan: i32, place: i32, entryKey: u32, candidates: u32, others: u32, day: i32, full: bool): void {
  if (p(Param.considered) + p(Param.entriesFixed) > 0) { drawFixed(fan, place, entryKey); return }
  const n = poissonCount(poissonCandidate, candidates)
  if (n > 0) addClicks(fan, place, entryKey, 0, n, CANDIDATE) // seldom, unless she only browses
  if (sharedBelow != 0) drawShared(fan, place, <u32>(firstFan + fan), entryKey, day)
  if (full) addClicks(fan, place, entryKey, OTHERS, poissonCount(poissonAll, others), OTHER)
}

/** Oracles: the same rooms every day, or a fixed number of entries. */
function drawFixed(fan: i32, place: i32, entryKey: u32): void {
  const fixed = <i32>p(Param.entriesFixed), considered = <i32>p(Param.considered)
  for (let j = 0; j < considered; j++) if (live[j]) know(addClick(fan, place, fold(entryKey, <u32>j), CERTAIN), j)
  if (considered == 0) for (let e = 0; e < fixed; e++) addClick(fan, place, fold(entryKey, <u32>e), CERTAIN)
}

/** The room of a click is given: natural traffic, passes for certain. */
function know(click: i32, anchor: i32): void {
  clickAnchor[click] = <u32>anchor
  clickKind[click] |= KNOWN_ROOM
}

const recalled = changetype<Column<u32>>(memory.data(1028 * 4, 16)) // [click] clicks that the feed fills from the fan's list

const sought = changetype<Column<u32>>(memory.data(1032 * 4, 16)) // [click] clicks whose room a descent finds

/** Stages 2 and 3: every click gets its channel and room; kept is what enters. @param onlyFollows keeps only what makes a follower */
export function routeClicks(onlyFollows: bool): void {
  const n = clickCount
  const recalls = drawChannels(n)
  if (onlyFollows) fetchLists(recalled, recalls) // shoppers' are near
  for (let r = 0; r < recalls; r++) recallRoom(<i32>recalled[r])
  const seekers = listSought(n)
  for (let s = 0; s < seekers; s += 4) {
    const a = sought[s], b = sought[s + 1], c = sought[s + 2], d = sought[s + 3]
    descendFour(clickTree[a], clickTree[b], clickTree[c], clickTree[d], clickBits[a], clickBits[b], clickBits[c], clickBits[d])
    clickAnchor[a] = <u32>slot0; clickAnchor[b] = <u32>slot1; clickAnchor[c] = <u32>slot2; clickAnchor[d] = <u32>slot3
  }
  setClickCount(thin(n, onlyFollows))
}

/** Lists the clicks whose room is not known yet (two thirds); up to three more, which are nobody's, make the last descent one of four. */
function listSought(n: i32): i32 {
  let out = sought.at(0), index = i32x4(0, 1, 2, 3)
  const known = i32x4.splat(KNOWN), end = i32x4.splat(n)
  for (let c = 0; c < n; c += 4) {
    out = list4(out, index, i32x4.bitmask(v128.and(i32x4.lt_u(v128.load(clickKind.at(c)), known), i32x4.lt_s(index, end))))
    index = i32x4.add(index, i32x4.splat(4))
  }
  v128.store(out, end)
  return <i32>((out - sought.at(0)) >> 2)
}

/** Draws of a click, counters below its bits. */
const DRAW_CHANNEL: i32 = 18, DRAW_PASS: i32 = 19, DRAW_RECALL: i32 = 20, DRAW_FOLLOW: i32 = 21, DRAW_PICK: i32 = 22

/** Draws channel, tree and thinning of clicks 0..n, four at a time; returns the number noted in `recalled`. */
function drawChannels(n: i32): i32 {
  const paidBelow = drawsBelow(clock[Clock.paidSplit]), subsidisedFrom = drawsBelow(clock[Clock.subsidisedSplit]), recallBelow = drawsBelow(p(Param.recall))
  const paid = i32x4.splat(<i32>treePaid.at(0)), subsidised = i32x4.splat(<i32>treeSubsidised.at(0)), natural = i32x4.splat(<i32>treeNatural.at(0))
  const naturalCode = i32x4.splat(NATURAL), paidCode = i32x4.splat(PAID), subsidisedCode = i32x4.splat(SUBSIDISED), given = i32x4.splat(KNOWN_ROOM)
  const end = i32x4.splat(n)
  let index = i32x4(0, 1, 2, 3), out = recalled.at(0)
  for (let c = 0; c < n; c += 4) {
    const bits = v128.load(clickBits.at(c)), second = foldKey4(bits)
    const free = i32x4.eq(v128.and(v128.load(clickKind.at(c)), given), i32x4.splat(0))
    const u = fold4(bits, second, DRAW_CHANNEL)
    const isPaid = v128.and(below4(u, paidBelow), free), isSubsidised = v128.andnot(free, below4(u, subsidisedFrom))
    v128.store(clickTree.at(c), v128.bitselect(paid, v128.bitselect(subsidised, natural, isSubsidised), isPaid))
    v128.store(clickChannel.at(c), v128.bitselect(paidCode, v128.bitselect(subsidisedCode, naturalCode, isSubsidised), isPaid))
    v128.store(clickPass.at(c), v128.and(fold4(bits, second, DRAW_PASS), free))
    v128.store(clickFollow.at(c), fold4(bits, second, DRAW_FOLLOW))
    const isRecalled = v128.and(v128.andnot(v128.and(below4(fold4(bits, second, DRAW_RECALL), recallBelow), free), v128.or(isPaid, isSubsidised)), i32x4.lt_s(index, end))
    out = list4(out, index, i32x4.bitmask(isRecalled))
    index = i32x4.add(index, i32x4.splat(4))
  }
  return <i32>((out - recalled.at(0)) >> 2)
}

/** Brings the lists of some clicks' fans near. */
function fetchLists(some: Column<u32>, n: i32): void {
  let sum: u32 = 0
  for (let r = 0; r < n; r++) sum += fanAt(clickFan[some[r]]).list
  for (let r = 0; r < n; r++) sum += fetchList(clickFan[some[r]])
  fetched(sum)
}

/**
 * The feed fills a natural click with one of the rooms that the fan follows, of whatever taste. The click comes to nothing when the room is
 * off air, or the click is beyond the room's own click-through.
 */
function recallRoom(c: i32): void {
  const fan = <i32>clickFan[c], follows = <u32>followCount[fan]
  if (follows == 0) return
  const pick = <i32>((<u64>fold(clickBits[c], DRAW_PICK) * <u64>follows) >> 32)
  // the list holds what she bought, too: the pick-th follow is behind as many entries as have at most that many follows before them
  let before = 0, k = -1
  for (let e = 0, n = <i32>fanAt(fan).bonds; e < n; e++) {
    k += i32(before <= pick)
    before += i32((entryAt(fan, e).flags & FOLLOWED) != 0)
  }
  const anchor = <i32>entryAt(fan, k).anchor
  clickKind[c] = KNOWN
  clickAnchor[c] = anchor
  clickPass[c] = clickPass[c] < enterBelow[2 * anchor + 1] ? 0 : 0xffffffff
}

/** Keeps the clicks that enter, by taste and the room's click-through, in place; afterwards a kind says only whether a follower is made. */
function thin(n: i32, onlyFollows: bool): i32 {
  let kept = 0
  for (let c = 0; c < n; c++) {
    const fan = clickFan[c], anchor = <i32>clickAnchor[c], channel = clickChannel[c]
    const enters = i32(clickPass[c] < enterBelow[2 * anchor + likes(<i32>fan, anchor)])
    const follows = i32(clickFollow[c] < followBelow[4 * anchor + <i32>(clickKind[c] & 3)])
    clickFan[kept] = fan; clickPlace[kept] = clickPlace[c]; clickAnchor[kept] = <u32>anchor; clickChannel[kept] = channel; clickKind[kept] = <u32>follows
    kept += onlyFollows ? enters & follows : enters
  }
  return kept
}

/** Fans without needs: what is kept makes followers. */
export function followOnly(day: i32): void {
  let sum: u32 = 0
  for (let c = 0; c < clickCount; c++) sum += fetchList(clickFan[c]) + due[clickFan[c]]
  fetched(sum)
  for (let c = 0; c < clickCount; c++) makeFollower(<i32>clickFan[c], <i32>clickAnchor[c], <i32>clickChannel[c], day)
}

/** The visitor follows, unless she does already. */
export function makeFollower(fan: i32, anchor: i32, channel: i32, day: i32): void {
  const k = find(fan, anchor)
  if (k == NONE || !(entryAt(fan, k).flags & FOLLOWED)) follow(fan, anchor, channel, day)
}

/** Entries shared by satisfied buyers of like taste: Poisson with the categories' rates, room by its share of today's shares. */
function drawShared(fan: i32, place: i32, id: u32, entryKey: u32, day: i32): void {
  const two = taste[fan]
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
    know(addClick(fan, place, bits, CERTAIN), anchor)
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
