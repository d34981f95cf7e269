/**
 * recall: the feed shows a fan rooms that she follows, too.
 *
 * Beyond the table of MODEL.md §4. Everybody follows one room and nobody visits it of herself, so its visits are natural ones: its part of the
 * feed that strangers see, and the part of the feed that is filled from her list. Invariant: days are told apart by whether that room was on
 * air, which its visits show, so that only Poisson clicks are left to luck.
 */
import { AnchorField, ProviderField } from '../../engine/kernel/slots.ts'
import { compare, defineOracle, settingText } from '../oracle.ts'
import { anchorColumn, columnOf, fanCount, openWorld, SEED, STILL, sumOf } from '../oracle-world.ts'

/** E(n^-power) of n = 1 + Binomial(rooms − 1, live) rooms on air. */
const inverseOnAir = (rooms: number, live: number, power: number): number => {
  let [weight, mean] = [1, 0]
  const weights = Array.from({ length: rooms }, (_, others) => {
    const own = weight
    weight *= (rooms - 1 - others) / (others + 1)
    return own * live ** others * (1 - live) ** (rooms - 1 - others)
  })
  for (const [others, own] of weights.entries()) mean += own / (1 + others) ** power
  return mean
}

const recalled = defineOracle({
  id: 'recall',
  title: { en: 'Followed rooms in the feed', zh: '信息流中的已关注直播间' },
  claim: {
    en: 'On a day on air a room that everybody follows has m (1 + .25 c) [ρ + (1 − ρ) E(1/n) (p + (1 − p) aff2)] natural visits a fan, n rooms on air, p the share who like it, c its provider\'s capacity; off air, the clicks that recall it come to nothing.',
    zh: '所有人都关注的直播间在开播日每位粉丝的自然访问为 m (1 + .25 c) [ρ + (1 − ρ) E(1/n) (p + (1 − p) aff2)]，n 为开播间数，p 为喜欢该品类的比例，c 为服务商能力；不开播时，召回它的点击落空。',
  },
  kind: 'engine',
  processes: ['visit-public', 'clicks', 'traffic', 'anchors', 'providers', 'sampling'],
  settings: {
    rho: { default: 0.4, unit: 'share', range: [0.01, 1], about: 'of natural clicks that the feed fills from her list' },
    m: { default: 2, unit: 'entries/day', range: [0.1, 4], about: 'clicks at the usual click-through' },
    live: { default: 0.6, unit: 'probability/day', range: [0.1, 1], about: 'of a room to be on air' },
    rooms: { default: 12, unit: 'rooms', range: [2, 200], whole: true, about: 'of one natural weight' },
    days: { default: 60, unit: 'days', range: [5, 1000], whole: true, about: 'watched' }, fans: fanCount(4000), seed: SEED,
  },
  run(context, { rho, m, live, rooms, days, fans, seed }) {
    const setting = settingText({ rho, m, live, rooms, days, fans })
    return [0, 4].flatMap((providers) => {
      const [impressions, affinityOther, categories] = [25, 0.25, 4]
      const world = openWorld(context, {
        shape: { fans, anchors: rooms, anchorSlots: rooms, providers, horizon: days, panelShare: 1 },
        base: { ...STILL, impressions, clickThrough: m / impressions, recall: rho, followAll: 1, affinityOther, categories, liveMin: live, liveMax: live, epsilon: 1 },
      }, seed)
      const visits = Array.from({ length: days }, (_, day) => {
        world.advance(day + 1)
        return sumOf([AnchorField.visitsPrivate, AnchorField.visitsNatural, AnchorField.visitsPaid, AnchorField.visitsSubsidised].map((field) => anchorColumn(world, field)[0]))
      })
      const daily = visits.map((total, day) => total - (visits[day - 1] ?? 0))
      const shown = daily.filter((count) => count > 0)
      const provider = anchorColumn(world, AnchorField.provider)[0]
      const factor = 1 + (provider < 0 ? 0 : 0.25 * columnOf(world.providers(), ProviderField.traffic, ProviderField.COUNT)[provider])
      const like = 2 / categories
      const passes = m * factor * (1 - rho) * (like + (1 - like) * affinityOther)
      const exact = m * factor * rho + passes * inverseOnAir(rooms, live, 1)
      const variance = exact / fans + passes ** 2 * (inverseOnAir(rooms, live, 2) - inverseOnAir(rooms, live, 1) ** 2)
      const helped = providers > 0 ? ', with providers' : ''
      return [
        compare({ quantity: `natural visits a fan on a day on air${helped}`, setting, exact, simulated: sumOf(shown) / shown.length / fans, standardError: Math.sqrt(variance / shown.length), tolerance: 4, toleranceKind: 'sigma' }),
      ]
    })
  },
})

export const recall = [recalled]
