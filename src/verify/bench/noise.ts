// What the noise of a paired difference is made of, and what control variates take away.
// Invariant: the parts of one table add up to the relative difference of every pair, so their shares of its variance add to 1;
// a part's share is cov(part, difference) / var(difference) and may be negative.
import { controlledMean } from '../../experiment/control-variate.ts'
import { estimateMean } from '../../experiment/estimate.ts'
import type { DailyId, Sums } from '../../model/metrics.ts'
import { EARLY, gmvOf, ordersOf, type Pair, type Prelude } from './pairs.ts'

/** Relative difference of GMV, one per pair. */
export const relativeOf = (pairs: readonly Pair[]): number[] => pairs.map(({ on, off }) => gmvOf(on) / gmvOf(off) - 1)

export interface Part {
  readonly name: string
  /** of the variance of the difference */
  readonly share: number
  /** standard deviation of the part itself, relative to GMV */
  readonly sd: number
}

export interface Breakdown {
  readonly by: string
  readonly parts: readonly Part[]
}

const covariance = (left: readonly number[], right: readonly number[]): number => {
  const [a, b] = [estimateMean(left).mean, estimateMean(right).mean]
  return left.reduce((total, value, k) => total + (value - a) * (right[k] - b), 0) / (left.length - 1)
}

/** Variance of the difference by parts that are given pair by pair. */
const breakDown = (pairs: readonly Pair[], by: string, parts: Readonly<Record<string, (pair: Pair) => number>>): Breakdown => {
  const total = relativeOf(pairs)
  const variance = covariance(total, total)
  return {
    by,
    parts: Object.entries(parts).map(([name, partOf]) => {
      const values = pairs.map(partOf)
      return { name, share: covariance(values, total) / variance, sd: estimateMean(values).sd }
    }),
  }
}

const gained = (key: DailyId) => (pair: Pair): number => (pair.on[key] - pair.off[key]) / gmvOf(pair.off)

export const breakdownsOf = (pairs: readonly Pair[]): Breakdown[] => [
  breakDown(pairs, 'orders or their value', {
    'number of orders': ({ on, off }) => ordersOf(on) / ordersOf(off) - 1,
    'average order': ({ on, off }) => gmvOf(on) / gmvOf(off) - ordersOf(on) / ordersOf(off),
  }),
  breakDown(pairs, 'when', Object.fromEntries(['first third', 'middle third', 'last third'].map((name, third) => [name, ({ off, offThirds, onThirds }: Pair) => (onThirds[third] - offThirds[third]) / gmvOf(off)]))),
  breakDown(pairs, 'where from', { private: gained('gmvPrivate'), natural: gained('gmvNatural'), paid: gained('gmvPaid'), subsidised: gained('gmvSubsidised') }),
  breakDown(pairs, 'whose sales', { 'white label': gained('gmvWhite'), 'fast brands': gained('gmvFast'), 'known brands': gained('gmvKnown'), 'super key accounts': gained('gmvSka') }),
  breakDown(pairs, 'big or small', {
    'the baseline\'s ten largest sellers': ({ topOn, topOff, off }) => (topOn - topOff) / gmvOf(off),
    'all others': ({ on, off, topOn, topOff }) => (gmvOf(on) - topOn - (gmvOf(off) - topOff)) / gmvOf(off),
  }),
]

export interface ByFan {
  /** mean share of the fans who spend another sum under the policy */
  readonly moved: number
  /** SD of the relative difference if every fan's own difference were independent of the others' */
  readonly independentSd: number
  /** its share of the variance; the rest moves many fans together: it comes through sellers */
  readonly share: number
}

export const byFan = (pairs: readonly Pair[], fans: number): ByFan => {
  const independent = estimateMean(pairs.map(({ squares, off }) => squares / gmvOf(off) ** 2)).mean
  const total = relativeOf(pairs)
  return { moved: estimateMean(pairs.map(({ moved }) => moved / fans)).mean, independentSd: Math.sqrt(independent), share: independent / covariance(total, total) }
}

// --- control variates

/** Quantities of the baseline alone. */
export interface ControlSet {
  readonly name: string
  /** days of the horizon that a further baseline must live to know their means better; the burn-in always */
  readonly days: number
  readonly controls: readonly ((world: Prelude) => number)[]
}

const kinds = ['gmvWhite', 'gmvFast', 'gmvKnown', 'gmvSka'] as const
const fastShare = (sums: Sums): number => sums.gmvFast / gmvOf(sums)

export const CONTROL_SETS: readonly ControlSet[] = [
  { name: 'baseline GMV by kind of seller, whole horizon', days: Infinity, controls: kinds.map((kind) => ({ off }) => off[kind]) },
  { name: 'fast brands\' share of baseline GMV, whole horizon', days: Infinity, controls: [({ off }) => fastShare(off)] },
  { name: 'the same, first 30 days', days: EARLY, controls: [({ early }) => fastShare(early)] },
  { name: 'the same, 60 days before the policy', days: 0, controls: [({ before }) => fastShare(before)] },
  { name: 'fast brands\' hype and price on the first day', days: 0, controls: [({ hype }) => hype, ({ price }) => price] },
]

export interface Controlled {
  /** squared standard error without / with the controls, at as many further baseline runs as pairs */
  readonly gain: number
  readonly standardError: number
}

/** @param others baselines of as many other worlds: the controls' means are estimated, and carry that error (MODEL.md 6.12-7) */
export const controlledBy = ({ controls }: ControlSet, pairs: readonly Pair[], others: readonly Prelude[]): Controlled | undefined => {
  const estimate = controlledMean(relativeOf(pairs), controls.map((control) => pairs.map(control)), controls.map((control) => others.map(control)))
  return estimate && { gain: estimate.gain, standardError: estimate.se }
}
