import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { fitWorld, solve, type Trial } from '../../src/calibrate/world-fit.ts'

const knob = (id: string, start: number, step = 0.1) => ({ id, start, step, min: -10, max: 10 })

describe('solving linear equations', () => {
  it('finds x with A x = b (property)', () => {
    const entry = fc.double({ min: -3, max: 3, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }).chain((n) => fc.tuple(fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }), fc.array(entry, { minLength: n, maxLength: n }))), ([some, x]) => {
        const matrix = some.map((row, i) => row.map((value, j) => value + (i === j ? 20 : 0))) // diagonally dominant
        const right = matrix.map((row) => row.reduce((sum, value, j) => sum + value * x[j], 0))
        solve(matrix, right).forEach((value, k) => expect(value).toBeCloseTo(x[k], 9))
      }),
    )
  })
})

describe('fitting a world', () => {
  it('finds the parameters of a curved world from some distance', async () => {
    const world = ([a, b]: readonly number[]) => [Math.exp(a) + 0.3 * b, a * b + b]
    const truth = world([0.7, 1.4])
    const { values, misfit } = await fitWorld({
      knobs: [knob('a', 0), knob('b', 1)], rounds: 30, enough: 1e-10,
      targets: truth.map((value, k) => ({ id: String(k), value, scale: 0.05 })),
      live: async (settings) => settings.map(world),
    })
    expect(misfit).toBeLessThan(1e-9)
    expect(values[0]).toBeCloseTo(0.7, 5)
    expect(values[1]).toBeCloseTo(1.4, 5)
  })

  it('never leaves the ranges, and returns a trial that was lived', async () => {
    const lived: number[][] = []
    const best = await fitWorld({
      knobs: [{ ...knob('a', 0.9), max: 1 }], targets: [{ id: 'y', value: 50, scale: 1 }],
      live: async (settings) => {
        lived.push(...settings.map((values) => [...values]))
        return settings.map(([a]) => [a])
      },
    })
    expect(Math.max(...lived.flat())).toBeLessThanOrEqual(1)
    expect(best.values).toEqual([1])
    expect(lived).toContainEqual([1])
  })

  it('stops when it is content, and tells of every trial that it takes', async () => {
    const told: Trial[] = []
    let trials = 0
    const best = await fitWorld({
      knobs: [knob('a', 3.95)], targets: [{ id: 'y', value: 4, scale: 1 }], onTrial: (trial) => void told.push(trial),
      live: async (settings) => {
        trials += settings.length
        return settings.map(([a]) => [a])
      },
    })
    expect(trials).toBe(2) // the start and its derivative
    expect(told).toEqual([best])
  })

  it('is not led astray by a parameter that moves nothing', async () => {
    const { values, misfit } = await fitWorld({
      knobs: [knob('a', 0), knob('idle', 5)], targets: [{ id: 'y', value: 1, scale: 0.1 }], rounds: 10, enough: 1e-6,
      live: async (settings) => settings.map(([a]) => [a * a * a + a]),
    })
    expect(misfit).toBeLessThan(1e-6)
    expect(values[1]).toBe(5)
  })

  it('passes over settings in which a figure does not exist', async () => {
    const { misfit } = await fitWorld({
      knobs: [knob('a', 1, 0.5)], targets: [{ id: 'y', value: Math.log(0.2), scale: 0.1 }], rounds: 20, enough: 1e-6,
      live: async (settings) => settings.map(([a]) => [a > 0 ? Math.log(a) : NaN]),
    })
    expect(misfit).toBeLessThan(1e-6)
  })
})
