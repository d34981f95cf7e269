/**
 * conversion, satisfaction, lapse, revisit: what a single fan does by the model's own equations, with everything else held still.
 *
 * Beyond the table of MODEL.md §4, which reaches choice, delivery and lapse only through oracle settings: here the default equations of §6.3
 * run with their default parameters. Invariant: traits of rooms are read from the engine's table; probabilities are computed outside it.
 */
import { AnchorField, Metric } from '../../engine/kernel/slots.ts'
import { normalCdf } from '../../calibrate/special/normal.ts'
import { defaults } from '../../model/parameters.ts'
import { chiSquare } from '../exact/chi-square.ts'
import { logitShares } from '../exact/logit.ts'
import { compare, defineOracle, settingText, shareRow } from '../oracle.ts'
import { ALWAYS, anchorColumn, fanCount, liveWorld, SEED, seriesOf, STILL, sumOf } from '../oracle-world.ts'

const TRUST = { default: 0.7, unit: '1', range: [0, 1], about: 'public trust, held' } as const
const chance = (value: number, about: string) => ({ default: value, unit: 'probability', range: [0, 1] as const, about })

const conversion = defineOracle({
  id: 'conversion',
  title: { en: 'Conversion by utility', zh: '效用与转化' },
  claim: {
    en: 'Rooms with traits of their own sell by the logit of V = θ0 + θT(2τ−1) − price + θB equity + θS skill + θH hype − mismatch, trust easing high prices.',
    zh: '不同特征的直播间按效用 V 的 Logit 成交：信任、价格、品牌、技能、话术与货品匹配，且信任缓解高价。',
  },
  kind: 'engine',
  processes: ['choose', 'anchors', 'visit-public', 'clicks', 'traits', 'rooms', 'numeric'],
  settings: { tau: TRUST, rooms: { default: 16, unit: 'rooms', range: [2, 60], whole: true, about: 'rooms that everybody visits' }, fans: fanCount(30_000), seed: SEED },
  run(context, { tau, rooms, fans, seed }) {
    const days = 6
    const model = defaults()
    const { choiceBase, choiceTrust, choicePrice, choiceLevel, choiceEquity, choiceSkill, choiceHype, trustPrice, mismatch, referencePrice } = model
    const own = { choiceBase: choiceBase - 2, choiceTrust, choicePrice, choiceLevel, choiceEquity, choiceSkill, choiceHype, trustPrice, mismatch }
    const types = [model.priceWhite, model.priceFast, model.priceKnown, model.priceSka]
    const { skillSd, priceSd, hypeShare } = model
    const world = liveWorld(context, {
      shape: { fans, anchors: rooms, anchorSlots: rooms, horizon: days },
      base: { ...STILL, ...own, skillSd, priceSd, hypeShare, priceWhite: types[0], mixWhite: 0.5, mixFast: 0.2, mixKnown: 0.2, mixSka: 0.1, fixedReputation: tau, considered: rooms, needFixed: 1, needMean: 1 },
    }, seed)
    const [kind, price, equity, skill, hype, gmv] = [AnchorField.kind, AnchorField.price, AnchorField.equity, AnchorField.skill, AnchorField.hype, AnchorField.gmv].map((field) => anchorColumn(world, field))
    const certainty = 2 * tau - 1
    const values = kind.map((type, j) => {
      const fen = Math.floor(price[j] * 100 + 0.5)
      const dear = choicePrice * Math.log(fen / 100 / types[type]) + choiceLevel * Math.log(types[type] / referencePrice)
      const eased = dear > 0 ? dear * (1 - trustPrice * certainty) : dear
      return own.choiceBase + choiceTrust * certainty - eased + choiceEquity * equity[j] + choiceSkill * skill[j] + choiceHype * hype[j] - (type >= 2 ? mismatch : 0)
    })
    const { shares, outside } = logitShares(values)
    const orders = gmv.map((fen, j) => fen / Math.floor(price[j] * 100 + 0.5))
    const n = fans * days
    const setting = settingText({ tau, rooms, n })
    return [
      shareRow('share of needs that are bought', setting, 1 - outside, sumOf(orders), n),
      compare({ quantity: 'χ² of orders by room', setting, exact: rooms, simulated: chiSquare([...orders, n - sumOf(orders)], [...shares, outside].map((share) => share * n)), tolerance: 1e-3, toleranceKind: 'tail' }),
    ]
  },
})

