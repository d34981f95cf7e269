// State of the service providers, a column each [provider].
// Invariant: there are none unless the world's shape says so.
import { Column, reserve } from '../column'

export let providerKind: Column<u8> = changetype<Column<u8>>(0) // 0 MCN, 1 industrial belt, 2 merchant, 3 brand
export let providerOpen: Column<u8> = changetype<Column<u8>>(0)
export let providerLow: Column<u8> = changetype<Column<u8>>(0)
export let capacity: Column<f64> = changetype<Column<f64>>(0) // [provider × 5]
export let score: Column<f64> = changetype<Column<f64>>(0)
export let clients: Column<i32> = changetype<Column<i32>>(0)
export let providerGmv: Column<f64> = changetype<Column<f64>>(0) // RMB (simulated) of clients, last period

export function layoutProviders(providers: i32): void {
  providerKind = reserve<u8>(providers); providerOpen = reserve<u8>(providers); providerLow = reserve<u8>(providers)
  capacity = reserve<f64>(5 * providers); score = reserve<f64>(providers); clients = reserve<i32>(providers)
  providerGmv = reserve<f64>(providers)
}
