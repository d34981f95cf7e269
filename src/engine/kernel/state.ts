// Where everything of the world lies: its shape and inputs, the clock and the platform's own state; columns by concept in state/.
// Invariant: [tables and scratch | state: clock, anchors, providers, rows, fans | heap: fans' lists, orders]. A snapshot is a copy of
// the bytes from `stateStart` to the top of memory; addresses depend on the shape alone, so a fork is one copy back.
import { Column, reserve, reserveBytes, resetMemory, memoryTop } from './column'
import { Shape, Param, Plan, Entrant, Metric, MAX_PLANS, MAX_ENTRANTS } from './slots'
import { fillNumericTables } from './numeric'
import { effective, layoutTables } from './state/tables'
import { count, layoutTallies } from './state/tallies'
import { status, EMPTY, layoutAnchors } from './state/anchors'
import { layoutProviders } from './state/providers'
import { layoutFans } from './state/fans'
export * from './state/tables'
export * from './state/tallies'
export * from './state/anchors'
export * from './state/providers'
export * from './state/fans'

// --- shape
export let fans: i32 = 0
export let firstFan: i32 = 0
export let allFans: i32 = 0
export let slots: i32 = 0 // anchor slots
/** Slots below it have had an anchor, those above are empty: daily loops end here. */
export let usedSlots: i32 = 0
export function countUsedSlots(): void { usedSlots = slots; while (usedSlots > 0 && status[usedSlots - 1] == EMPTY) usedSlots-- }
export let treeSize: i32 = 0 // power of two >= slots
export let startAnchors: i32 = 0
export let providers: i32 = 0
export let days: i32 = 0
export let panel: i32 = 0
export let burnIn: i32 = 0

// --- inputs (not state: the host writes them before a run or a fork)
export let base: Column<f64> = changetype<Column<f64>>(0) // [Param] world parameters and base values of levers
export let plans: Column<f64> = changetype<Column<f64>>(0) // [plan × Plan]
export let scripted: Column<f64> = changetype<Column<f64>>(0) // [entrant × Entrant]
export let calendar: Column<f64> = changetype<Column<f64>>(0) // [day] need multiplier
const MAX_SETTINGS: i32 = 512
export let settings: Column<f64> = changetype<Column<f64>>(0) // [setting × 4] param, value, from, to
export let inputs: Column<i32> = changetype<Column<i32>>(0) // [settings, plans, entrants] counts

// --- state: clock and platform
export let stateStart: usize = 0
export let clock: Column<f64> = changetype<Column<f64>>(0)
/** Cells of the platform's own state. */
export enum Clock {
  day, // next day to simulate
  inclined, // of them inclined to sell counterfeits, where gangs are formed
  activeToday,
  impressions, impressionsPaid, impressionsSubsidised, // today's inventory (fans' impressions, whole numbers)
  paidSplit, subsidisedSplit, // thresholds of the channel draw, as probabilities
  couponSpent, couponChance, couponLast, ordersLast, // fen spent in this campaign; chance of an offer today; fen and orders of the day before
  heapTop, orderFree, ordersInFlight,
  buyersSoFar, // fans who ever bought (Bass)
  demandMean,
  inspectOwed, // part of a fen that inspections cost so far beyond what was booked
  placed, deliveredSoFar, cancelledSoFar, gmvSoFar, followsYesterday, followsOfClosed, // running totals of the ledger
  COUNT,
}
export let planSpent: Column<f64> = changetype<Column<f64>>(0) // [MAX_PLANS] fen spent so far
export let planCarry: Column<f64> = changetype<Column<f64>>(0) // [MAX_PLANS] fen rolled over
export let planToday: Column<f64> = changetype<Column<f64>>(0) // [MAX_PLANS] fen spent today
export let demandBoost: Column<f64> = changetype<Column<f64>>(0) // [16] extra branded-need rate by category
export let shareRate: Column<f64> = changetype<Column<f64>>(0) // [16] expected shared entries per active fan by category
export let sharedNow: Column<f64> = changetype<Column<f64>>(0) // [slots] entries shared to the room for today
export let rows: Column<f64> = changetype<Column<f64>>(0) // [days × Metric]

/** Free lists of fan blocks by size class, and the orders' calendar. */
export const CLASSES: i32 = 16
export let freeBlocks: Column<u32> = changetype<Column<u32>>(0) // [2 × CLASSES]
export const ORDER_DAYS: i32 = 64
export let bucket: Column<u32> = changetype<Column<u32>>(0) // [ORDER_DAYS] first order due that day

// @ts-ignore: decorator
@inline
export function p(index: i32): f64 { return effective[index] }

/** kappa: people per simulated fan; and the weight of one simulated event at the reference population. */
export function kappa(): f64 { return base[Param.people] / <f64>allFans }
export function eventWeight(): f64 { return base[Param.referenceFans] / <f64>allFans }

/** Lays the whole world out for a shape. @param shape address of Shape.COUNT i32 */
export function layout(shape: Column<i32>): void {
  fans = shape[Shape.fans]; firstFan = shape[Shape.firstFan]; allFans = shape[Shape.allFans]
  slots = shape[Shape.anchorSlots]; startAnchors = shape[Shape.anchors]; providers = shape[Shape.providers]
  days = shape[Shape.days]; panel = shape[Shape.panel]; burnIn = shape[Shape.burnIn]
  treeSize = 1
  while (treeSize < slots) treeSize <<= 1
  const n = slots

  resetMemory()
  fillNumericTables()
  memory.fill(count.at(0), 0, <usize>Metric.COUNT << 3)
  base = reserve<f64>(Param.COUNT)
  plans = reserve<f64>(MAX_PLANS * Plan.COUNT); scripted = reserve<f64>(MAX_ENTRANTS * Entrant.COUNT)
  settings = reserve<f64>(MAX_SETTINGS * 4); inputs = reserve<i32>(4); calendar = reserve<f64>(days)
  layoutTables(days, n, treeSize, providers, fans)

  stateStart = reserveBytes(0, 65536)
  clock = reserve<f64>(Clock.COUNT)
  planSpent = reserve<f64>(MAX_PLANS); planCarry = reserve<f64>(MAX_PLANS); planToday = reserve<f64>(MAX_PLANS)
  demandBoost = reserve<f64>(16); shareRate = reserve<f64>(16); sharedNow = reserve<f64>(n)
  layoutTallies(n)
  freeBlocks = reserve<u32>(2 * CLASSES); bucket = reserve<u32>(ORDER_DAYS)

  layoutAnchors(n)
  layoutProviders(providers)
  rows = reserve<f64>(days * Metric.COUNT)
  layoutFans(fans, panel)
  clock[Clock.heapTop] = <f64>memoryTop()
}
