// The sentences of the verdict, from outcomes with known differences.
import { describe, expect, it } from 'vitest'
import { DERIVED_IDS } from '../../src/model/metrics.ts'
import type { Measures } from '../../src/experiment/measure.ts'
import { dictionaryOf, type Locale } from '../../src/locale/locale.ts'
import type { Part } from '../../src/locale/sentences.ts'
import type { Outcome } from '../../src/ui/comparison/outcome.ts'
import { contest, differenceRows, cumulativeDifferences, summarize } from '../../src/ui/comparison/summary.ts'
import { evidenceOf, verdictParts } from '../../src/ui/comparison/verdict.ts'
import type { PolicyView } from '../../src/ui/comparison/view.ts'
import { normalStream } from '../experiment/synthetic.ts'

const BASE = 187e9 // RMB over 150 days
const SPEND = 0.69e9

const outcome = (gmv: number, spend: number): Outcome => {
  const measures = {
    ...Object.fromEntries(DERIVED_IDS.map((id) => [id, 0])),
    gmv, spend, subsidisedShare: (1.8 * spend) / gmv, commission: gmv * 0.01, advertising: gmv * 0.022, profit: gmv * 0.032 - spend, privateShare: 0.66, repeat: 0.68, dissatisfied: 0.17,
  } as Measures
  const daily = new Float64Array(150).fill(gmv / 150)
  return { gmv: daily, weekly: daily, whole: measures, after: { ...measures, gmv: gmv / 5 } }
}

/** Pairs whose differences have this mean and standard deviation, RMB. */
const viewWith = (pairs: number, mean: number, sd: number, preview = false): PolicyView => {
  const normal = normalStream(7)
  const baseline = Array.from({ length: pairs }, () => outcome(BASE * (1 + 0.1 * normal()), 0))
  const noise = baseline.map(() => normal())
  const average = noise.reduce((sum, value) => sum + value, 0) / pairs
  const outcomes = baseline.map(({ whole }, k) => outcome(whole.gmv + mean + sd * (noise[k] - average), SPEND))
  return { number: 2, fans: 20000, preview, baseline, outcomes, summary: summarize(baseline, outcomes), stale: false }
}

const read = (parts: readonly Part[]): string => parts.map((part) => (typeof part === 'string' ? part : part.strong)).join('').replaceAll('\u00a0', ' ')
const sayIn = (locale: Locale) => ({ words: dictionaryOf(locale), locale })
const B = { letter: 'B', name: 'To trusted anchors' }
const say = (view: PolicyView, locale: Locale = 'en'): string => read(verdictParts(view, B, 150, sayIn(locale)))

