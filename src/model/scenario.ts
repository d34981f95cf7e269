// parseScenario: the only place that sees unknown JSON. A file becomes a Scenario of resolved Variants, or a list of everything wrong with it.
// Invariant: a Scenario is complete and in range; nothing of a file with problems is used.
import { SHAPE, type Text } from './parameters.ts'
import { distinct, show, type ScenarioError } from './problems.ts'
import { readExpectation } from './scenario/expectations.ts'
import { contextOf, faulty, isRecord, report, type Context, type Path } from './scenario/grammar.ts'
import { expandGrid } from './scenario/grid.ts'
import { guard } from './scenario/guard.ts'
import { readJson } from './scenario/json-text.ts'
import { LIMITS } from './scenario/limits.ts'
import { overlay, resolvePolicy } from './scenario/policies.ts'
import type { PolicyForm } from './scenario/policy-form.ts'
import type { Parsed, Scenario, ScenarioVariant } from './scenario/resolved.ts'
import { SCENARIO, VARIANT, type ScenarioForm } from './scenario/scenario-form.ts'
import type { WorldDelta } from './scenario/world-form.ts'
import type { WorldShape } from './variant.ts'
import { checkWorld, findPreset, layDelta, needBound, NOWHERE, worldOf, type Presets, type World } from './worlds.ts'

export type { ScenarioError } from './problems.ts'
export { expectedNumbers, variantsOf, type Expectation } from './scenario/expectations.ts'
export { reshape, withParameters, withShape, type ShapeOverrides } from './scenario/overrides.ts'
export { planImpressions } from './scenario/policies.ts'
export { coarseThresholds, fewOrders, type CoarseThreshold } from './scenario/thresholds.ts'
export type { Parsed, Scenario, ScenarioVariant } from './scenario/resolved.ts'
export { parsePresets } from './scenario/world-files.ts'
export type { Presets } from './worlds.ts'

const BASELINE = 'baseline'
const textOf = (text: { readonly en?: string; readonly zh?: string } | undefined): Text | null => (text?.en === undefined || text.zh === undefined ? null : { en: text.en, zh: text.zh })

/** Reads the text of a file; see parseScenario. */
export function parseScenarioText(source: string, presets: Presets): Parsed<'scenario', Scenario> {
  if (source.length > LIMITS.characters) return { ok: false, errors: [{ path: '', message: `must have at most ${LIMITS.characters} characters; got ${source.length}` }] }
  const read = readJson(source)
  return 'errors' in read ? { ok: false, errors: distinct(read.errors) } : parseScenario(read.json, presets)
}

/**
 * Reads a scenario file against the world files. All problems are reported together, each with its JSON path.
 * Example: `const parsed = parseScenario(json, presets); if (parsed.ok) run(parsed.scenario.baseline.variant)`.
 */
export function parseScenario(json: unknown, presets: Presets): Parsed<'scenario', Scenario> {
  const context = contextOf(false)
  if (isRecord(json) && isRecord(json['$defs'])) return { ok: false, errors: [{ path: '', message: 'is a JSON Schema, which scenarios follow, and no scenario itself' }] }
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
  const expectations = (form.expectations ?? []).map(({ at, value }) => readExpectation(value, resolved, at, context))
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
  const world = layDelta({ ...worldOf(preset), shape }, form.world ?? {}, ['world'], form.startDate, context)
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
