/**
 * providers, score, service: whom service providers serve, how they are scored and funded, and what their capacities do.
 *
 * Beyond the table of MODEL.md §4. Invariant: capacities, clients and sales are read from the engine's tables; what a provider's clients
 * disappointed is read back from their public record, which in this world neither fades nor weighs disappointments more.
 */
import { AnchorField, Metric, ProviderField } from '../../engine/kernel/slots.ts'
import { normalCdf } from '../../calibrate/special/normal.ts'
import { defaults } from '../../model/parameters.ts'
import { compare, defineOracle, holds, settingText, shareRow } from '../oracle.ts'
import { ALWAYS, anchorColumn, columnOf, exitBelow, fanCount, liveWorld, openWorld, SEED, seriesOf, STILL, sumOf } from '../oracle-world.ts'

const CAPACITIES = [ProviderField.incubation, ProviderField.traffic, ProviderField.live, ProviderField.supply, ProviderField.service] as const

const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs))

const providers = defineOracle({
  id: 'providers',
  title: { en: 'Service providers', zh: '服务商' },
  claim: {
    en: 'Clients stay within 10 + 40·mean(c); live operation adds .4 c to skill and so to traffic; a fund moves capacity by c += dose·(1 − c), dose ∝ score.',
    zh: '服务客户数不超过 10 + 40·平均能力；直播运营能力使技能增加 0.4c 并影响流量；资金使能力按 c += 剂量·(1 − c) 增长，剂量与评分成正比。',
  },
  kind: 'identity',
  processes: ['providers', 'review', 'anchors', 'traffic'],
  settings: { fund: { default: 3e8, unit: 'RMB/30 days', range: [0, 1e12], about: 'fund of all providers' }, providers: { default: 12, unit: 'providers', range: [1, 500], whole: true, about: 'service providers' }, seed: SEED },
  run(context, { fund, providers: count, seed }) {
    const world = openWorld(context, {
      shape: { fans: 500, anchors: 200, anchorSlots: 200, providers: count, horizon: 31 },
      base: { ...STILL, mixWhite: 0.7, mixFast: 0.2, mixKnown: 0.1, skillSd: 0.5, skillTraffic: 1, gammaG: 0, epsilon: 0, providerFund: fund, providerUsual: 0.2 },
    }, seed)
    const table = (field: ProviderField): number[] => columnOf(world.providers(), field, ProviderField.COUNT)
    world.advance(1)
    const before = CAPACITIES.map(table)
    const clients = table(ProviderField.clients)
    const [provider, skill, share] = [AnchorField.provider, AnchorField.skill, AnchorField.naturalShare].map((field) => anchorColumn(world, field))
    const { providerEffect, providerUsual } = world.variant.base
    const weights = skill.map((own, j) => Math.exp(own + 0.4 * providerEffect * ((provider[j] < 0 ? 0 : before[2][provider[j]]) - providerUsual)))
    const total = sumOf(weights)
    const mean = (k: number): number => sumOf(before.map((capacity) => capacity[k])) / CAPACITIES.length

    world.advance(31)
    const [after, scores, open] = [CAPACITIES.map(table), table(ProviderField.score), table(ProviderField.open)]
    const { providerGain, providerFundScale, providerW1, providerW2, providerW3, providerW4, providerW5 } = world.variant.base
    const allScores = sumOf(scores.filter((_, k) => open[k] === 1))
    const grown = [providerW1, providerW2, providerW3, providerW4, providerW5].flatMap((weight, m) =>
      scores.map((score, k) => {
        const dose = open[k] === 1 && fund > 0 ? Math.min(1, (providerGain * ((fund * score) / allScores) * count * weight * 5) / providerFundScale) : 0
        return after[m][k] - (before[m][k] + dose * (1 - before[m][k]))
      }),
    )
    const setting = settingText({ fund, providers: count, seed })
    return [
      compare({ quantity: 'clients − rooms that name the provider', setting, exact: 0, simulated: largest(clients.map((number, k) => number - provider.filter((own) => own === k).length)), tolerance: 0, toleranceKind: 'absolute' }),
      holds('nobody has more clients than capacity allows', setting, clients.every((number, k) => number < 11 + 40 * mean(k))),
      holds('somebody has clients', setting, sumOf(clients) > 0),
      compare({ quantity: 'natural shares − e^(skill + .4 (c − c0)), largest', setting, exact: 0, simulated: largest(share.map((own, j) => own - weights[j] / total)), tolerance: 1e-12, toleranceKind: 'absolute' }),
      compare({ quantity: 'capacity after the fund − c + dose (1 − c)', setting, exact: 0, simulated: largest(grown), tolerance: 1e-12, toleranceKind: 'absolute' }),
    ]
  },
})

