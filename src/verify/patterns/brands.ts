/**
 * Patterns of BRANDS: twelve hundred brands of their real size (F20). Needs are fitted; how sellers' sizes spread is not.
 *
 * Invariant: the tail is pooled over worlds, because one world has only some ninety brands in it.
 */
import { tailIndex, waistShare } from '../../model/metrics.ts'
import { brandSizesBetween, whiteLabelSizesBetween } from '../../experiment/read-metric.ts'
import type { Pattern, Study, StudyWorld } from '../pattern.ts'
import { plainWorld } from './platform.ts'

const WINDOW = [0, 90] as const
const BASELINE = 'baseline'

export const brandStudy: Study = {
  id: 'brands',
  title: { en: 'BRANDS without policy', zh: 'BRANDS 世界，无政策' },
  worlds: 48,
  anchorDays: [...WINDOW],
  variants: (source) => [plainWorld(source, 'brands', WINDOW[1], 0)],
}

const tablesOf = (world: StudyWorld) => [world.anchors(BASELINE, WINDOW[0]), world.anchors(BASELINE, WINDOW[1])] as const

const sizes = new WeakMap<StudyWorld, number[]>()
const sizesOf = (world: StudyWorld): number[] => {
  const known = sizes.get(world) ?? brandSizesBetween(...tablesOf(world))
  sizes.set(world, known)
  return known
}

export const BRAND_PATTERNS: readonly Pattern[] = [
  {
    id: 'brands-gmv', kind: 'fitted', study: brandStudy.id, window: 'absolute days 180-270', unit: 'RMB', band: [4.237, 4.683],
    title: { en: 'GMV per DAU-day in BRANDS', zh: 'BRANDS 世界单 DAU 日均 GMV' }, source: '[D] as in PLATFORM (F8); ± 5%',
    value: (world) => world.read(BASELINE, 'gmvPerDauDay', WINDOW),
  },
  {
    id: 'brands-share', kind: 'fitted', study: brandStudy.id, window: 'absolute days 180-270', unit: 'share', band: [0.31, 0.42],
    title: { en: 'Brand share of GMV in BRANDS', zh: 'BRANDS 世界品牌 GMV 占比' },
    source: '[D] 3.06 times the brands of PLATFORM among the anchors; sales of brand goods rose by 1.29 to 1.47 times the logarithm of the brand count (F16), so the odds of PLATFORM\'s .11 rise to a share of .34 to .39; ± .03 [A]',
    value: (world) => world.read(BASELINE, 'brandShare', WINDOW),
  },
  {
    id: 'brands-waist', kind: 'seen', study: brandStudy.id, window: 'absolute days 180-270', unit: 'share', band: [0.6, Infinity],
    title: { en: 'Waist share of white label', zh: '白牌商家腰部 GMV 占比' },
    source: '[S] mid and waist anchors made more than 60% of GMV, July 2021. Of white label alone: brands are half of the anchors here and few of them on the platform. The spread of skill was chosen with this bound in view',
    value: (world) => waistShare(whiteLabelSizesBetween(...tablesOf(world))),
  },
  {
    id: 'brand-tail', kind: 'seen', study: brandStudy.id, window: 'absolute days 180-270', unit: '1', band: [0.515, 0.733],
    title: { en: 'Tail index of brand sizes', zh: '品牌规模尾部指数' }, source: '[D] 61 above 100 M, 33 from 50 to 100 M RMB: .624 ± .109 (F20), at the top 7.8% of brands. The spread of sellers in BRANDS was chosen with this figure in view: not a clean check',
    pooled: (worlds) => tailIndex(worlds.flatMap(sizesOf)),
  },
]
