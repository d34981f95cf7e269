// The fans' day in three loops: unfollow candidates, browsing (entries of fans without needs), shopping (visits, needs and choices).
// Invariant: fans act on what the anchors' morning wrote; a fan reads and writes only herself and integer tallies, so fans may be processed
// in any order. One kind of work a loop keeps branches predictable: a fan-by-fan loop took 1.4 times as long.
import { Metric, Purpose } from '../slots'
import { key } from '../random'
import { draw4 } from '../lanes'
import { firstFan, panel, dueFans, browsers, shoppers, needBelow, count, lapsedUntil, history, spend, tally, tallyCell, Tally, fanAt } from '../state'
import { Column } from '../column'
import { dueCount, browserCount, shopperCount } from './activity'
import { listCandidates, candidatesFit, settleCandidates } from './follow'
import { clearRooms, enterRoom, firstRoom, roomsEnd, PRIVATE, UNKNOWN } from './rooms'
import { noteVisit } from './reach'
import { listVisits, dropVisits, settleVisits, visitWho, visitAnchor, visitCount, PLACE, ENTRY_AT } from './visit-private'
import { drawClicks, routeClicks, makeFollower, followOnly } from './visit-public'
import { clickPlace, clickAnchor, clickChannel, clickKind, clickCount, setClickCount, clicksFit } from './clicks'
import { needsToday, clearNeeds, needsFit, listNeeds, dropNeeds, weighRooms, choose } from './choose'
import { ensureLedger, fetchList, fetchLedger, fetched } from '../lists'

/** Fans whose memory is fetched together. */
const GROUP: i32 = 32
// of a batch of fans: their draws of the day
const activities = changetype<Column<u32>>(memory.data(256 * 4, 16)), entries = changetype<Column<u32>>(memory.data(256 * 4, 16))
const candidates = changetype<Column<u32>>(memory.data(256 * 4, 16)), others = changetype<Column<u32>>(memory.data(256 * 4, 16))
const races = changetype<Column<u32>>(memory.data(256 * 4, 16)), needDraws = changetype<Column<u32>>(memory.data(256 * 4, 16)), outcomes = changetype<Column<u32>>(memory.data(256 * 4, 16))
// needs today; address after each one's last room, from [1] on
const needs = changetype<Column<u8>>(memory.data(256))
const roomsUpTo = changetype<Column<u32>>(memory.data(257 * 4, 4))

/** Brings the memory of fans t..t+GROUP near before they act. */
function fetchGroup(from: i32, to: i32, fans: Column<u32>, evidence: bool): void {
  let sum: u32 = 0
  for (let t = from; t < to; t++) sum += fanAt(fans[t]).list
  for (let t = from; t < to; t++) sum += fetchList(fans[t])
  if (evidence) for (let t = from; t < to; t++) sum += fetchLedger(fans[t]) + history[fans[t]] + spend[fans[t]]
  fetched(sum)
}

export function unfollow(day: i32): void {
  const n = dueCount
  let t = 0
  while (t < n) {
    for (; t < n && candidatesFit(); t++) {
      if (t % GROUP == 0) fetchGroup(t, min<i32>(n, t + GROUP), dueFans, false)
      listCandidates(dueFans[t], day)
    }
    settleCandidates(day)
  }
}

/** Fans whose clicks go through the stages together. */
const BATCH: i32 = 256

/** A purpose's draws of n fans, four at a time. */
function drawBatch(fans: Column<u32>, n: i32, purpose: i32, day: i32, out: Column<u32>): void {
  const whole = key(purpose, day), low = i32x4.splat(<i32>whole), high = i32x4.splat(<i32>(whole >> 32)), first = i32x4.splat(firstFan)
  for (let t = 0; t < n; t += 4) v128.store(out.at(t), draw4(i32x4.add(first, v128.load(fans.at(t))), low, high))
}

export function browse(day: i32): void {
  const n = browserCount
  let from = 0
  while (from < n) {
    setClickCount(0)
    const end = min<i32>(n, from + BATCH), batch = changetype<Column<u32>>(browsers.at(from))
    drawBatch(batch, end - from, Purpose.entry, day, entries)
    drawBatch(batch, end - from, Purpose.candidate, day, candidates)
    let to = from
    for (; to < end && clicksFit(); to++) drawClicks(browsers[to], to - from, entries[to - from], candidates[to - from], 0, day, false)
    from = to
    routeClicks(true)
    followOnly(day)
  }
}

