import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bassCumulative, bassDensity, bassPeak, fitBass } from '../../../src/calibrate/repurchase/bass.ts'
import { parseBassSeries } from '../../../src/verify/data.ts'
import { dataDir, publishedFile } from '../published-files.ts'

const parameters = fc.record({
  p: fc.double({ min: 0.001, max: 0.1, noNaN: true }),
  q: fc.double({ min: 0, max: 1, noNaN: true }),
})

describe('Bass diffusion', () => {
  it.each([
    [5, 0.3312],
    [7, 0.549],
    [10, 0.8128],
  ])('has reached the share of the model document (O11) at t = %d', (t, expected) => {
    expect(bassCumulative({ p: 0.03, q: 0.38 }, t)).toBeCloseTo(expected, 4)
  })

  it('rises from 0 to 1 with the density as its slope', () => {
    fc.assert(
      fc.property(parameters, fc.double({ min: 0.01, max: 40, noNaN: true }), (bass, t) => {
        expect(bassCumulative(bass, 0)).toBe(0)
        expect(bassCumulative(bass, 1e5)).toBeCloseTo(1, 12)
        const slope = (bassCumulative(bass, t + 1e-5) - bassCumulative(bass, t - 1e-5)) / 2e-5
        expect(bassDensity(bass, t)).toBeCloseTo(slope, 8)
      }),
      { seed: 1 },
    )
  })

  it('peaks at ln(q/p)/(p + q) with (p + q)²/4q, or at once when imitation is weak', () => {
    fc.assert(
      fc.property(parameters, (bass) => {
        const peak = bassPeak(bass)
        expect(bassDensity(bass, peak.time)).toBeCloseTo(peak.density, 12)
        for (const t of [0, 1, 5, 20, 60]) expect(bassDensity(bass, t)).toBeLessThanOrEqual(peak.density + 1e-12)
      }),
      { seed: 2 },
    )
    expect(bassPeak({ p: 0.1, q: 0.05 })).toEqual({ time: 0, density: 0.1 })
  })

  it('is exponential without imitation', () => {
    expect(bassCumulative({ p: 0.2, q: 0 }, 3)).toBeCloseTo(1 - Math.exp(-0.6), 14)
  })

  it('refuses p = 0 and q < 0', () => {
    expect(() => bassCumulative({ p: 0, q: 1 }, 1)).toThrow('p: must be a finite number above 0; got 0')
    expect(() => bassPeak({ p: 0.1, q: -1 })).toThrow('q: must be a finite number of at least 0; got -1')
  })
})

describe('fitBass', () => {
  const planted = { p: 0.02, q: 0.45 }

  it('recovers planted parameters exactly in either form', () => {
    const years = [...Array(12).keys()]
    const interval = fitBass(years.map((i) => 5000 * (bassCumulative(planted, i + 1) - bassCumulative(planted, i))))
    const density = fitBass(
      years.map((i) => 5000 * bassDensity(planted, i + 1)),
      'density',
    )
    for (const fit of [interval, density]) {
      expect(fit.converged).toBe(true)
      expect(fit.p).toBeCloseTo(0.02, 6)
      expect(fit.q).toBeCloseTo(0.45, 5)
      expect(fit.market).toBeCloseTo(5000, 1)
      expect(fit.residualError).toBeLessThan(0.01)
    }
  })

  it('measures the residual error with n − 3 degrees of freedom', () => {
    const noisy = [110, 180, 330, 390, 300, 260, 90, 80]
    const fit = fitBass(noisy)
    const squares = noisy.reduce(
      (sum, y, i) => sum + (y - fit.market * (bassCumulative(fit, i + 1) - bassCumulative(fit, i))) ** 2,
      0,
    )
    expect(fit.residualError).toBeCloseTo(Math.sqrt(squares / 5), 8)
  })

  it('refuses short and negative series', () => {
    expect(() => fitBass([1, 2, 3])).toThrow('adoptions: must hold at least 4 periods; got 3')
    expect(() => fitBass([1, 2, -3, 4])).toThrow('adoptions[2]: must be a finite number of at least 0; got -3')
    expect(() => fitBass([0, 0, 0, 0])).toThrow('adoptions total')
  })

  // model document, §5
  it.runIf(dataDir)('reproduces the published fits of colour TV, room air conditioners, clothes dryers and VCR', () => {
    const series = [...parseBassSeries(publishedFile('bass_series.json'))]
    const named = (start: string) => series.find(([name]) => name.startsWith(start))![1]
    for (const [start, p, q, market] of [
      ['colour TV', 0.01847, 0.6159, 39_659],
      ['room air', 0.00944, 0.3748, 18_713],
      ['clothes dryers', 0.0136, 0.3267, 16_497],
    ] as const) {
      const fit = fitBass(named(start))
      expect(fit).toMatchObject({ converged: true, agreeing: 9, starts: 9 })
      expect(fit.p).toBeCloseTo(p, 5)
      expect(fit.q).toBeCloseTo(q, 4)
      expect(Math.round(fit.market)).toBe(market)
    }
    const vcr = fitBass(named('VCR'), 'density')
    expect(vcr.market / 6.8e4).toBeCloseTo(1, 3)
    expect(vcr.p).toBeCloseTo(6.59e-3, 5)
    expect(vcr.q).toBeCloseTo(0.638, 3)
    expect(vcr.residualError).toBeCloseTo(727, 0)
  })
})
