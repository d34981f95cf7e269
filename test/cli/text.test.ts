import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { ProgressLine } from '../../src/cli/progress-line.ts'
import { amount, chance, clock, columnWithIntervals, counted, figure, fixed, percent, percentWithInterval, plainWithInterval, withInterval } from '../../src/cli/quantities.ts'
import { table, widthOf, wrap } from '../../src/cli/text.ts'
import type { Terminal } from '../../src/cli/terminal.ts'

const interval = (lower: number, upper: number) => ({ level: 0.9, lower, upper })

describe('quantities', () => {
  it.each([
    [412_345_678_901, '412.3 B'],
    [4_123_456_789, '4.123 B'],
    [690e6, '690.0 M'],
    [999_999_990, '1.000 B'],
    [1_234_567_890_123, '1,235 B'],
    [12_345, '12.35 k'],
    [999, '999'],
    [-5e8, '−500.0 M'],
    [0, '0'],
    [NaN, 'n/a'],
    [Infinity, 'n/a'],
  ])('%s is the amount %s', (value, text) => {
    expect(amount(value)).toBe(text)
  })

  it('share unit and decimals between an estimate and its interval', () => {
    expect(withInterval(4.1e8, interval(2.2e8, 6e8), { signed: true })).toBe('+410 M (+220 to +600)')
    expect(withInterval(1.86e9, interval(0.71e9, 3.02e9), { signed: true })).toBe('+1.9 B (+0.7 to +3.0)')
    expect(plainWithInterval(1.7812, interval(1.7, 1.86))).toBe('1.78 (1.70 to 1.86)')
    expect(percentWithInterval(0.0032, interval(-0.0064, 0.0129))).toBe('+0.3% (−0.6 to +1.3)')
    expect(percentWithInterval(0.001, interval(0.0005, 0.0015))).toBe('+0.10% (+0.05 to +0.15)')
  })

  it('carry their unit beside the number', () => {
    expect(withInterval(2.41e9, interval(1.9e9, 2.9e9), { unit: 'RMB' })).toBe('2.4 B RMB (1.9 to 2.9)')
    expect(withInterval(2.41e9, interval(-Infinity, Infinity), { unit: 'RMB' })).toBe('2.41 B RMB (no interval)')
  })

  it('share unit and decimals down a column', () => {
    const column = [[191.2e9, 186.8e9, 195.6e9], [196e9, 188e9, 205e9], [0.9e9, 0.85e9, 0.95e9]].map(([estimate, lower, upper]) => ({ estimate, interval: interval(lower, upper) }))
    expect(columnWithIntervals(column)).toEqual(['191.20 B (186.80 to 195.60)', '196.00 B (188.00 to 205.00)', '0.90 B (0.85 to 0.95)'])
    expect(columnWithIntervals(column.slice(0, 2))).toEqual(['191.2 B (186.8 to 195.6)', '196.0 B (188.0 to 205.0)'])
    expect(columnWithIntervals([{ estimate: NaN, interval: interval(NaN, NaN) }, column[1]])).toEqual(['n/a', '196 B (188 to 205)'])
  })

  it('never show a bound beside 0 as 0', () => {
    expect(withInterval(9, interval(0.04, 18), { scale: { factor: 1, suffix: '' } })).toBe('9.00 (0.04 to 18.00)')
    expect(withInterval(-896e6, interval(-1.75e9, -0.049e9), { signed: true })).toBe('−0.90 B (−1.75 to −0.05)')
  })

  it('say when there is no interval', () => {
    expect(withInterval(5e8, interval(-Infinity, Infinity))).toBe('500 M (no interval)')
    expect(withInterval(NaN, interval(0, 1))).toBe('n/a')
    expect(withInterval(0, interval(0, 0), { signed: true })).toBe('0.00 (0.00 to 0.00)')
  })

  it('never round a probability to certainty', () => {
    expect([0, 0.004, 0.5, 0.994, 0.999, 1, NaN].map(chance)).toEqual(['<1%', '<1%', '50%', '99%', '>99%', '>99%', 'n/a'])
  })

  it.each<[number, Parameters<typeof figure>[1], string]>([
    [-9582.4321, {}, '−9,582.43'],
    [227276376, {}, '227,276,376'],
    [0.0532679, {}, '0.0532679'],
    [0.1 + 0.2, {}, '0.3'],
    [0, { signed: true }, '0'],
    [0.0123, { digits: 2, signed: true }, '+0.012'],
    [-4.44e-16, { digits: 2, signed: true }, '−4.4e−16'],
    [1e-12, {}, '1e−12'],
    [4294967295, { digits: 10 }, '4,294,967,295'],
    [NaN, {}, ''],
  ])('%s as a figure with %j is %s', (value, style, text) => {
    expect(figure(value, style)).toBe(text)
  })

  it('write minus signs, thousands, plurals and clocks', () => {
    expect(fixed(-1234.5, 1)).toBe('−1,234.5')
    expect(fixed(1234567, 0)).toBe('1,234,567')
    expect(fixed(-0.0001, 2)).toBe('0.00')
    expect(fixed(0.00047, 5)).toBe('0.00047')
    expect(fixed(1234.56789, 5)).toBe('1,234.56789')
    expect(percent(0.123)).toBe('12.3%')
    expect([counted(1, 'world'), counted(1200, 'world')]).toEqual(['1 world', '1,200 worlds'])
    expect([0.2, 65, 3725].map(clock)).toEqual(['0:01', '1:05', '1:02:05'])
  })
})

