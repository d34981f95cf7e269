// Following and unfollowing.
// Follow: chance f0 e^(.5 skill) per visit of a non-follower, f_B more after a purchase. Unfollow: hazard u0 + u1 max(0, .6 - tau)/.6.
// Invariant: sum over anchors of followers = sum over fans of followCount; each follow has keyed candidate days at the fixed rate
// u0 + u1, and on a candidate day it ends with probability hazard / rate, so no fan is asked on other days.
import { Param, Purpose, Metric } from '../slots'
import { draw, drawPair, fold, key, makeKey, unit, NO_DAY } from '../random'
import { exponential, gammaQuantile, positive, whole32 } from '../numeric'
import { base, p, firstFan, birth, born, followers, followCount, due, count, trust, fanAt, status, OPEN, clock, Clock } from '../state'
import { Column } from '../column'
import { Bond, fetched, entryAt, bondAt, find, add, endFollow, NONE, NEVER, FOLLOWED, BOUGHT, RETURNED, TAG_FOLLOW, TAG_BOND } from '../lists'
import { unfollowBound, unfollowGap } from './policy-clock'
import { bondTrust } from './trust'
import { SUBSIDISED } from './rooms'

/** Makes a follower if there is a free place; returns the index of the entry or NONE. */
export function follow(fan: i32, anchor: i32, channel: i32, day: i32): i32 {
  if (<f64>followCount[fan] >= p(Param.followCap)) return NONE
  let k = find(fan, anchor)
  if (k == NONE) k = add(fan, anchor, 0, day, fanAt(fan).ledger != 0)
  if (k == NONE) return NONE
  const entry = entryAt(fan, k)
  // what she bought from the room's former owner is not remembered for this one
  if (entry.flags & BOUGHT && <i32>bondAt(fan, k).lastBuy < born[anchor]) entry.flags &= ~(BOUGHT | RETURNED | TAG_BOND)
  entry.flags |= FOLLOWED | (channel == SUBSIDISED && p(Param.tagging) > 0 ? TAG_FOLLOW : 0)
  entry.since = <u16>day
  followCount[fan]++
  followers[anchor]++
  count[Metric.followsNew]++
  scheduleUnfollow(fan, k, day)
  return k
}

/** Sets the next candidate day of entry k after `day`: geometric with the bound rate. */
// @ts-ignore: decorator
@inline
export function scheduleUnfollow(fan: i32, k: i32, day: i32): void {
  const entry = entryAt(fan, k)
  let gap: f64 = 1
  if (unfollowBound <= 0) gap = 60000
  else if (unfollowBound < 1) {
    const bits = drawPair(<u32>(firstFan + fan), birth[entry.anchor], key(Purpose.unfollowGap, day))
    gap = 1 + floor<f64>(exponential(bits) * unfollowGap)
  }
  const next = <f64>day + gap
  entry.due = next >= 65000 ? NEVER : <u16>whole32(next)
  if (entry.due < due[fan]) due[fan] = entry.due
}

/** [job] a follow whose candidate day is today: fan, index of the entry */
const JOBS: i32 = 1024
const jobFans = changetype<Column<u32>>(memory.data(4096))
const jobEntries = changetype<Column<u8>>(memory.data(1024))
let jobs: i32 = 0

/** Eight bytes from 2 × (4 - n) on: ones beyond the first n of four 16-bit lanes. */
const beyond = memory.data<u16>([0, 0, 0, 0, 0xffff, 0xffff, 0xffff, 0xffff], 8)

/** Notes today's candidates of a due fan, highest entry first, and her next day. Entries that are not followed are never due. */
export function listCandidates(fan: i32, day: i32): void {
  const line = fanAt(fan), today = i16x8.splat(<i16>day)
  let next = i16x8.splat(-1), found: u64 = 0
  for (let k = 0, n = <i32>line.bonds, at = <usize>line.list; k < n; k += 4, at += 32) {
    // due days of four entries; what lies beyond the last is not hers
    const four = i8x16.shuffle(v128.load(at), v128.load(at, 16), 6, 7, 14, 15, 22, 23, 30, 31, 6, 7, 14, 15, 22, 23, 30, 31)
    const then = v128.or(four, v128.load64_splat(beyond + (<usize>max<i32>(0, 4 - (n - k)) << 1))), now = i16x8.eq(then, today)
    found |= <u64>(i16x8.bitmask(now) & 15) << k
    next = i16x8.min_u(next, v128.or(then, now))
  }
  while (found != 0) {
    const k = 63 - <i32>clz<u64>(found)
    found ^= <u64>1 << k
    jobFans[jobs] = <u32>fan
    jobEntries[jobs] = <u8>k
    jobs++
  }
  next = i16x8.min_u(next, i64x2.shr_u(next, 32))
  next = i16x8.min_u(next, i64x2.shr_u(next, 16))
  due[fan] = <u16>i16x8.extract_lane_u(next, 0)
}

