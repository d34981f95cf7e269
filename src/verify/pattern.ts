/**
 * A pattern: a figure from outside that the model must show, measured on whole worlds of the engine (MODEL.md 6.12-1).
 *
 * Invariant: a figure that the fit looked at is `fitted` and only that; a pattern passes through `judgePattern` alone, from its interval.
 */
import { estimateMean, meanInterval, type Interval } from '../experiment/estimate.ts'
import { replicateSeed } from '../experiment/seeds.ts'
import { VERDICT_LEVEL } from '../experiment/verdict.ts'
import type { MetricId } from '../model/metrics.ts'
import type { Text } from '../model/parameters.ts'
import type { Presets, Scenario } from '../model/scenario.ts'
import type { Variant } from '../model/variant.ts'

type Days = readonly [from: number, to: number]

/** What the model is measured on: one world lived under a few variants. */
export interface Study {
  readonly id: string
  readonly title: Text
  /** worlds that bring the fitted patterns of this study below the half-width asked for, with some to spare */
  readonly worlds: number
  readonly anchorDays: readonly number[]
  /** @param source world files and shipped scenarios */
  variants(source: StudySource): readonly Variant[]
}

export interface StudySource {
  readonly presets: Presets
  readonly scenario: (id: string) => Scenario
}

/** One world of a study: what its variants did. */
export interface StudyWorld {
  read(variant: string, metric: MetricId, window: Days): number
  /** [anchor × AnchorField.COUNT] on the morning of a scenario day of the study's anchorDays */
  anchors(variant: string, day: number): Float64Array
}

/** Low and high end; an infinite end makes the target one-sided. */
export type Band = readonly [low: number, high: number]

/** fitted: the fit looked at it; seen: never fitted, but some value was chosen with it in view; checked: neither. */
export type PatternKind = 'fitted' | 'checked' | 'seen'

interface PatternForm {
  readonly id: string
  readonly title: Text
  readonly kind: PatternKind
  readonly study: string
  /** scenario days, as they are said */
  readonly window: string
  readonly unit: string
  readonly band: Band
  /** where the target comes from, with [S], [D], [A] or [P] as in MODEL.md */
  readonly source: string
}

export type Pattern = PatternForm &
  (
    | { readonly value: (world: StudyWorld) => number; readonly pooled?: undefined }
    /** a number of all worlds together; its interval is bootstrapped over worlds */
    | { readonly pooled: (worlds: readonly StudyWorld[]) => number; readonly value?: undefined }
  )

/** `pass`; `off`: the interval misses the band; `wide`: too few worlds to say. */
export type PatternOutcome = 'pass' | 'off' | 'wide'

export interface PatternRow {
  readonly pattern: Pattern
  readonly worlds: number
  readonly mean: number
  readonly interval: Interval
  readonly outcome: PatternOutcome
  /** why it missed; empty when it passed */
  readonly reason: string
}

/** Largest half-width that a pattern may have: half of the band's own; a one-sided target sets none. */
export const widestFor = ([low, high]: Band): number => (Number.isFinite(high - low) ? (high - low) / 4 : Infinity)

/**
 * A pattern passes when its 90% interval overlaps the band and is at most half as wide; against a one-sided target the whole interval must
 * lie on the right side.
 * @example judgePattern([4, 5], { level: 0.9, lower: 4.4, upper: 4.6 }).outcome // 'pass'
 */
export const judgePattern = (band: Band, { lower, upper }: Interval): Pick<PatternRow, 'outcome' | 'reason'> => {
  const [low, high] = band
  const halfWidth = (upper - lower) / 2
  if (!Number.isFinite(halfWidth)) return { outcome: 'wide', reason: 'no interval from fewer than two worlds' }
  if (upper < low || lower > high) {
    const distance = upper < low ? low - upper : lower - high
    return { outcome: 'off', reason: `interval ends ${Number(distance.toPrecision(2))} ${upper < low ? 'below' : 'above'} the band` }
  }
  const widest = widestFor(band)
  if (halfWidth > widest) return { outcome: 'wide', reason: `half-width ${Number(halfWidth.toPrecision(2))} exceeds ${Number(widest.toPrecision(2))}` }
  if ((high === Infinity && lower < low) || (low === -Infinity && upper > high)) return { outcome: 'wide', reason: 'interval reaches beyond the bound' }
  return { outcome: 'pass', reason: '' }
}

/** Resamples of a bootstrap. [A] the 5% and 95% points are then known to about a twentieth of a standard error. */
const RESAMPLES = 2000

/** Percentile interval of a pooled number over worlds drawn with replacement; the drawing is the same every time. */
const bootstrapInterval = <T>(worlds: readonly T[], pooled: (worlds: readonly T[]) => number): Interval => {
  if (worlds.length < 2) return { level: VERDICT_LEVEL, lower: -Infinity, upper: Infinity }
  const values = Array.from({ length: RESAMPLES }, (_, sample) =>
    pooled(worlds.map((_world, k) => worlds[Math.floor((replicateSeed(sample, k) / 2 ** 32) * worlds.length)])),
  ).toSorted((a, b) => a - b)
  const at = (share: number): number => values[Math.round(share * (RESAMPLES - 1))]
  return { level: VERDICT_LEVEL, lower: at((1 - VERDICT_LEVEL) / 2), upper: at((1 + VERDICT_LEVEL) / 2) }
}

/** Largest share of worlds (beyond a single one) in which a number may not exist: an entrant may be suspended just when it is counted. */
const MOST_UNDEFINED = 0.1

/** The numbers that exist; NaN alone when too many do not. */
export const defined = (values: readonly number[]): readonly number[] => {
  const some = values.filter(Number.isFinite)
  return values.length - some.length > Math.max(1, MOST_UNDEFINED * values.length) ? [NaN] : some
}

/** Measures one pattern on the worlds of its study; `worlds` counts those in which it exists. */
export const measurePattern = (pattern: Pattern, worlds: readonly StudyWorld[]): PatternRow => {
  const { value, pooled } = pattern
  const estimate = value === undefined ? undefined : estimateMean(defined(worlds.map(value)))
  const mean = estimate === undefined ? pooled!(worlds) : estimate.mean
  const interval = estimate === undefined ? bootstrapInterval(worlds, pooled!) : meanInterval(estimate, VERDICT_LEVEL)
  return { pattern, worlds: estimate?.n ?? worlds.length, mean, interval, ...judgePattern(pattern.band, interval) }
}
