// What a second worker brings: the same replicates through one worker and through two.
// Invariant: both live the same worlds; readings alternate, so that a busy machine weighs on both alike.
import type { Variant } from '../../model/variant.ts'
import { replicateMajor } from '../../experiment/design.ts'
import type { Runner } from '../../experiment/runner.ts'
import { median, type Bench } from './measuring.ts'

export interface WorkersPlan {
  readonly variant: Variant
  readonly replicates: number
  readonly rounds: number
}

export interface Workers {
  readonly fanDays: number
  /** s on the clock on the wall, medians of the rounds */
  readonly one: number
  readonly two: number
  /** median over the rounds of one / two */
  readonly speedUp: number
  /** the same if both workers had a core to themselves all the time: 2 x CPU time of one / CPU time of two */
  readonly freeCores: number
  /** CPU seconds that the whole process got per second, with one worker and with two */
  readonly got: readonly [number, number]
}

export const measureWorkers = async (bench: Bench, openRunner: (workers: number) => Runner, { variant, replicates, rounds }: WorkersPlan): Promise<Workers> => {
  const runners = [openRunner(1), openRunner(2)]
  /** [workers][round] */
  const [wall, cpu]: [number[][], number[][]] = [[[], []], [[], []]]
  const live = async (k: number, count: number): Promise<void> => {
    await runners[k].start(replicateMajor([variant], { seed: 1, replicates: count }), { onResult: () => undefined }).finished
  }
  try {
    for (const k of [0, 1]) await live(k, 2) // starts the threads and compiles the kernel in each
    for (let round = 0; round < rounds; round++)
      for (const k of [0, 1]) {
        await bench.pause(`${replicates} replicates, ${k + 1} worker${k === 0 ? '' : 's'}, round ${round + 1} of ${rounds}`)
        const [from, busyFrom] = [performance.now(), bench.now()]
        await live(k, replicates)
        wall[k].push((performance.now() - from) / 1000)
        cpu[k].push((bench.now() - busyFrom) / 1000)
      }
  } finally {
    for (const runner of runners) runner.close()
  }
  const got = (k: number): number => median(cpu[k].map((busy, round) => busy / wall[k][round]))
  return {
    fanDays: replicates * variant.shape.fans * (variant.shape.burnIn + variant.shape.horizon),
    one: median(wall[0]), two: median(wall[1]),
    speedUp: median(wall[0].map((seconds, round) => seconds / wall[1][round])),
    freeCores: 2 * median(cpu[0].map((seconds, round) => seconds / cpu[1][round])),
    got: [got(0), got(1)],
  }
}
