// snowball verify --patterns: lives the worlds of every study and prints fitted and checked patterns apart.
// Invariant: the worlds are not those of the fit; a pattern's reason for missing stands beside it.
import type { PatternKind, StudySource, PatternRow, Study, StudyWorld } from '../verify/pattern.ts'
import { CHECK_SEED, measureStudy, PATTERNS, STUDIES, studyWorld } from '../verify/patterns.ts'
import { parseScenario } from '../model/scenario.ts'
import { Failure } from './command.ts'
import { liveWorlds } from './live.ts'
import { counted, figure, fixed } from './quantities.ts'
import { SHIPPED, shippedWorlds } from './shipped-scenarios.ts'
import { table, wrap, type Column } from './text.ts'
import type { Terminal } from './terminal.ts'

export interface PatternOptions {
  /** worlds of every study; default: each study's own number */
  readonly seeds?: number
  readonly seed?: number
  readonly workers?: number
  readonly progress?: boolean
  readonly json?: boolean
}

/** World files and scenarios as they are bundled. */
export const shippedSource = (): StudySource => ({
  presets: shippedWorlds(),
  scenario(id) {
    const parsed = parseScenario(SHIPPED.get(id), shippedWorlds())
    if (!parsed.ok) throw new Failure(`${id}: ${parsed.errors[0].path}: ${parsed.errors[0].message}`)
    return parsed.scenario
  },
})

/** Lives the worlds of one study. */
export const liveStudy = async (study: Study, source: StudySource, { seeds, seed = CHECK_SEED, workers, progress }: PatternOptions, terminal: Terminal): Promise<StudyWorld[]> => {
  const variants = study.variants(source)
  const worlds: StudyWorld[] = []
  const chosen = variants.map((variant) => ({ id: variant.id, variant }))
  await liveWorlds(chosen, { seed, replicates: seeds ?? study.worlds, anchorDays: study.anchorDays, workers, progress }, terminal, (results) => {
    worlds.push(studyWorld(study, variants, results))
  })
  return worlds
}

const decimalsOf = (row: PatternRow): number => {
  const half = (row.interval.upper - row.interval.lower) / 2
  return Number.isFinite(half) && half > 0 ? Math.min(3, Math.max(0, 1 - Math.floor(Math.log10(half)))) : 3
}

const bandOf = ({ pattern: { band } }: PatternRow): string => {
  const [low, high] = band
  return high === Infinity ? `above ${figure(low)}` : low === -Infinity ? `below ${figure(high)}` : `${figure(low)} to ${figure(high)}`
}

const COLUMNS: readonly Column[] = [
  { title: 'Pattern' }, { title: '' }, { title: 'Target', align: 'right' }, { title: 'Simulated', align: 'right' }, { title: '90% interval', align: 'right' }, { title: 'n', align: 'right' }, { title: 'Result' }, { title: 'Reason' },
]

const lineOf = (row: PatternRow): string[] => {
  const decimals = decimalsOf(row)
  return [
    row.pattern.id, row.pattern.title.en, bandOf(row), fixed(row.mean, decimals), `${fixed(row.interval.lower, decimals)} to ${fixed(row.interval.upper, decimals)}`,
    fixed(row.worlds, 0), row.outcome === 'pass' ? 'pass' : 'miss', row.reason,
  ]
}

/** A table for each kind, each under a line that counts. */
export const patternReport = (rows: readonly PatternRow[]): string => {
  const ordered = PATTERNS.flatMap((pattern) => rows.filter((row) => row.pattern === pattern))
  const part = (kind: PatternKind, title: string): string => {
    const some = ordered.filter(({ pattern }) => pattern.kind === kind)
    const passed = some.filter(({ outcome }) => outcome === 'pass').length
    return some.length === 0 ? '' : `${title}: ${passed} of ${counted(some.length, 'pattern')} pass\n\n${table(COLUMNS, some.map(lineOf))}`
  }
  const rule = wrap('A pattern passes when the 90% interval of its mean over worlds overlaps the target and is at most half as wide; against a one-sided target the whole interval must lie on the right side. Sources: snowball verify --patterns --json.')
  return `${[part('fitted', 'Fitted (the fit looked at these)'), part('checked', 'Checked (never fitted)'), part('seen', 'Seen (never fitted, but in view when some value was chosen: see its source)'), `${rule}\n`].filter((text) => text !== '').join('\n')}`
}

const asJson = ({ pattern, worlds, mean, interval, outcome, reason }: PatternRow): object => {
  const { id, kind, title, study, window, unit, band, source } = pattern
  return { id, kind, title, study, window, unit, band: band.map((end) => (Number.isFinite(end) ? end : null)), source, worlds, mean, interval, outcome, reason }
}

/**
 * Measures every pattern.
 * @returns exit code: 1 when a fitted pattern misses
 */
export const verifyPatterns = async (options: PatternOptions, terminal: Terminal): Promise<number> => {
  const source = shippedSource()
  const rows: PatternRow[] = []
  for (const study of STUDIES) {
    if (options.progress) terminal.err(`${study.title.en}\n`)
    rows.push(...measureStudy(study, await liveStudy(study, source, options, terminal)))
  }
  terminal.out(options.json ? `${JSON.stringify(rows.map(asJson), null, 2)}\n` : patternReport(rows))
  return rows.some(({ pattern, outcome }) => pattern.kind === 'fitted' && outcome !== 'pass') ? 1 : 0
}
