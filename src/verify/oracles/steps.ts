/**
 * perks, programme: what each STEPS stage opens, and how providers leave and come back.
 *
 * Beyond the table of MODEL.md §4. Thresholds of 0 put every brand on a stage at the first review, thresholds beyond reach keep it off the next.
 * Invariant: one world opens one perk, so that whatever differs is that perk's doing.
 */
import { AnchorField, Metric, ProviderField } from '../../engine/kernel/slots.ts'
import { normalCdf } from '../../calibrate/special/normal.ts'
import { defaults } from '../../model/parameters.ts'
import { compare, defineOracle, settingText, shareRow } from '../oracle.ts'
import { admitFrom, ALWAYS, anchorColumn, columnOf, during, exitBelow, fanCount, openWorld, SEED, seriesOf, STILL, sumOf, type WorldForm } from '../oracle-world.ts'

const MONTH = 30
const NEVER = 1e12
/** Every brand stands on this stage from the first review on. */
const onStage = (stage: number) => ({ stepsT1: 0, stepsT2: stage > 1 ? 0 : NEVER, stepsT3: stage > 2 ? 0 : NEVER, stepsT4: stage > 3 ? 0 : NEVER, stepsPerks: 1 << (stage - 1) })

const perks = defineOracle({
  id: 'perks',
  title: { en: 'Perks of STEPS', zh: 'STEPS 权益' },
  claim: {
    en: 'Stage 1 multiplies natural weight, 2 matches ads, 3 gives talents, drawn by trust × followers, who sell the brand for a share of their orders, 4 betters quality and price.',
    zh: '阶段 1 放大自然权重，阶段 2 配投广告，阶段 3 按信任×粉丝数配达人并按比例代售，阶段 4 提升质量并降价。',
  },
  kind: 'engine',
  processes: ['review', 'traffic', 'anchors', 'order', 'choose', 'world', 'deliver'],
  settings: {
    boost: { default: 2.5, unit: 'factor', range: [0.1, 100], about: 'stage 1, natural weight' }, match: { default: 0.5, unit: 'share', range: [0.01, 10], about: 'stage 2, of ads' },
    talents: { default: 3, unit: 'rooms', range: [1, 10], whole: true, about: 'stage 3, of each brand' }, carried: { default: 0.3, unit: 'share', range: [0, 1], about: 'of a talent\'s orders' },
    followers: { default: 2, unit: 'follows', range: [1, 100], whole: true, about: 'of one of two rooms' }, matches: { default: 400, unit: 'worlds', range: [50, 1e5], whole: true, about: 'with one match each' },
    quality: { default: 0.06, unit: 'quality', range: [0, 0.2], about: 'stage 4, better' }, discount: { default: 0.05, unit: 'share', range: [0, 0.9], about: 'stage 4, cheaper' },
    fans: fanCount(20_000), seed: SEED,
  },
  run(context, { boost, match, talents, carried, followers, matches, quality, discount, fans, seed }) {
    const lived = (people: number, rooms: number, base: WorldForm['base'], key = seed) => {
      const world = openWorld(context, { shape: { fans: people, anchors: rooms, anchorSlots: rooms, horizon: MONTH + 1 }, base: { ...STILL, mixWhite: 0.5, mixFast: 0.5, ...base } }, key)
      world.advance(MONTH + 1)
      return { world, on: (metric: Metric): number => seriesOf(world.rows(), metric)[MONTH] }
    }
    const first = anchorColumn(lived(8, 2, { ...onStage(1), stepsBoost: boost, gammaG: 0, epsilon: 0 }).world, AnchorField.naturalShare)
    const second = lived(200, 2, { ...onStage(2), stepsMatch: match, impressions: 25, paidShareMax: 0.5, cpm: 1000, adRate: 0.5, startSales: 1e4, smoothDays: 365, mixWhite: 0, mixFast: 1 })
    const brands = 10
    const third = anchorColumn(lived(8, 2 * brands * talents + brands, { ...onStage(3), stepsTalents: talents, mixWhite: (2 * talents) / (2 * talents + 1), mixFast: 1 / (2 * talents + 1) }).world, AnchorField.carries)
    const asked = Array.from({ length: matches }, (_, world) => anchorColumn(
      lived(followers, 3, { ...onStage(3), stepsTalents: 1, followAll: 1, mixWhite: 2 / 3, mixFast: 1 / 3 }, seed + world).world, AnchorField.carries)[0] >= 0)
    const shop = { considered: 1, needFixed: 1, needMean: 1, choiceBase: ALWAYS }
    const talent = lived(fans, 2, { ...shop, talentShare: 1, carryShare: carried })
    const [price, quiet] = [80, { mixWhite: 0, mixFast: 1, priceFast: 80, qualityFast: 0.6 }]
    const { noise, expectation, hypeExpectation, valueSatisfaction, valueQuality } = defaults()
    const fourth = lived(fans, 1, { ...shop, ...onStage(4), ...quiet, stepsQuality: quality, stepsPrice: discount, fixedReputation: 0.6, equityFast: 0 })
    const [paid, better] = [Math.floor(price * (1 - discount) * 100 + 0.5) / 100, 0.6 + quality]
    const pleased = better - expectation - hypeExpectation * anchorColumn(fourth.world, AnchorField.hype)[0] + valueSatisfaction * (valueQuality * (better - 0.7) - Math.log(paid / price)) // trust is held where it expects nothing more
    const setting = settingText({ boost, match, talents, carried, followers, matches, quality, discount, fans })
    const exactly = (quantity: string, exact: number, simulated: number, tolerance = 0) => compare({ quantity, setting, exact, simulated, tolerance, toleranceKind: 'absolute' })
    return [
      exactly('stage 1: natural share, brand / white label', boost, first[1] / first[0], 1e-9),
      exactly('stage 2: match, of the rooms\' own ads', match, second.on(Metric.adsMatchFen) / (second.on(Metric.adsFen) - second.on(Metric.adsMatchFen)), 1e-3),
      exactly('stage 3: talents that carry a brand', brands * talents, third.filter((slot) => slot >= 0).length),
      shareRow('stage 3: asks the followed room', setting, (followers + 1) / (followers + 2), asked.filter(Boolean).length, matches),
      shareRow('a talent\'s orders that sell the brand', setting, carried, talent.on(Metric.gmvBranded) / 100, talent.on(Metric.gmvWhite) / 100),
      exactly('stage 4: RMB an order', paid, fourth.on(Metric.gmvNatural) / fourth.on(Metric.ordersNatural) / 100, 1e-9),
      shareRow('stage 4: satisfied', setting, normalCdf(pleased / noise), fourth.on(Metric.satisfied), fans),
    ]
  },
})

