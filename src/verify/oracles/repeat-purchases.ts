/**
 * O1, O1b, O6: repeat purchases of fans who buy whatever they need in the one room there is.
 *
 * The engine's fans become customers of BG/NBD and NBD: needs Poisson(λ), λ ~ Gamma(r, α) per week, one room always live and
 * considered, utility so high that every need is an order; after each order the fan lapses for ever with her own
 * probability p ~ Beta(a, b). Invariant: an order costs 1 RMB, so a fan's spending counts her orders.
 */
import { FanField, Metric } from '../../engine/kernel/slots.ts'
import { chiSquare } from '../exact/chi-square.ts'
import { expectedHistogram, expectedRepeats, repeatDistribution } from '../exact/repeat-purchases.ts'
import { nbdPmf, nbdWithMean } from '../../calibrate/repurchase/nbd.ts'
import { parseCdnowHistory } from '../data.ts'
import { twoPeriodRepeat } from '../exact/two-period-repeat.ts'
import { fitRow, histogramOf } from '../goodness-of-fit.ts'
import { compare, defineOracle, notRun, settingText, type OracleContext, type OracleRow, type Settings } from '../oracle.ts'
import { ALWAYS, columnOf, fanCount, liveWorld, meanOf, openWorld, SEED, seriesOf, STILL, type WorldForm } from '../oracle-world.ts'

const DAYS_A_WEEK = 7
const FEN = 100 // an order costs 1 RMB

const BG_NBD = {
  r: { default: 0.243, unit: '1', range: [0.01, 50], about: 'shape of the need rates' },
  alpha: { default: 4.414, unit: 'weeks', range: [0.05, 1000], about: 'scale of the need rates: mean r/alpha a week' },
  a: { default: 0.793, unit: '1', range: [0.01, 100], about: 'lapse probability ~ Beta(a, b)' },
  b: { default: 2.426, unit: '1', range: [0.01, 100], about: 'lapse probability ~ Beta(a, b)' },
  fans: fanCount(200_000),
  seed: SEED,
} as const

const buyers = ({ r, alpha, a, b, fans }: Settings<typeof BG_NBD>, weeks: number): WorldForm => ({
  shape: { fans, anchors: 1, anchorSlots: 1, horizon: Math.ceil(weeks * DAYS_A_WEEK) },
  base: {
    ...STILL, needShape: r, needMean: r / alpha / DAYS_A_WEEK, considered: 1, choiceBase: ALWAYS,
    lapseAtOrder: 1, lapseBetaA: a, lapseBetaB: b, lapseDays: 20_000,
  },
})

const PROCESSES = ['activity', 'fan-day', 'visit-public', 'clicks', 'rooms', 'choose', 'order', 'world', 'random', 'lanes', 'numeric', 'lists', 'ledger'] as const

const repeatMean = defineOracle({
  id: 'O1',
  title: { en: 'BG/NBD: mean purchases', zh: 'BG/NBD：平均购买次数' },
  claim: {
    en: 'Mean orders of a fan by week t are E[X(t)] of BG/NBD (Fader, Hardie, Lee 2005).',
    zh: '粉丝在第 t 周前的平均下单数等于 BG/NBD 的 E[X(t)]（Fader、Hardie、Lee 2005）。',
  },
  kind: 'engine',
  processes: PROCESSES,
  settings: BG_NBD,
  run(context, settings) {
    const { r, alpha, a, b, fans, seed } = settings
    const weeks = [1, 39, 52, 78]
    const world = openWorld(context, buyers(settings, weeks.at(-1)!), seed)
    return weeks.map((t) => {
      world.advance(t * DAYS_A_WEEK)
      const { mean, standardError } = meanOf(columnOf(world.fans(), FanField.spent, FanField.COUNT).map((fen) => fen / FEN))
      return compare({
        quantity: `orders a fan by week ${t}`, setting: settingText({ r, alpha, a, b, fans }),
        exact: expectedRepeats({ r, alpha, a, b, t }), simulated: mean, standardError, tolerance: 4, toleranceKind: 'sigma',
      })
    })
  },
})

const CDNOW_FIT = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } // Fader, Hardie, Lee 2005

