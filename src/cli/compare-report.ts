// What `snowball compare` prints: two tables and a paragraph per policy that says in words what they mean.
// Invariant: no estimate without its interval, no verdict without its threshold; n, seed, days and level are named.
import type { PairedComparison, ReturnOnSpend } from '../experiment/compare.ts'
import type { ComparedQuantities } from '../experiment/compared.ts'
import type { Interval } from '../experiment/estimate.ts'
import type { HalfWidthGoal } from '../experiment/half-width-rule.ts'
import type { Window } from '../experiment/measure.ts'
import type { PolicyComparison } from '../experiment/outlay.ts'
import { VERDICT_LEVEL, type IntervalKind, type Verdict } from '../experiment/verdict.ts'
import { COMPARED, COMPARED_IDS, type ComparedId } from '../model/metrics.ts'
import { amount, chance, counted, figure, fixed, percent, percentWithInterval, plainWithInterval, withInterval } from './quantities.ts'
import { table, wrap, type Column } from './text.ts'

export interface ComparedPolicy extends PolicyComparison {
  readonly id: string
  readonly title: string
  /** the policy lives in the baseline's world; otherwise only the draws are shared */
  readonly sameWorld: boolean
  /** those that apply */
  readonly quantities: ComparedQuantities
}

export interface Comparison {
  readonly baseline: { readonly id: string; readonly title: string }
  readonly policies: readonly ComparedPolicy[]
  readonly window: Window
  readonly worlds: number
  /** of the experiment */
  readonly seed: number
  readonly fans: number
  /** days lived before day 0, by all of them */
  readonly burnIn: number
  /** policies whose files say another burn-in */
  readonly burnInMoved: readonly string[]
  readonly intervals: IntervalKind
  /** probabilityOfMean and probabilityPays are as if the number of worlds had been fixed beforehand, which it was not: only the intervals allow for the looking (MODEL 6.12-7) */
  readonly probabilitiesNominal: boolean
  readonly breakEvenGiven: boolean
  readonly halfWidth: (HalfWidthGoal & { readonly reached: boolean }) | undefined
}

const right = (...titles: string[]): Column[] => titles.map((title) => ({ title, align: 'right' }))

const at90 = ({ intervals }: PairedComparison): Interval => intervals.find(({ level }) => level === VERDICT_LEVEL)!

/** "about 34 more pairs", or why no number can be given. */
const pairsLeft = ({ morePairs }: Extract<Verdict, { kind: 'unresolved' }>, worlds: number): string => {
  if (worlds < 2) return 'one world gives no interval'
  if (morePairs === Infinity) return 'no number of pairs within reach would tell'
  return `about ${fixed(roughly(Math.max(1, morePairs)), 0)} more pair${morePairs === 1 ? '' : 's'}`
}

/** Two significant digits: the number is a forecast. */
const roughly = (count: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1)
  return Math.ceil(count / step) * step
}

/** One sentence on sales. */
const salesSentence = ({ gmv }: ComparedPolicy): string => {
  const { verdict, difference } = gmv
  const { level, lower, upper } = at90(gmv)
  switch (verdict.kind) {
    case 'identical':
      return 'sells exactly what the baseline sells, on every world.'
    case 'above':
      return `sells more than the baseline by ${withInterval(difference.mean, { level, lower, upper }, { unit: 'RMB' })}. Sign resolved.`
    case 'below':
      return `sells less than the baseline by ${withInterval(-difference.mean, { level, lower: -upper, upper: -lower }, { unit: 'RMB' })}. Sign resolved.`
    case 'unresolved':
      if (gmv.pairs < 2) return 'one world tells nothing about other worlds: use --replicates 2 or more.'
      return `not resolved whether it sells more or less (${pairsLeft(verdict, gmv.pairs)}): ${withInterval(difference.mean, at90(gmv), { signed: true, unit: 'RMB' })}.`
    default:
      return verdict satisfies never
  }
}

const paysSentence = ({ pays }: ReturnOnSpend, breakEven: number, worlds: number): string => {
  const from = `from ${fixed(breakEven, 1)}`
  switch (pays.kind) {
    case 'above':
      return `It pays (${from}, resolved).`
    case 'below':
      return `It does not pay (it would ${from}, resolved).`
    case 'unresolved':
      return `Whether it pays (${from}) is not resolved (${pairsLeft(pays, worlds)}).`
    case 'identical':
      return `It neither pays nor costs (${from}).`
    default:
      return pays satisfies never
  }
}

const moneySentence = ({ attributed, incremental, breakEven, gmv }: ComparedPolicy): string => {
  if (!incremental) return attributed ? ' It gives away no more than the baseline, so nothing can be called incremental per yuan.' : ''
  const credited = attributed ? `is credited with ${plainWithInterval(attributed.estimate.ratio, attributed.interval)} of sales but ` : ''
  return ` Each yuan given away ${credited}adds ${plainWithInterval(incremental.estimate.ratio, incremental.interval)}. ${paysSentence(incremental, breakEven, gmv.pairs)}`
}

/** Names of variants: without the scenario where all belong to one. */
const namesOf = ({ baseline, policies }: Comparison): ((id: string) => string) => {
  const scenarios = new Set([baseline, ...policies].map(({ id }) => id.split(':')[0]))
  return (id) => (scenarios.size === 1 ? id.slice(id.indexOf(':') + 1) : id)
}

const betterTitle = ({ probabilitiesNominal }: Comparison): string => (probabilitiesNominal ? 'P(better), nominal' : 'P(better)')

