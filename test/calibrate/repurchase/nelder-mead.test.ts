import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nelderMead } from '../../../src/calibrate/repurchase/nelder-mead.ts'

const rosenbrock = ([x, y]: readonly number[]) => (1 - x!) ** 2 + 100 * (y! - x! * x!) ** 2

describe('nelderMead', () => {
  it('finds the bottom of the banana valley', () => {
    const minimum = nelderMead(rosenbrock, Object.freeze([-1.2, 1]))
    expect(minimum.converged).toBe(true)
    expect(minimum.point[0]).toBeCloseTo(1, 5)
    expect(minimum.point[1]).toBeCloseTo(1, 5)
  })

  it('finds the centre of any stretched bowl in one to four dimensions', () => {
    const axis = fc.record({
      centre: fc.double({ min: -5, max: 5, noNaN: true }),
      stretch: fc.double({ min: 0.1, max: 30, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(axis, { minLength: 1, maxLength: 4 }), (axes) => {
        const bowl = (point: readonly number[]) =>
          axes.reduce((sum, { centre, stretch }, i) => sum + stretch * (point[i] - centre) ** 2, 0)
        const minimum = nelderMead(
          bowl,
          axes.map(() => 0),
        )
        expect(minimum.converged).toBe(true)
        axes.forEach(({ centre }, i) => expect(minimum.point[i]).toBeCloseTo(centre, 3))
      }),
      { seed: 1 },
    )
  })

  it('respects a region that the function forbids', () => {
    const minimum = nelderMead(([x, y]) => (x! < 1 ? Infinity : x! + y! * y!), [3, 2])
    expect(minimum.converged).toBe(true)
    expect(minimum.point[0]).toBeCloseTo(1, 5)
    expect(minimum.point[1]).toBeCloseTo(0, 3)
  })

  it('also ends where the values are so large that their last digits are noise', () => {
    const minimum = nelderMead((point) => 1e12 + rosenbrock(point), [-1.2, 1])
    expect(minimum.converged).toBe(true)
    expect(minimum.value - 1e12).toBeLessThan(1)
  })

  it('says so when it ran out of evaluations, with the best it saw', () => {
    let best = Infinity
    const watched = (point: readonly number[]) => {
      const value = rosenbrock(point)
      best = Math.min(best, value)
      return value
    }
    const minimum = nelderMead(watched, [-1.2, 1], { maxEvaluations: 30 })
    expect(minimum.converged).toBe(false)
    expect(minimum.evaluations).toBeLessThan(40)
    expect(minimum.value).toBe(best)
    expect(rosenbrock(minimum.point)).toBe(best)
  })

  it('counts its evaluations', () => {
    let calls = 0
    const minimum = nelderMead((point) => (calls++, rosenbrock(point)), [0, 0])
    expect(minimum.evaluations).toBe(calls)
  })

  it('refuses a start without a value', () => {
    expect(() => nelderMead(() => NaN, [0])).toThrow('nelderMead(start): f must be finite there; got NaN')
  })
})
