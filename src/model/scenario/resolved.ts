// What reading yields: a scenario of resolved variants, or everything that is wrong with the file.
// Invariant: a Scenario is complete and in range; days are scenario days.
import type { Text } from '../parameters.ts'
import type { ScenarioError } from '../problems.ts'
import type { Variant } from '../variant.ts'
import type { NamedEntrant } from '../worlds.ts'
import type { Expectation } from './expectations.ts'
import type { Provenance } from './grammar.ts'

export interface ScenarioVariant {
  readonly id: string
  readonly title: Text
  readonly summary: Text | null
  readonly entrants: readonly Pick<NamedEntrant, 'id' | 'title'>[]
  readonly variant: Variant
}

export interface Scenario {
  readonly id: string
  readonly title: Text
  readonly summary: Text | null
  readonly expect: Text | null
  readonly world: string
  readonly startDate: string | null
  readonly replicates: number
  readonly seed: number
  readonly baseline: ScenarioVariant
  readonly variants: readonly ScenarioVariant[]
  readonly expectations: readonly Expectation[]
  readonly provenance: readonly Provenance[]
  /** the file itself, for editing and sharing; parsing it again gives this scenario */
  readonly document: unknown
}

/** The result of reading: the thing, or what is wrong with what should have become it. */
export type Parsed<K extends string, T> = ({ readonly ok: true } & { readonly [key in K]: T }) | { readonly ok: false; readonly errors: readonly ScenarioError[] }
