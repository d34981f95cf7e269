// snowball compare: a baseline against policies on the same worlds, with paired intervals and verdicts.
import { compareQuantities } from '../experiment/compared.ts'
import { freeLevers } from '../experiment/free-levers.ts'
import { comparePolicy } from '../experiment/outlay.ts'
import { narrowEnough, type HalfWidthGoal } from '../experiment/half-width-rule.ts'
import { commonWindow, measure, type Measures, type Window } from '../experiment/measure.ts'
import type { IntervalKind } from '../experiment/verdict.ts'
import { worldKey, type Variant } from '../model/variant.ts'
import { numberOption, UsageError, wholeNumber, type Option } from './arguments.ts'
import { reportOf, type ComparedPolicy, type Comparison } from './compare-report.ts'
import { defineCommand, expectOperands } from './command.ts'
import { onCommonGround } from './common-ground.ts'
import { liveWorlds, RUN_OPTIONS } from './live.ts'
import { resolveReference, SHAPE_OPTIONS, type Chosen } from './scenario-source.ts'
import { warn } from './warnings.ts'

const halfWidth: Option<HalfWidthGoal> = {
  placeholder: 'X',
  about: 'add worlds until the 90% interval of every ΔGMV is no wider than ± X: a share of the baseline\'s GMV (0.3% or 0.003) or RMB (50M, 0.05B)',
  read(text) {
    const match = /^(\d+\.?\d*|\.\d+)(%|k|M|B)?$/.exec(text)
    const number = match ? Number(match[1]) : NaN
    const unit = match?.[2]
    if (unit === undefined && !(number > 0 && number < 1)) throw new UsageError(`must be a share of GMV (0.3% or 0.003) or RMB with k, M or B (50M); got "${text}"`)
    if (!(number > 0)) throw new UsageError(`must be above 0; got "${text}"`)
    if (unit === undefined) return { value: number, relative: true }
    return unit === '%' ? { value: number / 100, relative: true } : { value: number * { k: 1e3, M: 1e6, B: 1e9 }[unit as 'k' | 'M' | 'B'], relative: false }
  },
}

/** Worlds tried before a half-width rule gives up, unless --max-replicates says otherwise. */
const MOST_WORLDS = 200

/** The baseline and the policies that the references name; a scenario alone means its baseline, or all its variants. */
const chooseVariants = (references: readonly string[], overrides: { fans?: number; days?: number }): [Chosen, Chosen[]] => {
  const [first, ...others] = references
  const [baseline, ...rest] = resolveReference(first, overrides)
  const policies = others.flatMap((reference) => {
    const all = resolveReference(reference, overrides)
    return all.length > 1 ? all.slice(1).filter(({ id }) => id !== baseline.id) : all
  })
  const compared = others.length === 0 ? rest : policies
  if (compared.length === 0) throw new UsageError(others.length === 0 ? `"${first}" names one variant only; name a policy to compare it with` : `the policy is the baseline itself (${baseline.id}); name another`)
  const ids = [baseline, ...compared].map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) < at)
  if (twice === baseline.id) throw new UsageError(`the policy is the baseline itself (${twice}); name another`)
  if (twice !== undefined) throw new UsageError(`the policy "${twice}" is named twice`)
  return [baseline, compared]
}

/** Identity of a world up to a day: two worlds that differ only in how long they are recorded are one. */
const worldUntil = (day: number, variant: Variant): string => worldKey({ ...variant, shape: { ...variant.shape, horizon: day }, calendar: variant.calendar.slice(0, day) })

const windowOf = (chosen: readonly Chosen[], from: number | undefined, to: number | undefined): Window => {
  const whole = commonWindow(chosen.map(({ variant }) => variant))
  const window = { from: from ?? whole.from, to: to ?? whole.to }
  if (window.to > whole.to) throw new UsageError(`--to must not exceed the horizon of ${whole.to} days; got ${window.to}`)
  if (window.from >= window.to) throw new UsageError(`--from must be before --to (${window.to}); got ${window.from}`)
  return window
}

