// The summary that `snowball run` prints: variants against the numbers a strategist looks at first.
// Invariant: it says over which days, how many worlds and which seed; an interval is named for what it covers.
import { estimateMean, meanInterval } from '../experiment/estimate.ts'
import type { Measures } from '../experiment/measure.ts'
import type { DerivedId } from '../model/metrics.ts'
import { amount, columnWithIntervals, counted, fixed, percent } from './quantities.ts'
import type { Chosen } from './scenario-source.ts'
import { table, wrap, type Column } from './text.ts'

const SHOWN: readonly { readonly title: string; readonly id: DerivedId; readonly show: (value: number) => string }[] = [
  { title: 'Orders', id: 'orders', show: amount },
  { title: 'RMB/order', id: 'aov', show: (value) => fixed(value, 1) },
  { title: 'Private', id: 'privateShare', show: percent },
  { title: 'Repeat', id: 'repeat', show: percent },
  { title: 'Unhappy', id: 'dissatisfied', show: percent },
  { title: 'Trust', id: 'trustSold', show: (value) => fixed(value, 3) },
]

/** Mean over the worlds in which a metric is defined. */
const meanOf = (worlds: readonly Measures[], id: DerivedId): number => estimateMean(worlds.map((world) => world[id]).filter(Number.isFinite)).mean

export const summaryOf = (chosen: readonly Chosen[], measures: ReadonlyMap<string, readonly Measures[]>, { seed, replicates, reference }: { seed: number; replicates: number; /** as it was typed */ reference: string }): string => {
  const { scenario, variant: { shape: { fans, burnIn, horizon }, base: { people } } } = chosen[0]
  const columns: Column[] = [{ title: 'Variant' }, { title: replicates > 1 ? 'Mean GMV, RMB (90%)' : 'GMV, RMB', align: 'right' }, ...SHOWN.map(({ title }): Column => ({ title, align: 'right' }))]
  const lived = chosen.map(({ id }) => measures.get(id) ?? [])
  const gmv = lived.map((worlds) => estimateMean(worlds.map((world) => world.gmv)))
  const shown = replicates > 1 ? columnWithIntervals(gmv.map((each) => ({ estimate: each.mean, interval: meanInterval(each, 0.9) }))) : gmv.map(({ mean }) => amount(mean))
  const rows = chosen.map(({ id }, k) => [id.replace(/^[^:]*:/, ''), shown[k], ...SHOWN.map(({ id: metric, show }) => show(meanOf(lived[k], metric)))])
  return [
    `${wrap(`${scenario.id}: ${scenario.title.en}`)}\n`,
    `${wrap(`Days 0 to ${horizon} after ${burnIn} days of burn-in, ${counted(replicates, 'world')}, seed ${seed}, ${counted(fans, 'simulated fan')} each. A fan stands for ${fixed(people / fans, 0)} people, and all figures are those of the ${amount(people)} people.`)}\n\n`,
    table(columns, rows),
    `\n${wrap(`${replicates > 1 ? 'In brackets: 90% interval of the mean over all such worlds. ' : ''}B: billion, M: million. Private: share of GMV in rooms that buyers follow. Repeat: buyers of a month who buy in the next. Unhappy: share of deliveries that disappoint. Trust: mean trust in the seller when an order is placed (0 to 1).`)}\n`,
    chosen.length > 1 ? `${wrap(`Variants lived in the same worlds, so their differences are much better known than these means; see how they differ: snowball compare ${reference}`)}\n` : '',
  ].join('')
}
