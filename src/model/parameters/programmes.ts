// Programmes: service providers (capacities, fund, admission) and STEPS (stages of a brand's life and their perks).
// Invariant: one entry for each Param cell of these names in src/engine/kernel/slots/parameters.ts; the five weights add to 1.
import { lever, tex, world, type ParameterEntry } from './entry.ts'

const GROWTH = tex`c_m \leftarrow c_m + (1 - c_m) \min\left(1,\ \eta_c\,5 \omega_m\,\frac{N_P\,x_k}{\sum_{open} x}\,\frac{\mathrm{fund}}{F_0}\right)`

const weight = (index: number, en: string, zh: string) =>
  lever({
    symbol: `ω_${index}`, unit: 'share', default: 0.2, range: [0, 1], step: 0.05, entry: true, outlay: true,
    en: [`Fund for ${en}`, `Share of the providers' fund that goes into the capacity "${en}"; the five shares add to 1.`],
    zh: [`${zh}投入占比`, `服务商基金投向“${zh}”能力的比例；五项合计为 1。`],
    equation: GROWTH,
    source: '[A] neutral value: equal; five capacity models (F28)',
  })

const SCORE = tex`x = .5\,\bar c + .3\,\mathrm{rank}(GMV) + .2\,\mathrm{rank}(1 - \mathrm{neg})`

const admission = (index: string, en: string, zh: string) =>
  lever({
    symbol: `x_in,${index}`, unit: 'score', default: 0.35, range: [0, 1], step: 0.05, entry: true,
    en: [`Admission of ${en}`, `Score that an applicant needs to enter among ${en}; it counts as average in both ranks.`],
    zh: [`${zh}准入评分`, `申请成为${zh}所需的最低评分；两项排名按平均计。`],
    equation: SCORE, source: '[A] MODEL 6.3; strict admission and exit by category (F27, F29)',
  })

const exit = (index: string, en: string, zh: string) =>
  lever({
    symbol: `x_out,${index}`, unit: 'score', default: 0.25, range: [0, 1], step: 0.05, entry: true,
    en: [`Exit of ${en}`, `${en[0].toUpperCase()}${en.slice(1)} below this score in two reviews in a row must leave.`],
    zh: [`${zh}清退评分`, `连续两次考核低于该评分的${zh}被清退。`],
    equation: SCORE, source: '[A] MODEL 6.3; strict admission and exit by category (F27, F29)',
  })

const EFFECTS = tex`x_m = e_p (c_m - c_{usual}):\quad s_j \mathrel{+}= .4 x_{live},\ ctr \times (1 + .25 x_{traffic}),\ q_j \mathrel{+}= .06 x_{supply},\ p_L \times (1 - .5 \min(1, x_{service})),\ r_e \times (1 + \bar x_{incub})`

