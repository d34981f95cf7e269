/**
 * Patterns of PLATFORM: the whole platform in the first quarter of 2021, days 180 to 330 of a world without a policy.
 *
 * Invariant: [S] and [D] figures of other years are said to be borrowed; nothing here is tuned to what the engine happens to give.
 */
import type { MetricId } from '../../model/metrics.ts'
import type { ParamKey, Text } from '../../model/parameters.ts'
import { parseScenario } from '../../model/scenario.ts'
import type { Variant } from '../../model/variant.ts'
import type { Band, Pattern, Study, StudySource } from '../pattern.ts'

const BURN_IN = 180
const WINDOW = [0, 150] as const
const DAYS = 'absolute days 180-330'
const BASELINE = 'baseline'

/** A world without policy. @param panelShare share of the fans whose visits are counted: they only observe */
export const plainWorld = (source: StudySource, world: string, horizon: number, panelShare: number): Variant => {
  const title = { en: world, zh: world }
  const parsed = parseScenario({ format: 1, id: 'plain', title, world: { preset: world, shape: { panelShare } }, burnIn: BURN_IN, horizon }, source.presets)
  if (!parsed.ok) throw new Error(`patterns: ${parsed.errors[0].path}: ${parsed.errors[0].message}`)
  return parsed.scenario.baseline.variant
}

const platformStudy: Study = {
  id: 'platform',
  title: { en: 'PLATFORM without policy', zh: 'PLATFORM 世界，无政策' },
  worlds: 48,
  anchorDays: [...WINDOW],
  variants: (source) => [plainWorld(source, 'platform', WINDOW[1], 0)],
}

/** A share of the fans is enough to count visits. */
const VISIT_PANEL = 0.1
const VISIT_WINDOW = [0, 30] as const
const visitStudy: Study = {
  id: 'platform-visits',
  title: { en: 'PLATFORM, visits of a tenth of the fans counted', zh: 'PLATFORM 世界，统计十分之一粉丝的访问' },
  worlds: 4,
  anchorDays: [],
  variants: (source) => [plainWorld(source, 'platform', VISIT_WINDOW[1], VISIT_PANEL)],
}

/** All parcels late, or none, from day 0 on in the same worlds. */
const LATE_WINDOW = [10, 20] as const // orders of before day 0 have arrived, trust has hardly moved
const lateStudy: Study = {
  id: 'platform-late',
  title: { en: 'PLATFORM with every parcel late or none', zh: 'PLATFORM 世界，包裹全部延迟或全部准时' },
  worlds: 8,
  anchorDays: [],
  variants(source) {
    const world = plainWorld(source, 'platform', LATE_WINDOW[1], 0)
    return [0, 1].map((value) => ({ ...world, id: value === 1 ? 'late' : 'on-time', settings: [{ param: 'lateShare' satisfies ParamKey, value, from: 0, to: Infinity }] }))
  },
}

export const PLATFORM_STUDIES: readonly Study[] = [platformStudy, visitStudy, lateStudy]

const of = (kind: Pattern['kind'], id: MetricId, band: Band, unit: string, title: Text, source: string): Pattern => ({
  id, kind, band, unit, title, source, study: platformStudy.id, window: DAYS, value: (world) => world.read(BASELINE, id, WINDOW),
})

/** Mean stars of a disappointed and of a satisfied buyer. [A] means of 1-2 and of 3-5 stars when most give 1 or 5 */
const STARS = { bad: 1.2, good: 4.65 } as const
const stars = (dissatisfied: number): number => STARS.good - (STARS.good - STARS.bad) * dissatisfied