/** Room left for another fan's candidates? */
export function candidatesFit(): bool { return jobs < JOBS - 64 }

/** Where the evidence of a job lies; without any, a bond of nothing. */
const jobBonds = changetype<Column<u32>>(memory.data(4096)), noBond = memory.data(24, 8)
// those whose follow ends
const goFans = changetype<Column<u32>>(memory.data(4096)), goEntries = changetype<Column<u8>>(memory.data(1024))

/**
 * Ends or prolongs the follows noted. All are judged first, then those that stay get their next day, then the others end: an ended follow's
 * entry is replaced by the last one, which was noted before.
 */
export function settleCandidates(day: i32): void {
  let sum: u32 = 0
  // evidence is fetched for all before any is judged, so that the misses overlap
  for (let n = 0; n < jobs; n++) {
    const fan = jobFans[n], k = jobEntries[n]
    const bond = select<u32>(<u32>changetype<usize>(bondAt(fan, k)), <u32>noBond, entryAt(fan, k).flags & BOUGHT)
    jobBonds[n] = bond
    sum += load<u32>(bond)
  }
  fetched(sum)
  const judge = key(Purpose.unfollow, day)
  const least = p(Param.unfollowBase), slope = p(Param.unfollowTrust) / 0.6, own = p(Param.unfollowBetaA) > 0
  let stay = 0, go = 0
  for (let n = 0; n < jobs; n++) {
    const fan = <i32>jobFans[n], k = <i32>jobEntries[n], anchor = <i32>entryAt(fan, k).anchor, at = <usize>jobBonds[n]
    const u = unit(drawPair(<u32>(firstFan + fan), birth[anchor], judge))
    // V8 makes a branch of selected floats but not of selected integers
    const reputation = trust[anchor], felt = bondTrust(changetype<Bond>(at), reputation, day)
    const tau = reinterpret<f64>(select<i64>(reinterpret<i64>(reputation), reinterpret<i64>(felt), at == noBond))
    const hazard = own ? ownHazard(fan, anchor) : least + slope * positive(0.6 - tau)
    const ends = i32(u * unfollowBound < hazard)
    goFans[go] = <u32>fan; goEntries[go] = <u8>k
    jobFans[stay] = <u32>fan; jobEntries[stay] = <u8>k
    go += ends
    stay += 1 - ends
  }
  for (let n = 0; n < stay; n++) scheduleUnfollow(<i32>jobFans[n], <i32>jobEntries[n], day)
  for (let n = 0; n < go; n++) {
    const fan = <i32>goFans[n], k = <i32>goEntries[n], anchor = <i32>entryAt(fan, k).anchor
    followers[anchor]--
    if (status[anchor] == OPEN) count[Metric.followsLost]++
    else clock[Clock.followsOfClosed]-- // counted as lost when the room closed
    endFollow(fan, k, day)
  }
  jobs = 0
}

/** Oracle: a hazard of its own for each follow, Beta(a, b). */
function ownHazard(fan: i32, anchor: i32): f64 {
  const bits = fold(draw(<u32>(firstFan + fan), makeKey(Purpose.betaFollow, NO_DAY)), birth[anchor])
  return betaQuantile(bits, base[Param.unfollowBetaA], base[Param.unfollowBetaB])
}

/** A Beta(a, b) number from 32 bits, as the ratio of two Gamma quantiles (used by oracles only). */
export function betaQuantile(bits: u32, a: f64, b: f64): f64 {
  const u = unit(fold(bits, 1)), v = unit(fold(bits, 2))
  const x = gammaQuantile(a, u, 1 - u), y = gammaQuantile(b, v, 1 - v)
  return x / (x + y)
}