describe('a table', () => {
  it('aligns columns, Chinese included', () => {
    expect(table([{ title: 'Name' }, { title: 'RMB', align: 'right' }], [['a', '1.0'], ['直播', '12.0']])).toBe('Name   RMB\na      1.0\n直播  12.0\n')
  })
})

describe('wrapped text', () => {
  it('keeps every word, in lines no wider than asked (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 40 }), fc.integer({ min: 20, max: 60 }), (words, columns) => {
        const lines = wrap(words.join(' '), { indent: '  ', hanging: '    ', columns }).split('\n')
        expect(lines.flatMap((line) => line.trim().split(' '))).toEqual(words)
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns)
      }),
    )
  })
})

const silent: Terminal = {
  out: () => undefined,
  err: () => undefined,
  watched: false,
  signal: new AbortController().signal,
  openRunner: () => {
    throw new Error('not here')
  },
}

describe('the progress line', () => {
  const progress = (runsDone: number, seconds: number) => ({ runsDone, runsPlanned: 4, fanDays: 1e6, fanDaysPlanned: 4e6, seconds, rate: 41.2e6, secondsLeft: 7 })
  const said = (watched: boolean, forced: boolean): string => {
    let text = ''
    const line = new ProgressLine({ ...silent, err: (more) => (text += more), watched }, forced)
    line.show(progress(1, 0.5))
    line.show(progress(2, 1))
    line.show(progress(3, 3))
    line.show(progress(4, 3.5))
    line.clear()
    return text
  }

  it('is rewritten for a person and cleared at the end', () => {
    const lines = said(true, false).split('\r\u001b[K')
    expect(lines).toEqual(['', ...[1, 2, 3, 4].map((done) => `${done} of 4 runs, 41.20 M fan-days/s, 0:07 left`), ''])
  })

  it('says that it is starting, and no rate, until something is done', () => {
    let text = ''
    new ProgressLine({ ...silent, err: (more) => (text += more), watched: true }, false).show({ ...progress(0, 0.1), rate: 0, secondsLeft: Infinity })
    expect(text).toBe('\r\u001b[K0 of 4 runs, starting')
  })

  it('is silent when nobody watches, and plain every two seconds when asked for', () => {
    expect(said(false, false)).toBe('')
    expect(said(false, true)).toBe('3 of 4 runs, 41.20 M fan-days/s, 0:07 left\n4 of 4 runs, 41.20 M fan-days/s, 0:07 left\n')
  })
})
