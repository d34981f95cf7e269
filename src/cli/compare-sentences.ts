// What a comparison means, a sentence or two per policy: does it sell more, what does a yuan bring, does it pay.
// Invariant: no sign without evidence, no estimate without its interval, no verdict without what it is about.
import { at90, type PairedComparison } from '../experiment/compare.ts'
import type { PolicyComparison } from '../experiment/outlay.ts'
import type { Verdict } from '../experiment/verdict.ts'
import type { Text } from '../model/parameters.ts'
import { fixed, plainWithInterval, withInterval } from './quantities.ts'

/** Two significant digits: the number is a forecast. */
const roughly = (count: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1)
  return Math.ceil(count / step) * step
}

/** "about 34 more pairs", or why no number can be given. */
export const pairsLeft = ({ morePairs }: Extract<Verdict, { kind: 'unresolved' }>, worlds: number): string => {
  if (worlds < 2) return 'one world gives no interval'
  if (morePairs === Infinity) return 'no number of pairs within reach would tell'
  return `about ${fixed(roughly(Math.max(1, morePairs)), 0)} more pair${morePairs === 1 ? '' : 's'}`
}

/** "41 M RMB (22 to 60)": the size of a difference whose sign the sentence names. */
const sizeOf = ({ difference, verdict, ...rest }: PairedComparison): string => {
  const { level, lower, upper } = at90({ difference, verdict, ...rest })
  const interval = verdict.kind === 'below' ? { level, lower: -upper, upper: -lower } : { level, lower, upper }
  return withInterval(Math.abs(difference.mean), interval, { unit: 'RMB' })
}

/** One sentence on sales. */
export const salesSentence = ({ gmv }: PolicyComparison): string => {
  const { verdict, difference } = gmv
  switch (verdict.kind) {
    case 'identical':
      return 'sells exactly what the baseline sells, on every world.'
    case 'above':
      return `sells more than the baseline by ${sizeOf(gmv)}. Sign resolved.`
    case 'below':
      return `sells less than the baseline by ${sizeOf(gmv)}. Sign resolved.`
    case 'unresolved':
      if (gmv.pairs < 2) return 'one world tells nothing about other worlds: use --replicates 2 or more.'
      return `not resolved whether it sells more or less (${pairsLeft(verdict, gmv.pairs)}): ${withInterval(difference.mean, at90(gmv), { signed: true, unit: 'RMB' })}.`
    default:
      return verdict satisfies never
  }
}

const profitSentence = ({ profit }: PolicyComparison): string => {
  switch (profit.verdict.kind) {
    case 'identical':
      return 'The platform\'s profit stays the same.'
    case 'above':
      return `The platform's profit rises by ${sizeOf(profit)}.`
    case 'below':
      return `The platform's profit falls by ${sizeOf(profit)}.`
    case 'unresolved':
      if (profit.pairs < 2) return ''
      return `Whether the platform's profit rises is not resolved (${pairsLeft(profit.verdict, profit.pairs)}): ${withInterval(profit.difference.mean, at90(profit), { signed: true, unit: 'RMB' })}.`
    default:
      return profit.verdict satisfies never
  }
}

const returnSentence = ({ outlay, attributed, incremental }: PolicyComparison, free: readonly Text[]): string => {
  if (!(outlay > 0)) return ''
  if (free.length > 0) return `No return on what it gives away is stated, because it also changes what costs nothing here: ${free.map(({ en }) => en.toLowerCase()).join(', ')}.`
  if (!incremental) return 'It gives away no more than the baseline, so nothing can be called incremental per yuan.'
  const credited = attributed ? `is credited with ${plainWithInterval(attributed.estimate.ratio, attributed.interval)} of sales but ` : ''
  return `Each yuan given away ${credited}adds ${plainWithInterval(incremental.estimate.ratio, incremental.interval)}${attributed ? '' : ' of sales'}.`
}

/** Against a break-even of the user's own. */
const breakEvenSentence = ({ incremental, pays, breakEven, gmv }: PolicyComparison): string => {
  if (!incremental || gmv.pairs < 2) return ''
  const from = `${fixed(breakEven, 1)} a yuan, the break-even given`
  switch (pays.kind) {
    case 'above':
      return `More than ${from}: it pays.`
    case 'below':
      return `Less than ${from}: it does not pay.`
    case 'unresolved':
      return `Whether that is more than ${from}, is not resolved (${pairsLeft(pays, gmv.pairs)}).`
    case 'identical':
      return `Exactly ${from}.`
    default:
      return pays satisfies never
  }
}

/** What money brings. @param free what acts without being paid for @param breakEvenGiven the user gave a break-even */
export const moneySentences = (policy: PolicyComparison, free: readonly Text[], breakEvenGiven: boolean): string =>
  [returnSentence(policy, free), ...(breakEvenGiven ? [breakEvenSentence(policy)] : []), profitSentence(policy)].filter(Boolean).join(' ')
