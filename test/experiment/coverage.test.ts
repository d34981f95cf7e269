// Are the intervals honest? Each test counts, over many synthetic experiments with a known mean, how often the stated
// interval contains it. Run with SHOW_COVERAGE=1 to print the counts.
import { describe, expect, it } from 'vitest'
import { sequenceFactor, sequenceInterval } from '../../src/experiment/confidence-sequence.ts'
import { controlledInterval, controlledMean } from '../../src/experiment/control-variate.ts'
import { estimateMean, meanInterval, type Interval } from '../../src/experiment/estimate.ts'
import { ratioInterval } from '../../src/experiment/ratio.ts'
import { normalStream, SHAPES, uniformStream } from './synthetic.ts'

const TRIALS = 4000
const shapes = Object.entries(SHAPES)
const contains = (interval: Interval, truth: number): boolean => interval.lower <= truth && truth <= interval.upper

const columns = (rows: [number, number][]): number[][] => [rows.map((row) => row[0]), rows.map((row) => row[1])]

const share = (what: string, hits: number, trials = TRIALS): number => {
  if (process.env.SHOW_COVERAGE) process.stderr.write(`${what}: ${((100 * hits) / trials).toFixed(1)}% of ${trials}\n`)
  return hits / trials
}

describe('the paired t interval at a fixed number of pairs', () => {
  for (const [name, draw] of shapes)
    it.each([8, 20, 60])(`covers the mean of ${name} differences in 85-95% of trials at nominal 90% (%s pairs)`, (pairs) => {
      const normal = normalStream(pairs)
      const uniform = uniformStream(pairs + 1)
      let hits = 0
      for (let trial = 0; trial < TRIALS; trial++) {
        const differences = Array.from({ length: pairs }, () => draw(normal, uniform))
        if (contains(meanInterval(estimateMean(differences), 0.9), 0)) hits++
      }
      const covered = share(`fixed n = ${pairs}, ${name}`, hits)
      expect(covered).toBeGreaterThan(0.85)
      expect(covered).toBeLessThan(0.95)
    })
})

describe('the confidence sequence', () => {
  it('is wider than Student at every n and unbounded while n is too small', () => {
    expect(sequenceFactor(2, 0.9)).toBe(Infinity)
    expect(sequenceFactor(8, 0.9)).toBeLessThan(Infinity)
    for (const n of [10, 20, 30, 100, 1000]) {
      const student = meanInterval({ n, mean: 0, sd: 1, se: 1 / Math.sqrt(n) }, 0.9).upper
      expect(sequenceFactor(n, 0.9)).toBeGreaterThan(student)
      expect(sequenceFactor(n, 0.9)).toBeLessThan(3 * student)
    }
  })

  it('covers the mean at all of the first 300 pairs at once in at least 90% of Gaussian experiments', () => {
    const normal = normalStream(5)
    let hits = 0
    for (let trial = 0; trial < TRIALS; trial++) if (alwaysCovers(() => normal(), 300)) hits++
    expect(share('sequence, every n to 300, gaussian', hits)).toBeGreaterThan(0.9)
  })

  for (const [name, draw] of shapes)
    it.each([0.5, 0.25])(`covers the mean of ${name} differences when stopped at half-width %s sd`, (goal) => {
      const normal = normalStream(17)
      const uniform = uniformStream(19)
      let hits = 0
      let pairs = 0
      for (let trial = 0; trial < TRIALS; trial++) {
        const stopped = stopAtHalfWidth(() => draw(normal, uniform), goal, 8, 2000)
        if (contains(sequenceInterval(stopped, 0.9), 0)) hits++
        pairs += stopped.n
      }
      expect(share(`sequence at half-width ${goal}, ${name}, mean n ${(pairs / TRIALS).toFixed(0)}`, hits)).toBeGreaterThan(0.9)
    })

  it('keeps its level where the t interval loses it: stop as soon as the sign looks resolved', () => {
    const normal = normalStream(23)
    let fooledByStudent = 0
    let fooledBySequence = 0
    for (let trial = 0; trial < 1000; trial++) {
      const running = runningEstimate()
      let student = false
      let sequence = false
      for (let pair = 0; pair < 200; pair++) {
        const estimate = running(normal())
        if (estimate.n < 8) continue
        student ||= !contains(meanInterval(estimate, 0.9), 0)
        sequence ||= !contains(sequenceInterval(estimate, 0.9), 0)
      }
      if (student) fooledByStudent++
      if (sequence) fooledBySequence++
    }
    share('false resolution by t interval watched to 200 pairs', fooledByStudent, 1000)
    share('false resolution by sequence watched to 200 pairs', fooledBySequence, 1000)
    expect(fooledByStudent / 1000).toBeGreaterThan(0.3)
    expect(fooledBySequence / 1000).toBeLessThan(0.1)
  })
})

