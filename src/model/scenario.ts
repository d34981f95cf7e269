// parseScenario: the only place that sees unknown JSON. A file becomes a Scenario of resolved Variants, or a list of everything wrong with it.
// Invariant: a Scenario is complete and in range; nothing of a file with problems is used.
import { expandGrid } from './grid.ts'
import { faulty, FORBIDDEN_KEYS, isRecord, report, type Context, type Path, type Provenance } from './grammar.ts'
import { defaults, SHAPE, type Text } from './parameters.ts'
import { overlay, resolvePolicy } from './policies.ts'
import { distinct, formatPath, show, suggest, type ScenarioError } from './problems.ts'
import { LIMITS, OVERRIDES, PRESET, SCENARIO, VARIANT, type ExpectationForm, type PolicyForm, type ScenarioForm, type WorldDelta } from './schema.ts'
import type { Variant, WorldShape } from './variant.ts'
import { checkWorld, DEFAULT_SHAPE, defined, findPreset, layDelta, layPreset, needBound, type NamedEntrant, type Presets, type World, type WorldPreset } from './worlds.ts'

export type { Provenance } from './grammar.ts'
export type { ScenarioError } from './problems.ts'
export { planImpressions } from './policies.ts'
export type { Presets, WorldPreset } from './worlds.ts'

export interface ScenarioVariant {
  readonly id: string
  readonly title: Text
  readonly summary: Text | null
  readonly entrants: readonly Pick<NamedEntrant, 'id' | 'title'>[]
  readonly variant: Variant
}

/** What must come out of a scenario; see the JSON Schema for the meaning of the fields. */
export interface Expectation {
  readonly id: string
  readonly text: Text
  readonly metric: string
  /** weight of each variant in the quantity that is judged: {policy: 1, baseline: -1} for a difference */
  readonly contrast: Readonly<Record<string, number>>
  readonly window: readonly [from: number, to: number]
  readonly relativeTo: readonly [from: number, to: number] | null
  readonly sign: '+' | '-' | null
  readonly between: readonly [low: number, high: number] | null
  readonly reason: string
}

export interface Scenario {
  readonly id: string
  readonly title: Text
  readonly summary: Text | null
  readonly expect: Text | null
  readonly world: string
  readonly startDate: string | null
  readonly replicates: number
  readonly seed: number
  readonly baseline: ScenarioVariant
  readonly variants: readonly ScenarioVariant[]
  readonly expectations: readonly Expectation[]
  readonly provenance: readonly Provenance[]
  /** the file itself, for editing and sharing; parsing it again gives this scenario */
  readonly document: unknown
}

export type Parsed<K extends string, T> = ({ readonly ok: true } & { readonly [key in K]: T }) | { readonly ok: false; readonly errors: readonly ScenarioError[] }

const BASELINE = 'baseline'
const contextOf = (sourced: boolean): Context => ({ errors: [], provenance: [], sourced })
const textOf = (text: { readonly en?: string; readonly zh?: string } | undefined): Text | null => (text?.en === undefined || text.zh === undefined ? null : { en: text.en, zh: text.zh })

/** Refuses what no reader should walk into: too deep, too large, not JSON, keys that reach into objects. False when reading must stop. */
function guard(json: unknown, context: Context): boolean {
  let values = 0
  const walk = (value: unknown, at: Path): boolean => {
    if (++values > LIMITS.values) return report(context, [], `holds more than ${LIMITS.values} values; split the file`) ?? false
    if (at.length > LIMITS.depth) return report(context, at.slice(0, 4), `is nested deeper than ${LIMITS.depth} levels`) ?? false
    if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') return report(context, at, `is not JSON; got a ${typeof value}`) ?? false
    if (typeof value !== 'object' || value === null) return true
    if (Array.isArray(value)) return value.every((item, index) => walk(item, [...at, index]))
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) return report(context, at, `must be a plain JSON object; got a ${(value as { constructor?: { name?: string } }).constructor?.name ?? 'foreign object'}`) ?? false
    return Object.keys(value).every((key) => {
      if (FORBIDDEN_KEYS.includes(key)) {
        report(context, [...at, key], 'is not allowed as a key')
        return true
      }
      return walk((value as Record<string, unknown>)[key], [...at, key])
    })
  }
  return walk(json, [])
}

// ------------------------------------------------------------------ worlds

