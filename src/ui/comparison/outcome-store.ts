// Outcomes by policy, population and replicate. Invariant: a key names one policy of the world with one population, so outcomes of
// different populations or budgets never meet; policies not in use for longest are forgotten first.
import type { Variant } from '../../model/variant.ts'
import type { Outcome } from './outcome.ts'

/** Policies whose outcomes are kept, so that going back to an earlier lever costs nothing. */
const POLICIES_KEPT = 24

/** Worlds met so far, and the number of each. */
const worlds = new Map<string, number>()
const numbers = new WeakMap<Variant, number>()
/** Variants of equal worlds have equal numbers, whatever they are called and however many fans are simulated. */
const worldNumber = (variant: Variant): number => {
  const known = numbers.get(variant)
  if (known !== undefined) return known
  const { base, shape: { fans: _, ...shape }, entrants, calendar } = variant
  const world = JSON.stringify([base, shape, entrants, calendar])
  const number = worlds.get(world) ?? worlds.size
  worlds.set(world, number)
  numbers.set(variant, number)
  return number
}

/**
 * Where a variant's outcomes are kept: by what it does, so that a copy and a renamed plan are known already. An open end (Infinity) and null
 * are the same to JSON, and no plan has a null.
 */
export const keyOf = (variant: Variant, fans: number): string => `${fans} ${worldNumber(variant)} ${JSON.stringify([variant.settings, variant.plans])}`

export class OutcomeStore {
  private readonly outcomes = new Map<string, Outcome[]>()

  put(key: string, replicate: number, outcome: Outcome): void {
    const known = this.outcomes.get(key) ?? []
    known[replicate] = outcome
    this.outcomes.set(key, known)
  }

  has(key: string, replicate: number): boolean {
    return this.outcomes.get(key)?.[replicate] !== undefined
  }

  /** Outcomes of replicates 0 … n-1 without a gap. */
  known(key: string): readonly Outcome[] {
    const all = this.outcomes.get(key) ?? []
    const gap = all.findIndex((outcome) => outcome === undefined)
    return gap < 0 ? all : all.slice(0, gap)
  }

  /** Outcomes among the first replicates, gaps or not. */
  count(key: string, replicates: number): number {
    return (this.outcomes.get(key) ?? []).slice(0, replicates).filter(Boolean).length
  }

  clear(): void {
    this.outcomes.clear()
  }

  /** @param inUse keys that must stay */
  forget(inUse: ReadonlySet<string>): void {
    const old = [...this.outcomes.keys()].filter((key) => !inUse.has(key))
    for (const key of old.slice(0, Math.max(0, old.length - POLICIES_KEPT))) this.outcomes.delete(key)
  }
}