describe('the verdict', () => {
  it('says that a resolved policy sells more, with its interval', () => {
    expect(say(viewWith(40, 0.41e9, 0.3e9))).toMatch(/^Plan B sells ¥0\.41 B more \(GMV\) than the baseline over 150 days, between \+¥0\.\d\d B and \+¥0\.\d\d B\./)
    expect(say(viewWith(40, 0.41e9, 0.3e9), 'zh')).toMatch(/^方案 B 比基线 GMV 多 4\.1 亿元（150 天），区间为 \+\d\.\d 亿元 至 \+\d\.\d 亿元。/)
  })
  it('says that a resolved policy sells less', () => {
    expect(say(viewWith(40, -0.41e9, 0.3e9))).toMatch(/^Plan B sells ¥0\.41 B less \(GMV\) than the baseline over 150 days, between −¥0\.\d\d B and −¥0\.\d\d B\./)
  })
  it('does not take a side when the interval contains zero', () => {
    const text = say(viewWith(20, 0.1e9, 2e9))
    expect(text).toMatch(/^Whether plan B sells more is not resolved: between −¥[\d.]+ B and \+¥[\d.]+ B against the baseline over 150 days\./)
    expect(text).not.toContain('sells ¥')
  })
  it('gives no number from fewer pairs than an interval takes', () => {
    expect(say(viewWith(6, 1e9, 1e9))).toBe('Too early to say what plan B sells. 6 paired worlds so far; an interval needs at least 7.')
  })
  it('says when nothing differs', () => {
    const view = viewWith(10, 0, 0)
    const outcomes = view.baseline
    expect(say({ ...view, outcomes, summary: summarize(view.baseline, outcomes) })).toBe('Plan B is the baseline: no world shows any difference.')
  })
  it('tells what is credited from what is added, and whether it pays', () => {
    expect(say(viewWith(40, 0.41e9, 0.3e9))).toMatch(/Each subsidy yuan is credited with ¥1\.80 of sales and adds ¥0\.\d\d to ¥0\.\d\d; it does not pay: break-even is ¥31\.\d of sales per yuan\.$/)
    expect(say(viewWith(40, 30e9, 0.3e9))).toMatch(/; it pays: break-even is ¥31\.\d of sales per yuan\.$/)
    expect(say(viewWith(10, 20e9, 12e9))).toMatch(/; break-even is ¥31\.\d of sales per yuan, and whether it pays is not resolved\.$/)
    expect(say(viewWith(40, 0.41e9, 0.3e9), 'zh')).toMatch(/；不划算：每元补贴须带来 31\.\d 元销售额才能持平。$/)
  })
  it('does not say whether a policy pays of which it is not known whether it earns anything', () => {
    const open = viewWith(20, 0.1e9, 2e9)
    expect(open.summary!.money.incremental!.pays.kind).toBe('below')
    expect(say(open)).toMatch(/; break-even is ¥31\.\d of sales per yuan\.$/)
    expect(say(open)).not.toMatch(/pays|does not pay/)
  })
  it('knows one from many', () => {
    expect(say(viewWith(1, 1e9, 0))).toContain(' 1 paired world so far;')
    expect(evidenceOf(viewWith(1, 1e9, 0), undefined, ['A', 'B'], sayIn('en'))[0]).toContain('1 paired world of 20,000 fans')
    const { charts, run, kpi } = dictionaryOf('en')
    expect([charts.gmvUnit('¥ B', '1'), charts.worldsSummary('A', '1', '1'), run.more('1'), run.byPairs('1', '3%'), run.runs('0', '1'), kpi.gmv('1')].join(' ')).not.toMatch(/\b1 (worlds|pairs|runs|days)\b/)
  })
})

describe('the evidence', () => {
  it('names level, pairs, fans and what is left to resolve', () => {
    const view = viewWith(20, 0.1e9, 2e9, true)
    const lines = evidenceOf(view, contest(view.baseline, view.outcomes), ['A', 'B'], sayIn('en'))
    expect(lines[0]).toBe('preview · 90% interval of the mean, valid while you watch · 20 paired worlds of 20,000 fans')
    expect(lines[1]).toMatch(/^sign not resolved, about [\d,]+ more pairs$/)
    expect(lines[2]).toMatch(/^A against B: not resolved, about [\d,]+ more pairs$/)
  })
  it('promises nothing before there is an interval', () => {
    expect(evidenceOf(viewWith(4, 1e9, 1e9), undefined, ['A', 'B'], sayIn('en'))).toHaveLength(1)
  })
})

it('the chart ends with the interval of the verdict', () => {
  const view = viewWith(25, 0.41e9, 0.6e9)
  const last = differenceRows('2', cumulativeDifferences(view.baseline, view.outcomes)).at(-1)!
  const { intervals, difference } = view.summary!.money.gmv
  const at90 = intervals.find(({ level }) => level === 0.9)!
  expect(last.mean / difference.mean).toBeCloseTo(1, 8)
  expect(last.low90 / at90.lower).toBeCloseTo(1, 8)
  expect(last.high90 / at90.upper).toBeCloseTo(1, 8)
})
