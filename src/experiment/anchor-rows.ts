// The anchors of a run as rows for other programs: who each is, and its metrics over the horizon.
// Invariant: an anchor has a row when it was open on the first or the last morning; a metric that is not defined is an empty cell.
import { AnchorField } from '../engine/kernel/slots.ts'
import { ANCHOR_METRIC_IDS, OF_ANCHOR, type AnchorMetric, type AnchorState } from '../model/metrics.ts'
import { ENTRANT } from '../model/parameters.ts'
import type { Variant } from '../model/variant.ts'
import { measuredOf, type Window } from './measure.ts'
import { openBetween, totalsOf } from './read-metric.ts'
import type { RunResult } from './run-api.ts'
import type { Cell } from './tidy.ts'

export const ANCHOR_COLUMNS: readonly string[] = ['experiment_id', 'scenario_id', 'replicate', 'seed', 'from_day', 'to_day', 'anchor', 'kind', 'category', 'born_day', 'open', 'provider', ...ANCHOR_METRIC_IDS]

const KINDS = ENTRANT.kind.options.map(({ id }) => id)

const stateOf = (row: Float64Array): AnchorState => ({
  ...totalsOf(row), followers: row[AnchorField.followers], trust: row[AnchorField.trust], repurchase30: row[AnchorField.repurchase30],
  privateShare: row[AnchorField.privateShare], stage: row[AnchorField.stage], strikes: row[AnchorField.strikes],
})

/** @param before, after the anchors' tables on the mornings of the window's two days */
export function* anchorRows(experiment: string, result: RunResult, variant: Variant, before: Float64Array, after: Float64Array, { from, to }: Window): Generator<readonly Cell[]> {
  const scale = measuredOf(variant)
  for (const { was, is } of openBetween(before, after)) {
    const [earlier, now] = [totalsOf(was), stateOf(is)]
    const values = ANCHOR_METRIC_IDS.map((id) => (OF_ANCHOR[id] as AnchorMetric).value(earlier, now, scale))
    yield [
      experiment, result.variant, result.replicate, result.seed, from, to, is[AnchorField.birth], KINDS[is[AnchorField.kind]]!, is[AnchorField.category],
      is[AnchorField.born] - result.burnIn, is[AnchorField.status] === 1 ? 1 : 0, is[AnchorField.provider] >= 0 ? is[AnchorField.provider] : '',
      ...values.map((value) => (Number.isFinite(value) ? value : '')),
    ]
  }
}
