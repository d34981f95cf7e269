// Metrics of each anchor over a window, read from the anchors' table on the window's two mornings.
// Invariant: money and visits are those of all real people and sellers that the anchor stands for.
import { described, panel, type Described, type Measured } from './formula.ts'

/** Running totals of one anchor, read from the anchors' table on a day: simulated fen and visits of the panel. */
export interface AnchorTotals {
  readonly gmv: number
  /** of the brand, in its own room and in talents' */
  readonly brandGmv: number
  readonly visitsPrivate: number
  readonly visitsNatural: number
  readonly visitsPaid: number
  readonly visitsSubsidised: number
}
/** Totals, and how the anchor stands on that morning. */
export interface AnchorState extends AnchorTotals {
  readonly followers: number
  readonly trust: number
  readonly repurchase30: number
  readonly privateShare: number
  readonly stage: number
  readonly strikes: number
}

const free = ({ visitsPrivate, visitsNatural }: AnchorTotals) => visitsPrivate + visitsNatural
const all = (totals: AnchorTotals) => free(totals) + totals.visitsPaid + totals.visitsSubsidised
/** Visits neither paid nor subsidised / visits; NaN where the panel saw none. */
export const naturalFlow = (before: AnchorTotals, after: AnchorTotals) => (free(after) - free(before)) / (all(after) - all(before))

export interface AnchorMetric extends Described {
  readonly value: (before: AnchorTotals, after: AnchorState, measured: Measured) => number
}

/** Of each anchor that was open at the beginning or the end of a window. */
export const OF_ANCHOR = {
  anchorGmv: { ...described('RMB', 'higher', ['GMV of the anchor', 'GMV of the anchor in the window.'], ['主播 GMV', '该主播在窗口内的 GMV。']), value: (before, after, { kappa }) => ((after.gmv - before.gmv) * kappa) / 100 },
  anchorBrandGmv: { ...described('RMB', 'higher', ['GMV of the brand', 'GMV of the anchor\'s own brand in the window, in its room and in talents\' rooms; a talent\'s is without what it sold for others.'], ['品牌 GMV', '该主播自有品牌在窗口内的 GMV（含达人直播间），不含为他人带货部分。']), value: (before, after, { kappa }) => ((after.brandGmv - before.brandGmv) * kappa) / 100 },
  anchorVisits: { ...described('visits', 'higher', ['Visits of the anchor', 'Visits of its room, projected from the panel.'], ['主播访问量', '其直播间访问人次（由样本组推算）。']), value: (before, after, measured) => ((all(after) - all(before)) * measured.kappa) / panel(measured) },
  anchorNaturalFlowShare: { ...described('share', 'higher', ['Natural-flow share of the anchor', 'Its visits neither paid nor subsidised / its visits, of the panel.'], ['主播自然流量占比', '其非付费且非补贴访问 / 全部访问（样本组）。']), value: (before, after) => naturalFlow(before, after) },
  anchorFollowers: { ...described('follows', 'higher', ['Followers of the anchor', 'Its followers at the end.'], ['主播粉丝数', '期末粉丝数。']), value: (_, after, { kappa }) => after.followers * kappa },
  anchorTrust: { ...described('1', 'higher', ['Public trust of the anchor', 'Its public trust on the last morning.'], ['主播公共信任', '期末早晨的公共信任。']), value: (_, after) => after.trust },
  anchorRepurchase30: { ...described('share', 'higher', ['Repurchase 30 of the anchor', 'Its purchase windows that were returned to within 30 days / windows opened, of the period before the last review.'], ['主播 30 天复购率（单主播）', '最近一次评审之前一期开启的购买窗口中 30 天内再次购买的比例。']), value: (_, after) => after.repurchase30 },
  anchorPrivateShare: { ...described('share', 'higher', ['Private share of the anchor', 'Private share of its GMV in the 30 days before the last review.'], ['主播私域占比', '最近一次评审前 30 天私域 GMV 占比。']), value: (_, after) => after.privateShare },
  anchorStage: { ...described('stage', 'higher', ['Stage of the anchor', 'STEPS stage of a brand\'s own room at the end; 0 for white-label rooms.'], ['主播阶段', '期末品牌自营直播间的 STEPS 阶段；白牌为 0。']), value: (_, after) => after.stage },
  anchorStrikes: { ...described('strikes', 'lower', ['Strikes of the anchor', 'Strikes since its birth.'], ['主播违规记分', '入驻以来的违规记分。']), value: (_, after) => after.strikes },
} satisfies Record<string, AnchorMetric>
export type AnchorMetricId = keyof typeof OF_ANCHOR
export const ANCHOR_METRIC_IDS = Object.keys(OF_ANCHOR) as readonly AnchorMetricId[]
