// Placing an order: money and credit, the stake, the bond, a follow after buying, and the parcel's way.
// Invariant: every order is in exactly one bucket of the calendar until it is delivered or cancelled; gmv by channel, by anchor, by brand
// and by fan all grow by the same fen here. A point of trust is spent now (the stake) and comes back on a good delivery.
import { Param, Purpose, Metric } from '../slots'
import { draw, fold, key, unit, makeKey, NO_DAY } from '../random'
import { exponential } from '../numeric'
import { reserveBytes } from '../column'
import { base, p, firstFan, birth, kind, priceFen, trust, spend, count, tally, tallyCell, Tally, bucket, ORDER_DAYS, clock, Clock,
  carries, rights, lateChance, leadScale, fake, born, followChance, lapsedUntil, fanAt, eventWeight } from '../state'
import { entryAt, bondAt, add, ensureLedger, NONE, FOLLOWED, BOUGHT, RETURNED, TAG_FOLLOW, TAG_BOND, MEMORY } from '../lists'
import { Room, entryOf, creditOthers, PRIVATE, PAID, SUBSIDISED } from './rooms'
import { bondTrust, fade, noteTrust, publicChange, BOND_UNIT } from './trust'
import { follow, betaQuantile } from './follow'
import { replayVisits } from './visit-private'
import { EVIDENCE } from './anchors'

/** [order] one parcel on its way */
// @ts-ignore: decorator
@unmanaged
export class Order { fan: u32; fen: u32; bits: u32; anchor: u16; brand: u16; placed: u16; flags: u16 }
const ORDER_BYTES: usize = 20

/** A day's orders lie side by side in pages: next page, orders in it, orders. */
const PAGE_ORDERS: i32 = 102
const PAGE_HEADER: usize = 8
const PAGE_BYTES: usize = PAGE_HEADER + 102 * ORDER_BYTES
// @ts-ignore: decorator
@unmanaged
export class Page { next: u32; orders: u32 }
// @ts-ignore: decorator
@inline
export function orderOn(page: Page, n: i32): Order { return changetype<Order>(changetype<usize>(page) + PAGE_HEADER + <usize>n * ORDER_BYTES) }

// flags of an order
export const LATE: u16 = 1, COUNTERFEIT: u16 = 2, STAKED_BOND: u16 = 4, CARRIED_BRAND: u16 = 8, RIGHTS_AT: u16 = 4 // rights in bits 4..9
/** Rights that soften a disappointment: refund without return, quick refund (MODEL 6.3). */
export const SOFTENING: i32 = 4 | 16

/** Draws below an order's bits. */
export enum Draw { lead, late, counterfeit, outcome, lapse, lapseDays, returns, complaint, share, shareCount, brand, abuse, followBuy, noticed }

/** A place for an order due in a cell of the calendar. */
function takeOrder(cell: i32): Order {
  let page = changetype<Page>(<usize>bucket[cell])
  if (bucket[cell] == 0 || <i32>page.orders == PAGE_ORDERS) {
    const free = <u32>clock[Clock.orderFree]
    const fresh = changetype<Page>(free != 0 ? <usize>free : reserveBytes(PAGE_BYTES, 64))
    if (free != 0) clock[Clock.orderFree] = <f64>fresh.next
    fresh.next = bucket[cell]
    fresh.orders = 0
    bucket[cell] = <u32>changetype<usize>(fresh)
    page = fresh
  }
  page.orders += 1
  return orderOn(page, <i32>page.orders - 1)
}

export function freePage(page: Page): void {
  page.next = <u32>clock[Clock.orderFree]
  clock[Clock.orderFree] = <f64><u32>changetype<usize>(page)
}

/** Days until delivery: 1 + geometric with mean (mean - 1), later when late; 0 when the mean is 0. */
function leadDays(fan: i32, wait: f64, late: bool, fast: bool): i32 {
  if (p(Param.leadMean) <= 0) return 0
  const tier = p(Param.tiers) > 0 ? <i32>fanAt(fan).cityTier : 0
  let lead = 1 + floor<f64>(wait * leadScale[(fast ? 6 : 0) + tier])
  if (late) lead += floor<f64>(p(Param.lateDays) + 0.5)
  return <i32>min<f64>(lead, <f64>(ORDER_DAYS - 24))
}

