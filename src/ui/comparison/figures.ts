// The four figures of the comparison: rows, words, tables and readings for the chart functions, made once per change of evidence.
// Invariant: a table and a reading hold the numbers that the chart draws.
import type { Chart } from '../../charts/frame.ts'
import type * as Charts from '../../charts/index.ts'
import type { DifferenceRow, Series } from '../../charts/rows.ts'
import { PAGE_THEME } from '../../charts/theme.ts'
import { count, decimalsOf, money, percent, plain, scaleOf } from '../../locale/format.ts'
import type { Dictionary, Locale } from '../../locale/locale.ts'
import type { ChartTable } from '../chart-figure.ts'
import { cumulativeDifferences, differenceRows, dotRows, returnRows, trajectoryRows, worldLines, type PolicySummary } from './summary.ts'
import { FEWEST_PAIRS } from './live-comparison.ts'
import { gmvPrecision, returnPrecision } from './precision.ts'
import type { Named } from './verdict.ts'
import type { ComparisonView, PolicyView } from './view.ts'

export interface Figure {
  readonly heading: string
  readonly unit: string
  readonly summary: string
  readonly empty: string
  readonly draw: ((width: number, height: number) => Chart) | undefined
  readonly table: (() => ChartTable) | undefined
  readonly days: number
  readonly reading?: (day: number) => string
}

export interface FigureContext {
  readonly view: ComparisonView
  readonly named: readonly Named[]
  /** number of the policy in focus */
  readonly focus: number
  readonly words: Dictionary
  readonly locale: Locale
  readonly charts: typeof Charts
}

const LEVELS = { half: '50%', most: '90%' }
const dayOptions = ({ view, words }: FigureContext, factor: number) => ({
  theme: PAGE_THEME, horizon: view.horizon, subsidy: view.subsidy, factor,
  words: { day: words.charts.dayZero, subsidy: words.charts.subsidy, baseline: words.charts.baseline },
})
const seriesOf = ({ view, named, focus }: FigureContext): Series[] =>
  view.policies.map(({ number, stale }) => ({ id: String(number), name: named[number].letter, colour: stale ? 'var(--stale)' : `var(--scenario-${named[number].colour})`, focus: number === focus }))
/** Says which policies a figure of several shows from the preview: '' where none. */
const previewNote = ({ view: { policies }, named, words: { verdict, separator } }: FigureContext): string => {
  const early = policies.filter(({ preview, summary }) => preview && summary)
  if (early.length === 0) return ''
  return separator + (early.length === policies.length ? verdict.preview : verdict.previewOf(early.map(({ number }) => named[number].letter).join(', ')))
}
const unitOf = (locale: Locale, unit: string): string => (locale === 'zh' ? `${unit}元` : `¥ ${unit}`.trim())

