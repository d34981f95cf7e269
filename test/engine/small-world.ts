// A small world of catalogue defaults for tests of the engine.
import { PARAMETERS, PARAM_KEYS, type ParamKey } from '../../src/model/parameters.ts'
import type { Setting, Variant, WorldShape } from '../../src/model/variant.ts'

const defaults = Object.fromEntries(PARAM_KEYS.map((key) => [key, PARAMETERS[key].default])) as Record<ParamKey, number>

/** @param options shape fields, `base` parameters and policy `settings` that differ from the defaults */
export const smallWorld = ({
  base = {},
  settings = [],
  ...shape
}: Partial<WorldShape> & { base?: Partial<Record<ParamKey, number>>; settings?: readonly Setting[] } = {}): Variant => ({
  id: 'small',
  shape: { fans: 2000, anchors: 100, anchorSlots: 128, providers: 0, burnIn: 30, horizon: 60, panelShare: 0.1, ...shape },
  base: { ...defaults, ...base },
  settings,
  plans: [],
  entrants: [],
  calendar: [],
})
