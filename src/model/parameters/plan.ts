// A subsidy plan: impressions given away, when, how fast and to whom.
// Invariant: one entry for each Plan cell of src/engine/kernel/slots/inputs.ts. Days are scenario days, money is real RMB.
import { KIND_BITS, lever, tex, type ParameterEntry } from './entry.ts'

const PACE = tex`\mathrm{spend}_n = B/T\ \text{(uniform)},\quad B e^{-k_B n}\frac{1 - e^{-k_B}}{1 - e^{-k_B T}}\ \text{(decay)}`
const SPLIT = tex`I_{sub} = \min(I/2,\ 1000\,\mathrm{spend}/c_{sub}),\quad I_j \propto \mathrm{elig}_j\, w_j^{conc}`
const share = (symbol: string, en: readonly [string, string], zh: readonly [string, string], source: string) =>
  lever({ symbol, unit: 'share', default: 0, range: [0, 1], step: 0.05, en, zh, source })

export const plan = {
  budget: lever({
    symbol: 'B', unit: 'RMB', default: 0, range: [0, 1e12], step: 1e7, slider: [0, 5e9],
    en: ['Budget', 'Value of the plan: impressions times CPM / 1000. A file may give it in impressions instead.'],
    zh: ['预算', '补贴计划的价值：曝光数 × CPM / 1000；文件中也可改按曝光数填写。'],
    equation: PACE, source: '[A] neutral value; 23 B impressions at CPM 30 are worth 0.69 B RMB (F19)',
  }),
  from: lever({
    symbol: 't_0', kind: 'integer', unit: 'day', default: 0, range: [0, 1e5], step: 1, slider: [0, 365],
    en: ['From', 'First day of the plan.'], zh: ['开始日', '补贴计划的第一天。'], source: '[A] end of the burn-in',
  }),
  to: lever({
    symbol: 't_1', kind: 'integer', unit: 'day', default: 0, range: [0, 1e5], step: 1, slider: [0, 365],
    en: ['To', 'Day after the last day of the plan.'], zh: ['结束日', '补贴计划最后一天的次日。'], source: '[A] the horizon when not given',
  }),
  cpm: lever({
    symbol: 'c_sub', unit: 'RMB/1000 impressions', default: 30, range: [0.01, 1e5], step: 1, slider: [1, 200],
    en: ['CPM', 'Price at which subsidised impressions are valued.'],
    zh: ['补贴 CPM', '补贴曝光的计价（元 / 千次曝光）。'],
    equation: SPLIT, source: '[A] same as the price of impressions',
  }),
  pacing: lever({
    symbol: 'pacing', kind: 'choice', unit: 'code', default: 0, range: [0, 2], step: 1,
    options: [
      { id: 'uniform', value: 0, label: { en: 'uniform', zh: '匀速' } },
      { id: 'decay', value: 1, label: { en: 'decaying', zh: '递减' } },
      { id: 'trigger', value: 2, label: { en: 'triggered', zh: '触发式' } },
    ],
    en: ['Pacing', 'How the budget is spread over the days.'],
    zh: ['投放节奏', '预算在各天的分配方式。'],
    equation: PACE, source: '[A] MODEL 6.5',
  }),
  decay: lever({
    symbol: 'k_B', unit: '1/day', default: 0.02, range: [0, 10], step: 0.005, slider: [0, 0.2],
    en: ['Decay of the pace', 'Daily rate at which a decaying plan slows down.'],
    zh: ['递减速率', '递减式投放的日递减速率。'],
    equation: PACE, source: '[A] half of the pace after 35 days',
  }),
  trigger: lever({
    symbol: 'x_trig', unit: 'share', default: 0.2, range: [0, 1], step: 0.01,
    en: ['Trigger', 'A triggered plan spends on days after which the eligible anchors\' share of GMV was below this.'],
    zh: ['触发阈值', '当符合条件主播的 GMV 占比低于该值时，触发式计划才投放。'],
    source: '[A] near the share of fast brands, so that both states occur',
  }),
  rollOver: lever({
    symbol: 'roll', kind: 'switch', unit: 'switch', default: 1, range: [0, 1], step: 1,
    en: ['Roll over', 'Unspent money moves to the next day; otherwise it lapses.'],
    zh: ['余额结转', '未用完的预算结转到次日；否则作废。'],
    source: '[A] MODEL 6.12-8: as the plan says',
  }),
  kinds: lever({
    symbol: 'elig_kind', kind: 'mask', unit: 'bit mask', default: 15, range: [1, 15], step: 1, options: KIND_BITS,
    en: ['Eligible kinds', 'Kinds of anchors that may receive subsidised impressions.'],
    zh: ['扶持对象类型', '可获得补贴曝光的主播类型。'],
    source: '[A] neutral value: all',
  }),
  decileMin: lever({
    symbol: 'dec_0', kind: 'integer', unit: 'decile', default: 0, range: [0, 9], step: 1,
    en: ['Largest decile', 'Size decile from which anchors are eligible; 0 is the largest tenth.'],
    zh: ['规模上限（十分位）', '可获扶持主播的规模十分位上界；0 为最大的 10%。'],
    source: '[A] neutral value: all',
  }),
  decileMax: lever({
    symbol: 'dec_1', kind: 'integer', unit: 'decile', default: 9, range: [0, 9], step: 1,
    en: ['Smallest decile', 'Size decile up to which anchors are eligible; 9 is the smallest tenth.'],
    zh: ['规模下限（十分位）', '可获扶持主播的规模十分位下界；9 为最小的 10%。'],
    source: '[A] neutral value: all',
  }),
  trustMin: share('elig_τ',
    ['Trust gate', 'Least public trust of an eligible anchor.'],
    ['信任门槛', '可获扶持主播的最低公共信任分。'], '[A] neutral value: no gate (F6)'),
  ageMax: lever({
    symbol: 'elig_age', kind: 'integer', unit: 'days', default: 0, range: [0, 1e5], step: 1, slider: [0, 365],
    en: ['Only newcomers', 'Greatest age of an eligible anchor since its entry; 0 = any.'],
    zh: ['仅限新人', '可获扶持主播的最长入驻天数；0 表示不限。'], source: '[A] neutral value: any',
  }),
  repurchaseMin: share('elig_rep',
    ['Repurchase gate', 'Least repurchase within 30 days of an eligible anchor.'],
    ['复购门槛', '可获扶持主播的最低 30 天复购率。'], '[A] neutral value; criterion of fast brands (F17)'),
  privateMin: share('elig_priv',
    ['Private-domain gate', 'Least private share of an eligible anchor\'s GMV.'],
    ['私域门槛', '可获扶持主播的最低私域 GMV 占比。'], '[A] neutral value; criterion of fast brands (F17)'),
  contentMin: lever({
    symbol: 'elig_cont', unit: 'skill', default: -3, range: [-3, 3], step: 0.1,
    en: ['Content gate', 'Least live skill of an eligible anchor; -3 = any.'],
    zh: ['内容门槛', '可获扶持主播的最低直播能力；-3 表示不限。'], source: '[A] neutral value; criterion of fast brands (F17)',
  }),
  coreMin: share('elig_core',
    ['Core-channel gate', 'Least share of the seller\'s whole business that is done on the platform. Other channels are not simulated: the share is a trait, uniform, drawn at birth.'],
    ['主阵地门槛', '主播全部生意中在本平台完成的最低比例。其他渠道未模拟：该比例为出生时抽取的均匀分布特质。'], '[A] neutral value; the platform is the core channel (F17)'),
  businessMin: lever({
    symbol: 'elig_biz', unit: 'RMB/30 days', default: 0, range: [0, 1e12], step: 1e5, slider: [0, 1e8],
    en: ['Business gate', 'Least GMV over 30 days of an eligible anchor, per real seller.'],
    zh: ['经营门槛', '可获扶持主播（按单个商家计）的最低 30 天 GMV。'], source: '[A] neutral value; criterion of fast brands (F17)',
  }),
  entrant: lever({
    symbol: 'elig_ent', kind: 'integer', unit: 'entrant', default: -1, range: [-1, 3], step: 1,
    en: ['Only this entrant', 'Number of the scripted entrant that alone is eligible; -1 = no such rule.'],
    zh: ['仅限该新主播', '唯一可获扶持的设定新主播编号；-1 表示无此限制。'], source: '[A] neutral value',
  }),
  concentration: lever({
    symbol: 'conc', unit: '1', default: 1, range: [0, 10], step: 0.1, slider: [0, 3],
    en: ['Concentration', 'Exponent on natural weights among the eligible: 0 gives equal shares, 1 follows natural traffic.'],
    zh: ['集中度', '在符合条件的主播间按自然权重的几次方分配：0 为均分，1 与自然流量一致。'],
    equation: SPLIT, source: '[A] MODEL 6.5',
  }),
} satisfies Record<string, ParameterEntry>
