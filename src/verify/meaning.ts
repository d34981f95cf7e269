/**
 * Tests what a scenario says of itself: every expectation on paired worlds, one after another, until its interval says yes or no.
 *
 * Invariant: verdicts come from a confidence sequence, so that stopping when one is reached keeps the level; only variants that some open
 * expectation speaks of are lived; nothing is called unresolved before `mostPairs` worlds.
 */
import { sequenceInterval } from '../experiment/confidence-sequence.ts'
import { estimateMean, type Interval } from '../experiment/estimate.ts'
import { anchorDaysOf, readMetric } from '../experiment/read-metric.ts'
import type { RunResult } from '../experiment/run-api.ts'
import { VERDICT_LEVEL } from '../experiment/verdict.ts'
import { expectedNumbers, variantsOf, type Expectation, type Scenario } from '../model/scenario.ts'
import type { Variant } from '../model/variant.ts'
import { defined } from './pattern.ts'

/** Seed of the experiment on which meanings are tested: neither that of the fit nor that of the patterns. */
export const MEANING_SEED = 20220516

/** Worlds at which the sequence is tightest. [A] most expectations are strong and fall within ten pairs */
const SEQUENCE_TARGET = 10
const FIRST_LOOK = 6
/** Each look has half as many worlds again as the last. */
const GROWTH = 1.5
/** Worlds before anything may be called unresolved (issue 2 asks for 200). */
export const MOST_PAIRS = 240

export type MeaningVerdict = 'holds' | 'fails' | 'not resolved'

export interface MeaningRow {
  readonly scenario: string
  readonly expectation: Expectation
  readonly pairs: number
  readonly mean: number
  readonly interval: Interval
  readonly verdict: MeaningVerdict
}

/** Squared deviations from the mean, n / (n - 1) times: their mean is the variance. */
const deviations = (values: readonly number[]): number[] => {
  const { mean, n } = estimateMean(values)
  return values.map((value) => ((value - mean) ** 2 * n) / (n - 1))
}

/** The numbers whose mean is judged: of a spread each world's part in (variance / variance of the other - 1). */
const judgedNumbers = ({ spreadOver }: Expectation, worlds: readonly (readonly number[])[]): number[] => {
  if (!spreadOver) return worlds.map(([value]) => value)
  const [own, other] = [0, 1].map((k) => deviations(worlds.map((each) => each[k])))
  const scale = estimateMean(other).mean
  return own.map((value, world) => (value - other[world]) / scale)
}

/**
 * Judges what an expectation says of each world (`expectedNumbers`). A sign holds when the interval excludes 0 on the right side; a band
 * holds when it contains the interval, and fails when they are apart.
 * @throws when the metric does not exist in more than a tenth of the worlds
 */
export const judgeExpectation = (expectation: Expectation, worlds: readonly (readonly number[])[]): Pick<MeaningRow, 'mean' | 'interval' | 'verdict'> => {
  const { id, metric, sign, between } = expectation
  const values = judgedNumbers(expectation, worlds)
  const estimate = estimateMean(defined(values))
  if (Number.isNaN(estimate.mean)) throw new Error(`${id}: ${metric} does not exist in more than a tenth of ${values.length} worlds`)
  const interval = sequenceInterval(estimate, VERDICT_LEVEL, SEQUENCE_TARGET)
  const { lower, upper } = interval
  const [low, high] = between ?? (sign === '+' ? [0, Infinity] : [-Infinity, 0])
  const holds = sign === null ? lower >= low && upper <= high : sign === '+' ? lower > 0 : upper < 0
  const fails = sign === null ? upper < low || lower > high : sign === '+' ? upper < 0 : lower > 0
  return { mean: estimate.mean, interval, verdict: holds ? 'holds' : fails ? 'fails' : 'not resolved' }
}

export interface MeaningOptions {
  /**
   * Lives `count` worlds from replicate `first` on under the variants.
   * @returns [world × variant]
   */
  readonly live: (variants: readonly Variant[], first: number, count: number, anchorDays: readonly number[]) => Promise<readonly (readonly RunResult[])[]>
  readonly mostPairs?: number
}

const windowsOf = ({ window, relativeTo }: Expectation): (readonly [number, number])[] => (relativeTo === null ? [window] : [window, relativeTo])

/** Rows in the order of the scenario's expectations. */
export const testMeaning = async ({ id, baseline, variants, expectations }: Scenario, { live, mostPairs = MOST_PAIRS }: MeaningOptions): Promise<MeaningRow[]> => {
  const values = new Map<Expectation, number[][]>(expectations.map((expectation) => [expectation, []]))
  const rows = new Map<Expectation, MeaningRow>()
  for (let pairs = 0, next = FIRST_LOOK; rows.size < expectations.length; next = Math.ceil(pairs * GROWTH)) {
    const upTo = Math.min(next, mostPairs)
    const open = expectations.filter((expectation) => !rows.has(expectation))
    const spoken = new Set(open.flatMap(variantsOf))
    const some = [baseline, ...variants].filter((each) => spoken.has(each.id)).map(({ variant }) => variant)
    const anchorDays = [...new Set(open.flatMap((expectation) => anchorDaysOf(expectation.metric, windowsOf(expectation))))]
    for (const world of await live(some, pairs, upTo - pairs, anchorDays))
      for (const expectation of open)
        values.get(expectation)!.push(
          expectedNumbers(expectation, (name, metric, window) => {
            const k = some.findIndex((variant) => variant.id === name)
            return readMetric(world[k], some[k], metric, window, anchorDays)
          }),
        )
    pairs = upTo
    for (const expectation of open) {
      const judged = judgeExpectation(expectation, values.get(expectation)!)
      if (judged.verdict !== 'not resolved' || pairs >= mostPairs) rows.set(expectation, { scenario: id, expectation, pairs, ...judged })
    }
  }
  return expectations.map((expectation) => rows.get(expectation)!)
}
