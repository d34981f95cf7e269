// Every column of the world and where it lies.
// Invariant: [tables and scratch | state: clock, anchors, providers, rows, fans | heap: fans' lists, orders]. A snapshot is a copy of
// the bytes from `stateStart` to the top of memory; addresses depend on the shape alone, so a fork is one copy back.
import { Column, reserve, reserveBytes, resetMemory, memoryTop } from './column'
import { AnchorStatus, Shape, Param, Plan, Entrant, Metric, MAX_PLANS, MAX_ENTRANTS } from './slots'
import { fillNumericTables } from './numeric'

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

// --- derived tables and scratch (rebuilt, not state); those of fixed length lie at fixed addresses, which saves a load at every use
export const effective = changetype<Column<f64>>(memory.data(Param.COUNT * 8, 64)) // [Param] values in force today
export let forgetTable: Column<f64> = changetype<Column<f64>>(0) // [days + 2] phi^n
export const forgetPublicTable = changetype<Column<f64>>(memory.data(64 * 8, 64)) // [ORDER_DAYS] phi_R^n
export const leadScale = changetype<Column<f64>>(memory.data(12 * 8, 64)) // [2 × 6] days per unit exponential by (fast delivery, city tier); tier 0 = tiers off
export const habitTable = changetype<Column<f64>>(memory.data(64 * 8, 64)) // [64] e^(-n/T)
export const VISIT_CELLS: i32 = 256
export const visitTable = changetype<Column<f64>>(memory.data(258 * 8, 64)) // [VISIT_CELLS + 2] v0 (tau/.8)^eta by tau, at most 1
export const poissonAll = changetype<Column<u32>>(memory.data(32 * 4, 64)) // [32] thresholds of the number of other entries
export const poissonCandidate = changetype<Column<u32>>(memory.data(32 * 4, 64)) // [32] thresholds of the number of follow candidates
export let enterBelow: Column<u32> = changetype<Column<u32>>(0) // [slots × 2] a click enters when its draw is below: other taste, liked
export let doors: Column<u32> = changetype<Column<u32>>(0) // [slots × 4] for private visits: the anchor's part of a pair's counter; who has not bought there, who has may come when the draw is below (0 when off air)
export let followBelow: Column<u32> = changetype<Column<u32>>(0) // [slots × 4] it makes a follower: by kind of click
export let treeNatural: Column<u32> = changetype<Column<u32>>(0) // [treeSize] chance of the left half at each node
export let treePaid: Column<u32> = changetype<Column<u32>>(0)
export let treeSubsidised: Column<u32> = changetype<Column<u32>>(0)
export let nodeSum: Column<f64> = changetype<Column<f64>>(0) // [2 treeSize]
export let dueFans: Column<u32> = changetype<Column<u32>>(0) // [fans] fans with an unfollow candidate today
export let browsers: Column<u32> = changetype<Column<u32>>(0) // [fans] awake fans without needs whose entries may make a follower
export let shoppers: Column<u32> = changetype<Column<u32>>(0) // [fans] awake fans who may have a need, and the panel
export let planWeight: Column<f64> = changetype<Column<f64>>(0) // [slots]
export let subsidisedWeight: Column<f64> = changetype<Column<f64>>(0) // [slots]
export let ranking: Column<i32> = changetype<Column<i32>>(0) // [slots] scratch of rankings
export let traced: Column<u8> = changetype<Column<u8>>(0) // [slots] scratch of a gang's members found
export let negative: Column<f64> = changetype<Column<f64>>(0) // [providers] share of clients' deliveries that disappointed
export let reviewed: Column<u8> = changetype<Column<u8>>(0) // [providers] open when the review began
export let delivered: Column<f64> = changetype<Column<f64>>(0) // [providers] clients' deliveries of the period

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