/** Cumulative ΔGMV by paired differences. */
export const differenceFigure = (context: FigureContext): Figure => {
  const { view, named, focus, words, locale, charts } = context
  const { charts: text } = words
  const rows = view.policies.flatMap(({ number, baseline, outcomes }) => differenceRows(String(number), cumulativeDifferences(baseline, outcomes)))
  const focused = view.policies[focus - 1]
  const early = !rows.some((row) => row.id === String(focus) && Number.isFinite(row.low90))
  const worlds = early ? worldLines(String(focus), cumulativeDifferences(focused.baseline, focused.outcomes)) : []
  const { scale, decimals } = gmvPrecision(view, locale)
  const last = rows.filter((row) => row.day === view.horizon)
  const number = (value: number): string => plain(value / scale.factor, locale, decimals, true)
  const finer = (value: number): string => plain(value / scale.factor, locale, decimals + 1, true)
  const pairs = (focus_: number): string => plain(view.policies[focus_ - 1].outcomes.length, locale)
  const unit = unitOf(locale, scale.unit)
  const interval = (row: DifferenceRow): string => (Number.isFinite(row.low90) ? ` ${number(row.mean)} (${number(row.low90)} ${words.kpi.to} ${number(row.high90)})` : ` ${words.kpi.tooEarly}`)
  const onDay = (day: number): DifferenceRow[] => rows.filter((row) => row.day === day)
  return {
    heading: text.difference,
    unit: (early ? text.differenceEarly(unit) : text.differenceUnit(unit, named[focus].letter)) + previewNote(context),
    summary: last.map((row) => text.differenceSummary(named[Number(row.id)].name, plain(view.horizon, locale), money(row.mean, locale, { scale, decimals, signed: true }), number(row.low90), number(row.high90))).join(' '),
    empty: text.empty,
    days: view.horizon,
    draw: rows.length === 0 ? undefined : (chartWidth, height) =>
      charts.differenceChart(rows, { ...dayOptions(context, scale.factor), width: chartWidth, height, series: seriesOf(context), worlds, amount: (row) => (Number.isFinite(row.low90) ? number(row.mean) : '') }),
    reading: (day) => `${text.onDay(plain(day, locale))}${words.separator}${onDay(day).map((row) => `${named[Number(row.id)].letter}${interval(row)}`).join(words.separator)}`,
    table: () => ({
      columns: [text.day, ...view.policies.flatMap(({ number: k }) => [`${named[k].letter} ${text.mean} (n\u00a0${pairs(k)})`, text.low(LEVELS.half), text.high(LEVELS.half), text.low(LEVELS.most), text.high(LEVELS.most)])],
      rows: Array.from({ length: view.horizon + 1 }, (_, day) => [plain(day, locale), ...onDay(day).flatMap((row) => [row.mean, row.low50, row.high50, row.low90, row.high90].map(finer))]),
    }),
  }
}

/** GMV a day with the spread across worlds. */
export const gmvFigure = (context: FigureContext): Figure => {
  const { view, named, focus, words, locale, charts } = context
  const { charts: text } = words
  const rows = view.together.flatMap((worlds, k) => trajectoryRows(String(k), worlds))
  const scale = scaleOf(locale, ...rows.map((row) => row.median))
  const decimals = decimalsOf((rows[0]?.median ?? 1) / scale.factor)
  const number = (value: number): string => plain(value / scale.factor, locale, decimals)
  const baseline = { id: '0', name: named[0].name, colour: 'var(--baseline)' }
  const medians = rows.filter((row) => row.id === '0').map((row) => row.median)
  const worlds = plain(view.together[0]?.length ?? 0, locale)
  const onDay = (day: number) => rows.filter((row) => row.day === day)
  const nameOf = (id: string): string => named[Number(id)].letter || named[0].name
  return {
    heading: text.gmv,
    unit: text.gmvUnit(unitOf(locale, scale.unit), worlds, named[focus].letter) + (view.togetherPreview ? words.separator + words.verdict.preview : ''),
    summary: text.gmvSummary(worlds, number(Math.min(...medians)), number(Math.max(...medians))),
    empty: text.empty,
    days: view.horizon - 1,
    draw: rows.length === 0 ? undefined : (width, height) =>
      charts.gmvChart(rows, { ...dayOptions(context, scale.factor), width, height, series: [baseline, ...seriesOf(context).sort((a, b) => Number(a.id === String(focus)) - Number(b.id === String(focus)))] }),
    reading: (day) => `${text.onDay(plain(day, locale))}${words.separator}${onDay(day).map((row) => `${nameOf(row.id)} ${number(row.median)}`).join(words.separator)}`,
    table: () => ({
      columns: [text.day, ...view.together.flatMap((_, k) => [`${nameOf(String(k))} ${text.median}`, text.low(LEVELS.half), text.high(LEVELS.half), text.low(LEVELS.most), text.high(LEVELS.most)])],
      rows: Array.from({ length: view.horizon }, (_, day) => [plain(day, locale), ...onDay(day).flatMap((row) => [row.median, row.low50, row.high50, row.low90, row.high90].map(number))]),
    }),
  }
}

