// What the engine records every day, one cell each.
// Invariant: the keys are the engine's Metric cells in their order (test/model/metrics.test.ts), so that a row can be read by position.
import type { Text } from '../parameters.ts'

/** How a cell's days become one number: monthEnd cells are 0 except on a month's last day and are summed over those. */
export type Aggregation = 'sum' | 'last' | 'mean' | 'monthEnd'
/** kappa: multiply by people / fans for real units; none: a share, or already a number of simulated sellers. */
export type Scale = 'kappa' | 'none'

export interface DailyMetric {
  readonly label: Text
  readonly unit: string
  readonly aggregation: Aggregation
  readonly replicates: 'mean'
  readonly scale: Scale
}

const metric = (aggregation: Aggregation, scale: Scale, unit: string) => (en: string, zh: string): DailyMetric => ({
  label: { en, zh }, unit, aggregation, replicates: 'mean', scale,
})
const money = metric('sum', 'kappa', 'fen')
const events = metric('sum', 'kappa', 'events')
const orders = metric('sum', 'kappa', 'orders')
const visits = metric('sum', 'kappa', 'visits')
const impressions = metric('sum', 'kappa', 'impressions')
const people = metric('sum', 'kappa', 'people')
const monthly = metric('monthEnd', 'kappa', 'people')
const state = metric('last', 'kappa', 'follows')
const sellers = metric('sum', 'none', 'anchors')
const standing = metric('last', 'none', 'anchors')
const millionths = metric('sum', 'none', 'millionths')
const moves = metric('sum', 'none', 'brands')
const served = metric('last', 'none', 'providers')

/** Classes of trust, equally wide from 0 to 1 (kernel/slots/metrics.ts says the same). */
const CLASSES = Array.from({ length: 20 }, (_, k) => k)
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
type ClassId<Name extends string> = `${Name}${Digit | `1${Digit}`}`
/** One monthly cell for each class of trust. */
const classes = <Name extends string>(name: Name, unit: string, en: string, zh: string) =>
  Object.fromEntries(CLASSES.map((k) => {
    const range = `${(k / CLASSES.length).toFixed(2)}–${((k + 1) / CLASSES.length).toFixed(2)}`
    return [`${name}${k}`, metric('monthEnd', 'none', unit)(`${en} with trust ${range}`, `信任 ${range} 的${zh}`)]
  })) as Record<ClassId<Name>, DailyMetric>
/** [class] cells of `classes` out of a window's sums. */
export const classesOf = (sums: Sums, name: 'trustSlots' | 'trustAnchors'): number[] => CLASSES.map((k) => sums[`${name}${k}` as DailyId])

