// World files: PLATFORM, MICRO, BRANDS and whatever else stands in scenarios/worlds.
// Invariant: a world may extend another, never in a circle; every number in it says where it comes from.
import { distinct, suggest, type ScenarioError } from '../problems.ts'
import { contextOf, report, type Context, type Read } from './grammar.ts'
import { guard } from './guard.ts'
import type { Parsed } from './resolved.ts'
import { PRESET } from './scenario-form.ts'
import { checkWorld, layPreset, worldOf, type Presets, type WorldPreset } from '../worlds.ts'

/** Reads the world files. `files` maps a name for messages (e.g. a file name) to its JSON. */
export function parsePresets(files: Readonly<Record<string, unknown>>): Parsed<'presets', Presets> {
  const errors: ScenarioError[] = []
  const forms = new Map<string, { readonly name: string; readonly form: Read<typeof PRESET>; readonly context: Context }>()
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
    checkWorld(worldOf(preset), [], context)
    errors.push(...context.errors.map(({ path, message }) => ({ path: `${name}: ${path}`, message })))
    presets.set(id, preset)
    return preset
  }
  for (const id of forms.keys()) lay(id, [])
  return errors.length > 0 ? { ok: false, errors: distinct(errors) } : { ok: true, presets }
}
