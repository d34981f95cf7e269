// The requests of an experiment: which variants live on which worlds, in which order.
// Invariant: replicate-major, so that an experiment stopped at any moment has as many worlds of one variant as of
// another (give or take the replicates under way); every variant meets the same seeds.
import type { Variant } from '../model/variant.ts'
import type { RunRequest, RunResult } from './run-api.ts'
import { replicateSeed } from './seeds.ts'
import { groupByWorld } from './world-plan.ts'

export interface DesignOptions extends Pick<RunRequest, 'anchors' | 'anchorDays' | 'digest' | 'noFork'> {
  /** seed of the experiment; replicate r lives in the world `replicateSeed(seed, r)` */
  readonly seed: number
  /** worlds, >= 1 */
  readonly replicates: number
  /** first replicate, to add to an experiment; default 0 */
  readonly first?: number
}

/**
 * One request per replicate and world: variants of different worlds share no snapshot and may go to different workers.
 * @param variants with distinct ids
 */
export const replicateMajor = (variants: readonly Variant[], options: DesignOptions): RunRequest[] => {
  const repeated = variants.find((variant, k) => variants.findIndex((other) => other.id === variant.id) < k)
  if (repeated) throw new Error(`variants: ids must be distinct; got ${repeated.id} twice`)
  const worlds = groupByWorld(variants)
  const { seed, replicates, first = 0, anchors, anchorDays, digest, noFork } = options
  return Array.from({ length: replicates }, (_, k) => first + k).flatMap((replicate) =>
    worlds.map((group) => ({ replicate, seed: replicateSeed(seed, replicate), variants: group, anchors, anchorDays, digest, noFork })),
  )
}

/**
 * Turns results in order of arrival into complete worlds in order of replicate, so that whatever is decided from them
 * (a stopping rule, a written file) does not depend on the number of workers.
 * @param variantIds every variant of the experiment; a world's results are handed on in this order
 * @param deliver takes one complete world
 * @param first number of the first replicate
 */
export const inReplicateOrder = (
  variantIds: readonly string[],
  deliver: (results: readonly RunResult[]) => void | Promise<void>,
  first = 0,
): ((result: RunResult) => Promise<void>) => {
  const early = new Map<number, Map<string, RunResult>>()
  let next = first
  return async (result) => {
    const world = early.get(result.replicate) ?? new Map<string, RunResult>()
    early.set(result.replicate, world.set(result.variant, result))
    for (let ready = early.get(next); ready?.size === variantIds.length; ready = early.get(next)) {
      early.delete(next++)
      await deliver(variantIds.map((id) => ready!.get(id)!))
    }
  }
}
