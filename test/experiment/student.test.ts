import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { incompleteBeta, studentFactor, studentProbability, studentQuantile } from '../../src/experiment/student.ts'

describe("Student's t", () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2 (upper critical values)
  it.each([
    [0.95, 1, 6.314], [0.95, 2, 2.92], [0.95, 9, 1.833], [0.95, 30, 1.697], [0.95, 100, 1.66],
    [0.975, 1, 12.706], [0.975, 5, 2.571], [0.975, 10, 2.228], [0.975, 29, 2.045],
    [0.75, 10, 0.7], [0.999, 3, 10.215], [0.999, 100, 3.174],
  ])('has the published quantile at p = %s with %s degrees of freedom', (p, dof, published) => {
    expect(Math.abs(studentQuantile(p, dof) - published)).toBeLessThan(6e-4)
  })

  it('agrees with the closed forms for one and two degrees of freedom', () => {
    for (const t of [-5, -1, -0.1, 0, 0.3, 2, 40]) {
      expect(studentProbability(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12)
      expect(studentProbability(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 12)
    }
  })

  it('tends to the normal quantile', () => {
    expect(studentQuantile(0.95, 1e7)).toBeCloseTo(1.6448536, 5)
    expect(studentQuantile(0.975, 1e6)).toBeCloseTo(1.9599664, 4)
  })

  it('turns probabilities into quantiles and back', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), fc.integer({ min: 1, max: 5000 }), (p, dof) => {
        expect(studentProbability(studentQuantile(p, dof), dof)).toBeCloseTo(p, 9)
      }),
    )
  })

  it('is symmetric and reaches its limits', () => {
    expect(studentQuantile(0.5, 7)).toBe(0)
    expect(studentQuantile(0.1, 7)).toBe(-studentQuantile(0.9, 7))
    expect(studentProbability(Infinity, 3)).toBe(1)
    expect(studentProbability(-Infinity, 3)).toBe(0)
    expect(studentFactor(0.9, 9)).toBeCloseTo(1.833113, 5)
  })

  // I_x(a, 1) = x^a and I_x(1, b) = 1 - (1 - x)^b (DLMF 8.17.7)
  it('has the closed forms of the incomplete beta function', () => {
    for (const x of [0.01, 0.3, 0.77, 0.999]) {
      expect(incompleteBeta(x, 3.5, 1)).toBeCloseTo(x ** 3.5, 11)
      expect(incompleteBeta(x, 1, 6)).toBeCloseTo(1 - (1 - x) ** 6, 11)
    }
  })
})
