// The dimensions of a world: how many agents are simulated for how long.
// Invariant: one entry for each field of WorldShape in variant.ts.
import { tex, world, type ParameterEntry } from './entry.ts'

export const shape = {
  fans: world({
    symbol: 'N', kind: 'integer', unit: 'fans', default: 20000, range: [1, 4e7], step: 1000, slider: [1000, 200000],
    en: ['Simulated fans', 'Fans in the simulation: some 170 to 250 bytes each after a year, in at most 4 GiB, so some 17 million.'],
    zh: ['模拟粉丝数', '参与模拟的粉丝数：模拟一年后每个约占 200–250 字节，内存上限 4 GiB，故约可容纳 1700 万。'],
    equation: tex`\kappa = K / N`, source: '[P] scale of PLATFORM (MODEL 6.1)',
  }),
  anchors: world({
    symbol: 'A', kind: 'integer', unit: 'anchors', default: 300, range: [1, 65535], step: 10, slider: [10, 2000],
    en: ['Anchors', 'Anchors at the start.'], zh: ['主播数', '初始主播数。'], source: '[P] scale of PLATFORM (MODEL 6.1)',
  }),
  anchorSlots: world({
    symbol: 'A_max', kind: 'integer', unit: 'anchors', default: 512, range: [1, 65535], step: 10, slider: [10, 4000],
    en: ['Room for anchors', 'Room for anchors including those that enter later.'],
    zh: ['主播容量', '主播总容量，含之后入驻者。'], source: '[A] two years of entry with double rate',
  }),
  providers: world({
    symbol: 'N_P', kind: 'integer', unit: 'providers', default: 0, range: [0, 1000], step: 1, slider: [0, 100],
    en: ['Service providers', 'Service providers, in the proportions of F31; 0 = none.'],
    zh: ['服务商数', '服务商数量，类型比例按 F31；0 表示无。'], source: '[A] none unless a scenario is about them',
  }),
  burnIn: world({
    symbol: 'T_b', kind: 'integer', unit: 'days', default: 150, range: [0, 2000], step: 10, slider: [0, 365],
    en: ['Burn-in', 'Days simulated before day 0, with no policy. The private share needs about 120 days to settle.'],
    zh: ['预热天数', '第 0 天之前无政策的模拟天数；私域占比约需 120 天趋稳。'], source: '[P] 150-180 (MODEL 6.1)',
  }),
  horizon: world({
    symbol: 'T_h', kind: 'integer', unit: 'days', default: 150, range: [1, 3650], step: 10, slider: [10, 720],
    en: ['Horizon', 'Days simulated from day 0 on.'], zh: ['模拟天数', '从第 0 天起模拟的天数。'], source: '[A] days 150-300 of the prototype (MODEL 6.7)',
  }),
  panelShare: world({
    symbol: 'p_V', unit: 'share', default: 0.015625, range: [0, 1], step: 0.015625,
    en: ['Panel', 'Share of fans whose every visit is counted; the run is the same for any panel but for visits older than 32 days.'],
    zh: ['样本组占比', '逐次统计访问的粉丝比例；不影响模拟过程。'], source: '[A] observation only',
  }),
} satisfies Record<string, ParameterEntry>
