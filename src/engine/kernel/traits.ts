// Traits of fans and anchors at birth, keyed by who they are; quotas (Latin hypercubes) where the world is laid out at day 0.
// Invariant: a trait depends on (seed, birth number, trait) only; quotas replace the independent uniform by a keyed permutation's rank,
// so that every seed has the same marginal distribution and worlds differ in who has what.
import { Param, Purpose, Entrant } from './slots'
import { draw, fold, makeKey, unit, NO_DAY } from './random'
import { exp, exponential, normalQuantile } from './numeric'
import { base, slots, birth, status, OPEN, kind, category, script, provider, carries, gang, born, firstStrike, suspendedUntil, lowDays,
  followers, skill, hype, lean, fake, quality, price, equity, startEquity, luck, detections, liveChance, core, sales, earned, priceFen,
  skillNow, good, bad, scripted, clock, Clock, strikes, reminded, endorsed, stage, stageLow, brushing, rights, gmvTotal, brandTotal, visitsTotal,
  liveHistory, live, decile, repurchase30, privateShare, sales30, brandSales30, private30, lastSales30, good30, bad30, repeat30, complaints30, opened,
  openedBefore, returned, returnedBefore } from './state'

/** Which trait a uniform is for. */
export enum Trait { skill, quality, price, live, sales, hype, hypeLevel, fake, core, category, tastes, second, sensitivity, tier, need }

/** Rank of i in a keyed permutation of 0..n-1 (four-round Feistel network on the next even power of two, walking its cycles). */
export function permute(i: u32, n: u32, key: u32): u32 {
  if (n < 2) return i
  let half: u32 = 1
  while ((<u32>1 << (2 * half)) < n) half++
  const mask: u32 = (<u32>1 << half) - 1
  let x = i
  do {
    let left = x >> half, right = x & mask
    for (let round: u32 = 0; round < 4; round++) {
      const next = left ^ (fold(key + round, right) & mask)
      left = right; right = next
    }
    x = left << half | right
  } while (x >= n)
  return x
}

/** Uniform in (0,1) of member `rank` among `n`: stratified when n > 0, else independent by birth number. */
function traitUniform(trait: i32, group: i32, number: u32, member: i32, n: i32): f64 {
  const key = makeKey(Purpose.anchorTraits, NO_DAY)
  if (n > 0) return (<f64>permute(member, n, fold(draw(group * 64 + trait, key), 77)) + 0.5) / <f64>n
  return unit(fold(draw(number, key), trait))
}

/**
 * Numbers at birth, by how an anchor came: at day 0 in order, by its week and place among the week's, by its script, or by whom it was before.
 * One policy's re-registration then leaves everybody else's later entrants who they are.
 */
const OF_WEEKS: u32 = 0x10000, OF_SCRIPTS: u32 = 0x20000, AGAIN: u32 = 0x40000
/** Most entrants of a week. */
export const WEEKLY: i32 = 64
export function numberOfEntrant(day: i32, place: i32): u32 { return OF_WEEKS + <u32>(day / 7 * WEEKLY + place) }
export function numberAgain(before: u32): u32 { return before + AGAIN }

