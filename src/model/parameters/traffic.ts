// Public traffic: impressions, natural allocation, the auction of paid impressions.
// Invariant: one entry for each Param cell of these names in src/engine/kernel/slots/parameters.ts.
import { lever, oracle, tex, world, type ParameterEntry } from './entry.ts'

const WEIGHT = tex`w_j = \mathrm{live}_j\, e^{\kappa_s s_j} (g^7_j + g_0)^{\gamma_G} (\bar R_j/a_0)^{\gamma_T} D^{\mathrm{strikes}_j}\, b_{new}`
const SHARE = tex`x_j = (1-\varepsilon)\, w_j/\sum_k w_k + \varepsilon / n_{live}`
const CLEARED = tex`f\,(1 + f^{k_a}) = \frac{1000 \sum_j ad_j}{c_0 \chi I}, \quad \mathrm{CPM} = c_0 (1 + f^{k_a})`

export const traffic = {
  impressions: world({
    symbol: 'M', unit: 'impressions/active fan', default: 25, range: [0, 1000], step: 1, slider: [0, 100],
    en: ['Impressions a day', 'Impressions of live rooms shown to an active fan on a day: the finite attention that natural, paid and subsidised traffic share.'],
    zh: ['日曝光量', '每个活跃粉丝每天看到的直播间曝光次数；自然、付费与补贴流量共同争夺这份有限的注意力。'],
    equation: tex`I = M \cdot \#\mathrm{active}`,
    source: '[A] only M times click-through matters (MODEL 6.4)',
  }),
  clickThrough: world({
    symbol: 'ctr', unit: 'probability', default: 0.085, range: [0, 1], step: 0.005, slider: [0, 0.3],
    en: ['Click-through', 'Chance that an impression becomes an entry into the room.'],
    zh: ['点击率', '一次曝光转化为进入直播间的概率。'],
    equation: tex`n_{it} \sim \mathrm{Poisson}(M \cdot ctr)`,
    source: '[A] only M times click-through matters; 2.1 public entries per active day',
  }),
  recall: world({
    symbol: 'ρ_F', unit: 'probability', default: 0.1, range: [0, 1], step: 0.01, slider: [0, 0.5],
    en: ['Followed rooms in the feed', 'Share of a fan\'s natural entries that the feed fills with a live room she follows; such visits are natural, not private.'],
    zh: ['公域召回关注', '信息流把粉丝的自然入口分给其已关注且在播直播间的比例；此类访问计入自然流量而非私域。'],
    source: '[A] lowers follow-page repeats from the prototype\'s .89 towards .80 [S]: feeds show followed rooms too; fitted in PLATFORM',
  }),
  entriesFixed: oracle({
    symbol: 'entriesFixed', kind: 'integer', unit: 'entries/active day', default: 0, range: [0, 8], step: 1,
    en: ['Fixed public entries', 'Exact number of public entries per active fan and day instead of a Poisson number; 0 = off.'],
    zh: ['固定公域入口', '每个活跃粉丝每天的公域入口数取定值而非泊松抽样；0 表示关闭。'],
    source: '[A] MODEL 6.12-10 (O5)',
  }),
  considered: oracle({
    symbol: 'considered', kind: 'integer', unit: 'anchors', default: 0, range: [0, 64], step: 1,
    en: ['Fixed consideration set', 'Every active fan visits anchors 0 to n-1 every day and nobody else; 0 = off.'],
    zh: ['固定考虑集', '每个活跃粉丝每天只访问编号 0 至 n-1 的主播；0 表示关闭。'],
    source: '[A] MODEL 6.12-10 (O1, O7)',
  }),
  skillTraffic: world({
    symbol: 'κ_s', unit: '1', default: 0.4, range: [0, 5], step: 0.05, slider: [0, 2],
    en: ['Skill in natural traffic', 'How strongly an anchor\'s live skill raises the natural weight.'],
    zh: ['主播能力对自然流量的影响', '直播能力对自然流量权重的提升力度。'],
    equation: WEIGHT,
    source: '[A] MODEL 6.12-4: .4; one sd of skill is worth 22% more traffic',
  }),
  gammaG: lever({
    symbol: 'γ_G', unit: '1', default: 0.5, range: [0, 2], step: 0.05,
    en: ['Weight of sales', 'Exponent of recent sales in natural traffic: 0 ignores them, 1 is rich-get-richer (Pólya), above 1 the winner takes all.'],
    zh: ['销售额权重', '近期销售额在自然流量分配中的指数：0 为不考虑，1 为富者愈富，大于 1 则赢家通吃。'],
    equation: WEIGHT,
    source: '[P] concentration of anchors (MODEL 6.4)',
  }),
  gammaT: lever({
    symbol: 'γ_T', unit: '1', default: 0, range: [0, 10], step: 0.25, slider: [0, 6],
    en: ['Weight of trust', 'Exponent of an anchor\'s public trust in natural traffic: 1 is trust-proportional exposure.'],
    zh: ['信任权重', '主播公共信任分在自然流量分配中的指数：1 即按信任成比例分配曝光。'],
    equation: WEIGHT,
    source: '[A] neutral value; F6: the more trustworthy, the more traffic (lever)',
  }),
  epsilon: lever({
    symbol: 'ε', unit: 'share', default: 0.2, range: [0, 1], step: 0.01,
    en: ['Equal share', 'Part of natural traffic that all live rooms share equally (exploration).'],
    zh: ['均分流量占比', '自然流量中由所有在播直播间平均分享（探索）的比例。'],
    equation: SHARE,
    source: '[P] concentration of anchors (MODEL 6.4)',
  }),
  paidCredit: world({
    symbol: 'c_p', unit: 'share', default: 0, range: [0, 1], step: 0.05, slider: [0, 1],
    en: ['Credit of bought sales', 'Share of the sales through paid and subsidised visits that counts for natural traffic; 0 = natural traffic is earned by private and natural sales only.'],
    zh: ['付费成交的计入比例', '付费与补贴流量带来的成交中计入自然流量权重的比例；0 表示自然流量只由私域与自然成交挣得。'],
    equation: tex`g_j \leftarrow g_j + (\text{organic} + c_p\,\text{bought} - g_j)/7`,
    source: '[A] full-link traffic goes to trusted sellers with repeat customers (F6), not to those who buy visits',
  }),
  salesFloor: world({
    symbol: 'g_0', unit: 'RMB/day', default: 20, range: [0, 1e6], step: 5, slider: [0, 500],
    en: ['Sales floor', 'Sales added to every anchor\'s smoothed sales before weighting, so that a newcomer has a chance. In simulated RMB at the reference population.'],
    zh: ['销售额底数', '加权前给每位主播平滑销售额加上的底数，使新人也有机会。单位为基准规模下的模拟元。'],
    equation: WEIGHT,
    source: '[P] concentration of anchors (MODEL 6.4)',
  }),
  newBoost: lever({
    symbol: 'b_new', unit: 'factor', default: 1, range: [0, 100], step: 0.25, slider: [0, 5],
    en: ['Boost of new anchors', 'Factor on the natural weight of anchors younger than the cold-start period.'],
    zh: ['新主播加权', '冷启动期内新主播自然流量权重的倍数。'],
    equation: WEIGHT,
    source: '[A] neutral value; cold-start boosts are common practice (MODEL 3)',
  }),
  newDays: lever({
    symbol: 'T_new', kind: 'integer', unit: 'days', default: 30, range: [0, 1000], step: 1, slider: [0, 120],
    en: ['Cold-start period', 'Days since entry during which an anchor counts as new.'],
    zh: ['冷启动天数', '入驻后多少天内算作新主播。'],
    source: '[A] feedback came nearly a month after launch (F2)',
  }),
  smoothDays: world({
    symbol: 'T_g', unit: 'days', default: 7, range: [0, 365], step: 1, slider: [0, 60],
    en: ['Memory of sales', 'Time constant of the smoothed daily sales that steer traffic and ad budgets; 0 = plain running sum (oracle).'],
    zh: ['销售额记忆', '用于流量与投放预算的日销售额平滑时间常数；0 表示简单累计（验证用）。'],
    equation: tex`g^7_t = g^7_{t-1} + (GMV_t - g^7_{t-1})/T_g`,
    source: '[A] a week, the rhythm of live schedules',
  }),
  meanField: oracle({
    symbol: 'meanField', kind: 'switch', unit: 'switch', default: 0, range: [0, 1], step: 1,
    en: ['Mean-field traffic', 'Traffic feeds back deterministically through conversion a_j = quality.'],
    zh: ['平均场流量', '流量通过转化率 a_j = 质量 以确定性方式反馈。'],
    source: '[A] MODEL 6.12-10 (O9)',
  }),
  sampling: world({
    symbol: 'sampling', kind: 'choice', unit: 'code', default: 1, range: [0, 1], step: 1,
    options: [
      { id: 'inverseCdf', value: 0, label: { en: 'inverse CDF', zh: '逆分布函数' } },
      { id: 'keyedTree', value: 1, label: { en: 'keyed tree', zh: '键控二叉树' } },
    ],
    en: ['Sampling of rooms', 'How a public entry draws its room. The law is the same; a keyed draw keeps paired worlds closer.'],
    zh: ['直播间抽样方式', '公域入口抽取直播间的方法；分布相同，但键控抽样能让配对世界差异更小。'],
    source: '[P] pair SD of relative GMV differences 1.03% with inverse CDF, .73% keyed (MODEL 6.11)',
  }),
  cpm: world({
    symbol: 'c_0', unit: 'RMB/1000 impressions', default: 30, range: [0.01, 1e5], step: 1, slider: [1, 200],
    en: ['Price of impressions', 'Cost of 1,000 paid impressions when nothing is sold; also values subsidised impressions that state no CPM of their own.'],
    zh: ['千次曝光成本', '付费流量零售出时每千次曝光的价格；未另行说明时，补贴曝光也按此计价。'],
    equation: CLEARED,
    source: '[A] no public CPM was found (MODEL 2.1); 30 is a round industry value',
  }),
  paidShareMax: world({
    symbol: 'χ', unit: 'share', default: 0.25, range: [0, 1], step: 0.01,
    en: ['Impressions for sale', 'Share of all impressions that may be sold as ads.'],
    zh: ['可售曝光占比', '全部曝光中可作为广告出售的比例。'],
    equation: tex`I_{paid} = \chi f I`,
    source: '[A] ad/GMV 2.2% stays below the 4.5-6.3% bound [S] (MODEL 6.4)',
  }),
  auctionExponent: world({
    symbol: 'k_a', unit: '1', default: 2, range: [0, 20], step: 0.5, slider: [0, 8],
    en: ['Steepness of the ad price', 'How fast the cleared price rises with the sold share of paid inventory.'],
    zh: ['竞价陡度', '成交价随付费库存售出率上升的快慢。'],
    equation: CLEARED,
    source: '[A] MODEL 3: aggregate auction c = c0 (1 + f^k)',
  }),
  adRate: world({
    symbol: 'a_d', unit: 'share', default: 0.03, range: [0, 1], step: 0.005, slider: [0, 0.2],
    en: ['Ad budget of anchors', 'Share of smoothed sales that anchors spend on paid traffic.'],
    zh: ['主播投放预算率', '主播把近期销售额的多少比例用于付费流量。'],
    source: '[A] gives ad/GMV 2.2%, below the upper bound of 4.5-6.3% [S]',
  }),
} satisfies Record<string, ParameterEntry>
