// snowball verify --patterns: lives the worlds of the studies and prints fitted and checked patterns apart, with parameters of one's own if wanted.
// Invariant: the worlds are not those of the fit; a pattern's reason for missing stands below it.
import type { Pattern, PatternKind, StudySource, PatternRow, Study, StudyWorld } from '../verify/pattern.ts'
import { CHECK_SEED, measureStudy, PATTERNS, STUDIES, studyWorld } from '../verify/patterns.ts'
import { parseScenario, withParameters } from '../model/scenario.ts'
import { didYouMean, UsageError } from './arguments.ts'
import { Failure } from './command.ts'
import { liveWorlds } from './live.ts'
import { counted, figure, fixed } from './quantities.ts'
import { SHIPPED, shippedWorlds } from './shipped-scenarios.ts'
import { table, wrap, type Column } from './text.ts'
import type { Terminal } from './terminal.ts'

export interface PatternOptions {
  /** patterns to measure; default: all */
  readonly ids?: readonly string[]
  /** parameters and base values of levers, by name, that replace the world files' */
  readonly set?: Readonly<Record<string, number>>
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

/** @throws UsageError for a name that is no pattern's */
const chosenPatterns = (ids: readonly string[]): readonly Pattern[] => {
  for (const id of ids) {
    if (!PATTERNS.some((pattern) => pattern.id === id)) throw new UsageError(`no pattern "${id}"${didYouMean(id, PATTERNS.map((pattern) => pattern.id)) || '; snowball verify --patterns --list shows them all'}`)
  }
  return ids.length === 0 ? PATTERNS : PATTERNS.filter(({ id }) => ids.includes(id))
}

/** The study with other parameters in all its variants. @throws UsageError, before anything is lived, for what a file may not say either */
const withSettings = (study: Study, source: StudySource, set: Readonly<Record<string, number>>): Study => {
  const variants = study.variants(source).map((variant) => {
    const given = withParameters(variant, set)
    if (!given.ok) throw new UsageError(`--set ${given.errors[0].path}: ${given.errors[0].message}`)
    return given.variant
  })
  return { ...study, variants: () => variants }
}

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

const bandOf = ({ band: [low, high] }: Pattern): string =>
  high === Infinity ? `above ${figure(low)}` : low === -Infinity ? `below ${figure(high)}` : `${figure(low)} to ${figure(high)}`

const COLUMNS: readonly Column[] = [
  { title: 'Pattern' }, { title: '' }, { title: 'Target', align: 'right' }, { title: 'Simulated', align: 'right' }, { title: '90% interval', align: 'right' }, { title: 'n', align: 'right' }, { title: '' },
]

const LIST_COLUMNS: readonly Column[] = [{ title: 'Pattern' }, { title: 'Kind' }, { title: 'Target', align: 'right' }, { title: 'Unit' }, { title: 'What is measured' }]
const KINDS_EXPLAINED = wrap('Fitted: the fit looked at it. Checked: never fitted. Seen: never fitted, but in view when some value was chosen. Sources: snowball verify --patterns --list --json.')

const lineOf = (row: PatternRow): string[] => {
  const decimals = decimalsOf(row)
  return [
    row.pattern.id, row.pattern.title.en, bandOf(row.pattern), fixed(row.mean, decimals), `${fixed(row.interval.lower, decimals)} to ${fixed(row.interval.upper, decimals)}`,
    fixed(row.worlds, 0), row.outcome === 'pass' ? 'pass' : 'miss',
  ]
}

/** Why a pattern missed, and whether luck is to blame. */
const reasonOf = ({ outcome, reason }: PatternRow): string[] => (outcome === 'pass' ? [] : [wrap(`${reason}${outcome === 'wide' ? ': more worlds (--seeds) would tell' : ''}`, { indent: '    ' })])

/** The rows of a kind, each miss with its reason below it. */
const tableOf = (rows: readonly PatternRow[]): string => {
  const [titles, ...lines] = table(COLUMNS, rows.map(lineOf)).trimEnd().split('\n')
  return `${[titles, ...lines.flatMap((line, k) => [line, ...reasonOf(rows[k])])].join('\n')}\n`
}

/** A table for each kind, each under a line that counts. */
export const patternReport = (rows: readonly PatternRow[], set: PatternOptions['set'] = {}): string => {
  const ordered = PATTERNS.flatMap((pattern) => rows.filter((row) => row.pattern === pattern))
  const part = (kind: PatternKind, title: string): string => {
    const some = ordered.filter(({ pattern }) => pattern.kind === kind)
    const passed = some.filter(({ outcome }) => outcome === 'pass').length
    return some.length === 0 ? '' : `${title}: ${passed} of ${counted(some.length, 'pattern')} ${some.length === 1 ? 'passes' : 'pass'}\n\n${tableOf(some)}`
  }
  const rule = wrap('A pattern passes when the 90% interval of its mean over worlds overlaps the target and is at most half as wide; against a one-sided target the whole interval must lie on the right side. n: worlds. Sources: snowball verify --patterns --list --json.')
  const own = Object.entries(set).map(([name, value]) => `${name} = ${value}`).join(', ')
  const settings = own === '' ? '' : wrap(`With ${own}: not the worlds that were fitted, so a miss here says what these settings do.`) + '\n'
  return `${[settings, part('fitted', 'Fitted (the fit looked at these)'), part('checked', 'Checked (never fitted)'), part('seen', 'Seen (never fitted, but in view when some value was chosen: see its source)'), `${rule}\n`].filter((text) => text !== '').join('\n')}`
}

/** A pattern for machines; an open end of its target is null. */
const plain = ({ id, kind, title, study, window, unit, band, source }: Pattern): object => ({ id, kind, title, study, window, unit, band: band.map((end) => (Number.isFinite(end) ? end : null)), source })

/** Every pattern, or those named, with its target; nothing is run. */
export const listPatterns = ({ ids = [], json = false }: Pick<PatternOptions, 'ids' | 'json'>, terminal: Terminal): number => {
  const patterns = chosenPatterns(ids)
  const rows = patterns.map((pattern) => [pattern.id, pattern.kind, bandOf(pattern), pattern.unit === '1' ? '' : pattern.unit, pattern.title.en])
  terminal.out(json ? `${JSON.stringify(patterns.map(plain), null, 2)}\n` : `${table(LIST_COLUMNS, rows)}\n${KINDS_EXPLAINED}\n`)
  return 0
}

const idsOf = (rows: readonly PatternRow[]): string => rows.map(({ pattern }) => pattern.id).join(', ')

/** Only the fitted ones decide: the fit is to be held to them, while a miss of the others is a finding about the model (ODD §1). */
export const patternExit = (rows: readonly PatternRow[]): { readonly code: 0 | 1; readonly text: string } => {
  const missed = rows.filter(({ outcome }) => outcome !== 'pass')
  const [fitted, others] = [missed.filter(({ pattern }) => pattern.kind === 'fitted'), missed.filter(({ pattern }) => pattern.kind !== 'fitted')]
  const ignored = others.length > 0 ? ` Misses of checked and seen patterns do not change it (${idsOf(others)}).` : ''
  return fitted.length > 0 ? { code: 1, text: `Exit code 1: fitted patterns missed (${idsOf(fitted)}).${ignored}` } : { code: 0, text: `Exit code 0: no fitted pattern missed.${ignored}` }
}

/**
 * Measures every pattern, or those named.
 * @returns exit code of `patternExit`
 * @throws UsageError for an unknown pattern or parameter, or a value out of range
 */
export const verifyPatterns = async (options: PatternOptions, terminal: Terminal): Promise<number> => {
  const { ids = [], set = {} } = options
  const patterns = chosenPatterns(ids), source = shippedSource()
  const studies = STUDIES.filter(({ id }) => patterns.some(({ study }) => study === id)).map((study) => withSettings(study, source, set))
  const rows: PatternRow[] = []
  for (const study of studies) {
    if (options.progress) terminal.err(`${study.title.en}\n`)
    rows.push(...measureStudy(study, await liveStudy(study, source, options, terminal), patterns))
  }
  const { code, text } = patternExit(rows)
  terminal.out(options.json ? `${JSON.stringify(rows.map(({ pattern, ...measured }) => ({ ...plain(pattern), ...measured })), null, 2)}\n` : `${patternReport(rows, set)}\n${wrap(text)}\n`)
  return code
}
