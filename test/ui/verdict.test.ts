// The sentences of the verdict, from outcomes with known differences.
import { describe, expect, it } from 'vitest'
import { DERIVED_IDS } from '../../src/model/metrics.ts'
import type { Measures } from '../../src/experiment/measure.ts'
import { dictionaryOf, type Locale } from '../../src/locale/locale.ts'
import type { Part } from '../../src/locale/sentences.ts'
import type { Outcome } from '../../src/ui/comparison/outcome.ts'
import { contest, differenceRows, cumulativeDifferences, summarize } from '../../src/ui/comparison/summary.ts'
import { evidenceOf } from '../../src/ui/comparison/evidence.ts'
import { causeOf, findingOf } from '../../src/ui/comparison/finding.ts'
import { verdictParts } from '../../src/ui/comparison/verdict.ts'
import type { ComparisonView, PolicyView } from '../../src/ui/comparison/view.ts'
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
  return { id: 'b', number: 2, fans: 20000, preview, baseline, outcomes, summary: summarize(baseline, outcomes), stale: false }
}

const read = (parts: readonly Part[]): string => parts.map((part) => (typeof part === 'string' ? part : part.strong)).join('').replaceAll('\u00a0', ' ')
const sayIn = (locale: Locale) => ({ words: dictionaryOf(locale), locale })
const B = { letter: 'B', name: 'To trusted anchors', colour: 2 }
const NAMED = [{ letter: '', name: 'Baseline', colour: 0 }, { letter: 'A', name: 'To fast brands', colour: 1 }, B]
/** A comparison of these policies. */
const compared = (...policies: readonly PolicyView[]): ComparisonView => ({
  horizon: 150, subsidy: undefined, after: undefined, baseline: policies[0].baseline, together: [], togetherPreview: false, contest: undefined,
  policies: policies.map((view, k) => ({ ...view, number: k + 1 })),
})
const evidence = (view: ComparisonView, locale: Locale = 'en'): string[] => evidenceOf(view, view.policies.length, NAMED, sayIn(locale)).map((line) => line.replaceAll('\u00a0', ' '))
const say = (view: PolicyView, locale: Locale = 'en'): string => read(verdictParts(compared(view), view, B, sayIn(locale)))

describe('the verdict', () => {
  it('says that a resolved policy sells more, with its interval', () => {
    expect(say(viewWith(40, 0.41e9, 0.3e9))).toMatch(/^Plan B sells ¥0\.41 bn more \(GMV\) than the baseline over 150 days, between \+¥0\.\d\d bn and \+¥0\.\d\d bn\./)
    expect(say(viewWith(40, 0.41e9, 0.3e9), 'zh')).toMatch(/^方案 B 比基线 GMV 多 4\.1 亿元（150 天），区间为 \+\d\.\d 至 \+\d\.\d 亿元。/)
  })
  it('says that a resolved policy sells less', () => {
    expect(say(viewWith(40, -0.41e9, 0.3e9))).toMatch(/^Plan B sells ¥0\.41 bn less \(GMV\) than the baseline over 150 days, between −¥0\.\d\d bn and −¥0\.\d\d bn\./)
  })
  it('does not take a side when the interval contains zero', () => {
    const text = say(viewWith(20, 0.1e9, 2e9))
    expect(text).toMatch(/^Whether plan B sells more is not resolved: between −¥[\d.]+ bn and \+¥[\d.]+ bn of GMV against the baseline over 150 days\./)
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
    expect(say(viewWith(40, 0.41e9, 0.3e9))).toMatch(/Each subsidy yuan is credited with ¥1\.80 of sales and adds ¥0\.\d\d to ¥0\.\d\d; it does not pay: profit falls by ¥0\.\d+ bn to ¥0\.\d+ bn\.$/)
    expect(say(viewWith(40, 30e9, 0.3e9))).toMatch(/; it pays: profit rises by ¥[\d.]+ bn to ¥[\d.]+ bn\.$/)
    expect(say(viewWith(10, 20e9, 12e9))).toMatch(/; whether it pays is open: profit changes by −¥[\d.]+ bn to \+¥[\d.]+ bn\.$/)
    expect(say(viewWith(40, 0.41e9, 0.3e9), 'zh')).toMatch(/；不划算：平台利润减少 \d\.\d+ 至 \d\.\d+ 亿元。$/)
  })
  it('judges by the profit that it states, also where sales are not resolved', () => {
    const open = viewWith(20, 0.1e9, 2e9)
    expect(open.summary!.money.profit.verdict.kind).toBe('below')
    expect(say(open)).toMatch(/^Whether plan B sells more is not resolved: .*; it does not pay: profit falls by/)
  })
  it('knows one from many', () => {
    expect(say(viewWith(1, 1e9, 0))).toContain(' 1 paired world so far;')
    expect(evidence(compared(viewWith(1, 1e9, 0)))).toContain('1 paired world of 20,000 fans')
    const { charts, run, kpi } = dictionaryOf('en')
    expect([charts.gmvUnit('¥ bn', '1', 'A'), charts.worldsSummary('A', '1', '1'), run.more('1'), run.ended('1', '3%'), run.runs('0', '1'), kpi.gmv('1')].join(' ')).not.toMatch(/\b1 (worlds|pairs|runs|days)\b/)
  })
})

