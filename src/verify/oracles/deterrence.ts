/**
 * O21, O22: who cheats when detection and penalty are known, and how long a cheat stays undetected.
 *
 * All rooms are inclined to sell counterfeits. O21 is the oracle rule cheatChoice 2 (benefit uniform, hard threshold), decided every 30 days;
 * O22 inspects every room with probability p a day and reads the day of the first strike from the anchors' table.
 * Invariant: rooms are independent; there are hardly any fans and nothing is sold.
 */
import { AnchorField, Metric } from '../../engine/kernel/slots.ts'
import { cheatingShare } from '../exact/deterrence.ts'
import { geometricWait } from '../exact/geometric.ts'
import { compare, defineOracle, settingText } from '../oracle.ts'
import { anchorColumn, liveWorld, meanOf, SEED, seriesOf, STILL, sumOf } from '../oracle-world.ts'

const rooms = (count: number) => ({ default: count, unit: 'anchors', range: [100, 60_000] as const, whole: true, about: 'rooms, all inclined to cheat' })
const INCLINED = { ...STILL, fakeShare: 1, fakeRate: 0.25 } as const

const deterrence = defineOracle({
  id: 'O21',
  title: { en: 'Deterrence', zh: '威慑' },
  claim: { en: 'With benefits U(0,1), detection p and penalty F, a share 1 − pF of the inclined cheats.', zh: '收益服从 U(0,1)、查获率 p、处罚 F 时，有倾向者中售假比例为 1 − pF。' },
  kind: 'engine',
  processes: ['conduct', 'review', 'traits', 'random'],
  settings: {
    p: { default: 0.5, unit: 'probability', range: [0, 1], about: 'detection' },
    F: { default: 0.7, unit: 'largest benefit', range: [0, 10], about: 'penalty' },
    anchors: rooms(4000),
    months: { default: 10, unit: '30 days', range: [1, 100], whole: true, about: 'decisions of each room' },
    seed: SEED,
  },
  run(context, { p, F, anchors, months, seed }) {
    const world = liveWorld(context, {
      shape: { fans: 8, anchors, anchorSlots: anchors, horizon: 30 * (months - 1) + 1 },
      base: { ...INCLINED, cheatChoice: 2, cheatDetection: p, cheatPenalty: F },
    }, seed)
    const cheats = sumOf(seriesOf(world.rows(), Metric.cheating).filter((_, day) => day % 30 === 0)) // on the days of decision
    const share = cheatingShare({ detection: p, penalty: F })
    const n = anchors * months
    const selling = meanOf(anchorColumn(world, AnchorField.fake).map((fake) => Number(fake > 0)))
    const setting = settingText({ p, F, n })
    const error = (count: number): number => Math.max(1e-12, Math.sqrt((share * (1 - share)) / count))
    return [
      compare({ quantity: 'share that cheats', setting, exact: share, simulated: cheats / n, standardError: error(n), tolerance: 3, toleranceKind: 'sigma' }),
      compare({ quantity: 'share with counterfeits at the end', setting, exact: share, simulated: selling.mean, standardError: error(anchors), tolerance: 3, toleranceKind: 'sigma' }),
    ]
  },
})

const delay = defineOracle({
  id: 'O22',
  title: { en: 'Delay of detection', zh: '查获延迟' },
  claim: { en: 'Detection with probability p a day takes 1/p days on average; a share (1−p)^n is undetected after n days.', zh: '每日查获概率 p 时平均 1/p 天被查获；n 天后未被查获的比例为 (1−p)^n。' },
  kind: 'engine',
  processes: ['enforce', 'traits', 'random', 'numeric'],
  settings: {
    p: { default: 0.05, unit: 'probability/day', range: [0.002, 1], about: 'inspection of a room that sells a quarter of counterfeits or more' },
    fakeRate: { default: 0.25, unit: 'share of orders', range: [0.01, 1], about: 'below a quarter an inspection finds it with probability 4 × this' },
    anchors: rooms(20_000), seed: SEED,
  },
  run(context, { p, fakeRate, anchors, seed }) {
    const chance = p * Math.min(1, 4 * fakeRate)
    const days = chance === 1 ? 1 : Math.min(6000, Math.ceil(Math.log(0.01 / anchors) / Math.log(1 - chance)))
    const world = liveWorld(context, {
      shape: { fans: 8, anchors, anchorSlots: anchors, horizon: days },
      base: { ...INCLINED, fakeRate, inspect: p, banAt: 100, strikeEvidence: 0, suspendDays: 0 },
    }, seed)
    const first = anchorColumn(world, AnchorField.firstStrike).map((day) => day + 1) // days counted 1, 2, …; 0 = never
    const found = first.filter((day) => day > 0)
    const wait = geometricWait({ hazard: chance, days })
    const setting = settingText({ p, fakeRate, anchors })
    const survival = (n: number) => {
      const exact = geometricWait({ hazard: chance, days: n }).survival
      return compare({ quantity: `undetected after ${n} days`, setting, exact, simulated: first.filter((day) => day === 0 || day > n).length / anchors, standardError: Math.max(1e-12, Math.sqrt((exact * (1 - exact)) / anchors)), tolerance: 3, toleranceKind: 'sigma' })
    }
    return [
      compare({ quantity: 'mean days to detection', setting, exact: wait.mean, simulated: sumOf(found) / found.length, standardError: Math.max(1e-12, wait.sd / Math.sqrt(found.length)), tolerance: 3, toleranceKind: 'sigma' }),
      ...[...new Set([Math.ceil(0.3 / chance), Math.ceil(1 / chance), Math.ceil(2.5 / chance)])].map(survival),
    ]
  },
})

export const deterring = [deterrence, delay]