export const DAILY = {
  active: people('Active fans', '活跃粉丝'),
  impressionsNatural: impressions('Natural impressions', '自然曝光'),
  impressionsPaid: impressions('Paid impressions', '付费曝光'),
  impressionsSubsidised: impressions('Subsidised impressions', '补贴曝光'),
  visitsPrivate: visits('Private visits of the panel', '私域访问（样本组）'),
  visitsNatural: visits('Natural visits of the panel', '自然访问（样本组）'),
  visitsPaid: visits('Paid visits of the panel', '付费访问（样本组）'),
  visitsSubsidised: visits('Subsidised visits of the panel', '补贴访问（样本组）'),
  gmvPrivate: money('GMV in private visits', '私域 GMV'),
  gmvNatural: money('GMV in natural visits', '自然流量 GMV'),
  gmvPaid: money('GMV in paid visits', '付费流量 GMV'),
  gmvSubsidised: money('GMV in subsidised visits', '补贴流量 GMV'),
  ordersPrivate: orders('Orders in private visits', '私域订单'),
  ordersNatural: orders('Orders in natural visits', '自然流量订单'),
  ordersPaid: orders('Orders in paid visits', '付费流量订单'),
  ordersSubsidised: orders('Orders in subsidised visits', '补贴流量订单'),
  gmvWhite: money('GMV of white-label rooms', '白牌 GMV'),
  gmvFast: money('GMV of fast brands\' rooms', '快品牌 GMV'),
  gmvKnown: money('GMV of known brands\' rooms', '知名品牌 GMV'),
  gmvSka: money('GMV of super key accounts\' rooms', 'SKA 品牌 GMV'),
  gmvBranded: money('GMV of branded goods, in own or talents\' rooms', '品牌商品 GMV（自营及达人带货）'),
  gmvNew: money('GMV of anchors that entered after the first day', '新入驻主播 GMV'),
  gmvTier1: money('GMV from tier-1 cities', '一线城市 GMV'),
  gmvTier2: money('GMV from tier-2 cities', '二线城市 GMV'),
  gmvTier3: money('GMV from tier-3 cities', '三线城市 GMV'),
  gmvTier4: money('GMV from tier-4 cities', '四线城市 GMV'),
  gmvTier5: money('GMV from tier-5 cities', '五线城市 GMV'),
  gmvDirect: money('GMV tagged: sold in a subsidised visit', '归因 GMV：补贴访问直接成交'),
  gmvCarried: money('GMV tagged: of a bond that began in a subsidised visit', '归因 GMV：源于补贴访问的关系'),
  delivered: orders('Orders delivered', '已收货订单'),
  satisfied: orders('Satisfying deliveries', '满意订单'),
  mild: orders('Disappointing deliveries', '失望订单'),
  severe: orders('Counterfeits noticed', '察觉假货的订单'),
  late: orders('Late deliveries', '延迟订单'),
  cancelled: orders('Orders cancelled', '取消订单'),
  cancelledFen: money('Value of cancelled orders', '取消订单金额'),
  returns: orders('Returns and refunds', '退货退款订单'),
  refundFen: money('Refunds', '退款金额'),
  complaints: events('Complaints', '投诉'),
  inFlight: metric('last', 'kappa', 'orders')('Orders in flight', '在途订单'),
  leadDays: metric('sum', 'kappa', 'order days')('Days of delivery', '收货总天数'),
  buyers: people('Buyers of the day', '当日买家'),
  newBuyers: people('First-time buyers', '首次购买的买家'),
  monthBuyers: monthly('Buyers of the month', '当月买家'),
  monthRepeaters: monthly('Buyers of the month before who bought again', '上月买家中本月再次购买者'),
  lastMonthBuyers: monthly('Buyers of the month before', '上月买家'),
  repeatOrders: orders('Orders from an anchor bought from within 30 days', '30 天内同主播复购订单'),
  repeatPrivate: orders('Such orders made in private visits', '其中私域复购订单'),
  windowsOpened: events('30-day purchase windows opened', '开启的 30 天复购窗口'),
  windowsReturned: events('30-day purchase windows returned to', '窗口内再次购买'),
  followsNew: events('New follows', '新增关注'),
  followsLost: events('Follows lost', '取消关注'),
  follows: state('Follows', '关注总数'),
  trustGain: millionths('Change of trust at deliveries', '收货时信任变化'),
  trustSlotSum: metric('monthEnd', 'none', 'millionths')('Sum of trust of experienced bonds', '有购买经历的关注关系信任之和'),
  trustSlots: metric('monthEnd', 'none', 'bonds')('Experienced bonds', '有购买经历的关注关系数'),
  trustPublic: metric('mean', 'none', '1')('Mean public trust of open anchors', '在营主播平均公共信任'),
  trustSold: millionths('Trust at orders', '下单时信任之和'),
  anchorsOpen: standing('Open anchors', '在营主播'),
  anchorsEntered: sellers('Anchors entered', '新入驻主播'),
  anchorsLeft: sellers('Anchors that left', '退出主播'),
  strikes: sellers('Strikes', '违规记分'),
  bans: sellers('Bans', '封禁'),
  wrongfulBans: sellers('Bans of honest anchors', '误封'),
  reminders: sellers('Reminders', '提醒'),
  reentries: sellers('Re-registrations', '换号重来'),
  intercepted: sellers('Re-registrations intercepted', '被拦截的换号'),
  brushers: standing('Brushing anchors', '刷单主播'),
  cheating: standing('Cheating anchors', '售假主播'),
  adsFen: money('Advertising, matched money included', '广告消耗（含平台配比）'),
  adsMatchFen: money('Advertising matched by the platform', '平台投流配投'),
  subsidyFen: money('Subsidies, valued at CPM', '流量补贴（按 CPM 计价）'),
  couponFen: money('Coupons', '优惠券'),
  commissionFen: money('Commission', '佣金收入'),
  rebateFen: money('Rebates', '返佣'),
  guaranteeFen: money('Cost of guarantees', '保障权益成本'),
  guaranteePlatformFen: money('Cost of guarantees borne by the platform', '平台承担的保障成本'),
  inspectFen: money('Cost of inspections', '抽检成本'),
  rewardFen: money('Rewards for reports', '举报奖励'),
  providerFen: money('Fund of service providers', '服务商基金'),
  shares: events('Shares', '分享'),
  sharedEntries: visits('Entries brought by shares', '分享带来的进店'),
  stage0: standing('Brands not started', '未破零品牌'),
  stage1: standing('Brands in stage 1', '第 1 阶段品牌'),
  stage2: standing('Brands in stage 2', '第 2 阶段品牌'),
  stage3: standing('Brands in stage 3', '第 3 阶段品牌'),
  stage4: standing('Brands in stage 4', '第 4 阶段品牌'),
  offer: metric('mean', 'none', 'share')('Offer of branded rooms', '品牌直播间供给占比'),
  // --- observers: they never change a run's digest
  stageUp0: moves('Brands that rose out of stage 0', '离开第 0 阶段上升的品牌'),
  stageUp1: moves('Brands that rose out of stage 1', '离开第 1 阶段上升的品牌'),
  stageUp2: moves('Brands that rose out of stage 2', '离开第 2 阶段上升的品牌'),
  stageUp3: moves('Brands that rose out of stage 3', '离开第 3 阶段上升的品牌'),
  stageDown1: moves('Brands that fell out of stage 1', '离开第 1 阶段回落的品牌'),
  stageDown2: moves('Brands that fell out of stage 2', '离开第 2 阶段回落的品牌'),
  stageDown3: moves('Brands that fell out of stage 3', '离开第 3 阶段回落的品牌'),
  stageDown4: moves('Brands that fell out of stage 4', '离开第 4 阶段回落的品牌'),
  stageEnd0: moves('Brands closed in stage 0', '第 0 阶段关闭的品牌'),
  stageEnd1: moves('Brands closed in stage 1', '第 1 阶段关闭的品牌'),
  stageEnd2: moves('Brands closed in stage 2', '第 2 阶段关闭的品牌'),
  stageEnd3: moves('Brands closed in stage 3', '第 3 阶段关闭的品牌'),
  stageEnd4: moves('Brands closed in stage 4', '第 4 阶段关闭的品牌'),
  providersOpen: served('Service providers', '服务商'),
  providers100M: served('Service providers of 100 M a year', '年成交过亿的服务商'),
  providers1B: served('Service providers of 1 B a year', '年成交十亿以上的服务商'),
  reachedSubsidised: people('First subsidised visits since the first plan (panel)', '首个计划以来首次补贴访问（样本组）'),
  reachedFast: people('First visits of fast brands\' rooms since the first plan (panel)', '首个计划以来首次访问快品牌（样本组）'),
  gmvAnyNatural: money('GMV in rooms also entered by natural traffic', '当日经自然流量进入过的直播间 GMV'),
  gmvAnyPaid: money('GMV in rooms also entered by paid traffic', '当日经付费流量进入过的直播间 GMV'),
  gmvAnySubsidised: money('GMV in rooms also entered by subsidised traffic', '当日经补贴流量进入过的直播间 GMV'),
  gmvSplitPrivate: money('GMV of private visits, equal split', '私域 GMV（均分归因）'),
  gmvSplitNatural: money('GMV of natural visits, equal split', '自然流量 GMV（均分归因）'),
  gmvSplitPaid: money('GMV of paid visits, equal split', '付费流量 GMV（均分归因）'),
  gmvSplitSubsidised: money('GMV of subsidised visits, equal split', '补贴流量 GMV（均分归因）'),
  gmvNewBrands: money('GMV of brands new since day 0', '第 0 天之后入驻品牌的 GMV'),
  brandsEntered: moves('Brands entered', '新入驻品牌'),
  brushersFound: metric('sum', 'none', 'anchors')('Anchors whose brushing was found', '被查实刷单的主播'),
  ordersTier1: orders('Orders from tier-1 cities', '一线城市订单'),
  ordersTier2: orders('Orders from tier-2 cities', '二线城市订单'),
  ordersTier3: orders('Orders from tier-3 cities', '三线城市订单'),
  ordersTier4: orders('Orders from tier-4 cities', '四线城市订单'),
  ordersTier5: orders('Orders from tier-5 cities', '五线城市订单'),
  ...classes('trustSlots', 'bonds', 'Bonds', '关注关系'),
  ...classes('trustAnchors', 'anchors', 'Anchors', '主播'),
} satisfies Record<string, DailyMetric>

