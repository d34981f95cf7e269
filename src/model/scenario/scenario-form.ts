// The form of a whole file: a scenario with baseline, variants, grid and expectations; and a world file.
// Invariant: every number takes range and unit from the catalogue; rules between parts are in ../scenario.ts.
import { METRIC_IDS, type MetricId } from '../metrics.ts'
import { SHAPE } from '../parameters.ts'
import { show, suggest } from '../problems.ts'
import { bilingual, bilingualTitle, date, ID, integer, list, number, oneOf, record, report, struct, text, word, type Read, type Reader } from './grammar.ts'
import { FORMAT, LIMITS } from './limits.ts'
import { POLICY } from './policy-form.ts'
import { value } from './quantities.ts'
import { day, keysOf, misplacedParameter, note, parameterFields, SHAPE_DELTA, WORLD, WORLD_DELTA, WORLD_PARAMETERS } from './world-form.ts'

const version: Reader<number> = {
  schema: { type: 'number', const: FORMAT },
  read: (json, at, context) => (json === FORMAT ? FORMAT : report(context, at, `this program reads format ${FORMAT}${typeof json === 'number' && json > FORMAT ? '; the file comes from a newer one' : ''}; got ${show(json)}`)),
}

const metric: Reader<MetricId> = {
  schema: { type: 'string', enum: METRIC_IDS },
  read: (json, at, context) => {
    if (typeof json !== 'string') return report(context, at, `must be the id of a metric in quotes; got ${show(json)}`)
    return METRIC_IDS.find((id) => id === json) ?? report(context, at, `unknown metric; ${suggest(json, METRIC_IDS)}; got ${show(json)}`)
  },
}
/** Two scenario days [from, to). */
const WINDOW_PAIR: Reader<readonly [number, number]> = {
  schema: { type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 2, maxItems: 2 },
  read(json, at, context) {
    if (!Array.isArray(json) || json.length !== 2) return report(context, at, `must be two days [from, to]; got ${show(json)}`)
    const [from, to] = [day.read(json[0], [...at, 0], context), day.read(json[1], [...at, 1], context)]
    return from === undefined || to === undefined ? undefined : [from, to]
  },
}
const BAND: Reader<readonly [number, number]> = {
  schema: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
  read(json, at, context) {
    if (!Array.isArray(json) || json.length !== 2 || !json.every((each) => typeof each === 'number' && Number.isFinite(each))) return report(context, at, `must be two numbers [low, high]; got ${show(json)}`)
    return json[0] <= json[1] ? [json[0], json[1]] : report(context, at, `the low end must not exceed the high end; got ${json[0]} and ${json[1]}`)
  },
}
const EXPECTATION = struct({ id: ID, en: text(), zh: text(), metric, window: WINDOW_PAIR, reason: text() }, {
  variant: ID, against: ID, contrast: record(number(-100, 100, 'weight'), 'variant: weight'), sign: oneOf('+', '-'), between: BAND, relativeTo: WINDOW_PAIR, spreadOver: ID,
}, {
  id: 'expectation', title: 'Expectation',
  description: 'What must come out. value = metric of `variant` over `window` (divided by the same over `relativeTo`). Either its paired difference to `against` has `sign`, or a weighted `contrast` of variants has `sign`, or the value lies `between` two numbers. With `spreadOver` the variance over worlds of the difference to `against` is compared with that of another variant\'s.',
})
export type ExpectationForm = Read<typeof EXPECTATION>

const BASELINE = struct({}, { title: bilingualTitle, policy: POLICY, ...note })
const VARIANT_FIELDS = { summary: bilingual, world: WORLD_DELTA, policy: POLICY, ...note }
export const VARIANT = struct({ id: ID, title: bilingualTitle }, VARIANT_FIELDS, { id: 'variant', title: 'Variant', description: 'A world delta and a policy delta against the file\'s world and baseline.' })

/** Any JSON: the value lands at the axis' parameter and is read there. */
const anything: Reader<{ readonly json: unknown }> = { schema: {}, read: (json) => ({ json }) }
/** Read with each cell of the grid, not before the axes' values are in their places. */
const unread = (inner: Reader<unknown>): Reader<{ readonly json: unknown }> => ({ schema: inner.schema, read: (json) => ({ json }) })
const AXIS = struct({ parameter: word(/^[A-Za-z0-9.]{1,100}$/, 'must be a parameter of the catalogue or a path like "policy.subsidy.budget"'), values: list(anything, LIMITS.cells, 'values') }, {
  ids: list(ID, LIMITS.cells, 'ids'), titles: list(bilingualTitle, LIMITS.cells, 'titles'),
}, { id: 'axis', title: 'Axis of a grid' })
export const GRID = struct({ axes: list(AXIS, LIMITS.axes, 'axes') }, { world: unread(WORLD_DELTA), policy: unread(POLICY), ...note }, {
  id: 'grid', title: 'Grid of variants', description: 'One variant for every combination of the axes\' values, on top of a common world delta and policy delta.',
})

export const SCENARIO = struct({ format: version, id: ID, title: bilingualTitle, world: WORLD }, {
  $schema: text(500), summary: bilingual, expect: bilingual, horizon: value(SHAPE.horizon), burnIn: value(SHAPE.burnIn), startDate: date,
  replicates: integer(1, 100_000, 'replicates'), seed: integer(0, 2 ** 32 - 1, 'seed'),
  baseline: BASELINE, variants: list(VARIANT, LIMITS.variants, 'variants'), grid: GRID, expectations: list(EXPECTATION, 200, 'expectations'), ...note,
}, { title: 'Snowball scenario', description: 'A world, a baseline policy and the variants that are compared with it.', misplaced: misplacedParameter })
export type ScenarioForm = Read<typeof SCENARIO>

/** A world file: dimensions, world parameters and the levers' standing values, each number with its source. */
export const PRESET = struct({ format: version, id: ID, title: bilingualTitle }, {
  $schema: text(500), extends: ID, summary: bilingual, shape: SHAPE_DELTA, burnIn: value(SHAPE.burnIn), horizon: value(SHAPE.horizon),
  parameters: WORLD_PARAMETERS, standing: struct({}, parameterFields(keysOf('lever')), { id: 'standing', title: 'Standing values of levers' }), ...note,
}, { title: 'Snowball world', misplaced: misplacedParameter })
export type PresetForm = Read<typeof PRESET>
