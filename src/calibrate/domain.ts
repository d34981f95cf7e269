// Checks of arguments against their domain, shared by the statistical functions.
//
// Invariant: a check returns its value unchanged or throws a RangeError that reads
// `path: problem; got X`. NaN fails every check.

function refuse(path: string, problem: string, value: unknown): never {
  throw new RangeError(`${path}: ${problem}; got ${String(value)}`)
}

/** `value` if it is finite and > 0. */
export function positive(path: string, value: number): number {
  return value > 0 && value < Infinity ? value : refuse(path, 'must be a finite number above 0', value)
}

/** `value` if it is finite and >= 0. */
export function nonNegative(path: string, value: number): number {
  return value >= 0 && value < Infinity ? value : refuse(path, 'must be a finite number of at least 0', value)
}

/** `value` if low <= value <= high. */
export function within(path: string, value: number, low: number, high: number): number {
  return value >= low && value <= high ? value : refuse(path, `must lie in [${low}, ${high}]`, value)
}

/** `value` if it is a probability of something that can happen: 0 < value <= 1. */
export function hazard(path: string, value: number): number {
  return value > 0 && value <= 1 ? value : refuse(path, 'must lie in (0, 1]', value)
}

/** `value` if it is a safe integer of at least `low`. */
export function whole(path: string, value: number, low = 0): number {
  return Number.isSafeInteger(value) && value >= low
    ? value
    : refuse(path, `must be a whole number of at least ${low}`, value)
}

/** Throws unless the columns of a table are equally long and hold at least one row; returns that length. */
export function sameLength(path: string, ...columns: readonly ArrayLike<unknown>[]): number {
  const lengths = columns.map((column) => column.length)
  const rows = lengths[0] ?? 0
  if (rows === 0) refuse(path, 'must hold at least one row', rows)
  if (lengths.some((length) => length !== rows)) refuse(path, 'columns must be equally long', lengths.join(', '))
  return rows
}
