// What an oracle's rows mean: each tolerance judged at its edge, settings refused, a run that breaks is a failure and not a pass.
import { describe, expect, test } from 'vitest'
import { loadKernel } from '../../src/engine/simulate.ts'
import { compare, completeSettings, defineOracle, notRun, settingText, type Comparison } from '../../src/verify/oracle.ts'
import { fitRow, histogramOf } from '../../src/verify/goodness-of-fit.ts'
import { runOracle, SettingError, settingsFor, verify } from '../../src/verify/verify.ts'

const row = (given: Partial<Comparison>): string => compare({ quantity: 'q', setting: '', exact: 10, simulated: 10, tolerance: 0, toleranceKind: 'absolute', ...given }).outcome

describe('a row', () => {
  test.each<[Partial<Comparison>, Partial<Comparison>]>([
    [{ simulated: 10.4, tolerance: 0.5 }, { simulated: 10.6, tolerance: 0.5 }],
    [{ simulated: 10.9, tolerance: 0.1, toleranceKind: 'relative' }, { simulated: 11.1, tolerance: 0.1, toleranceKind: 'relative' }],
    [{ simulated: 9.1, standardError: 0.3, tolerance: 4, toleranceKind: 'sigma' }, { simulated: 8.7, standardError: 0.3, tolerance: 4, toleranceKind: 'sigma' }],
    [{ simulated: 29, tolerance: 1e-3, toleranceKind: 'tail' }, { simulated: 30, tolerance: 1e-3, toleranceKind: 'tail' }], // χ² of 10 degrees: 29.59
    [{ simulated: 10, toleranceKind: 'least' }, { simulated: 9.99, toleranceKind: 'least' }],
  ])('passes at %j and fails at %j', (within, beyond) => {
    expect([row(within), row(beyond)]).toEqual(['pass', 'fail'])
  })

  test.each<Partial<Comparison>>([{ simulated: NaN, tolerance: 1 }, { exact: NaN, tolerance: 1 }, { toleranceKind: 'sigma', tolerance: 4 }, { simulated: NaN, toleranceKind: 'least' }])('without a number never passes: %j', (given) => {
    expect(row(given)).toBe('fail')
  })

  test('that was not run is not a pass', () => expect(notRun('q', 'no data').outcome).toBe('not run'))

  test('names its settings with six digits', () => expect(settingText({ r: 0.243, fans: 200_000, x: 1 / 3 })).toBe('r=0.243 fans=200000 x=0.333333'))

  test('of a χ² takes thin bins together', () => {
    expect(histogramOf([0, 1, 1, 7, 9], 4)).toEqual([1, 2, 0, 2])
    expect(fitRow('q', '', [50, 49, 1], [0.5, 0.49, 0.01]).exact).toBe(1)
    expect(fitRow('q', '', [90, 10, 0], [0.5, 0.49, 0.01]).outcome).toBe('fail')
  })
})

describe('settings', () => {
  const oracle = defineOracle({
    id: 'X', title: { en: 'x', zh: '某' }, claim: { en: 'x', zh: '某' }, kind: 'function', processes: [],
    settings: { r: { default: 0.5, unit: '1', range: [0, 1], about: 'r' }, n: { default: 3, unit: 'things', range: [1, 9], whole: true, about: 'n' } },
    run: (_, { r, n }) => {
      if (n === 9) throw new RangeError('n: must be below 9 today; got 9')
      if (n === 8) throw new Error('ledger: identity "orders" broke on day 4')
      return [compare({ quantity: 'r n', setting: '', exact: r * n, simulated: n * r, tolerance: 0, toleranceKind: 'absolute' })]
    },
  })

  test('are completed with defaults', () => expect(completeSettings(oracle, { n: 5 })).toEqual({ r: 0.5, n: 5 }))

  test.each<[Record<string, number>, string]>([
    [{ r: 1.2 }, 'r of X: must lie between 0 and 1; got 1.2'],
    [{ r: NaN }, 'r of X: must lie between 0 and 1; got NaN'],
    [{ n: 2.5 }, 'n of X: must be a whole number of things; got 2.5'],
    [{ q: 1 }, 'q: no such setting; there are r, n'],
  ])('%j are refused: %s', (given, message) => {
    expect(() => settingsFor([oracle], given)).toThrow(new SettingError(message))
  })

  test('that only a run can refuse stop it as settings, and not as a failure', async () => {
    const context = { kernel: await loadKernel() }
    expect(() => runOracle(context, oracle, { r: 0.5, n: 9 })).toThrow(new SettingError('n of X: must be below 9 today; got 9'))
  })

  test('under which the run breaks make a failed row that says why', async () => {
    const reports = await verify({ kernel: await loadKernel() }, [oracle], { set: { n: 8 } })
    expect(reports[0]!.rows).toMatchObject([{ outcome: 'fail', reason: 'ledger: identity "orders" broke on day 4' }])
  })
})