export const providers = {
  providerEffect: world({
    symbol: 'e_p', unit: 'factor', default: 1, range: [0, 5], step: 0.1, slider: [0, 2], entry: true,
    en: ['Effect of providers', 'Scales every effect that service providers have on their clients.'],
    zh: ['服务商效果系数', '对服务商给客户带来的全部效果统一缩放。'],
    equation: EFFECTS,
    source: '[A] MODEL 6.3: effect sizes assumed',
  }),
  providerUsual: world({
    symbol: 'c_usual', unit: 'share', default: 0, range: [0, 0.5], step: 0.01, entry: true,
    en: ['Usual capacity', 'Capacity of providers that the other parameters of the world already contain: effects count from here, and a seller without a provider lacks it. 0 = the parameters describe sellers without providers.'],
    zh: ['常规能力', '世界其他参数已包含的服务商能力：效果由此起算，没有服务商的卖家缺少这部分能力；0 表示参数描述的是没有服务商的卖家。'],
    equation: EFFECTS,
    source: '[A] neutral value; a world fitted to a year in which sellers had providers needs their mean',
  }),
  providerScale: world({
    symbol: 'κ_P', unit: 'providers', default: 1, range: [1, 1e6], step: 1, slider: [1, 100],
    en: ['Real providers per provider', 'How many real service providers one simulated provider stands for. Used in reports and for sizes of providers.'],
    zh: ['每家模拟服务商代表的服务商数', '一家模拟服务商代表多少真实服务商；用于报告与服务商规模。'],
    source: '[A] MODEL 6.12-3: entity scale; 1 unless a world says otherwise',
  }),
  providerFund: lever({
    symbol: 'fund', unit: 'RMB/30 days', default: 0, range: [0, 1e12], step: 1e7, slider: [0, 1e9], entry: true, outlay: true,
    en: ['Provider fund', 'Money that the platform gives to service providers every 30 days, split by score.'],
    zh: ['服务商基金', '平台每 30 天投入的服务商扶持资金，按评分分配。'],
    source: '[A] neutral value; the plan names hundred-million level cash and a 1 B fund [S1]',
  }),
  providerFundScale: world({
    symbol: 'F_0', unit: 'RMB', default: 1e8, range: [1, 1e12], step: 1e7, slider: [1e6, 1e9], entry: true,
    en: ['Scale of the fund', 'Fund per 30 days that, split equally over capacities and providers, closes the share "growth" of every gap to full capacity.'],
    zh: ['基金规模尺度', '在能力与服务商之间均分时，每 30 天使各项能力差距按“成长速度”弥补所需的资金。'],
    equation: GROWTH,
    source: '[A] hundred-million level cash [S1]',
  }),
  providerGain: world({
    symbol: 'η_c', unit: '1', default: 0.05, range: [0, 1], step: 0.01, slider: [0, 0.5], entry: true,
    en: ['Growth of capacities', 'Share of the gap to full capacity that a unit of fund closes in 30 days.'],
    zh: ['能力成长速度', '一个单位资金在 30 天内弥补能力差距的比例。'],
    equation: GROWTH,
    source: '[A] MODEL 6.3: η = .05',
  }),
  providerW1: weight(1, 'incubation', '主播孵化'),
  providerW2: weight(2, 'traffic', '流量营销'),
  providerW3: weight(3, 'live operation', '直播运营'),
  providerW4: weight(4, 'supply chain', '供应链'),
  providerW5: weight(5, 'service', '服务履约'),
  providerAdmitMcn: admission('m', 'MCNs', 'MCN 机构'),
  providerAdmitBelt: admission('i', 'industrial-belt providers', '产业带服务商'),
  providerAdmitMerchant: admission('l', 'merchant providers', '商家服务商'),
  providerAdmitBrand: admission('b', 'brand providers', '品牌服务商'),
  providerExitMcn: exit('m', 'MCNs', 'MCN 机构'),
  providerExitBelt: exit('i', 'industrial-belt providers', '产业带服务商'),
  providerExitMerchant: exit('l', 'merchant providers', '商家服务商'),
  providerExitBrand: exit('b', 'brand providers', '品牌服务商'),
  providerTraffic: lever({
    symbol: 'b_p', unit: 'factor', default: 0, range: [0, 10], step: 0.1, slider: [0, 2],
    en: ['Traffic for good providers', 'Extra natural weight of clients of the best-scored third of providers.'],
    zh: ['优质服务商流量激励', '评分前三分之一服务商的客户获得的额外自然流量权重。'],
    source: '[A] neutral value; scoring decides resource matching (F29 [S1])',
  }),
} satisfies Record<string, ParameterEntry>

const threshold = (stage: number, value: number, en: string, zh: string, source: string) =>
  lever({
    symbol: `θ_${stage}`, unit: 'RMB/30 days', default: value, range: [0, 1e12], step: value / 10, slider: [0, value * 10],
    en: [`Stage ${stage}: ${en}`, `GMV over 30 days of a real seller from which a brand is in stage ${stage}; it falls back after 60 days below.`],
    zh: [`第 ${stage} 阶段：${zh}`, `单个商家 30 天 GMV 达到该值即进入第 ${stage} 阶段；连续 60 天低于该值则降级。`],
    source,
  })

