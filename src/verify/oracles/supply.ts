/**
 * learning, endorsement: what rooms learn from repeat orders, and which brands the platform stands up for.
 *
 * Beyond the table of MODEL.md §4. Both happen at the 30-day review. Invariant: repeat orders are a known number (everybody buys every day) and
 * ranks are read from the engine's own table, so the comparisons are exact.
 */
import { AnchorField, Metric } from '../../engine/kernel/slots.ts'
import { defaults } from '../../model/parameters.ts'
import { compare, defineOracle, settingText, shareRow } from '../oracle.ts'
import { ALWAYS, anchorColumn, fanCount, openWorld, SEED, seriesOf, STILL } from '../oracle-world.ts'

const MONTH = 30
/** Value of the one brand without a badge. */
const V = -0.4

const learning = defineOracle({
  id: 'learning',
  title: { en: 'Supply learning', zh: '供给学习' },
  claim: {
    en: 'Each month quality closes η_q n/(n+n_half) of its gap to the ceiling and the price falls by η_p n/(n+n_half), n the month\'s repeat orders.',
    zh: '每月质量向上限靠近 η_q n/(n+n_half)，价格下降 η_p n/(n+n_half)，n 为当月复购单数。',
  },
  kind: 'engine',
  processes: ['review', 'order', 'evening', 'lists'],
  settings: {
    etaQ: { default: 0.2, unit: '1', range: [0, 1], about: 'η_q' }, etaP: { default: 0.05, unit: '1', range: [0, 1], about: 'η_p' },
    half: { default: 40, unit: 'orders/30 days', range: [0.1, 1e5], about: 'n_half' }, quality: { default: 0.7, unit: 'quality', range: [0, 0.97], about: 'on day 0' },
    months: { default: 3, unit: '30 days', range: [1, 24], whole: true, about: 'lived' }, fans: fanCount(200), seed: SEED,
  },
  run(context, { etaQ, etaP, half, quality, months, fans, seed }) {
    const [weight, price] = [0.01, 50]
    const { qualityMax } = defaults()
    const world = openWorld(context, {
      shape: { fans, anchors: 1, anchorSlots: 1, horizon: MONTH * months + 1 },
      base: {
        ...STILL, considered: 1, needFixed: 1, needMean: 1, choiceBase: ALWAYS, referenceFans: weight * fans, qualityWhite: quality, priceWhite: price,
        learnQuality: etaQ, learnPrice: etaP, learnHalf: half,
      },
    }, seed)
    world.advance(MONTH * months + 1)
    // a fan's first order repeats nothing
    const doses = Array.from({ length: months }, (_, month) => fans * weight * (month === 0 ? MONTH - 1 : MONTH)).map((n) => n / (n + half))
    const [gap, fallen] = doses.reduce(([left, factor], dose) => [left * (1 - etaQ * dose), factor * (1 - etaP * dose)], [qualityMax - quality, 1])
    const setting = settingText({ etaQ, etaP, half, quality, months, fans })
    const sold = seriesOf(world.rows(), Metric.gmvNatural)[MONTH * months] / fans / 100
    return [
      compare({ quantity: `quality after ${months} months`, setting, exact: qualityMax - gap, simulated: anchorColumn(world, AnchorField.quality)[0], tolerance: 1e-12, toleranceKind: 'absolute' }),
      compare({ quantity: `RMB an order after ${months} months`, setting, exact: price * fallen, simulated: sold, tolerance: 0.006, toleranceKind: 'absolute' }), // whole fen
    ]
  },
})