const programme = defineOracle({
  id: 'programme',
  title: { en: 'Exit and admission of providers', zh: '服务商退出与准入' },
  claim: { en: 'A provider leaves after its second review below the exit score, its clients on their own; its place goes to an applicant, who counts as average, at the first review above the score of admission.', zh: '服务商连续两次低于退出分即退出，客户自理；空缺由申请者填补，其排名按平均计，达到准入分即准入。' },
  kind: 'engine',
  processes: ['providers', 'review'],
  settings: { providers: { default: 8, unit: 'providers', range: [1, 200], whole: true, about: 'service providers' }, seed: SEED },
  run(context, { providers, seed }) {
    const anchors = 10 * providers
    const world = openWorld(context, {
      shape: { fans: 8, anchors, anchorSlots: anchors, providers, horizon: 3 * MONTH + 1 },
      base: { ...STILL, mixWhite: 0.5, mixFast: 0.5, ...exitBelow(1), ...admitFrom(1) }, settings: during(admitFrom(0), 3 * MONTH),
    }, seed)
    const after = (review: number): readonly [open: number, served: number] => {
      world.advance(review * MONTH + 1)
      return [sumOf(columnOf(world.providers(), ProviderField.open, ProviderField.COUNT)), anchorColumn(world, AnchorField.provider).filter((k) => k >= 0).length]
    }
    const [first, second, third] = [after(1), after(2), after(3)]
    const table = (field: ProviderField): number[] => columnOf(world.providers(), field, ProviderField.COUNT)
    const skills = [ProviderField.incubation, ProviderField.traffic, ProviderField.live, ProviderField.supply, ProviderField.service].map(table)
    const apart = table(ProviderField.score).map((score, k) => Math.abs(score - 0.5 * (sumOf(skills.map((skill) => skill[k])) / skills.length) - 0.25))
    const setting = settingText({ providers, seed })
    const exactly = (quantity: string, exact: number, simulated: number) => compare({ quantity, setting, exact, simulated, tolerance: 0, toleranceKind: 'absolute' })
    return [
      exactly('open after one review below', providers, first[0]),
      exactly('open after two', 0, second[0]),
      exactly('rooms that are served then', 0, second[1]),
      exactly('open after a review above', providers, third[0]),
      compare({ quantity: 'score of an applicant, largest difference', setting, exact: 0, simulated: Math.max(...apart), tolerance: 1e-12, toleranceKind: 'absolute' }),
    ]
  },
})

export const steps = [perks, programme]
