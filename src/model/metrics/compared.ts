// Quantities of a policy against its baseline that one run alone does not have.
// Invariant: each is mean(top) / mean(bottom) over paired worlds; where it does not apply it is not reported at all.
import type { DerivedId } from './derived.ts'
import { described, type Described } from './formula.ts'

/** One world under the baseline (off) and under the policy (on). */
export interface Pair {
  readonly off: Readonly<Record<DerivedId, number>>
  readonly on: Readonly<Record<DerivedId, number>>
  /** share by which trust was raised in `on` and not in `off` */
  readonly trustRise: number
  /** the two let other sellers in; otherwise they enter alike, save where an exit or a ban freed a place */
  readonly otherEntry: boolean
  /** something acts that the outlay does not pay for, so that no addition can be set against what is credited */
  readonly free: boolean
}

export interface ComparedMetric extends Described {
  readonly top: (pair: Pair) => number
  /** must be positive on average */
  readonly bottom: (pair: Pair) => number
  /** what else must be positive on average for the quantity to mean what it says */
  readonly given?: (pair: Pair) => number
}

const gained = ({ off, on }: Pair) => on.gmv - off.gmv
const creditedIn = ({ gmv, subsidisedShare }: Pair['on']) => (gmv > 0 ? gmv * subsidisedShare : 0)
const credited = ({ off, on }: Pair) => creditedIn(on) - creditedIn(off)

export const COMPARED = {
  displacement: {
    ...described('share', 'lower',
      ['Displacement', '1 − incremental / attributed GMV: share of the additional GMV in subsidised visits that the platform would have sold anyway, where nothing acts beside what is paid for. '
        + 'Below 0 a subsidy adds more than it is credited with, above 1 it loses sales.'],
      ['替代率', '1 − 增量 GMV / 归因 GMV：补贴访问新增成交额中平台本来也能售出的比例。小于 0 表示增量高于归因，大于 1 表示损失成交。']),
    top: (pair) => credited(pair) - gained(pair), bottom: credited, given: ({ free }) => (free ? 0 : 1),
  },
  newDemandShare: {
    ...described('share', 'higher',
      ['New share of new brands\' GMV', 'Additional GMV of the platform / additional GMV of brands that entered since day 0, where the policy lets in other sellers '
        + '(their kinds, service providers who bring them, scripted entrants) and with them more brands than the baseline; the rest is shifted from other rooms (F23).'],
      ['新品牌 GMV 中的新增占比', '平台新增 GMV / 第 0 天之后入驻品牌的新增 GMV（政策改变商家入驻——主播结构、引入商家的服务商或设定新主播——并带来更多品牌时）；其余为从其他直播间转移（F23）。']),
    top: gained, bottom: ({ off, on }) => on.newBrandGmv - off.newBrandGmv, given: ({ off, on, otherEntry }) => (otherEntry ? on.brandsEntered - off.brandsEntered : 0),
  },
  loopGain: {
    ...described('%/%', 'higher', ['Loop gain of trust', 'Additional GMV in % of the baseline\'s for each % by which a shock raised all trust (F7).'],
      ['信任环路增益', '冲击使全部信任每提升 1%，GMV 较基线增加的百分比（F7）。']),
    top: gained, bottom: ({ off, trustRise }) => trustRise * off.gmv,
  },
} satisfies Record<string, ComparedMetric>
export type ComparedId = keyof typeof COMPARED
export const COMPARED_IDS = Object.keys(COMPARED) as readonly ComparedId[]
