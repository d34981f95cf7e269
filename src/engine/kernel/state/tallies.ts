// Counters written by fans.
// Invariant: integers, so that the order of fans does not matter. `count` is 0 between days, so a snapshot needs none of it.
import { Column, reserve } from '../column'
import { Metric } from '../slots'

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

/** @param n anchor slots */
export function layoutTallies(n: i32): void { tally = reserve<i64>(Tally.COUNT * n) }
