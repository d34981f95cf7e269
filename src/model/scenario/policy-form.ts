// The form of a policy in a file: levers in windows of days, and subsidy plans.
// Invariant: every number takes range and unit from the catalogue; rules between numbers are in policies.ts.
import { LEVERS, LEVER_NAMES, leverPath, type Lever, type LeverField, type LeverName } from '../levers.ts'
import { isParamKey, PARAMETERS, PLAN, type ParamKey } from '../parameters.ts'
import { ID, integer, nullable, oneOrMany, report, struct, type Path, type Read, type Reader } from './grammar.ts'
import { LIMITS } from './limits.ts'
import { stated, value } from './quantities.ts'
import { day, misplacedParameter, note } from './world-form.ts'

const WINDOW = { from: stated(day, 'day'), to: nullable(stated(integer(1, 1e5, 'day'), 'day')), ...note }
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
const IMPRESSIONS = { ...PLAN.budget, unit: 'impressions', max: 1e15, label: { en: 'Impressions', zh: '曝光数' }, doc: { en: 'Impressions given away in all; the budget is impressions times CPM / 1000.', zh: '补贴的总曝光数；预算 = 曝光数 × CPM / 1000。' } }
export const SUBSIDY = struct({}, {
  ...WINDOW, budget: value(PLAN.budget), impressions: value(IMPRESSIONS), cpm: value(PLAN.cpm), pacing: value(PLAN.pacing), decay: value(PLAN.decay),
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
