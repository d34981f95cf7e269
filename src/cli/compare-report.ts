// What `snowball compare` prints: tables of sales, returns and profit, and a paragraph per policy that says in words what they mean.
// Invariant: no estimate without its interval, no verdict without its threshold; n, seed, days and level are named.
import { at90, type PairedComparison, type ReturnOnSpend } from '../experiment/compare.ts'
import type { ComparedQuantities } from '../experiment/compared.ts'
import type { HalfWidthGoal } from '../experiment/half-width-rule.ts'
import type { Window } from '../experiment/measure.ts'
import type { PolicyComparison } from '../experiment/outlay.ts'
import type { IntervalKind } from '../experiment/verdict.ts'
import { COMPARED, COMPARED_IDS, type ComparedId } from '../model/metrics.ts'
import type { Text } from '../model/parameters.ts'
import { moneySentences, pairsLeft, salesSentence } from './compare-sentences.ts'
import { amount, chance, columnWithIntervals, counted, figure, fixed, NUMBER, percent, PERCENT, percentWithInterval, plainWithInterval, type Estimated } from './quantities.ts'
import { table, wrap, type Column } from './text.ts'

export interface ComparedPolicy extends PolicyComparison {
  readonly id: string
  readonly title: string
  /** the policy lives in the baseline's world; otherwise only the draws are shared */
  readonly sameWorld: boolean
  /** what differs without being paid from the outlay; with any of it no return is stated */
  readonly free: readonly Text[]
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

/** Names of variants: without the scenario where all belong to one. */
const namesOf = ({ baseline, policies }: Comparison): ((id: string) => string) => {
  const scenarios = new Set([baseline, ...policies].map(({ id }) => id.split(':')[0]))
  return (id) => (scenarios.size === 1 ? id.slice(id.indexOf(':') + 1) : id)
}

const betterTitle = ({ probabilitiesNominal }: Comparison): string => (probabilitiesNominal ? 'P(better), nominal' : 'P(better)')

const differenceOf = (comparison: PairedComparison): Estimated => ({ estimate: comparison.difference.mean, interval: at90(comparison) })
const returnOf = (spend: ReturnOnSpend | undefined): Estimated | undefined => spend && { estimate: spend.estimate.ratio, interval: spend.interval }

/** Columns of a table beside the policies' names. */
const rowsOf = (names: readonly string[], ...columns: readonly (readonly string[])[]): string[][] => names.map((name, row) => [name, ...columns.map((column) => column[row])])

const salesTable = (comparison: Comparison, nameOf: (id: string) => string): string => {
  const { policies, baseline } = comparison
  const rows = rowsOf(
    policies.map(({ id, sameWorld }) => `${nameOf(id)}${sameWorld ? '' : ' *'}`),
    policies.map(({ gmv }) => amount(gmv.policy.mean)),
    columnWithIntervals(policies.map(({ gmv }) => differenceOf(gmv)), { signed: true }),
    columnWithIntervals(policies.map(({ gmv }) => ({ estimate: gmv.relative.ratio, interval: gmv.relativeInterval })), { signed: true, scale: PERCENT }),
    policies.map(({ gmv }) => chance(gmv.probabilityOfMean)),
    policies.map(({ gmv }) => percent(gmv.shareOfPairs, 0)),
  )
  return table(
    [{ title: 'Policy' }, ...right('GMV', 'ΔGMV (90%)', 'in % (90%)', betterTitle(comparison), 'Won')],
    [[`${nameOf(baseline.id)} (baseline)`, amount(policies[0].gmv.baseline.mean)], ...rows],
  )
}

const returnTable = (comparison: Comparison, nameOf: (id: string) => string): string => {
  const policies = comparison.policies.filter(({ outlay }) => outlay > 0)
  if (policies.length === 0) return ''
  const column = (of: (policy: ComparedPolicy) => ReturnOnSpend | undefined): string[] => columnWithIntervals(policies.map((policy) => returnOf(of(policy))), { scale: NUMBER })
  const rows = rowsOf(
    policies.map(({ id }) => nameOf(id)),
    policies.map(({ outlay }) => amount(outlay)),
    column(({ attributed }) => attributed),
    column(({ incremental }) => incremental),
    column(({ profitReturn }) => profitReturn),
  )
  return `\n${table([{ title: 'Per RMB given away' }, ...right('Outlay', 'Attributed ROI', 'Incremental ROI', 'Profit ROI')], rows)}`
}

/** In cash too where something was given away that is no cash. */
const profitTable = (comparison: Comparison, nameOf: (id: string) => string): string => {
  const { policies } = comparison
  const differs = policies.some(({ profit, cashProfit }) => profit.difference.mean !== cashProfit.difference.mean)
  const rows = rowsOf(
    policies.map(({ id }) => nameOf(id)),
    columnWithIntervals(policies.map(({ profit }) => differenceOf(profit)), { signed: true }),
    ...(differs ? [columnWithIntervals(policies.map(({ cashProfit }) => differenceOf(cashProfit)), { signed: true })] : []),
    policies.map(({ probabilityPays }) => chance(probabilityPays)),
  )
  return `\n${table([{ title: 'Platform' }, ...right('ΔProfit (90%)', ...(differs ? ['ΔCash profit (90%)'] : []), `P(pays)${comparison.probabilitiesNominal ? ', nominal' : ''}`)], rows)}`
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
  const pays = breakEvenGiven
    ? 'Pays: adds more sales per RMB than the break-even given, or, where there is no such return, raises profit.'
    : `Pays: raises profit. At the baseline's margin (commission and advertising / GMV) a yuan would have to add ${fixed(policies[0].breakEven, 0)} of sales.`
  return [
    `P(better): probability that the policy sells more on average; Won: share of worlds in which it did.${nominal}`,
    ...(policies.some(({ outlay }) => outlay > 0)
      ? [
          'Attributed: sales in subsidised visits per RMB of traffic subsidy. Incremental: additional sales per additional RMB of traffic subsidy and matched ads (at '
          + 'their CPM), coupons, rebates, guarantees and provider funds. Profit ROI: additional profit per additional RMB, net of it; above 0 it pays, −1 when nothing comes back.',
        ]
      : []),
    `Profit: commission and advertising less all of that, inspections and rewards; in cash: impressions and matched ads cost nothing. ${pays}`,
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
    returnTable(comparison, nameOf),
    profitTable(comparison, nameOf),
    quantityTable(comparison, nameOf),
    `\n${comparison.policies.map((policy) => wrap(`${nameOf(policy.id)}: ${salesSentence(policy)} ${moneySentences(policy, policy.free, comparison.breakEvenGiven)}`.trimEnd(), { hanging: '  ' })).join('\n')}\n`,
    `\n${notesOf(comparison).map((note) => wrap(note)).join('\n')}\n`,
  ].join('')
}
