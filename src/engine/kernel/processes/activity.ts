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
  const today = i32x4.splat(day), one = i32x4.splat(1)
  let id = i32x4.add(i32x4.splat(firstFan), i32x4(0, 1, 2, 3))
  let index = i32x4(0, 1, 2, 3)
  const limit = i32x4.splat(fans), observed = i32x4.splat(panel)
  let dueOut = dueFans.at(0), browserOut = browsers.at(0), shopperOut = shoppers.at(0)
  let active: i32 = 0
  // columns are padded to a multiple of four; fans beyond the last have thresholds 0 and due "never"
  for (let i = 0; i < fans; i += 4) {
    const first = draw4(id, low, high), second = draw4(id, low2, high2)
    const awake = i32x4.lt_u(first, v128.load(activeBelow.at(i)))
    v128.store(history.at(i), v128.or(i32x4.shl(v128.load(history.at(i)), 1), v128.and(awake, one)))
    active += popcnt(i32x4.bitmask(awake))
    let entries = i32x4.lt_u(second, candidateBelow)
    if (sharedBelow != 0) entries = v128.or(entries, i32x4.lt_u(draw4(id, low3, high3), shared))
    const needy = v128.and(i32x4.lt_u(first, v128.load(needBelow.at(i))), i32x4.le_s(v128.load16x4_u(lapsedUntil.at(i)), today))
    const shops = v128.or(needy, v128.and(awake, i32x4.lt_s(index, observed)))
    const shopMask = i32x4.bitmask(shops), browseMask = i32x4.bitmask(v128.andnot(v128.and(entries, awake), shops))
    const dueMask = i32x4.bitmask(v128.and(i32x4.eq(v128.load16x4_u(due.at(i)), today), i32x4.lt_s(index, limit)))
    dueOut = list4(dueOut, index, dueMask)
    browserOut = list4(browserOut, index, browseMask)
    shopperOut = list4(shopperOut, index, shopMask)
    id = i32x4.add(id, i32x4.splat(4))
    index = i32x4.add(index, i32x4.splat(4))
  }
  dueCount = <i32>((dueOut - dueFans.at(0)) >> 2)
  browserCount = <i32>((browserOut - browsers.at(0)) >> 2)
  shopperCount = <i32>((shopperOut - shoppers.at(0)) >> 2)
  count[Metric.active] = active
  clock[Clock.activeToday] = <f64>active
}
