/** |value − expected| / |expected|; NaN counts as infinitely wrong, 0 is met only by 0. */
export function relativeError(value: number, expected: number): number {
  if (value === expected) return 0
  return Number.isNaN(value) || expected === 0 ? Infinity : Math.abs(value - expected) / Math.abs(expected)
}
