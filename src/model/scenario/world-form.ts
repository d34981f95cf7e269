// The form of a world in a file: dimensions, parameters, oracle settings, calendar, scripted entrants, shock.
// Invariant: every number takes range and unit from the catalogue; rules between numbers are in worlds.ts.
import { leverPath } from '../levers.ts'
import { ENTRANT, isParamKey, PARAMETERS, PARAM_KEYS, SHAPE, type ParamKey, type Role } from '../parameters.ts'
import { plain, show } from '../problems.ts'
import { anyOf, bilingualTitle, date, ID, integer, isRecord, list, nullable, number, report, struct, text, type Read, type Reader } from './grammar.ts'
import { LIMITS } from './limits.ts'
import { stated, value } from './quantities.ts'

const anyDay = integer(0, 1e5, 'day')
/** A scenario day. */
export const day: Reader<number> = {
  schema: anyDay.schema,
  read: (json, at, context) => (typeof json === 'number' && json < 0 ? report(context, at, `must be a scenario day, 0 or later; got ${show(json)}`) : anyDay.read(json, at, context)),
}
/** A remark of the author, ignored. */
export const note = { note: text() }

type AnyFields = Record<string, Reader<unknown>>

const SHOCK_KEYS: readonly ParamKey[] = ['shockDay', 'shockShare', 'shockRate']
const TRUST_SHOCK_KEYS: readonly ParamKey[] = ['trustShockDay', 'trustShockRise']
const hasOracleOption = (key: ParamKey) => PARAMETERS[key].options.some((option) => option.oracle === true)
export const keysOf = (role: Role) => PARAM_KEYS.filter((key) => PARAMETERS[key].role === role && !SHOCK_KEYS.includes(key) && !TRUST_SHOCK_KEYS.includes(key))
export const parameterFields = (keys: readonly ParamKey[], oracle = false): AnyFields =>
  Object.fromEntries(keys.map((key) => [key, value(PARAMETERS[key], oracle)]))

/** Where a parameter belongs that was written somewhere else. */
export function misplacedParameter(key: string): string | undefined {
  if (Object.hasOwn(SHAPE, key)) return key === 'horizon' || key === 'burnIn' ? `belongs to the top of the file: "${key}"` : `belongs to world.shape.${key}`
  if (!isParamKey(key)) return undefined
  if (SHOCK_KEYS.includes(key)) return 'belongs to world.shock: {"day", "share", "rate"}'
  if (TRUST_SHOCK_KEYS.includes(key)) return 'belongs to world.trustShock: {"day", "rise"}'
  switch (PARAMETERS[key].role) {
    case 'world': return `is a world parameter: set it in world.parameters.${key}`
    case 'lever': return `is a policy lever, not a world parameter: set it in policy.${leverPath(key) ?? 'coupons.from and coupons.to'}`
    case 'oracle': return `is an oracle setting: allowed only under world.oracle.${key}`
    case 'recording': return 'is not part of a scenario: choose it when you run'
    default: return PARAMETERS[key].role satisfies never
  }
}

const anyFans = value(SHAPE.fans)
/** Fans, with the reason for the limit. */
const fans: Reader<number> = {
  schema: anyFans.schema,
  read(json, at, context) {
    const given = isRecord(json) ? json['value'] : json
    if (typeof given === 'number' && given > LIMITS.fans)
      return report(context, at, `must be at most ${LIMITS.fans.toLocaleString('en')}: so many fill the 4 GiB that the engine can address on the first day, some 17 million in a year, and each stands for people / fans real users; got ${plain(given)}`)
    return anyFans.read(json, at, context)
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
const TRUST_SHOCK = struct({ day }, { rise: value(PARAMETERS.trustShockRise), ...note }, {
  id: 'trustShock', title: 'Trust shock', description: 'On the morning of this scenario day all trust rises by a share (1% unless given): what GMV does then is the loop gain.',
})

const ENTRANT_FORM = struct({ id: ID, kind: value(ENTRANT.kind) }, {
  title: bilingualTitle, day: value(ENTRANT.day), category: value(ENTRANT.category), quality: value(ENTRANT.quality), price: value(ENTRANT.price),
  equity: value(ENTRANT.equity), skill: value(ENTRANT.skill), hype: value(ENTRANT.hype), fake: value(ENTRANT.fake), live: value(ENTRANT.live),
  rights: value(ENTRANT.rights),
  ads: struct({ base: value(ENTRANT.adBase) }, { slope: value(ENTRANT.adSlope), from: value(ENTRANT.adFrom), to: nullable(value(ENTRANT.adTo)), ...note }),
  ...note,
}, { id: 'entrant', title: 'Scripted entrant', description: 'A named new anchor. Quality, price and equity are those of its kind unless given.' })

const multiplier = number(0, 20, 'factor on needs')
const EVENT = struct({ multiplier: stated(multiplier, 'factor on needs') }, { day, date, days: stated(integer(1, 3650, 'days'), 'days'), label: bilingualTitle, ...note }, {
  id: 'event', title: 'Calendar event', description: 'Needs are multiplied on this day (or on `days` days from it). Give the scenario day or the date.',
})
export interface CalendarForm {
  readonly series?: readonly number[]
  readonly events?: Read<typeof EVENTS>
}
const EVENTS = list(EVENT, 1000, 'calendar events')
const SERIES = list(multiplier, SHAPE.horizon.max, 'need multipliers')
/** A list of events, or one number for each day of the horizon. */
const CALENDAR: Reader<CalendarForm> = {
  schema: anyOf(EVENTS.schema, SERIES.schema),
  read(json, at, context) {
    if (!Array.isArray(json) || json.length === 0 || isRecord(json[0])) {
      const events = EVENTS.read(json, at, context)
      return events === undefined ? undefined : { events }
    }
    const series = SERIES.read(json, at, context)
    return series === undefined || series.length < json.length ? undefined : { series: series.map((item) => item.value) }
  },
}

const WORLD_FIELDS = {
  shape: SHAPE_DELTA, parameters: WORLD_PARAMETERS, oracle: ORACLE_PARAMETERS,
  calendar: nullable(CALENDAR), entrants: list(ENTRANT_FORM, LIMITS.entrants, 'scripted entrants'), shock: nullable(SHOCK), trustShock: nullable(TRUST_SHOCK), ...note,
}
export const WORLD_DELTA = struct({}, WORLD_FIELDS, {
  id: 'worldDelta', title: 'World delta',
  misplaced: (key) => (key === 'preset' ? 'a variant stays in the file\'s world: RMB of different worlds must not be mixed; write another file' : misplacedParameter(key)),
})
export type WorldDelta = Read<typeof WORLD_DELTA>
const WORLD_OBJECT = struct({ preset: ID }, WORLD_FIELDS, { id: 'world', title: 'World', misplaced: misplacedParameter })
/** The name of a world file, or that name with a delta. */
export const WORLD: Reader<Read<typeof WORLD_OBJECT>> = {
  schema: anyOf(ID.schema, WORLD_OBJECT.schema),
  read(json, at, context) {
    if (!isRecord(json)) {
      const preset = ID.read(json, at, context)
      return preset === undefined ? undefined : { preset }
    }
    return WORLD_OBJECT.read(json, at, context)
  },
}
