// What `snowball bench` prints. Invariant: every table says how it was measured; goals stand together at the end.
import { QUIET_DRAW } from '../verify/bench/calibration.ts'
import type { ComparedScenario, Comparison } from '../verify/bench/comparison.ts'
import type { Figure, Measurement } from '../verify/bench/goals.ts'
import type { Profile } from '../verify/bench/profile.ts'
import type { Sharpness } from '../verify/bench/sharpness.ts'
import type { Speed } from '../verify/bench/speed.ts'
import type { Workers } from '../verify/bench/workers.ts'
import { amount, clock, counted, fixed, percent } from './quantities.ts'
import { table, wrap, type Column } from './text.ts'

export interface Machine {
  readonly processors: number
  readonly model: string
  readonly node: string
  /** load average of the last minute */
  readonly load: number
  /** ns, now and when quiet */
  readonly nsPerDraw: number
  readonly quietDraw: number
  /** first digits of the SHA-256 of the kernel's bytes */
  readonly kernel: string
  readonly kernelBytes: number
  readonly compileMs: number
}

const right = (...titles: string[]): Column[] => titles.map((title) => ({ title, align: 'right' }))
const left = (title: string): Column => ({ title })
/** Significant digits, thousands separated, never as an exponent. */
const digits = (value: number, count = 3): string => {
  if (!Number.isFinite(value)) return 'n/a'
  if (Math.abs(value) >= 10 ** count) return fixed(value, 0)
  return value.toLocaleString('en', { minimumSignificantDigits: count, maximumSignificantDigits: count }).replace('-', '−')
}
const section = (title: string, about: string, ...parts: readonly string[]): string => `${title}\n${wrap(about)}\n\n${parts.join('\n')}`

export const machineText = ({ processors, model, node, load, nsPerDraw, quietDraw, kernel, kernelBytes, compileMs }: Machine): string =>
  `${wrap(
    `${counted(processors, 'processor')} (${model}), Node ${node}, load average ${fixed(load, 1)}. A keyed draw takes ${fixed(nsPerDraw, 2)} ns, ${fixed(quietDraw, 2)} on the quiet machine of the goals: this machine is ${fixed(nsPerDraw / quietDraw, 2)} times as slow now. Kernel ${kernel}, ${digits(kernelBytes / 1e3)} kB of WebAssembly, compiled in ${digits(compileMs, 2)} ms.`,
  )}\n`

export const speedText = (speeds: readonly Speed[]): string => {
  const [{ burnIn, window }] = speeds
  const runs = speeds.map(({ worlds, repeats }) => worlds * repeats).join(', ')
  return section(
    'SPEED',
    `PLATFORM baseline as shipped, every metric recorded and every identity of the ledger asserted each day; days ${burnIn} to ${burnIn + window}, after ${burnIn} days of burn-in. CPU time of one thread, medians of ${runs} runs with the range in brackets. "When quiet": as many at the quiet machine's speed, by the draws timed between the runs.`,
    table(
      [...right('Fans', 'ns per fan-day', 'M fan-days/s', 'when quiet', 'ns per draw', 'bytes per fan')],
      speeds.map(({ fans, nsPerFanDay, range, nsPerDraw, bytes }) => [
        fixed(fans, 0), `${digits(nsPerFanDay)} (${digits(range[0])} to ${digits(range[1])})`, digits(1e3 / nsPerFanDay), digits((1e3 / nsPerFanDay) * (nsPerDraw / QUIET_DRAW)), fixed(nsPerDraw, 2), digits(bytes / fans),
      ]),
    ),
    table(
      [...right('Fans', 'make a world, ms', 'copy its state, ms', 'fork a policy, ms', 'fork in days run', 'state, MB')],
      speeds.map(({ fans, setUp, snapshot, fork, snapshotBytes, nsPerFanDay }) => [
        fixed(fans, 0), digits(setUp), digits(snapshot), digits(fork), digits(fork / ((nsPerFanDay * fans) / 1e6), 2), digits(snapshotBytes / 1e6),
      ]),
    ),
  )
}

