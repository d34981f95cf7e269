/**
 * strikes, complaints, gangs: what follows when a room is found out, and how it is.
 *
 * Beyond the table of MODEL.md §4, which has the delay of detection (O22). Every room is inclined to sell counterfeits; inspection finds with
 * certainty where the consequence is asked, and not at all where complaints are. Invariant: rooms (or gangs) are independent of each other.
 */
import { AnchorField, Metric } from '../../engine/kernel/slots.ts'
import { defaults } from '../../model/parameters.ts'
import { compare, defineOracle, settingText, shareRow } from '../oracle.ts'
import { ALWAYS, anchorColumn, during, fanCount, liveWorld, openWorld, SEED, seriesOf, STILL, sumOf, type WorldForm } from '../oracle-world.ts'

const chance = (value: number, about: string) => ({ default: value, unit: 'probability', range: [0, 1] as const, about })
const rooms = (count: number) => ({ default: count, unit: 'rooms', range: [20, 30_000] as const, whole: true, about: 'rooms, all inclined to cheat' })
const INCLINED = { ...STILL, fakeShare: 1, fakeRate: 1 } as const

const strikes = defineOracle({
  id: 'strikes',
  title: { en: 'Reminders, strikes, bans, re-entry', zh: '提醒、处罚、封禁与重入' },
  claim: {
    en: 'A first detection is answered with a reminder or a strike; strikes halve counterfeits, add evidence and keep a room off air; the last one bans, and who tries again is intercepted or comes back as he was.',
    zh: '首次查获以提醒或处罚回应；处罚使售假减半、增加负面证据并停播；达到上限即封禁，重新注册者被拦截或以原样回归。',
  },
  kind: 'engine',
  processes: ['enforce', 'population', 'anchors', 'traits', 'traffic'],
  settings: {
    remind: chance(0.3, 'a reminder instead of the first strike'), reentry: chance(0.6, 'a banned owner tries again'), intercept: chance(0.25, 'and is intercepted'),
    off: { default: 11, unit: 'days', range: [0, 200], whole: true, about: 'off air after a strike' },
    evidence: { default: 20, unit: 'evidence', range: [0, 1000], about: 'a strike adds to the public record' },
    banAt: { default: 3, unit: 'strikes', range: [1, 3], whole: true, about: 'at which a room is banned' }, anchors: rooms(4000), seed: SEED,
  },
  run(context, { remind, reentry, intercept, off, evidence, banAt, anchors, seed }) {
    const { remindEffect, publicPrior, publicWeight, forgetPublic } = defaults()
    const enforced = (count: number, base: WorldForm['base'], horizon: number, more: Partial<WorldForm> = {}): WorldForm =>
      ({ ...more, shape: { fans: 8, anchors: count, anchorSlots: 2 * count, horizon }, base: { ...INCLINED, inspect: 1, reentry, intercept, banAt: 100, ...base } })
    const setting = settingText({ remind, reentry, intercept, off, evidence, banAt, anchors })
    const exactly = (quantity: string, exact: number, simulated: number) => compare({ quantity, setting, exact, simulated, tolerance: 0, toleranceKind: 'absolute' })

    const first = openWorld(context, enforced(anchors, { remind, strikeEvidence: evidence }, 2), seed)
    first.advance(1)
    const [fake, struck] = [AnchorField.fake, AnchorField.strikes].map((field) => anchorColumn(first, field))
    const reminded = struck.filter((count) => count === 0).length
    const strangers = (value: number, count: number): number => fake.filter((own, j) => struck[j] === count && own !== value).length
    first.advance(2)
    const trust = anchorColumn(first, AnchorField.trust).filter((_, j) => struck[j] === 1)

    // one day of inspection, then none
    const paused = openWorld(context, enforced(20, { inspect: 0, suspendDays: off }, off + 4, { settings: during({ inspect: 1 }, 1, 2) }), seed)
    let away = 0
    for (let day = 1; day <= off + 4; day++) {
      paused.advance(day)
      away += Number(anchorColumn(paused, AnchorField.naturalShare)[0] === 0)
    }

    const banned = liveWorld(context, enforced(anchors, { banAt, qualitySd: 0.05 }, banAt), seed)
    const total = (metric: Metric): number => sumOf(seriesOf(banned.rows(), metric))
    const [quality, born] = [AnchorField.quality, AnchorField.born].map((field) => anchorColumn(banned, field))
    const owners = new Set(quality.filter((_, j) => born[j] === 0))
    return [
      shareRow('reminded at the first detection', setting, remind, reminded, anchors),
      exactly('reminded rooms at another rate of fakes', 0, strangers(remindEffect, 0)),
      exactly('struck rooms that do not sell half as many', 0, strangers(0.5, 1)),
      compare({ quantity: 'public trust of the morning after a strike', setting, exact: (publicPrior * publicWeight) / (publicWeight + evidence * forgetPublic), simulated: sumOf(trust) / trust.length, tolerance: 1e-6, toleranceKind: 'absolute' }),
      exactly('days off air after a strike', off, away),
      exactly(`rooms banned on the day of strike ${banAt}`, anchors, seriesOf(banned.rows(), Metric.bans)[banAt - 1]),
      shareRow('owners intercepted', setting, reentry * intercept, total(Metric.intercepted), anchors),
      shareRow('owners back under another name', setting, reentry * (1 - intercept), total(Metric.reentries), anchors),
      exactly('rooms that are back with another quality', 0, quality.filter((own, j) => born[j] > 0 && !owners.has(own)).length),
    ]
  },
})