const endorsement = defineOracle({
  id: 'endorsement',
  title: { en: 'Endorsement', zh: '平台背书' },
  claim: {
    en: 'The largest fast brands with enough repurchase and private sales are endorsed; the badge lifts utility by θ_E and, once, the public record.',
    zh: '复购与私域占比达标的最大快品牌获得背书；标识使效用增加 θ_E，并一次性提升公共口碑。',
  },
  kind: 'engine',
  processes: ['review', 'anchors', 'choose', 'evening'],
  settings: {
    count: { default: 6, unit: 'rooms', range: [1, 100], whole: true, about: 'endorsed' }, repurchase: { default: 0.05, unit: 'share', range: [0.001, 1], about: 'at least' },
    privately: { default: 0.02, unit: 'share', range: [0, 1], about: 'of sales in private visits, at least' },
    granted: { default: 5, unit: 'evidence', range: [0, 1000], about: 'good outcomes granted' }, lift: { default: 0.6, unit: 'utility', range: [0.05, 5], about: 'θ_E' },
    fans: fanCount(20_000), seed: SEED,
  },
  run(context, { count, repurchase, privately, granted, lift, fans, seed }) {
    const { publicPrior, publicWeight, forgetPublic } = defaults()
    const anchors = 60
    const lever = { endorseCount: count, endorseMinRepurchase: repurchase, endorseMinPrivate: privately, endorseTrust: granted, choiceEndorsed: lift }
    // outcomes leave no evidence (all disappoint, and that weighs nothing), so the record holds the grant alone
    const market = openWorld(context, {
      shape: { fans: 4000, anchors, anchorSlots: anchors, horizon: 2 * MONTH + 1 },
      base: { ...lever, mixWhite: 0.5, mixFast: 0.5, mixKnown: 0, mixSka: 0, fakeShare: 0, fixedSatisfaction: 0, omega: 0, stake: 0, entryRate: 0, exitFloor: 0 },
    }, seed)
    market.advance(MONTH)
    const early = anchorColumn(market, AnchorField.endorsed).filter((badge) => badge > 0).length
    market.advance(2 * MONTH + 1)
    const [kind, again, intimate, sales, badge, trust] = ([AnchorField.kind, AnchorField.repurchase30, AnchorField.privateShare, AnchorField.lastSales30, AnchorField.endorsed, AnchorField.trust]).map((field) => anchorColumn(market, field))
    const fit = [...kind.keys()].filter((j) => kind[j] === 1 && again[j] >= repurchase && intimate[j] >= privately).sort((a, b) => sales[b] - sales[a]).slice(0, count)
    const fresh = trust.filter((own, j) => badge[j] === 1 && Math.abs(own - publicPrior) > 1e-12)
    const granting = (granted * forgetPublic + publicPrior * publicWeight) / (granted * forgetPublic + publicWeight)
    const setting = settingText({ count, repurchase, privately, granted })
    const exactly = (quantity: string, exact: number, simulated: number) => compare({ quantity, setting, exact, simulated, tolerance: 0, toleranceKind: 'absolute' })

    // one fast brand, endorsed at the first review whatever its record
    const shop = openWorld(context, {
      shape: { fans, anchors: 1, anchorSlots: 1, horizon: MONTH + 1 },
      base: { ...STILL, ...lever, endorseMinRepurchase: 0, endorseMinPrivate: 0, mixWhite: 0, mixFast: 1, priceFast: 1, considered: 1, needFixed: 1, needMean: 1, choiceBase: V },
    }, seed)
    shop.advance(MONTH + 1)
    const orders = seriesOf(shop.rows(), Metric.ordersNatural)
    const bought = (value: number): number => 1 / (1 + Math.exp(-value))
    return [
      exactly('endorsed before the first review', 0, early),
      exactly('brands endorsed', fit.length, badge.filter((own) => own === 1).length),
      exactly('endorsed that others should be', 0, fit.filter((j) => badge[j] !== 1).length),
      compare({ quantity: 'public trust at the first grant', setting, exact: granting, simulated: Math.max(...fresh), tolerance: 1e-6, toleranceKind: 'absolute' }),
      shareRow('needs bought before the badge', settingText({ lift, fans }), bought(V), orders[MONTH - 1], fans),
      shareRow('needs bought from an endorsed brand', settingText({ lift, fans }), bought(V + lift), orders[MONTH], fans),
    ]
  },
})

export const supply = [learning, endorsement]
