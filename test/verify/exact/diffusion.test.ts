import { describe, expect, it } from 'vitest'
import { adoption, steppedAdoption } from '../../../src/verify/exact/diffusion.ts'

const settings = Object.freeze({ p: 0.03, q: 0.38, t: 7 })

describe('O11, adoption', () => {
  it('is .5490 at t = 7', () => {
    expect(adoption(settings)).toBeCloseTo(0.549, 4)
  })

  it('is approached from below by a simulator that steps, with an error ∝ dt', () => {
    const errors = [1, 0.1, 0.01].map((dt) => adoption(settings) - steppedAdoption(settings, dt))
    for (const error of errors) expect(error).toBeGreaterThan(0)
    expect(errors[1] / errors[2]).toBeGreaterThan(9)
    expect(errors[1] / errors[2]).toBeLessThan(11)
    expect(errors[2]).toBeLessThan(1.2e-3)
  })

  it('is the same in steps and in continuous time without imitation', () => {
    const alone = { p: 0.1, q: 0, t: 6 }
    expect(steppedAdoption(alone, 0.5)).toBeCloseTo(adoption(alone), 13)
  })

  it('refuses a step of no length', () => {
    expect(() => steppedAdoption(settings, 0)).toThrow('dt: must be a finite number above 0; got 0')
  })
})
