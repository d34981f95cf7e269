/**
 * O25, O26: equal seeds give equal runs however they are cut, and levers at zero change nothing.
 *
 * Invariant: what O25 compares are the digests of what happened and of what only watched, what O26 compares is the first. Workers are no matter of the
 * engine: a run lives in one kernel, and test/experiment shows that results do not depend on how many there are.
 */
import { Metric, Process } from '../../engine/kernel/slots.ts'
import { Simulation } from '../../engine/simulate.ts'
import type { ParamKey } from '../../model/parameters.ts'
import { compare, defineOracle, holds, settingText } from '../oracle.ts'
import { during, exitBelow, fanCount, liveWorld, openWorld, SEED, seriesOf, sumOf, variantOf, type WorldForm } from '../oracle-world.ts'

const SIZE = { fans: fanCount(1500), seed: SEED } as const
const DAYS = 70

const smallWorld = ({ fans }: { fans: number }, base: Partial<Record<ParamKey, number>> = {}, more: Partial<WorldForm> = {}): WorldForm => ({
  ...more,
  shape: { fans, anchors: 60, anchorSlots: 90, providers: 6, horizon: DAYS, panelShare: 0, ...more.shape },
  base: { ...base },
})

const seeds = defineOracle({
  id: 'O25',
  title: { en: 'Determinism', zh: '确定性' },
  claim: { en: 'One seed is one run, advanced in any pieces, process by process, in used memory, or forked from a snapshot; other seeds are other runs.', zh: '同一种子即同一运行：任意分段推进、逐过程推进、复用内存或从快照分叉都逐位一致；不同种子结果不同。' },
  kind: 'identity',
  processes: ['schedule', 'random', 'digest', 'world', 'policy-clock', 'providers'],
  settings: { ...SIZE, at: { default: 33, unit: 'days', range: [1, DAYS - 1], whole: true, about: 'day of the snapshot' } },
  run(context, { at, ...size }) {
    const variant = variantOf('oracle', smallWorld(size, {}, { shape: { panelShare: 0.1 }, plans: [{ budget: 1e9, from: at, to: DAYS, cpm: 30 }] }))
    const open = (from?: ReturnType<Simulation['snapshot']>, spare?: Simulation) => new Simulation(context.kernel, variant, size.seed, from, spare)
    const both = (simulation: Simulation): string => `${simulation.digest()} ${simulation.observed()}`
    const finished = (simulation: Simulation): string => {
      simulation.advance(DAYS)
      return both(simulation)
    }
    const whole = open()
    const digest = finished(whole)
    const inPieces = open()
    for (let day = 1; day < DAYS; day += 1 + (day % 5)) inPieces.advance(day)
    const pieces = finished(inPieces)
    const byProcess = open()
    for (let day = 0; day < DAYS; day++) for (let process: Process = 0; process < Process.COUNT; process++) byProcess.step(process)
    const trunk = open()
    trunk.advance(at)
    const snapshot = trunk.snapshot()
    const forked = finished(open(snapshot))
    const forkedInUsed = finished(open(snapshot, inPieces)) // a simulation is not used again once its memory is taken over
    const again = finished(open(undefined, whole))
    const other = liveWorld(context, smallWorld(size, {}, { plans: [{ budget: 1e9, from: at, to: DAYS, cpm: 30 }] }), size.seed + 1)
    // the last review finds every provider wanting for the first time: nothing comes of it yet but the mark against them
    const [calm, marked] = [0, 1].map((value) => liveWorld(context, smallWorld(size, exitBelow(0), { settings: during(exitBelow(value), 60) }), size.seed))
    const setting = settingText({ at, ...size })
    return [
      holds('in pieces', setting, pieces === digest),
      holds('process by process', setting, both(byProcess) === digest),
      holds('forked from a snapshot', setting, forked === digest),
      holds('forked from a snapshot, in used memory', setting, forkedInUsed === digest),
      holds('from day 0, in used memory', setting, again === digest),
      holds('another seed is another run', setting, !digest.startsWith(other.digest())),
      holds('a mark against providers is in the digest', setting, marked.rows().join() === calm.rows().join() && marked.digest() !== calm.digest()),
    ]
  },
})

/** A lever at its neutral value, with its other settings away from their defaults: [what, world parameters that differ]. */
const NEUTRAL: readonly (readonly [string, Partial<Record<ParamKey, number>>])[] = [
  ['trust weight 0', { gammaT: 0 }],
  ['boost of new rooms ×1', { newBoost: 1, newDays: 90 }],
  ['card taken up by nobody', { cardUptake: 0, cardHead: 5, cardWaist: 7, cardTail: 1, cardSubsidy: 1, cardDecide: 1 }],
  ['coupons of 0 RMB', { couponValue: 0, couponBudget: 1e9, couponTo: DAYS }],
  ['coupons without budget', { couponValue: 5, couponBudget: 0, couponTo: DAYS }],
  ['provider funds 0', { providerFund: 0, providerW1: 1, providerW2: 0, providerW3: 0, providerW4: 0, providerW5: 0, providerGain: 1 }],
  ['provider traffic 0', { providerTraffic: 0 }],
  ['STEPS without perks', { stepsPerks: 0, stepsBoost: 9, stepsMatch: 5, stepsTalents: 9, stepsQuality: 0.5, stepsPrice: 0.5 }],
  ['nobody endorsed', { endorseCount: 0, endorseMinRepurchase: 0, endorseMinPrivate: 0, endorseTrust: 100 }],
  ['no talents', { talentShare: 0, carryShare: 1 }],
  ['no brushing', { brushShare: 0, brushRate: 50, brushDetect: 1, brushPenalty: 500 }],
  ['no sharing', { shareChance: 0, shareReach: 50 }],
  ['demand not enlarged', { demandGain: 0, demandThreshold: 0 }],
  ['no supply learning', { learnQuality: 0, learnPrice: 0, learnHalf: 1 }],
  ['no reminders', { remind: 0, remindEffect: 0 }],
  ['no reward for reports', { reportReward: 0, reportEffect: 9 }],
  ['gangs of one', { gangSize: 1, gangFind: 1 }],
  ['shock of trust by nothing', { trustShockDay: 20, trustShockRise: 0 }],
  ['shock that hits nobody', { shockDay: 20, shockShare: 0, shockRate: 1 }],
  ['honesty fixed', { cheatChoice: 0, cheatGain: 1, cheatMargin: 0, cheatNoise: 9 }],
  ['no rebate, commission unchanged', { rebate: 0, passThrough: 1 }],
  ['city tiers off', { tiers: 0, tierPrice: 0.9, tierLead: 2, tierActivity: 0.3 }],
]