/** Clears slot j and makes an anchor of a kind there. @param member,n its place among the n of its kind at day 0, n = 0 for later entrants */
export function makeAnchor(j: i32, number: u32, anchorKind: i32, day: i32, member: i32, n: i32): void {
  birth[j] = number; status[j] = OPEN; kind[j] = <u8>anchorKind; born[j] = day; script[j] = -1
  strikes[j] = 0; reminded[j] = 0; endorsed[j] = 0; stage[j] = 0; stageLow[j] = 0; brushing[j] = 0; rights[j] = 0; live[j] = 0; priceFen[j] = 0; skillNow[j] = NaN
  provider[j] = -1; carries[j] = -1; firstStrike[j] = -1; suspendedUntil[j] = 0; lowDays[j] = 0; followers[j] = 0; liveHistory[j] = 0
  decile[j] = 9
  good[j] = 0; bad[j] = 0; gmvTotal[j] = 0; brandTotal[j] = 0; repurchase30[j] = 0; privateShare[j] = 0
  sales30[j] = 0; brandSales30[j] = 0; private30[j] = 0; lastSales30[j] = 0; good30[j] = 0; bad30[j] = 0; repeat30[j] = 0; complaints30[j] = 0
  opened[j] = 0; openedBefore[j] = 0; returned[j] = 0; returnedBefore[j] = 0
  for (let c = 0; c < 4; c++) visitsTotal[c * slots + j] = 0

  const g = anchorKind
  skill[j] = clampedNormal(traitUniform(Trait.skill, g, number, member, n)) * base[Param.skillSd]
  quality[j] = clamp01(base[Param.qualityWhite + g] + clampedNormal(traitUniform(Trait.quality, g, number, member, n)) * base[Param.qualitySd])
  price[j] = base[Param.priceWhite + g] * exp(normalQuantile(traitUniform(Trait.price, g, number, member, n)) * base[Param.priceSd])
  equity[j] = base[Param.equityWhite + g]
  startEquity[j] = equity[j]
  detections[j] = 0
  luck[j] = luckOf(j)
  liveChance[j] = base[Param.liveMin] + (base[Param.liveMax] - base[Param.liveMin]) * traitUniform(Trait.live, g, number, member, n)
  const level = traitUniform(Trait.hypeLevel, g, number, member, n)
  hype[j] = traitUniform(Trait.hype, g, number, member, n) < base[Param.hypeShare] ? 0.5 + 0.5 * level : 0.1 * level
  lean[j] = g == 0 && traitUniform(Trait.fake, g, number, member, n) < base[Param.fakeShare] ? base[Param.fakeRate] : 0
  fake[j] = base[Param.cheatChoice] == 0 ? lean[j] : 0
  gang[j] = -1
  if (lean[j] > 0 && base[Param.gangSize] > 1) {
    gang[j] = <i32>(clock[Clock.inclined] / base[Param.gangSize])
    clock[Clock.inclined] += 1
  }
  core[j] = traitUniform(Trait.core, g, number, member, n)
  category[j] = <u8>(traitUniform(Trait.category, g, number, member, n) * base[Param.categories])
  earned[j] = sales[j] = n > 0 ? base[Param.startSales] * exp(normalQuantile(traitUniform(Trait.sales, g, number, member, n)) * base[Param.startSalesSd]) : 0
}

/** Makes scripted entrant e in slot j. */
export function makeScripted(j: i32, e: i32, day: i32): void {
  const at = e * Entrant.COUNT
  makeAnchor(j, OF_SCRIPTS + <u32>e, <i32>scripted[at + Entrant.kind], day, 0, 0)
  script[j] = <i8>e
  if (scripted[at + Entrant.category] >= 0) category[j] = <u8>scripted[at + Entrant.category]
  quality[j] = scripted[at + Entrant.quality]; price[j] = scripted[at + Entrant.price]; equity[j] = scripted[at + Entrant.equity]; startEquity[j] = equity[j]
  skill[j] = scripted[at + Entrant.skill]; hype[j] = scripted[at + Entrant.hype]; lean[j] = scripted[at + Entrant.fake]; fake[j] = lean[j]
  liveChance[j] = scripted[at + Entrant.live]
}

/** Uniform of a trait of an anchor, keyed by birth: for choices that policies compare with a share (uptake, brushing …). */
export function anchorUniform(j: i32, purpose: i32): f64 { return unit(draw(birth[j], makeKey(purpose, NO_DAY))) }

/** Luck until the next detection: an exponential keyed by birth and the number of detections so far. */
export function luckOf(j: i32): f64 { return exponential(fold(draw(birth[j], makeKey(Purpose.inspect, NO_DAY)), detections[j])) }

/** Normal quantile clamped at 2 standard deviations, so that bounds of thinned draws are finite. */
function clampedNormal(u: f64): f64 { return max<f64>(-2, min<f64>(2, normalQuantile(u))) }
function clamp01(x: f64): f64 { return max<f64>(0, min<f64>(1, x)) }

/** Kind of a new entrant from a uniform and the mix in force. */
export function kindByMix(u: f64, mix: f64, fast: f64, known: f64, ska: f64): i32 {
  const t = u * (mix + fast + known + ska)
  return t < mix ? 0 : t < mix + fast ? 1 : t < mix + fast + known ? 2 : 3
}
