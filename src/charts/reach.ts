// The domain of an axis ends on round numbers; that of a difference contains zero as well, so that an interval that narrows is seen to narrow
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
 * [low, high] on round numbers around values that lie far from zero. Example: `around([1.23, 1.41])` is [1.2, 1.45].
 * @returns [0, 1] when there is nothing to show
 */
export const around = (values: readonly number[]): readonly [number, number] => {
  const known = values.filter(Number.isFinite)
  if (known.length === 0) return [0, 1]
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const step = roundUp((high - low || Math.abs(high) || 1) / 8)
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step].map((bound) => Number(bound.toPrecision(12))) as [number, number]
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
