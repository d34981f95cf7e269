// What `snowball verify` prints: a block an oracle with labelled lines and a table, what the columns mean, and a verdict over all.
// Invariant: every row shows what was expected, what came out, how far they are apart and how far they may be, in one unit.
import { chiSquareTail } from '../verify/exact/chi-square.ts'
import { statedTells, type Oracle, type OracleKind, type OracleRow } from '../verify/oracle.ts'
import type { OracleReport } from '../verify/verify.ts'
import { counted, figure, fixed } from './quantities.ts'
import { table, wrap, type Column } from './text.ts'

const INDENT = '  '

const labelled = (label: string, text: string): string => wrap(text, { indent: `${INDENT}${label.padEnd(10)}`, hanging: ' '.repeat(INDENT.length + 10) })

const CHECKS: Readonly<Record<OracleKind, string>> = {
  engine: 'the simulation, run under these settings',
  identity: 'the simulation: holds in every run',
  function: 'a function of the library; nothing is simulated',
  data: 'the library on published data',
}

/** Title, claim, kind and the parts of the kernel that are executed: a line each, labelled. */
const headOf = ({ id, title, claim, kind, processes }: Oracle): string[] => [
  `${id}: ${title.en}`,
  labelled('Claim', claim.en),
  labelled('Checks', CHECKS[kind]),
  ...(processes.length > 0 ? [labelled('Executes', processes.join(', '))] : []),
]

/** Settings of an oracle's rows: the words that all share, and what a row adds to them. */
const settingsOf = (rows: readonly OracleRow[]): { readonly shared: readonly string[]; added(row: OracleRow): string } => {
  const all = rows.filter(({ setting }) => setting !== '').map(({ setting }) => setting.split(' '))
  const shared = (all[0] ?? []).filter((word) => all.every((words) => words.includes(word)))
  return { shared, added: ({ setting }) => setting.split(' ').filter((word) => !shared.includes(word)).join(' ') }
}

/** How far apart and how far allowed, in the unit in which the row is judged. */
const distanceOf = (row: OracleRow): readonly [offBy: string, allowed: string] => {
  const { tolerance, toleranceKind, exact, simulated, standardError = NaN, stated } = row
  const difference = simulated - exact
  switch (toleranceKind) {
    case 'absolute':
      return [figure(difference, { digits: 2, signed: true }), tolerance === 0 ? '0' : `± ${figure(tolerance)}`]
    case 'relative':
      return [`${figure((100 * difference) / Math.abs(exact), { digits: 2, signed: true })}%`, `± ${figure(100 * tolerance)}%`]
    case 'sigma':
      return [`${fixed(difference / standardError, 2, true)} s.e.`, `± ${figure(tolerance)} s.e.${statedTells(row) ? `, ± ${figure(100 * stated!)}%` : ''}`]
    case 'tail':
      return [`p ${figure(chiSquareTail(simulated, exact), { digits: 2 })}, ${figure(exact)} d.f.`, `p > ${figure(tolerance)}`]
    case 'least':
      return [figure(difference, { digits: 2, signed: true }), '≥ 0']
    default:
      return toleranceKind satisfies never
  }
}

const RESULT = { pass: 'pass', fail: 'FAIL', 'not run': 'not run' } as const

const COLUMNS: readonly Column[] = [
  { title: `${INDENT}Quantity` }, { title: 'Exact', align: 'right' }, { title: 'Simulated', align: 'right' }, { title: 'Off by', align: 'right' }, { title: 'Allowed' }, { title: 'Result' },
]
/** Width of the first column, in which a longer text goes on below. */
const QUANTITY = 36

/** Lines of one row's table cells; the first column wraps. */
const cellsOf = (row: OracleRow): string[][] => {
  const { quantity, exact, simulated, toleranceKind, outcome } = row
  const [first, ...rest] = wrap(quantity, { indent: INDENT, hanging: INDENT.repeat(2), columns: QUANTITY + INDENT.length }).split('\n')
  // the degrees of freedom of a χ², which `exact` holds, are no value to compare it with
  const expected = toleranceKind === 'tail' ? '' : figure(exact)
  const numbers = outcome === 'not run' ? [expected, '', '', ''] : [expected, figure(simulated), ...distanceOf(row)]
  return [[first, ...numbers, RESULT[outcome]], ...rest.map((line) => [line])]
}