const score = defineOracle({
  id: 'score',
  title: { en: 'Score of a provider', zh: '服务商评分' },
  claim: {
    en: 'A provider scores .5 × mean capacity + .3 × rank of its clients\' sales + .2 × rank of their satisfied share, ranks among its category.',
    zh: '服务商评分 = 0.5 × 平均能力 + 0.3 × 客户成交排名 + 0.2 × 客户满意率排名（同类之间）。',
  },
  kind: 'engine',
  processes: ['providers', 'review', 'deliver', 'evening'],
  settings: { providers: { default: 9, unit: 'providers', range: [2, 200], whole: true, about: 'service providers' }, fans: fanCount(3000), seed: SEED },
  run(context, { providers: count, fans, seed }) {
    const anchors = 12 * count
    const world = openWorld(context, {
      shape: { fans, anchors, anchorSlots: anchors, providers: count, horizon: 31 },
      base: {
        ...STILL, mixWhite: 0.7, mixFast: 0.2, mixKnown: 0.1, priceFast: 1, priceKnown: 1, startSalesSd: 1, entriesFixed: 2, needFixed: 1, needMean: 1, choiceBase: ALWAYS,
        qualityWhite: 0.6, qualitySd: 0.15, omega: 1, forgetPublic: 1, referenceFans: fans, ...exitBelow(0),
      },
    }, seed)
    const table = (field: ProviderField): number[] => columnOf(world.providers(), field, ProviderField.COUNT)
    world.advance(30)
    const capacities = CAPACITIES.map(table)
    const [provider, orders] = [AnchorField.provider, AnchorField.gmv].map((field) => anchorColumn(world, field)).map((column, k) => (k === 0 ? column : column.map((fen) => fen / 100)))
    world.advance(31) // reviewed on the morning of day 30
    const { publicPrior, publicWeight } = world.variant.base
    const trust = anchorColumn(world, AnchorField.trust)
    const bad = trust.map((tau, j) => Math.round(orders[j] - (tau * (orders[j] + publicWeight) - publicPrior * publicWeight)))
    const ofClients = (values: readonly number[], k: number): number => sumOf(values.filter((_, j) => provider[j] === k))
    const sales = capacities[0].map((_, k) => ofClients(orders, k))
    const negative = sales.map((n, k) => ofClients(bad, k) / n)
    const kind = table(ProviderField.kind)
    /** Mean over the peers of 1 ahead, 0 behind, a half when alike or unknown. */
    const rank = (values: readonly number[], k: number): number => {
      const peers = values.filter((_, other) => other !== k && kind[other] === kind[k])
      return peers.length === 0 ? 0.5 : sumOf(peers.map((peer) => (values[k] > peer ? 1 : values[k] < peer ? 0 : 0.5))) / peers.length
    }
    const pleased = negative.map((share) => -share)
    const exact = sales.map((_, k) => 0.5 * (sumOf(capacities.map((capacity) => capacity[k])) / CAPACITIES.length) + 0.3 * rank(sales, k) + 0.2 * rank(pleased, k))
    const scores = table(ProviderField.score)
    const setting = settingText({ providers: count, fans, seed })
    const best = exact.indexOf(Math.max(...exact))
    return [
      compare({ quantity: 'score of the best', setting, exact: exact[best], simulated: scores[best], tolerance: 1e-12, toleranceKind: 'absolute' }),
      compare({ quantity: 'score, largest difference', setting, exact: 0, simulated: largest(scores.map((own, k) => own - exact[k])), tolerance: 1e-12, toleranceKind: 'absolute' }),
      compare({ quantity: 'sales of clients, largest difference', setting, exact: 0, simulated: largest(table(ProviderField.gmv).map((own, k) => own - sales[k])), tolerance: 1e-6, toleranceKind: 'absolute' }),
    ]
  },
})

