// The units in which a number may be written, besides the catalogue's own.
// Invariant: a conversion is a plain factor; a rate `x/y` accepts every unit of x over the same y.

const counted = (unit: string): Record<string, number> => ({ [`k ${unit}`]: 1e3, [`M ${unit}`]: 1e6, [`B ${unit}`]: 1e9 })
const percent = { '%': 0.01 }

/** Catalogue unit -> accepted unit -> factor. */
export const CONVERSIONS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  RMB: { ...counted('RMB'), fen: 0.01, yuan: 1, CNY: 1, 元: 1, 万元: 1e4, 亿元: 1e8 },
  impressions: { ...counted('impressions'), 万次: 1e4, 亿次: 1e8 },
  people: { ...counted('people'), 万人: 1e4, 亿人: 1e8 },
  fans: counted('fans'),
  sellers: counted('sellers'),
  orders: counted('orders'),
  probability: percent,
  share: percent,
  factor: percent,
  days: { day: 1, weeks: 7, week: 7 },
  day: { days: 1 },
}

const split = (unit: string): readonly [numerator: string, rest: string] => {
  const slash = unit.indexOf('/')
  return slash < 0 ? [unit, ''] : [unit.slice(0, slash), unit.slice(slash)]
}

/** Every way to write a unit, the catalogue's first. Example: `acceptedUnits('share')` is `['share', '%']`. */
export function acceptedUnits(unit: string): string[] {
  const [numerator, rest] = split(unit)
  return [unit, ...Object.keys(CONVERSIONS[numerator] ?? {}).map((other) => other + rest)]
}

/** `value` in unit `from`, expressed in the catalogue's unit `to`; undefined when they do not convert. */
export function convert(value: number, from: string, to: string): number | undefined {
  if (from === to) return value
  const [numerator, rest] = split(to)
  const [other, otherRest] = split(from)
  if (rest !== otherRest) return undefined
  const table = CONVERSIONS[numerator]
  const factor = table !== undefined && Object.hasOwn(table, other) ? table[other] : undefined
  return factor === undefined ? undefined : Number((value * factor).toPrecision(15)) // 1.1 % is 0.011, not 0.011000000000000001
}
