// A fan's list of anchors: those she follows and those she bought from in the last 30 days.
// Invariant: entry k of the list (8 bytes) and entry k of its ledger (24 bytes) belong together; the ledger exists only once a fan
// has had a need, because the many who never buy need no evidence. A short list lives in the fan's own cache line; longer ones move to
// blocks in steps of 4 entries, recycled by size.
import { reserveBytes } from './column'
import { followCount, freeBlocks, CLASSES, fanAt, inlineList } from './state'

export const NONE: i32 = -1
export const NEVER: u16 = 0xffff
/** days a purchase is remembered for repurchase and carried sales */
export const MEMORY: i32 = 30
const MAX_ENTRIES: i32 = 60

// flags of an entry
export const FOLLOWED: u16 = 1
export const BOUGHT: u16 = 2 // lastBuy and window are valid
export const RETURNED: u16 = 4 // came back within 30 days of the window's opening
export const TAG_FOLLOW: u16 = 8 // the follow began in a subsidised visit
export const TAG_BOND: u16 = 16 // the first purchase (or the first after more than MEMORY days without one) happened in a subsidised visit

/** [entry] anchor slot, flags, day of the follow, next unfollow candidate day */
// @ts-ignore: decorator
@unmanaged
export class Entry { anchor: u16; flags: u16; since: u16; due: u16 }

/** [entry] purchase memory, evidence (units of 2^-12) as of evidenceDay, habituation as of visitDay, the last day replayed */
// @ts-ignore: decorator
@unmanaged
export class Bond { lastBuy: u16; window: u16; evidenceDay: u16; visitDay: u16; good: u32; bad: u32; habit: f64 }

// @ts-ignore: decorator
@inline
export function entryAt(fan: i32, k: i32): Entry { return changetype<Entry>(<usize>fanAt(fan).list + (<usize>k << 3)) }
// @ts-ignore: decorator
@inline
export function bondAt(fan: i32, k: i32): Bond { return changetype<Bond>(<usize>fanAt(fan).ledger + <usize>k * 24) }

const sink = memory.data(4)
/** Takes the sum of what was loaded only to bring it near, so that the loads are not optimised away. */
export function fetched(sum: u32): void { store<u32>(sink, sum) }

/** Loads a fan's line, list and (if any) evidence; callers do it for a group of fans at a time, so that the misses overlap. */
// @ts-ignore: decorator
@inline
export function fetchList(fan: i32): u32 {
  const line = fanAt(fan)
  return load<u32>(line.list) + load<u32>(<usize>line.list + (<usize>line.bonds << 3))
}
// @ts-ignore: decorator
@inline
export function fetchLedger(fan: i32): u32 {
  const line = fanAt(fan)
  if (line.ledger == 0) return 0
  const at = <usize>line.ledger, end = <usize>line.bonds * 24
  return load<u32>(at) + load<u32>(at + (end >> 1)) + load<u32>(at + end)
}

function takeBlock(pool: i32, entries: i32): u32 {
  const cell = pool * CLASSES + (entries >> 2)
  const head = freeBlocks[cell]
  if (head != 0) {
    freeBlocks[cell] = load<u32>(head)
    memory.fill(head, 0, <usize>entries * (pool == 0 ? 8 : 24))
    return head
  }
  return <u32>reserveBytes(<usize>entries * (pool == 0 ? 8 : 24), 8)
}

function giveBlock(pool: i32, entries: i32, address: u32): void {
  if (address == 0) return
  const cell = pool * CLASSES + (entries >> 2)
  store<u32>(address, freeBlocks[cell])
  freeBlocks[cell] = address
}

