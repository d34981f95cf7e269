// The grammar of scenario files and world files, from which the published JSON Schema is generated.
// Invariant: every number in it takes range, unit and words from the catalogue; rules between numbers are in resolve.ts.
import { z } from 'zod'
import {
  bilingual, bilingualTitle, date, ID, integer, isRecord, list, number, nullable, oneOf, oneOrMany, record, report, struct, text, value, word,
  type Path, type Read, type Reader,
} from './grammar.ts'
import { LEVERS, LEVER_NAMES, leverPath, type Lever, type LeverField, type LeverName } from './levers.ts'
import { METRIC_IDS } from './metrics.ts'
import { ENTRANT, isParamKey, PARAMETERS, PARAM_KEYS, PLAN, SHAPE, type ParamKey, type Role } from './parameters.ts'
import { plain, show, suggest } from './problems.ts'

export const FORMAT = 1
export const LIMITS = {
  fans: SHAPE.fans.max,
  bytesPerFan: 256,
  plans: 8,
  /** parameters set by one policy */
  settings: 512,
  entrants: 4,
  variants: 64,
  cells: 256,
  axes: 4,
  depth: 16,
  /** values in a file, of any type */
  values: 50_000,
  /** characters of a file */
  characters: 2_000_000,
} as const

type AnyFields = Record<string, Reader<unknown>>
const version: Reader<number> = {
  schema: z.literal(FORMAT),
  read: (json, at, context) => (json === FORMAT ? FORMAT : report(context, at, `this program reads format ${FORMAT}${typeof json === 'number' && json > FORMAT ? '; the file comes from a newer one' : ''}; got ${show(json)}`)),
}
const anyDay = integer(0, 1e5, 'day')
const day: Reader<number> = {
  schema: anyDay.schema,
  read: (json, at, context) => (typeof json === 'number' && json < 0 ? report(context, at, `must be a scenario day, 0 or later; got ${show(json)}`) : anyDay.read(json, at, context)),
}
const note = { note: text() } // a remark of the author, ignored

// ------------------------------------------------------------------ world

const SHOCK_KEYS: readonly ParamKey[] = ['shockDay', 'shockShare', 'shockRate']
const hasOracleOption = (key: ParamKey) => PARAMETERS[key].options.some((option) => option.oracle === true)
const keysOf = (role: Role) => PARAM_KEYS.filter((key) => PARAMETERS[key].role === role && !SHOCK_KEYS.includes(key))
const parameterFields = (keys: readonly ParamKey[], oracle = false): AnyFields =>
  Object.fromEntries(keys.map((key) => [key, value(PARAMETERS[key], oracle)]))

/** Where a parameter belongs that was written somewhere else. */
function misplacedParameter(key: string): string | undefined {
  if (Object.hasOwn(SHAPE, key)) return key === 'horizon' || key === 'burnIn' ? `belongs to the top of the file: "${key}"` : `belongs to world.shape.${key}`
  if (!isParamKey(key)) return undefined
  if (SHOCK_KEYS.includes(key)) return 'belongs to world.shock: {"day", "share", "rate"}'
  switch (PARAMETERS[key].role) {
    case 'world': return `is a world parameter: set it in world.parameters.${key}`
    case 'lever': return `is a policy lever, not a world parameter: set it in policy.${leverPath(key) ?? 'coupons.from and coupons.to'}`
    case 'oracle': return `is an oracle setting: allowed only under world.oracle.${key}`
    case 'recording': return 'is not part of a scenario: choose it when you run'
    default: return PARAMETERS[key].role satisfies never
  }
}

