// What must be run so that some variants are known with one population. Invariant: a variant's id in a request is the key under which its
// outcomes are kept, and nothing is asked for that is known.
import type { RunRequest } from '../../experiment/run-api.ts'
import { replicateSeed } from '../../experiment/seeds.ts'
import type { Variant } from '../../model/variant.ts'
import { keyOf, type OutcomeStore } from './outcome-store.ts'

/** A size of population and how many worlds are lived with it. */
export interface Stage {
  readonly fans: number
  readonly replicates: number
}

/** The variant with another population. */
export const shape = (variant: Variant, fans: number): Variant => ({ ...variant, id: keyOf(variant, fans), shape: { ...variant.shape, fans } })

/** Every world of a stage with the variants that it lacks. @param seed of the experiment */
export const missingRuns = (store: OutcomeStore, variants: readonly Variant[], { fans, replicates }: Stage, seed: number): RunRequest[] => {
  const shaped = [...new Map(variants.map((variant) => shape(variant, fans)).map((each) => [each.id, each])).values()] // two plans may do the same
  return Array.from({ length: replicates }, (_, replicate): RunRequest => ({
    replicate,
    seed: replicateSeed(seed, replicate),
    variants: shaped.filter(({ id }) => !store.has(id, replicate)),
  })).filter(({ variants }) => variants.length > 0)
}
