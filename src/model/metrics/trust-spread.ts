// How trust is spread over fans' bonds and over anchors, not only its mean: quantiles at month ends.
// Invariant: quantiles come from classes of trust that the engine counts, so months add up; within a class they are interpolated.
import { classesOf } from './daily.ts'
import { metric, type DerivedMetric } from './formula.ts'

/** Quantile of numbers between 0 and 1 of which each of equally wide classes holds `counts`; NaN when there are none. */
export function quantileOfClasses(counts: readonly number[], quantile: number): number {
  const wanted = quantile * counts.reduce((sum, count) => sum + count, 0)
  let below = 0
  for (const [k, count] of counts.entries()) {
    if (count > 0 && below + count >= wanted) return (k + (wanted - below) / count) / counts.length
    below += count
  }
  return Number.NaN
}

const SUFFIX = 'at month ends; from 20 classes, interpolated'
const ofFans = (percent: number) =>
  metric('1', 'higher', [`Trust of fans, ${percent}% below`, `Trust below which ${percent}% of followed bonds with experience lie, of every eighth fan, ${SUFFIX}.`],
    [`粉丝信任 ${percent}% 分位`, `有购买经历的关注关系信任的 ${percent}% 分位数（每八位粉丝取一位，月末；由 20 组插值）。`], (s) => quantileOfClasses(classesOf(s, 'trustSlots'), percent / 100))
const ofAnchors = (percent: number) =>
  metric('1', 'higher', [`Public trust, ${percent}% below`, `Public trust below which ${percent}% of open anchors lie, ${SUFFIX}.`],
    [`公共信任 ${percent}% 分位`, `在营主播公共信任的 ${percent}% 分位数（月末；由 20 组插值）。`], (s) => quantileOfClasses(classesOf(s, 'trustAnchors'), percent / 100))

export const TRUST_SPREAD = {
  trustFansP10: ofFans(10), trustFansP25: ofFans(25), trustFansP50: ofFans(50), trustFansP75: ofFans(75), trustFansP90: ofFans(90),
  trustPublicP10: ofAnchors(10), trustPublicP25: ofAnchors(25), trustPublicP50: ofAnchors(50), trustPublicP75: ofAnchors(75), trustPublicP90: ofAnchors(90),
} satisfies Record<string, DerivedMetric>
