// snowball verify: runs the oracles of the model against the engine and shows exact beside simulated, at any settings.
// Invariant: the exit code is 0 only when no row, no fitted pattern and no expectation failed; what was not run is said to be not run.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadKernel } from '../engine/simulate.ts'
import type { Oracle } from '../verify/oracle.ts'
import { ORACLES } from '../verify/oracles.ts'
import { SettingError, settingsFor, verify, type OracleReport } from '../verify/verify.ts'
import { didYouMean, flag, textOption, UsageError, wholeNumber } from './arguments.ts'
import { Cancelled, defineCommand, type Command } from './command.ts'
import { RUN_OPTIONS } from './live.ts'
import { verifyMeaning } from './verify-meaning.ts'
import { listPatterns, verifyPatterns } from './verify-patterns.ts'
import { counted } from './quantities.ts'
import type { Terminal } from './terminal.ts'
import { legendText, reportText, settingsText, verdictText } from './verify-report.ts'

/** `r=0.5` as a pair. */
const readAssignment = (text: string): readonly [string, number] => {
  const [, name, value] = /^([A-Za-z]\w*)=(-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)$/i.exec(text) ?? []
  if (name === undefined || value === undefined) throw new UsageError(`--set must be NAME=NUMBER, as in r=0.5; got "${text}"`)
  return [name, Number(value)]
}

const chosenOracles = (ids: readonly string[]): readonly Oracle[] => {
  if (ids.length === 0) return ORACLES
  return ids.map((id) => {
    const found = ORACLES.find((oracle) => oracle.id.toLowerCase() === id.toLowerCase())
    if (!found) throw new UsageError(`no oracle "${id}"${didYouMean(id, ORACLES.map((oracle) => oracle.id)) || '; snowball verify --list shows them all'}`)
    return found
  })
}

const dataReader = (folder: string | undefined): ((name: string) => string | undefined) | undefined => {
  if (folder === undefined) return undefined
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new UsageError(`--data must be a folder; got "${folder}"`)
  return (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined)
}

/** What the command does, by the options that ask for it in the order of their declaration, and the options that it then makes use of. */
const MODES = {
  'the oracles': ['set', 'data'],
  '--list': ['list', 'set'],
  '--patterns': ['patterns', 'set', 'seeds', 'workers', 'progress'],
  '--patterns --list': ['patterns', 'list'],
  '--meaning': ['meaning', 'seeds', 'workers'],
} as const
type Mode = keyof typeof MODES

/** The mode asked for. @throws UsageError for two at once, and for an option that would change nothing */
const modeOf = (given: Readonly<Partial<Record<keyof typeof options, unknown>>>): Mode => {
  const names = (Object.keys(options) as (keyof typeof options)[]).filter((name) => given[name] !== undefined)
  const asked = names.map((name) => `--${name}`).filter((name) => Object.hasOwn(MODES, name))
  const mode = (asked.join(' ') || 'the oracles') as Mode
  if (!Object.hasOwn(MODES, mode)) throw new UsageError(`${asked[0]} and ${asked[1]} exclude each other; run one after the other`)
  const makesUse = (of: Mode, name: string): boolean => MODES[of].some((each) => each === name)
  const idle = names.find((name) => !makesUse(mode, name))
  if (idle === undefined) return mode
  const homes = (Object.keys(MODES) as Mode[]).filter((each) => makesUse(each, idle)).join(' or ')
  throw new UsageError(`--${idle} belongs to ${homes}; leave it out with ${mode}`)
}

const plain = ({ oracle: { id, title, claim, kind, processes }, settings, rows }: OracleReport) => ({ id, title, claim, kind, processes, settings, rows })

const options = {
  set: textOption('NAME=NUMBER', 'a setting of an oracle, from which the exact value is computed too, or with --patterns a parameter of the world; may be given again'),
  data: textOption('DIR', 'folder with cdnow_summary.csv, for the rows that need it (default: SNOWBALL_DATA)'),
  patterns: flag('measure the figures from outside that the model must show, fitted, checked and seen ones apart'),
  meaning: flag('test what each scenario (or those named) says of itself, on paired worlds until it is settled'),
  list: flag('show the oracles and their settings, or with --patterns the patterns and their targets, and run nothing'),
  seeds: wholeNumber('N', 2, 1e5, 'worlds: of every study with --patterns, most of an expectation with --meaning'),
  workers: { ...RUN_OPTIONS.workers, about: `${RUN_OPTIONS.workers.about}; with --patterns or --meaning` },
  progress: { ...RUN_OPTIONS.progress, about: `${RUN_OPTIONS.progress.about}; with --patterns` },
}

