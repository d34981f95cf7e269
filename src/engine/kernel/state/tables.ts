// Tables derived from the parameters, and scratch of a day.
// Invariant: rebuilt where they are used, not state: no snapshot holds them. Those of fixed length lie at fixed addresses, which saves a
// load at every use.
import { Column, reserve } from '../column'
import { Param } from '../slots'

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

/** @param days recorded days; n: anchor slots */
export function layoutTables(days: i32, n: i32, treeSize: i32, providers: i32, fans: i32): void {
  forgetTable = reserve<f64>(days + 2)
  enterBelow = reserve<u32>(2 * n); followBelow = reserve<u32>(4 * n); doors = reserve<u32>(4 * n)
  treeNatural = reserve<u32>(treeSize); treePaid = reserve<u32>(treeSize); treeSubsidised = reserve<u32>(treeSize)
  nodeSum = reserve<f64>(2 * treeSize); planWeight = reserve<f64>(n); subsidisedWeight = reserve<f64>(n); ranking = reserve<i32>(n); traced = reserve<u8>(n); negative = reserve<f64>(providers); delivered = reserve<f64>(providers); reviewed = reserve<u8>(providers)
  dueFans = reserve<u32>(fans + 16); browsers = reserve<u32>(fans + 16); shoppers = reserve<u32>(fans + 16)
}
