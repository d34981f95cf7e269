import { describe, expect, it } from 'vitest'
import { twoPeriodRepeat } from '../../../src/verify/exact/two-period-repeat.ts'

describe('O6, penetration and two-period repeat', () => {
  it('are .1697 and .8071 at the settings of the model document', () => {
    const { penetration, repeat } = twoPeriodRepeat({ r: 0.06, mean: 1.27 })
    expect(penetration).toBeCloseTo(0.1697, 4)
    expect(repeat).toBeCloseTo(0.8071, 4)
  })

  it('are the averages over Gamma rates of buying in one period and in two (numerical integral)', () => {
    const settings = { r: 1.5, mean: 0.8 }
    const [rate, step] = [settings.r / settings.mean, 0.001]
    let [one, both, all] = [0, 0, 0]
    for (let need = step / 2; need < 40; need += step) {
      const density = need ** (settings.r - 1) * Math.exp(-rate * need)
      const buys = 1 - Math.exp(-need)
      all += density
      one += density * buys
      both += density * buys * buys
    }
    const { penetration, repeat } = twoPeriodRepeat(settings)
    expect(penetration).toBeCloseTo(one / all, 4)
    expect(repeat).toBeCloseTo(both / one, 4)
  })

  it('refuse a mean of 0', () => {
    expect(() => twoPeriodRepeat({ r: 1, mean: 0 })).toThrow('mean: must be a finite number above 0; got 0')
    expect(() => twoPeriodRepeat({ r: 0, mean: 1 })).toThrow('r: must be a finite number above 0; got 0')
  })
})
