// Brands by STEPS stage, how long they stay in one and where they go; service providers by size (F20-F22, F30).
// Invariant: counts are of real brands and providers.
import type { DailyId, Sums } from './daily.ts'
import { metric, sellers, serviceProviders, type DerivedMetric } from './formula.ts'

type Stage = 0 | 1 | 2 | 3 | 4
const cell = (s: Sums, name: string) => s[name as DailyId]
const count = (label: string, definition: string, zhLabel: string, zhDefinition: string, unit: string, value: (s: Sums) => number) =>
  metric(unit, 'none', [label, definition], [zhLabel, zhDefinition], (s, m) => value(s) * sellers(m))
const standing = (stage: Stage, label: string, zh: string) =>
  count(label, `Brands in STEPS stage ${stage} at the end.`, zh, `期末处于第 ${stage} 阶段的品牌数。`, 'brands', (s) => cell(s, `stage${stage}`))
const rises = (stage: Stage) =>
  count(`Rises out of stage ${stage}`, `Brands that rose out of STEPS stage ${stage}.`, `第 ${stage} 阶段上升`, `由第 ${stage} 阶段上升的品牌数。`, 'brands', (s) => cell(s, `stageUp${stage}`))
const falls = (stage: Stage) =>
  count(`Falls out of stage ${stage}`, `Brands that fell out of STEPS stage ${stage}.`, `第 ${stage} 阶段回落`, `由第 ${stage} 阶段回落的品牌数。`, 'brands', (s) => cell(s, `stageDown${stage}`))

/** Rises, falls and closures out of a stage. */
const departures = (s: Sums, stage: Stage) => (stage < 4 ? cell(s, `stageUp${stage}`) : 0) + (stage > 0 ? cell(s, `stageDown${stage}`) : 0) + cell(s, `stageEnd${stage}`)
/** Brand-days over departures: unbiased by stays that the window cuts off, as the mean of complete stays would not be. */
const dwell = (stage: Stage) =>
  metric('days', 'none', [`Days in stage ${stage}`, `Mean stay in STEPS stage ${stage}: brand-days in it / brands that rose, fell or closed out of it.`],
    [`第 ${stage} 阶段停留天数`, `第 ${stage} 阶段平均停留：品牌天数 / 由该阶段上升、回落或关闭的品牌数。`], (s) => s.total[`stage${stage}`] / departures(s, stage))

const provider = (label: string, definition: string, zhLabel: string, zhDefinition: string, value: (s: Sums) => number) =>
  metric('providers', 'higher', [label, definition], [zhLabel, zhDefinition], (s, m) => value(s) * serviceProviders(m))

export const STAGES = {
  stage0: standing(0, 'Brands not started', '未破零品牌数'),
  stage1: standing(1, 'Brands that broke zero', '破零品牌数'),
  stage2: standing(2, 'Climbing brands', '爬坡品牌数'),
  stage3: metric('brands', 'higher', ['Key accounts', 'Brands in STEPS stage 3 at the end.'], ['KA 品牌数', '期末处于第 3 阶段的品牌数。'], (s, m) => s.stage3 * sellers(m)),
  stage4: metric('brands', 'higher', ['Super key accounts', 'Brands in STEPS stage 4 at the end.'], ['SKA 品牌数', '期末处于第 4 阶段的品牌数。'], (s, m) => s.stage4 * sellers(m)),
  stage34: metric('brands', 'higher', ['Key accounts and above', 'Brands in STEPS stages 3 and 4 at the end.'], ['KA 及以上品牌数', '期末处于第 3、4 阶段的品牌数。'], (s, m) => (s.stage3 + s.stage4) * sellers(m)),
  stageDays0: dwell(0), stageDays1: dwell(1), stageDays2: dwell(2), stageDays3: dwell(3), stageDays4: dwell(4),
  stageUp0: rises(0), stageUp1: rises(1), stageUp2: rises(2), stageUp3: rises(3),
  stageDown1: falls(1), stageDown2: falls(2), stageDown3: falls(3), stageDown4: falls(4),
  providersOpen: provider('Service providers', 'Service providers in the programme at the end.', '服务商数', '期末在计划内的服务商数。', (s) => s.providersOpen),
  providers100M: provider('Providers of 100 M', 'Service providers whose clients sold 100 M RMB or more, at the end: GMV of the last closed 30 days × 365/30 (F30 aims at 200).',
    '过亿服务商数', '期末客户年成交 1 亿元及以上的服务商数：最近 30 天 GMV × 365/30（F30 目标为 200 家）。', (s) => s.providers100M),
  providers1B: provider('Providers of 1 B', 'Service providers whose clients sold 1 B RMB or more, at the end: GMV of the last closed 30 days × 365/30 (F30 aims at 100).',
    '十亿服务商数', '期末客户年成交 10 亿元及以上的服务商数：最近 30 天 GMV × 365/30（F30 目标为 100 家）。', (s) => s.providers1B),
} satisfies Record<string, DerivedMetric>
