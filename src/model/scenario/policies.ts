// A policy of a scenario file becomes settings and subsidy plans.
// Invariant: no two settings move one parameter on one day; a plan's budget is in RMB whatever unit it was written in.
import { faulty, report, type Context, type Path } from './grammar.ts'
import { LEVER_NAMES } from '../levers.ts'
import { PLAN, PLAN_KEYS, type ParamKey, type PlanKey } from '../parameters.ts'
import { plain, suggest } from '../problems.ts'
import { LIMITS } from './limits.ts'
import type { LeverUse, PolicyForm, SubsidyForm } from './policy-form.ts'
import type { Setting } from '../variant.ts'
import type { World } from '../worlds.ts'

export interface Policy {
  readonly settings: readonly Setting[]
  readonly plans: readonly Readonly<Record<PlanKey, number>>[]
}

/** Impressions that a plan's budget buys at its CPM. Example: 0.69e9 RMB at CPM 30 are 23e9. */
export const planImpressions = (plan: Pick<Readonly<Record<PlanKey, number>>, 'budget' | 'cpm'>): number => (1000 * plan.budget) / plan.cpm

/** The baseline's levers with the variant's in their place; null removes one. */
export const overlay = (baseline: PolicyForm, policy: PolicyForm): PolicyForm => ({ ...baseline, ...policy })

/** Days [from, to) of a lever; `to` may be Infinity. Undefined when they make no sense. */
function window(form: { readonly from?: number; readonly to?: number | null }, horizon: number, at: Path, context: Context): readonly [from: number, to: number] | undefined {
  const from = form.from ?? 0
  const to = form.to ?? Infinity
  if (from >= horizon) return report(context, [...at, 'from'], `must be a day before the horizon of ${horizon} days; got ${from}`)
  if (to <= from) return report(context, [...at, 'to'], `must be later than "from" (day ${from}): days are [from, to); got ${to}`)
  if (to !== Infinity && to > horizon) return report(context, [...at, 'to'], `must not exceed the horizon of ${horizon} days; use null for "until the end"; got ${to}`)
  return [from, to]
}

export function resolvePolicy(form: PolicyForm, world: World, at: Path, context: Context): Policy {
  const settings: Setting[] = []
  for (const name of LEVER_NAMES)
    for (const { at: place, value: use } of form[name] ?? []) {
      const days = window(use, world.shape.horizon, place, context)
      if (days === undefined) continue
      if (name === 'providers' && world.preset !== '' && world.shape.providers === 0)
        report(context, place, 'has no effect: the world has no service providers; give it some in world.shape.providers')
      for (const set of use.sets)
        if (set.param === 'gammaT' && set.value > 0 && world.base.publicPrior === 0) report(context, set.at, `needs a publicPrior above 0 in world.parameters: trust is weighed against it; got ${plain(set.value)}`)
      for (const set of use.sets) addSetting(settings, { param: set.param, value: set.value, from: days[0], to: days[1] }, set.at, context)
      if (name === 'trustCard' && decidesAlone(use)) settings.push({ param: 'cardUptake', value: 1, from: days[0], to: days[1] })
      if (name === 'coupons') addCouponDays(settings, use, days, world.shape.horizon, place, context)
    }
  if (settings.length > LIMITS.settings) report(context, at, `sets more than ${LIMITS.settings} parameters; got ${settings.length}`)
  checkThresholds(settings, world, form, at, context)
  const plans = (form.subsidy ?? []).flatMap(({ at: place, value }) => {
    const plan = readPlan(value, world, place, context)
    return plan === undefined ? [] : [plan]
  })
  if (plans.length > LIMITS.plans) report(context, [...at, 'subsidy'], `at most ${LIMITS.plans} subsidy plans; got ${plans.length}`)
  return { settings, plans }
}

const days = ({ from, to }: Setting) => `${from} to ${to === Infinity ? 'the end' : to}`

function addSetting(settings: Setting[], next: Setting, at: Path, context: Context): void {
  const clash = settings.find((other) => other.param === next.param && other.from < next.to && next.from < other.to)
  if (clash !== undefined) report(context, at, `is set twice on the same days (${days(clash)} and ${days(next)}); give windows that do not overlap; got ${plain(next.value)}`)
  else settings.push(next)
}

/** Uptake or decided by anchors (MODEL 6.5): where they decide and no uptake is given, all of them do. */
const decidesAlone = ({ sets }: LeverUse): boolean =>
  sets.some(({ param, value }) => param === 'cardDecide' && value > 0) && !sets.some(({ param }) => param === 'cardUptake')

