import { describe, expect, it } from 'vitest'
import { count, decimalsOfInterval, decimalsOfWidth, duration, exact, money, moneyEnds, percent, plain, scaleOf } from '../../src/locale/format.ts'

const hard = (text: string): string => text.replaceAll(' ', '\u00a0')

describe('money', () => {
  it.each([
    [0.69e9, 'en', {}, '¥0.690 bn'], [0.69e9, 'zh', {}, '6.90 亿元'], [186.9e9, 'en', {}, '¥187 bn'], [186.9e9, 'zh', {}, '1,869 亿元'],
    [-0.41e9, 'en', { signed: true, decimals: 2 }, '−¥0.41 bn'], [0.41e9, 'en', { signed: true, decimals: 2 }, '+¥0.41 bn'], [0, 'en', { signed: true }, '¥0'],
    [76e6, 'en', {}, '¥76.0 M'], [4200, 'zh', {}, '4,200 元'], [NaN, 'en', {}, '–'],
  ] as const)('writes %d in %s as %o → %s', (rmb, locale, options, text) => {
    expect(money(rmb, locale, options)).toBe(hard(text))
  })
})

describe('a range of money', () => {
  const options = { scale: { factor: 1e8, unit: '亿' }, decimals: 0, signed: true }
  it('has its unit twice in English and once in Chinese', () => {
    expect(moneyEnds(35e8, 43e8, 'zh', options)).toEqual(['+35', hard('+43 亿元')])
    expect(moneyEnds(-0.5e9, 4.3e9, 'en', { scale: { factor: 1e9, unit: 'bn' }, decimals: 1, signed: true })).toEqual([hard('−¥0.5 bn'), hard('+¥4.3 bn')])
  })
})

describe('numbers', () => {
  it('that are exact stay so in every unit', () => {
    expect([20000, 12345, 1500, 130000000].map((n) => exact(n, 'zh'))).toEqual([hard('2 万'), hard('1.2345 万'), '1,500', hard('1.3 亿')])
    expect(exact(20000, 'en')).toBe('20,000')
  })
  it('do not write an end of an interval as 0 that is not', () => {
    expect(decimalsOfInterval(-0.47, -0.003)).toBe(3)
    expect(decimalsOfInterval(-0.47, -0.03)).toBe(2)
    expect(decimalsOfInterval(0, 0.47)).toBe(2)
    expect(decimalsOfInterval(-Infinity, Infinity)).toBe(2)
  })
  it('are counted in the units of the language', () => {
    expect(count(23e9, 'en')).toBe(hard('23.0 bn'))
    expect(count(23e9, 'zh')).toBe(hard('230 亿'))
    expect(count(950, 'en')).toBe('950')
  })
  it('share the unit of the largest', () => {
    expect(scaleOf('en', 3e6, -2e9).unit).toBe('bn')
    expect(scaleOf('en', 0.12e9).unit).toBe('bn')
    expect(scaleOf('en', 0.02e9).unit).toBe('M')
    expect(scaleOf('zh', 3e8, Infinity, NaN).unit).toBe('亿')
    expect(scaleOf('zh', 3e7).unit).toBe('万')
    expect(scaleOf('en').unit).toBe('')
  })
  it('have a true minus, and a plus where asked for', () => {
    expect(plain(-1234.5, 'en', 1)).toBe('−1,234.5')
    expect(plain(2, 'en', 0, true)).toBe('+2')
    expect(plain(0, 'en', 1, true)).toBe('0.0')
    expect(percent(0.668, 'zh')).toBe('66.8%')
  })
  it('have decimals by the width of their interval', () => {
    expect([20, 5, 4.3, 0.7, 0.13, 0.01].map(decimalsOfWidth)).toEqual([0, 0, 1, 1, 2, 3])
    expect(decimalsOfWidth(Infinity)).toBe(2)
  })
  it('tell time coarsely', () => {
    expect([duration(3.2, 'en'), duration(600, 'en'), duration(12, 'zh'), duration(Infinity, 'en')]).toEqual(['4 s', '10 min', '12 秒', '–'])
  })
})