export type DailyId = keyof typeof DAILY
export const DAILY_IDS = Object.keys(DAILY) as DailyId[]

/** A window's cells, each aggregated by its own rule, and how long the window was; `total`: each summed over the days, also stocks. */
export type Sums = Readonly<Record<DailyId, number>> & { readonly days: number; readonly monthEnds: number; readonly total: Readonly<Record<DailyId, number>> }

export const MONTH = 30 // days; the engine closes months on absolute days 29, 59, …

/**
 * Aggregates the rows of days [fromDay, toDay) (absolute days, burn-in included) of one run.
 * `rows` is [day × columns] with the cells of DAILY in their order.
 */
export function aggregate(rows: Float64Array, columns: number, fromDay: number, toDay: number): Sums {
  if (columns < DAILY_IDS.length) throw new RangeError(`rows have ${columns} columns; the catalogue has ${DAILY_IDS.length}`)
  if (!(fromDay >= 0 && toDay > fromDay && toDay * columns <= rows.length)) throw new RangeError(`days ${fromDay} to ${toDay} are not in the rows`)
  const days = toDay - fromDay
  const out: Record<string, number> = {}, total: Record<string, number> = {}
  DAILY_IDS.forEach((id, column) => {
    let sum = 0
    for (let day = fromDay; day < toDay; day++) sum += rows[day * columns + column]!
    total[id] = sum
    const { aggregation } = DAILY[id]
    out[id] = aggregation === 'last' ? rows[(toDay - 1) * columns + column]! : aggregation === 'mean' ? sum / days : sum
  })
  return { ...out, days, monthEnds: Math.floor(toDay / MONTH) - Math.floor(fromDay / MONTH), total } as Sums
}
