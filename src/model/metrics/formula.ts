// What a derived metric is, and the words and sums that its formulas are written with.
// Invariant: money comes out in real RMB, counts in real units, shares in 0..1; a ratio without a denominator is NaN.
import type { Text } from '../parameters.ts'
import type { Sums } from './daily.ts'

export type Direction = 'higher' | 'lower' | 'none'

export interface Measured {
  /** real people per simulated fan */
  readonly kappa: number
  /** simulated fans */
  readonly fans: number
  /** share of the fans whose visits are counted; 1 unless the world says otherwise */
  readonly panelShare?: number
  /** real sellers per simulated anchor; 1 unless the world says otherwise */
  readonly sellersPerAnchor?: number
  /** real service providers per simulated one; 1 unless the world says otherwise */
  readonly providerScale?: number
}

/** What every metric of the catalogue says of itself. */
export interface Described {
  readonly label: Text
  readonly definition: Text
  readonly unit: string
  readonly direction: Direction
}

export interface DerivedMetric extends Described {
  readonly value: (sums: Sums, measured: Measured) => number
}

type Formula = DerivedMetric['value']
/** label, definition */
export type Words = readonly [label: string, definition: string]

export const described = (unit: string, direction: Direction, en: Words, zh: Words): Described => ({
  label: { en: en[0], zh: zh[0] }, definition: { en: en[1], zh: zh[1] }, unit, direction,
})
export const metric = (unit: string, direction: Direction, en: Words, zh: Words, value: Formula): DerivedMetric => ({ ...described(unit, direction, en, zh), value })

export const rmb = (fen: number, { kappa }: Measured) => (fen * kappa) / 100
export const gmvFen = (s: Sums) => s.gmvPrivate + s.gmvNatural + s.gmvPaid + s.gmvSubsidised
export const sellers = ({ sellersPerAnchor }: Measured) => sellersPerAnchor ?? 1
export const serviceProviders = ({ providerScale }: Measured) => providerScale ?? 1
export const panel = ({ panelShare }: Measured) => panelShare ?? 1

export const money = (direction: Direction, en: Words, zh: Words, fen: (s: Sums) => number) => metric('RMB', direction, en, zh, (s, m) => rmb(fen(s), m))
export const share = (direction: Direction, en: Words, zh: Words, part: (s: Sums) => number, whole: (s: Sums) => number) =>
  metric('share', direction, en, zh, (s) => part(s) / whole(s))
