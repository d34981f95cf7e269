// What an experiment may change of a scenario: how many fans for how long, how many of them are observed, and parameters of its world.
// Invariant: the result is checked like a file; a variant that would lose its policy to a shorter horizon is refused.
import { isParamKey, PARAM_KEYS, PARAMETERS } from '../parameters.ts'
import { distinct, formatPath, nearest, type ScenarioError } from '../problems.ts'
import type { Variant, WorldShape } from '../variant.ts'
import { checkWorld, defined } from '../worlds.ts'
import { contextOf, limited, report, type Context, type Path } from './grammar.ts'
import type { Parsed, Scenario, ScenarioVariant } from './resolved.ts'
import { OVERRIDES } from './world-form.ts'

/** What an experiment may change of a world's dimensions. */
export type ShapeOverrides = Partial<Pick<WorldShape, 'fans' | 'horizon' | 'burnIn' | 'panelShare'>>

/**
 * The variant with other dimensions, checked again. A calendar is cut, or continued with 1; a plan that ends behind a shorter horizon
 * keeps its pace; anything that would begin behind it is refused.
 */
export function withShape(variant: Variant, overrides: ShapeOverrides): Parsed<'variant', Variant> {
  const context = contextOf(false)
  const read = OVERRIDES.read(overrides, [], context)
  if (read === undefined || context.errors.length > 0) return { ok: false, errors: context.errors }
  const shape: WorldShape = { ...variant.shape, ...defined(read) }
  const { horizon } = shape
  const late = (at: Path, day: number) => day >= horizon && report(context, ['horizon'], `ends before ${formatPath(at)} (day ${day}); got ${horizon}`)
  variant.settings.forEach((setting) => late([setting.param], setting.from))
  variant.plans.forEach((plan, index) => late(['subsidy', index], plan.from))
  variant.entrants.forEach((entrant, index) => late(['entrants', index], entrant.day))
  if (variant.base.shockDay >= 0) late(['shock'], variant.base.shockDay)
  if (variant.base.trustShockDay >= 0) late(['trustShock'], variant.base.trustShockDay)
  const calendar = variant.calendar.length === 0 ? [] : Array.from({ length: horizon }, (_, day) => variant.calendar[day] ?? 1)
  return checked({ ...variant, shape, calendar }, context)
}

/**
 * The variant with other parameters of its world, levers' base values included, checked again.
 * @param given numbers by parameter, in the catalogue's unit
 */
export function withParameters(variant: Variant, given: Readonly<Record<string, number>>): Parsed<'variant', Variant> {
  const context = contextOf(false)
  for (const [name, value] of Object.entries(given)) {
    const meant = nearest(name, PARAM_KEYS)
    if (!isParamKey(name)) report(context, [name], `no such parameter${meant ? `; did you mean "${meant}"?` : ''}`)
    else limited(value, [name], context, { ...PARAMETERS[name], kind: PARAMETERS[name].kind === 'number' ? 'number' : 'integer' })
  }
  return checked({ ...variant, base: { ...variant.base, ...given } }, context)
}

/** The variant, if nothing was wrong before and its world holds together. */
function checked(variant: Variant, context: Context): Parsed<'variant', Variant> {
  const { shape, base, calendar } = variant
  const entrants = variant.entrants.map((cells, index) => ({ id: `entrant ${index}`, title: { en: '', zh: '' }, cells }))
  checkWorld({ preset: '', shape, base, entrants, calendar, boundGiven: true }, [], context)
  return context.errors.length > 0 ? { ok: false, errors: distinct(context.errors) } : { ok: true, variant }
}

/** The scenario with other dimensions in every variant. */
export function reshape(scenario: Scenario, overrides: ShapeOverrides): Parsed<'scenario', Scenario> {
  const errors: ScenarioError[] = []
  const turned = (each: ScenarioVariant): ScenarioVariant => {
    const parsed = withShape(each.variant, overrides)
    if (parsed.ok) return { ...each, variant: parsed.variant }
    errors.push(...parsed.errors)
    return each
  }
  const next = { ...scenario, baseline: turned(scenario.baseline), variants: scenario.variants.map(turned) }
  return errors.length > 0 ? { ok: false, errors: distinct(errors) } : { ok: true, scenario: next }
}
