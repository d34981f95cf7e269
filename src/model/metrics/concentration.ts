// Metrics of anchors rather than of days: concentration of sizes, and what one scripted entrant did in a window.
// Invariant: sizes are >= 0 in any unit and any order; results do not depend on the unit.
import { described, type Described } from './formula.ts'
import { naturalFlow, type AnchorTotals } from './of-anchor.ts'

const ascending = (sizes: ArrayLike<number>) => Float64Array.from(sizes).sort()
const total = (sizes: ArrayLike<number>) => Array.prototype.reduce.call<ArrayLike<number>, [(sum: number, size: number) => number, number], number>(sizes, (sum, size) => sum + size, 0)

/** Gini coefficient in 0..1. Lognormal sizes of log-sd σ give erf(σ/2), Pareto of index a gives 1/(2a-1) (O23). */
export function gini(sizes: ArrayLike<number>): number {
  const sorted = ascending(sizes)
  const n = sorted.length
  let weighted = 0
  for (let i = 0; i < n; i++) weighted += (2 * (i + 1) - n - 1) * sorted[i]!
  return weighted / (n * total(sorted))
}

/** Share of the largest `fraction` of anchors, at least one. Pareto of index a gives fraction^(1-1/a). */
export function topShare(sizes: ArrayLike<number>, fraction: number): number {
  const sorted = ascending(sizes)
  const count = Math.max(1, Math.round(sorted.length * fraction))
  return total(sorted.subarray(sorted.length - count)) / total(sorted)
}

/** Share of anchors outside the top 1% and above the median (MODEL 6.12-1). */
export function waistShare(sizes: ArrayLike<number>): number {
  const sorted = ascending(sizes)
  const top = Math.max(1, Math.round(sorted.length * 0.01))
  return total(sorted.subarray(Math.ceil(sorted.length / 2), sorted.length - top)) / total(sorted)
}

/** Herfindahl-Hirschman index, the sum of squared shares. */
export function hhi(sizes: ArrayLike<number>): number {
  const sum = total(sizes)
  return Array.from(sizes).reduce((squares, size) => squares + (size / sum) ** 2, 0)
}

/** ln(N(>x)/N(>2x))/ln 2 with x at the top 7.8% of sizes (F20, MODEL 6.12-3); NaN when nothing exceeds 2x. */
export function tailIndex(sizes: ArrayLike<number>): number {
  const sorted = ascending(sizes)
  const count = Math.max(1, Math.round(sorted.length * 0.078))
  const x = sorted[sorted.length - count - 1] ?? 0
  const beyond = sorted.reduce((n, size) => n + (size > 2 * x ? 1 : 0), 0)
  return beyond === 0 || x <= 0 ? Number.NaN : Math.log(count / beyond) / Math.LN2
}

export interface ConcentrationMetric extends Described {
  /** of the anchors' GMV in a window */
  readonly value: (gmv: ArrayLike<number>) => number
}
/** Of the GMV of all anchors that were open in the window. */
export const CONCENTRATION = {
  gini: { ...described('1', 'none', ['Gini', 'Gini coefficient of the anchors\' GMV.'], ['基尼系数', '主播 GMV 的基尼系数。']), value: gini },
  top1Share: { ...described('share', 'none', ['Top 1% share', 'GMV share of the largest 1% of anchors.'], ['头部 1% 占比', '销售额前 1% 主播的 GMV 占比。']), value: (gmv: ArrayLike<number>) => topShare(gmv, 0.01) },
  top10Share: { ...described('share', 'none', ['Top 10% share', 'GMV share of the largest 10% of anchors.'], ['头部 10% 占比', '销售额前 10% 主播的 GMV 占比。']), value: (gmv: ArrayLike<number>) => topShare(gmv, 0.1) },
  waistShare: { ...described('share', 'higher', ['Waist share', 'GMV share of anchors outside the top 1% and above the median.'], ['腰部占比', '前 1% 以外、中位数以上主播的 GMV 占比。']), value: waistShare },
  hhi: { ...described('1', 'none', ['HHI', 'Sum of the anchors\' squared GMV shares.'], ['赫芬达尔指数', '主播 GMV 份额的平方和。']), value: hhi },
  effectiveAnchors: { ...described('anchors', 'none', ['Effective number of anchors', '1 / HHI.'], ['有效主播数', '1 / 赫芬达尔指数。']), value: (gmv: ArrayLike<number>) => 1 / hhi(gmv) },
  tailIndex: { ...described('1', 'none', ['Tail index', 'ln(N(>x)/N(>2x))/ln 2 of brands by GMV, talents\' rooms included; x at the top 7.8%.'], ['尾部指数', '按品牌 GMV（含达人直播间）计算 ln(N(>x)/N(>2x))/ln 2，x 取前 7.8% 处。']), value: tailIndex },
} satisfies Record<string, ConcentrationMetric>
export type ConcentrationId = keyof typeof CONCENTRATION

export interface EntrantMetric extends Described {
  /** of an entrant's totals at the beginning and the end of a window */
  readonly value: (before: AnchorTotals, after: AnchorTotals, kappa: number, days: number) => number
}

/** Of the first scripted entrant, from its totals at the beginning and the end of a window. */
export const OF_ENTRANT = {
  entrantGmv: {
    ...described('RMB', 'higher', ['GMV of the entrant', 'GMV of the first scripted entrant in the window.'], ['新主播 GMV（设定）', '首位设定新主播在窗口内的 GMV。']),
    value: (before: AnchorTotals, after: AnchorTotals, kappa: number) => ((after.gmv - before.gmv) * kappa) / 100,
  },
  entrantGmvPerDay: {
    ...described('RMB/day', 'higher', ['GMV of the entrant a day', 'GMV of the first scripted entrant divided by days.'], ['新主播日均 GMV（设定）', '首位设定新主播的日均 GMV。']),
    value: (before: AnchorTotals, after: AnchorTotals, kappa: number, days: number) => ((after.gmv - before.gmv) * kappa) / 100 / days,
  },
  entrantNaturalFlowShare: {
    ...described('share', 'higher', ['Natural-flow share of the entrant', 'Its visits neither paid nor subsidised / its visits.'], ['新主播自然流量占比（设定）', '首位设定新主播非付费且非补贴访问 / 全部访问。']),
    value: (before: AnchorTotals, after: AnchorTotals) => naturalFlow(before, after),
  },
} satisfies Record<string, EntrantMetric>
export type EntrantMetricId = keyof typeof OF_ENTRANT
