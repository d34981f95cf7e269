// What the host may call: lay out a world, write its inputs, make it, run days, read it, copy it.
import { AnchorField, BondField, FanField, Identity, Process, ProviderField } from './slots'
import { Column, memoryTop, setMemoryTop } from './column'
import * as state from './state'
import { Clock, clock } from './state'
import { refillKeys, setSeed, draw, drawPair, fold, makeKey } from './random'
import { draw4, fold4, foldKey4, foldRun4 } from './lanes'
import { inputsChanged } from './processes/policy-clock'
import { makeWorld } from './world'
import { runDays, runProcess } from './schedule'
import { broken, clearBroken } from './ledger'
import * as numeric from './numeric'
import { permute } from './traits'
import { clearedFill } from './processes/auction'
import { find, entryAt, bondAt, FOLLOWED, NONE } from './lists'
import { bondTrust, BOND_UNIT } from './processes/trust'

const shape = memory.data(64, 8)
const anchorRow = memory.data(AnchorField.COUNT * 8, 8)
const fanRow = memory.data(FanField.COUNT * 8, 8)
const bondRow = memory.data(BondField.COUNT * 8, 8)
const providerRow = memory.data(ProviderField.COUNT * 8, 8)

export function shapeAddress(): usize { return shape }
export function layout(): void { state.layout(changetype<Column<i32>>(shape)) }
export function baseAddress(): usize { return state.base.at(0) }
export function settingsAddress(): usize { return state.settings.at(0) }
export function plansAddress(): usize { return state.plans.at(0) }
export function scriptedAddress(): usize { return state.scripted.at(0) }
export function calendarAddress(): usize { return state.calendar.at(0) }
export function inputsAddress(): usize { return state.inputs.at(0) }
export function rowsAddress(): usize { return state.rows.at(0) }

/** Inputs are written: make the world of a seed on day 0. */
export function create(seed: f64): void { inputsChanged(); clearBroken(); makeWorld(seed) }

/** State bytes were copied back: continue under the inputs written now. */
export function resume(seed: f64): void {
  setSeed(seed)
  setMemoryTop(<usize>clock[Clock.heapTop])
  inputsChanged()
  clearBroken()
  refillKeys(<i32>clock[Clock.day] - 1)
}

export function day(): i32 { return <i32>clock[Clock.day] }
export function stateStart(): usize { return state.stateStart }
export function stateEnd(): usize { return memoryTop() }

/** Runs days up to `until`; returns the identity that broke or 0. */
export function advance(until: i32): i32 {
  while (<i32>clock[Clock.day] < until && broken == Identity.none) runDays(<i32>clock[Clock.day] + 1)
  clock[Clock.heapTop] = <f64>memoryTop()
  return broken
}

/** One process of the current day, for the profile; after the last one the day is over. */
export function step(process: i32): void {
  runProcess(process, <i32>clock[Clock.day])
  if (process == Process.COUNT - 1) { clock[Clock.day] += 1; clock[Clock.heapTop] = <f64>memoryTop() }
}

/** Fills one row of the anchors' table and returns its address; NaN birth for an empty slot. */
export function anchor(j: i32): usize {
  const row = changetype<Column<f64>>(anchorRow)
  row[AnchorField.birth] = state.status[j] == state.EMPTY ? NaN : <f64>state.birth[j]
  row[AnchorField.status] = <f64>state.status[j]
  row[AnchorField.kind] = <f64>state.kind[j]
  row[AnchorField.category] = <f64>state.category[j]
  row[AnchorField.born] = <f64>state.born[j]
  row[AnchorField.trust] = state.trust[j]
  row[AnchorField.sales] = state.sales[j]
  row[AnchorField.gmv] = state.gmvTotal[j]
  row[AnchorField.followers] = <f64>state.followers[j]
  row[AnchorField.skill] = state.skill[j]
  row[AnchorField.quality] = state.quality[j]
  row[AnchorField.price] = state.price[j]
  row[AnchorField.equity] = state.equity[j]
  row[AnchorField.hype] = state.hype[j]
  row[AnchorField.fake] = state.fake[j]
  row[AnchorField.rights] = <f64>state.rights[j]
  row[AnchorField.strikes] = <f64>state.strikes[j]
  row[AnchorField.firstStrike] = <f64>state.firstStrike[j]
  row[AnchorField.stage] = <f64>state.stage[j]
  row[AnchorField.decile] = <f64>state.decile[j]
  row[AnchorField.repurchase30] = state.repurchase30[j]
  row[AnchorField.privateShare] = state.privateShare[j]
  row[AnchorField.lastSales30] = state.lastSales30[j]
  row[AnchorField.provider] = <f64>state.provider[j]
  row[AnchorField.script] = <f64>state.script[j]
  row[AnchorField.naturalShare] = state.naturalShare[j]
  for (let c = 0; c < 4; c++) row[AnchorField.visitsPrivate + c] = state.visitsTotal[c * state.slots + j]
  row[AnchorField.carries] = <f64>state.carries[j]
  row[AnchorField.endorsed] = <f64>state.endorsed[j]
  row[AnchorField.brandGmv] = state.brandTotal[j]
  return anchorRow
}

