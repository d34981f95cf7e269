// The domain of a difference axis: it contains zero and ends on round numbers, so that an interval that narrows is seen to narrow
// instead of the axis following it every time.
const STEPS = [1, 1.5, 2, 3, 4, 5, 6, 8, 10]

/** The next round number from a size up. Example: `roundUp(0.43)` is .5, `roundUp(6.1)` is 8. */
export const roundUp = (size: number): number => {
  if (!(size > 0) || !Number.isFinite(size)) return 0
  const magnitude = 10 ** Math.floor(Math.log10(size))
  const step = STEPS.find((each) => each * magnitude >= size * (1 - 1e-9)) ?? 10
  return Number((step * magnitude).toPrecision(12))
}

/**
 * [low, high] around zero.
 * @param values in the unit of the axis; what is not finite is left out
 * @returns [-1, 1] when there is nothing to show
 */
export const reach = (values: readonly number[]): readonly [number, number] => {
  let low = 0
  let high = 0
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low === 0 && high === 0) return [-1, 1]
  const least = Math.max(-low, high) / 8 // a strip of the other sign: zero never lies on the frame
  return [-roundUp(Math.max(-low, least)), roundUp(Math.max(high, least))]
}
