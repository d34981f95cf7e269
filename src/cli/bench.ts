// snowball bench: how fast, how large and how sharp the simulation is on this machine, each figure with its goal.
import { createHash } from 'node:crypto'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { kernelBytes } from 'virtual:kernel'
import { loadKernel } from '../engine/simulate.ts'
import { PARAMETERS } from '../model/parameters.ts'
import { reshape, type Scenario } from '../model/scenario.ts'
import { Calibration, QUIET_DRAW } from '../verify/bench/calibration.ts'
import { measureComparison } from '../verify/bench/comparison.ts'
import { sharpnessFigures, speedFigures, unjudged, workersFigures, type Figure } from '../verify/bench/goals.ts'
import { median, type Bench } from '../verify/bench/measuring.ts'
import { measureProfile, type Profile } from '../verify/bench/profile.ts'
import { measureSharpness } from '../verify/bench/sharpness.ts'
import { baselineOf, measureSpeed, type Speed } from '../verify/bench/speed.ts'
import { measureWorkers } from '../verify/bench/workers.ts'
import { didYouMean, flag, UsageError, wholeNumber } from './arguments.ts'
import { comparisonText, figuresText, machineText, profileText, quickFiguresText, sharpnessText, speedText, workersText, type Machine } from './bench-report.ts'
import { Cancelled, defineCommand } from './command.ts'
import { loadScenario } from './scenario-source.ts'
import { SHIPPED } from './shipped-scenarios.ts'
import type { Terminal } from './terminal.ts'

/** How much of everything is measured. */
interface Sizes {
  readonly speed: readonly { readonly fans: number; readonly worlds: number; readonly repeats: number }[]
  readonly window: number
  /** instead of the scenarios' own */
  readonly burnIn?: number
  readonly workers: { readonly fans: number; readonly replicates: number; readonly rounds: number }
  readonly scenarios: number
  readonly pairs: number
  readonly pairFans?: number
}

const FULL: Sizes = {
  speed: [{ fans: 20_000, worlds: 5, repeats: 5 }, { fans: 100_000, worlds: 2, repeats: 4 }, { fans: 1_000_000, worlds: 1, repeats: 3 }],
  window: 30,
  workers: { fans: 20_000, replicates: 8, rounds: 5 },
  scenarios: Infinity,
  pairs: 60,
}
/** Everything once, too small to mean anything. */
const QUICK: Sizes = {
  speed: [{ fans: 200, worlds: 1, repeats: 2 }, { fans: 400, worlds: 1, repeats: 1 }],
  window: 4, burnIn: 4,
  workers: { fans: 200, replicates: 2, rounds: 1 },
  scenarios: 1,
  pairs: 8, pairFans: 200,
}

/** What a section measured, for machines, and what it says, for people. */
interface Measured {
  readonly result: unknown
  readonly figures: readonly Figure[]
  readonly text: string
}

interface Circumstances {
  readonly bench: Bench
  readonly sizes: Sizes
  readonly replicates: number
  readonly terminal: Terminal
}

const SECTIONS: Readonly<Record<string, (circumstances: Circumstances) => Promise<Measured>>> = {
  async speed({ bench, sizes: { speed, window, burnIn } }) {
    const result: Speed[] = []
    for (const size of speed) result.push(await measureSpeed(bench, { ...size, window, burnIn }))
    return { result, figures: speedFigures(result), text: speedText(result) }
  },
  async profile({ bench, sizes: { speed, window, burnIn } }) {
    const result: Profile[] = []
    for (const { fans, repeats } of [speed[0], speed[speed.length - 1]]) result.push(await measureProfile(bench, { fans, repeats, window, burnIn }))
    return { result, figures: [], text: profileText(result) }
  },
  async workers({ bench, terminal, sizes: { workers, burnIn } }) {
    const { fans, ...plan } = workers
    const variant = baselineOf(bench, { fans, ...(burnIn === undefined ? {} : { burnIn, horizon: burnIn }) })
    const result = await measureWorkers(bench, (count) => terminal.openRunner(count), { variant, ...plan })
    return { result, figures: workersFigures(result), text: workersText(result, plan) }
  },
  async comparison({ bench, terminal, replicates, sizes: { scenarios, pairFans } }) {
    const compared = [...SHIPPED.keys()].map(loadScenario).filter(({ variants }) => variants.length > 0).slice(0, scenarios)
    const result = await measureComparison(bench, () => terminal.openRunner(), compared.map((scenario) => (pairFans === undefined ? scenario : smaller(scenario, pairFans))), replicates)
    return { result, figures: [], text: comparisonText(result) }
  },
  async sharpness({ bench, sizes: { pairs, pairFans, burnIn } }) {
    const result = await measureSharpness(bench, { pairs, ...(pairFans === undefined ? {} : { shape: { fans: pairFans, burnIn } }) })
    return { result, figures: sharpnessFigures(result, PARAMETERS.sampling.default), text: sharpnessText(result) }
  },
}

