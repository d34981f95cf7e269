// What `snowball verify` prints: one block an oracle, its rows aligned, and a verdict over all.
// Invariant: every row shows what was expected, what came out and how far apart they may be.
import { statedTells, type Oracle, type OracleRow } from '../verify/oracle.ts'
import type { OracleReport } from '../verify/verify.ts'
import { counted } from './quantities.ts'
import { wrap } from './text.ts'

/** Six significant digits, powers of ten beyond a million and below a ten-thousandth. */
const short = (value: number): string => {
  if (Number.isNaN(value)) return ''
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) return value.toExponential(1)
  return String(Number(value.toPrecision(size >= 1e6 ? 9 : 6)))
}

const tolerance = (row: OracleRow): string => {
  const { tolerance: value, toleranceKind, exact, simulated, standardError, stated } = row
  switch (toleranceKind) {
    case 'absolute':
      return value === 0 ? 'exactly' : `± ${short(value)}`
    case 'relative':
      return `± ${short(value * 100)}%`
    case 'sigma':
      return `${short(value)} s.e.${statedTells(row) ? `, ${short(stated! * 100)}%` : ''}, z ${((simulated - exact) / (standardError ?? NaN)).toFixed(2)}`
    case 'tail':
      return `χ², p > ${short(value)}`
    case 'least':
      return 'at least'
    default:
      return toleranceKind satisfies never
  }
}

const RESULT = { pass: 'pass', fail: 'FAIL', 'not run': 'not run' } as const

const WIDTHS = [9, 43, 10, 10, 19] as const // oracle, quantity, exact, simulated, tolerance

const line = (cells: readonly string[]): string =>
  cells.map((cell, k) => (k === 2 || k === 3 ? cell.padStart(WIDTHS[k]!) : k < WIDTHS.length ? cell.padEnd(WIDTHS[k]!) : cell)).join(' ').trimEnd()

/** What all rows of an oracle were run with, and what single rows add to it. */
const settingLines = (rows: readonly OracleRow[]): string[] => [...new Set(rows.map(({ setting }) => setting).filter((setting) => setting !== ''))]

/** One oracle: title, settings, the parts of the kernel that it executes, and its rows. */
export const reportText = ({ oracle, rows }: OracleReport): string => {
  const { id, title, kind, processes } = oracle
  const hanging = '          '
  const head = [
    `\n${id.padEnd(WIDTHS[0])} ${title.en} (${kind === 'function' ? 'function check' : kind})`,
    ...settingLines(rows).slice(0, 3).map((setting) => wrap(setting, { indent: hanging })),
    ...(processes.length > 0 ? [wrap(`executes ${processes.join(', ')}`, { indent: hanging })] : []),
    line(['', '', 'exact', 'simulated', 'tolerance', '']),
  ]
  const body = rows.map((row) =>
    row.outcome === 'not run'
      ? `${line([id, row.quantity, short(row.exact), '', '', RESULT['not run']])}\n${wrap(row.reason ?? '', { indent: hanging })}`
      : `${line([id, row.quantity, short(row.exact), short(row.simulated), tolerance(row), RESULT[row.outcome]])}${row.reason ? `\n${wrap(row.reason, { indent: hanging })}` : ''}`,
  )
  return `${[...head, ...body].join('\n')}\n`
}

/** Fails by little, in a row judged by its standard error. */
const nearlyHolds = ({ toleranceKind, exact, simulated, standardError = NaN }: OracleRow): boolean => toleranceKind === 'sigma' && Math.abs(simulated - exact) < 4.5 * standardError

/** How many passed, failed and were not run; which failed. */
export const verdictText = (reports: readonly OracleReport[]): string => {
  const rows = reports.flatMap((report) => report.rows)
  const countOf = (outcome: OracleRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length
  const failed = reports.filter((report) => report.rows.some(({ outcome }) => outcome === 'fail'))
  const text = `${counted(reports.length, 'oracle')}, ${counted(rows.length, 'row')}: ${countOf('pass')} passed, ${countOf('fail')} failed, ${countOf('not run')} not run.`
  if (failed.length === 0) return `${wrap(text)}\n`
  const byChance = rows.filter(({ outcome }) => outcome === 'fail').every(nearlyHolds)
  const advice = byChance ? ' Three standard errors are exceeded by chance in one row of 370: another seed (--set seed=2) tells.' : ''
  return `${wrap(`${text} Failed: ${failed.map(({ oracle }) => oracle.id).join(', ')}.${advice}`)}\n`
}

/** What an oracle claims and what can be set. */
export const settingsText = ({ id, title, claim, kind, settings, processes }: Oracle, values: Readonly<Record<string, number>>): string =>
  [
    `${id.padEnd(WIDTHS[0])} ${title.en} (${kind === 'function' ? 'function check' : kind})`,
    wrap(claim.en, { indent: '          ' }),
    ...(processes.length > 0 ? [wrap(`executes ${processes.join(', ')}`, { indent: '          ' })] : []),
    ...Object.entries(settings).map(([name, { unit, range, about }]) => wrap(`${`${name}=${short(values[name]!)}`.padEnd(16)} ${about} [${short(range[0])} to ${short(range[1])} ${unit}]`, { indent: '          ', hanging: '                           ' })),
    '',
  ].join('\n')
