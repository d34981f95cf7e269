// Activity: who is awake today, and who of them can do anything that matters.
// Invariant: activity depends on (seed, fan, day) alone, never on state. Three lists are made, each for one tight loop: fans with an
// unfollow candidate due; shoppers, who may have a need (or are observed); browsers, awake without a need, whose entries may make a
// follower. Nobody else's state can change today.
import { Metric, Purpose, Param } from '../slots'
import { fans, firstFan, panel, activeBelow, needBelow, history, due, lapsedUntil, dueFans, browsers, shoppers, count, clock, Clock,
  poissonCandidate, shareRate, p } from '../state'
import { key, threshold } from '../random'
import { exp } from '../numeric'
import { draw4, list4 } from '../lanes'

export let dueCount: i32 = 0
export let browserCount: i32 = 0
export let shopperCount: i32 = 0
/** Draws below this may bring a shared entry (0 when nobody shares). */
export let sharedBelow: u32 = 0

export function openActivity(day: i32): void {
  let rate = 0.0
  for (let c = 0; c < 16; c++) rate = max<f64>(rate, shareRate[c])
  sharedBelow = rate > 0 ? threshold(1 - exp(-2 * rate)) : 0

  const activityKey = key(Purpose.activity, day), candidateKey = key(Purpose.candidate, day), shareKey = key(Purpose.shareEntry, day)
  const low = i32x4.splat(<u32>activityKey), high = i32x4.splat(<u32>(activityKey >> 32))
  const low2 = i32x4.splat(<u32>candidateKey), high2 = i32x4.splat(<u32>(candidateKey >> 32))
  const low3 = i32x4.splat(<u32>shareKey), high3 = i32x4.splat(<u32>(shareKey >> 32))
  const candidateBelow = i32x4.splat(p(Param.considered) > 0 || p(Param.entriesFixed) > 0 ? -1 : poissonCandidate[0])
  const shared = i32x4.splat(sharedBelow)
  const today = i16x8.splat(<i16>day), one = i32x4.splat(1), four = i32x4.splat(4)
  let id = i32x4.add(i32x4.splat(firstFan), i32x4(0, 1, 2, 3))
  let index = i32x4(0, 1, 2, 3)
  const observed = i32x4.splat(panel)
  let dueOut = dueFans.at(0), browserOut = browsers.at(0), shopperOut = shoppers.at(0)
  let active: i32 = 0
  // columns are padded to a multiple of eight; fans beyond the last have thresholds 0 and due "never". Eight a round, because V8 makes most constants
  // anew in each (.99 of all the time)
  for (let i = 0; i < fans; i += 8) {
    const id2 = i32x4.add(id, four), index2 = i32x4.add(index, four)
    const first = draw4(id, low, high), first2 = draw4(id2, low, high), second = draw4(id, low2, high2), second2 = draw4(id2, low2, high2)
    const awake = i32x4.lt_u(first, v128.load(activeBelow.at(i))), awake2 = i32x4.lt_u(first2, v128.load(activeBelow.at(i), 16))
    v128.store(history.at(i), v128.or(i32x4.shl(v128.load(history.at(i)), 1), v128.and(awake, one)))
    v128.store(history.at(i), v128.or(i32x4.shl(v128.load(history.at(i), 16), 1), v128.and(awake2, one)), 16)
    active += popcnt(i32x4.bitmask(awake) | i32x4.bitmask(awake2) << 4)
    let entries = i32x4.lt_u(second, candidateBelow), entries2 = i32x4.lt_u(second2, candidateBelow)
    if (sharedBelow != 0) {
      entries = v128.or(entries, i32x4.lt_u(draw4(id, low3, high3), shared))
      entries2 = v128.or(entries2, i32x4.lt_u(draw4(id2, low3, high3), shared))
    }
    const back = i16x8.le_u(v128.load(lapsedUntil.at(i)), today)
    const needy = v128.and(i32x4.lt_u(first, v128.load(needBelow.at(i))), i32x4.extend_low_i16x8_s(back))
    const needy2 = v128.and(i32x4.lt_u(first2, v128.load(needBelow.at(i), 16)), i32x4.extend_high_i16x8_s(back))
    const shops = v128.or(needy, v128.and(awake, i32x4.lt_s(index, observed))), shops2 = v128.or(needy2, v128.and(awake2, i32x4.lt_s(index2, observed)))
    const dueMask = i16x8.bitmask(i16x8.eq(v128.load(due.at(i)), today))
    dueOut = list4(dueOut, index, dueMask & 15)
    dueOut = list4(dueOut, index2, dueMask >> 4)
    browserOut = list4(browserOut, index, i32x4.bitmask(v128.andnot(v128.and(entries, awake), shops)))
    browserOut = list4(browserOut, index2, i32x4.bitmask(v128.andnot(v128.and(entries2, awake2), shops2)))
    shopperOut = list4(shopperOut, index, i32x4.bitmask(shops))
    shopperOut = list4(shopperOut, index2, i32x4.bitmask(shops2))
    id = i32x4.add(id2, four)
    index = i32x4.add(index2, four)
  }
  dueCount = <i32>((dueOut - dueFans.at(0)) >> 2)
  browserCount = <i32>((browserOut - browsers.at(0)) >> 2)
  shopperCount = <i32>((shopperOut - shoppers.at(0)) >> 2)
  count[Metric.active] = active
  clock[Clock.activeToday] = <f64>active
}
