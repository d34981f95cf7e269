// snowball run: lives a scenario's variants on a number of worlds, writes tidy tables and prints a summary.
import { measure, horizonOf, type Measures } from '../experiment/measure.ts'
import { csvLine, DICTIONARY_COLUMNS, dictionaryRows, experimentId, RUN_COLUMNS, runRow, SUMMARY_COLUMNS, summaryRows, TIDY_COLUMNS, tidyRows } from '../experiment/tidy.ts'
import { replicateMajor } from '../experiment/design.ts'
import type { RunResult } from '../experiment/run-api.ts'
import { DERIVED, DERIVED_IDS, METRICS, type DerivedId } from '../model/metrics.ts'
import { didYouMean, flag, textOption, UsageError, wholeNumber } from './arguments.ts'
import { Cancelled, defineCommand, expectOperands } from './command.ts'
import { liveWorlds, RUN_OPTIONS } from './live.ts'
import { OutputFolder } from './output-folder.ts'
import { counted } from './quantities.ts'
import { summaryOf } from './run-report.ts'
import { resolveReference, SHAPE_OPTIONS, type Chosen } from './scenario-source.ts'
import { warn } from './warnings.ts'

const metricsOption = {
  placeholder: 'LIST',
  about: 'metrics to write, separated by commas (default: all of the catalogue)',
  read: (text: string): DerivedId[] =>
    text.split(',').map((given) => {
      const word = given.trim()
      if (Object.hasOwn(DERIVED, word)) return word as DerivedId
      if (Object.hasOwn(METRICS, word)) throw new UsageError(`can write what is recorded daily, and ${word} is read from the anchors at two days; leave it out`)
      throw new UsageError(`names metrics of the catalogue; got "${word}"${didYouMean(word, DERIVED_IDS) || '; metrics.csv of a run without --metrics lists them all'}`)
    }),
}

export default defineCommand({
  name: 'run',
  summary: 'run a scenario and write its results',
  operands: 'SCENARIO [options]',
  about: 'Lives every variant of a scenario (or one: scenario:variant) on the same worlds and prints a summary. With --out it writes results.csv (tidy daily numbers), summary.csv (each run over its whole horizon), runs.csv (one row a run with every parameter) and metrics.csv (what each metric means).',
  options: {
    replicates: wholeNumber('R', 1, 1e5, 'worlds (default: the scenario\'s)'),
    ...RUN_OPTIONS,
    ...SHAPE_OPTIONS,
    out: textOption('DIR', 'folder for the tables; made when it does not exist'),
    metrics: metricsOption,
    bom: flag('begin each file with a byte order mark, for Excel'),
  },
  examples: ['snowball run fast-brands --replicates 8 --out results', 'snowball run my-plan.json:generous --fans 5k --days 60'],
  async run({ json, replicates: wanted, seed: given, workers, progress, fans, days, out, metrics = DERIVED_IDS, bom }, rest, terminal) {
    expectOperands(rest, 1, 1, 'one scenario')
    const chosen = resolveReference(rest[0], { fans, days })
    const { scenario } = chosen[0]
    warn('run', chosen, terminal)
    const design = { seed: given ?? scenario.seed, replicates: wanted ?? scenario.replicates }
    const experiment = experimentId(replicateMajor(chosen.map(({ variant }) => variant), design))
    const measures = new Map<string, Measures[]>(chosen.map(({ id }) => [id, []]))
    const tables = out === undefined ? undefined : await Tables.open(out, experiment, metrics, bom === true)
    try {
      await liveWorlds(chosen, { ...design, workers, progress }, terminal, async (results) => {
        for (const [k, result] of results.entries()) {
          const measured = measure(result, chosen[k].variant, horizonOf(chosen[k].variant))
          measures.get(result.variant)?.push(measured)
          await tables?.add(result, chosen[k], measured)
        }
      })
      await tables?.commit()
    } catch (error) {
      await tables?.discard()
      throw error instanceof Cancelled && out !== undefined ? new Cancelled(`${error.message}; nothing was written`) : error
    }
    if (json) {
      const variants = chosen.map(({ id, title }) => ({ id, title, worlds: measures.get(id) }))
      terminal.out(`${JSON.stringify({ experiment, ...design, fans: chosen[0].variant.shape.fans, days: chosen[0].variant.shape.horizon, out: out ?? null, variants }, null, 2)}\n`)
      return 0
    }
    terminal.out(summaryOf(chosen, measures, design))
    if (out !== undefined) terminal.out(`\nWritten to ${out}: results.csv, summary.csv, runs.csv, metrics.csv\n(${counted(chosen.length * design.replicates, 'run')}, experiment ${experiment})\n`)
    return 0
  },
})

/** The four tables of an experiment on their way to disk. */
class Tables {
  private constructor(
    private readonly folder: OutputFolder,
    private readonly experiment: string,
    private readonly metrics: readonly DerivedId[],
    private readonly files: Record<'results' | 'summary' | 'runs', Awaited<ReturnType<OutputFolder['file']>>>,
  ) {}

  static async open(path: string, experiment: string, metrics: readonly DerivedId[], bom: boolean): Promise<Tables> {
    const folder = await OutputFolder.open(path)
    const begin = (name: string, columns: readonly string[]) => folder.file(`${name}.csv`, `${bom ? '\ufeff' : ''}${csvLine(columns)}`)
    const files = { results: await begin('results', TIDY_COLUMNS), summary: await begin('summary', SUMMARY_COLUMNS), runs: await begin('runs', RUN_COLUMNS) }
    const dictionary = await begin('metrics', DICTIONARY_COLUMNS)
    for (const row of dictionaryRows(metrics)) await dictionary.write(csvLine(row))
    return new Tables(folder, experiment, metrics, files)
  }

  async add(result: RunResult, { variant }: Chosen, measured: Measures): Promise<void> {
    const { experiment, files, metrics } = this
    for (const row of tidyRows(experiment, result, variant, metrics)) await files.results.write(csvLine(row))
    for (const row of summaryRows(experiment, result, measured, metrics, horizonOf(variant))) await files.summary.write(csvLine(row))
    await files.runs.write(csvLine(runRow(experiment, variant, result.replicate, result.seed, 'complete')))
  }

  async commit(): Promise<void> {
    await this.folder.commit()
  }

  async discard(): Promise<void> {
    await this.folder.discard()
  }
}