export const PLATFORM_PATTERNS: readonly Pattern[] = [
  of('fitted', 'gmvPerDauDay', [4.237, 4.683], 'RMB', { en: 'GMV per DAU-day', zh: '单 DAU 日均 GMV' }, '[D] 118.559 B / 90 d / 295.3 M DAU, Q1 2021 (F8); ± 5%'),
  of('fitted', 'aov', [65, 72], 'RMB', { en: 'Average order', zh: '客单价' }, '[S, secondary] ticket of about 70 RMB, late 2020'),
  of('fitted', 'privateShare', [0.6, 0.7], 'share', { en: 'Private share of GMV', zh: '私域 GMV 占比' }, '[S] "far exceeds" public (F9); the band is [A]'),
  of('fitted', 'repeat', [0.65, 0.72], 'share', { en: 'Platform repeat rate', zh: '平台复购率' }, '[S] 65% in 2020 and Q1 2021, above 70% in September 2021'),
  of('fitted', 'penetration', [0.16, 0.19], 'share', { en: 'Buyers of a month', zh: '买家渗透率' }, '[D] borrowed from 2022-23: >100 M to 130 M of MAU'),
  of('fitted', 'followPageShare', [0.76, 0.84], 'share', { en: 'Repeats by the follow page', zh: '关注页复购占比' }, '[S] 80% of repurchases, 2021; ± .04 [A]'),
  of('fitted', 'brandShare', [0.08, 0.14], 'share', { en: 'Brand share of GMV', zh: '品牌 GMV 占比' }, '[D] borrowed from the target for 2022: 100 of 935 B (F21); ± .03 [A]'),
  of('fitted', 'dissatisfied', [0.15, 0.2], 'share', { en: 'Dissatisfied', zh: '不满意率' }, '[A] MODEL 6.12-1; 37.3% had some problem, 51.5% were satisfied in surveys [S]'),
  of('checked', 'waistShare', [0.6, Infinity], 'share', { en: 'Waist share of GMV', zh: '腰部主播 GMV 占比' }, '[S] mid and waist anchors made more than 60% of GMV, July 2021'),
  {
    id: 'late-bad', kind: 'seen', study: lateStudy.id, window: 'deliveries of days 10-20', unit: 'ratio', band: [4.6, 7],
    title: { en: 'Bad outcomes, late/on time', zh: '延迟与准时的差评之比' },
    source: '[S] Olist: 5.8 times as many bad reviews when late; ± 20% [A]. The late penalty was set from Olist\'s stars (6.4): a check of the whole, not of the penalty',
    value: (world) => world.read('late', 'dissatisfied', LATE_WINDOW) / world.read('on-time', 'dissatisfied', LATE_WINDOW),
  },
  {
    id: 'stars-on-time', kind: 'seen', study: lateStudy.id, window: 'deliveries of days 10-20', unit: 'stars', band: [4.08, 4.48],
    title: { en: 'Stars of parcels on time', zh: '准时订单评分' }, source: '[S] Olist 4.28; stars from the dissatisfied share at 1.2 and 4.65 [A]; ± .2 [A]. The late penalty was set from these stars: not a clean check',
    value: (world) => stars(world.read('on-time', 'dissatisfied', LATE_WINDOW)),
  },
  {
    id: 'stars-late', kind: 'seen', study: lateStudy.id, window: 'deliveries of days 10-20', unit: 'stars', band: [2.25, 2.85],
    title: { en: 'Stars of late parcels', zh: '延迟订单评分' }, source: '[S] Olist 2.55; stars from the dissatisfied share at 1.2 and 4.65 [A]; ± .3 [A]. The late penalty was set from these stars: not a clean check',
    value: (world) => stars(world.read('late', 'dissatisfied', LATE_WINDOW)),
  },
  of('checked', 'adShare', [-Infinity, 0.063], 'share', { en: 'Advertising / GMV', zh: '广告费率' }, '[D] upper bound 42.7 / 680 B in 2021: it holds outside advertisers too'),
  of('checked', 'returnRate', [0.1, 0.5], 'share', { en: 'Return rate', zh: '退货率' }, '[S] weak: 10-15% conventional to 30-50% live; apparel is beyond the model (6.9)'),
  of('checked', 'trustDrift', [0, Infinity], 'trust/delivery', { en: 'Trust drift', zh: '信任漂移' }, '[S] a principle, not a figure: trust must on average rise after a transaction (F34)'),
  of('checked', 'gini', [0.6, 0.8], '1', { en: 'Gini of anchors', zh: '主播基尼系数' }, '[S] orientation only: Olist sellers .70; an anchor here stands for many sellers; ± .1 [A]'),
  {
    id: 'visits-per-active', kind: 'checked', study: visitStudy.id, window: 'absolute days 180-210', unit: 'rooms/day', band: [-Infinity, 9.8],
    title: { en: 'Rooms per active day', zh: '活跃用户日均进房数' }, source: '[D] upper bound: KuaiLive 9.8 clicks a day, of users chosen for being very active',
    value: (world) => world.read(BASELINE, 'visits', VISIT_WINDOW) / (world.read(BASELINE, 'gmv', VISIT_WINDOW) / world.read(BASELINE, 'gmvPerDauDay', VISIT_WINDOW)),
  },
]
