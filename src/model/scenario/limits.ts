// How large a scenario file may be, and the version of the format.
// Invariant: whatever stays within these limits can be read; whether its worlds fit into memory is asked next (memory.ts).
import { SHAPE } from '../parameters.ts'

export const FORMAT = 1
export const LIMITS = {
  /** as many as memory holds on the first day; fewer later */
  fans: SHAPE.fans.max,
  plans: 8,
  /** parameters set by one policy */
  settings: 512,
  entrants: 4,
  variants: 64,
  cells: 256,
  axes: 4,
  depth: 16,
  /** values in a file, of any type */
  values: 50_000,
  /** characters of a file */
  characters: 2_000_000,
} as const