/** Reads the world files. `files` maps a name for messages (e.g. a file name) to its JSON. */
export function parsePresets(files: Readonly<Record<string, unknown>>): Parsed<'presets', Presets> {
  const errors: ScenarioError[] = []
  const forms = new Map<string, { readonly name: string; readonly form: NonNullable<ReturnType<typeof PRESET.read>>; readonly context: Context }>()
  for (const [name, json] of Object.entries(files)) {
    const context = contextOf(true)
    const form = guard(json, context) ? PRESET.read(json, [], context) : undefined
    if (form?.id !== undefined) {
      if (forms.has(form.id)) report(context, ['id'], `another world has this id; got "${form.id}"`)
      forms.set(form.id, { name, form, context })
    }
    errors.push(...context.errors.map(({ path, message }) => ({ path: path === '' ? name : `${name}: ${path}`, message })))
  }
  const presets = new Map<string, WorldPreset>()
  const lay = (id: string, below: readonly string[]): WorldPreset | undefined => {
    const known = presets.get(id)
    const entry = forms.get(id)
    if (known !== undefined || entry === undefined) return known
    const { form, name } = entry
    const context = contextOf(true)
    let parent: WorldPreset | undefined
    if (form.extends !== undefined) {
      if ([...below, id].includes(form.extends)) report(context, ['extends'], `worlds extend each other in a circle; got "${form.extends}"`)
      else if (!forms.has(form.extends)) report(context, ['extends'], `there is no world of this name; ${suggest(form.extends, [...forms.keys()])}; got "${form.extends}"`)
      else parent = lay(form.extends, [...below, id])
    }
    const preset = layPreset(form, parent, entry.context.provenance)
    checkWorld({ ...blank(preset), boundGiven: false }, [], context)
    errors.push(...context.errors.map(({ path, message }) => ({ path: `${name}: ${path}`, message })))
    presets.set(id, preset)
    return preset
  }
  for (const id of forms.keys()) lay(id, [])
  return errors.length > 0 ? { ok: false, errors: distinct(errors) } : { ok: true, presets }
}

const blank = (preset: WorldPreset): World => ({ preset: preset.id, shape: preset.shape, base: preset.base, entrants: [], calendar: [], boundGiven: false })
const NOWHERE: WorldPreset = { id: '', title: { en: '', zh: '' }, summary: { en: '', zh: '' }, shape: DEFAULT_SHAPE, base: defaults(), provenance: [] }

// ------------------------------------------------------------------ scenarios

/** Reads the text of a file; see parseScenario. */
export function parseScenarioText(source: string, presets: Presets): Parsed<'scenario', Scenario> {
  if (source.length > LIMITS.characters) return { ok: false, errors: [{ path: '', message: `must have at most ${LIMITS.characters} characters; got ${source.length}` }] }
  let json: unknown
  try {
    json = JSON.parse(source)
  } catch (error) {
    return { ok: false, errors: [{ path: '', message: `is not JSON: ${error instanceof Error ? error.message : String(error)}` }] }
  }
  return parseScenario(json, presets)
}

/**
 * Reads a scenario file against the world files. All problems are reported together, each with its JSON path.
 * Example: `const parsed = parseScenario(json, presets); if (parsed.ok) run(parsed.scenario.baseline.variant)`.
 */