describe('the evidence', () => {
  it('names level, pairs, fans and what is left to resolve', () => {
    const view = viewWith(20, 0.1e9, 2e9)
    const lines = evidence({ ...compared(view, view), contest: contest(view.baseline, view.outcomes) })
    expect(lines.slice(0, 2)).toEqual(['90% interval of the mean, valid while you watch', '20 paired worlds of 20,000 fans'])
    expect(lines[2]).toMatch(/^sign not resolved, about [\d,]+ more pairs$/)
    expect(lines[3]).toMatch(/^A against B: not resolved, about [\d,]+ more pairs$/)
    expect(evidence(compared(view, view), 'zh')[1]).toBe('20 对世界，每个 2 万名粉丝')
  })
  it('marks a preview', () => {
    expect(evidence(compared(viewWith(8, 1e9, 1e9, true)))[0]).toBe('preview')
  })
  it('does not reckon with further worlds of a preview, of which there are none', () => {
    expect(evidence(compared(viewWith(8, 0.1e9, 2e9, true)))).toContain('sign not resolved')
  })
  it('promises nothing before there is an interval', () => {
    expect(evidence(compared(viewWith(4, 1e9, 1e9)))).toEqual(['4 paired worlds of 20,000 fans'])
  })
  it('tells worlds and fans of each policy while they differ', () => {
    const full = viewWith(20, 1e9, 1e9)
    const few = { ...viewWith(8, 1e9, 1e9, true), fans: 2000 }
    expect(evidence(compared(full, few))).toEqual(expect.arrayContaining(['A: 20 paired worlds of 20,000 fans', 'B (preview): 8 paired worlds of 2,000 fans']))
    expect(evidence(compared(full, few))).not.toContain('preview')
    expect(evidence(compared(full, viewWith(19, 1e9, 1e9)))).toContain('A 20, B 19 paired worlds of 20,000 fans')
    expect(evidence(compared(full, few), 'zh')).toEqual(expect.arrayContaining(['A：20 对世界，每个 2 万名粉丝', 'B（预览）：8 对世界，每个 2,000 名粉丝']))
  })
  it('claims an interval only of policies that have one', () => {
    const same = viewWith(20, 0, 0)
    const equal = { ...same, outcomes: same.baseline, summary: summarize(same.baseline, same.baseline) }
    expect(evidence(compared(viewWith(20, 1e9, 1e9), equal))[0]).toBe('90% interval of the mean for A, valid while you watch')
    expect(evidence(compared(equal, equal))).toEqual(['20 paired worlds of 20,000 fans'])
  })
})

describe('the finding', () => {
  const found = (view: ComparisonView | undefined, moment: { busy?: boolean; error?: string }, locale: Locale = 'en') => {
    const { parts, ...rest } = findingOf(view, { focus: view ? view.policies.length : 1, hidden: '', named: NAMED, busy: true, ...moment }, sayIn(locale))
    return { text: read(parts), ...rest }
  }
  it('keeps the evidence of what is still shown when the runs stop, and says what to do', () => {
    const { text, evidence: lines } = found(compared(viewWith(8, 1e9, 1e9, true)), { busy: false, error: 'replicate 0 (seed 4): worker: could not be loaded' })
    expect(text).toBe('The simulation stopped. Its worker could not be loaded. Check the connection, then choose Try again; if that does not help, load the page anew. The figures are those of the runs before.')
    expect(lines.slice(0, 3)).toEqual(['preview', '90% interval of the mean, valid while you watch', '8 paired worlds of 20,000 fans'])
  })
  it('says that there are no numbers when none is shown', () => {
    expect(found(undefined, { error: 'worker: could not be loaded' }).text).toMatch(/Without runs there are no numbers\.$/)
    expect(found(undefined, { error: 'worker: could not be loaded' }, 'zh').text).toBe('模拟已中止。模拟线程未能加载。请检查网络后点“重试”；若仍不行，请刷新页面。没有运行，就没有结果。')
  })
  it('knows what browsers say, and repeats what it does not know', () => {
    expect(causeOf('replicate 3 (seed 9): worker: Uncaught RangeError: WebAssembly.Memory(): could not allocate memory')).toBe('memory')
    expect(causeOf('replicate 3 (seed 9): Out of memory')).toBe('memory')
    expect(causeOf('engine: this variant cannot be opened')).toBe('other')
    expect(found(undefined, { error: 'engine: no' }).evidence).toEqual(['message: engine: no'])
    expect(found(undefined, { error: 'worker: could not be loaded' }).evidence).toEqual([])
  })
  it('says which figures are from before a lever was moved', () => {
    const view = compared(viewWith(20, 1e9, 1e9), { ...viewWith(20, 2e9, 1e9), stale: true })
    expect(found(view, {})).toMatchObject({ stale: true, evidence: expect.arrayContaining(['simulating B again; what is grey is from before the change']) })
    expect(found(view, { busy: false }).evidence).toContain('what is grey is from before B changed')
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
