// How much memory a world takes, so that one that cannot fit is refused before it is begun.
// Invariant: `layoutBytes` is what src/engine/kernel/state.ts lays out, to 2% (test/engine/memory.test.ts); the lists that fans' visits and
// orders fill are an estimate from the shipped worlds, and what still grows beyond 4 GiB ends in a clear error (engine/simulate.ts).
import { DAILY_IDS } from '../metrics/daily.ts'
import type { WorldShape } from '../variant.ts'

/** What WebAssembly can address with 32 bits. */
export const MEMORY = 2 ** 32

/** Bytes of the engine's columns: for everything, a fan, a room for an anchor, a provider, a day (its row of metrics and two tables). */
const LAYOUT = { fixed: 290_000, fan: 99, slot: 1120, provider: 64, day: 8 * DAILY_IDS.length + 16 }

/** Bytes of a fan's lists of sellers and her orders after n days: 8 √n. Measured: 6 √n to 9 √n in PLATFORM and MICRO, more in BRANDS from the second year. */
const listBytes = (days: number): number => 8 * Math.sqrt(days)

type Dimensions = Pick<WorldShape, 'fans' | 'anchorSlots' | 'providers' | 'burnIn' | 'horizon'>

const withoutFans = ({ anchorSlots, providers, burnIn, horizon }: Dimensions): number =>
  LAYOUT.fixed + LAYOUT.slot * anchorSlots + LAYOUT.provider * providers + LAYOUT.day * (burnIn + horizon)

/** Bytes on day 0. */
export const layoutBytes = (shape: Dimensions): number => withoutFans(shape) + LAYOUT.fan * shape.fans

/** Bytes expected on the last day. */
export const expectedBytes = (shape: Dimensions): number => layoutBytes(shape) + listBytes(shape.burnIn + shape.horizon) * shape.fans

/** The largest population that is expected to fit with the other dimensions, rounded down to two digits. */
export const mostFans = (shape: Dimensions): number => {
  const fans = (MEMORY - withoutFans(shape)) / (LAYOUT.fan + listBytes(shape.burnIn + shape.horizon))
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(fans)) - 1)
  return Math.floor(fans / unit) * unit
}