// --- counters written by fans; integers, so that the order of fans does not matter. `count` is 0 between days, so a snapshot needs none of it
export const count = changetype<Column<i64>>(memory.data(Metric.COUNT * 8, 64)) // [Metric] today's integer metrics
/** Anchor-level tallies of one day. */
export enum Tally {
  gmv, // fen
  orders,
  gmvPrivate, // fen
  gmvBought, // fen, through paid and subsidised visits
  brandGmv, // fen, by brand sold
  good, mild, mildQuick, severe, // outcomes of today's deliveries (mildQuick: softened by quick refund or refund without return)
  brandGood, brandBad, // outcomes by brand sold
  stakePublic, // public evidence staked today minus returned, 2^-20 units
  complaintsSevere, complaintsMinor,
  repeats, // orders from buyers of the last 30 days
  opened, returned, returnedBefore, // purchase windows opened; returns to windows opened this period / the period before
  shared, // entries shared to this room for tomorrow
  visitsPrivate, visitsNatural, visitsPaid, visitsSubsidised, // panel
  refunds, // fen
  COUNT,
}
export let tally: Column<i64> = changetype<Column<i64>>(0) // [slot × Tally]: an order touches one anchor's few lines
// @ts-ignore: decorator
@inline
export function tallyCell(which: i32, anchor: i32): i32 { return anchor * Tally.COUNT + which }

