// Units and decimals of figures that stand side by side.
import { expect, it } from 'vitest'
import { moneyPrecision, sharePrecision } from '../../src/ui/comparison/precision.ts'

const interval = (lower: number, upper: number) => ({ level: 0.9, lower, upper })
const unknown = interval(-Infinity, Infinity)

it('writes all differences of a figure in the unit of its level, with the decimals that the one known best needs', () => {
  expect(moneyPrecision(39.6e9, [interval(0.24e9, 0.58e9), interval(0.41e9, 1.03e9)], 'en')).toEqual({ scale: { factor: 1e9, unit: 'bn' }, decimals: 2 })
  expect(moneyPrecision(5.95e9, [interval(-646e6, -623e6), interval(-610e6, -580e6)], 'en')).toEqual({ scale: { factor: 1e9, unit: 'bn' }, decimals: 3 })
  expect(moneyPrecision(5.95e9, [interval(-646e6, -623e6)], 'zh')).toEqual({ scale: { factor: 1e8, unit: '亿' }, decimals: 2 })
})

it('takes a smaller unit for the level too where the differences need one', () => {
  expect(moneyPrecision(193e9, [interval(0.3e6, 0.5e6)], 'en')).toEqual({ scale: { factor: 1e6, unit: 'M' }, decimals: 2 })
})

it('writes no end of an interval as zero that is not zero', () => {
  expect(sharePrecision('pt', [interval(-0.00004, 0.00105), interval(0.001, 0.002)])).toEqual({ scale: { factor: 0.01, unit: 'pt' }, decimals: 3 })
})

it('is not asked for decimals by a policy that is unknown or makes no difference', () => {
  expect(moneyPrecision(193e9, [unknown, interval(0, 0)], 'en')).toEqual({ scale: { factor: 1e9, unit: 'bn' }, decimals: 0 })
})