export const steps = {
  stepsPerks: lever({
    symbol: 'perks', kind: 'mask', unit: 'bit mask', default: 0, range: [0, 15], step: 1,
    options: [
      { id: 'coldStart', value: 1, label: { en: 'cold-start traffic', zh: '冷启动流量' } },
      { id: 'match', value: 2, outlay: true, label: { en: 'matched ad budget', zh: '投流配投' } },
      { id: 'talents', value: 4, label: { en: 'distribution by talents', zh: '达人分销' } },
      { id: 'specialSupply', value: 8, label: { en: 'special supply', zh: '专供货盘' } },
    ],
    en: ['STEPS perks', 'Which perks the platform grants: each stage of a brand\'s life opens one.'],
    zh: ['STEPS 扶持项', '平台开放哪些扶持；品牌每进入一个阶段解锁一项。'],
    source: '[A] neutral value; stages break zero, climb, KA, SKA (F22)',
  }),
  stepsT1: threshold(1, 1e4, 'break zero', '破零', '[A] MODEL 6.3: 10k'),
  stepsT2: threshold(2, 3e5, 'climbing', '爬坡', '[A] MODEL 6.3: 0.3 M'),
  stepsT3: threshold(3, 4.17e6, 'key account', 'KA', '[D] 50 M a year (F20) / 12'),
  stepsT4: threshold(4, 8.33e6, 'super key account', 'SKA', '[D] 100 M a year (F20) / 12'),
  stepsBoost: lever({
    symbol: 'b_1', unit: 'factor', default: 1.5, range: [0, 100], step: 0.1, slider: [0, 5],
    en: ['Cold-start traffic', 'Factor on the natural weight of brands in stage 1.'],
    zh: ['冷启动流量倍数', '处于第 1 阶段的品牌自然流量权重的倍数。'],
    source: '[A] size assumed; acts only with the perk on',
  }),
  stepsMatch: lever({
    symbol: 'b_2', unit: 'share', default: 0.5, range: [0, 10], step: 0.05, slider: [0, 2], outlay: true,
    en: ['Matched ad budget', 'Ad money that the platform adds per RMB spent by a brand in stage 2.'],
    zh: ['投流配投', '第 2 阶段品牌每投放 1 元，平台配比的金额。'],
    source: '[A] size assumed; acts only with the perk on',
  }),
  stepsTalents: lever({
    symbol: 'b_3', kind: 'integer', unit: 'talents', default: 2, range: [0, 50], step: 1, slider: [0, 10],
    en: ['Talents', 'Number of talents that carry a brand in stage 3.'],
    zh: ['达人数量', '为第 3 阶段品牌带货的达人数。'],
    source: '[A] streamers per brand: inverted U [S]; two is below the turning point',
  }),
  stepsQuality: lever({
    symbol: 'b_4q', unit: 'quality', default: 0.03, range: [0, 1], step: 0.01, slider: [0, 0.2],
    en: ['Quality of special supply', 'Quality added to brands in stage 4.'],
    zh: ['专供质量提升', '第 4 阶段品牌的质量提升幅度。'],
    source: '[A] MODEL 6.3: q + .03',
  }),
  stepsPrice: lever({
    symbol: 'b_4p', unit: 'share', default: 0.05, range: [0, 1], step: 0.01, slider: [0, 0.3],
    en: ['Discount of special supply', 'Price taken off for brands in stage 4.'],
    zh: ['专供降价幅度', '第 4 阶段品牌的降价比例。'],
    source: '[A] MODEL 6.3: price - 5%',
  }),
} satisfies Record<string, ParameterEntry>