const salesTable = (comparison: Comparison, nameOf: (id: string) => string): string => {
  const rows = comparison.policies.map(({ id, sameWorld, gmv }) => [
    `${nameOf(id)}${sameWorld ? '' : ' *'}`,
    amount(gmv.policy.mean),
    withInterval(gmv.difference.mean, at90(gmv), { signed: true }),
    percentWithInterval(gmv.relative.ratio, gmv.relativeInterval),
    chance(gmv.probabilityOfMean),
    percent(gmv.shareOfPairs, 0),
  ])
  const baseline = comparison.policies[0].gmv.baseline
  return table(
    [{ title: 'Policy' }, ...right('GMV', 'ΔGMV (90%)', 'in % (90%)', betterTitle(comparison), 'Won')],
    [[`${nameOf(comparison.baseline.id)} (baseline)`, amount(baseline.mean)], ...rows],
  )
}

const moneyTable = ({ policies }: Comparison, nameOf: (id: string) => string): string => {
  const returnOf = (estimated: ReturnOnSpend | undefined): string => (estimated ? plainWithInterval(estimated.estimate.ratio, estimated.interval) : 'none')
  const rows = policies
    .filter(({ attributed, incremental }) => attributed ?? incremental)
    .map(({ id, outlay, attributed, incremental, profit }) => [
      nameOf(id),
      amount(outlay),
      returnOf(attributed),
      returnOf(incremental),
      withInterval(profit.difference.mean, at90(profit), { signed: true }),
    ])
  if (rows.length === 0) return ''
  return `\n${table([{ title: 'Per RMB given away' }, ...right('Outlay', 'Attributed ROI', 'Incremental ROI', 'ΔProfit (90%)')], rows)}`
}

/** Quantities that apply to some policy, a line for each. */
const quantityTable = ({ policies }: Comparison, nameOf: (id: string) => string): string => {
  const rows = COMPARED_IDS.flatMap((id) => policies.flatMap((policy) => {
    const quantity = policy.quantities[id]
    if (!quantity) return []
    const { estimate, interval, verdict } = quantity
    const shown = COMPARED[id].unit === 'share' ? percentWithInterval(estimate.ratio, interval) : plainWithInterval(estimate.ratio, interval)
    return [[COMPARED[id].label.en, nameOf(policy.id), shown, verdict.kind === 'unresolved' ? `sign not resolved (${pairsLeft(verdict, estimate.n)})` : '']]
  }))
  return rows.length === 0 ? '' : `\n${table([{ title: 'Against the baseline' }, { title: '' }, ...right('Estimate (90%)'), { title: '' }], rows)}`
}

/** What each quantity that was printed means. */
const quantityNotes = ({ policies }: Comparison): string[] =>
  COMPARED_IDS.filter((id: ComparedId) => policies.some(({ quantities }) => quantities[id])).map((id) => `${COMPARED[id].label.en}: ${COMPARED[id].definition.en}`)

/** How the numbers were made and are read, a paragraph each. */
const notesOf = (comparison: Comparison): string[] => {
  const { policies, probabilitiesNominal, breakEvenGiven, intervals, burnInMoved, burnIn } = comparison
  const nominal = probabilitiesNominal ? ' Nominal: as if the number of worlds had been fixed beforehand; the intervals do not assume that.' : ''
  const breakEven = breakEvenGiven ? 'Break-even as given.' : 'Break-even: 1 / (commission and advertising / GMV) of the baseline.'
  return [
    `P(better): probability that the policy sells more on average; Won: share of worlds in which it did.${nominal}`,
    ...(policies.some(({ attributed, incremental }) => attributed ?? incremental)
      ? [
          'Attributed: sales in subsidised visits per RMB of traffic subsidy. Incremental: additional sales per additional RMB of traffic subsidy (at its CPM), '
          + `coupons, rebates, guarantees and provider funds. ${breakEven}`,
        ]
      : []),
    ...quantityNotes(comparison),
    ...(policies.some(({ sameWorld }) => !sameWorld)
      ? ['* lives in another world than the baseline: the same seeds and draws, but no shared history; its difference includes what the other world changes.']
      : []),
    intervals === 'fixed'
      ? '90% intervals: Student\'s t for means, Fieller for ratios, at a number of worlds fixed beforehand.'
      : '90% intervals: time-uniform confidence sequences, valid although the number of worlds was chosen while looking.',
    ...(burnInMoved.length > 0 ? [`Lived after the baseline's ${burnIn} days of burn-in, not after those of their own files: ${burnInMoved.join(', ')}.`] : []),
  ]
}

/** Days, worlds, seed and fans, and why it stopped where a rule decided. */
const circumstancesOf = ({ window, worlds, seed, fans, halfWidth }: Comparison): string => {
  const where = worlds === 1 ? 'one world' : `the same ${fixed(worlds, 0)} worlds`
  const lived = `Days ${window.from} to ${window.to} on ${where}, seed ${seed}, ${counted(fans, 'simulated fan')} each; money in RMB.`
  if (!halfWidth) return lived
  const goal = halfWidth.relative ? `${figure(halfWidth.value * 100)}%` : `${amount(halfWidth.value)} RMB`
  return `${lived} ${halfWidth.reached ? `Stopped when every interval was within ± ${goal}.` : `The most worlds allowed were lived before every interval was within ± ${goal}.`}`
}

/** The printed comparison. */
export const reportOf = (comparison: Comparison): string => {
  const nameOf = namesOf(comparison)
  return [
    `${wrap(circumstancesOf(comparison))}\n\n`,
    salesTable(comparison, nameOf),
    moneyTable(comparison, nameOf),
    quantityTable(comparison, nameOf),
    `\n${comparison.policies.map((policy) => wrap(`${nameOf(policy.id)}: ${salesSentence(policy)}${moneySentence(policy)}`, { hanging: '  ' })).join('\n')}\n`,
    `\n${notesOf(comparison).map((note) => wrap(note)).join('\n')}\n`,
  ].join('')
}