/**
 * Enters the rooms of a batch of n shoppers: each one's private visits, then her clicks, which may make a follower. Two lists in the order of
 * the shoppers become one without branches on whose turn it is.
 */
function enterRooms(batch: Column<u32>, n: i32, day: i32): void {
  const observed = panel
  clearRooms()
  memory.fill(roomsUpTo.at(0), 0, <usize>(n + 1) << 2)
  visitWho[visitCount] = PLACE
  clickPlace[clickCount] = PLACE
  let v = 0, c = 0
  for (let left = visitCount + clickCount; left > 0; left--) {
    const who = visitWho[v], clicks = clickPlace[c], isVisit = i32((who & PLACE) <= clicks)
    const place = <i32>min<u32>(who & PLACE, clicks), fan = <i32>batch[place]
    const anchor = <i32>select<u32>(visitAnchor[v], clickAnchor[c], isVisit), channel = select<i32>(PRIVATE, <i32>clickChannel[c], isVisit)
    if (fan < observed) {
      count[Metric.visitsPrivate + channel]++
      tally[tallyCell(Tally.visitsPrivate + channel, anchor)]++
      noteVisit(fan, anchor, channel)
    }
    if (clickKind[c] & (1 - isVisit)) makeFollower(fan, anchor, channel, day)
    v += isVisit
    c += 1 - isVisit
    enterRoom(place, fan, anchor, channel, select<i32>(<i32>(who >> ENTRY_AT), UNKNOWN, isVisit), i32(needs[place] > 0))
    roomsUpTo[place + 1] = <u32>roomsEnd()
  }
  roomsUpTo[0] = <u32>firstRoom()
  for (let place = 1; place <= n; place++) roomsUpTo[place] = max<u32>(roomsUpTo[place], roomsUpTo[place - 1])
}

export function shop(day: i32): void {
  const n = shopperCount
  let buyers: i64 = 0
  let from = 0
  while (from < n) {
    setClickCount(0)
    clearNeeds()
    const end = min<i32>(n, from + BATCH), batch = changetype<Column<u32>>(shoppers.at(from))
    drawBatch(batch, end - from, Purpose.activity, day, activities)
    drawBatch(batch, end - from, Purpose.entry, day, entries)
    drawBatch(batch, end - from, Purpose.candidate, day, candidates)
    drawBatch(batch, end - from, Purpose.otherEntries, day, others)
    drawBatch(batch, end - from, Purpose.race, day, races)
    drawBatch(batch, end - from, Purpose.need, day, needDraws)
    drawBatch(batch, end - from, Purpose.outcome, day, outcomes)
    let to = from
    for (; to < end && needsFit(); to++) {
      if (to % GROUP == 0) fetchGroup(to, min<i32>(n, to + GROUP), shoppers, true)
      const fan = <i32>shoppers[to], bits = activities[to - from]
      // shoppers outside the panel are here because they may have a need
      const wanted = fan >= panel || bits < needBelow[fan] && <i32>lapsedUntil[fan] <= day ? needsToday(fan, day, bits) : 0
      if (fanAt(fan).ledger == 0 && (wanted > 0 || fan < panel)) ensureLedger(fan)
      needs[to - from] = <u8>wanted
      listNeeds(to - from, wanted)
    }
    to = from + listVisits(batch, needs, to - from, day)
    const most = to
    for (to = from; to < most && clicksFit(); to++) {
      const fan = <i32>shoppers[to]
      drawClicks(fan, to - from, entries[to - from], candidates[to - from], others[to - from], day, needs[to - from] > 0 || fan < panel)
    }
    dropNeeds(to - from)
    dropVisits(to - from)
    settleVisits(batch, day)
    routeClicks(false)
    enterRooms(batch, to - from, day)
    weighRooms(day)
    buyers += choose(day, batch, roomsUpTo, races, needDraws, outcomes)
    from = to
  }
  count[Metric.buyers] += buyers
}
