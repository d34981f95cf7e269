import { describe, expect, it } from 'vitest'
import { bgNbdLogLikelihood, bgNbdPmf } from '../../../src/calibrate/repurchase/bg-nbd.ts'
import { fitBgNbd, fitNbd, fitSbg, maximiseLikelihood } from '../../../src/calibrate/repurchase/fit.ts'
import { nbdPmf } from '../../../src/calibrate/repurchase/nbd.ts'
import { sbgSurvival } from '../../../src/calibrate/repurchase/sbg.ts'

describe('maximiseLikelihood', () => {
  it('finds the maximum, counts the starts that agree, and reports convergence', () => {
    const fit = maximiseLikelihood(
      ({ x, y }) => -(Math.log(x / 3) ** 2) - Math.log(y / 0.01) ** 2,
      [
        { x: 1, y: 1 },
        { x: 50, y: 0.001 },
      ],
    )
    expect(fit.parameters.x).toBeCloseTo(3, 4)
    expect(fit.parameters.y).toBeCloseTo(0.01, 6)
    expect(fit).toMatchObject({ converged: true, starts: 2, agreeing: 2 })
    expect(fit.logLikelihood).toBeCloseTo(0, 8)
    expect(fit.evaluations).toBeGreaterThan(100)
  })

  it('takes the higher of two peaks and shows that one start missed it', () => {
    const peaks = ({ x }: { readonly x: number }) =>
      Math.log(Math.exp(-30 * Math.log(x) ** 2) + 2 * Math.exp(-30 * Math.log(x / 20) ** 2))
    const fit = maximiseLikelihood(peaks, [{ x: 0.9 }, { x: 22 }])
    expect(fit.parameters.x).toBeCloseTo(20, 3)
    expect(fit).toMatchObject({ starts: 2, agreeing: 1 })
  })

  it('stays inside e^±14 when the likelihood rises for ever', () => {
    const fit = maximiseLikelihood(({ x }) => Math.log(x), [{ x: 1 }])
    expect(Math.log(fit.parameters.x)).toBeLessThanOrEqual(14)
    expect(Math.log(fit.parameters.x)).toBeGreaterThan(13.9)
  })

  it('refuses to begin without a start', () => {
    expect(() => maximiseLikelihood(() => 0, [])).toThrow('starts: must hold at least one set of parameters; got 0')
  })
})

describe('fits of planted parameters', () => {
  it('recovers an NBD from its own expected counts', () => {
    const planted = { r: 0.5, alpha: 8 }
    const customers = nbdPmf(planted, 20, 60).map((probability) => 1e6 * probability)
    const fit = fitNbd({
      frequency: customers.map((_, x) => x),
      recency: customers.map((_, x) => (x === 0 ? 0 : 10)),
      age: customers.map(() => 20),
      customers,
    })
    expect(fit.converged).toBe(true)
    expect(fit.parameters.r).toBeCloseTo(0.5, 3)
    expect(fit.parameters.alpha).toBeCloseTo(8, 2)
  })

  it('recovers a BG/NBD from its own expected counts over purchase times', () => {
    const planted = { r: 0.8, alpha: 6, a: 0.9, b: 2.5 }
    const rows: { x: number; recency: number; customers: number }[] = [
      { x: 0, recency: 0, customers: 1e6 * bgNbdPmf(planted, 20, 1)[0] },
    ]
    let lnFactorial = 0
    for (let x = 1; x <= 60; x++) {
      if (x > 2) lnFactorial += Math.log(x - 1)
      for (let i = 0; i < 40; i++) {
        const recency = (i + 0.5) / 2
        const density =
          bgNbdLogLikelihood(planted, { frequency: [x], recency: [recency], age: [20] }) +
          (x - 1) * Math.log(recency) -
          lnFactorial
        rows.push({ x, recency, customers: 1e6 * Math.exp(density) * 0.5 })
      }
    }
    const fit = fitBgNbd({
      frequency: rows.map((row) => row.x),
      recency: rows.map((row) => row.recency),
      age: rows.map(() => 20),
      customers: rows.map((row) => row.customers),
    })
    expect(fit).toMatchObject({ converged: true, starts: 3, agreeing: 3 })
    expect(fit.parameters.r).toBeCloseTo(0.8, 2)
    expect(fit.parameters.alpha / 6).toBeCloseTo(1, 2)
    expect(fit.parameters.a / 0.9).toBeCloseTo(1, 1)
    expect(fit.parameters.b / 2.5).toBeCloseTo(1, 1)
  })

  it('recovers an sBG from its own survival', () => {
    const planted = { a: 0.7, b: 1.2 }
    const fit = fitSbg([...Array(13).keys()].map((t) => 1000 * sbgSurvival(planted, t)))
    expect(fit).toMatchObject({ converged: true, agreeing: 3 })
    expect(fit.parameters.a).toBeCloseTo(0.7, 4)
    expect(fit.parameters.b).toBeCloseTo(1.2, 4)
  })
})
