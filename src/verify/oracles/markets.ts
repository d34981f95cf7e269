/**
 * O20, O23: the auction for paid impressions, and measures of concentration. Checks of functions, the auction also of the kernel's own.
 *
 * Invariant: the exact fill comes from bisection in exact/auction.ts, the kernel's from Newton's method; sizes are the quantiles of their law,
 * so no chance enters.
 */
import { instantiateKernel } from '../../engine/kernel-module.ts'
import * as model from '../../model/metrics/concentration.ts'
import { normalQuantile } from '../../calibrate/special/normal.ts'
import { clearAuction } from '../exact/auction.ts'
import * as exactly from '../exact/concentration.ts'
import { lognormalSizes, paretoSizes, type SizeLaw } from '../exact/size-laws.ts'
import { compare, defineOracle, holds, settingText, type OracleRow } from '../oracle.ts'

const auction = defineOracle({
  id: 'O20',
  title: { en: 'Auction of impressions', zh: '曝光竞价' },
  claim: { en: 'The share sold solves f = x/(1+f^κ), rises with demand x, and is full from x = 2 on, whatever κ.', zh: '成交比例满足 f = x/(1+f^κ)，随需求 x 递增，x ≥ 2 时全部售出。' },
  kind: 'function',
  processes: ['auction', 'numeric'],
  settings: {
    x: { default: 0.9, unit: '1', range: [0, 10], about: 'spend on ads / (floor price × inventory for sale)' },
    kappa: { default: 2, unit: '1', range: [0, 20], about: 'exponent of the price' },
  },
  run(context, { x, kappa }) {
    const { clearedFillAt } = instantiateKernel(context.kernel).exports
    const grid = Array.from({ length: 401 }, (_, n) => n / 160)
    const exponents = [0, 0.3, 1, 2, 3.7, 20]
    const apart = exponents.flatMap((exponent) => grid.map((demand) => Math.abs(clearedFillAt(demand, exponent) - clearAuction({ demand, kappa: exponent }).sold)))
    const falls = exponents.flatMap((exponent) => grid.slice(1).map((demand, n) => clearedFillAt(grid[n], exponent) - clearedFillAt(demand, exponent)))
    const fill = clearedFillAt(x, kappa)
    return [
      compare({ quantity: 'share sold (kernel)', setting: settingText({ x, kappa }), exact: clearAuction({ demand: x, kappa }).sold, simulated: fill, tolerance: 1e-9, toleranceKind: 'absolute' }),
      compare({ quantity: 'money spent f(1+f^κ)', setting: settingText({ x, kappa }), exact: Math.min(2, x), simulated: fill * (1 + fill ** kappa), tolerance: 1e-9, toleranceKind: 'absolute' }),
      compare({ quantity: 'largest difference, x 0 to 2.5, κ 0 to 20', setting: '', exact: 0, simulated: Math.max(...apart), tolerance: 1e-9, toleranceKind: 'absolute' }),
      holds('rises with demand', '', Math.max(...falls) <= 1e-12),
      holds('never more than all', '', exponents.every((exponent) => grid.every((demand) => clearedFillAt(demand, exponent) <= 1))),
    ]
  },
})

/** Rows of one size law for both implementations: the product's metrics and the checked ones. */
function lawRows(name: string, setting: string, law: SizeLaw, sizes: readonly number[], q: number): OracleRow[] {
  const row = (quantity: string, exact: number, simulated: number): OracleRow => compare({ quantity: `${name}: ${quantity}`, setting, exact, simulated, tolerance: 0.01, toleranceKind: 'relative' })
  return [
    row('Gini', law.gini, model.gini(sizes)),
    row(`top ${q * 100}%`, law.topShare(q), model.topShare(sizes, q)),
    row('Gini (verify)', law.gini, exactly.gini(sizes)),
    row(`top ${q * 100}% (verify)`, law.topShare(q), exactly.topShare(sizes, q)),
  ]
}

const concentration = defineOracle({
  id: 'O23',
  title: { en: 'Measures of concentration', zh: '集中度指标' },
  claim: { en: 'Lognormal sizes have Gini erf(σ/2), Pareto sizes 1/(2α−1) and top share q^{1−1/α}; the tail index of Pareto sizes is α.', zh: '对数正态规模的基尼系数为 erf(σ/2)，帕累托为 1/(2α−1)，头部份额 q^{1−1/α}，尾部指数为 α。' },
  kind: 'function',
  processes: [],
  settings: {
    sigma: { default: 1.2, unit: 'log-sd', range: [0.05, 2], about: 'σ of lognormal sizes' },
    alpha: { default: 2.5, unit: '1', range: [1.7, 50], about: 'α of Pareto sizes' },
    q: { default: 0.1, unit: 'share', range: [0.01, 0.5], about: 'top share' },
    n: { default: 100_000, unit: 'anchors', range: [1000, 1e6], whole: true, about: 'sizes in the list' },
  },
  run(_, { sigma, alpha, q, n }) {
    const quantiles = Array.from({ length: n }, (_, i) => (i + 0.5) / n)
    const lognormal = quantiles.map((p) => Math.exp(sigma * normalQuantile(p)))
    const pareto = quantiles.map((p) => (1 - p) ** (-1 / alpha))
    return [
      ...lawRows('lognormal', settingText({ sigma, n }), lognormalSizes(sigma), lognormal, q),
      compare({ quantity: 'lognormal: 1/HHI per anchor', setting: settingText({ sigma, n }), exact: lognormalSizes(sigma).evenness, simulated: 1 / model.hhi(lognormal) / n, tolerance: 0.03, toleranceKind: 'relative' }),
      ...lawRows('Pareto', settingText({ alpha, n }), paretoSizes(alpha), pareto, q),
      compare({ quantity: 'Pareto: tail index at the top 7.8%', setting: settingText({ alpha, n }), exact: alpha, simulated: model.tailIndex(pareto), tolerance: 0.01, toleranceKind: 'relative' }),
    ]
  },
})

export const markets = [auction, concentration]
