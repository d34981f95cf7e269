// The charts as drawn: nothing inline, nothing outside the frame, one x axis down the page, no interval that is not there.
import { describe, expect, it } from 'vitest'
import { differenceChart, gmvChart, returnChart, worldChart } from '../../src/charts/index.ts'
import type { Chart } from '../../src/charts/frame.ts'
import type { DifferenceRow, Series, TrajectoryRow } from '../../src/charts/rows.ts'
import { PAGE_THEME } from '../../src/charts/theme.ts'

const series: Series[] = [{ id: '1', name: 'A', colour: 'blue' }, { id: '2', name: 'B', colour: 'red', focus: true }]
const size = { width: 760, height: 260, theme: PAGE_THEME }
const days = { ...size, horizon: 150, subsidy: { from: 0, to: 120 }, factor: 1e9, words: { day: 'day 0', subsidy: 'subsidy', baseline: 'Baseline' } }
const known = (id: string, slope: number, reach: number): DifferenceRow[] =>
  Array.from({ length: 151 }, (_, day) => {
    const [mean, r] = [slope * day, reach * Math.sqrt(day)]
    return { id, day, mean, low50: mean - r / 3, high50: mean + r / 3, low90: mean - r, high90: mean + r }
  })
const unknown = (rows: DifferenceRow[]): DifferenceRow[] => rows.map((row) => ({ ...row, low50: -Infinity, high50: Infinity, low90: -Infinity, high90: Infinity }))
const trajectories: TrajectoryRow[] = ['0', '1', '2'].flatMap((id) =>
  Array.from({ length: 150 }, (_, day) => ({ id, day, median: 1.2e9, low50: 1.1e9, high50: 1.3e9, low90: 1e9, high90: 1.5e9 })),
)
const amount = (row: DifferenceRow): string => (Number.isFinite(row.low90) ? (row.mean / 1e9).toFixed(2) : '')

const difference = (rows = [...known('1', 3e6, 2e7), ...known('2', 2e6, 4e7)], worlds: { id: string; world: number; day: number; value: number }[] = []): Chart =>
  differenceChart(rows, { ...days, series, worlds, amount })
const gmv = (): Chart => gmvChart(trajectories, { ...days, series: [{ id: '0', name: 'Baseline', colour: 'grey' }, ...series] })
const returns = (policies = series): Chart =>
  returnChart(
    policies.flatMap(({ id }) => [{ id, kind: 'credited' as const, value: 1.8, low: 1.7, high: 1.9 }, { id, kind: 'added' as const, value: -1, low: -9, high: 7 }]),
    { ...size, width: 280, series, words: { credited: 'credited', added: 'added' }, absent: () => 'no subsidy', amount: (row) => `¥${row.value}`, tick: (value) => `¥${value}` },
  )
const worlds = (): Chart =>
  worldChart(
    series.flatMap(({ id }) => Array.from({ length: 40 }, (_, world) => ({ id, world, value: Math.sin(world) / 100 }))),
    { ...size, width: 280, series, tick: (share) => `${share * 100}%`, note: () => 'better in 20 of 40' },
  )

const mounted = <T>(chart: Chart, look: (chart: Chart) => T): T => {
  document.body.append(chart)
  try {
    return look(chart)
  } finally {
    chart.remove()
  }
}

describe.each([['difference', difference], ['gmv', gmv], ['returns', returns], ['worlds', worlds]] as const)('the %s chart', (_, draw) => {
  it('has no inline style sheet and no ARIA of its own', () => {
    const chart = draw()
    expect(chart.querySelectorAll('style, [style], [aria-label]')).toHaveLength(0)
    expect(chart.getAttribute('aria-hidden')).toBe('true')
  })

  it('keeps every text and line within its frame', () => {
    mounted(draw(), (chart) => {
      const frame = chart.getBoundingClientRect()
      const outside = [...chart.querySelectorAll('text, path, line, circle')].filter((mark) => {
        const box = mark.getBoundingClientRect()
        return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1
      })
      expect(outside.map((mark) => mark.outerHTML.slice(0, 120))).toEqual([])
    })
  })

  it('takes its colours from the tokens, so that a change of theme needs no drawing', () => {
    expect(draw().outerHTML).toContain('var(--ink-quiet)')
  })
})

describe('charts over days', () => {
  it('share one x axis', () => {
    const at = (chart: Chart): number[] => [0, 75, 150].map((day) => chart.scale('x').apply(day))
    expect(at(difference())).toEqual(at(gmv()))
  })
  it('name every scenario at its line', () => {
    const texts = [...difference().querySelectorAll('text')].map((text) => text.textContent)
    expect(texts).toEqual(expect.arrayContaining(['Baseline', 'A  0.45', 'B  0.30', 'subsidy', 'day 0']))
  })
})

describe('the chart of GMV a day', () => {
  it('draws the 50% and the 90% spread of the policy in focus alone, and gives them its height', () => {
    mounted(gmv(), (chart) => {
      const areas = [...chart.querySelectorAll('g[fill-opacity] path')].map((path) => ({ colour: path.closest('g[fill]')?.getAttribute('fill'), height: path.getBoundingClientRect().height }))
      expect(areas.map(({ colour }) => colour)).toEqual(['red', 'red'])
      expect(Math.max(...areas.map(({ height }) => height)) / (size.height - 34)).toBeGreaterThan(0.75)
    })
  })
})

describe('the chart of returns', () => {
  it('says why a policy has no row', () => {
    const absent = (chart: Chart): number => [...chart.querySelectorAll('text')].filter(({ textContent }) => textContent === 'no subsidy').length
    expect([absent(returns()), absent(returns([series[0]]))]).toEqual([0, 1])
  })
  it('has its lanes, and no axis, before there is an interval', () => {
    expect([...returns([]).querySelectorAll('text')].map(({ textContent }) => textContent)).toEqual(['A', 'B', 'no subsidy', 'no subsidy'])
  })
})

describe('the difference chart', () => {
  const areas = (chart: Chart): number => [...chart.querySelectorAll('path')].filter((path) => path.closest('g')?.getAttribute('fill') === 'red').length
  it('draws the interval of the mean of the policy in focus', () => {
    expect(areas(difference())).toBe(2)
  })
  it('draws worlds and no number while there is no interval', () => {
    const lines = [0, 1, 2].flatMap((world) => Array.from({ length: 151 }, (_, day) => ({ id: '2', world, day, value: day * world * 1e6 })))
    const chart = difference([...unknown(known('1', 3e6, 2e7)), ...unknown(known('2', 2e6, 4e7))], lines)
    expect(areas(chart)).toBe(0)
    expect([...chart.querySelectorAll('g')].filter((group) => group.getAttribute('stroke') === 'red').flatMap((group) => [...group.querySelectorAll('path')])).toHaveLength(3)
    const texts = [...chart.querySelectorAll('text')].map((text) => text.textContent?.trim())
    expect(texts).toEqual(expect.arrayContaining(['A', 'B', 'Baseline']))
  })
})
