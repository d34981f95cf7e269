// snowball fit: moves a world's fitted parameters until its fitted patterns come out, and says how well they do on fresh worlds.
// Invariant: the worlds of the fit and of the check are different ones; files change only with --write, and only the fitted numbers in them.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FITTED_WORLDS, cellsOf, knobOf, rounded, withKnobs, WORLD_KNOBS, type Cell, type FittedWorld, type WorldKnob } from '../calibrate/world-knobs.ts'
import { fitWorld, type Target, type Trial } from '../calibrate/world-fit.ts'
import { estimateMean } from '../experiment/estimate.ts'
import type { RunResult } from '../experiment/run-api.ts'
import type { Variant } from '../model/variant.ts'
import type { Pattern, Study } from '../verify/pattern.ts'
import { CHECK_SEED, measureStudy, PATTERNS, STUDIES, studyWorld } from '../verify/patterns.ts'
import { didYouMean, flag, UsageError, wholeNumber } from './arguments.ts'
import { defineCommand, expectOperands, Failure } from './command.ts'
import { setValue, valueAt, type JsonPath } from './json-edit.ts'
import { liveWorlds, RUN_OPTIONS } from './live.ts'
import { fixed } from './quantities.ts'
import type { Terminal } from './terminal.ts'
import { table } from './text.ts'
import { liveStudy, patternReport, shippedSource } from './verify-patterns.ts'

/** Seed of the experiment that a fit is made on. */
const FIT_SEED = 20210401
const FIT_WORLDS = 24
const MOST_ROUNDS = 4

interface Task {
  readonly world: FittedWorld
  readonly study: Study
  readonly patterns: readonly Pattern[]
  readonly knobs: readonly WorldKnob[]
  readonly variants: readonly Variant[]
}

const taskOf = (world: FittedWorld): Task => {
  const study = STUDIES.find(({ id }) => id === world)!
  return {
    world, study, knobs: WORLD_KNOBS[world], variants: study.variants(shippedSource()),
    patterns: PATTERNS.filter((pattern) => pattern.study === world && pattern.kind === 'fitted'),
  }
}

/** The middle of the band; half of its half-width counts as one. */
const targetOf = ({ id, band: [low, high] }: Pattern): Target => ({ id, value: (low + high) / 2, scale: (high - low) / 4 })

interface FitOptions {
  readonly seeds: number
  readonly workers?: number
  readonly progress?: boolean
}

/** Means of the fitted figures for several settings of the knobs, on the same worlds. */
const liveSettings = async ({ study, patterns, knobs, variants }: Task, settings: readonly (readonly number[])[], { seeds, workers, progress }: FitOptions, terminal: Terminal): Promise<number[][]> => {
  const set = settings.map((values) => variants.map((variant) => withKnobs(variant, knobs, values)))
  const chosen = set.flatMap((some, k) => some.map((variant) => ({ id: `${k}:${variant.id}`, variant: { ...variant, id: `${k}:${variant.id}` } })))
  const figures: number[][][] = settings.map(() => patterns.map(() => []))
  await liveWorlds(chosen, { seed: FIT_SEED, replicates: seeds, anchorDays: study.anchorDays, workers, progress }, terminal, (results) => {
    const next = [...results]
    for (const [k, some] of set.entries()) {
      const own: RunResult[] = next.splice(0, some.length)
      const world = studyWorld(study, some, own)
      for (const [p, pattern] of patterns.entries()) figures[k][p].push(pattern.value === undefined ? pattern.pooled([world]) : pattern.value(world))
    }
  })
  return figures.map((each) => each.map((values) => estimateMean(values).mean))
}

const trialLine = ({ knobs, patterns }: Task, { values, figures, misfit }: Trial): string =>
  `misfit ${fixed(misfit, 2)}: ${knobs.map(({ id }, k) => `${id} ${rounded(values[k])}`).join(', ')} → ${patterns.map(({ id }, p) => `${id} ${Number(figures[p].toPrecision(4))}`).join(', ')}\n`

/** File and path of a cell; a knob of the entrant belongs to the scenario of the study. */
const placeOf = (world: FittedWorld, cell: Cell, folder: string): { readonly file: string; readonly path: JsonPath } => {
  if ('param' in cell) return { file: join(folder, 'worlds', `${world}.json`), path: ['parameters', cell.param] }
  const name = cell.entrant === 'adBase' ? 'base' : cell.entrant === 'adSlope' ? 'slope' : undefined
  if (name === undefined) throw new Error(`fit: no place in a file for ${cell.entrant}`)
  return { file: join(folder, 'yalu-cold-start.json'), path: ['world', 'entrants', 0, 'ads', name] }
}

