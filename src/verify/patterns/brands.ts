/**
 * Patterns of BRANDS: twelve hundred brands of their real size (F20). Need alone is fitted; the tail of brand sizes is not.
 *
 * Invariant: the tail is pooled over worlds, because one world has only some ninety brands in it.
 */
import { tailIndex } from '../../model/metrics.ts'
import { sizesBetween } from '../../experiment/read-metric.ts'
import type { Pattern, Study, StudyWorld } from '../pattern.ts'
import { plainWorld } from './platform.ts'

const WINDOW = [0, 90] as const
const BASELINE = 'baseline'

export const brandStudy: Study = {
  id: 'brands',
  title: { en: 'BRANDS without policy', zh: 'BRANDS 世界，无政策' },
  worlds: 32,
  anchorDays: [...WINDOW],
  variants: (source) => [plainWorld(source, 'brands', WINDOW[1], 0)],
}

/** GMV of every brand (fast, known, SKA) in the window. */
const brandSizes = (world: StudyWorld): number[] => sizesBetween(world.anchors(BASELINE, WINDOW[0]), world.anchors(BASELINE, WINDOW[1]), (kind) => kind > 0)

const sizes = new WeakMap<StudyWorld, number[]>()
const sizesOf = (world: StudyWorld): number[] => {
  const known = sizes.get(world) ?? brandSizes(world)
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
    id: 'brand-tail', kind: 'checked', study: brandStudy.id, window: 'absolute days 180-270', unit: '1', band: [0.515, 0.733],
    title: { en: 'Tail index of brand sizes', zh: '品牌规模尾部指数' }, source: '[D] 61 above 100 M, 33 from 50 to 100 M RMB: .624 ± .109 (F20), at the top 7.8% of brands. The spread of sellers in BRANDS was chosen with this figure in view: not a clean check',
    pooled: (worlds) => tailIndex(worlds.flatMap(sizesOf)),
  },
]
