// Small worlds of the real engine for tests of runners, in Node and in the browser.
// Invariant: a variant lives in well under a second, `slow` takes longer than any test waits.
import { parsePresets, parseScenario, type Scenario } from '../../src/model/scenario.ts'
import type { Variant } from '../../src/model/variant.ts'

const worlds = import.meta.glob<unknown>('../../scenarios/worlds/*.json', { eager: true, import: 'default' })

/** A world of 300 fans with a baseline, two subsidy plans and a variant in which fans revisit less. */
export const SMALL_DOCUMENT = {
  format: 1,
  id: 'small',
  title: { en: 'Small world', zh: '小世界' },
  world: { preset: 'platform', shape: { fans: 300, anchors: 30, anchorSlots: 40 } },
  burnIn: 20,
  horizon: 40,
  replicates: 3,
  seed: 5,
  variants: [
    { id: 'early', title: { en: 'Subsidy from day 5', zh: '第 5 天起补贴' }, policy: { subsidy: { budget: 1e9, from: 5, to: 30 } } },
    { id: 'late', title: { en: 'Subsidy from day 20', zh: '第 20 天起补贴' }, policy: { subsidy: { budget: 1e9, from: 20, to: 40 } } },
    { id: 'elsewhere', title: { en: 'Fewer revisits', zh: '回访较少' }, world: { parameters: { revisit: 0.1 } } },
  ],
}

const smallScenario = (): Scenario => {
  const presets = parsePresets(worlds)
  if (!presets.ok) throw new Error(JSON.stringify(presets.errors[0]))
  const parsed = parseScenario(SMALL_DOCUMENT, presets.presets)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.scenario
}

const scenario = smallScenario()

export const small: readonly Variant[] = [scenario.baseline, ...scenario.variants].map(({ variant }) => variant)

/** 20,000 fans for ten years. */
export const slow: Variant = { ...small[0], id: 'slow', shape: { ...small[0].shape, fans: 20_000, anchors: 300, anchorSlots: 400, horizon: 3600 } }

/** Not made by parseScenario: the engine cannot write its entrants. */
export const broken: Variant = { ...small[0], id: 'broken', entrants: [null as never] }