const satisfaction = defineOracle({
  id: 'satisfaction',
  title: { en: 'Satisfaction and what follows', zh: '满意度及后果' },
  claim: {
    en: 'A delivery satisfies with probability Φ(D/σ), on time or late; counterfeits are noticed, returns and complaints follow at their rates.',
    zh: '收货满意概率为 Φ(D/σ)（准时或延迟）；假货被识别，退货与投诉按各自概率发生。',
  },
  kind: 'engine',
  processes: ['deliver', 'anchors', 'order', 'numeric', 'conduct'],
  settings: {
    quality: { default: 0.72, unit: 'quality', range: [0, 1], about: 'of the one room' },
    late: chance(0.2, 'a parcel is late'), fake: chance(0.1, 'an order is counterfeit'), tau: TRUST, fans: fanCount(40_000), seed: SEED,
  },
  run(context, { quality, late, fake, tau, fans, seed }) {
    const days = 12
    const { noise, expectation, hypeExpectation, trustExpectation, valueSatisfaction, valueQuality, latePenalty, unnoticed, returnGood, returnBad, complaint } = defaults()
    const world = liveWorld(context, {
      shape: { fans, anchors: 1, anchorSlots: 1, horizon: days },
      base: {
        ...STILL, considered: 1, needFixed: 1, needMean: 1, choiceBase: ALWAYS, fixedReputation: tau, qualityWhite: quality, lateShare: late,
        fakeShare: 1, fakeRate: fake, returnGood, returnBad, complaint,
      },
    }, seed)
    const hype = anchorColumn(world, AnchorField.hype)[0]
    const onTime = quality - expectation - hypeExpectation * hype + valueSatisfaction * valueQuality * (quality - 0.7) - trustExpectation * (tau - 0.6)
    const genuine = (1 - late) * normalCdf(onTime / noise) + late * normalCdf((onTime - latePenalty) / noise)
    const severe = fake * (1 - unnoticed)
    const good = (1 - severe) * genuine
    const rows = world.rows()
    const total = (metric: Metric): number => sumOf(seriesOf(rows, metric))
    const delivered = total(Metric.delivered)
    const setting = settingText({ quality, late, fake, tau, n: delivered })
    return [
      shareRow('satisfied', setting, good, total(Metric.satisfied), delivered),
      shareRow('counterfeit and noticed', setting, severe, total(Metric.severe), delivered),
      shareRow('late', setting, late, total(Metric.late), delivered),
      shareRow('returned', setting, good * returnGood + (1 - good) * returnBad, total(Metric.returns), delivered),
      shareRow('complained about', setting, severe + (1 - severe - good) * complaint, total(Metric.complaints), delivered),
    ]
  },
})

const lapse = defineOracle({
  id: 'lapse',
  title: { en: 'Lapse and return', zh: '流失与回流' },
  claim: { en: 'A delivery makes a fan lapse with probability d+ or d−, for a geometric number of days of mean T: buyers of a day follow the two-state chain.', zh: '每次收货以 d+ 或 d− 的概率流失，时长服从均值 T 的几何分布：每日买家数符合两状态马尔可夫链。' },
  kind: 'engine',
  processes: ['deliver', 'activity', 'fan-day', 'world', 'policy-clock', 'order'],
  settings: {
    good: chance(0.1, 'd+'), bad: chance(0.4, 'd−'), pi: chance(0.7, 'a delivery satisfies'),
    T: { default: 9, unit: 'days', range: [2, 300], about: 'mean length of a lapse' },
    days: { default: 40, unit: 'days', range: [3, 400], whole: true, about: 'days simulated' }, fans: fanCount(40_000), seed: SEED,
  },
  run(context, { good, bad, pi, T, days, fans, seed }) {
    const world = liveWorld(context, {
      shape: { fans, anchors: 1, anchorSlots: 1, horizon: days },
      base: { ...STILL, considered: 1, needFixed: 1, needMean: 1, choiceBase: ALWAYS, fixedSatisfaction: pi, lapseGood: good, lapseBad: bad, lapseDays: T },
    }, seed)
    const buyers = seriesOf(world.rows(), Metric.buyers)
    const gone = pi * good + (1 - pi) * bad // parcels arrive on the day of the order
    const buying = [1]
    for (let day = 1; day < days; day++) buying.push(buying[day - 1] * (1 - gone) + (1 - buying[day - 1]) / T)
    const setting = settingText({ good, bad, pi, T, fans })
    return [...new Set([1, Math.min(5, days - 1), days - 1])].map((day) => shareRow(`buyers on day ${day}`, setting, buying[day], buyers[day], fans))
  },
})

const revisit = defineOracle({
  id: 'revisit',
  title: { en: 'Private visits', zh: '私域回访' },
  claim: { en: 'A follower comes back with probability v0 (τ/.8)^η a day, less by the attachment of those who never bought there.', zh: '粉丝每日以 v0 (τ/0.8)^η 的概率回访，从未购买者按依恋系数打折。' },
  kind: 'engine',
  processes: ['visit-private', 'policy-clock', 'trust', 'follow', 'fan-day'],
  settings: {
    v0: chance(0.35, 'at trust .8'), eta: { default: 2, unit: '1', range: [0, 10], about: 'η' }, attachment: chance(0.6, 'factor for those who never bought'), tau: TRUST, fans: fanCount(20_000), seed: SEED,
  },
  run(context, { v0, eta, attachment, tau, fans, seed }) {
    const days = 6
    const visits = (choiceBase: number): number => {
      const world = liveWorld(context, {
        shape: { fans, anchors: 1, anchorSlots: 1, horizon: days + 1, panelShare: 1 },
        base: { ...STILL, followAll: 1, revisit: v0, trustExponent: eta, attachment, fixedReputation: tau, considered: 1, needFixed: 1, needMean: 1, choiceBase, omega: 0, omegaSevere: 0, priorWeight: 1000 },
      }, seed)
      return sumOf(seriesOf(world.rows(), Metric.visitsPrivate))
    }
    const exact = Math.min(1, v0 * (tau / 0.8) ** eta)
    const setting = settingText({ v0, eta, attachment, tau, n: fans * days })
    return [
      shareRow('visits of followers who never buy', setting, attachment * exact, visits(-ALWAYS), fans * days),
      compare({ quantity: 'visits of followers who buy every day', setting, exact, simulated: visits(ALWAYS) / (fans * days), tolerance: 0.015, toleranceKind: 'relative' }), // their own evidence moves trust a little
    ]
  },
})

export const fanDays = [conversion, satisfaction, lapse, revisit]