const service = defineOracle({
  id: 'service',
  title: { en: 'What providers do for a room', zh: '服务商的作用' },
  claim: {
    en: 'Click-through grows by .25 c of traffic marketing, quality by .06 c of the supply chain, and late parcels shrink by .5 c of service.',
    zh: '流量运营能力使点击率提高 0.25c，供应链能力使质量提高 0.06c，履约能力使延迟减少 0.5c。',
  },
  kind: 'engine',
  processes: ['providers', 'anchors', 'order', 'deliver', 'clicks', 'visit-public'],
  settings: {
    effect: { default: 1, unit: 'factor', range: [0, 2], about: 'scales what capacities do' }, late: { default: 0.3, unit: 'probability', range: [0, 1], about: 'a parcel is late' },
    quality: { default: 0.6, unit: 'quality', range: [0, 0.9], about: 'of the room' }, fans: fanCount(40_000), seed: SEED,
  },
  run(context, { effect, late, quality, fans, seed }) {
    const days = 4
    const { noise, expectation, hypeExpectation, valueSatisfaction, valueQuality, latePenalty, trustExpectation, impressions, clickThrough } = defaults()
    const shape = { fans, anchors: 1, anchorSlots: 1, providers: 1, horizon: days, panelShare: 1 }
    const tau = 0.6
    const common = { ...STILL, providerEffect: effect, ...exitBelow(0), fixedReputation: tau }
    const sold = liveWorld(context, { shape, base: { ...common, considered: 1, needFixed: 1, needMean: 1, choiceBase: ALWAYS, qualityWhite: quality, lateShare: late } }, seed)
    const shown = liveWorld(context, { shape, base: { ...common, impressions, clickThrough } }, seed)
    const capacity = (field: ProviderField): number => effect * columnOf(sold.providers(), field, ProviderField.COUNT)[0]
    const lateness = late * (1 - 0.5 * Math.min(1, capacity(ProviderField.service)))
    const better = Math.min(1, quality + 0.06 * capacity(ProviderField.supply))
    const onTime = better - expectation - hypeExpectation * anchorColumn(sold, AnchorField.hype)[0] + valueSatisfaction * valueQuality * (better - 0.7) - trustExpectation * (tau - 0.6)
    const good = (1 - lateness) * normalCdf(onTime / noise) + lateness * normalCdf((onTime - latePenalty) / noise)
    const total = (rows: Float64Array, metric: Metric): number => sumOf(seriesOf(rows, metric))
    const visits = impressions * clickThrough * (1 + 0.25 * capacity(ProviderField.traffic))
    const n = fans * days
    const setting = settingText({ effect, late, quality, n })
    return [
      compare({ quantity: 'visits a fan and day', setting, exact: visits, simulated: total(shown.rows(), Metric.visitsNatural) / n, standardError: Math.sqrt(visits / n), tolerance: 4, toleranceKind: 'sigma' }),
      shareRow('late', setting, lateness, total(sold.rows(), Metric.late), n),
      shareRow('satisfied', setting, good, total(sold.rows(), Metric.satisfied), n),
    ]
  },
})

export const serviceProviders = [providers, score, service]
