// Lives one world (seed) under several policies: burn-in once per world, a snapshot on each first policy day, one fork
// per policy. Invariant: a forked run is bit-identical to a run from day 0; a cancelled request returns no partial result.
import { Metric } from '../engine/kernel/slots.ts'
import type { Variant } from '../model/variant.ts'
import { AnchorDiary } from './anchor-diary.ts'
import { Pace, type Steppable } from './pace.ts'
import type { RunEvent, RunRequest, RunResult } from './run-api.ts'
import type { SnapshotShelf } from './snapshot-shelf.ts'
import { lastDayOf, planWorlds, type WorldPlan } from './world-plan.ts'

/** What this layer asks of the engine's Simulation; `S` is its opaque snapshot. */
export interface SimulationLike<S> extends Steppable {
  /** [day × Metric.COUNT] of the days simulated so far */
  rows(): Float64Array
  /** [anchor × AnchorField.COUNT] */
  anchors(): Float64Array
  snapshot(): S
  /** 16 hex digits of what happened */
  digest(): string
  /** 16 hex digits of what only watched */
  observed(): string
}

/**
 * Opens a world at day 0, or at the day of a snapshot of an equal world.
 * `reuse` is a simulation of the same engine that is not needed any more: its memory may be taken over.
 */
export type OpenSimulation<S> = (variant: Variant, seed: number, from?: S, reuse?: SimulationLike<S>) => SimulationLike<S>

export interface GroupContext<S> {
  readonly open: OpenSimulation<S>
  readonly emit: (event: RunEvent) => void
  readonly cancelled: () => boolean
  /** snapshots of earlier requests; without it every request burns in anew */
  readonly shelf?: SnapshotShelf<S>
  /** finished simulations whose memory the next ones take over; kept between requests by the caller */
  readonly spare?: SimulationLike<S>[]
}

/** Works a request off, world by world. Results come in the order in which variants finish. */
export const runGroup = async <S>(request: RunRequest, context: GroupContext<S>): Promise<'done' | 'cancelled'> => {
  const pace = new Pace(context.cancelled)
  for (const plan of planWorlds(request)) if (!(await liveWorld(plan, request, context, pace))) return 'cancelled'
  return 'done'
}

/** @returns false when cancelled */
const liveWorld = async <S>(plan: WorldPlan, request: RunRequest, context: GroupContext<S>, pace: Pace): Promise<boolean> => {
  const { emit, spare = [] } = context
  const open = (variant: Variant, from?: S): SimulationLike<S> => context.open(variant, request.seed, from, spare.pop())
  const { burnIn, fans } = plan.trunk.shape
  const wanted = (request.anchorDays ?? []).map((day) => burnIn + day)
  const earliest = Math.min(plan.firstFork, ...wanted)
  const shelf = request.noFork || earliest < burnIn ? undefined : context.shelf
  let charged = 0
  const onDays = (days: number): void => {
    charged += days * fans
    emit({ kind: 'progress', fanDays: days * fans })
  }
  const finish = (variant: Variant, simulation: SimulationLike<S>, diary: AnchorDiary): void => {
    emit({ kind: 'result', result: resultOf(variant, simulation, diary, request, charged, pace.takeSeconds()) })
    charged = 0
    spare.push(simulation)
  }

  const live = async (simulation: SimulationLike<S>, toDay: number, diary: AnchorDiary): Promise<boolean> => {
    diary.note(simulation)
    for (let day = diary.next(simulation.day); day <= toDay; day = diary.next(day)) {
      if (!(await pace.advance(simulation, day, onDays))) return false
      diary.note(simulation)
    }
    return pace.advance(simulation, toDay, onDays)
  }

  const known = shelf?.find(plan.key, request.seed, earliest)
  const trunk = open(plan.trunk, known?.snapshot)
  const diary = new AnchorDiary(wanted)
  let latest = known
  if (shelf && !latest) {
    if (!(await live(trunk, burnIn, diary))) return false
    latest = { snapshot: trunk.snapshot(), day: burnIn, fans }
    shelf.put(plan.key, request.seed, latest)
  }
  for (const fork of plan.forks) {
    if (latest?.day !== fork.day) {
      if (!(await live(trunk, fork.day, diary))) return false
      latest = { snapshot: trunk.snapshot(), day: fork.day, fans }
    }
    const simulation = open(fork.variant, latest.snapshot)
    const own = diary.fork()
    if (!(await live(simulation, lastDayOf(fork.variant), own))) return false
    finish(fork.variant, simulation, own)
  }
  if (!(await live(trunk, lastDayOf(plan.trunk), diary))) return false
  finish(plan.trunk, trunk, diary)
  return true
}

const resultOf = <S>(
  variant: Variant,
  simulation: SimulationLike<S>,
  diary: AnchorDiary,
  request: RunRequest,
  fanDays: number,
  seconds: number,
): RunResult => ({
  variant: variant.id,
  replicate: request.replicate,
  seed: request.seed,
  rows: simulation.rows(),
  columns: Metric.COUNT,
  burnIn: variant.shape.burnIn,
  anchors: request.anchors ? simulation.anchors() : undefined,
  anchorTables: request.anchorDays ? diary.copies() : undefined,
  digest: request.digest ? simulation.digest() : undefined,
  observed: request.digest ? simulation.observed() : undefined,
  fanDays,
  seconds,
})
