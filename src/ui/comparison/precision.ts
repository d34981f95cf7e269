// Unit and decimals of a figure that several policies state side by side, and that figures and charts show alike.
// Invariant: one unit and one number of decimals a figure; an end of an interval that is not 0 is not written as 0.
import { at90 } from '../../experiment/compare.ts'
import type { Interval } from '../../experiment/estimate.ts'
import { decimalsOfInterval, scaleOf, type Scale } from '../../locale/format.ts'
import type { Locale } from '../../locale/locale.ts'
import { kpiMean, type KpiId } from './summary.ts'
import type { ComparisonView } from './view.ts'

export interface Precision {
  readonly scale: Scale
  /** of differences and their intervals */
  readonly decimals: number
}

/** A smaller unit is taken where differences would need more decimals. */
const MOST_DECIMALS = 3

const decimalsIn = ({ factor }: Scale, intervals: readonly Interval[]): number =>
  Math.max(0, ...intervals.filter(({ lower, upper }) => Number.isFinite(upper - lower) && upper > lower).map(({ lower, upper }) => decimalsOfInterval(lower / factor, upper / factor)))

/** RMB in the unit of the baseline: +0.041 bn beside 193 bn, but +0.41 M beside 192,873 M. */
export const moneyPrecision = (level: number, intervals: readonly Interval[], locale: Locale): Precision => {
  const large = scaleOf(locale, level)
  const scale = decimalsIn(large, intervals) > MOST_DECIMALS ? scaleOf(locale, large.factor / 100) : large
  return { scale, decimals: decimalsIn(scale, intervals) }
}

/** Differences of shares, in points. */
export const sharePrecision = (unit: string, intervals: readonly Interval[]): Precision => {
  const scale = { factor: 0.01, unit }
  return { scale, decimals: decimalsIn(scale, intervals) }
}

/** 90% intervals of a key figure, one a policy that has a summary. */
export const intervalsOf = (id: KpiId, view: ComparisonView): Interval[] => view.policies.flatMap(({ summary }) => (summary ? [at90(summary.kpis[id])] : []))

/** How differences of GMV over all days are written, in the strip and in the chart. */
export const gmvPrecision = (view: ComparisonView, locale: Locale): Precision => moneyPrecision(kpiMean('gmv', view.baseline), intervalsOf('gmv', view), locale)

/** How differences of profit are written. */
export const profitPrecision = (view: ComparisonView, locale: Locale): Precision => moneyPrecision(kpiMean('profit', view.baseline), intervalsOf('profit', view), locale)

/** Money a yuan of subsidy, in yuan: by what is known of the increments of all policies. */
export const returnPrecision = ({ policies }: ComparisonView): Precision => {
  const widths = policies.flatMap(({ summary }) => (summary?.money.incremental ? [summary.money.incremental.interval] : [])).map(({ lower, upper }) => upper - lower)
  return { scale: { factor: 1, unit: '' }, decimals: widths.length > 0 && widths.every((width) => width < 1) ? 2 : 1 }
}
