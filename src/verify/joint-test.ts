/**
 * A joint test of keyed draws: are the draws of two neighbours (fans, days, purposes, seeds, counters) independent?
 *
 * Pairs of draws fall into 64 × 64 cells by their highest, or their lowest, six bits; Pearson's χ² of the cells is turned into z. A generator
 * that mixes too little shows where one key is the other plus one, although either stream by itself looks random.
 * Invariant: under independence z has mean 0 and sd 1 for every pair of streams.
 */

/** [agent] 32 bits of each of the first `agents` agents. */
export type Stream = (agents: number) => Uint32Array

/** Two streams that are neighbours in some way, for trial number n. */
export type Neighbours = (trial: number) => readonly [Stream, Stream]

const CELLS = 64

/** z of χ² of the joint cells. @param shift 26 for the highest six bits, 0 for the lowest */
function jointScore(first: Uint32Array, second: Uint32Array, shift: number): number {
  const counts = new Int32Array(CELLS * CELLS)
  for (let agent = 0; agent < first.length; agent++) {
    counts[((first[agent] >>> shift) & (CELLS - 1)) * CELLS + ((second[agent] >>> shift) & (CELLS - 1))]++
  }
  const expected = first.length / counts.length
  let statistic = 0
  for (const count of counts) statistic += (count - expected) ** 2 / expected
  const freedom = counts.length - 1
  return (statistic - freedom) / Math.sqrt(2 * freedom)
}

export interface JointResult {
  /** z scores taken */
  readonly scores: number
  /** the z farthest from 0 */
  readonly farthest: number
  /** mean z times the root of the number of scores: standard normal */
  readonly drift: number
}

export function jointTest(neighbours: Neighbours, trials: number, agents: number): JointResult {
  let [farthest, sum] = [0, 0]
  for (let trial = 0; trial < trials; trial++) {
    const [first, second] = neighbours(trial).map((stream) => stream(agents))
    for (const shift of [26, 0]) {
      const z = jointScore(first, second, shift)
      sum += z
      if (Math.abs(z) > Math.abs(farthest)) farthest = z
    }
  }
  return { scores: 2 * trials, farthest, drift: sum / Math.sqrt(2 * trials) }
}

/** Fills a stream agent by agent. */
export const streamOf = (draw: (agent: number) => number): Stream => (agents) => {
  const draws = new Uint32Array(agents)
  for (let agent = 0; agent < agents; agent++) draws[agent] = draw(agent)
  return draws
}

/** Word `word` of each agent by a 32-bit hash with two multiplications and its second key added midway: it passes dieharder and fails here. */
export function twoMultiplyStream(low: number, high: number, word: number): Stream {
  return streamOf((agent) => {
    let x = (agent * 16 + word) ^ low
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
    x = (x ^ (x >>> 15)) + high
    x = Math.imul(x, 0x846ca68b)
    return x ^ (x >>> 16)
  })
}