function cdnowHistogram({ readData }: OracleContext): OracleRow[] {
  const text = readData?.('cdnow_summary.csv')
  if (text === undefined) return [notRun('CDNOW histogram, χ²', 'needs --data DIR with cdnow_summary.csv', 4.82)]
  const { frequency, age } = parseCdnowHistory(text)
  const expected = expectedHistogram(CDNOW_FIT, Array.from(age), 8)
  const observed = histogramOf(Array.from(frequency), 8)
  const setting = settingText(CDNOW_FIT)
  return [
    compare({ quantity: 'CDNOW histogram, χ² of the published fit', setting, exact: 4.82, simulated: chiSquare(observed, expected), tolerance: 0.02, toleranceKind: 'absolute' }),
    ...[1406.5, 460.8, 192.7, 101.3, 59.9, 38.2, 25.6, 72].map((exact, x) =>
      compare({ quantity: `CDNOW customers with ${x === 7 ? '7+' : x} repeats`, setting, exact, simulated: expected[x], tolerance: 0.1, toleranceKind: 'absolute' }),
    ),
  ]
}

const repeatCounts = defineOracle({
  id: 'O1b',
  title: { en: 'BG/NBD: distribution of purchases', zh: 'BG/NBD：购买次数分布' },
  claim: {
    en: 'Fans with x orders by week t are distributed as P(X(t) = x) of BG/NBD; with data, the published fit of CDNOW.',
    zh: '到第 t 周下单 x 次的粉丝分布等于 BG/NBD 的 P(X(t) = x)；有数据时核对 CDNOW 的已发表拟合。',
  },
  kind: 'engine',
  processes: PROCESSES,
  settings: { ...BG_NBD, t: { default: 39, unit: 'weeks', range: [1, 520], about: 'length of the observation' } },
  run(context, settings) {
    const { r, alpha, a, b, t, fans, seed } = settings
    const setting = settingText({ r, alpha, a, b, t, fans })
    const world = liveWorld(context, buyers(settings, t), seed)
    const counts = columnOf(world.fans(), FanField.spent, FanField.COUNT).map((fen) => fen / FEN)
    const probabilities = repeatDistribution({ r, alpha, a, b, t: world.lastDay / DAYS_A_WEEK }, 12)
    const total = probabilities.reduce((sum, probability) => sum + probability, 0)
    return [
      fitRow('χ² of orders a fan', setting, histogramOf(counts, 12), probabilities),
      compare({ quantity: 'sum of probabilities', setting, exact: 1, simulated: total, tolerance: 1e-12, toleranceKind: 'absolute' }),
      ...cdnowHistogram(context),
    ]
  },
})

const twoMonths = defineOracle({
  id: 'O6',
  title: { en: 'NBD: penetration and repeat', zh: 'NBD：渗透率与复购率' },
  claim: {
    en: 'Without lapse, buyers of a month and those who buy again in the next follow NBD (Ehrenberg), in the engine\'s own metric "platform repeat".',
    zh: '无流失时，月买家与次月复购者服从 NBD（Ehrenberg），用引擎自身的“平台复购率”指标核对。',
  },
  kind: 'engine',
  processes: PROCESSES,
  settings: {
    r: { default: 0.06, unit: '1', range: [0.005, 50], about: 'shape of the need rates' },
    mean: { default: 1.27, unit: 'orders/30 days', range: [0.001, 100], about: 'mean orders of a fan in a month' },
    fans: fanCount(200_000),
    seed: SEED,
  },
  run(context, { r, mean, fans, seed }) {
    const month = 30
    const world = liveWorld(context, {
      shape: { fans, anchors: 1, anchorSlots: 1, horizon: 2 * month },
      base: { ...STILL, needShape: r, needMean: mean / month, considered: 1, choiceBase: ALWAYS },
    }, seed)
    const rows = world.rows()
    const at = (metric: Metric, day: number): number => seriesOf(rows, metric)[day]
    const before = at(Metric.lastMonthBuyers, 2 * month - 1)
    const exact = twoPeriodRepeat({ r, mean })
    const setting = settingText({ r, mean, fans })
    const share = (quantity: string, exactShare: number, part: number, whole: number): OracleRow =>
      compare({ quantity, setting, exact: exactShare, simulated: part / whole, standardError: Math.sqrt((exactShare * (1 - exactShare)) / whole), tolerance: 4, toleranceKind: 'sigma' })
    const counts = columnOf(world.fans(), FanField.spent, FanField.COUNT).map((fen) => fen / FEN)
    const head = nbdPmf(nbdWithMean(r, mean), 2, 15)
    return [
      share('penetration in a month', exact.penetration, before, fans),
      share('repeat in the next month', exact.repeat, at(Metric.monthRepeaters, 2 * month - 1), before),
      fitRow('χ² of orders a fan in two months', setting, histogramOf(counts, 16), [...head, 1 - head.reduce((sum, probability) => sum + probability, 0)]),
    ]
  },
})

export const repeatPurchases = [repeatMean, repeatCounts, twoMonths]
