// snowball verify --meaning: what every scenario says of itself, tested on paired worlds until it is settled.
import { inReplicateOrder, replicateMajor } from '../experiment/design.ts'
import type { RunResult } from '../experiment/run-api.ts'
import { MEANING_SEED, MOST_PAIRS, testMeaning, type MeaningRow } from '../verify/meaning.ts'
import { Cancelled, Failure } from './command.ts'
import { amount, figure, withInterval } from './quantities.ts'
import { loadScenario } from './scenario-source.ts'
import { SHIPPED } from './shipped-scenarios.ts'
import { table, wrap } from './text.ts'
import type { Terminal } from './terminal.ts'

export interface MeaningCommand {
  /** scenarios to test; all shipped ones when empty */
  readonly scenarios: readonly string[]
  /** most worlds per expectation */
  readonly most?: number
  readonly workers?: number
  readonly json?: boolean
}

const expectedText = ({ sign, between }: MeaningRow['expectation']): string => (sign === null ? between!.map((end) => (Math.abs(end) < 1e4 ? figure(end) : amount(end))).join(' to ') : sign === '-' ? '−' : sign)

const lineOf = ({ expectation, pairs, mean, interval, verdict }: MeaningRow): string[] => [
  `  ${expectation.id}`, expectedText(expectation), String(pairs), withInterval(mean, interval, { signed: expectation.sign !== null }), verdict,
]

/** A table of all rows under the names of their scenarios, how to read it, and the exit code. */
export const meaningReport = (rows: readonly MeaningRow[]): string => {
  const columns = [{ title: 'Expectation' }, { title: 'Expected' }, { title: 'Pairs', align: 'right' as const }, { title: 'Estimate (90%)', align: 'right' as const }, { title: '' }]
  const held = rows.filter(({ verdict }) => verdict === 'holds').length
  const lines = rows.flatMap((row, k) => [...(row.scenario === rows[k - 1]?.scenario ? [] : [[row.scenario]]), lineOf(row)])
  return `${table(columns, lines)}\n${held} of ${rows.length} expectations hold.\n${wrap('The interval is a confidence sequence at 90%: it may be looked at after every pair and stopped at any. A sign holds when the interval excludes 0, a band when it contains the interval. Where an expectation is about spreads, the estimate is the ratio of the two variances over worlds, less 1.')}\n\nExit code ${exitCode(rows)}: ${exitCode(rows) === 0 ? 'every expectation holds' : 'an expectation fails or is not resolved'}.\n`
}

const exitCode = (rows: readonly MeaningRow[]): 0 | 1 => (rows.every(({ verdict }) => verdict === 'holds') ? 0 : 1)

/** @returns exit code: 0 when every expectation holds */
export const verifyMeaning = async ({ scenarios, most = MOST_PAIRS, workers, json }: MeaningCommand, terminal: Terminal): Promise<number> => {
  const names = scenarios.length > 0 ? scenarios : [...SHIPPED.keys()]
  const loaded = names.map(loadScenario) // a name that does not exist is said before anything runs
  const rows: MeaningRow[] = []
  const runner = terminal.openRunner(workers)
  const began = performance.now()
  const tell = (text: string): void => {
    if (terminal.watched) terminal.err(`\r\u001b[K${text}`)
  }
  try {
    for (const [k, name] of names.entries()) {
      const tested = await testMeaning(loaded[k], {
        mostPairs: most,
        live: async (variants, first, count, anchorDays) => {
          const seconds = (performance.now() - began) / 1000
          tell(`${name} (${k + 1} of ${names.length}): worlds ${first + 1} to ${first + count} of at most ${most}; ${Math.round(seconds)} s so far${k > 0 ? `, about ${Math.round((seconds / k) * (names.length - k))} s left` : ''}`)
          const worlds: (readonly RunResult[])[] = []
          const run = runner.start(replicateMajor(variants, { seed: MEANING_SEED, replicates: count, first, anchorDays }), {
            onResult: inReplicateOrder(variants.map(({ id }) => id), (results) => void worlds.push(results), first),
          })
          const cancel = (): void => run.cancel()
          terminal.signal.addEventListener('abort', cancel)
          try {
            if (terminal.signal.aborted || (await run.finished) === 'cancelled') throw new Cancelled(`cancelled after ${rows.length} expectations`)
          } finally {
            terminal.signal.removeEventListener('abort', cancel)
          }
          return worlds
        },
      })
      rows.push(...tested)
    }
  } catch (error) {
    throw error instanceof Cancelled ? error : new Failure(error instanceof Error ? error.message : String(error))
  } finally {
    tell('')
    runner.close()
  }
  const plain = ({ scenario, expectation: { id, metric, sign, between, spreadOver }, ...rest }: MeaningRow): object => ({ scenario, expectation: id, metric, ...(spreadOver && { of: 'variance ratio - 1' }), sign, between, ...rest })
  terminal.out(json ? `${JSON.stringify(rows.map(plain), null, 2)}\n` : meaningReport(rows))
  return exitCode(rows)
}
