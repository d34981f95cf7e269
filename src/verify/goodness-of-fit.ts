/**
 * Counts against the probabilities of a law, as a row of an oracle: Pearson's χ² with its tail probability.
 *
 * Invariant: neighbouring bins are taken together until each expects at least 5, so that the χ² law holds.
 */
import { chiSquare } from './exact/chi-square.ts'
import { compare, type OracleRow } from './oracle.ts'

const LEAST = 5
const RAREST = 1e-3 // tail probability that still passes

/** [x] how many of the counts are x, the last bin open. */
export function histogramOf(counts: readonly number[], bins: number): number[] {
  const histogram = new Array<number>(bins).fill(0)
  for (const count of counts) histogram[Math.min(count, bins - 1)]++
  return histogram
}

/** @param observed [bin] counts @param probabilities [bin] adding to 1 */
export function fitRow(quantity: string, setting: string, observed: readonly number[], probabilities: readonly number[]): OracleRow {
  const n = observed.reduce((sum, count) => sum + count, 0)
  const [counts, expected]: [number[], number[]] = [[], []]
  let open = false // the last bin expects too little and takes the next one in
  probabilities.forEach((probability, bin) => {
    if (open) {
      counts[counts.length - 1] += observed[bin]
      expected[expected.length - 1] += n * probability
    } else {
      counts.push(observed[bin])
      expected.push(n * probability)
    }
    open = expected.at(-1)! < LEAST
  })
  if (open && expected.length > 1) {
    counts.splice(-2, 2, counts.at(-2)! + counts.at(-1)!)
    expected.splice(-2, 2, expected.at(-2)! + expected.at(-1)!)
  }
  return compare({ quantity, setting, exact: Math.max(1, counts.length - 1), simulated: chiSquare(counts, expected), tolerance: RAREST, toleranceKind: 'tail' })
}