/** What the processes of the schedule do, for readers of the profile. */
const DOING: Readonly<Record<string, string>> = {
  policyClock: 'levers in force, keys of the day', population: 'arrivals and exits of sellers', review: 'monthly: size, stage, honesty, provider',
  decayEvidence: 'public evidence fades', conduct: 'counterfeit shock, guarantees', dress: 'who is live, traits and prices', activity: 'who is awake, who can do anything',
  traffic: 'ads, subsidy, auction, natural shares', unfollow: 'candidates for leaving a seller', browse: 'clicks that may make a follower', shop: 'visits, needs, choice, orders',
  deliver: 'outcomes, evidence, returns, lapses', enforce: 'inspections, strikes, bans', evidence: 'tallies into public trust', sales: 'smoothed sales', equity: 'brand equity',
  shares: 'word of mouth', demand: 'supply makes demand', coupons: 'coupon budget', months: 'month sets', ledger: 'identities asserted', record: 'the day\'s row written',
}

/** A cost in ns. Below 0 it is noise: a process took less than the clock's own time, which is taken off. */
const costOf = (ns: number): string => (ns < 0 ? 'within noise' : digits(ns))

export const profileText = (profiles: readonly Profile[]): string => {
  const [{ burnIn, window, repeats, processes }] = profiles
  const total = profiles.map((profile) => profile.processes.reduce((sum, { ns }) => sum + Math.max(0, ns), 0))
  const events = profiles[0].events
  const per = (name: keyof typeof events): number => (1000 * events[name]) / profiles[0].fanDays
  const cost = (...names: string[]): number => processes.reduce((sum, { process, ns }) => sum + (names.includes(process) ? ns : 0), 0)
  const rows: [string, number, string, number][] = [
    ['fans awake', per('active'), 'activity', cost('activity')],
    ['public entries', per('publicEntries'), '', NaN],
    ['private visits', per('privateVisits'), '', NaN],
    ['new follows', per('follows'), 'browse', cost('browse')],
    ['follows lost', per('unfollows'), 'unfollow', cost('unfollow')],
    ['fans who buy', per('buyers'), 'shop', cost('shop')],
    ['orders', per('orders'), 'shop', cost('shop')],
    ['deliveries', per('deliveries'), 'deliver', cost('deliver')],
  ]
  return section(
    'PROFILE',
    `What a fan-day costs, process by process in the order of the schedule: days ${burnIn} to ${burnIn + window}, each day's median of ${counted(repeats, 'run')}, at ${profiles.map(({ fans }) => fixed(fans, 0)).join(' and ')} fans.`,
    table(
      [left('Process'), ...profiles.flatMap(({ fans }) => right(`ns at ${fixed(fans, 0)}`, 'share')), left('what it does')],
      [
        ...processes.map(({ process }, k) => [process, ...profiles.flatMap((profile, which) => [costOf(profile.processes[k].ns), percent(Math.max(0, profile.processes[k].ns) / total[which])]), DOING[process] ?? '']),
        ['all', ...total.flatMap((ns) => [digits(ns), percent(1)])],
      ],
    ),
    table(
      [left('Event'), ...right('in 1,000 fan-days'), left('process it makes busy'), ...right('ns for each')],
      rows.map(([name, count, process, ns]) => [name, digits(count), process, process === '' ? '' : costOf((1000 * ns) / count)]),
    ),
  )
}

export const workersText = ({ fanDays, one, two, speedUp, freeCores, got }: Workers, { replicates, rounds }: { replicates: number; rounds: number }): string =>
  section(
    'WORKERS',
    `${replicates} replicates of the PLATFORM baseline (${amount(fanDays)} fan-days) through one worker thread and through two, in turn, medians of ${rounds} rounds.`,
    table(
      [left('Workers'), ...right('seconds', 'M fan-days/s', 'processors got')],
      [['1', digits(one), digits(fanDays / one / 1e6), fixed(got[0], 2)], ['2', digits(two), digits(fanDays / two / 1e6), fixed(got[1], 2)]],
    ),
    `${wrap(`Two against one: ${fixed(speedUp, 2)} by the clock, ${fixed(freeCores, 2)} if each had had a core to itself (2 × CPU time of one / CPU time of two).`)}\n`,
  )

