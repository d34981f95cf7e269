/**
 * Runs oracles one after the other and hands on each one's rows.
 *
 * Invariant: whatever stops an oracle is a failed row of it, save settings that make no sense, which stop everything before or as they are met.
 */
import { completeSettings, type Oracle, type OracleContext, type OracleRow } from './oracle.ts'

/** Settings that were asked for and cannot be used; the message is `name: problem; got X`. */
export class SettingError extends Error {}

export interface OracleReport {
  readonly oracle: Oracle
  readonly settings: Readonly<Record<string, number>>
  readonly rows: readonly OracleRow[]
}

export interface VerifyOptions {
  /** values for settings by name; each goes to every oracle that has a setting of that name */
  readonly set?: Readonly<Record<string, number>>
  /** looked at between oracles */
  readonly signal?: AbortSignal
  readonly onStart?: (oracle: Oracle, done: number) => void
  readonly onReport?: (report: OracleReport) => void
}

/** [oracle] its complete settings. @throws SettingError for a name that none of them has, or a value out of range */
export function settingsFor(oracles: readonly Oracle[], set: Readonly<Record<string, number>> = {}): Record<string, number>[] {
  for (const name of Object.keys(set)) {
    if (oracles.some(({ settings }) => Object.hasOwn(settings, name))) continue
    const known = [...new Set(oracles.flatMap(({ settings }) => Object.keys(settings)))]
    throw new SettingError(`${name}: no such setting${known.length > 0 ? `; there are ${known.join(', ')}` : ''}`)
  }
  return oracles.map((oracle) => {
    const own = Object.fromEntries(Object.entries(set).filter(([name]) => Object.hasOwn(oracle.settings, name)))
    return refusing(oracle, () => completeSettings(oracle, own))
  })
}

/** @returns reports so far; fewer than oracles when cancelled */
export async function verify(context: OracleContext, oracles: readonly Oracle[], { set, signal, onStart, onReport }: VerifyOptions = {}): Promise<OracleReport[]> {
  const settings = settingsFor(oracles, set)
  const reports: OracleReport[] = []
  for (const [n, oracle] of oracles.entries()) {
    onStart?.(oracle, n)
    await new Promise((resolve) => setTimeout(resolve)) // lets a cancellation in
    if (signal?.aborted) break
    const report = { oracle, settings: settings[n], rows: runOracle(context, oracle, settings[n]) }
    reports.push(report)
    onReport?.(report)
  }
  return reports
}

/** Rows of one oracle; a run that breaks is a failed row. @throws SettingError */
export function runOracle(context: OracleContext, oracle: Oracle, settings: Readonly<Record<string, number>>): readonly OracleRow[] {
  try {
    return refusing(oracle, () => oracle.run(context, settings))
  } catch (error) {
    if (error instanceof SettingError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    return [{ quantity: 'the run ends', setting: '', exact: 1, simulated: 0, tolerance: 0, toleranceKind: 'absolute', outcome: 'fail', reason }]
  }
}

/** RangeErrors that read `name: problem; got X` are the form in which settings are refused, here and in the exact functions. */
function refusing<T>({ id }: Oracle, use: () => T): T {
  try {
    return use()
  } catch (error) {
    throw error instanceof RangeError && /^[^:]+: .*; got /.test(error.message) ? new SettingError(error.message.replace(':', ` of ${id}:`)) : error
  }
}