const people = value(SHAPE.fans)
/** Fans, with the reason for the limit. */
const fans: Reader<number> = {
  schema: people.schema,
  read(json, at, context) {
    const given = isRecord(json) ? json['value'] : json
    if (typeof given === 'number' && given > LIMITS.fans)
      return report(context, at, `at most ${plain(LIMITS.fans)} fans can be simulated (${LIMITS.bytesPerFan} bytes each: these would need ${plain(Math.round((given * LIMITS.bytesPerFan) / 1e9))} GB); simulate fewer, each stands for people / fans real users; got ${plain(given)}`)
    return people.read(json, at, context)
  },
}
export const SHAPE_DELTA = struct({}, {
  fans, anchors: value(SHAPE.anchors), anchorSlots: value(SHAPE.anchorSlots), providers: value(SHAPE.providers), panelShare: value(SHAPE.panelShare),
}, { id: 'shape', title: 'Dimensions of the world', misplaced: misplacedParameter })
/** What an experiment may change of a world's dimensions. */
export const OVERRIDES = struct({}, { fans, horizon: value(SHAPE.horizon), burnIn: value(SHAPE.burnIn), panelShare: value(SHAPE.panelShare) })
export const WORLD_PARAMETERS = struct({}, parameterFields(keysOf('world')), { id: 'worldParameters', title: 'World parameters', misplaced: misplacedParameter })
const ORACLE_PARAMETERS = struct({}, parameterFields([...keysOf('oracle'), ...PARAM_KEYS.filter(hasOracleOption)], true), {
  id: 'oracle', title: 'Oracle settings', description: 'Settings of exact limits, for verification only.', misplaced: misplacedParameter,
})

const SHOCK = struct({ day, share: value(PARAMETERS.shockShare) }, { rate: value(PARAMETERS.shockRate), ...note }, {
  id: 'shock', title: 'Counterfeit shock', description: 'From this scenario day on, a share of the anchors sells counterfeits.',
})

const ENTRANT_FORM = struct({ id: ID, kind: value(ENTRANT.kind) }, {
  title: bilingualTitle, day: value(ENTRANT.day), category: value(ENTRANT.category), quality: value(ENTRANT.quality), price: value(ENTRANT.price),
  equity: value(ENTRANT.equity), skill: value(ENTRANT.skill), hype: value(ENTRANT.hype), fake: value(ENTRANT.fake), live: value(ENTRANT.live),
  rights: value(ENTRANT.rights),
  ads: struct({ base: value(ENTRANT.adBase) }, { slope: value(ENTRANT.adSlope), from: value(ENTRANT.adFrom), to: nullable(value(ENTRANT.adTo)), ...note }),
  ...note,
}, { id: 'entrant', title: 'Scripted entrant', description: 'A named new anchor. Quality, price and equity are those of its kind unless given.' })

const multiplier = number(0, 20, 'factor on needs')
const EVENT = struct({ multiplier }, { day, date, days: integer(1, 3650, 'days'), label: bilingualTitle, ...note }, {
  id: 'event', title: 'Calendar event', description: 'Needs are multiplied on this day (or on `days` days from it). Give the scenario day or the date.',
})
export interface CalendarForm {
  readonly series?: readonly number[]
  readonly events?: Read<typeof EVENTS>
}
const EVENTS = list(EVENT, 1000, 'calendar events')
/** A list of events, or one number for each day of the horizon. */
const CALENDAR: Reader<CalendarForm> = {
  schema: z.union([EVENTS.schema, z.array(z.number().min(0).max(20)).max(3650)]),
  read(json, at, context) {
    if (!Array.isArray(json) || json.length === 0 || isRecord(json[0])) {
      const events = EVENTS.read(json, at, context)
      return events === undefined ? undefined : { events }
    }
    const series = list(multiplier, 3650, 'need multipliers').read(json, at, context)
    return series === undefined || series.length < json.length ? undefined : { series: series.map((item) => item.value) }
  },
}

const WORLD_FIELDS = {
  shape: SHAPE_DELTA, parameters: WORLD_PARAMETERS, oracle: ORACLE_PARAMETERS,
  calendar: nullable(CALENDAR), entrants: list(ENTRANT_FORM, LIMITS.entrants, 'scripted entrants'), shock: nullable(SHOCK), ...note,
}
export const WORLD_DELTA = struct({}, WORLD_FIELDS, {
  id: 'worldDelta', title: 'World delta',
  misplaced: (key) => (key === 'preset' ? 'a variant stays in the file\'s world: RMB of different worlds must not be mixed; write another file' : misplacedParameter(key)),
})
export type WorldDelta = Read<typeof WORLD_DELTA>
const WORLD_OBJECT = struct({ preset: ID }, WORLD_FIELDS, { id: 'world', title: 'World', misplaced: misplacedParameter })
/** The name of a world file, or that name with a delta. */
export const WORLD: Reader<Read<typeof WORLD_OBJECT>> = {
  schema: z.union([ID.schema, WORLD_OBJECT.schema]),
  read(json, at, context) {
    if (!isRecord(json)) {
      const preset = ID.read(json, at, context)
      return preset === undefined ? undefined : { preset }
    }
    return WORLD_OBJECT.read(json, at, context)
  },
}