/** Index of the anchor in the fan's list, or NONE. Four entries at a time: blocks have room for a multiple of four, and what is left over there is not hers. */
export function find(fan: i32, anchor: i32): i32 {
  const n = <i32>fanAt(fan).bonds, wanted = i16x8.splat(<i16>anchor)
  for (let k = 0, at = <usize>fanAt(fan).list; k < n; k += 4, at += 32) {
    const two = i16x8.bitmask(i16x8.eq(v128.load(at), wanted)), next = i16x8.bitmask(i16x8.eq(v128.load(at, 16), wanted))
    // an entry's anchor is its first quarter: bits 0 and 4
    const found = two & 17 | (next & 17) << 8
    if (found == 0) continue
    const place = k + (ctz(found) >> 2)
    return place < n ? place : NONE
  }
  return NONE
}

export function ensureLedger(fan: i32): void {
  if (fanAt(fan).ledger == 0 && fanAt(fan).room > 0) fanAt(fan).ledger = takeBlock(1, fanAt(fan).room)
}

/** Adds an entry; drops remembered purchases that have expired when the block is full. Returns its index or NONE when there is no room. */
export function add(fan: i32, anchor: i32, flags: u16, day: i32, withLedger: bool): i32 {
  let n = <i32>fanAt(fan).bonds
  if (n == <i32>fanAt(fan).room) {
    for (let k = n - 1; k >= 0; k--) if (expired(fan, k, day)) remove(fan, k)
    n = <i32>fanAt(fan).bonds
  }
  if (n == <i32>fanAt(fan).room) {
    const own = inlineList(fan), old = <i32>fanAt(fan).room, next = old + 4
    if (next > MAX_ENTRIES) return NONE
    const entries = takeBlock(0, next)
    memory.copy(entries, fanAt(fan).list, <usize>old << 3)
    if (fanAt(fan).list != own) giveBlock(0, old, fanAt(fan).list)
    fanAt(fan).list = entries
    if (fanAt(fan).ledger != 0) {
      const evidence = takeBlock(1, next)
      memory.copy(evidence, fanAt(fan).ledger, <usize>old * 24)
      giveBlock(1, old, fanAt(fan).ledger)
      fanAt(fan).ledger = evidence
    }
    fanAt(fan).room = <u8>next
  }
  if (withLedger) ensureLedger(fan)
  const entry = entryAt(fan, n)
  entry.anchor = <u16>anchor; entry.flags = flags; entry.since = <u16>day; entry.due = NEVER
  if (fanAt(fan).ledger != 0) {
    const bond = bondAt(fan, n)
    memory.fill(changetype<usize>(bond), 0, 24)
    bond.evidenceDay = <u16>day; bond.visitDay = <u16>day
  }
  fanAt(fan).bonds = <u8>(n + 1)
  return n
}

/** A remembered purchase of somebody not followed, older than the memory. */
function expired(fan: i32, k: i32, day: i32): bool {
  const flags = entryAt(fan, k).flags
  if (flags & FOLLOWED) return false
  return !(flags & BOUGHT) || fanAt(fan).ledger == 0 || day - <i32>bondAt(fan, k).lastBuy > MEMORY
}

/** Removes entry k; the last entry takes its place. */
function remove(fan: i32, k: i32): void {
  const last = <i32>fanAt(fan).bonds - 1
  if (k != last) {
    memory.copy(changetype<usize>(entryAt(fan, k)), changetype<usize>(entryAt(fan, last)), 8)
    if (fanAt(fan).ledger != 0) memory.copy(changetype<usize>(bondAt(fan, k)), changetype<usize>(bondAt(fan, last)), 24)
  }
  fanAt(fan).bonds = <u8>last
}

/** Ends the follow at k; the entry stays while its purchases are remembered. */
export function endFollow(fan: i32, k: i32, day: i32): void {
  const entry = entryAt(fan, k)
  entry.flags &= ~(FOLLOWED | TAG_FOLLOW)
  entry.due = NEVER
  followCount[fan]--
  if (expired(fan, k, day)) remove(fan, k)
  else {
    // whoever is not followed is judged by public reputation: private evidence ends with the follow
    const bond = bondAt(fan, k)
    bond.good = 0; bond.bad = 0; bond.habit = 0
  }
}
