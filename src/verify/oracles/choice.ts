/**
 * O7: what fans choose among rooms that all of them visit is multinomial logit.
 *
 * Three rooms of three kinds, their values V set through brand equity; one need a fan and day; no heterogeneity. The three runs share
 * their draws, so the independence of irrelevant alternatives and the slope are seen on the very same fans.
 * Invariant: V_j = choiceBase + choiceEquity · equity_j, everything else in the utility is switched off.
 */
import { Metric } from '../../engine/kernel/slots.ts'
import { chiSquare } from '../exact/chi-square.ts'
import { logitShares } from '../exact/logit.ts'
import { compare, defineOracle, settingText, type OracleContext } from '../oracle.ts'
import { fanCount, liveWorld, SEED, seriesOf, STILL, sumOf } from '../oracle-world.ts'

const value = (V: number) => ({ default: V, unit: 'utility', range: [-8, 8] as const, about: 'value of the room' })
const KINDS = ['White', 'Fast', 'Known'] as const
const GMV = [Metric.gmvWhite, Metric.gmvFast, Metric.gmvKnown] as const
const FEN = 100

/** [room, …, nothing] choices of all fans on all days. */
function choicesOf(context: OracleContext, values: readonly number[], rooms: number, { fans, days, seed }: { fans: number; days: number; seed: number }): number[] {
  const low = Math.min(...values)
  const spread = Math.max(...values) - low
  const perKind = KINDS.map((kind, j) => ({ [`equity${kind}`]: spread === 0 ? 0 : (values[j] - low) / spread, [`price${kind}`]: 1, [`mix${kind}`]: 1 / 3 }))
  const world = liveWorld(context, {
    shape: { fans, anchors: 3, anchorSlots: 3, horizon: days },
    base: { ...STILL, ...Object.assign({}, ...perKind), considered: rooms, needFixed: 1, needMean: 1, choiceBase: low, choiceEquity: spread },
  }, seed)
  const rows = world.rows()
  const chosen = GMV.slice(0, rooms).map((metric) => sumOf(seriesOf(rows, metric)) / FEN)
  return [...chosen, fans * days - sumOf(chosen)]
}

const logit = defineOracle({
  id: 'O7',
  title: { en: 'Logit choice', zh: 'Logit 选择' },
  claim: {
    en: 'Choices are P_j = e^V_j/(1+Σe^V); P_1/P_2 stays when room 3 is taken away; d ln(P_1/P_0) = dV_1.',
    zh: '选择概率为 P_j = e^V_j/(1+Σe^V)；去掉第三个直播间后 P_1/P_2 不变；d ln(P_1/P_0) = dV_1。',
  },
  kind: 'engine',
  processes: ['choose', 'visit-public', 'clicks', 'rooms', 'order', 'fan-day', 'anchors', 'numeric', 'random'],
  settings: {
    V1: value(-0.5), V2: value(0.4), V3: value(1.1),
    dV: { default: 0.3, unit: 'utility', range: [0.01, 2], about: 'change of V1 for the slope' },
    fans: fanCount(50_000),
    days: { default: 6, unit: 'days', range: [1, 1000], whole: true, about: 'days, one need each' },
    seed: SEED,
  },
  run(context, { V1, V2, V3, dV, ...size }) {
    const values = [V1, V2, V3]
    const n = size.fans * size.days
    const setting = settingText({ V1, V2, V3, n })
    const three = choicesOf(context, values, 3, size)
    const two = choicesOf(context, values, 2, size)
    const moved = choicesOf(context, [V1 + dV, V2, V3], 3, size)
    const exact = logitShares(values)
    const expected = [...exact.shares, exact.outside].map((share) => share * n)
    /** ln of a ratio of counts, and its standard error if counts are multinomial */
    const logRatio = (a: number, b: number) => ({ ln: Math.log(a / b), variance: 1 / a + 1 / b })
    const [with3, without3] = [logRatio(three[0], three[1]), logRatio(two[0], two[1])]
    const [before, after] = [logRatio(three[0], three[3]), logRatio(moved[0], moved[3])]
    const error = (x: { variance: number }, y: { variance: number }): number => Math.sqrt(x.variance + y.variance)
    return [
      compare({ quantity: 'χ² of choices', setting, exact: 3, simulated: chiSquare(three, expected), tolerance: 1e-3, toleranceKind: 'tail' }),
      ...values.map((_, j) => compare({
        quantity: `share of room ${j + 1}`, setting, exact: exact.shares[j], simulated: three[j] / n,
        standardError: Math.sqrt((exact.shares[j] * (1 - exact.shares[j])) / n), tolerance: 4, toleranceKind: 'sigma',
      })),
      compare({ quantity: 'ln P1/P2 with room 3', setting, exact: V1 - V2, simulated: with3.ln, standardError: Math.sqrt(with3.variance), tolerance: 4, toleranceKind: 'sigma' }),
      compare({ quantity: 'ln P1/P2 without room 3', setting, exact: V1 - V2, simulated: without3.ln, standardError: Math.sqrt(without3.variance), tolerance: 4, toleranceKind: 'sigma' }),
      compare({ quantity: `change of ln P1/P0 for dV1=${dV}`, setting, exact: dV, simulated: after.ln - before.ln, standardError: error(before, after), tolerance: 4, toleranceKind: 'sigma' }),
    ]
  },
})

export const choice = [logit]