const smaller = (scenario: Scenario, fans: number): Scenario => {
  const reshaped = reshape(scenario, { fans })
  return reshaped.ok ? reshaped.scenario : scenario
}

/** ms of CPU time that this process has used, all its threads together. */
const cpuTime = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** One rewritten line that says what is being measured, and the place where Ctrl-C is heard. */
const pauseOn = (terminal: Terminal): Bench['pause'] => async (doing) => {
  await new Promise((resolve) => setImmediate(resolve))
  if (terminal.signal.aborted) throw new Cancelled('cancelled')
  if (doing !== undefined && terminal.watched) terminal.err(`\r\u001b[K${doing} …`)
}

export default defineCommand({
  name: 'bench',
  summary: 'measure speed, memory and sharpness on this machine',
  operands: '[SECTION…] [options]',
  about: 'Measures the simulation on this machine and prints each figure with its goal. Sections: speed (fan-days a second, bytes a fan, set-up and forks, at 20,000 to 1,000,000 fans), profile (what a fan-day costs by process), workers (two against one), comparison (all shipped scenarios), sharpness (the noise of a paired difference, and what it is made of). Without a SECTION all of them, which takes some minutes. Times are CPU time, because other programs may be running; a fixed loop of keyed draws is timed beside them.',
  options: {
    pairs: wholeNumber('P', 8, 1e4, `pairs of worlds in the sharpness section (default ${FULL.pairs})`),
    replicates: wholeNumber('R', 1, 1e3, 'worlds of each scenario in the comparison section (default 1)'),
    quick: flag('measure everything once on tiny worlds, only to see that it works: goals are not judged'),
  },
  examples: ['snowball bench', 'snowball bench speed profile', 'snowball bench sharpness --pairs 100 --json'],
  async run({ json, pairs, replicates, quick }, rest, terminal) {
    for (const name of rest) if (!Object.hasOwn(SECTIONS, name)) throw new UsageError(`there is no section "${name}"${didYouMean(name, Object.keys(SECTIONS)) || `; there are ${Object.keys(SECTIONS).join(', ')}`}`)
    const chosen = Object.keys(SECTIONS).filter((name) => rest.length === 0 || rest.includes(name))
    for (const [option, value, home] of [['pairs', pairs, 'sharpness'], ['replicates', replicates, 'comparison']] as const)
      if (value !== undefined && !chosen.includes(home)) throw new UsageError(`--${option} belongs to the ${home} section; name that section too or leave the option out`)
    const started = performance.now()
    const kernel = await loadKernel()
    const compiled = performance.now() - started
    const calibration = new Calibration(cpuTime)
    const pause = pauseOn(terminal)
    const circumstances: Circumstances = {
      bench: { kernel, scenario: loadScenario, now: cpuTime, pause },
      sizes: { ...(quick ? QUICK : FULL), ...(pairs === undefined ? {} : { pairs }) },
      replicates: replicates ?? 1, terminal,
    }
    const sections: [name: string, measured: Measured][] = []
    try {
      for (const name of chosen) {
        calibration.read()
        sections.push([name, await SECTIONS[name](circumstances)])
      }
      calibration.read()
    } finally {
      if (terminal.watched) terminal.err('\r\u001b[K')
    }
    const bytes = await kernelBytes()
    const machine: Machine = {
      processors: availableParallelism(), model: cpus()[0]?.model.trim() ?? 'unknown', node: process.versions.node, load: loadavg()[0],
      nsPerDraw: median(calibration.readings), quietDraw: QUIET_DRAW,
      kernel: createHash('sha256').update(bytes).digest('hex').slice(0, 12), kernelBytes: bytes.length, compileMs: compiled,
    }
    const figures = sections.flatMap(([, measured]) => measured.figures)
    if (json) terminal.out(`${JSON.stringify({ quick: quick === true, machine, figures: quick ? unjudged(figures) : figures, ...Object.fromEntries(sections.map(([name, { result }]) => [name, result])) }, null, 2)}\n`)
    else terminal.out([machineText(machine), ...sections.map(([, { text }]) => text), quick ? quickFiguresText(unjudged(figures)) : figuresText(figures, machine)].join('\n'))
    return 0
  },
})
