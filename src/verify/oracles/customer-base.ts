/**
 * O2, O2b, O3, O4: the repurchase likelihoods of the library, against their own story integrated by brute force, and against the
 * published figures of CDNOW.
 *
 * These are checks of functions (src/calibrate/repurchase), not of the engine. Invariant: published figures that need the data are
 * "not run" without it.
 */
import { bgNbdAlive, bgNbdConditionalMean, bgNbdLogLikelihood } from '../../calibrate/repurchase/bg-nbd.ts'
import { fitBgNbd, fitParetoNbd } from '../../calibrate/repurchase/fit.ts'
import type { RepeatHistory } from '../../calibrate/repurchase/history.ts'
import { paretoNbdLogLikelihood, paretoNbdMean } from '../../calibrate/repurchase/pareto-nbd.ts'
import { parseCdnowHistory } from '../data.ts'
import { bgNbdByStory, paretoNbdByStory } from '../mixture.ts'
import { compare, defineOracle, notRun, settingText, type OracleContext, type OracleRow } from '../oracle.ts'

const positive = (value: number, unit: string, about: string) => ({ default: value, unit, range: [0.01, 1000] as const, about })

/** A customer with a history that is possible: no purchase, no last purchase. */
const CUSTOMER = {
  x: { default: 2, unit: 'repeats', range: [0, 50], whole: true, about: 'repeat purchases of the customer' },
  tx: { default: 30.43, unit: 'weeks', range: [0, 1000], about: 'time of the last one (not used without repeats)' },
  T: { default: 38.86, unit: 'weeks', range: [0.01, 1000], about: 'time watched' },
} as const
const BG_NBD = {
  r: positive(0.243, '1', 'shape of the purchase rates'),
  alpha: positive(4.414, 'weeks', 'scale of the purchase rates'),
  a: positive(0.793, '1', 'dropout ~ Beta(a, b)'),
  b: positive(2.426, '1', 'dropout ~ Beta(a, b)'),
} as const
const FUTURE = { t: positive(39, 'weeks', 'time ahead') } as const

const cleaned = ({ x, tx, T }: { x: number; tx: number; T: number }) => {
  if (x > 0 && !(tx > 0 && tx <= T)) throw new RangeError(`tx: must lie in (0, T = ${T}]; got ${tx}`)
  return { x, tx: x === 0 ? 0 : tx, T }
}
const historyOf = ({ x, tx, T }: { x: number; tx: number; T: number }): RepeatHistory => ({ frequency: [x], recency: [tx], age: [T] })

const cdnow = ({ readData }: OracleContext): RepeatHistory | undefined => {
  const text = readData?.('cdnow_summary.csv')
  return text === undefined ? undefined : parseCdnowHistory(text)
}
const NEEDS = 'needs --data DIR with cdnow_summary.csv'

/** Published fit: log-likelihood at the printed parameters, and where the library finds the maximum. */
function publishedFit<P extends { readonly [name in keyof P]: number }>(
  name: string, history: RepeatHistory | undefined, at: P, lnLikelihood: number, likelihood: (parameters: P, history: RepeatHistory) => number,
  maximum: Readonly<Record<string, number>>, fit: (history: RepeatHistory) => { readonly parameters: P },
): OracleRow[] {
  const quantity = `CDNOW ln L of ${name}`
  if (!history) return [notRun(quantity, NEEDS, lnLikelihood)]
  const found = fit(history).parameters as Readonly<Record<string, number>>
  return [
    compare({ quantity, setting: settingText(at), exact: lnLikelihood, simulated: likelihood(at, history), tolerance: 1e-2, toleranceKind: 'absolute' }),
    ...Object.entries(maximum).map(([parameter, exact]) =>
      compare({ quantity: `CDNOW ${parameter} of ${name}, maximum likelihood`, setting: '', exact, simulated: found[parameter], tolerance: 1e-3, toleranceKind: 'relative' }),
    ),
  ]
}

const bgNbdLikelihood = defineOracle({
  id: 'O2',
  title: { en: 'BG/NBD: likelihood', zh: 'BG/NBD：似然函数' },
  claim: { en: 'The library\'s log-likelihood is that of the model\'s story; on CDNOW it gives the published value and maximum.', zh: '库函数的对数似然与模型叙述的数值积分一致；在 CDNOW 上复现已发表的似然值与极大似然估计。' },
  kind: 'function',
  processes: [],
  settings: { ...BG_NBD, ...CUSTOMER },
  run(context, { r, alpha, a, b, ...customer }) {
    const parameters = { r, alpha, a, b }
    const seen = cleaned(customer)
    return [
      compare({ quantity: 'ln L of one customer', setting: settingText({ ...parameters, ...seen }), exact: bgNbdByStory(parameters, seen, 1).lnLikelihood, simulated: bgNbdLogLikelihood(parameters, historyOf(seen)), tolerance: 1e-9, toleranceKind: 'absolute' }),
      ...publishedFit('BG/NBD', cdnow(context), { r: 0.2426, alpha: 4.4135, a: 0.7929, b: 2.4257 }, -9582.43, bgNbdLogLikelihood, { r: 0.2426, alpha: 4.4135, a: 0.7929, b: 2.4257 }, fitBgNbd),
    ]
  },
})

