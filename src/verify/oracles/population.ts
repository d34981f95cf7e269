/**
 * entry, exit, entrant: how rooms come and go.
 *
 * Beyond the table of MODEL.md §4. Nothing is sold, so smoothed sales fade as (1 − 1/7)^n from where each room began. Invariant: days of exit are
 * counted from the engine's own starting sales; what is random (arrivals) is compared in mean and in dispersion.
 */
import { AnchorField, FanField, Metric, ProviderField } from '../../engine/kernel/slots.ts'
import { compare, defineOracle, settingText } from '../oracle.ts'
import { anchorColumn, columnOf, exitBelow, liveWorld, openWorld, SEED, seriesOf, STILL, sumOf } from '../oracle-world.ts'

const WEEK = 7
/** Capacity that sellers have anyway. */
const USUAL = 0.2
const ROOMS = { default: 400, unit: 'rooms', range: [10, 10_000], whole: true, about: 'rooms on day 0' } as const

const entry = defineOracle({
  id: 'entry',
  title: { en: 'Entry of rooms', zh: '直播间进入' },
  claim: { en: 'Rooms enter weekly as a Poisson number of mean e0 (1 + incubation capacity of the providers beyond the usual one).', zh: '每周新进直播间数服从均值 e0（1 + 服务商超出常规的孵化能力）的泊松分布。' },
  kind: 'engine',
  processes: ['population', 'providers', 'traits', 'numeric'],
  settings: { rate: { default: 2, unit: 'rooms/week', range: [0.1, 20], about: 'e0' }, weeks: { default: 300, unit: 'weeks', range: [10, 1000], whole: true, about: 'watched' }, seed: SEED },
  run(context, { rate, weeks, seed }) {
    return [0, 4].flatMap((providers) => {
      const slots = Math.ceil(2 * rate * weeks + 8 * Math.sqrt(2 * rate * weeks)) + 2 // places for all who come
      const world = liveWorld(context, { shape: { fans: 8, anchors: 1, anchorSlots: slots, providers, horizon: WEEK * weeks }, base: { ...STILL, entryRate: rate, providerUsual: USUAL, ...exitBelow(0) } }, seed)
      const incubation = columnOf(world.providers(), ProviderField.incubation, ProviderField.COUNT)
      const mean = rate * (1 + (providers > 0 ? sumOf(incubation) / providers - USUAL : 0))
      const entered = seriesOf(world.rows(), Metric.anchorsEntered).filter((_, day) => day % WEEK === WEEK - 1)
      const setting = settingText({ rate, weeks })
      const helped = providers > 0 ? ', with providers' : ''
      return [
        compare({ quantity: `rooms that enter in a week${helped}`, setting, exact: mean, simulated: sumOf(entered) / weeks, standardError: Math.sqrt(mean / weeks), tolerance: 4, toleranceKind: 'sigma' }),
        compare({ quantity: `χ² of dispersion${helped}`, setting, exact: weeks, simulated: sumOf(entered.map((count) => (count - mean) ** 2 / mean)), tolerance: 1e-3, toleranceKind: 'tail' }),
      ]
    })
  },
})

