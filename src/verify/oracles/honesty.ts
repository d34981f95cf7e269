/**
 * honesty, brushing: who sells counterfeits, who buys praise, and what that earns.
 *
 * Beyond the table of MODEL.md §4, which has the hard rule of deterrence (O21). Invariant: rooms are independent of each other; the odds of
 * cheating are computed from the engine's own smoothed sales and prices.
 */
import { AnchorField, Metric } from '../../engine/kernel/slots.ts'
import { defaults } from '../../model/parameters.ts'
import { compare, defineOracle, settingText, shareRow } from '../oracle.ts'
import { ALWAYS, anchorColumn, fanCount, openWorld, SEED, seriesOf, STILL, sumOf } from '../oracle-world.ts'

const chance = (value: number, about: string) => ({ default: value, unit: 'probability', range: [0, 1] as const, about })
const ROOMS = { default: 6000, unit: 'rooms', range: [50, 60_000], whole: true, about: 'rooms' } as const
const MONTH = 30

const honesty = defineOracle({
  id: 'honesty',
  title: { en: 'The choice to cheat', zh: '售假选择' },
  claim: {
    en: 'An inclined room cheats with probability σ((gain − caught·loss)/s) in days of sales, caught within 30 days by inspection or complaints; a shock makes a share of rooms cheat.',
    zh: '有倾向者以 σ((收益 − 被查概率·损失)/s) 的概率售假（以销售天数计），30 天内被抽检或投诉查获；冲击使部分直播间售假。',
  },
  kind: 'engine',
  processes: ['conduct', 'review', 'traits', 'numeric', 'evening'],
  settings: {
    rate: { default: 0.3, unit: 'share of orders', range: [0.01, 1], about: 'counterfeits of a room that cheats' },
    inspect: chance(0.005, 'p_i, inspection of a day'), detect: chance(0.03, 'p_c, a complaint'),
    s: { default: 2, unit: 'days of sales', range: [0.1, 100], about: 'noise of the decision' },
    shocked: { default: 0.15, unit: 'share', range: [0, 1], about: 'rooms that a shock turns' }, anchors: ROOMS, seed: SEED,
  },
  run(context, { rate, inspect, detect, s, shocked, anchors, seed }) {
    const { cheatGain, cheatMargin, suspendDays, cheatTrustLoss, shockRate } = defaults()
    const shape = { fans: 8, anchors, anchorSlots: anchors, horizon: MONTH + 1 }
    const world = openWorld(context, { shape, base: { ...STILL, smoothDays: 365, startSalesSd: 1.2, priceWhite: 50, priceSd: 0.35, fakeShare: 1, fakeRate: rate, cheatChoice: 1, cheatNoise: s, inspect, detect, suspendDays, banAt: 100 } }, seed)
    world.advance(MONTH)
    const [sales, price] = [AnchorField.sales, AnchorField.price].map((field) => anchorColumn(world, field))
    world.advance(MONTH + 1)
    const chances = sales.map((daily, j) => {
      const severe = (MONTH * rate * daily) / (Math.floor(price[j] * 100 + 0.5) / 100)
      const caught = 1 - (1 - inspect * Math.min(1, 4 * rate)) ** MONTH * (1 - detect) ** severe
      return 1 / (1 + Math.exp(-(MONTH * rate * cheatGain - caught * cheatMargin * (suspendDays + cheatTrustLoss)) / s))
    })
    const cheats = seriesOf(world.rows(), Metric.cheating)[MONTH]
    const shockWorld = openWorld(context, { shape, base: { ...STILL, shockDay: 0, shockShare: shocked } }, seed)
    shockWorld.advance(1)
    const turned = anchorColumn(shockWorld, AnchorField.fake).filter((fake) => fake === shockRate).length
    return [
      compare({ quantity: 'rooms that decide to cheat', setting: settingText({ rate, inspect, detect, s, anchors }), exact: sumOf(chances), simulated: cheats, standardError: Math.sqrt(Math.max(1e-12, sumOf(chances.map((p) => p * (1 - p))))), tolerance: 4, toleranceKind: 'sigma' }),
      shareRow('rooms that a shock turns', settingText({ shocked, anchors }), shocked, turned, anchors),
    ]
  },
})

const brushing = defineOracle({
  id: 'brushing',
  title: { en: 'Brushing', zh: '刷单' },
  claim: {
    en: 'A room that brushes gains so many good outcomes per real order, is found at its own rate a day, and pays in evidence.',
    zh: '刷单的直播间按真实订单获得虚假好评，每日以自身概率被发现，并以证据受罚。',
  },
  kind: 'engine',
  processes: ['conduct', 'enforce', 'evening', 'anchors', 'traits'],
  settings: {
    fakePraise: { default: 2.5, unit: 'outcomes/order', range: [0, 100], about: 'bought praise' }, share: chance(0.3, 'a room brushes'),
    found: chance(0.02, 'it is found on a day'), penalty: { default: 20, unit: 'evidence', range: [0.1, 1000], about: 'when found' },
    anchors: ROOMS, fans: fanCount(200), seed: SEED,
  },
  run(context, { fakePraise, share, found, penalty, anchors, fans, seed }) {
    const [days, weight] = [40, 1 / 50]
    const { publicPrior, publicWeight, forgetPublic } = defaults()
    const trustOf = (good: number, bad: number): number => (good + publicPrior * publicWeight) / (good + bad + publicWeight)
    // one room, an order a fan and day, all satisfied on the day: R of the morning of day n is Σ φ^k of n evenings
    const room = openWorld(context, {
      shape: { fans, anchors: 1, anchorSlots: 1, horizon: days },
      base: { ...STILL, considered: 1, needFixed: 1, needMean: 1, choiceBase: ALWAYS, fixedSatisfaction: 1, referenceFans: weight * fans, brushShare: 1, brushRate: fakePraise, brushDetect: 0 },
    }, seed)
    room.advance(days)
    const evenings = (forgetPublic * (1 - forgetPublic ** (days - 1))) / (1 - forgetPublic)
    const good = weight * fans * (1 + fakePraise) * evenings
    // nobody buys: who is found, and what it costs
    const many = openWorld(context, { shape: { fans: 8, anchors, anchorSlots: anchors, horizon: days }, base: { ...STILL, brushShare: share, brushRate: fakePraise, brushDetect: found, brushPenalty: penalty } }, seed)
    many.advance(3)
    const trust = anchorColumn(many, AnchorField.trust).filter((own) => own < publicPrior - 1e-9)
    many.advance(days)
    const brushers = seriesOf(many.rows(), Metric.brushers)
    const setting = settingText({ fakePraise, share, found, penalty, anchors, fans })
    const lateness = brushers.length - 1
    return [
      compare({ quantity: `public trust after ${days} days of praise`, setting, exact: trustOf(good, 0), simulated: anchorColumn(room, AnchorField.trust)[0], tolerance: 1e-5, toleranceKind: 'absolute' }),
      shareRow('rooms that brush', setting, share, brushers[0], anchors),
      shareRow(`not found after ${lateness} days`, setting, (1 - found) ** lateness, brushers[lateness], brushers[0]),
      compare({ quantity: 'public trust of the morning after', setting, exact: trustOf(0, penalty * forgetPublic), simulated: sumOf(trust) / trust.length, tolerance: 1e-6, toleranceKind: 'absolute' }),
    ]
  },
})

export const honest = [honesty, brushing]