/** One oracle: what it claims, what it was run with, and its rows. */
export const reportText = ({ oracle, rows }: OracleReport): string => {
  const { shared, added } = settingsOf(rows)
  const blocks = rows.map((row, k) => {
    const [own, last] = [added(row), k > 0 ? added(rows[k - 1]) : '']
    const turns = own !== last && row.setting !== ''
    return { cells: cellsOf(row), above: turns ? [`${INDENT}with ${own || 'these settings alone'}:`] : [], below: row.reason ? [wrap(row.reason, { indent: INDENT.repeat(2) })] : [] }
  })
  const [titles, ...lines] = table(COLUMNS, blocks.flatMap(({ cells }) => cells)).trimEnd().split('\n')
  const body = blocks.flatMap(({ cells, above, below }) => [...above, ...lines.splice(0, cells.length), ...below])
  const settings = shared.length > 0 ? [labelled('Settings', shared.join(' '))] : []
  return `\n${[...headOf(oracle), ...settings, '', titles, ...body].join('\n')}\n`
}

/** How the tables are read. */
export const legendText = (): string =>
  `${wrap('Exact: by formula, from the same settings. Off by: simulated − exact, in standard errors (s.e.) where luck remains; of a χ² the probability p of a larger one by luck, at its degrees of freedom (d.f.). Allowed: where the row passes; a second bound was stated beforehand and is kept too, where the sample can tell.')}\n`

/** Fails by little, in a row judged by its standard error. */
const nearlyHolds = ({ toleranceKind, exact, simulated, standardError = NaN }: OracleRow): boolean => toleranceKind === 'sigma' && Math.abs(simulated - exact) < 4.5 * standardError

/** How many passed, failed and were not run; which failed; the exit code. */
export const verdictText = (reports: readonly OracleReport[]): string => {
  const rows = reports.flatMap((report) => report.rows)
  const countOf = (outcome: OracleRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length
  const failed = reports.filter((report) => report.rows.some(({ outcome }) => outcome === 'fail'))
  const text = `${counted(reports.length, 'oracle')}, ${counted(rows.length, 'row')}: ${countOf('pass')} passed, ${countOf('fail')} failed, ${countOf('not run')} not run.`
  if (failed.length === 0) return `${wrap(`${text} Exit code 0.`)}\n`
  const byChance = rows.filter(({ outcome }) => outcome === 'fail').every(nearlyHolds)
  const advice = byChance ? ' Three standard errors are exceeded by chance in one row of 370: another seed (--set seed=2) tells.' : ''
  return `${wrap(`${text} Failed: ${failed.map(({ oracle }) => oracle.id).join(', ')}.${advice} Exit code 1.`)}\n`
}

/** What an oracle claims and what can be set. */
export const settingsText = (oracle: Oracle, values: Readonly<Record<string, number>>): string => {
  const rows = Object.entries(oracle.settings).map(([name, { unit, range, about }]) => ({
    cells: [`${INDENT}${name}=${values[name]}`, range.map((end) => figure(end, { digits: 10 })).join(' to '), unit === '1' ? '' : unit], about,
  }))
  if (rows.length === 0) return `${headOf(oracle).join('\n')}\n`
  // a last column of one mark, taken off again, keeps the spaces before the meaning
  const marked = table([{ title: `${INDENT}Setting` }, { title: 'Range' }, { title: 'Unit' }, { title: '|' }], rows.map(({ cells }) => [...cells, '|']))
  const padded = marked.trimEnd().split('\n').map((line) => line.slice(0, -1))
  const lines = rows.map(({ about }, k) => wrap(about, { indent: padded[k + 1], hanging: ' '.repeat(padded[0].length) }))
  return `${[...headOf(oracle), '', `${padded[0]}Meaning`, ...lines].join('\n')}\n`
}
