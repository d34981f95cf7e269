// A scripted entrant: a named new anchor with known traits and its own advertising.
// Invariant: one entry for each Entrant cell of src/engine/kernel/slots/inputs.ts. Days of ads count from the entry.
import { KINDS, RIGHT_BITS, tex, world, type ParameterEntry } from './entry.ts'

const ADS = tex`ad_n = ad_0 + ad_1 n,\quad n = \text{days since entry}`

export const entrant = {
  day: world({
    symbol: 't_e', kind: 'integer', unit: 'day', default: 0, range: [-1, 1e5], step: 1, slider: [0, 365],
    en: ['Day of entry', 'Scenario day on which the anchor opens.'], zh: ['入驻日', '该主播开播的情景日。'], source: '[A] end of the burn-in',
  }),
  kind: world({
    symbol: 'kind', kind: 'choice', unit: 'code', default: 0, range: [0, 3], step: 1, options: KINDS,
    en: ['Kind', 'Kind of goods: decides the usual price and the type of needs it meets.'],
    zh: ['类型', '商品类型：决定常规价与可满足的需求类型。'], source: '[A] MODEL 6.1',
  }),
  category: world({
    symbol: 'cat', kind: 'integer', unit: 'category', default: 0, range: [0, 15], step: 1,
    en: ['Category', 'Goods category, 0 to categories - 1.'], zh: ['类目', '商品类目编号，从 0 到类目数减 1。'], source: '[A] MODEL 6.1',
  }),
  quality: world({
    symbol: 'q', unit: 'quality', default: 0.78, range: [0, 1], step: 0.01,
    en: ['Quality', 'Quality of its goods.'], zh: ['质量', '商品质量。'], source: '[A] mean of fast brands',
  }),
  price: world({
    symbol: 'P', unit: 'RMB', default: 82, range: [0.01, 1e6], step: 1, slider: [5, 1000],
    en: ['Price', 'Price of its goods.'], zh: ['价格', '商品价格。'], source: '[A] median of fast brands',
  }),
  equity: world({
    symbol: 'e', unit: 'equity', default: 0, range: [0, 2], step: 0.05,
    en: ['Equity', 'Brand equity at entry.'], zh: ['品牌力', '入驻时的品牌力。'], source: '[A] unknown brand',
  }),
  skill: world({
    symbol: 's', unit: 'skill', default: 0, range: [-3, 3], step: 0.1,
    en: ['Skill', 'Live skill; 0 is average.'], zh: ['直播能力', '直播能力；0 为平均水平。'], source: '[A] average',
  }),
  hype: world({
    symbol: 'h', unit: 'share', default: 0, range: [0, 1], step: 0.05,
    en: ['Hype', 'How far it promises more than it keeps.'], zh: ['夸大程度', '宣传超出实际的程度。'], source: '[A] none',
  }),
  fake: world({
    symbol: 'fake', unit: 'share', default: 0, range: [0, 1], step: 0.05,
    en: ['Counterfeits', 'Share of its orders that are counterfeit.'], zh: ['假货占比', '订单中假货的比例。'], source: '[A] none',
  }),
  live: world({
    symbol: 'live', unit: 'probability/day', default: 0.9, range: [0, 1], step: 0.05,
    en: ['Live days', 'Chance to be live on a day.'], zh: ['开播率', '每天开播的概率。'], source: '[A] upper end of anchors',
  }),
  rights: world({
    symbol: 'G', kind: 'mask', unit: 'bit mask', default: 0, range: [0, 63], step: 1, options: RIGHT_BITS,
    en: ['Guarantees', 'Rights that it grants from the start.'], zh: ['权益', '入驻起即提供的保障权益。'], source: '[A] none',
  }),
  adBase: world({
    symbol: 'ad_0', unit: 'RMB/day', default: 0, range: [0, 1e9], step: 1000, slider: [0, 1e6],
    en: ['Ad budget', 'Ad money on the first day.'], zh: ['投放预算', '首日投放金额。'], equation: ADS, source: '[A] none; fitted in MICRO for Yalu',
  }),
  adSlope: world({
    symbol: 'ad_1', unit: 'RMB/day^2', default: 0, range: [-1e8, 1e8], step: 500, slider: [-1e5, 1e5],
    en: ['Growth of ads', 'Ad money added from day to day; the budget never falls below 0.'],
    zh: ['投放日增额', '每天增加的投放金额；预算不低于 0。'], equation: ADS, source: '[A] none; fitted in MICRO for Yalu',
  }),
  adFrom: world({
    symbol: 'n_0', kind: 'integer', unit: 'day', default: 0, range: [0, 1e5], step: 1, slider: [0, 365],
    en: ['Ads from', 'Days since entry on which ads start.'], zh: ['投放开始', '入驻后第几天开始投放。'], source: '[A] at once',
  }),
  adTo: world({
    symbol: 'n_1', kind: 'integer', unit: 'day', default: 1e5, range: [0, 1e5], step: 1, slider: [0, 365],
    en: ['Ads to', 'Days since entry on which ads stop.'], zh: ['投放结束', '入驻后第几天停止投放。'], source: '[A] for ever',
  }),
} satisfies Record<string, ParameterEntry>
