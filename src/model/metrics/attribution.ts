// Whom a subsidy reaches, and what its channel is credited with by other rules than priority (MODEL 6.12-5, F19).
// Invariant: by equal split the channels' shares add up to 1; by "any visit" an order counts in full for every channel that brought her.
import { gmvFen, metric, panel, share, type DerivedMetric } from './formula.ts'

const any = (en: string, zh: string, part: Parameters<typeof share>[3]) =>
  share('none', [`${en} share of GMV, any visit`, `GMV in rooms that the buyer entered at least once by ${en.toLowerCase()} traffic that day / GMV; such shares add up to more than 1.`],
    [`${zh} GMV 占比（任一访问）`, `买家当日至少一次经${zh}进入的直播间 GMV / GMV；各渠道之和大于 1。`], part, gmvFen)
const split = (en: string, zh: string, part: Parameters<typeof share>[3]) =>
  share('none', [`${en} share of GMV, equal split`, `GMV credited to ${en.toLowerCase()} visits when each order is split equally among the channels that brought the buyer to the room that day / GMV.`],
    [`${zh} GMV 占比（均分）`, `每笔订单在买家当日进入该直播间的各渠道间均分时，${zh}所得 GMV / GMV。`], part, gmvFen)

export const ATTRIBUTION = {
  naturalAnyShare: any('Natural', '自然流量', (s) => s.gmvAnyNatural),
  paidAnyShare: any('Paid', '付费流量', (s) => s.gmvAnyPaid),
  subsidisedAnyShare: any('Subsidised', '补贴流量', (s) => s.gmvAnySubsidised),
  privateSplitShare: split('Private', '私域', (s) => s.gmvSplitPrivate),
  naturalSplitShare: split('Natural', '自然流量', (s) => s.gmvSplitNatural),
  paidSplitShare: split('Paid', '付费流量', (s) => s.gmvSplitPaid),
  subsidisedSplitShare: split('Subsidised', '补贴流量', (s) => s.gmvSplitSubsidised),
  attributedRoiAny: metric('RMB/RMB', 'none', ['Attributed ROI, any visit', 'GMV in rooms that the buyer entered at least once by subsidised traffic that day, per RMB of subsidy.'],
    ['归因 ROI（任一访问）', '每元补贴对应的、买家当日至少一次经补贴流量进入的直播间成交额。'], (s) => s.gmvAnySubsidised / s.subsidyFen),
  attributedRoiSplit: metric('RMB/RMB', 'none', ['Attributed ROI, equal split', 'GMV of subsidised visits per RMB of subsidy when each order is split equally among the channels that brought the buyer to the room that day.'],
    ['归因 ROI（均分）', '每笔订单在当日各渠道间均分时，每元补贴对应的补贴访问成交额。'], (s) => s.gmvSplitSubsidised / s.subsidyFen),
  reachSubsidised: metric('people', 'higher', ['Reach of the subsidy', 'People whose first subsidised visit since the first plan began falls into the window, projected from the panel.'],
    ['补贴触达人数', '自首个计划开始以来，首次补贴访问落在窗口内的人数（由样本组推算）。'], (s, m) => (s.reachedSubsidised * m.kappa) / panel(m)),
  reachFast: metric('people', 'higher', ['Reach of fast brands', 'People whose first visit of a fast brand\'s room since the first plan began falls into the window, by any channel, projected from the panel (F19 aims at 100 M).'],
    ['快品牌触达人数', '自首个计划开始以来，首次访问快品牌直播间（任意渠道）落在窗口内的人数（由样本组推算；F19 目标为 1 亿）。'], (s, m) => (s.reachedFast * m.kappa) / panel(m)),
} satisfies Record<string, DerivedMetric>