export function parseScenario(json: unknown, presets: Presets): Parsed<'scenario', Scenario> {
  const context = contextOf(false)
  const form = guard(json, context) ? SCENARIO.read(json, [], context) : undefined
  if (form === undefined) return { ok: false, errors: distinct(context.errors) }
  const ground = groundOf(form, presets, json as Record<string, unknown>, context)
  const basePolicy = form.baseline?.policy ?? {}
  const drafts: Draft[] = [{ id: BASELINE, title: textOf(form.baseline?.title) ?? { en: 'Baseline', zh: '基线' }, summary: null, world: ground.world, policy: basePolicy, at: [BASELINE], context }]

  for (const { at, value } of form.variants ?? []) {
    drafts.push(draftOf(value, ground, basePolicy, at, context))
    if (value.world === undefined && value.policy === undefined && value.id !== undefined)
      report(context, at, 'changes nothing against the baseline; give "policy" or "world"')
  }
  const gridJson = isRecord((json as Record<string, unknown>)['grid']) ? ((json as Record<string, unknown>)['grid'] as Record<string, unknown>) : {}
  for (const cell of form.grid === undefined ? [] : expandGrid(form.grid, gridJson, context)) {
    const inner = contextOf(false)
    const value = VARIANT.read(cell.json, [], inner)
    if (value !== undefined) drafts.push({ ...draftOf(value, ground, basePolicy, [], inner), context: inner, place: cell.place })
  }
  if (form.variants !== undefined || form.grid !== undefined) checkIds(drafts, context)

  // one bound of need multipliers for the whole file, so that worlds with and without a calendar share their draws
  const bound = Math.max(...drafts.map(({ world }) => needBound(world)), ...drafts.map(({ world }) => world.base.needMultiplierMax))
  const resolved = drafts.map((draft): ScenarioVariant => {
    const { world } = draft
    const policy = resolvePolicy(draft.policy, world, [...draft.at, 'policy'], draft.context)
    if (draft.place !== undefined) context.errors.push(...draft.context.errors.map(draft.place))
    return {
      id: draft.id, title: draft.title, summary: draft.summary,
      entrants: world.entrants.map(({ id, title }) => ({ id, title })),
      variant: {
        id: draft.id, shape: world.shape, base: { ...world.base, needMultiplierMax: bound }, settings: policy.settings, plans: policy.plans,
        entrants: world.entrants.map((entrant) => entrant.cells), calendar: world.calendar,
      },
    }
  })
  const expectations = (form.expectations ?? []).map(({ at, value }) => readExpectation(value, resolved, ground.world.shape.horizon, at, context))
  checkDistinct((form.expectations ?? []).map(({ at, value }) => ({ at, id: value.id })), 'another expectation has this id', context)
  if (context.errors.length > 0) return { ok: false, errors: distinct(context.errors) }
  return {
    ok: true,
    scenario: {
      id: form.id!, title: textOf(form.title)!, summary: textOf(form.summary), expect: textOf(form.expect), world: ground.world.preset,
      startDate: form.startDate ?? null, replicates: form.replicates ?? 20, seed: form.seed ?? 1,
      baseline: resolved[0]!, variants: resolved.slice(1), expectations, provenance: context.provenance,
      document: structuredClone(json),
    },
  }
}

interface Draft {
  readonly id: string
  readonly title: Text
  readonly summary: Text | null
  readonly world: World
  readonly policy: PolicyForm
  readonly at: Path
  readonly context: Context
  /** moves a problem of a grid cell to the axis or the grid that caused it */
  readonly place?: (error: ScenarioError) => ScenarioError
}

interface Ground {
  readonly world: World
  /** what is wrong with it, said once */
  readonly wrong: ReadonlySet<string>
  readonly startDate: string | undefined
}

/** The file's world before any variant. */
function groundOf(form: ScenarioForm, presets: Presets, json: Record<string, unknown>, context: Context): Ground {
  const at: Path = isRecord(json['world']) ? ['world', 'preset'] : ['world']
  const preset = findPreset(form.world?.preset, presets, at, context) ?? NOWHERE
  const shape: WorldShape = { ...preset.shape, horizon: form.horizon ?? (faulty(form, 'horizon') ? SHAPE.horizon.max : preset.shape.horizon), burnIn: form.burnIn ?? preset.shape.burnIn }
  const world = layDelta({ ...blank(preset), shape }, form.world ?? {}, ['world'], form.startDate, context)
  const before = context.errors.length
  if (preset !== NOWHERE) checkWorld(world, ['world'], context)
  return { world, startDate: form.startDate, wrong: new Set(context.errors.slice(before).map((error) => error.message)) }
}

interface VariantForm {
  readonly id?: string
  readonly title?: { readonly en?: string; readonly zh?: string }
  readonly summary?: { readonly en?: string; readonly zh?: string }
  readonly world?: WorldDelta
  readonly policy?: PolicyForm
}

function draftOf(form: VariantForm, ground: Ground, basePolicy: PolicyForm, at: Path, context: Context): Draft {
  let { world } = ground
  if (form.world !== undefined) {
    world = layDelta(world, form.world, [...at, 'world'], ground.startDate, context)
    const inner = contextOf(false)
    if (world.preset !== '') checkWorld(world, [...at, 'world'], inner)
    context.errors.push(...inner.errors.filter((error) => !ground.wrong.has(error.message)))
  }
  const id = form.id ?? ''
  return { id, title: textOf(form.title) ?? { en: id, zh: id }, summary: textOf(form.summary), world, policy: overlay(basePolicy, form.policy ?? {}), at, context }
}

