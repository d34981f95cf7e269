// Numbers as a stranger reads them: money in RMB with B or M, intervals in words, no more digits than the interval bears.
// Invariant: an interval and its estimate are printed with the same unit and the same decimals.
import type { Interval } from '../experiment/estimate.ts'

const MINUS = '−'
const UNITS = [
  [1e9, ' B'],
  [1e6, ' M'],
  [1e4, ' k'],
] as const

interface Scale {
  readonly factor: number
  readonly suffix: string
}

const scaleOf = (size: number): Scale => {
  // a little below the unit a number would already be printed as 1,000 of the smaller one
  for (const [from, suffix] of UNITS) if (size >= 0.99995 * from) return { factor: from === 1e4 ? 1e3 : from, suffix }
  return { factor: 1, suffix: '' }
}

/** Fixed decimals with thousands separated and a true minus sign. */
export const fixed = (value: number, decimals: number, signed = false): string => {
  if (Number.isNaN(value)) return 'n/a'
  const text = Math.abs(value).toFixed(decimals)
  const [whole, rest] = text.split('.')
  const grouped = whole.replace(/\d(?=(\d{3})+$)/g, '$&,') + (rest === undefined ? '' : `.${rest}`)
  const isZero = Number(text) === 0
  return `${value < 0 && !isZero ? MINUS : signed && !isZero ? '+' : ''}${grouped}`
}

/** A number as it is: no more than `digits` significant digits and no trailing zeros, thousands separated, a power of ten below a ten-thousandth and from a trillion on. */
export const figure = (value: number, { digits, signed = false }: { readonly digits?: number; readonly signed?: boolean } = {}): string => {
  if (Number.isNaN(value)) return ''
  const size = Math.abs(value)
  const count = digits ?? (size >= 1e6 ? 9 : 6)
  const text = size !== 0 && (size < 1e-4 || size >= 1e12) ? Number(size.toPrecision(Math.min(count, 2))).toExponential().replace('-', MINUS).replace('+', '') : size.toLocaleString('en', { maximumSignificantDigits: count })
  return `${value < 0 ? MINUS : signed && value > 0 ? '+' : ''}${text}`
}

/** Decimals that show `digits` significant digits of a size. */
const decimalsFor = (size: number, digits: number): number =>
  size > 0 && size < Infinity ? Math.min(6, Math.max(0, digits - 1 - Math.floor(Math.log10(size)))) : 2

/** A quantity with B, M or k, four significant digits. */
export const amount = (value: number, signed = false): string => {
  if (!Number.isFinite(value)) return 'n/a'
  const { factor, suffix } = scaleOf(Math.abs(value))
  return `${fixed(value / factor, factor === 1 && Number.isInteger(value) ? 0 : decimalsFor(Number((Math.abs(value) / factor).toPrecision(4)), 4), signed)}${suffix}`
}

export const percent = (share: number, decimals = 1, signed = false): string => (Number.isFinite(share) ? `${fixed(share * 100, decimals, signed)}%` : 'n/a')

/** A probability, never rounded to certainty. */
export const chance = (probability: number): string => {
  if (Number.isNaN(probability)) return 'n/a'
  if (probability > 0.995) return '>99%'
  return probability < 0.005 ? '<1%' : `${Math.round(probability * 100)}%`
}

/** Decimals that show one or two digits of the half-width, and no bound beside 0 as 0. */
const intervalDecimals = (lower: number, upper: number): number => {
  const halfWidth = (upper - lower) / 2
  const leading = halfWidth / 10 ** Math.floor(Math.log10(halfWidth))
  const decimals = decimalsFor(halfWidth, leading < 4.95 ? 2 : 1)
  const vanishes = (digits: number): boolean => [lower, upper].some((bound) => bound !== 0 && Number(bound.toFixed(digits)) === 0)
  return [decimals, decimals + 1, decimals + 2].find((digits) => !vanishes(digits)) ?? decimals
}

interface IntervalStyle {
  readonly signed?: boolean
  /** what the numbers are divided by and followed with; chosen by size when absent */
  readonly scale?: Scale
  /** follows the estimate and its scale: `2.4 B RMB (1.9 to 2.9)` */
  readonly unit?: string
}

export interface Estimated {
  readonly estimate: number
  readonly interval: Interval
}

const isBounded = ({ lower, upper }: Interval): boolean => Number.isFinite(lower) && Number.isFinite(upper)

const scaleFor = ({ estimate, interval }: Estimated): Scale =>
  scaleOf(Math.max(Math.abs(estimate), ...(isBounded(interval) ? [Math.abs(interval.lower), Math.abs(interval.upper)] : [])))

const decimalsAt = ({ factor }: Scale, { estimate, interval }: Estimated): number =>
  isBounded(interval) && interval.upper > interval.lower ? intervalDecimals(interval.lower / factor, interval.upper / factor) : decimalsFor(Math.abs(estimate) / factor, 3)

const written = ({ estimate, interval }: Estimated, { factor, suffix }: Scale, decimals: number, { signed = false, unit }: IntervalStyle): string => {
  if (!Number.isFinite(estimate)) return 'n/a'
  const show = (value: number): string => fixed(value / factor, decimals, signed)
  return `${show(estimate)}${suffix}${unit === undefined ? '' : ` ${unit}`} ${isBounded(interval) ? `(${show(interval.lower)} to ${show(interval.upper)})` : '(no interval)'}`
}

export const PERCENT: Scale = { factor: 0.01, suffix: '%' }
/** a pure number */
export const NUMBER: Scale = { factor: 1, suffix: '' }

/** `+0.41 B (+0.22 to +0.60)`: an estimate with its interval; decimals follow the interval's width. */
export const withInterval = (estimate: number, interval: Interval, style: IntervalStyle = {}): string => {
  const estimated = { estimate, interval }
  const scale = style.scale ?? scaleFor(estimated)
  return written(estimated, scale, decimalsAt(scale, estimated), style)
}

/** A column of estimates with their intervals: all in the unit of the largest and with the decimals of the narrowest, so that they can be compared down the column; `none` where there is none. */
export const columnWithIntervals = (column: readonly (Estimated | undefined)[], style: IntervalStyle = {}): string[] => {
  const known = column.filter((each) => each !== undefined && Number.isFinite(each.estimate)) as Estimated[]
  const scale = style.scale ?? known.map(scaleFor).reduce((largest, each) => (each.factor > largest.factor ? each : largest), NUMBER)
  const decimals = Math.max(0, ...known.map((each) => decimalsAt(scale, each)))
  return column.map((each) => (each ? written(each, scale, decimals, style) : 'none'))
}

export const percentWithInterval = (estimate: number, interval: Interval): string => withInterval(estimate, interval, { signed: true, scale: PERCENT })

/** A pure number (a return on spend) with its interval. */
export const plainWithInterval = (estimate: number, interval: Interval): string => withInterval(estimate, interval, { scale: NUMBER })

/** `1 world`, `12 worlds` */
export const counted = (count: number, noun: string): string => `${fixed(count, 0)} ${noun}${count === 1 ? '' : 's'}`

/** Seconds as `0:07`, `12:30`, `1:02:03`. */
export const clock = (seconds: number): string => {
  const whole = Math.ceil(seconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