const complaints = defineOracle({
  id: 'complaints',
  title: { en: 'Detection by complaints', zh: '投诉查获' },
  claim: {
    en: 'A room with n complaints is found that day with probability 1−(1−p_c)^n, p_c reduced where no counterfeit is complained of; a reward makes more buyers report.',
    zh: '有 n 起投诉的直播间当日被查获的概率为 1−(1−p_c)^n（非售假投诉权重更低）；奖励使更多买家举报。',
  },
  kind: 'engine',
  processes: ['enforce', 'deliver', 'order', 'visit-public', 'traits'],
  settings: {
    detect: chance(0.02, 'p_c, a complaint about a counterfeit leads to detection'), minor: chance(0.2, 'factor for other complaints'),
    complaint: chance(0.4, 'a disappointed buyer complains'), reward: { default: 2, unit: 'RMB', range: [0, 100], whole: true, about: 'for a report' },
    weight: { default: 5, unit: '1', range: [0.1, 100], about: 'of one complaint at the reference population' }, anchors: rooms(2000), fans: fanCount(20_000), seed: SEED,
  },
  run(context, { detect, minor, complaint, reward, weight, anchors, fans, seed }) {
    const willing = Math.min(1, complaint * (1 + defaults().reportEffect * reward))
    const setting = settingText({ detect, minor, complaint, reward, weight, anchors, fans })
    /** One day on which every fan buys in some room; severe: every order is counterfeit and noticed */
    const found = (severe: boolean) => {
      const world = liveWorld(context, {
        shape: { fans, anchors, anchorSlots: anchors, horizon: 1 },
        base: {
          ...INCLINED, fakeShare: Number(severe), unnoticed: 0, fixedSatisfaction: 0, entriesFixed: 1, needFixed: 1, needMean: 1, choiceBase: ALWAYS, referenceFans: weight * fans,
          detect, detectMinor: minor, complaint, reportReward: reward, gammaG: 0,
        },
      }, seed)
      const orders = anchorColumn(world, AnchorField.gmv).map((fen) => fen / 100)
      const [missed, spoken] = severe ? [1 - detect, 1] : [1 - minor * detect, willing]
      const chances = orders.map((n) => 1 - (1 - spoken + spoken * missed ** weight) ** n)
      const row = compare({
        quantity: severe ? 'rooms found by complaints of counterfeits' : 'rooms found by other complaints', setting, exact: sumOf(chances),
        simulated: anchorColumn(world, AnchorField.strikes).filter((count) => count > 0).length, standardError: Math.sqrt(Math.max(1e-12, sumOf(chances.map((p) => p * (1 - p))))), tolerance: 4, toleranceKind: 'sigma',
      })
      const [made, fen] = [Metric.complaints, Metric.rewardFen].map((metric) => sumOf(seriesOf(world.rows(), metric)))
      return [row, shareRow(severe ? 'counterfeits reported' : 'other disappointments reported', setting, spoken, made, sumOf(orders)), compare({ quantity: 'fen of rewards', setting, exact: 100 * reward * made, simulated: fen, tolerance: 0, toleranceKind: 'absolute' })]
    }
    return [...found(true).slice(0, 2), ...found(false)]
  },
})

const gangs = defineOracle({
  id: 'gangs',
  title: { en: 'Gangs', zh: '团伙' },
  claim: { en: 'In a pair whose members are found at p a day and give each other away at F, each is banned with probability p + p(1−p)F; gangs of g that always do fall together: 1−(1−p)^g.', zh: '两人团伙中成员每日被查获概率 p、互相暴露概率 F 时，各自被封禁的概率为 p + p(1−p)F；必然互相暴露的 g 人团伙一起落网：1−(1−p)^g。' },
  kind: 'engine',
  processes: ['enforce', 'traits', 'population'],
  settings: {
    p: chance(0.2, 'a room is found on a day'), F: chance(0.5, 'a banned room gives another of its gang away'),
    g: { default: 5, unit: 'rooms', range: [2, 20], whole: true, about: 'a larger gang' }, anchors: rooms(12_000), seed: SEED,
  },
  run(context, { p, F, g, anchors, seed }) {
    const banned = (gangSize: number, gangFind: number): number =>
      sumOf(seriesOf(liveWorld(context, { shape: { fans: 8, anchors, anchorSlots: anchors, horizon: 1 }, base: { ...INCLINED, inspect: p, banAt: 1, gangSize, gangFind, reentry: 0 } }, seed).rows(), Metric.bans))
    const each = p + p * (1 - p) * F
    const both = p * (F + (1 - F) * p) + (1 - p) * p * F
    const together = 1 - (1 - p) ** g
    const setting = settingText({ p, F, g, anchors })
    const row = (quantity: string, exact: number, count: number, variance: number) => // variance of the number banned in a gang, and gangs
      compare({ quantity, setting, exact, simulated: count / anchors, standardError: Math.max(1e-9, Math.sqrt(variance) / anchors), tolerance: 4, toleranceKind: 'sigma' })
    return [
      row('banned, in pairs', each, banned(2, F), (anchors / 2) * (2 * each + 2 * both - 4 * each ** 2)),
      row(`banned, in gangs of ${g} that fall together`, together, banned(g, 1), (anchors / g) * g ** 2 * together * (1 - together)),
    ]
  },
})

export const enforcement = [strikes, complaints, gangs]