// --- state: anchors [slot]
export const EMPTY: u8 = <u8>AnchorStatus.empty, OPEN: u8 = <u8>AnchorStatus.open, BANNED: u8 = <u8>AnchorStatus.banned, LEFT: u8 = <u8>AnchorStatus.left
export let birth: Column<u32> = changetype<Column<u32>>(0) // unique number of the anchor in this slot
export let status: Column<u8> = changetype<Column<u8>>(0)
export let kind: Column<u8> = changetype<Column<u8>>(0) // 0 white, 1 fast, 2 known, 3 SKA
export let category: Column<u8> = changetype<Column<u8>>(0)
export let live: Column<u8> = changetype<Column<u8>>(0)
export let rights: Column<u8> = changetype<Column<u8>>(0) // guarantees in force
export let strikes: Column<u8> = changetype<Column<u8>>(0)
export let reminded: Column<u8> = changetype<Column<u8>>(0)
export let endorsed: Column<u8> = changetype<Column<u8>>(0)
export let decile: Column<u8> = changetype<Column<u8>>(0) // size decile, 0 = largest
export let stage: Column<u8> = changetype<Column<u8>>(0) // STEPS
export let stageLow: Column<u8> = changetype<Column<u8>>(0) // reviews below the stage's threshold
export let brushing: Column<u8> = changetype<Column<u8>>(0)
export let script: Column<i8> = changetype<Column<i8>>(0) // number of a scripted entrant or -1
export let provider: Column<i16> = changetype<Column<i16>>(0)
export let carries: Column<i16> = changetype<Column<i16>>(0) // slot of the brand carried or -1
export let gang: Column<i32> = changetype<Column<i32>>(0)
export let born: Column<i32> = changetype<Column<i32>>(0) // day
export let suspendedUntil: Column<i32> = changetype<Column<i32>>(0)
export let firstStrike: Column<i32> = changetype<Column<i32>>(0) // day or -1
export let lowDays: Column<i32> = changetype<Column<i32>>(0)
export let followers: Column<i32> = changetype<Column<i32>>(0)
export let priceFen: Column<i32> = changetype<Column<i32>>(0) // today's price
export let liveHistory: Column<u32> = changetype<Column<u32>>(0) // bit n: live n days ago
export let skill: Column<f64> = changetype<Column<f64>>(0)
export let hype: Column<f64> = changetype<Column<f64>>(0)
export let lean: Column<f64> = changetype<Column<f64>>(0) // counterfeit share of an inclined anchor
export let fake: Column<f64> = changetype<Column<f64>>(0) // counterfeit share now
export let quality: Column<f64> = changetype<Column<f64>>(0)
export let price: Column<f64> = changetype<Column<f64>>(0) // RMB, own part of the price
export let equity: Column<f64> = changetype<Column<f64>>(0)
export let startEquity: Column<f64> = changetype<Column<f64>>(0)
export let luck: Column<f64> = changetype<Column<f64>>(0) // hazard of detection left until the next one
export let detections: Column<u8> = changetype<Column<u8>>(0)
export let liveChance: Column<f64> = changetype<Column<f64>>(0)
export let core: Column<f64> = changetype<Column<f64>>(0) // share of the seller's business done on the platform
export let sales: Column<f64> = changetype<Column<f64>>(0) // g7, smoothed RMB/day at reference population
export let earned: Column<f64> = changetype<Column<f64>>(0) // smoothed sales that count for natural traffic
export let good: Column<f64> = changetype<Column<f64>>(0) // R, public evidence in 2^-20 units (integers)
export let bad: Column<f64> = changetype<Column<f64>>(0) // S
export let trust: Column<f64> = changetype<Column<f64>>(0) // public trust today
export let sales30: Column<f64> = changetype<Column<f64>>(0) // RMB (simulated) this period
export let brandSales30: Column<f64> = changetype<Column<f64>>(0) // of the brand, talents' rooms included
export let private30: Column<f64> = changetype<Column<f64>>(0)
export let lastSales30: Column<f64> = changetype<Column<f64>>(0) // RMB (simulated) of the last full period
export let good30: Column<f64> = changetype<Column<f64>>(0)
export let bad30: Column<f64> = changetype<Column<f64>>(0)
export let repeat30: Column<f64> = changetype<Column<f64>>(0)
export let complaints30: Column<f64> = changetype<Column<f64>>(0)
export let opened: Column<f64> = changetype<Column<f64>>(0) // windows opened this period
export let openedBefore: Column<f64> = changetype<Column<f64>>(0)
export let returned: Column<f64> = changetype<Column<f64>>(0)
export let returnedBefore: Column<f64> = changetype<Column<f64>>(0)
export let repurchase30: Column<f64> = changetype<Column<f64>>(0)
export let privateShare: Column<f64> = changetype<Column<f64>>(0)
export let gmvTotal: Column<f64> = changetype<Column<f64>>(0) // fen since birth, in its own room
export let brandTotal: Column<f64> = changetype<Column<f64>>(0) // fen since birth of the brand, talents' rooms included
export let ads: Column<f64> = changetype<Column<f64>>(0) // fen offered in today's auction
export let naturalShare: Column<f64> = changetype<Column<f64>>(0) // of today's natural traffic
export let visitsTotal: Column<f64> = changetype<Column<f64>>(0) // [4 × slots] panel visits since birth by channel
/** [slots × REPUTATION_DAYS] public trust of the last days, for visits evaluated late (a replay reads days of one anchor, so they lie together). */
const REPUTATION_DAYS: i32 = 32
export let reputation: Column<f64> = changetype<Column<f64>>(0)
/** [slots × REPUTATION_DAYS] draws below which a follower who has never bought there (and so knows only the reputation) comes, if not habituated. */
export let strangerBelow: Column<u32> = changetype<Column<u32>>(0)
/** Where a day's entry of an anchor stands in these two. */
// @ts-ignore: decorator
@inline
export function pastCell(day: i32, anchor: i32): i32 { return anchor * REPUTATION_DAYS + (day & (REPUTATION_DAYS - 1)) }
// effective traits (with provider, stage and guarantees), rebuilt daily
export let skillNow: Column<f64> = changetype<Column<f64>>(0)
export let qualityNow: Column<f64> = changetype<Column<f64>>(0)
export let clickFactor: Column<f64> = changetype<Column<f64>>(0) // of the bound ctr
export let pull: Column<f64> = changetype<Column<f64>>(0) // e^(kappa_s skill) in natural traffic
export let followChance: Column<f64> = changetype<Column<f64>>(0) // f0 e^(.5 skill)
export let lateChance: Column<f64> = changetype<Column<f64>>(0)
export let utility: Column<f64> = changetype<Column<f64>>(0) // fan-independent part
export let dear: Column<f64> = changetype<Column<f64>>(0) // utility lost per unit of price sensitivity
export let satisfaction: Column<f64> = changetype<Column<f64>>(0) // fan-independent part of D on time
export let lnPrice: Column<f64> = changetype<Column<f64>>(0) // ln(P / P_type)

