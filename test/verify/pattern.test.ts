import { describe, expect, it } from 'vitest'
import { judgePattern, measurePattern, widestFor, type Pattern, type StudyWorld } from '../../src/verify/pattern.ts'

const interval = (lower: number, upper: number) => ({ level: 0.9, lower, upper })
const form = { id: 'x', title: { en: 'x', zh: 'x' }, kind: 'checked', study: 's', window: '', unit: '1', band: [0, 1], source: '' } as const
const world = (value: number): StudyWorld => ({ read: () => value, anchors: () => Float64Array.of(value) })

describe('a pattern', () => {
  it('passes when its interval overlaps the band and is at most half as wide', () => {
    expect(widestFor([4, 5])).toBe(0.25)
    expect(judgePattern([4, 5], interval(4.4, 4.6)).outcome).toBe('pass')
    expect(judgePattern([4, 5], interval(4.9, 5.3)).outcome).toBe('pass') // overlaps
    expect(judgePattern([4, 5], interval(4.25, 4.75))).toEqual({ outcome: 'pass', reason: '' })
    expect(judgePattern([4, 5], interval(4.2, 4.8))).toEqual({ outcome: 'wide', reason: 'half-width 0.3 exceeds 0.25' })
  })

  it('is off when they are apart, and says on which side', () => {
    expect(judgePattern([4, 5], interval(5.1, 5.2))).toEqual({ outcome: 'off', reason: 'interval ends 0.1 above the band' })
    expect(judgePattern([4, 5], interval(3, 3.5))).toEqual({ outcome: 'off', reason: 'interval ends 0.5 below the band' })
  })

  it('needs its whole interval on the right side of a one-sided target', () => {
    expect(judgePattern([0.6, Infinity], interval(0.61, 9)).outcome).toBe('pass')
    expect(judgePattern([0.6, Infinity], interval(0.59, 0.7))).toEqual({ outcome: 'wide', reason: 'interval reaches beyond the bound' })
    expect(judgePattern([-Infinity, 0.6], interval(0.7, 0.8)).outcome).toBe('off')
  })

  it('cannot pass on one world', () => {
    expect(measurePattern({ ...form, value: ({ read }) => read('', 'gmv', [0, 1]) }, [world(0.5)]).outcome).toBe('wide')
  })

  it('is measured as the mean over worlds with Student\'s interval', () => {
    const row = measurePattern({ ...form, value: ({ read }) => read('', 'gmv', [0, 1]) } as Pattern, [0.4, 0.5, 0.6].map(world))
    expect(row.mean).toBeCloseTo(0.5, 12)
    expect(row.interval.upper).toBeCloseTo(0.5 + (2.919986 * 0.1) / Math.sqrt(3), 5)
    expect(row.worlds).toBe(3)
  })

  it('passes over a rare world in which it does not exist, and is nothing where there are many', () => {
    const value: Pattern['value'] = ({ read }) => read('', 'gmv', [0, 1])
    expect(measurePattern({ ...form, value }, [...Array.from({ length: 19 }, () => world(0.5)), world(NaN)])).toMatchObject({ worlds: 19, mean: 0.5, outcome: 'pass' })
    expect(measurePattern({ ...form, value }, [world(0.5), world(NaN), world(NaN)]).outcome).toBe('wide')
  })

  it('may be pooled; its interval then is a bootstrap over worlds, the same every time', () => {
    const worlds = Array.from({ length: 200 }, (_, k) => world(k / 200))
    const pooled = (some: readonly StudyWorld[]) => some.reduce((sum, { anchors }) => sum + anchors('', 0)[0], 0) / some.length
    const row = measurePattern({ ...form, pooled }, worlds)
    const halfWidth = (1.645 * 0.2894) / Math.sqrt(200)
    expect(row.mean).toBeCloseTo(0.4975, 10)
    expect((row.interval.upper - row.interval.lower) / 2).toBeCloseTo(halfWidth, 2)
    expect(row.interval.lower).toBeLessThan(row.mean)
    expect(measurePattern({ ...form, pooled }, worlds)).toEqual(row)
  })
})