// ------------------------------------------------------------------ policy

const WINDOW = { from: day, to: nullable(integer(1, 1e5, 'day')), ...note }
const isNamedSet = (field: LeverField): field is { readonly [name: string]: ParamKey } => typeof field === 'object' && !Array.isArray(field)
const fieldReader = (field: LeverField): Reader<unknown> => {
  if (typeof field === 'string') return value(PARAMETERS[field])
  if (isNamedSet(field)) return struct({}, Object.fromEntries(Object.entries(field).map(([name, key]) => [name, value(PARAMETERS[key])])))
  return value(PARAMETERS[(field as readonly ParamKey[])[0]!])
}

/** One lever in a window of days: the parameters it sets, each with its place in the file. */
export interface LeverUse {
  readonly from?: number
  readonly to?: number | null
  readonly sets: readonly { readonly param: ParamKey; readonly value: number; readonly at: Path }[]
}

function leverReader(name: LeverName): Reader<LeverUse> {
  const lever: Lever = LEVERS[name]
  const form = struct({}, {
    ...WINDOW, ...Object.fromEntries(Object.entries(lever.fields).map(([field, target]) => [field, fieldReader(target)])),
  }, { id: name, title: lever.label.en, description: lever.doc.en, misplaced: (key) => (isParamKey(key) && leverPath(key) !== undefined ? `belongs to policy.${leverPath(key)}` : misplacedParameter(key)) })
  return {
    schema: form.schema,
    read(json, at, context) {
      const before = context.errors.length
      const given = form.read(json, at, context) as Record<string, unknown> | undefined
      if (given === undefined) return undefined
      const sets = new Map<ParamKey, { param: ParamKey; value: number; at: Path }>()
      const set = (param: ParamKey, setTo: unknown, place: Path) => {
        if (typeof setTo === 'number') sets.set(param, { param, value: setTo, at: place })
      }
      for (const [field, target] of Object.entries(lever.fields)) {
        const place = [...at, field]
        if (typeof target === 'string') set(target, given[field], place)
        else if (!isNamedSet(target)) for (const param of target as readonly ParamKey[]) set(param, given[field], place)
        else {
          const members = given[field] as Record<string, unknown> | undefined
          if (members === undefined) continue
          for (const [member, param] of Object.entries(target)) set(param, members[member], [...place, member])
          if (lever.sumsToOne?.includes(field) === true && before === context.errors.length) {
            const missing = Object.keys(target).filter((member) => members[member] === undefined)
            const sum = Object.keys(target).reduce((total, member) => total + Number(members[member] ?? 0), 0)
            if (missing.length > 0) report(context, place, `must give all shares; missing ${missing.join(', ')}`)
            else if (Math.abs(sum - 1) > 1e-9) report(context, place, `shares must add to 1; got ${Number(sum.toPrecision(12))}`)
          }
        }
      }
      if (sets.size === 0 && before === context.errors.length)
        report(context, at, `sets nothing; give at least one of ${Object.keys(lever.fields).map((field) => `"${field}"`).join(', ')}`)
      return {
        ...(typeof given['from'] === 'number' ? { from: given['from'] } : {}),
        ...(given['to'] !== undefined ? { to: given['to'] as number | null } : {}),
        sets: [...sets.values()],
      }
    },
  }
}

const ELIGIBLE = struct({}, {
  kinds: value(PLAN.kinds), decileMin: value(PLAN.decileMin), decileMax: value(PLAN.decileMax), trustMin: value(PLAN.trustMin), ageMax: value(PLAN.ageMax),
  repurchaseMin: value(PLAN.repurchaseMin), privateMin: value(PLAN.privateMin), contentMin: value(PLAN.contentMin), coreMin: value(PLAN.coreMin),
  businessMin: value(PLAN.businessMin), entrant: ID, ...note,
}, { id: 'eligible', title: 'Who qualifies' })
const impressions = { ...PLAN.budget, unit: 'impressions', max: 1e15, label: { en: 'Impressions', zh: '曝光数' }, doc: { en: 'Impressions given away in all; the budget is impressions times CPM / 1000.', zh: '补贴的总曝光数；预算 = 曝光数 × CPM / 1000。' } }
export const SUBSIDY = struct({}, {
  ...WINDOW, budget: value(PLAN.budget), impressions: value(impressions), cpm: value(PLAN.cpm), pacing: value(PLAN.pacing), decay: value(PLAN.decay),
  trigger: value(PLAN.trigger), rollOver: value(PLAN.rollOver), concentration: value(PLAN.concentration), eligible: ELIGIBLE,
}, { id: 'subsidy', title: 'Subsidy plan', description: 'Impressions given away. State the budget in RMB or in impressions; the other follows from the CPM.' })
export type SubsidyForm = Read<typeof SUBSIDY>

