// The metrics that people read: each a pure function of a window's sums (MODEL 6.6, money by 6.12-8).
// Invariant: money comes out in real RMB, counts in real units, shares in 0..1; a ratio without a denominator is NaN.
import { ATTRIBUTION } from './attribution.ts'
import { CITY_TIERS } from './city-tiers.ts'
import type { Sums } from './daily.ts'
import { gmvFen, metric, money, panel, rmb, sellers, share, type DerivedMetric, type Measured } from './formula.ts'
import { STAGES } from './stages.ts'
import { TRUST_SPREAD } from './trust-spread.ts'

const orderCount = (s: Sums) => s.ordersPrivate + s.ordersNatural + s.ordersPaid + s.ordersSubsidised
const visitCount = (s: Sums) => s.visitsPrivate + s.visitsNatural + s.visitsPaid + s.visitsSubsidised
const netFen = (s: Sums) => gmvFen(s) - s.refundFen - s.cancelledFen
const advertisingFen = (s: Sums) => s.adsFen - s.adsMatchFen
const profitFen = (s: Sums) =>
  s.commissionFen + advertisingFen(s) - s.subsidyFen - s.adsMatchFen - s.couponFen - s.rebateFen - s.guaranteePlatformFen - s.inspectFen - s.rewardFen - s.providerFen

const impressions = (label: string, definition: string, zhLabel: string, zhDefinition: string, count: (s: Sums) => number) =>
  metric('impressions', 'none', [label, definition], [zhLabel, zhDefinition], (s, m) => count(s) * m.kappa)