// --- state: providers [provider]
export let providerKind: Column<u8> = changetype<Column<u8>>(0) // 0 MCN, 1 industrial belt, 2 merchant, 3 brand
export let providerOpen: Column<u8> = changetype<Column<u8>>(0)
export let providerLow: Column<u8> = changetype<Column<u8>>(0)
export let capacity: Column<f64> = changetype<Column<f64>>(0) // [provider × 5]
export let score: Column<f64> = changetype<Column<f64>>(0)
export let clients: Column<i32> = changetype<Column<i32>>(0)
export let providerGmv: Column<f64> = changetype<Column<f64>>(0) // RMB (simulated) of clients, last period

// --- state: fans [fan]
export let activeBelow: Column<u32> = changetype<Column<u32>>(0) // active when the day's draw is below
export let needBelow: Column<u32> = changetype<Column<u32>>(0) // may have a need when the draw is below
export let history: Column<u32> = changetype<Column<u32>>(0) // bit n: active n days ago
export let due: Column<u16> = changetype<Column<u16>>(0) // next day with an unfollow candidate
export let followCount: Column<u8> = changetype<Column<u8>>(0)
export let lapsedUntil: Column<u16> = changetype<Column<u16>>(0) // no needs before this day
export let taste: Column<u8> = changetype<Column<u8>>(0) // two categories of 4 bits; fans who only browse need nothing else of their own
export let spend: Column<u32> = changetype<Column<u32>>(0) // fen since day 0
export let reached: Column<u8> = changetype<Column<u8>>(0) // [panel] bit 0: has made a subsidised visit, bit 1: one of a fast brand's room

/**
 * [fan] what a touched fan needs, one cache line: fans act in an order that skips most, so a column each would be a miss each.
 * list: address of her list of anchors (at first the line's own tail, `INLINE` entries); ledger: of its evidence, 0 = none yet;
 * months: bit 0 bought this month, 1 last month, 2 ever; bonds: entries of the list, room: entries it has room for;
 * patience: hazard she still takes before her next lapse, the (lapses + 1)-th.
 */