/** Coupons are paced over their own days, which the engine reads from two parameters. */
function addCouponDays(settings: Setting[], use: LeverUse, [from, to]: readonly [number, number], horizon: number, at: Path, context: Context): void {
  const value = use.sets.find((set) => set.param === 'couponValue')?.value ?? 0
  const budget = use.sets.find((set) => set.param === 'couponBudget')
  if (value > 0 && budget === undefined) report(context, [...at, 'budget'], 'is missing: coupons of some value need a budget')
  settings.push({ param: 'couponFrom', value: from, from, to }, { param: 'couponTo', value: Math.min(to, horizon), from, to })
}

/** Stage thresholds must rise wherever a policy touches them. */
function checkThresholds(settings: readonly Setting[], world: World, form: PolicyForm, at: Path, context: Context): void {
  const keys: readonly ParamKey[] = ['stepsT1', 'stepsT2', 'stepsT3', 'stepsT4']
  const place = form.steps?.[0]?.at ?? [...at, 'steps']
  for (const day of new Set(settings.filter((setting) => keys.includes(setting.param)).map((setting) => setting.from))) {
    const values = keys.map((key) => settings.find((setting) => setting.param === key && setting.from <= day && day < setting.to)?.value ?? world.base[key])
    if (values.some((value, index) => index > 0 && value <= values[index - 1]!)) report(context, [...place, 'thresholds'], `must rise from breakZero to ska; got ${values.map(plain).join(', ')}`)
  }
}

/** Name of a choice of a plan. */
const nameOf = (key: PlanKey, value: number): string => PLAN[key].options.find((option) => option.value === value)?.id ?? String(value)

function readPlan(form: SubsidyForm, world: World, at: Path, context: Context): Record<PlanKey, number> | undefined {
  const { horizon } = world.shape
  const days = window(form, horizon, at, context)
  const plan = Object.fromEntries(PLAN_KEYS.map((key) => [key, PLAN[key].default])) as Record<PlanKey, number>
  plan.cpm = form.cpm ?? world.base.cpm
  for (const key of ['pacing', 'decay', 'trigger', 'rollOver', 'concentration'] as const) plan[key] = form[key] ?? plan[key]
  for (const [key, pacing] of [['decay', 1], ['trigger', 2]] as const)
    if (form[key] !== undefined && plan.pacing !== pacing && !faulty(form, 'pacing'))
      report(context, [...at, key], `has no effect without "pacing": "${key}" (here "${nameOf('pacing', plan.pacing)}"); got ${plain(form[key])}`)
  if (form.budget !== undefined && form.impressions !== undefined)
    report(context, at, `give "budget" (RMB) or "impressions", not both: the other follows from the CPM; got ${plain(form.budget)} RMB and ${plain(form.impressions)} impressions`)
  const budget = form.budget ?? (form.impressions === undefined ? undefined : (form.impressions * plan.cpm) / 1000)
  if (budget === undefined) {
    if (!faulty(form, 'budget') && !faulty(form, 'impressions')) report(context, at, 'needs a "budget" (RMB) or "impressions"; got neither')
  } else if (budget > PLAN.budget.max) report(context, [...at, 'impressions'], `are worth more than ${plain(PLAN.budget.max)} RMB at CPM ${plain(plan.cpm)}; got ${plain(form.impressions ?? 0)}`)
  plan.budget = budget ?? 0
  const { eligible } = form
  if (eligible !== undefined) {
    for (const key of ['kinds', 'decileMin', 'decileMax', 'trustMin', 'ageMax', 'repurchaseMin', 'privateMin', 'contentMin', 'coreMin', 'businessMin'] as const) plan[key] = eligible[key] ?? plan[key]
    if (plan.decileMin > plan.decileMax) report(context, [...at, 'eligible', 'decileMin'], `must not exceed decileMax (${plan.decileMax}): 0 is the largest tenth; got ${plan.decileMin}`)
    if (eligible.entrant !== undefined && world.preset !== '') {
      plan.entrant = world.entrants.findIndex((entrant) => entrant.id === eligible.entrant)
      if (plan.entrant < 0) report(context, [...at, 'eligible', 'entrant'], world.entrants.length === 0
        ? `the world has no scripted entrants; got "${eligible.entrant}"`
        : `there is no such entrant; ${suggest(eligible.entrant, world.entrants.map((entrant) => entrant.id))}; got "${eligible.entrant}"`)
    }
  }
  if (days === undefined) return undefined
  plan.from = days[0]
  plan.to = Math.min(days[1], horizon)
  return plan
}
