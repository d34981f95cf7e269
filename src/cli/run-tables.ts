// The tables of `snowball run --out`, filled run by run.
// Invariant: what is there already is replaced only when that was asked for, and then by tables of one experiment alone.
import { ANCHOR_COLUMNS, anchorRows } from '../experiment/anchor-rows.ts'
import { horizonOf } from '../experiment/measure.ts'
import { isDerived, type AllMeasures } from '../experiment/read-metric.ts'
import type { RunResult } from '../experiment/run-api.ts'
import { csvLine, DICTIONARY_COLUMNS, dictionaryRows, RUN_COLUMNS, runRow, SUMMARY_COLUMNS, summaryRows, TIDY_COLUMNS, tidyRows } from '../experiment/tidy.ts'
import { ANCHOR_METRIC_IDS, type MetricId } from '../model/metrics.ts'
import { OutputFolder, type OutputFile } from './output-folder.ts'
import type { Chosen } from './scenario-source.ts'

/** Every file that a run may write. */
const TABLES = ['results', 'summary', 'runs', 'metrics', 'anchors'].map((name) => `${name}.csv`)

export interface TableOptions {
  readonly experiment: string
  readonly metrics: readonly MetricId[]
  /** write anchors.csv */
  readonly anchors: boolean
  /** days of the anchors' tables that results carry */
  readonly anchorDays: readonly number[]
  readonly bom: boolean
  /** replace the tables of an earlier run */
  readonly force: boolean
}

/** The tables of an experiment on their way to disk. */
export class Tables {
  private constructor(
    private readonly folder: OutputFolder,
    private readonly options: TableOptions,
    private readonly files: Record<'results' | 'summary' | 'runs', OutputFile> & { readonly anchors: OutputFile | undefined },
  ) {}

  /** @throws Failure when the folder cannot be written in or has tables that are not to be replaced */
  static async open(path: string, options: TableOptions): Promise<Tables> {
    const folder = await OutputFolder.open(path, TABLES, options.force)
    const begin = (name: string, columns: readonly string[]) => folder.file(`${name}.csv`, `${options.bom ? '\ufeff' : ''}${csvLine(columns)}`)
    try {
      const files = {
        results: await begin('results', TIDY_COLUMNS), summary: await begin('summary', SUMMARY_COLUMNS), runs: await begin('runs', RUN_COLUMNS),
        anchors: options.anchors ? await begin('anchors', ANCHOR_COLUMNS) : undefined,
      }
      const dictionary = await begin('metrics', DICTIONARY_COLUMNS)
      for (const row of dictionaryRows([...options.metrics, ...(options.anchors ? ANCHOR_METRIC_IDS : [])])) await dictionary.write(csvLine(row))
      return new Tables(folder, options, files)
    } catch (error) {
      await folder.discard()
      throw error
    }
  }

  async add(result: RunResult, { variant }: Chosen, measured: AllMeasures): Promise<void> {
    const { files } = this
    const { experiment, metrics, anchorDays } = this.options
    const window = horizonOf(variant)
    for (const row of tidyRows(experiment, result, variant, metrics.filter(isDerived))) await files.results.write(csvLine(row))
    for (const row of summaryRows(experiment, result, measured, metrics, window)) await files.summary.write(csvLine(row))
    await files.runs.write(csvLine(runRow(experiment, variant, result.replicate, result.seed, 'complete')))
    if (!files.anchors) return
    const [before, after] = [window.from, window.to].map((day) => result.anchorTables![anchorDays.indexOf(day)])
    for (const row of anchorRows(experiment, result, variant, before, after, window)) await files.anchors.write(csvLine(row))
  }

  async commit(): Promise<void> {
    await this.folder.commit()
  }

  async discard(): Promise<void> {
    await this.folder.discard()
  }
}
