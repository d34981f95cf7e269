/**
 * Patterns of MICRO: the cold start of Yalu (F1, F2), an entrant with advertisements before six million reachable people.
 *
 * Invariant: only the level is fitted, by the two numbers of Yalu's ad budget; ratio and natural shares are what the mechanisms give.
 */
import { ENTRANT, type Text } from '../../model/parameters.ts'
import { withShape } from '../../model/scenario.ts'
import type { Variant } from '../../model/variant.ts'
import type { Band, Pattern, Study, StudySource, StudyWorld } from '../pattern.ts'

const SCENARIO = 'yalu-cold-start'
const HORIZON = 30
const YALU = 'baseline'

const yaluOf = ({ scenario }: StudySource): Variant => {
  const shaped = withShape(scenario(SCENARIO).baseline.variant, { horizon: HORIZON })
  if (!shaped.ok) throw new Error(`patterns: ${SCENARIO}: ${shaped.errors[0].message}`)
  return shaped.variant
}

const microStudy: Study = {
  id: 'micro',
  title: { en: 'MICRO with Yalu\'s cold start', zh: 'MICRO 世界，雅鹿冷启动' },
  worlds: 48,
  anchorDays: [0, 2, 10, 19, 20, 30],
  variants: (source) => [yaluOf(source)],
}

/** The same entrant with another price. */
const DEARER = 1.1
const priceStudy: Study = {
  id: 'micro-price',
  title: { en: 'MICRO with Yalu 10% dearer', zh: 'MICRO 世界，雅鹿提价 10%' },
  worlds: 24,
  anchorDays: [0, 20],
  variants(source) {
    const yalu = withShape(yaluOf(source), { horizon: 20, panelShare: 0 })
    if (!yalu.ok) throw new Error(`patterns: ${SCENARIO}: ${yalu.errors[0].message}`)
    const [entrant, ...others] = yalu.variant.entrants
    const price = Math.min(ENTRANT.price.max, entrant.price * DEARER)
    return [yalu.variant, { ...yalu.variant, id: 'dearer', entrants: [{ ...entrant, price }, ...others] }]
  },
}

export const MICRO_STUDIES: readonly Study[] = [microStudy, priceStudy]

/** Cumulative GMV of the first n days, million RMB. */
const cumulative = (world: StudyWorld, days: number): number => world.read(YALU, 'entrantGmv', [0, days]) / 1e6

const of = (kind: Pattern['kind'], id: string, band: Band, unit: string, window: string, title: Text, source: string, value: (world: StudyWorld) => number): Pattern => ({
  id, kind, band, unit, window, title, source, value, study: microStudy.id,
})

export const MICRO_PATTERNS: readonly Pattern[] = [
  of('fitted', 'yalu-10', [4.5, 5.5], 'M RMB', 'scenario days 0-10', { en: 'Yalu, GMV of 10 days', zh: '雅鹿 10 天 GMV' }, '[S] 5 M in 10 days (F1); ± 10% [A]', (world) => cumulative(world, 10)),
  of('fitted', 'yalu-19', [18, 22], 'M RMB', 'scenario days 0-19', { en: 'Yalu, GMV of 19 days', zh: '雅鹿 19 天 GMV' }, '[S] nearly 20 M in less than 20 days (F1); ± 10% [A]', (world) => cumulative(world, 19)),
  of('checked', 'yalu-ratio', [3, 5], 'ratio', 'scenario days 0-20', { en: 'Yalu, G(20) / G(10)', zh: '雅鹿 G(20)/G(10)' }, '[D] 20 M / 5 M = 4 (F1); 3 to 5 accepted. The level that is fitted all but fixes it: weak', (world) => cumulative(world, 20) / cumulative(world, 10)),
  of('seen', 'yalu-natural-early', [0.11, 0.17], 'share', 'scenario days 0-2', { en: 'Yalu, early natural visits', zh: '雅鹿初期自然流量占比' }, '[S] 14% (F2); ± .03 [A]. MICRO\'s trial traffic for new rooms was chosen with this figure in view: not a clean check', (world) => world.read(YALU, 'entrantNaturalFlowShare', [0, 2])),
  of('seen', 'yalu-natural-late', [0.32, 0.4], 'share', 'scenario days 19-30', { en: 'Yalu, late natural visits', zh: '雅鹿 20 天后自然流量占比' }, '[S] 36% (F2); ± .04 [A]. The number of rooms in MICRO was chosen with the growth of F2 in view', (world) => world.read(YALU, 'entrantNaturalFlowShare', [19, 30])),
  {
    id: 'price-elasticity', kind: 'checked', study: priceStudy.id, window: 'scenario days 0-20', unit: '1', band: [-3.62, -1.62],
    title: { en: 'Own-price elasticity', zh: '自身价格弹性' }, source: '[S] mean of 1,851 estimates −2.62 (Bijmolt 2005), packaged goods mostly; ± 1 [A]',
    value(world) {
      const sales = (variant: string): number => world.read(variant, 'entrantGmv', [0, 20])
      return Math.log(sales('dearer') / DEARER / sales(YALU)) / Math.log(DEARER)
    },
  },
]