/** What a subsidy yuan is credited with and what it adds. */
export const returnFigure = (context: FigureContext): Figure => {
  const { view, named, words, locale, charts } = context
  const { charts: text } = words
  const rows = view.policies.flatMap(({ number, summary }) => (summary ? returnRows(String(number), summary) : [])).filter((row) => Number.isFinite(row.low))
  const { scale, decimals } = returnPrecision(view)
  const yuan = (value: number, places: number): string => money(value, locale, { scale, decimals: places })
  const amount = (value = NaN): string => yuan(value, decimals)
  const some = view.policies.find(({ summary }) => summary?.money.incremental)?.summary
  const absent = (id: string): string => {
    const summary = view.policies[Number(id) - 1].summary
    return !summary ? '' : summary.money.incremental ? text.enough(plain(FEWEST_PAIRS, locale)) : words.rail.noSubsidy
  }
  const of = (id: number, kind: string) => rows.find((row) => row.id === String(id) && row.kind === kind)
  return {
    heading: text.returns,
    unit: some ? text.breakEven(money(some.money.breakEven, locale, { scale, decimals: 0 })) : '',
    summary: rows.length === 0 ? text.enough(plain(FEWEST_PAIRS, locale)) : view.policies.map(({ number }) => text.returnsSummary(named[number].name, amount(of(number, 'credited')?.value), amount(of(number, 'added')?.low), amount(of(number, 'added')?.high))).join(' '),
    empty: view.policies.some(({ summary }) => summary) ? text.noSubsidy : text.empty,
    days: 0,
    draw: rows.length === 0 && !some ? undefined : (width, height) =>
      charts.returnChart(rows, { width, height, theme: PAGE_THEME, series: seriesOf(context), words: text, absent, amount: (row) => amount(row.value), tick: (value) => yuan(value, Number.isInteger(value) ? 0 : 1) }),
    table: rows.length === 0 ? undefined : () => ({
      columns: [text.policy, text.returnsUnit, text.mean, text.low(LEVELS.most), text.high(LEVELS.most)],
      rows: rows.map((row) => [named[Number(row.id)].letter, text[row.kind], ...[row.value, row.low, row.high].map((value) => plain(value, locale, decimals + 1))]),
    }),
  }
}

/** Every pair of worlds as a dot. */
export const worldFigure = (context: FigureContext): Figure => {
  const { view, named, words, locale, charts } = context
  const { charts: text } = words
  const rows = view.policies.flatMap(({ number, baseline, outcomes }) => dotRows(String(number), baseline, outcomes))
  const policyOf = (id: string) => view.policies[Number(id) - 1]
  const better = (summary: PolicySummary | undefined): string => plain(Math.floor((summary?.money.gmv.shareOfPairs ?? 0) * (summary?.pairs ?? 0)), locale)
  const pairsOf = (summary: PolicySummary | undefined): string => plain(summary?.pairs ?? 0, locale)
  const noteOf = ({ summary, preview }: PolicyView): string =>
    (summary?.money.gmv.verdict.kind === 'identical' ? text.same(pairsOf(summary)) : text.better(better(summary), pairsOf(summary))) + (preview ? words.separator + words.verdict.preview : '')
  const signed = (share: number, decimals: number): string => (share > 0 ? '+' : '') + percent(share, locale, decimals)
  return {
    heading: text.worlds,
    unit: text.worldsUnit('ΔGMV'),
    summary: view.policies.map(({ number, summary }) => text.worldsSummary(named[number].name, better(summary), pairsOf(summary))).join(' '),
    empty: text.empty,
    days: 0,
    draw: rows.length === 0 ? undefined : (width, height) =>
      charts.worldChart(rows, {
        width, height, theme: PAGE_THEME, series: seriesOf(context),
        tick: (share) => signed(share, Math.abs(share * 100) % 1 === 0 ? 0 : 1),
        note: (id) => noteOf(policyOf(id)),
      }),
    table: () => ({
      columns: [text.policy, text.world, 'ΔGMV'],
      rows: rows.map((row) => [named[Number(row.id)].letter, count(row.world + 1, locale), signed(row.value, 2)]),
    }),
  }
}