export const comparisonText = ({ replicates, workers, scenarios }: Comparison): string => {
  const all = (of: (scenario: ComparedScenario) => number): number => scenarios.reduce((sum, scenario) => sum + of(scenario), 0)
  const [runs, seconds, fanDays] = [all(({ variants }) => variants * replicates), all((each) => each.seconds), all((each) => each.fanDays)]
  return section(
    'COMPARISON',
    `Every shipped scenario with all its variants, ${counted(replicates, 'world')} each, on ${counted(workers, 'worker')}; rates by the clock. "In full": at the scenario's own number of replicates.`,
    table(
      [left('Scenario'), ...right('variants', 'fans', 'seconds', 'CPU s', 'runs/s', 'M fan-days/s', 'in full')],
      [
        ...scenarios.map((each) => [
          each.id, String(each.variants), fixed(each.fans, 0), digits(each.seconds), digits(each.cpuSeconds),
          digits((each.variants * replicates) / each.seconds), digits(each.fanDays / each.seconds / 1e6), clock(each.inFull),
        ]),
        ['all', String(runs / replicates), '', digits(seconds), digits(all((each) => each.cpuSeconds)), digits(runs / seconds), digits(fanDays / seconds / 1e6), clock(all((each) => each.inFull))],
      ],
    ),
  )
}

export const sharpnessText = ({ pairs, fans, days, samplings, controls, breakdowns, fractions }: Sharpness): string =>
  section(
    'SHARPNESS',
    `Fast-brand plan against its baseline, ${fixed(fans, 0)} fans, ${days} days, ${pairs} pairs of worlds. Pair SD: of the difference of GMV relative to the baseline's, ± its own standard error. Merit: SE² × CPU seconds, in (% of GMV)² s, less is better; it does not depend on the number of pairs.`,
    table(
      [left('Sampling of rooms'), ...right('ΔGMV', 'pair SD', 'CPU s a pair', 'merit')],
      samplings.map(({ name, mean, pairSd, secondsPerPair, merit }) => [name, percent(mean, 2, true), `${percent(pairSd, 2)} ± ${fixed((100 * pairSd) / Math.sqrt(2 * (pairs - 1)), 2)}`, digits(secondsPerPair), digits(merit)]),
    ),
    table(
      [left('Control variates, with the default sampling'), ...right('gain', 'merit')],
      controls.map(({ name, gain, merit }) => [name, `${fixed(gain, 2)} ×`, digits(merit)]),
    ),
    `${wrap(`Gain: squared standard error without / with. The controls' means come from ${pairs} further baselines, whose error and CPU time are counted.`)}\n`,
    table(
      [left('Variance of the difference by'), left('part'), ...right('share', 'own SD')],
      breakdowns.flatMap(({ by, parts }) => parts.map(({ name, share, sd }, k) => [k === 0 ? by : '', name, percent(share, 0), percent(sd, 2)])),
    ),
    table(
      [left('The plan with'), ...right('ΔGMV', 'pair SD', 'fans moved', 'SD if fans were independent', 'of the variance')],
      fractions.map(({ budget, mean, pairSd, fans: { moved, independentSd, share } }) => [
        budget === 1 ? 'its budget' : `${percent(budget, 0)} of its budget`, percent(mean, 2, true), percent(pairSd, 2), percent(moved), percent(independentSd, 2), percent(share, 0),
      ]),
    ),
    `${wrap('Fans moved: those who spend another sum under the plan. Independent: the pair SD if their differences had nothing to do with one another; what is above moves many fans together, through sellers. A plan of nearly nothing shows the noise that any difference sets off. Fans whom a subsidised visit reached are not recorded one by one.')}\n`,
  )

export const figuresText = (figures: readonly Figure[], { nsPerDraw, quietDraw }: Machine): string => {
  if (figures.length === 0) return ''
  const note = nsPerDraw > 1.1 * quietDraw ? `Judged as measured, on a machine ${fixed(nsPerDraw / quietDraw, 2)} times as slow as the one the goals were set on.` : 'Judged as measured.'
  return section(
    'GOALS',
    note,
    table(
      [left('Figure'), ...right('measured', 'goal'), left('')],
      figures.map(({ label, value, unit, digits: count, goal, pass, note }) => {
        const bound = 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`
        return [label, `${digits(value, count)} ${unit}`, `${bound} ${unit}`, `${pass ? 'pass' : 'missed'}${note ? `; ${note}` : ''}`]
      }),
    ),
  )
}

/** Figures of tiny worlds, which say nothing about the goals. */
export const quickFiguresText = (figures: readonly Measurement[]): string =>
  figures.length === 0
    ? ''
    : section('FIGURES', 'Quick run: goals not judged.', table([left('Figure'), ...right('measured')], figures.map(({ label, value, unit, digits: count }) => [label, `${digits(value, count)} ${unit}`])))
