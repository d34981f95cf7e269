import { beforeAll, describe, expect, it } from 'vitest'
import {
  bgNbdAlive,
  bgNbdConditionalMean,
  bgNbdLogLikelihood,
  bgNbdMean,
} from '../../../src/calibrate/repurchase/bg-nbd.ts'
import { fitBgNbd, fitGammaGamma, fitNbd, fitParetoNbd } from '../../../src/calibrate/repurchase/fit.ts'
import {
  repeatHistory,
  repeatSpend,
  type Purchase,
  type RepeatHistory,
} from '../../../src/calibrate/repurchase/history.ts'
import { paretoNbdLogLikelihood } from '../../../src/calibrate/repurchase/pareto-nbd.ts'
import { meanAbsoluteError, trackRepeats } from '../../../src/calibrate/repurchase/tracking.ts'
import { parseCdnowHistory, parseCdnowPurchases } from '../../../src/verify/data.ts'
import { dataDir, publishedFile } from '../published-files.ts'

/** Fader, Hardie, Lee 2005, table 2, rounded as printed. */
const printed = Object.freeze({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 })
const FIRST_DAY = Date.UTC(1997, 0, 1) / 86_400_000
/** 30 September 1997: 39 weeks after the first day, counting it. */
const LAST_CALIBRATION_DAY = FIRST_DAY + 39 * 7 - 1

describe.runIf(dataDir)('CDNOW, the published figures (model document §5)', () => {
  let purchases: readonly Purchase[]
  let summary: RepeatHistory
  beforeAll(() => {
    purchases = parseCdnowPurchases(publishedFile('cdnow_sample.txt'))
    summary = parseCdnowHistory(publishedFile('cdnow_summary.csv'))
  })

  it('builds from the transactions the history that the summary file holds', () => {
    const history = repeatHistory(purchases, LAST_CALIBRATION_DAY, 7)
    expect(history.frequency).toEqual(summary.frequency)
    history.recency.forEach((recency, row) => expect(recency).toBeCloseTo(summary.recency[row], 2 - 0.31))
    history.age.forEach((age, row) => expect(age).toBeCloseTo(summary.age[row], 2 - 0.31))
  })

  it('BG/NBD: LL −9582.43 at the printed parameters, MLE .2426 / 4.4135 / .7929 / 2.4257', () => {
    expect(bgNbdLogLikelihood(printed, summary)).toBeCloseTo(-9582.43, 2)
    const fit = fitBgNbd(summary)
    expect(fit).toMatchObject({ converged: true, starts: 3, agreeing: 3 })
    expect(fit.logLikelihood).toBeCloseTo(-9582.43, 2)
    expect(fit.parameters.r).toBeCloseTo(0.2426, 4)
    expect(fit.parameters.alpha).toBeCloseTo(4.4135, 4)
    expect(fit.parameters.a).toBeCloseTo(0.7929, 4)
    expect(fit.parameters.b).toBeCloseTo(2.4257, 3)
    expect(Math.abs(fit.parameters.b - 2.4257)).toBeLessThan(1e-4)
  })

  it('BG/NBD: a customer with x = 2, t_x = 30.43, T = 38.86 is alive with .7266 and buys 1.226 in 39 weeks', () => {
    const { parameters } = fitBgNbd(summary)
    const customer = { frequency: 2, recency: 30.43, age: 38.86 }
    expect(bgNbdAlive(parameters, customer)).toBeCloseTo(0.7266, 4)
    expect(bgNbdConditionalMean(parameters, customer, 39)).toBeCloseTo(1.226, 3)
  })

  it('BG/NBD: cumulative repeats at weeks 39, 52, 78 and the error of the 39-week forecast', () => {
    const weeks = [...Array(78).keys()].map((i) => i + 1)
    const tracking = trackRepeats(purchases, (t) => bgNbdMean(printed, t), FIRST_DAY, weeks, 7)
    const at = (column: readonly number[]) => [39, 52, 78].map((week) => Math.round(column[week - 1]))
    expect(at(tracking.actual)).toEqual([2457, 3183, 4339])
    expect(at(tracking.expected)).toEqual([2505, 3139, 4171])
    expect(meanAbsoluteError(tracking, 39)).toBeCloseTo(0.0243, 4)
  })

  it('Pareto/NBD: MLE .553 / 10.578 / .606 / 11.669, LL −9594.97', () => {
    const fit = fitParetoNbd(summary)
    expect(fit).toMatchObject({ converged: true, starts: 3, agreeing: 3 })
    expect(fit.logLikelihood).toBeCloseTo(-9594.97, 2)
    expect(fit.parameters.r).toBeCloseTo(0.553, 3)
    expect(fit.parameters.alpha).toBeCloseTo(10.578, 3)
    expect(fit.parameters.s).toBeCloseTo(0.606, 3)
    expect(Math.abs(fit.parameters.beta - 11.669)).toBeLessThan(2e-3)
    const asPrinted = paretoNbdLogLikelihood({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, summary)
    expect(Math.abs(asPrinted + 9594.97)).toBeLessThan(1e-2)
  })

  it('NBD: LL −9763.66, 181 below the BG/NBD: dropout is needed', () => {
    const fit = fitNbd(summary)
    expect(fit).toMatchObject({ converged: true, agreeing: 2 })
    expect(fit.logLikelihood).toBeCloseTo(-9763.66, 2)
  })

  it('Gamma–Gamma: 946 customers, p 6.249, q 3.745, γ 15.448 dollars', () => {
    const spend = repeatSpend(purchases, LAST_CALIBRATION_DAY)
    expect(spend.frequency).toHaveLength(946)
    const { parameters, converged, agreeing } = fitGammaGamma(spend)
    expect({ converged, agreeing }).toEqual({ converged: true, agreeing: 3 })
    expect(parameters.p).toBeCloseTo(6.249, 2)
    expect(Math.abs(parameters.q - 3.745)).toBeLessThan(1e-3)
    expect(Math.abs(parameters.gamma / 100 - 15.448)).toBeLessThan(5e-3)
  })
})
