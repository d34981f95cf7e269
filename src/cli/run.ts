// snowball run: lives a scenario's variants on a number of worlds, writes tidy tables and prints a summary.
import { horizonOf } from '../experiment/measure.ts'
import { measureAll, type AllMeasures } from '../experiment/read-metric.ts'
import { experimentId } from '../experiment/tidy.ts'
import { replicateMajor } from '../experiment/design.ts'
import { METRIC_IDS, type MetricId } from '../model/metrics.ts'
import { didYouMean, flag, textOption, UsageError, wholeNumber } from './arguments.ts'
import { Cancelled, defineCommand, expectOperands } from './command.ts'
import { liveWorlds, RUN_OPTIONS } from './live.ts'
import { counted } from './quantities.ts'
import { summaryOf } from './run-report.ts'
import { Tables } from './run-tables.ts'
import { resolveReference, SHAPE_OPTIONS } from './scenario-source.ts'
import { largeTables } from './table-sizes.ts'
import { warn } from './warnings.ts'

const raise = (message: string): never => {
  throw new UsageError(message)
}

const metricsOption = {
  placeholder: 'LIST',
  about: 'metrics to write, separated by commas (default: all of the catalogue)',
  read: (text: string): MetricId[] =>
    text.split(',').map((given) => {
      const word = given.trim()
      return METRIC_IDS.find((id) => id === word) ?? raise(`names metrics of the catalogue; got "${word}"${didYouMean(word, METRIC_IDS) || '; metrics.csv of a run without --metrics lists them all'}`)
    }),
}

export default defineCommand({
  name: 'run',
  summary: 'run a scenario and write its results',
  operands: 'SCENARIO [options]',
  about: 'Lives every variant of a scenario (or one: scenario:variant) on the same worlds and prints a summary. With --out it writes results.csv (tidy daily numbers), summary.csv (each run over its whole horizon, with the metrics that need more than a day: concentration, scripted entrants), runs.csv (one row a run with every parameter) and metrics.csv (what each metric means); with --anchors also anchors.csv (one row an anchor).',
  options: {
    replicates: wholeNumber('R', 1, 1e5, 'worlds (default: the scenario\'s)'),
    ...RUN_OPTIONS,
    ...SHAPE_OPTIONS,
    out: textOption('DIR', 'folder for the tables; made when it does not exist'),
    force: flag('replace the tables of an earlier run in DIR'),
    metrics: metricsOption,
    anchors: flag('also write anchors.csv: of each anchor GMV, visits, natural-flow share, trust, repurchase, stage'),
    bom: flag('begin each file with a byte order mark, for Excel'),
  },
  examples: ['snowball run fast-brands --replicates 8 --out results', 'snowball run my-plan.json:generous --fans 5k --days 60'],
  async run({ json, replicates: wanted, seed: given, workers, progress, fans, days, out, force, metrics: some, anchors = false, bom }, rest, terminal) {
    expectOperands(rest, 1, 1, 'one scenario')
    const chosen = resolveReference(rest[0], { fans, days })
    const written = Object.entries({ anchors: anchors || undefined, metrics: some, bom, force }).find(([, value]) => value !== undefined)
    if (written && out === undefined) throw new UsageError(`--${written[0]} needs --out DIR`)
    const { scenario } = chosen[0]
    warn('run', chosen, terminal)
    const design = { seed: given ?? scenario.seed, replicates: wanted ?? scenario.replicates }
    const experiment = experimentId(replicateMajor(chosen.map(({ variant }) => variant), design))
    const anchorDays = [...new Set([0, ...chosen.map(({ variant }) => variant.shape.horizon)])]
    const measures = new Map<string, AllMeasures[]>(chosen.map(({ id }) => [id, []]))
    const metrics = some ?? METRIC_IDS
    const tables = out === undefined ? undefined : await Tables.open(out, { experiment, metrics, anchors, anchorDays, bom: bom === true, force: force === true })
    const large = tables && largeTables(chosen.map(({ variant }) => variant), { replicates: design.replicates, metrics, anchors })
    if (large) terminal.err(`snowball run: note: ${large}\n`)
    try {
      await liveWorlds(chosen, { ...design, anchorDays, workers, progress }, terminal, async (results) => {
        for (const [k, result] of results.entries()) {
          const measured = measureAll(result, chosen[k].variant, horizonOf(chosen[k].variant), anchorDays)
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
    terminal.out(summaryOf(chosen, measures, { ...design, reference: rest[0] }))
    if (out !== undefined) terminal.out(`\nWritten to ${out}: results.csv, summary.csv, runs.csv, metrics.csv${anchors ? ', anchors.csv' : ''}\n(${counted(chosen.length * design.replicates, 'run')}, experiment ${experiment})\n`)
    return 0
  },
})