const levers = defineOracle({
  id: 'O26',
  title: { en: 'Null levers', zh: '零杠杆' },
  claim: { en: 'A lever or submodel at its neutral value gives the baseline\'s run to the last bit, whatever its other settings; no enforcement bans nobody.', zh: '杠杆或子模型取中性值时，无论其余设置如何，运行与基线逐位一致；不治理则无封禁。' },
  kind: 'identity',
  processes: ['policy-clock', 'traffic', 'conduct', 'enforce', 'evening', 'review', 'providers', 'digest'],
  settings: SIZE,
  run(context, size) {
    const digestOf = (form: WorldForm): string => liveWorld(context, form, size.seed).digest()
    const baseline = digestOf(smallWorld(size))
    const setting = settingText(size)
    const windows = [{ param: 'gammaG', value: 0.2, from: 0, to: 30 }, { param: 'gammaG', value: 0.9, from: 30, to: Infinity }] as const
    const lawless = { inspect: 0, detect: 0 }
    const unpunished = openWorld(context, smallWorld(size, { ...lawless, fakeShare: 0.5 }), size.seed)
    unpunished.advance(DAYS)
    const found = [Metric.strikes, Metric.bans, Metric.reminders, Metric.reentries].map((metric) => sumOf(seriesOf(unpunished.rows(), metric)))
    return [
      ...NEUTRAL.map(([what, base]) => holds(what, setting, digestOf(smallWorld(size, base)) === baseline)),
      holds('a plan of 0 RMB', setting, digestOf(smallWorld(size, {}, { plans: [{ budget: 0, from: 5, to: DAYS, cpm: 1, trustMin: 0.5 }] })) === baseline),
      holds('a setting at its own value', setting, digestOf(smallWorld(size, {}, { settings: [{ param: 'gammaT', value: 0, from: 10, to: 40 }] })) === baseline),
      holds('a setting for all days is the base value', setting, digestOf(smallWorld(size, {}, { settings: [{ param: 'gammaG', value: 0.2, from: 0, to: Infinity }] })) === digestOf(smallWorld(size, { gammaG: 0.2 }))),
      holds('neighbouring windows in either order', setting, digestOf(smallWorld(size, {}, { settings: windows })) === digestOf(smallWorld(size, {}, { settings: windows.toReversed() }))),
      holds('calendar of ones', setting, digestOf(smallWorld(size, {}, { calendar: new Array<number>(DAYS).fill(1) })) === baseline),
      holds('no enforcement: penalties do not matter', setting, digestOf(smallWorld(size, lawless)) === digestOf(smallWorld(size, { ...lawless, suspendDays: 300, banAt: 1, demote: 0, strikeEvidence: 500, reentry: 1, intercept: 0 }))),
      compare({ quantity: 'no enforcement: strikes, bans, re-entries', setting, exact: 0, simulated: sumOf(found), tolerance: 0, toleranceKind: 'absolute' }),
    ]
  },
})

const replay = defineOracle({
  id: 'replay',
  title: { en: 'Visits replayed late', zh: '回访延迟重放' },
  claim: { en: 'Counting every visit of every fan every day gives the market that replays visits only when a fan has a need.', zh: '逐日统计全部访问与仅在有需求时重放访问，得到同样的市场。' },
  kind: 'engine',
  processes: ['visit-private', 'fan-day', 'activity'],
  settings: { days: { default: 120, unit: 'days', range: [10, 1000], whole: true, about: 'days simulated' }, fans: fanCount(8000), seed: SEED },
  run(context, { days, fans, seed }) {
    const rows = [0, 1].map((panelShare) => liveWorld(context, { shape: { fans, horizon: days, panelShare }, base: {} }, seed).rows())
    return [Metric.ordersPrivate, Metric.follows, Metric.gmvPrivate].map((metric, k) => {
      const [late, daily] = rows.map((each) => sumOf(seriesOf(each, metric)))
      return compare({ quantity: ['orders in private visits', 'follows', 'fen in private visits'][k], setting: settingText({ days, fans, seed }), exact: daily, simulated: late, tolerance: 0.005, toleranceKind: 'relative' })
    })
  },
})

export const determinism = [seeds, levers, replay]
