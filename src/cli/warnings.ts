// What may be run but should not be trusted, said once on standard error before anything runs.
// Invariant: a warning never changes an exit code or what is printed as a result.
import { coarseThresholds, fewOrders, type CoarseThreshold } from '../model/scenario.ts'
import type { Variant } from '../model/variant.ts'
import { counted, fixed } from './quantities.ts'
import type { Terminal } from './terminal.ts'

interface Named {
  readonly id: string
  readonly variant: Variant
}

const text = ({ path, value, orders, fans }: CoarseThreshold, ids: readonly string[]): string =>
  `${path}: ${fixed(value, 0)} RMB in 30 days are worth ${fixed(orders, orders < 0.1 ? 2 : orders < 10 ? 1 : 0)} simulated orders, fewer than 30, so that luck decides who passes; ${fixed(fans, 0)} fans would do (${ids.join(', ')})`

/** One warning for all variants of one size that hardly anybody buys in. */
const ofSize = (variants: readonly Named[]): string[] => {
  const sizes = new Map<string, readonly string[]>()
  for (const { id, variant } of variants) {
    const orders = fewOrders(variant)
    if (orders === undefined) continue
    const { fans, horizon } = variant.shape
    const line = `${counted(fans, 'fan')} and ${counted(horizon, 'day')} make some ${fixed(orders, orders < 10 ? 1 : 0)} orders: most metrics need more of either`
    sizes.set(line, [...(sizes.get(line) ?? []), id])
  }
  return [...sizes].map(([line, ids]) => `${line} (${ids.join(', ')})`)
}

/** Warnings about variants, one for each size and threshold. */
export const warningsOf = (variants: readonly Named[]): string[] => {
  const found = new Map<string, { readonly threshold: CoarseThreshold; readonly ids: string[] }>()
  for (const { id, variant } of variants)
    for (const threshold of coarseThresholds(variant)) {
      const key = `${threshold.path} ${threshold.value} ${threshold.orders}`
      const entry = found.get(key) ?? { threshold, ids: [] }
      entry.ids.push(id)
      found.set(key, entry)
    }
  return [...ofSize(variants), ...[...found.values()].map(({ threshold, ids }) => text(threshold, ids))]
}

/** Says them, a line each. */
export const warn = (command: string, variants: readonly Named[], terminal: Terminal): void => {
  for (const line of warningsOf(variants)) terminal.err(`snowball ${command}: warning: ${line}\n`)
}
