/**
 * O11, O12, O13: adoption, and the end of follows, one fan at a time.
 *
 * O11: a fan adopts when she first enters the room: by the feed at hazard p, and because every adopter shares once a day at rate q among all.
 * O12, O13: everybody follows one room from day 0 and gives it up with a chance of her own (Beta) or with the hazard that trust implies.
 * Invariant: a day is one step; O11 takes many steps a unit of time and O12, O13 one day a period.
 */
import { Metric } from '../../engine/kernel/slots.ts'
import { adoption, steppedAdoption } from '../exact/diffusion.ts'
import { geometricWait } from '../exact/geometric.ts'
import { followRetention } from '../exact/retention.ts'
import { compare, defineOracle, settingText } from '../oracle.ts'
import { ALWAYS, fanCount, liveWorld, meanOf, SEED, seriesOf, STILL, sumOf } from '../oracle-world.ts'

/** MODEL.md 4: O11, mean of 20 runs within 1%. A run in steps lags behind continuous time by less than that. */
const STATED = 0.01

const bass = defineOracle({
  id: 'O11',
  title: { en: 'Bass diffusion', zh: 'Bass 扩散' },
  claim: {
    en: 'With hazard 1−exp(−(p+qF)dt) and complete mixing, adoption is F(t) of Bass (1969): .3312, .5490, .8128 at t = 5, 7, 10.',
    zh: '在完全混合、风险率 1−exp(−(p+qF)dt) 下，采纳比例为 Bass（1969）的 F(t)：t = 5、7、10 时为 0.3312、0.5490、0.8128。',
  },
  kind: 'engine',
  processes: ['visit-public', 'clicks', 'activity', 'evening', 'choose', 'order', 'fan-day', 'traffic'],
  settings: {
    p: { default: 0.03, unit: '1/time', range: [1e-4, 1], about: 'adoption from outside' },
    q: { default: 0.38, unit: '1/time', range: [0, 3], about: 'adoption from adopters' },
    steps: { default: 100, unit: 'days/time', range: [1, 1000], whole: true, about: 'days a unit of time' },
    runs: { default: 20, unit: 'runs', range: [2, 1000], whole: true, about: 'runs whose mean is taken' },
    fans: fanCount(50_000), seed: SEED,
  },
  run(context, { p, q, steps, runs, fans, seed }) {
    const times = [5, 7, 10]
    const impressions = 25
    const form = {
      shape: { fans, anchors: 1, anchorSlots: 1, horizon: times.at(-1)! * steps },
      base: { ...STILL, impressions, clickThrough: p / steps / impressions, shareDaily: q / steps, needFixed: 1, needMean: 1, choiceBase: ALWAYS, lapseAtOrder: 1, lapseGood: 1, lapseDays: 20_000 }, // who has adopted is done
    }
    const courses = Array.from({ length: runs }, (_, n) => seriesOf(liveWorld(context, form, seed * runs + n).rows(), Metric.newBuyers))
    const setting = settingText({ p, q, steps, runs, fans })
    return times.flatMap((t) => {
      const adopted = meanOf(courses.map((course) => sumOf(course.slice(0, t * steps)) / fans))
      const stepped = steppedAdoption({ p, q, t }, 1 / steps)
      return [
        compare({ quantity: `adoption at t=${t}, in steps of a day`, setting, exact: stepped, simulated: adopted.mean, standardError: adopted.standardError, tolerance: 4, toleranceKind: 'sigma' }),
        compare({ quantity: `adoption at t=${t}`, setting, exact: adoption({ p, q, t }), simulated: adopted.mean, standardError: adopted.standardError, tolerance: 4, toleranceKind: 'sigma', stated: STATED }),
      ]
    })
  },
})