const command = defineCommand({
  name: 'verify',
  summary: 'check the engine against exact results, the model against public figures',
  operands: '[ID…] [options]',
  about:
    'Runs the engine under settings for which the exact result is known and prints both, with the tolerance and whether it holds. Without ids all oracles run. Rows marked "not run" need data; they are never counted as passed. With --patterns it measures the model (with --set: other parameters) against figures from outside instead (ids: snowball verify --patterns --list), with --meaning it tests the expectations of the scenarios, which are its ids then. The exit code is 1 when a row of an oracle fails (not when it was not run), with --patterns when a fitted pattern misses (not when only checked or seen ones do), with --meaning when an expectation fails or is not resolved; otherwise 0.',
  options,
  examples: ['snowball verify', 'snowball verify O1 --set r=0.5 --set alpha=6', 'snowball verify O2 O2b --data ~/cdnow', 'snowball verify --patterns', 'snowball verify --patterns --list', 'snowball verify --patterns brand-tail --set gammaG=0', 'snowball verify --meaning fast-brands'],
  async run({ json, set, data, list, patterns, meaning, seeds, workers, progress }, rest, terminal) {
    const mode = modeOf({ set, data, list, patterns, meaning, seeds, workers, progress })
    if (mode === '--meaning') {
      const setting = rest.find((word) => /^\w+=/.test(word) && !word.endsWith('.json'))
      if (setting !== undefined) throw new UsageError(`"${setting}" is a setting of the oracles; name scenarios with --meaning`)
      return verifyMeaning({ scenarios: rest, most: seeds, workers, json }, terminal)
    }
    const ids = rest.filter((word) => !word.includes('='))
    if (mode === '--patterns --list') {
      if (ids.length < rest.length) throw new UsageError('--list shows the patterns and takes no setting; leave NAME=NUMBER out')
      return listPatterns({ ids, json }, terminal)
    }
    const words = [...(set?.split(' ') ?? []), ...rest.filter((word) => word.includes('='))]
    const given = Object.fromEntries(words.map(readAssignment))
    if (mode === '--patterns') return verifyPatterns({ ids, set: given, seeds, workers, progress, json }, terminal)
    const oracles = chosenOracles(ids)
    const readData = dataReader(data ?? process.env.SNOWBALL_DATA)
    return refusingSettings(async () => {
      if (mode === '--list') {
        const settings = settingsFor(oracles, given)
        terminal.out(json ? `${JSON.stringify(oracles.map((oracle, n) => ({ ...oracle, values: settings[n] })), null, 2)}\n` : oracles.map((oracle, n) => settingsText(oracle, settings[n])).join('\n\n'))
        return 0
      }
      const reports = await runAll(oracles, given, readData, terminal, json === true)
      const rows = reports.flatMap((report) => report.rows)
      if (json) terminal.out(`${JSON.stringify(reports.map(plain), null, 2)}\n`)
      else terminal.out(`\n${legendText()}\n${verdictText(reports)}`)
      return rows.some(({ outcome }) => outcome === 'fail') ? 1 : 0
    })
  },
})

const runAll = async (oracles: readonly Oracle[], set: Readonly<Record<string, number>>, readData: ReturnType<typeof dataReader>, terminal: Terminal, json: boolean): Promise<OracleReport[]> => {
  const clear = terminal.watched ? '\r\u001b[K' : ''
  const reports = await verify({ kernel: await loadKernel(), readData }, oracles, {
    set,
    signal: terminal.signal,
    onStart: ({ id, title }, done) => terminal.watched && terminal.err(`${clear}${done + 1} of ${oracles.length}: ${id} ${title.en}`),
    onReport(report) {
      terminal.err(clear)
      if (!json) terminal.out(reportText(report))
    },
  })
  if (terminal.signal.aborted) throw new Cancelled(`cancelled after ${reports.length} of ${counted(oracles.length, 'oracle')}`)
  return reports
}

const refusingSettings = async <T>(use: () => Promise<T>): Promise<T> => {
  try {
    return await use()
  } catch (error) {
    throw error instanceof SettingError ? new UsageError(`--set ${error.message}`) : error
  }
}

/** Takes the words after `--set` together, so that it can be given again. */
const joinSettings = (argv: readonly string[]): string[] => {
  const [others, set]: [string[], string[]] = [[], []]
  for (let k = 0; k < argv.length; k++) {
    const word = argv[k]!
    if (word === '--set' && argv[k + 1]?.includes('=')) set.push(argv[++k]!)
    else if (word.startsWith('--set=')) set.push(word.slice('--set='.length))
    else others.push(word)
  }
  return set.length > 0 ? [...others, `--set=${set.join(' ')}`] : others
}

const verifyCommand: Command = { ...command, run: (argv, terminal) => command.run(joinSettings(argv), terminal) }
export default verifyCommand