describe("Fieller's interval", () => {
  it.each([0.001, 0.1, 0.4])('covers a ratio of means whose denominator varies by %s of itself', (variation) => {
    const normal = normalStream(29)
    let hits = 0
    for (let trial = 0; trial < TRIALS; trial++) {
      const top: number[] = []
      const bottom: number[] = []
      for (let world = 0; world < 15; world++) {
        const common = normal()
        top.push(3 + 2 * normal() + common)
        bottom.push(2 * (1 + variation * common))
      }
      if (contains(ratioInterval(top, bottom, 0.9), 1.5)) hits++
    }
    const covered = share(`Fieller, denominator sd ${variation}`, hits)
    expect(covered).toBeGreaterThan(0.88)
    expect(covered).toBeLessThan(0.92)
  })
})

describe('regression control variates', () => {
  it.each([
    [20, 60, 2],
    [8, 400, 1.5],
  ])('cover the mean at nominal 90%% with %s pairs and %s independent runs, carrying both errors', (pairs, runs, least) => {
    const normal = normalStream(31)
    let hits = 0
    let gain = 0
    for (let trial = 0; trial < TRIALS; trial++) {
      const world = (): [number, number] => [100 + 10 * normal(), 5 + normal()]
      const baseline = Array.from({ length: pairs }, world)
      const others = Array.from({ length: runs }, world)
      const differences = baseline.map(([gmv, top]) => 1 + 0.3 * (gmv - 100) - 2 * (top - 5) + normal())
      const estimate = controlledMean(differences, columns(baseline), columns(others))!
      if (contains(controlledInterval(estimate, 0.9), 1)) hits++
      gain += estimate.gain
    }
    const covered = share(`control variates, ${pairs} pairs and ${runs} runs, mean gain ${(gain / TRIALS).toFixed(1)}`, hits)
    expect(covered).toBeGreaterThan(0.87)
    expect(covered).toBeLessThan(0.93)
    expect(gain / TRIALS).toBeGreaterThan(least)
  })
})

/** Mean and sd updated pair by pair (Welford). */
const runningEstimate = () => {
  let n = 0
  let mean = 0
  let squares = 0
  return (value: number) => {
    n++
    const step = value - mean
    mean += step / n
    squares += step * (value - mean)
    const sd = n > 1 ? Math.sqrt(squares / (n - 1)) : NaN
    return { n, mean, sd, se: sd / Math.sqrt(n) }
  }
}

const alwaysCovers = (draw: () => number, most: number): boolean => {
  const running = runningEstimate()
  for (let pair = 0; pair < most; pair++) if (!contains(sequenceInterval(running(draw()), 0.9), 0)) return false
  return true
}

const stopAtHalfWidth = (draw: () => number, goal: number, least: number, most: number) => {
  const running = runningEstimate()
  for (;;) {
    const estimate = running(draw())
    const reach = sequenceFactor(estimate.n, 0.9) * estimate.sd
    if ((estimate.n >= least && reach <= goal) || estimate.n >= most) return estimate
  }
}