const ends = defineOracle({
  id: 'O12',
  title: { en: 'Retention of follows (sBG)', zh: '关注留存（sBG）' },
  claim: { en: 'When every fan gives up a follow with her own Beta(a, b) chance a day, survival is B(a, b+t)/B(a, b).', zh: '每个粉丝以各自 Beta(a, b) 的概率取关时，留存为 B(a, b+t)/B(a, b)。' },
  kind: 'engine',
  processes: ['follow', 'fan-day', 'activity', 'lists', 'world', 'numeric', 'ledger'],
  settings: {
    a: { default: 0.7, unit: '1', range: [0.02, 50], about: 'unfollow probability ~ Beta(a, b)' },
    b: { default: 1.2, unit: '1', range: [0.02, 50], about: 'unfollow probability ~ Beta(a, b)' },
    t: { default: 12, unit: 'days', range: [1, 400], whole: true, about: 'days watched' },
    fans: fanCount(100_000), seed: SEED,
  },
  run(context, { a, b, t, fans, seed }) {
    const follows = seriesOf(liveWorld(context, { shape: { fans, anchors: 1, anchorSlots: 1, horizon: t + 1 }, base: { ...STILL, followAll: 1, unfollowBetaA: a, unfollowBetaB: b } }, seed).rows(), Metric.follows)
    const setting = settingText({ a, b, fans })
    const error = (share: number, n: number): number => Math.sqrt((share * (1 - share)) / n)
    return [...new Set([1, 2, Math.min(5, t), t])].filter((day) => day <= t).flatMap((day) => {
      const exact = followRetention({ a, b, t: day })
      return [
        compare({ quantity: `survival to day ${day}`, setting, exact: exact.survival, simulated: follows[day] / fans, standardError: error(exact.survival, fans), tolerance: 3, toleranceKind: 'sigma' }),
        compare({ quantity: `retention on day ${day}`, setting, exact: exact.retention, simulated: follows[day] / follows[day - 1], standardError: error(exact.retention, follows[day - 1]), tolerance: 3, toleranceKind: 'sigma' }),
      ]
    })
  },
})

const constantHazard = defineOracle({
  id: 'O13',
  title: { en: 'Constant hazard of a follow', zh: '恒定取关风险' },
  claim: {
    en: 'At constant trust τ a follow ends with hazard h = u0 + u1·max(0, .6−τ)/.6 a day: survival (1−h)^t, mean 1/h, from candidate days at rate u0+u1.',
    zh: '信任恒为 τ 时每日取关风险 h = u0 + u1·max(0, .6−τ)/.6：留存 (1−h)^t，均值 1/h（候选日按 u0+u1 抽取再稀疏）。',
  },
  kind: 'engine',
  processes: ['follow', 'fan-day', 'activity', 'trust', 'policy-clock', 'anchors', 'ledger'],
  settings: {
    u0: { default: 0.01, unit: 'probability/day', range: [0.0005, 0.5], about: 'base hazard' },
    u1: { default: 0.04, unit: 'probability/day', range: [0, 0.5], about: 'hazard without any trust' },
    tau: { default: 0.3, unit: '1', range: [0, 1], about: 'trust, held' },
    fans: fanCount(100_000), seed: SEED,
  },
  run(context, { u0, u1, tau, fans, seed }) {
    const h = u0 + (u1 * Math.max(0, 0.6 - tau)) / 0.6
    const days = Math.min(3000, Math.ceil(Math.log(0.01 / fans) / Math.log(1 - h))) // until all but surely nobody is left
    const rows = liveWorld(context, {
      shape: { fans, anchors: 1, anchorSlots: 1, horizon: days + 1 },
      base: { ...STILL, followAll: 1, unfollowBase: u0, unfollowTrust: u1, fixedReputation: tau },
    }, seed).rows()
    const follows = seriesOf(rows, Metric.follows)
    const lost = seriesOf(rows, Metric.followsLost)
    const ended = sumOf(lost)
    const mean = sumOf(lost.map((count, day) => count * day)) / ended
    const setting = settingText({ u0, u1, tau, h, fans })
    const wait = geometricWait({ hazard: h, days })
    const survival = (day: number) => {
      const exact = geometricWait({ hazard: h, days: day }).survival
      return compare({ quantity: `survival to day ${day}`, setting, exact, simulated: follows[day] / fans, standardError: Math.sqrt((exact * (1 - exact)) / fans), tolerance: 3, toleranceKind: 'sigma' })
    }
    return [
      ...[...new Set([1, Math.ceil(0.5 / h), Math.ceil(2 / h)])].map(survival),
      compare({ quantity: 'mean length of a follow', setting, exact: wait.mean, simulated: mean, standardError: wait.sd / Math.sqrt(ended), tolerance: 3, toleranceKind: 'sigma' }),
    ]
  },
})

export const spreading = [bass, ends, constantHazard]