/** Fills one row of the fans' table and returns its address. */
export function fan(i: i32): usize {
  const row = changetype<Column<f64>>(fanRow), line = state.fanAt(i)
  row[FanField.needRate] = <f64>line.needRate
  row[FanField.sensitivity] = <f64>line.sensitivity
  row[FanField.tier] = <f64>line.cityTier
  row[FanField.spent] = <f64>state.spend[i]
  row[FanField.follows] = <f64>state.followCount[i]
  row[FanField.entries] = <f64>line.bonds
  row[FanField.lapsedUntil] = <f64>state.lapsedUntil[i]
  row[FanField.reached] = i < state.panel ? <f64>state.reached[i] : 0
  return fanRow
}

/** Fills the row of a fan's bond with an anchor, as of the evening of the last simulated day, and returns its address. */
export function bond(i: i32, j: i32): usize {
  const row = changetype<Column<f64>>(bondRow), k = find(i, j), today = <i32>clock[Clock.day] - 1
  memory.fill(bondRow, 0, BondField.COUNT * 8)
  if (k == NONE) return bondRow
  const entry = entryAt(i, k)
  row[BondField.followed] = entry.flags & FOLLOWED ? 1 : 0
  row[BondField.since] = <f64>entry.since
  row[BondField.trust] = state.trust[j]
  if (state.fanAt(i).ledger == 0) return bondRow
  const evidence = bondAt(i, k), keep = state.forgetTable[today - <i32>evidence.evidenceDay] / BOND_UNIT
  row[BondField.good] = <f64>evidence.good * keep
  row[BondField.bad] = <f64>evidence.bad * keep
  row[BondField.trust] = bondTrust(evidence, state.trust[j], today)
  row[BondField.habit] = evidence.habit
  return bondRow
}

/** Fills one row of the providers' table and returns its address. */
export function provider(k: i32): usize {
  const row = changetype<Column<f64>>(providerRow)
  row[ProviderField.kind] = <f64>state.providerKind[k]
  row[ProviderField.open] = <f64>state.providerOpen[k]
  row[ProviderField.clients] = <f64>state.clients[k]
  row[ProviderField.score] = state.score[k]
  row[ProviderField.gmv] = state.providerGmv[k]
  for (let m = 0; m < 5; m++) row[ProviderField.incubation + m] = state.capacity[5 * k + m]
  return providerRow
}

// --- functions under test
export function drawAt(agent: u32, purpose: i32, dayOf: i32): u32 { return draw(agent, makeKey(purpose, dayOf)) }
export function seedAt(seed: f64): void { setSeed(seed) }
export function foldAt(parent: u32, counter: u32): u32 { return fold(parent, counter) }
/** Lane 3 of four draws for agents agent - 3 … agent, of four folds below parents parent - 3 … parent, and at counters counter - 3 … counter. */
export function drawLaneAt(agent: u32, purpose: i32, dayOf: i32): u32 {
  const key = makeKey(purpose, dayOf)
  return i32x4.extract_lane(draw4(i32x4.add(i32x4.splat(agent - 3), i32x4(0, 1, 2, 3)), i32x4.splat(<i32>key), i32x4.splat(<i32>(key >> 32))), 3)
}
export function foldLaneAt(parent: u32, counter: i32): u32 {
  const four = i32x4.add(i32x4.splat(parent - 3), i32x4(0, 1, 2, 3))
  return i32x4.extract_lane(fold4(four, foldKey4(four), counter), 3)
}
export function foldRunAt(parent: u32, counter: u32): u32 { return i32x4.extract_lane(foldRun4(parent, counter - 3), 3) }
export function drawPairAt(fanNumber: u32, anchorNumber: u32, purpose: i32, dayOf: i32): u32 { return drawPair(fanNumber, anchorNumber, makeKey(purpose, dayOf)) }
export function permuteAt(i: u32, n: u32, key: u32): u32 { return permute(i, n, key) }
export function expAt(x: f64): f64 { return numeric.exp(x) }
export function expQuickAt(x: f64): f64 { return numeric.expQuick(x) }
export function lnAt(x: f64): f64 { return numeric.ln(x) }
export function exponentialAt(bits: u32): f64 { return numeric.exponential(bits) }
export function normalCdfAt(z: f64): f64 { return numeric.normalCdf(z) }
export function normalQuantileAt(p: f64): f64 { return numeric.normalQuantile(p) }
export function gammaQuantileAt(shape: f64, p: f64, q: f64): f64 { return numeric.gammaQuantile(shape, p, q) }
export function poissonInverseAt(mean: f64, v: f64, cap: i32): i32 { return numeric.poissonInverse(mean, v, cap) }
export function clearedFillAt(demand: f64, exponent: f64): f64 { return clearedFill(demand, exponent) }
export { digestRun, digestObserved, digestLow, digestHigh } from './digest'
