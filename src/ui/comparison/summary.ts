// From outcomes to what the page states: verdicts, key figures, rows for the charts. Pure functions.
// Invariant: policies are compared by paired differences; every interval is a confidence sequence, because the page is watched
// while it runs and stops by its own rule (MODEL.md 6.12-7); the chart's last day is the verdict's interval.
import type { DifferenceRow, DotRow, ReturnRow, TrajectoryRow, WorldLineRow } from '../../charts/rows.ts'
import { bandsByDay } from '../../experiment/bands.ts'
import { comparePaired, differencesOf, type PairedComparison } from '../../experiment/compare.ts'
import { estimateMean } from '../../experiment/estimate.ts'
import { comparePolicy, type PolicyComparison } from '../../experiment/outlay.ts'
import { intervalOf } from '../../experiment/verdict.ts'
import type { DerivedId } from '../../model/metrics.ts'
import type { Outcome } from './outcome.ts'

export const KPIS = ['gmv', 'after', 'profit', 'privateShare', 'repeat', 'dissatisfied'] as const
export type KpiId = (typeof KPIS)[number]

/** Value of a key figure in one world; undefined where it is not defined (no day after the subsidy). */
const kpiOf = (id: KpiId, outcome: Outcome): number | undefined =>
  id === 'after' ? outcome.after?.gmv : outcome.whole[id as DerivedId]

/** Mean of a key figure over worlds. */
export const kpiMean = (id: KpiId, worlds: readonly Outcome[]): number =>
  estimateMean(worlds.map((world) => kpiOf(id, world) ?? NaN)).mean

/** One policy against the baseline on the same worlds. */
export interface PolicySummary {
  readonly pairs: number
  readonly money: PolicyComparison
  readonly kpis: Readonly<Record<KpiId, PairedComparison>>
}

/** @returns undefined without a pair */
export const summarize = (baseline: readonly Outcome[], policy: readonly Outcome[]): PolicySummary | undefined => {
  const pairs = Math.min(baseline.length, policy.length)
  if (pairs === 0) return undefined
  const [before, after] = [baseline.slice(0, pairs), policy.slice(0, pairs)]
  const values = (id: KpiId, worlds: readonly Outcome[]) => worlds.map((world) => kpiOf(id, world) ?? NaN)
  return {
    pairs,
    money: comparePolicy(before.map(({ whole }) => whole), after.map(({ whole }) => whole), { kind: 'sequence' }),
    kpis: Object.fromEntries(KPIS.map((id) => [id, comparePaired(values(id, before), values(id, after), 'sequence')])) as Record<KpiId, PairedComparison>,
  }
}

/** The first policy against the second, on their common worlds. */
export const contest = (first: readonly Outcome[], second: readonly Outcome[]): PairedComparison | undefined => {
  const pairs = Math.min(first.length, second.length)
  const gmv = (worlds: readonly Outcome[]) => worlds.slice(0, pairs).map(({ whole }) => whole.gmv)
  return pairs > 0 ? comparePaired(gmv(second), gmv(first), 'sequence') : undefined
}

const cumulative = (values: Float64Array): Float64Array => {
  let sum = 0
  return values.map((value) => (sum += value))
}

/** [pair] cumulative ΔGMV by day, RMB. */
export const cumulativeDifferences = (baseline: readonly Outcome[], policy: readonly Outcome[]): Float64Array[] =>
  Array.from({ length: Math.min(baseline.length, policy.length) }, (_, pair) =>
    cumulative(policy[pair].gmv.map((value, day) => value - baseline[pair].gmv[day])),
  )

/** The mean of the paired difference by day with its 50% and 90% interval; row d is the end of day d, row 0 the start. */
export const differenceRows = (id: string, differences: readonly Float64Array[]): DifferenceRow[] => {
  const days = differences[0]?.length ?? 0
  return Array.from({ length: differences.length > 0 ? days + 1 : 0 }, (_, day) => {
    const estimate = estimateMean(differences.map((difference) => (day > 0 ? difference[day - 1] : 0)))
    const [half, most] = [intervalOf(estimate, 0.5, 'sequence'), intervalOf(estimate, 0.9, 'sequence')]
    return { id, day, mean: estimate.mean, low50: half.lower, high50: half.upper, low90: most.lower, high90: most.upper }
  })
}

/** One line a world, for as long as there are too few for an interval. */
export const worldLines = (id: string, differences: readonly Float64Array[]): WorldLineRow[] =>
  differences.flatMap((difference, world) => [{ id, world, day: 0, value: 0 }, ...Array.from(difference, (value, day) => ({ id, world, day: day + 1, value }))])

/** Median and spread across worlds of the daily GMV, as a 7-day mean. */
export const trajectoryRows = (id: string, worlds: readonly Outcome[]): TrajectoryRow[] =>
  bandsByDay(worlds.map(({ weekly }) => weekly)).map(({ day, median, spread50, spread90 }) => ({
    id, day, median, low50: spread50[0], high50: spread50[1], low90: spread90[0], high90: spread90[1],
  }))

/** ΔGMV of each pair as a share of the baseline's mean GMV. */
export const dotRows = (id: string, baseline: readonly Outcome[], policy: readonly Outcome[]): DotRow[] => {
  const pairs = Math.min(baseline.length, policy.length)
  if (pairs === 0) return []
  const gmv = (worlds: readonly Outcome[]) => worlds.slice(0, pairs).map(({ whole }) => whole.gmv)
  const level = estimateMean(gmv(baseline)).mean
  return differencesOf(gmv(baseline), gmv(policy)).map((value, world) => ({ id, world, value: value / level }))
}

/** What a subsidy yuan is credited with and what it adds; nothing for a policy without a subsidy. */
export const returnRows = (id: string, { money }: PolicySummary): ReturnRow[] => {
  const { attributed, incremental } = money
  const rows: ReturnRow[] = []
  if (attributed) rows.push({ id, kind: 'credited', value: attributed.estimate.ratio, low: attributed.interval.lower, high: attributed.interval.upper })
  if (incremental) rows.push({ id, kind: 'added', value: incremental.estimate.ratio, low: incremental.interval.lower, high: incremental.interval.upper })
  return rows
}
