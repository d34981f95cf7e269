// The goals of PERFORMANCE.md and of issue 2, and whether a measurement meets them.
// Invariant: a figure is judged as it was measured; what a quiet machine would have given is said beside it, never instead.
import type { Sharpness } from './sharpness.ts'
import type { Speed } from './speed.ts'
import type { Workers } from './workers.ts'

export interface Measurement {
  readonly id: string
  readonly label: string
  readonly value: number
  readonly unit: string
  /** significant digits that the measurement bears */
  readonly digits: number
}

export interface Figure extends Measurement {
  readonly goal: { readonly atLeast: number } | { readonly atMost: number }
  readonly pass: boolean
  /** why the figure may say little here */
  readonly note?: string
}

const figure = (id: string, label: string, value: number, unit: string, goal: Figure['goal'], { digits = 3, note }: { digits?: number; note?: string } = {}): Figure => ({
  id, label, value, unit, digits, goal, note,
  pass: 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost,
})

/** The figures without goals and verdicts, for runs too short to judge. */
export const unjudged = (figures: readonly Figure[]): Measurement[] => figures.map(({ id, label, value, unit, digits }) => ({ id, label, value, unit, digits }))

/** @param speeds by growing population */
export const speedFigures = (speeds: readonly Speed[]): Figure[] => {
  const [small, large] = [speeds[0], speeds[speeds.length - 1]]
  const size = ({ fans }: Speed): string => fans.toLocaleString('en')
  return [
    figure('fan-days-per-second', `fan-days per second and core, ${size(small)} fans`, 1e3 / small.nsPerFanDay, 'M', { atLeast: 40 }),
    figure('growth', `ns per fan-day, ${size(large)} fans against ${size(small)}`, large.nsPerFanDay / small.nsPerFanDay, '×', { atMost: 1.5 }),
    ...speeds.map((speed) => figure(`bytes-${speed.fans}`, `bytes per fan, ${size(speed)} fans`, speed.bytes / speed.fans, 'B', { atMost: 256 })),
  ]
}

/** Processors that two busy workers get when nothing else runs. */
const ALONE = 1.9

export const workersFigures = ({ speedUp, freeCores, got }: Workers): Figure[] => [
  figure('two-workers', 'two workers against one, by the clock', speedUp, '×', { atLeast: 1.85 }, got[1] < ALONE ? { note: `got ${got[1].toFixed(2)} of 2 processors` } : {}),
  figure('two-workers-free', 'the same on two free cores, by CPU time', freeCores, '×', { atLeast: 1.85 }),
]

/** @param usual code of the default sampling */
export const sharpnessFigures = ({ samplings }: Sharpness, usual: number): Figure[] => {
  const { pairSd } = samplings.find(({ code }) => code === usual)!
  const best = samplings.toSorted((a, b) => a.merit - b.merit)[0]
  return [
    figure('pair-sd', 'pair SD of relative ΔGMV, fast-brand plan', pairSd * 100, '%', { atMost: 0.3 }, { digits: 2 }),
    figure('best-is-default', `merit, default sampling / best (${best.name})`, samplings.find(({ code }) => code === usual)!.merit / best.merit, '×', { atMost: 1 }),
  ]
}