export default defineCommand({
  name: 'compare',
  summary: 'compare policies with a baseline on the same worlds',
  operands: 'BASELINE [POLICY…] [options]',
  about: 'Lives the baseline and each policy on the same worlds and prints GMV, the paired difference with its interval, the probability that the policy does better, and what each yuan of subsidy is credited with and adds. BASELINE and POLICY are scenario:variant, or a scenario or file alone: as the baseline it means its baseline, as a policy all its variants. All of them must live in one world, and live it as long before day 0 as the baseline does. Without a POLICY the baseline is compared with all variants of its scenario.',
  options: {
    replicates: wholeNumber('R', 1, 1e5, 'worlds (default: the scenario\'s)'),
    'half-width': halfWidth,
    'max-replicates': wholeNumber('M', 2, 1e5, `most worlds for --half-width (default ${MOST_WORLDS})`),
    from: wholeNumber('DAY', 0, 1e5, 'first day of the comparison (default 0)'),
    to: wholeNumber('DAY', 1, 1e5, 'day at which the comparison ends (default: the horizon)'),
    'break-even': numberOption('ROI', 0, 1e6, 'incremental sales per RMB given away from which a policy shall be said to pay (default: it pays when it raises the platform\'s profit)'),
    ...RUN_OPTIONS,
    ...SHAPE_OPTIONS,
  },
  examples: ['snowball compare fast-brands --replicates 40', 'snowball compare fast-brands:baseline fast-brands:fast plan.json --half-width 0.3%'],
  async run(given, rest, terminal) {
    expectOperands(rest, 1, Infinity, 'a baseline, e.g. "snowball compare fast-brands"')
    const goal = given['half-width']
    if (goal && given.replicates !== undefined) throw new UsageError('--replicates and --half-width exclude each other; use --max-replicates')
    if (!goal && given['max-replicates'] !== undefined) throw new UsageError('--max-replicates belongs to --half-width; use --replicates')
    const { chosen, moved } = onCommonGround(...chooseVariants(rest, given))
    const [baseline, ...policies] = chosen
    const window = windowOf(chosen, given.from, given.to)
    warn('compare', chosen, terminal)
    const replicates = goal ? (given['max-replicates'] ?? MOST_WORLDS) : (given.replicates ?? baseline.scenario.replicates)
    const seed = given.seed ?? baseline.scenario.seed
    const kind: IntervalKind = goal ? 'sequence' : 'fixed'

    const measures: Measures[][] = chosen.map(() => [])
    const gmv: number[][] = chosen.map(() => [])
    let reached = false
    const worlds = await liveWorlds(chosen, { seed, replicates, workers: given.workers, progress: given.progress }, terminal, (results) => {
      for (const [k, result] of results.entries()) {
        const measured = measure(result, chosen[k].variant, window)
        measures[k].push(measured)
        gmv[k].push(measured.gmv)
      }
      if (!goal) return undefined
      reached = narrowEnough(gmv[0], gmv.slice(1), goal)
      return reached ? 'enough' : undefined
    })

    const compared = policies.map((policy, k): ComparedPolicy => {
      const free = freeLevers(baseline.variant, policy.variant)
      return {
        id: policy.id,
        title: policy.title,
        sameWorld: worldUntil(window.to, policy.variant) === worldUntil(window.to, baseline.variant),
        free,
        ...comparePolicy(measures[0], measures[k + 1], { kind, breakEven: given['break-even'], free: free.length > 0 }),
        quantities: compareQuantities(baseline.variant, policy.variant, measures[0], measures[k + 1], kind),
      }
    })
    const comparison: Comparison = {
      baseline: { id: baseline.id, title: baseline.title },
      policies: compared,
      window,
      worlds,
      seed,
      fans: baseline.variant.shape.fans,
      burnIn: baseline.variant.shape.burnIn,
      burnInMoved: moved,
      intervals: kind,
      probabilitiesNominal: kind === 'sequence',
      breakEvenGiven: given['break-even'] !== undefined,
      halfWidth: goal ? { ...goal, reached } : undefined,
    }
    terminal.out(given.json ? `${JSON.stringify(comparison, null, 2)}\n` : reportOf(comparison))
    return 0
  },
})