/** Puts the fitted numbers into the files, each with the source it had and how it was found. */
const writeFit = ({ world, knobs, patterns }: Task, values: readonly number[], seeds: number, folder: string): string[] => {
  const texts = new Map<string, string>()
  const fittedBy = {
    command: `snowball fit ${world} --seeds ${seeds} --write`,
    seeds: `${seeds} worlds of experiment seed ${FIT_SEED}`,
    date: new Date().toISOString().slice(0, 10),
    targets: patterns.map(({ id }) => id),
  }
  for (const { cell, value } of cellsOf(knobs, values)) {
    const { file, path } = placeOf(world, cell, folder)
    const text = texts.get(file) ?? readFileSync(file, 'utf8')
    const before = valueAt(text, path)
    const source = typeof before === 'object' && before !== null && 'source' in before ? { source: before.source } : {}
    texts.set(file, setValue(text, path, { value, ...source, fittedBy }))
  }
  for (const [file, text] of texts) writeFileSync(file, text)
  return [...texts.keys()]
}

const isWorld = (word: string): word is FittedWorld => FITTED_WORLDS.includes(word as FittedWorld)

export default defineCommand({
  name: 'fit',
  summary: 'fit a world\'s parameters to its fitted patterns',
  operands: '[platform] [micro] [brands] [options]',
  about: 'Moves the fitted parameters of a world by damped Gauss-Newton, every trial on the same worlds, until its fitted patterns come out at the middle of their bands; then measures all patterns of that world on fresh worlds. Without a name it fits all three in this order (MICRO and BRANDS stand on PLATFORM\'s numbers, so refit them after it). With --write the numbers go into scenarios/ with command, seeds, date and targets.',
  options: {
    seeds: wholeNumber('N', 2, 1e4, `worlds that every trial is lived on (default ${FIT_WORLDS})`),
    rounds: wholeNumber('R', 1, 100, `most derivatives (default ${MOST_ROUNDS})`),
    write: flag('write the numbers into scenarios/ of the current folder'),
    workers: RUN_OPTIONS.workers,
    progress: RUN_OPTIONS.progress,
  },
  examples: ['snowball fit platform', 'snowball fit --seeds 32 --write'],
  async run({ json, seeds = FIT_WORLDS, rounds = MOST_ROUNDS, write, workers, progress }, rest, terminal) {
    expectOperands(rest, 0, FITTED_WORLDS.length, FITTED_WORLDS.join(', '))
    const unknown = rest.find((word) => !isWorld(word))
    if (unknown !== undefined) throw new UsageError(`there is no fit of "${unknown}"${didYouMean(unknown, FITTED_WORLDS)}; there are ${FITTED_WORLDS.join(', ')}`)
    const worlds = FITTED_WORLDS.filter((world) => rest.length === 0 || rest.includes(world))
    if (write && worlds.length > 1 && worlds[0] === 'platform') throw new UsageError('--write fits one world at a time: MICRO and BRANDS are read from the files that it changes; build again in between')
    const folder = 'scenarios'
    if (write)
      try {
        readFileSync(join(folder, 'worlds', 'platform.json'))
      } catch {
        throw new Failure('--write: there is no scenarios/worlds here; run it in the project\'s folder')
      }
    const report: object[] = []
    for (const world of worlds) {
      const task = taskOf(world)
      const { knobs, study, variants } = task
      const say = (text: string): void => (json ? terminal.err(text) : terminal.out(text))
      say(`${study.title.en}: ${knobs.length} parameters on ${seeds} worlds\n`)
      const best = await fitWorld({
        knobs: knobs.map((knob) => ({ ...knob, start: knobOf(variants[0], knob) })),
        targets: task.patterns.map(targetOf),
        live: (settings) => liveSettings(task, settings, { seeds, workers, progress }, terminal),
        rounds,
        onTrial: (trial) => say(trialLine(task, trial)),
      })
      const fresh: Study = { ...study, variants: (source) => study.variants(source).map((variant) => withKnobs(variant, knobs, best.values)) }
      const rows = measureStudy(fresh, await liveStudy(fresh, shippedSource(), { seed: CHECK_SEED, workers, progress }, terminal))
      const cells = cellsOf(knobs, best.values).map(({ cell, value }) => ['param' in cell ? cell.param : `entrant ${cell.entrant}`, value] as const)
      if (!json) terminal.out(`\n${table([{ title: 'Parameter' }, { title: 'Fitted', align: 'right' }], cells.map(([name, value]) => [name, String(value)]))}\nOn fresh worlds:\n\n${patternReport(rows)}`)
      report.push({ world, parameters: Object.fromEntries(cells), misfit: best.misfit, patterns: rows.map(({ pattern: { id, kind }, mean, interval, outcome, reason }) => ({ id, kind, mean, interval, outcome, reason })) })
      if (write) say(`written: ${writeFit(task, best.values, seeds, folder).join(', ')}\n`)
    }
    if (json) terminal.out(`${JSON.stringify(report, null, 2)}\n`)
    return 0
  },
})