function checkDistinct(items: readonly { readonly at: Path; readonly id: string | undefined }[], message: string, context: Context): void {
  const seen = new Set<string>()
  for (const { at, id } of items) {
    if (id === undefined) continue
    if (seen.has(id)) report(context, [...at, 'id'], `${message}; got "${id}"`)
    seen.add(id)
  }
}

function checkIds(drafts: readonly Draft[], context: Context): void {
  const ids = new Map<string, Draft>()
  const titles = new Map<string, Draft>()
  for (const draft of drafts) {
    const inGrid = draft.place !== undefined
    const taken = ids.get(draft.id)
    if (draft.id !== '' && taken !== undefined)
      report(context, inGrid ? ['grid'] : [...draft.at, 'id'], draft.id === BASELINE ? `is reserved for the baseline; got "${BASELINE}"` : `another variant has this id; got "${draft.id}"`)
    ids.set(draft.id, draft)
    if (draft.at[0] === BASELINE) continue
    for (const lang of ['en', 'zh'] as const) {
      const key = `${lang} ${draft.title[lang].trim().toLowerCase()}`
      if (titles.has(key) && taken === undefined) report(context, inGrid ? ['grid'] : [...draft.at, 'title', lang], `another variant has this title; got ${show(draft.title[lang])}`)
      titles.set(key, draft)
    }
  }
}

// ------------------------------------------------------------------ expectations

function readExpectation(form: ExpectationForm, variants: readonly ScenarioVariant[], horizon: number, at: Path, context: Context): Expectation {
  const names = variants.map((each) => each.id)
  const known = (id: string, place: Path) => names.includes(id) || report(context, place, `there is no such variant; ${suggest(id, names)}; got "${id}"`)
  const contrast: Record<string, number> = {}
  if (form.contrast !== undefined) {
    if (form.variant !== undefined || form.against !== undefined) report(context, at, 'give "contrast", or "variant" and "against", not both')
    for (const [id, weight] of form.contrast) {
      known(id, [...at, 'contrast', id])
      contrast[id] = weight
    }
    if (form.contrast.size === 0) report(context, [...at, 'contrast'], 'must name at least one variant')
  } else if (form.variant === undefined) report(context, [...at, 'variant'], 'is missing; name a variant, or give "contrast"')
  else {
    known(form.variant, [...at, 'variant'])
    contrast[form.variant] = 1
    if (form.against !== undefined) {
      known(form.against, [...at, 'against'])
      if (form.against === form.variant) report(context, [...at, 'against'], `must be another variant; got "${form.against}"`)
      contrast[form.against] = -1
    }
  }
  if ((form.sign === undefined) === (form.between === undefined)) report(context, at, `must give either "sign" or "between"; got ${form.sign === undefined ? 'neither' : 'both'}`)
  for (const name of ['window', 'relativeTo'] as const) {
    const pair = form[name]
    if (pair === undefined) continue
    if (pair[1] <= pair[0]) report(context, [...at, name, 1], `must be later than the first day (${pair[0]}): days are [from, to); got ${pair[1]}`)
    else if (pair[1] > horizon) report(context, [...at, name, 1], `must not exceed the horizon of ${horizon} days; got ${pair[1]}`)
  }
  return {
    id: form.id ?? '', text: { en: form.en ?? '', zh: form.zh ?? '' }, metric: form.metric ?? '', contrast,
    window: form.window ?? [0, horizon], relativeTo: form.relativeTo ?? null, sign: form.sign ?? null, between: form.between ?? null, reason: form.reason ?? '',
  }
}

// ------------------------------------------------------------------ overrides

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
  const calendar = variant.calendar.length === 0 ? [] : Array.from({ length: horizon }, (_, day) => variant.calendar[day] ?? 1)
  const entrants = variant.entrants.map((cells, index) => ({ id: `entrant ${index}`, title: { en: '', zh: '' }, cells }))
  checkWorld({ preset: '', shape, base: variant.base, entrants, calendar, boundGiven: true }, [], context)
  if (context.errors.length > 0) return { ok: false, errors: distinct(context.errors) }
  return { ok: true, variant: { ...variant, shape, calendar } }
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

