// The world on day 0: fans and anchors with their traits, no follows yet.
// Invariant: everything is keyed by (seed, agent): no fan's or anchor's traits depend on who was made before.
import { Param, Purpose } from './slots'
import { draw, fold, makeKey, openKeys, unit, threshold, NO_DAY, setSeed } from './random'
import { exp, exponential, normalQuantile, gammaQuantile, ln } from './numeric'
import { Column, reserve, setMemoryTop, memoryTop } from './column'
import { base, fans, firstFan, allFans, slots, startAnchors, status, EMPTY, kind, birth, clock, Clock, activeBelow, needBelow, due,
  carries, followers, followCount, inlineList, INLINE, lapsedUntil, taste, fanAt } from './state'
import { makeAnchor, permute, Trait, anchorUniform } from './traits'
import { NEVER, add, FOLLOWED } from './lists'
import { makeProviders } from './processes/providers'
import { scheduleUnfollow } from './processes/follow'
import { openPolicy } from './processes/policy-clock'

/** Classes of need rates when they are laid out by quota. */
const NEED_CLASSES: i32 = 4096

export function makeWorld(seed: f64): void {
  setSeed(seed)
  openKeys(0) // followers of day 0 draw their first candidate day
  openPolicy(-1)
  makeAnchors()
  makeProviders()
  makeFans()
}

function makeAnchors(): void {
  for (let j = 0; j < slots; j++) { status[j] = EMPTY; birth[j] = 0xffffffff; carries[j] = -1 }
  // kinds by quota, largest remainder first
  const counts = memory.data(16)
  let given = 0
  for (let k = 0; k < 4; k++) {
    const n = <i32>floor<f64>(base[Param.mixWhite + k] * <f64>startAnchors + 1e-9)
    store<i32>(counts + (k << 2), n)
    given += n
  }
  while (given < startAnchors) {
    let best = 0, most = -1.0
    for (let k = 0; k < 4; k++) {
      const rest = base[Param.mixWhite + k] * <f64>startAnchors - <f64>load<i32>(counts + (k << 2))
      if (rest > most + 1e-9) { most = rest; best = k }
    }
    store<i32>(counts + (best << 2), load<i32>(counts + (best << 2)) + 1)
    given++
  }
  let j = 0
  for (let k = 0; k < 4; k++) {
    const n = load<i32>(counts + (k << 2))
    for (let member = 0; member < n; member++) { makeAnchor(j, <u32>j, k, 0, member, n); j++ }
  }
  giveBrandsToTalents()
}

/** Talents: some white-label anchors carry a brand (known, SKA or fast), chosen by key. */
function giveBrandsToTalents(): void {
  if (base[Param.talentShare] <= 0) return
  let first = 0
  while (first < startAnchors && kind[first] == 0) first++
  const brands = startAnchors - first
  if (brands == 0) return
  for (let j = 0; j < first; j++) {
    const u = anchorUniform(j, Purpose.carry)
    if (u < base[Param.talentShare]) carries[j] = <i16>(first + <i32>(u / base[Param.talentShare] * <f64>brands))
  }
}

function makeFans(): void {
  const traitKey = makeKey(Purpose.fanTraits, NO_DAY)
  const quotaKey = makeKey(Purpose.permutation, NO_DAY)
  const needKey = draw(Trait.need, quotaKey), tierKey = draw(Trait.tier, quotaKey), tasteKey = draw(Trait.tastes, quotaKey)
  const sensitivityKey = draw(Trait.sensitivity, quotaKey)
  const shape = base[Param.needShape], scale = base[Param.needMean] / shape
  const quota = base[Param.quotaNeeds] > 0
  const fixed = base[Param.needFixed] > 0
  const classes = min<i32>(NEED_CLASSES, allFans)
  const scratch = memoryTop()
  let quantiles: Column<f64> = changetype<Column<f64>>(0)
  if (quota && !fixed) {
    quantiles = reserve<f64>(classes)
    let start: f64 = NaN
    for (let c = 0; c < classes; c++) {
      const x = gammaQuantile(shape, (<f64>c + 0.5) / <f64>classes, (<f64>(classes - c) - 0.5) / <f64>classes, start)
      quantiles[c] = x
      start = x > 1e-12 ? ln(x) : NaN
    }
  }
  const cats = <u32>base[Param.categories]
  const sd = base[Param.priceSensSd]
  const boundMultiplier = base[Param.needMultiplierMax] * (1 + base[Param.brandNeed] * base[Param.demandGain])
  for (let i = 0; i < fans; i++) {
    const id = <u32>(firstFan + i)
    const bits = draw(id, traitKey)
    // city tier by quota
    const t = (<f64>permute(id, allFans, tierKey) + 0.5) / <f64>allFans
    let tier = 1, sum = base[Param.tierShare1]
    while (tier < 5 && t > sum) { sum += base[Param.tierShare1 + tier]; tier++ }
    fanAt(i).cityTier = <u8>tier
    const step = base[Param.tiers] > 0 ? <f64>(tier - 3) : 0
    const active = max<f64>(0, min<f64>(1, base[Param.activeShare] * (1 + base[Param.tierActivity] * step)))
    activeBelow[i] = threshold(active)
    // need rate
    let rate = base[Param.needMean]
    if (!fixed) {
      if (quota) rate = scale * quantiles[<i32>(<f64>permute(id, allFans, needKey) / <f64>allFans * <f64>classes)]
      else { const u = unit(fold(bits, Trait.need)); rate = scale * gammaQuantile(shape, u, 1 - u) }
    }
    fanAt(i).needRate = <f32>rate
    const chance = fixed ? 1.0 : 1 - exp(-rate * boundMultiplier)
    needBelow[i] = chance >= 1 ? activeBelow[i] : min<u32>(activeBelow[i], <u32>(<f64>activeBelow[i] * chance) + 1)
    // price sensitivity: lognormal with mean 1, by quota
    const z = normalQuantile((<f64>permute(id, allFans, sensitivityKey) + 0.5) / <f64>allFans)
    fanAt(i).sensitivity = <f32>(exp(sd * z - 0.5 * sd * sd) * (1 + base[Param.tierPrice] * step))
    // two different categories
    const one = permute(id, allFans, tasteKey) % cats
    const other = cats > 1 ? (one + 1 + fold(bits, Trait.second) % (cats - 1)) % cats : one
    taste[i] = <u8>(one | other << 4)
    fanAt(i).patience = <f32>exponential(draw(id, makeKey(Purpose.lapse, NO_DAY)))
    due[i] = NEVER
    fanAt(i).list = inlineList(i)
    fanAt(i).room = <u8>INLINE
  }
  for (let i = fans; i < fans + 8; i++) { due[i] = NEVER; lapsedUntil[i] = NEVER }
  // the quantiles are scratch: give their bytes back, cleared
  memory.fill(scratch, 0, memoryTop() - scratch)
  setMemoryTop(scratch)

  if (base[Param.followAll] > 0) {
    for (let i = 0; i < fans; i++) {
      const k = add(i, 0, FOLLOWED, 0, false)
      followCount[i] = 1
      scheduleUnfollow(i, k, 0)
    }
    followers[0] = fans
    clock[Clock.followsYesterday] = <f64>fans
  }
  clock[Clock.heapTop] = <f64>memoryTop()
}