export const DERIVED = {
  // --- sales
  gmv: money('higher', ['GMV', 'Value of all paid orders.'], ['GMV', '全部支付订单金额。'], gmvFen),
  gmvPerDay: metric('RMB/day', 'higher', ['GMV a day', 'GMV divided by days.'], ['日均 GMV', 'GMV 除以天数。'], (s, m) => rmb(gmvFen(s), m) / s.days),
  netGmv: money('higher', ['Net GMV', 'GMV less refunds and cancelled orders, at the day of the refund.'], ['净 GMV', 'GMV 减去退款与取消（按退款日计）。'], netFen),
  orders: metric('orders', 'higher', ['Orders', 'Number of paid orders.'], ['订单数', '支付订单数。'], (s, m) => orderCount(s) * m.kappa),
  aov: metric('RMB/order', 'none', ['Average order', 'GMV divided by orders.'], ['客单价', 'GMV 除以订单数。'], (s) => gmvFen(s) / orderCount(s) / 100),
  gmvPerDauDay: metric('RMB/active day', 'higher', ['GMV per DAU-day', 'GMV divided by active fan-days.'], ['单 DAU 日均 GMV', 'GMV 除以活跃人天。'], (s) => gmvFen(s) / s.active / 100),
  newBrandGmv: money('higher',
    ['GMV of new brands', 'GMV of brands that entered since day 0 of the scenario, in their own and in talents\' rooms.'],
    ['新品牌 GMV', '情景第 0 天之后入驻品牌的 GMV（自营及达人带货）。'],
    (s) => s.gmvNewBrands),
  newGmv: money('higher', ['GMV of new anchors', 'GMV of anchors that entered after the first simulated day.'], ['新主播 GMV', '首日之后入驻主播的 GMV。'], (s) => s.gmvNew),
  activePerDay: metric('people', 'none',
    ['Active people a day', 'Mean number of people awake on the platform a day.'], ['日均活跃人数', '平台日均活跃人数。'],
    (s, m) => (s.active * m.kappa) / s.days),
  ...CITY_TIERS,
  // --- where it comes from
  privateShare: share('higher', ['Private share of GMV', 'GMV in private visits / GMV.'], ['私域 GMV 占比', '私域访问成交 / GMV。'], (s) => s.gmvPrivate, gmvFen),
  naturalShare: share('none', ['Natural share of GMV', 'GMV in natural public visits / GMV.'], ['自然流量 GMV 占比', '公域自然访问成交 / GMV。'], (s) => s.gmvNatural, gmvFen),
  paidShare: share('none', ['Paid share of GMV', 'GMV in paid visits / GMV.'], ['付费流量 GMV 占比', '付费访问成交 / GMV。'], (s) => s.gmvPaid, gmvFen),
  subsidisedShare: share('none', ['Subsidised share of GMV', 'GMV in subsidised visits / GMV.'], ['补贴流量 GMV 占比', '补贴访问成交 / GMV。'], (s) => s.gmvSubsidised, gmvFen),
  privateVisitShare: share('higher', ['Private share of visits', 'Private visits / visits.'], ['私域访问占比', '私域访问 / 全部访问。'], (s) => s.visitsPrivate, visitCount),
  naturalVisitShare: share('none', ['Natural share of visits', 'Natural public visits / visits.'], ['自然访问占比', '公域自然访问 / 全部访问。'], (s) => s.visitsNatural, visitCount),
  paidVisitShare: share('none', ['Paid share of visits', 'Paid visits / visits.'], ['付费访问占比', '付费访问 / 全部访问。'], (s) => s.visitsPaid, visitCount),
  subsidisedVisitShare: share('none', ['Subsidised share of visits', 'Subsidised visits / visits.'], ['补贴访问占比', '补贴访问 / 全部访问。'], (s) => s.visitsSubsidised, visitCount),
  naturalFlowShare: share('higher',
    ['Natural-flow share', 'Visits neither paid nor subsidised / visits.'], ['自然流量占比', '非付费且非补贴访问 / 全部访问。'],
    (s) => s.visitsPrivate + s.visitsNatural, visitCount),
  impressionsNatural: impressions('Natural impressions', 'Impressions left for natural traffic.', '自然曝光', '留给自然流量的曝光。', (s) => s.impressionsNatural),
  impressionsPaid: impressions('Paid impressions', 'Impressions sold in the auction.', '付费曝光', '竞价售出的曝光。', (s) => s.impressionsPaid),
  impressionsSubsidised: impressions('Subsidised impressions', 'Impressions given away by subsidy plans.', '补贴曝光', '补贴计划赠送的曝光。', (s) => s.impressionsSubsidised),
  visits: metric('visits', 'none', ['Visits', 'Visits of rooms, projected from the panel.'], ['访问量', '直播间访问人次（由样本组推算）。'], (s, m) => (visitCount(s) * m.kappa) / panel(m)),
  conversion: metric('orders/visit', 'higher', ['Conversion', 'Orders per visit.'], ['访问转化率', '每次访问的订单数。'], (s, m) => (orderCount(s) * panel(m)) / visitCount(s)),
  fastShare: share('none', ['Fast brands\' share of GMV', 'GMV of fast brands\' rooms / GMV.'], ['快品牌 GMV 占比', '快品牌直播间 GMV / GMV。'], (s) => s.gmvFast, gmvFen),
  brandShare: share('none',
    ['Brand share of GMV', 'GMV of rooms of known brands and super key accounts / GMV.'], ['品牌 GMV 占比', '知名品牌与 SKA 品牌直播间 GMV / GMV。'],
    (s) => s.gmvKnown + s.gmvSka, gmvFen),
  brandedShare: share('none', ['Branded goods\' share of GMV', 'GMV of branded goods in any room / GMV.'], ['品牌商品 GMV 占比', '品牌商品（任意直播间）GMV / GMV。'], (s) => s.gmvBranded, gmvFen),
  newShare: share('none', ['New anchors\' share of GMV', 'GMV of anchors that entered after the first day / GMV.'], ['新主播 GMV 占比', '新入驻主播 GMV / GMV。'], (s) => s.gmvNew, gmvFen),
  offer: metric('share', 'none', ['Offer of branded rooms', 'Mean exposure share of branded rooms.'], ['品牌供给占比', '品牌直播间平均曝光占比。'], (s) => s.offer),
  // --- buyers and repurchase
  repeat: share('higher',
    ['Platform repeat', 'Buyers of a month who buy in the next month / buyers of that month.'], ['平台复购率', '上月买家中本月再次购买的比例。'],
    (s) => s.monthRepeaters, (s) => s.lastMonthBuyers),
  penetration: metric('share', 'higher',
    ['Buyer penetration', 'Buyers of a month / fans, mean of the months.'], ['买家渗透率', '月买家数 / 粉丝数（各月均值）。'],
    (s, m) => s.monthBuyers / s.monthEnds / m.fans),
  repurchase30: share('higher',
    ['Anchor repurchase 30', 'Purchase windows of an anchor that are returned to within 30 days / windows opened.'],
    ['主播 30 天复购率', '30 天内再次向同一主播购买的窗口 / 开启的窗口。'],
    (s) => s.windowsReturned, (s) => s.windowsOpened),
  followPageShare: share('none',
    ['Follow-page share of repeats', 'Repeat orders in private visits / repeat orders.'], ['关注页复购占比', '私域访问中的复购订单 / 复购订单。'],
    (s) => s.repeatPrivate, (s) => s.repeatOrders),
  buyersPerDay: metric('people', 'higher', ['Buyers a day', 'Mean number of people who buy on a day.'], ['日均买家数', '日均购买人数。'], (s, m) => (s.buyers * m.kappa) / s.days),
  buyersPerMonth: metric('people', 'higher',
    ['Buyers a month', 'People who buy in a month of 30 days, mean of the months.'], ['月均买家数', '每 30 天购买人数（各月均值）。'],
    (s, m) => (s.monthBuyers * m.kappa) / s.monthEnds),
  newBuyers: metric('people', 'higher', ['First-time buyers', 'People who buy for the first time.'], ['首购人数', '首次购买的人数。'], (s, m) => s.newBuyers * m.kappa),
  followsPerFan: metric('follows/fan', 'higher', ['Follows per fan', 'Follows at the end / fans.'], ['人均关注数', '期末关注数 / 粉丝数。'], (s, m) => s.follows / m.fans),
  follows: metric('follows', 'higher', ['Follows', 'Follows of all anchors at the end.'], ['关注总数', '期末全部主播的关注数。'], (s, m) => s.follows * m.kappa),
  netFollows: metric('follows', 'higher', ['Net new follows', 'New follows less follows lost.'], ['净增关注', '新增关注减取消关注。'], (s, m) => (s.followsNew - s.followsLost) * m.kappa),
  followHalfLife: metric('days', 'higher',
    ['Half-life of a follow', 'ln 2 over the daily rate at which follows are lost: follows lost / the sum of the days\' follows.'],
    ['关注半衰期', 'ln 2 除以每日取关率：取消关注 / 各日关注数之和。'],
    (s) => (Math.LN2 * s.total.follows) / s.followsLost),
  // --- trust and satisfaction
  dissatisfied: share('lower',
    ['Dissatisfied', 'Disappointing deliveries, counterfeits included / deliveries.'], ['不满意率', '失望收货（含假货）/ 收货订单。'],
    (s) => s.mild + s.severe, (s) => s.delivered),
  counterfeitRate: share('lower', ['Counterfeits', 'Deliveries noticed to be counterfeit / deliveries.'], ['假货率', '察觉假货的收货 / 收货订单。'], (s) => s.severe, (s) => s.delivered),
  returnRate: share('lower', ['Return rate', 'Returns and refunds / deliveries.'], ['退货率', '退货退款 / 收货订单。'], (s) => s.returns, (s) => s.delivered),
  complaintRate: share('lower', ['Complaint rate', 'Complaints / deliveries.'], ['投诉率', '投诉 / 收货订单。'], (s) => s.complaints, (s) => s.delivered),
  lateRate: share('lower', ['Late rate', 'Late deliveries / deliveries.'], ['延迟率', '延迟收货 / 收货订单。'], (s) => s.late, (s) => s.delivered),
  leadTime: metric('days', 'lower', ['Lead time', 'Mean days from order to receipt.'], ['平均收货时长', '下单到收货的平均天数。'], (s) => s.leadDays / s.delivered),
  trustDrift: metric('trust/delivery', 'higher',
    ['Trust drift', 'Mean change of trust per delivery, E[Δτ]: after a transaction trust must rise on average.'],
    ['信任漂移', '每次收货的平均信任变化 E[Δτ]：交易之后信任平均应上升。'],
    (s) => s.trustGain / 1e6 / s.delivered),
  trustPublic: metric('1', 'higher', ['Mean public trust', 'Mean public trust of open anchors.'], ['平均公共信任', '在营主播的平均公共信任。'], (s) => s.trustPublic),
  trustFans: metric('1', 'higher',
    ['Mean trust of fans', 'Mean trust of followed bonds with experience, of every eighth fan, at month ends.'],
    ['粉丝平均信任', '有购买经历的关注关系平均信任（每八位粉丝取一位，月末）。'],
    (s) => s.trustSlotSum / 1e6 / s.trustSlots),
  trustSold: metric('1', 'higher', ['Trust at orders', 'Mean trust in the anchor when an order is placed.'], ['下单信任', '下单时对主播的平均信任。'], (s) => s.trustSold / 1e6 / orderCount(s)),
  ...TRUST_SPREAD,
  // --- sellers and enforcement
  anchorsOpen: metric('sellers', 'none', ['Open sellers', 'Sellers open at the end.'], ['在营商家', '期末在营商家数。'], (s, m) => s.anchorsOpen * sellers(m)),
  entered: metric('sellers', 'none', ['Sellers entered', 'Sellers that entered.'], ['新入驻商家', '新入驻商家数。'], (s, m) => s.anchorsEntered * sellers(m)),
  brandsEntered: metric('brands', 'none', ['Brands entered', 'Brands that entered.'], ['新入驻品牌数', '新入驻的品牌数。'], (s, m) => s.brandsEntered * sellers(m)),
  left: metric('sellers', 'none', ['Sellers left', 'Sellers that left, banned ones included.'], ['退出商家', '退出商家数（含封禁）。'], (s, m) => s.anchorsLeft * sellers(m)),
  strikes: metric('strikes', 'none', ['Strikes', 'Strikes given.'], ['违规记分', '违规记分次数。'], (s, m) => s.strikes * sellers(m)),
  bans: metric('sellers', 'none', ['Bans', 'Sellers banned.'], ['封禁数', '被封禁的商家数。'], (s, m) => s.bans * sellers(m)),
  wrongfulBans: metric('sellers', 'lower', ['Wrongful bans', 'Honest sellers banned.'], ['误封数', '被误封的诚信商家数。'], (s, m) => s.wrongfulBans * sellers(m)),
  reminders: metric('sellers', 'none', ['Reminders', 'First detections answered with a reminder.'], ['提醒次数', '首次查实以提醒代罚的次数。'], (s, m) => s.reminders * sellers(m)),
  reentries: metric('sellers', 'lower', ['Re-registrations', 'Banned sellers that came back.'], ['换号重来', '封禁后重新入驻的商家数。'], (s, m) => s.reentries * sellers(m)),
  intercepted: metric('sellers', 'none', ['Interceptions', 'Re-registrations intercepted.'], ['拦截数', '被拦截的重新注册数。'], (s, m) => s.intercepted * sellers(m)),
  cheating: metric('sellers', 'lower', ['Cheating sellers', 'Sellers with counterfeits at the end.'], ['售假商家', '期末售假商家数。'], (s, m) => s.cheating * sellers(m)),
  brushersFound: metric('sellers', 'none', ['Brushing found', 'Sellers whose brushing was found.'], ['查实刷单', '被查实刷单的商家数。'], (s, m) => s.brushersFound * sellers(m)),
  brushers: metric('sellers', 'lower', ['Brushing sellers', 'Sellers that brush at the end.'], ['刷单商家', '期末刷单商家数。'], (s, m) => s.brushers * sellers(m)),
  ...STAGES,
  // --- subsidy and profit
  spend: money('lower', ['Subsidy', 'Subsidised impressions valued at their CPM.'], ['流量补贴', '补贴曝光按 CPM 计价的价值。'], (s) => s.subsidyFen),
  attributedRoi: metric('RMB/RMB', 'none',
    ['Attributed ROI', 'GMV in subsidised visits per RMB of subsidy. It says nothing about what the subsidy adds.'],
    ['归因 ROI', '每元补贴对应的补贴访问成交额；不代表补贴带来的增量。'],
    (s) => s.gmvSubsidised / s.subsidyFen),
  ...ATTRIBUTION,
  creditedRoi: metric('RMB/RMB', 'none',
    ['Credited ROI', 'Direct and carried GMV per RMB of subsidy (gross).'], ['含沉淀归因 ROI', '每元补贴对应的直接成交与沉淀成交额（毛值）。'],
    (s) => (s.gmvDirect + s.gmvCarried) / s.subsidyFen),
  adShare: share('none', ['Advertising share', 'Advertising paid by sellers / GMV.'], ['广告费率', '商家支付的广告费 / GMV。'], advertisingFen, gmvFen),
  commission: money('higher', ['Commission', 'Commission of the platform.'], ['佣金收入', '平台佣金收入。'], (s) => s.commissionFen),
  advertising: money('higher', ['Advertising', 'Advertising paid by sellers, without what the platform matched.'], ['广告收入', '商家支付的广告费（不含平台配比）。'], advertisingFen),
  matched: money('lower',
    ['Matched ads', 'Advertising that the platform added to brands\' own: impressions given away, like a subsidy.'],
    ['投流配投支出', '平台为品牌投放追加的金额：等同于赠送曝光。'],
    (s) => s.adsMatchFen),
  coupons: money('lower', ['Coupons', 'Coupons paid by the platform.'], ['优惠券支出', '平台承担的优惠券。'], (s) => s.couponFen),
  rebates: money('lower', ['Rebates', 'GMV given back to sellers.'], ['返佣支出', '返还商家的金额。'], (s) => s.rebateFen),
  guarantees: money('lower', ['Guarantees', 'Cost of guarantees borne by the platform.'], ['保障权益支出', '平台承担的权益成本。'], (s) => s.guaranteePlatformFen),
  sellerGuarantees: money('lower', ['Guarantees of sellers', 'Cost of guarantees borne by sellers.'], ['商家保障成本', '商家承担的权益成本。'], (s) => s.guaranteeFen - s.guaranteePlatformFen),
  enforcement: money('lower', ['Enforcement', 'Inspections and rewards for reports.'], ['治理支出', '抽检与举报奖励。'], (s) => s.inspectFen + s.rewardFen),
  providerFunds: money('lower', ['Provider funds', 'Money given to service providers.'], ['服务商扶持支出', '投入服务商的资金。'], (s) => s.providerFen),
  profit: money('higher',
    ['Platform profit', 'Commission and advertising less subsidies at CPM, matched ads, coupons, rebates, guarantees, enforcement and provider funds.'],
    ['平台利润', '佣金与广告收入，减去补贴（按 CPM）、投流配投、优惠券、返佣、保障、治理与服务商扶持。'],
    profitFen),
  cashProfit: money('higher',
    ['Cash profit', 'Platform profit without the imputed cost of subsidised impressions and matched ads.'], ['现金利润', '不计补贴曝光与投流配投机会成本的平台利润。'],
    (s) => profitFen(s) + s.subsidyFen + s.adsMatchFen),
  // --- word of mouth
  shares: metric('shares', 'none', ['Shares', 'Rooms shared by satisfied fans.'], ['分享次数', '满意粉丝的分享次数。'], (s, m) => s.shares * m.kappa),
  sharedEntries: metric('visits', 'none', ['Entries by shares', 'Public entries that shares brought.'], ['分享进店', '分享带来的公域进店。'], (s, m) => s.sharedEntries * m.kappa),
} satisfies Record<string, DerivedMetric>

export type DerivedId = keyof typeof DERIVED
export const DERIVED_IDS = Object.keys(DERIVED) as DerivedId[]

/** All derived metrics of a window. Example: `derive(sums, { kappa: 26000, fans: 20000 }).gmv`. */
export const derive = (sums: Sums, measured: Measured): Record<DerivedId, number> =>
  Object.fromEntries(DERIVED_IDS.map((id) => [id, DERIVED[id].value(sums, measured)])) as Record<DerivedId, number>
