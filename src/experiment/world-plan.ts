// How a request is worked off: which variants share a world, who carries it, and where the others fork.
// Invariant: no day of a world is simulated twice; a variant is forked no later than its first policy day.
import { firstPolicyDay, worldKey, type Variant } from '../model/variant.ts'
import type { RunRequest } from './run-api.ts'

export interface Fork {
  readonly variant: Variant
  /** absolute day */
  readonly day: number
}

/** Variants of equal worlds: the trunk lives from day 0 to the end, the forks leave it on their days. */
export interface WorldPlan {
  readonly key: string
  /** the variant whose policy starts last, so that every fork can leave from it */
  readonly trunk: Variant
  /** by day; variants that start on the same day share one snapshot */
  readonly forks: readonly Fork[]
  /** absolute day of the earliest fork (of the trunk's own policy without forks): a snapshot kept for later requests is no later */
  readonly firstFork: number
}

const keys = new WeakMap<Variant, string>()

/** `worldKey`, computed once per variant object. */
const keyOf = (variant: Variant): string => {
  const known = keys.get(variant)
  if (known !== undefined) return known
  const key = worldKey(variant)
  keys.set(variant, key)
  return key
}

/** Absolute day of the variant's first policy day, within the run. */
const forkDay = (variant: Variant): number =>
  Math.max(0, variant.shape.burnIn + Math.min(firstPolicyDay(variant), variant.shape.horizon))

/** Variants by world, in order of first appearance. */
export const groupByWorld = (variants: readonly Variant[]): Variant[][] => {
  const groups = new Map<string, Variant[]>()
  for (const variant of variants) {
    const group = groups.get(keyOf(variant))
    if (group) group.push(variant)
    else groups.set(keyOf(variant), [variant])
  }
  return [...groups.values()]
}

/** Plans of a request, one per world, or one per variant where forking is off. */
export const planWorlds = (request: Pick<RunRequest, 'variants' | 'noFork'>): WorldPlan[] => {
  const groups = request.noFork ? request.variants.map((variant) => [variant]) : groupByWorld(request.variants)
  return groups.map((group) => {
    const byDay = group.map((variant) => ({ variant, day: forkDay(variant) })).toSorted((a, b) => a.day - b.day)
    return {
      key: keyOf(group[0]),
      trunk: byDay[byDay.length - 1].variant,
      forks: byDay.slice(0, -1),
      firstFork: byDay[0].day,
    }
  })
}

/** Days that a variant is recorded for, burn-in included. */
export const lastDayOf = (variant: Variant): number => variant.shape.burnIn + variant.shape.horizon

/** Fan-days that a request costs when nothing is found on the shelf. */
export const plannedFanDays = (request: Pick<RunRequest, 'variants' | 'noFork'>): number =>
  planWorlds(request).reduce((total, { trunk, forks }) => {
    const days = forks.reduce((sum, fork) => sum + lastDayOf(fork.variant) - fork.day, lastDayOf(trunk))
    return total + days * trunk.shape.fans
  }, 0)
