// Public entries: a fan's clicks in the feed, Poisson(M ctr), and what they do: enter a room, maybe follow.
// Invariant: entries that could make a follower ("candidates", thinned at the bound) and all others are two independent keyed Poisson
// streams; the others matter only on a day with a need, so they are drawn only then (or for the panel). Channel by one uniform: paid from
// 0 upward, subsidised from 1 downward, so that a subsidy only switches natural entries.
import { Param, Purpose, Metric } from '../slots'
import { draw, fold, key, unit, wide } from '../random'
import { exp } from '../numeric'
import { p, slots, firstFan, birth, category, clock, Clock, treeNatural, treePaid, treeSubsidised, clickFactor, followChance, live,
  poissonAll, poissonCandidate, count, tally, Tally, shareRate, nodeSum, treeSize, sharedNow, fanAt } from '../state'
import { Column } from '../column'
import { descend } from '../sampling'
import { find, entryAt, NONE, FOLLOWED } from '../lists'
import { follow } from './follow'
import { followBound, entryMean } from './policy-clock'
import { enterRoom, NATURAL, PAID, SUBSIDISED } from './rooms'
import { sharedBelow } from './activity'

const OTHERS: u32 = 64 // counters of the other entries start here
const SHARED: u32 = 128 // and of shared entries here

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

/** Today's entries of an awake fan. @param full also the entries that make no followers (need or panel) */
export function visitPublic(fan: i32, day: i32, full: bool, observed: bool): void {
  const id = <u32>(firstFan + fan)
  const entryKey = draw(id, key(Purpose.entry, day))
  const fixed = <i32>p(Param.entriesFixed), considered = <i32>p(Param.considered)
  if (considered > 0) {
    for (let j = 0; j < considered; j++) if (live[j]) enter(fan, j, NATURAL, fold(entryKey, <u32>j), true, 1, day, observed)
    return
  }
  if (fixed > 0) {
    for (let e = 0; e < fixed; e++) enterByFeed(fan, fold(entryKey, <u32>e), true, 1, day, observed)
    return
  }
  browseFeed(fan, id, entryKey, day, observed)
  if (sharedBelow != 0) enterShared(fan, id, entryKey, day, observed)
  if (!full) return
  const others = poissonCount(poissonAll, draw(id, key(Purpose.otherEntries, day)))
  for (let e = 0; e < others; e++) enterByFeed(fan, fold(entryKey, OTHERS + <u32>e), false, 1, day, observed)
}

/** The entries that may make a follower. */
// @ts-ignore: decorator
@inline
function browseFeed(fan: i32, id: u32, entryKey: u32, day: i32, observed: bool): void {
  const candidates = poissonCount(poissonCandidate, draw(id, key(Purpose.candidate, day)))
  for (let e = 0; e < candidates; e++) enterByFeed(fan, fold(entryKey, <u32>e), true, followBound, day, observed)
}

/** One click: channel, room, thinning by taste and by the room's click-through; candidates may follow. */
function enterByFeed(fan: i32, bits: u32, candidate: bool, bound: f64, day: i32, observed: bool): void {
  const word = wide(bits, 0)
  const u = unit(<u32>word)
  let channel = NATURAL, anchor: i32
  if (u < clock[Clock.paidSplit]) { channel = PAID; anchor = descend(treePaid, bits) }
  else if (u >= clock[Clock.subsidisedSplit]) { channel = SUBSIDISED; anchor = descend(treeSubsidised, bits) }
  else {
    const known = recalled(fan, bits)
    if (known >= 0) { enter(fan, known, NATURAL, bits, false, 1, day, observed); return }
    anchor = descend(treeNatural, bits)
  }
  if (!live[anchor]) return
  let pass = clickFactor[anchor]
  if (!likes(fan, anchor)) pass *= p(Param.affinityOther)
  if (unit(<u32>(word >> 32)) >= pass) return
  enter(fan, anchor, channel, bits, candidate, bound, day, observed)
}

/** The feed fills a share of natural entries with a live room the fan follows; the anchor or NONE. */
function recalled(fan: i32, bits: u32): i32 {
  const share = p(Param.recall)
  if (share <= 0) return NONE
  const draws = fold(bits, 21)
  if (unit(draws) >= share) return NONE
  let open = 0
  const n = <i32>fanAt(fan).bonds
  for (let k = 0; k < n; k++) if (entryAt(fan, k).flags & FOLLOWED && live[entryAt(fan, k).anchor]) open++
  if (open == 0) return NONE
  let pick = <i32>((<u64>fold(bits, 22) * <u64>open) >> 32)
  for (let k = 0; k < n; k++) {
    const entry = entryAt(fan, k)
    if (entry.flags & FOLLOWED && live[entry.anchor]) { if (pick == 0) return <i32>entry.anchor; pick-- }
  }
  return NONE
}

function enter(fan: i32, anchor: i32, channel: i32, bits: u32, candidate: bool, bound: f64, day: i32, observed: bool): void {
  if (observed) {
    count[Metric.visitsPrivate + channel]++
    tally[(Tally.visitsPrivate + channel) * slots + anchor]++
  }
  if (candidate && unit(fold(bits, 23)) * bound < followChance[anchor]) {
    const k = find(fan, anchor)
    if (k == NONE || !(entryAt(fan, k).flags & FOLLOWED)) follow(fan, anchor, channel, day)
  }
  enterRoom(anchor, channel)
}

/** Entries shared by satisfied buyers of like taste: Poisson with the categories' rates, room by its share of today's shares. */
function enterShared(fan: i32, id: u32, entryKey: u32, day: i32, observed: bool): void {
  const one = <i32>(fanAt(fan).taste & 15), two = <i32>(fanAt(fan).taste >> 4)
  const first = shareRate[one], rate = first + (two != one ? shareRate[two] : 0)
  if (rate <= 0) return
  const u = unit(draw(id, key(Purpose.shareEntry, day)))
  // P(N > 0) = 1 - e^-rate; the activity pass used the same draw against a bound of it
  let term = exp(-rate), below = term, n = 0
  while (n < 31 && 1 - u > below) { n++; term *= rate / <f64>n; below += term }
  for (let e = 0; e < n; e++) {
    const bits = fold(entryKey, SHARED + <u32>e)
    const chosen = unit(fold(bits, 24)) * rate < first ? one : two
    const anchor = sharedRoom(chosen, unit(fold(bits, 25)))
    if (anchor >= 0 && live[anchor]) { count[Metric.sharedEntries]++; enter(fan, anchor, NATURAL, bits, true, 1, day, observed) }
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