/** Places an order in a room; returns whether the fan lapsed at the order (oracle setting). @param bits the order's own @param wait unit exponential of its way */
export function placeOrder(room: Room, day: i32, bits: u32, wait: f64, coupon: f64): bool {
  const fan = <i32>room.fan, id = <u32>(firstFan + fan), anchor = <i32>room.anchor, channel = <i32>room.channel
  let k = entryOf(room)
  const fen = <i64>priceFen[anchor]

  // money and credit
  count[Metric.gmvPrivate + channel] += fen
  count[Metric.ordersPrivate + channel]++
  count[Metric.gmvWhite + <i32>kind[anchor]] += fen
  count[Metric.gmvTier1 + <i32>fanAt(fan).cityTier - 1] += fen
  count[Metric.ordersTier1 + <i32>fanAt(fan).cityTier - 1]++
  count[Metric.gmvNew] += select<i64>(fen, 0, born[anchor] > 0)
  count[Metric.trustSold] += <i64>(room.trust * 1e6 + 0.5)
  tally[tallyCell(Tally.gmv, anchor)] += fen
  tally[tallyCell(Tally.orders, anchor)]++
  tally[tallyCell(Tally.gmvPrivate, anchor)] += select<i64>(fen, 0, channel == PRIVATE)
  tally[tallyCell(Tally.gmvBought, anchor)] += select<i64>(fen, 0, channel >= PAID)
  spend[fan] += <u32>fen
  count[Metric.couponFen] += <i64>coupon
  if (room.channels & (room.channels - 1)) creditOthers(room.channels, channel, fen)
  const carried = <i32>carries[anchor]
  const sold = carried >= 0 && unit(fold(bits, Draw.brand)) < p(Param.carryShare) ? carried : anchor
  tally[tallyCell(Tally.brandGmv, sold)] += fen
  count[Metric.gmvBranded] += select<i64>(fen, 0, kind[sold] > 0)

  // a buyer may become a follower: the union of the visit's and the purchase's chance is f0 e^(.5 skill) + f_B
  let followed = k != NONE && (entryAt(fan, k).flags & FOLLOWED) != 0
  if (!followed) {
    const f = followChance[anchor], extra = f < 1 ? min<f64>(1, p(Param.followBuy) / (1 - f)) : 1
    if (unit(fold(bits, Draw.followBuy)) < extra) {
      const made = follow(fan, anchor, channel, day)
      if (made != NONE) { k = made; followed = true }
    }
  }
  if (k == NONE) k = add(fan, anchor, 0, day, true)
  if (k != NONE) {
    ensureLedger(fan)
    // her visits until now were those of who has not bought here yet
    if (followed && <i32>bondAt(fan, k).evidenceDay != day) { replayVisits(fan, k, day); fade(bondAt(fan, k), day) }
    remember(fan, k, anchor, channel, day, fen)
  }

  const mask = <i32>rights[anchor]
  const late = unit(fold(bits, Draw.late)) < lateChance[anchor]
  const counterfeit = fake[anchor] > 0 && unit(fold(bits, Draw.counterfeit)) < fake[anchor]
  const due = day + leadDays(fan, wait, late, (mask & 32) != 0)
  const order = takeOrder(due & (ORDER_DAYS - 1))
  order.fan = <u32>fan; order.fen = <u32>fen; order.anchor = <u16>anchor; order.brand = <u16>sold; order.placed = <u16>day
  order.bits = bits
  order.flags = (late ? LATE : 0) | (counterfeit ? COUNTERFEIT : 0) | (sold != anchor ? CARRIED_BRAND : 0) | <u16>(mask << RIGHTS_AT)
  // the stake: a point of trust is spent
  const stake = p(Param.stake)
  if (stake > 0) {
    if (followed) {
      const bond = bondAt(fan, k)
      const before = bondTrust(bond, trust[anchor], day)
      bond.bad += <u32>(stake * BOND_UNIT + 0.5)
      order.flags |= STAKED_BOND
      noteTrust(bondTrust(bond, trust[anchor], day) - before)
    } else {
      tally[tallyCell(Tally.stakePublic, anchor)] += <i64>(stake * EVIDENCE * eventWeight() + 0.5)
      noteTrust(publicChange(anchor, 0, stake))
    }
  }
  clock[Clock.ordersInFlight] += 1

  count[Metric.newBuyers] += i64(!(fanAt(fan).months & 4))
  fanAt(fan).months |= 5
  if (p(Param.lapseAtOrder) > 0 && lapsesNow(id, bits)) {
    lapsedUntil[fan] = p(Param.lapseDays) >= 20000 ? 0xffff : <u16>(day + 1 + <i32>p(Param.lapseDays))
    return true
  }
  return false
}

/** Purchase memory of the pair: repeats, 30-day windows, attribution tags. */
function remember(fan: i32, k: i32, anchor: i32, channel: i32, day: i32, fen: i64): void {
  const entry = entryAt(fan, k), bond = bondAt(fan, k)
  const bought = (entry.flags & BOUGHT) != 0
  const gap = day - <i32>bond.lastBuy
  const known = bought && gap <= MEMORY
  const again = i64(i32(known) & i32(gap > 0))
  count[Metric.repeatOrders] += again
  count[Metric.repeatPrivate] += select<i64>(again, 0, channel == PRIVATE)
  tally[tallyCell(Tally.repeats, anchor)] += again
  if (!bought || day - <i32>bond.window > MEMORY) {
    bond.window = <u16>day
    entry.flags &= ~RETURNED
    tally[tallyCell(Tally.opened, anchor)]++
    count[Metric.windowsOpened]++
  } else if (!(entry.flags & RETURNED) && day > <i32>bond.window) {
    entry.flags |= RETURNED
    count[Metric.windowsReturned]++
    tally[tallyCell(<i32>bond.window / 30 == day / 30 ? Tally.returned : Tally.returnedBefore, anchor)]++
  }
  if (p(Param.tagging) > 0) {
    if (!known) entry.flags = channel == SUBSIDISED ? entry.flags | TAG_BOND : entry.flags & ~TAG_BOND
    if (channel == SUBSIDISED) count[Metric.gmvDirect] += fen
    else if (entry.flags & (TAG_BOND | TAG_FOLLOW)) count[Metric.gmvCarried] += fen
  }
  entry.flags |= BOUGHT
  bond.lastBuy = <u16>day
}

/** Oracle: lapse for ever after an order with the fan's own probability, Beta(a, b) or lapseGood. */
function lapsesNow(id: u32, bits: u32): bool {
  const a = base[Param.lapseBetaA]
  const chance = a > 0 ? betaQuantile(draw(id, makeKey(Purpose.betaLapse, NO_DAY)), a, base[Param.lapseBetaB]) : p(Param.lapseGood)
  return unit(fold(bits, Draw.lapse)) < chance
}