const exit = defineOracle({
  id: 'exit',
  title: { en: 'Exit of rooms', zh: '直播间退出' },
  claim: { en: 'A room leaves at the first weekly review after its smoothed sales lay below the floor for the days of grace; its follows are lost with it, and within eight weeks fans\' lists are cleared of them.', zh: '平滑销售低于下限满宽限天数后，直播间在下一个周评审退出；其关注随之流失，八周内从粉丝列表中清除。' },
  kind: 'engine',
  processes: ['population', 'evening', 'lists', 'traits'],
  settings: {
    floor: { default: 20, unit: 'RMB/day', range: [0.01, 1e4], about: 'smoothed sales below which a room may leave' },
    grace: { default: 24, unit: 'days', range: [1, 300], whole: true, about: 'days below the floor' },
    memory: { default: 7, unit: 'days', range: [1, 60], about: 'of smoothed sales' }, anchors: ROOMS, seed: SEED,
  },
  run(context, { floor, grace, memory, anchors, seed }) {
    const fans = 40
    const start = anchorColumn(openWorld(context, { shape: { fans, anchors, anchorSlots: anchors, horizon: 1 }, base: { ...STILL, startSalesSd: 1.2 } }, seed), AnchorField.sales)
    // sales of the evening of day n are start (1 − 1/memory)^(n + 1): the first evening below the floor, then the grace, then the week's last day
    const below = start.map((sales) => (memory === 1 ? 0 : Math.max(0, Math.floor(Math.log(floor / sales) / Math.log(1 - 1 / memory)))))
    const leaving = below.map((evening) => Math.ceil((evening + grace - (WEEK - 1)) / WEEK) * WEEK + WEEK - 1)
    const cleared = Math.ceil((leaving[0] - 55) / 56) * 56 + 55
    const horizon = Math.max(cleared, ...leaving) + 1
    const world = openWorld(context, {
      shape: { fans, anchors, anchorSlots: anchors, horizon }, base: { ...STILL, startSalesSd: 1.2, exitFloor: floor, exitDays: grace, smoothDays: memory, followAll: 1 },
    }, seed)
    const inLists = (day: number): number => {
      world.advance(day)
      return sumOf(columnOf(world.fans(), FanField.follows, FanField.COUNT))
    }
    const kept = inLists(cleared) - inLists(cleared + 1)
    world.advance(horizon)
    const rows = world.rows()
    const [left, lost] = [Metric.anchorsLeft, Metric.followsLost].map((metric) => seriesOf(rows, metric))
    const expected = left.map((_, day) => leaving.filter((own) => own === day).length)
    const setting = settingText({ floor, grace, memory, anchors })
    return [
      compare({ quantity: 'mean day on which rooms leave', setting, exact: sumOf(leaving) / anchors, simulated: sumOf(left.map((count, day) => count * day)) / sumOf(left), tolerance: 1e-9, toleranceKind: 'absolute' }),
      compare({ quantity: 'rooms that leave, largest daily difference', setting, exact: 0, simulated: Math.max(...left.map((count, day) => Math.abs(count - expected[day]))), tolerance: 0, toleranceKind: 'absolute' }),
      compare({ quantity: 'day on which a closed room\'s follows are lost', setting, exact: leaving[0], simulated: lost.findIndex((count) => count === fans), tolerance: 0, toleranceKind: 'absolute' }),
      compare({ quantity: 'follows cleared from lists on that eighth week\'s end', setting, exact: fans, simulated: kept, tolerance: 0, toleranceKind: 'absolute' }),
    ]
  },
})

const entrant = defineOracle({
  id: 'entrant',
  title: { en: 'Scripted entrant', zh: '指定新主播' },
  claim: { en: 'A scripted room opens on its day with its own traits and spends (base + slope·age) a day on ads between its first and its last day of them.', zh: '指定主播在设定日期以设定特征开播，并在投放期内每日花费（基数 + 斜率 × 天数）。' },
  kind: 'engine',
  processes: ['population', 'traits', 'anchors', 'traffic'],
  settings: {
    day: { default: 9, unit: 'day', range: [1, 60], whole: true, about: 'on which it opens' },
    base: { default: 52_000, unit: 'RMB/day', range: [0, 1e7], about: 'first day\'s ads' }, slope: { default: 7000, unit: 'RMB/day²', range: [0, 1e6], about: 'more each day' }, seed: SEED,
  },
  run(context, { day, base, slope, seed }) {
    const [fans, people, from, to] = [2000, 3e5, 2, 12]
    const traits = { kind: 1, category: 0, quality: 0.86, price: 99, equity: 0.5, skill: 0.6, hype: 0.3, rights: 5 }
    const world = liveWorld(context, {
      shape: { fans, anchors: 30, anchorSlots: 40, horizon: day + 20 }, base: { ...STILL, people, impressions: 25, cpm: 500, paidShareMax: 0.5 },
      entrants: [{ ...traits, day, live: 1, adBase: base, adSlope: slope, adFrom: from, adTo: to }],
    }, seed)
    const table = world.anchors()
    const at = Array.from({ length: 40 }, (_, j) => j).find((j) => table[j * AnchorField.COUNT + AnchorField.script] === 0) ?? 0
    const wrong = Object.entries({ ...traits, born: day }).filter(([name, value]) => table[at * AnchorField.COUNT + AnchorField[name as 'kind']] !== value)
    const exact = sumOf(Array.from({ length: to - from }, (_, n) => Math.floor(((base + slope * (from + n)) / (people / fans)) * 100 + 0.5)))
    const ads = seriesOf(world.rows(), Metric.adsFen)
    const setting = settingText({ day, base, slope })
    return [
      compare({ quantity: 'traits that are not the script\'s', setting, exact: 0, simulated: wrong.length, tolerance: 0, toleranceKind: 'absolute' }),
      compare({ quantity: 'fen of ads in all', setting, exact, simulated: sumOf(ads), tolerance: 1e-4, toleranceKind: 'relative' }),
      compare({ quantity: 'days with ads', setting, exact: base + slope > 0 ? to - from : 0, simulated: ads.filter((fen) => fen > 0).length, tolerance: 0, toleranceKind: 'absolute' }),
    ]
  },
})

export const population = [entry, exit, entrant]
