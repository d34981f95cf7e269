// Numbers as a language writes them: ¥0.41 bn or 4.1 亿元, 66.8%, +0.4 pt or +0.4 个百分点.
// Invariant: the numbers of one statement share their unit and decimals; a minus is U+2212; what is not finite is a dash.
import type { Locale } from './locale.ts'

/** A unit of counting: thousand, million, billion, or 万 and 亿. */
export interface Scale {
  readonly factor: number
  readonly unit: string
}

const SCALES: Readonly<Record<Locale, readonly Scale[]>> = {
  en: [{ factor: 1e9, unit: 'bn' }, { factor: 1e6, unit: 'M' }, { factor: 1e3, unit: 'k' }, { factor: 1, unit: '' }],
  zh: [{ factor: 1e8, unit: '亿' }, { factor: 1e4, unit: '万' }, { factor: 1, unit: '' }],
}

const NOT_A_NUMBER = '–'

/** The largest unit in which the largest of the values is at least 1, for billions at least .1: 0.69 bn, but 6.9 亿 and 1,000 万. */
export const scaleOf = (locale: Locale, ...values: readonly number[]): Scale => {
  const largest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs))
  const scales = SCALES[locale]
  return scales.find(({ factor }) => largest >= factor * (factor === 1e9 ? 0.1 : 1)) ?? scales[scales.length - 1]
}

/** Decimals that leave `digits` significant ones of the value, at most 3. */
export const decimalsOf = (value: number, digits = 3): number =>
  Number.isFinite(value) && value !== 0 ? Math.min(3, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))))) : 0

/**
 * A plain number. English and Chinese group and point alike, so no Intl: its first use alone would hold the page up for 10 ms.
 * @param signed writes + before what is above 0
 * @example plain(-1234.5, 'en', 1) // '−1,234.5'
 */
export const plain = (value: number, _locale: Locale, decimals = 0, signed = false): string => {
  if (!Number.isFinite(value)) return NOT_A_NUMBER
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.')
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '')
  if (!/[1-9]/.test(digits)) return digits
  return (value < 0 ? '−' : signed ? '+' : '') + digits
}

/** A count in a scale of its own. Example: `count(23e9, 'en')` is '23.0 bn', `count(23e9, 'zh')` '230 亿'. */
export const count = (value: number, locale: Locale, digits = 3): string => {
  const { factor, unit } = scaleOf(locale, value)
  const text = plain(value / factor, locale, factor === 1 ? 0 : decimalsOf(value / factor, digits))
  return unit ? `${text}\u00a0${unit}` : text
}

/** A count to the last one, in the unit in which the language says it. Example: `exact(20000, 'zh')` is '2 万', `exact(20000, 'en')` '20,000'. */
export const exact = (value: number, locale: Locale): string => {
  const { factor, unit } = locale === 'zh' ? scaleOf(locale, value) : { factor: 1, unit: '' }
  const [, fraction = ''] = String(value / factor).split('.')
  return plain(value / factor, locale, fraction.length) + (unit && `\u00a0${unit}`)
}

export interface MoneyOptions {
  readonly scale?: Scale
  readonly decimals?: number
  readonly signed?: boolean
}

/** RMB, kept on one line by a hard space. Example: `money(0.41e9, 'en', { signed: true })` is '+¥0.410 bn'. */
export const money = (rmb: number, locale: Locale, options: MoneyOptions = {}): string => {
  if (!Number.isFinite(rmb)) return NOT_A_NUMBER
  const { scale = scaleOf(locale, rmb), signed = false } = options
  const { decimals = decimalsOf(rmb / scale.factor) } = options
  const text = plain(rmb / scale.factor, locale, decimals, signed)
  if (locale === 'zh') return `${text}\u00a0${scale.unit}元`
  const sign = /^[+−]/.exec(text)?.[0] ?? ''
  return `${sign}¥${text.slice(sign.length)}${scale.unit ? `\u00a0${scale.unit}` : ''}`
}

/** The two ends of a range of money, each signed as asked; Chinese says the unit once: '+35' and '+43 亿元'. */
export const moneyEnds = (low: number, high: number, locale: Locale, options: MoneyOptions & { readonly scale: Scale; readonly decimals: number }): readonly [string, string] => [
  locale === 'zh' ? plain(low / options.scale.factor, locale, options.decimals, options.signed) : money(low, locale, options),
  money(high, locale, options),
]

/** 0..1 as a percentage. */
export const percent = (share: number, locale: Locale, decimals = 1): string =>
  Number.isFinite(share) ? `${plain(share * 100, locale, decimals)}%` : NOT_A_NUMBER

/**
 * Decimals for an estimate whose interval has this width: the last digit is a fifth of the width or less.
 * @example decimalsOfWidth(0.7) // 1
 */
export const decimalsOfWidth = (width: number): number =>
  width > 0 && Number.isFinite(width) ? Math.min(4, Math.max(0, Math.ceil(-Math.log10(width / 5)))) : 2

/**
 * Decimals for an interval: by its width, and more where an end that is not 0 would be written as 0.
 * @example decimalsOfInterval(-0.47, -0.003) // 3, where its width alone asks for 2
 */
export const decimalsOfInterval = (low: number, high: number): number => {
  const decimals = decimalsOfWidth(high - low)
  const vanishes = (end: number, places: number): boolean => end !== 0 && Number.isFinite(end) && Number(end.toFixed(places)) === 0
  return [0, 1, 2].map((more) => decimals + more).find((places) => !vanishes(low, places) && !vanishes(high, places)) ?? decimals
}

/** Seconds, coarse: 0.4 s, 12 s, 3 min. */
export const duration = (seconds: number, locale: Locale): string => {
  if (!Number.isFinite(seconds)) return NOT_A_NUMBER
  const [value, unit] = seconds < 90 ? [Math.ceil(seconds), locale === 'zh' ? '秒' : 's'] : [Math.round(seconds / 60), locale === 'zh' ? '分钟' : 'min']
  return `${plain(value, locale)} ${unit}`
}
