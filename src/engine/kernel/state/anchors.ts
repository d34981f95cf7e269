// State of the anchors, a column each [slot].
// Invariant: a slot belongs to one anchor from entry until nothing of it is in flight.
import { Column, reserve } from '../column'
import { AnchorStatus } from '../slots'

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

/** @param n anchor slots */
export function layoutAnchors(n: i32): void {
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
}