const LEVER_READERS = Object.fromEntries(LEVER_NAMES.map((name) => [name, nullable(oneOrMany(leverReader(name), 50, `${name} settings`))])) as {
  readonly [K in LeverName]: Reader<{ readonly at: Path; readonly value: LeverUse }[] | null>
}
export const POLICY = struct({}, { subsidy: nullable(oneOrMany(SUBSIDY, LIMITS.plans, 'subsidy plans')), ...LEVER_READERS, ...note }, {
  id: 'policy', title: 'Policy', description: 'Levers, each one object or a list of objects with its days [from, to); null removes the baseline\'s lever.',
  misplaced: (key) => (isParamKey(key) && leverPath(key) !== undefined ? `belongs to policy.${leverPath(key)}` : misplacedParameter(key)),
})
export type PolicyForm = Read<typeof POLICY>

// ------------------------------------------------------------------ scenario

const metric: Reader<string> = {
  schema: z.enum(METRIC_IDS),
  read: (json, at, context) => {
    if (typeof json !== 'string') return report(context, at, `must be the id of a metric in quotes; got ${show(json)}`)
    return METRIC_IDS.includes(json) ? json : report(context, at, `unknown metric; ${suggest(json, METRIC_IDS)}; got ${show(json)}`)
  },
}
/** Two scenario days [from, to). */
const WINDOW_PAIR: Reader<readonly [number, number]> = {
  schema: z.array(z.int().min(0)).length(2),
  read(json, at, context) {
    if (!Array.isArray(json) || json.length !== 2) return report(context, at, `must be two days [from, to]; got ${show(json)}`)
    const [from, to] = [day.read(json[0], [...at, 0], context), day.read(json[1], [...at, 1], context)]
    return from === undefined || to === undefined ? undefined : [from, to]
  },
}
const BAND: Reader<readonly [number, number]> = {
  schema: z.array(z.number()).length(2),
  read(json, at, context) {
    if (!Array.isArray(json) || json.length !== 2 || !json.every((each) => typeof each === 'number' && Number.isFinite(each))) return report(context, at, `must be two numbers [low, high]; got ${show(json)}`)
    return json[0] <= json[1] ? [json[0], json[1]] : report(context, at, `the low end must not exceed the high end; got ${json[0]} and ${json[1]}`)
  },
}
const EXPECTATION = struct({ id: ID, en: text(), zh: text(), metric, window: WINDOW_PAIR, reason: text() }, {
  variant: ID, against: ID, contrast: record(number(-100, 100, 'weight'), 'variant: weight'), sign: oneOf('+', '-'), between: BAND, relativeTo: WINDOW_PAIR,
}, {
  id: 'expectation', title: 'Expectation',
  description: 'What must come out. value = metric of `variant` over `window` (divided by the same over `relativeTo`). Either its paired difference to `against` has `sign`, or a weighted `contrast` of variants has `sign`, or the value lies `between` two numbers.',
})
export type ExpectationForm = Read<typeof EXPECTATION>

const BASELINE = struct({}, { title: bilingualTitle, policy: POLICY, ...note })
const VARIANT_FIELDS = { summary: bilingual, world: WORLD_DELTA, policy: POLICY, ...note }
export const VARIANT = struct({ id: ID, title: bilingualTitle }, VARIANT_FIELDS, { id: 'variant', title: 'Variant', description: 'A world delta and a policy delta against the file\'s world and baseline.' })

/** Any JSON: the value lands at the axis' parameter and is read there. */
const anything: Reader<{ readonly json: unknown }> = { schema: z.unknown(), read: (json) => ({ json }) }
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

/** JSON Schema (draft 2020-12) of scenario files, for editors. */
export const scenarioJsonSchema = (): object => z.toJSONSchema(SCENARIO.schema)