const paretoNbd = defineOracle({
  id: 'O2b',
  title: { en: 'Pareto/NBD: likelihood and mean', zh: 'Pareto/NBD：似然与均值' },
  claim: { en: 'The library\'s log-likelihood and E[X(t)] are those of the model\'s story; on CDNOW it gives the published value and maximum.', zh: '库函数的对数似然与 E[X(t)] 与模型叙述的数值积分一致；在 CDNOW 上复现已发表结果。' },
  kind: 'function',
  processes: [],
  settings: {
    r: positive(0.553, '1', 'shape of the purchase rates'),
    alpha: positive(10.578, 'weeks', 'scale of the purchase rates'),
    s: positive(0.606, '1', 'shape of the dropout rates'),
    beta: positive(11.669, 'weeks', 'scale of the dropout rates'),
    ...CUSTOMER, ...FUTURE,
  },
  run(context, { r, alpha, s, beta, t, ...customer }) {
    const parameters = { r, alpha, s, beta }
    const seen = cleaned(customer)
    const story = paretoNbdByStory(parameters, seen, t)
    return [
      compare({ quantity: `purchases by week ${t}`, setting: settingText(parameters), exact: story.purchases, simulated: paretoNbdMean(parameters, t), tolerance: 1e-9, toleranceKind: 'relative' }),
      compare({ quantity: 'ln L of one customer', setting: settingText({ ...parameters, ...seen }), exact: story.lnLikelihood, simulated: paretoNbdLogLikelihood(parameters, historyOf(seen)), tolerance: 1e-9, toleranceKind: 'absolute' }),
      ...publishedFit('Pareto/NBD', cdnow(context), { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, -9594.97, paretoNbdLogLikelihood, { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, fitParetoNbd),
    ]
  },
})

const stillThere = defineOracle({
  id: 'O3',
  title: { en: 'BG/NBD: P(alive)', zh: 'BG/NBD：存活概率' },
  claim: { en: 'The library\'s P(alive | x, tx, T) is that of the model\'s story; .7266 for the customer of the paper.', zh: '库函数的 P(alive | x, tx, T) 与模型叙述一致；论文中的客户为 0.7266。' },
  kind: 'function',
  processes: [],
  settings: { ...BG_NBD, ...CUSTOMER },
  run(_, { r, alpha, a, b, ...customer }) {
    const seen = cleaned(customer)
    return [compare({
      quantity: 'P(alive)', setting: settingText({ r, alpha, a, b, ...seen }), exact: bgNbdByStory({ r, alpha, a, b }, seen, 1).alive,
      simulated: bgNbdAlive({ r, alpha, a, b }, { frequency: seen.x, recency: seen.tx, age: seen.T }), tolerance: 1e-4, toleranceKind: 'absolute',
    })]
  },
})

const purchasesToCome = defineOracle({
  id: 'O4',
  title: { en: 'BG/NBD: purchases to come', zh: 'BG/NBD：未来购买次数' },
  claim: { en: 'The library\'s E[Y(t) | x, tx, T] is that of the model\'s story; 1.2260 for the customer of the paper in 39 weeks.', zh: '库函数的 E[Y(t) | x, tx, T] 与模型叙述一致；论文中的客户 39 周内为 1.2260。' },
  kind: 'function',
  processes: [],
  settings: { ...BG_NBD, ...CUSTOMER, ...FUTURE },
  run(_, { r, alpha, a, b, t, ...customer }) {
    const seen = cleaned(customer)
    return [compare({
      quantity: `purchases in the next ${t} weeks`, setting: settingText({ r, alpha, a, b, ...seen }), exact: bgNbdByStory({ r, alpha, a, b }, seen, t).future,
      simulated: bgNbdConditionalMean({ r, alpha, a, b }, { frequency: seen.x, recency: seen.tx, age: seen.T }, t), tolerance: 1e-3, toleranceKind: 'absolute',
    })]
  },
})

export const customerBase = [bgNbdLikelihood, paretoNbd, stillThere, purchasesToCome]
