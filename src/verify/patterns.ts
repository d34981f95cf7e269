/**
 * The patterns of the project and how worlds are measured against them: fitted ones apart from those that were only checked, and these from those that were in view when a value was chosen.
 *
 * Invariant: each pattern belongs to one study, and everything of a study is measured on the same worlds.
 */
import { readMetric } from '../experiment/read-metric.ts'
import type { RunResult } from '../experiment/run-api.ts'
import type { Variant } from '../model/variant.ts'
import { measurePattern, type Pattern, type PatternKind, type PatternRow, type Study, type StudyWorld } from './pattern.ts'
import { BRAND_PATTERNS, brandStudy } from './patterns/brands.ts'
import { MICRO_PATTERNS, MICRO_STUDIES } from './patterns/micro.ts'
import { PLATFORM_PATTERNS, PLATFORM_STUDIES } from './patterns/platform.ts'

/** Seed of the experiment that patterns are measured on; the fit uses another, so that these worlds are fresh. */
export const CHECK_SEED = 20220513

export const STUDIES: readonly Study[] = [...PLATFORM_STUDIES, ...MICRO_STUDIES, brandStudy]

const ALL: readonly Pattern[] = [...PLATFORM_PATTERNS, ...MICRO_PATTERNS, ...BRAND_PATTERNS]
const PATTERN_KINDS = ['fitted', 'checked', 'seen'] as const satisfies readonly PatternKind[]
/** By kind. */
export const PATTERNS: readonly Pattern[] = PATTERN_KINDS.flatMap((each) => ALL.filter(({ kind }) => kind === each))

/** @param results of one world, one per variant of the study */
export const studyWorld = ({ anchorDays }: Study, variants: readonly Variant[], results: readonly RunResult[]): StudyWorld => {
  const find = (id: string): [RunResult, Variant] => {
    const k = variants.findIndex((variant) => variant.id === id)
    if (k < 0) throw new Error(`patterns: the study has no variant "${id}"`)
    return [results[k], variants[k]]
  }
  return {
    read: (id, metric, window) => readMetric(...find(id), metric, window, anchorDays),
    anchors: (id, day) => find(id)[0].anchorTables![anchorDays.indexOf(day)],
  }
}

/** Every pattern of a study, or those of it that are wanted. */
export const measureStudy = (study: Study, worlds: readonly StudyWorld[], wanted: readonly Pattern[] = PATTERNS): PatternRow[] =>
  wanted.filter((pattern) => pattern.study === study.id).map((pattern) => measurePattern(pattern, worlds))