// @ts-ignore: decorator
@unmanaged
export class Fan {
  list: u32; ledger: u32; needRate: f32; sensitivity: f32; patience: f32
  lapses: u8; cityTier: u8; months: u8; bonds: u8; room: u8
}
/** entries that fit into the rest of the line */
export const INLINE: i32 = 4
const FAN_FIELDS: usize = 32
let records: usize = 0
// @ts-ignore: decorator
@inline
export function fanAt(fan: i32): Fan { return changetype<Fan>(records + (<usize>fan << 6)) }
/** Address of the list inside the fan's own line. */
// @ts-ignore: decorator
@inline
export function inlineList(fan: i32): u32 { return <u32>(records + (<usize>fan << 6) + FAN_FIELDS) }

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
  forgetTable = reserve<f64>(days + 2)
  enterBelow = reserve<u32>(2 * n); followBelow = reserve<u32>(4 * n); doors = reserve<u32>(4 * n)
  treeNatural = reserve<u32>(treeSize); treePaid = reserve<u32>(treeSize); treeSubsidised = reserve<u32>(treeSize)
  nodeSum = reserve<f64>(2 * treeSize); planWeight = reserve<f64>(n); subsidisedWeight = reserve<f64>(n); ranking = reserve<i32>(n); traced = reserve<u8>(n); negative = reserve<f64>(providers); delivered = reserve<f64>(providers); reviewed = reserve<u8>(providers)
  dueFans = reserve<u32>(fans + 16); browsers = reserve<u32>(fans + 16); shoppers = reserve<u32>(fans + 16)

  stateStart = reserveBytes(0, 65536)
  clock = reserve<f64>(Clock.COUNT)
  planSpent = reserve<f64>(MAX_PLANS); planCarry = reserve<f64>(MAX_PLANS); planToday = reserve<f64>(MAX_PLANS)
  demandBoost = reserve<f64>(16); shareRate = reserve<f64>(16); sharedNow = reserve<f64>(n)
  tally = reserve<i64>(Tally.COUNT * n)
  freeBlocks = reserve<u32>(2 * CLASSES); bucket = reserve<u32>(ORDER_DAYS)

  birth = reserve<u32>(n); status = reserve<u8>(n); kind = reserve<u8>(n); category = reserve<u8>(n); live = reserve<u8>(n)
  rights = reserve<u8>(n); strikes = reserve<u8>(n); reminded = reserve<u8>(n); endorsed = reserve<u8>(n); decile = reserve<u8>(n)
  stage = reserve<u8>(n); stageLow = reserve<u8>(n); brushing = reserve<u8>(n); script = reserve<i8>(n)
  provider = reserve<i16>(n); carries = reserve<i16>(n); gang = reserve<i32>(n); born = reserve<i32>(n)
  suspendedUntil = reserve<i32>(n); firstStrike = reserve<i32>(n); lowDays = reserve<i32>(n); followers = reserve<i32>(n)
  priceFen = reserve<i32>(n); liveHistory = reserve<u32>(n)
  skill = reserve<f64>(n); hype = reserve<f64>(n); lean = reserve<f64>(n); fake = reserve<f64>(n); quality = reserve<f64>(n)
  price = reserve<f64>(n); equity = reserve<f64>(n); startEquity = reserve<f64>(n); luck = reserve<f64>(n); detections = reserve<u8>(n); liveChance = reserve<f64>(n); core = reserve<f64>(n); sales = reserve<f64>(n)
  earned = reserve<f64>(n)
  good = reserve<f64>(n); bad = reserve<f64>(n); trust = reserve<f64>(n)
  sales30 = reserve<f64>(n); brandSales30 = reserve<f64>(n); private30 = reserve<f64>(n); lastSales30 = reserve<f64>(n); good30 = reserve<f64>(n); bad30 = reserve<f64>(n)
  repeat30 = reserve<f64>(n); complaints30 = reserve<f64>(n)
  opened = reserve<f64>(n); openedBefore = reserve<f64>(n); returned = reserve<f64>(n); returnedBefore = reserve<f64>(n)
  repurchase30 = reserve<f64>(n); privateShare = reserve<f64>(n); gmvTotal = reserve<f64>(n); brandTotal = reserve<f64>(n); ads = reserve<f64>(n)
  naturalShare = reserve<f64>(n); visitsTotal = reserve<f64>(4 * n); reputation = reserve<f64>(REPUTATION_DAYS * n); strangerBelow = reserve<u32>(REPUTATION_DAYS * n)
  skillNow = reserve<f64>(n); qualityNow = reserve<f64>(n); clickFactor = reserve<f64>(n); followChance = reserve<f64>(n); pull = reserve<f64>(n)
  lateChance = reserve<f64>(n); utility = reserve<f64>(n); dear = reserve<f64>(n); satisfaction = reserve<f64>(n); lnPrice = reserve<f64>(n)

  providerKind = reserve<u8>(providers); providerOpen = reserve<u8>(providers); providerLow = reserve<u8>(providers)
  capacity = reserve<f64>(5 * providers); score = reserve<f64>(providers); clients = reserve<i32>(providers)
  providerGmv = reserve<f64>(providers)

  rows = reserve<f64>(days * Metric.COUNT)

  activeBelow = reserve<u32>(fans + 16); needBelow = reserve<u32>(fans + 16); history = reserve<u32>(fans + 16)
  due = reserve<u16>(fans + 16); lapsedUntil = reserve<u16>(fans + 16); followCount = reserve<u8>(fans); taste = reserve<u8>(fans); spend = reserve<u32>(fans + 16)
  reached = reserve<u8>(panel)
  records = reserveBytes(<usize>fans * 64, 64)
  clock[Clock.heapTop] = <f64>memoryTop()
}
