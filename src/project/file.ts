// A project as a file: one JSON with a version. Invariant: what is read has been checked whole, down to a scenario that can be run, and
// what cannot be read changes nothing; a file of a newer Snowball is refused and not guessed at.
import { SHAPE } from '../model/parameters.ts'
import { distinct, type ScenarioError } from '../model/problems.ts'
import type { Presets } from '../model/scenario.ts'
import { contextOf, flag, ID, integer, isRecord, list, nullable, oneOf, report, struct, bilingualTitle, type Reader } from '../model/scenario/grammar.ts'
import { guard } from '../model/scenario/guard.ts'
import { readJson } from '../model/scenario/json-text.ts'
import { LIMITS } from '../model/scenario/limits.ts'
import { MOST_PLANS, type Json, type Plan, type Project } from './project.ts'
import { resolve } from './resolve.ts'

/** Version of the format that is written. */
const FORMAT = 1

type ReadProject = { readonly ok: true; readonly project: Project } | { readonly ok: false; readonly errors: readonly ScenarioError[] }

const anything: Reader<Json> = { schema: {}, read: (json) => json as Json }
const PLAN = struct({ id: ID, title: bilingualTitle, colour: integer(1, MOST_PLANS, 'colour'), shown: flag, from: nullable(ID) }, { world: anything, policy: anything })
const RUN = struct({ fans: integer(1, SHAPE.fans.max, 'fans'), replicates: integer(1, 1e4, 'pairs'), seed: integer(0, 2 ** 32 - 1, 'seed') }, {})
const PROJECT = struct(
  { snowball: oneOf('project'), format: integer(1, 1e6, 'format'), scenario: anything, plans: list(PLAN, MOST_PLANS, 'plans'), run: RUN },
  { focus: ID },
)

/** A file of some version, or why it is none. */
const headed = (json: unknown): ScenarioError | undefined => {
  if (!isRecord(json) || json['snowball'] !== 'project') return { path: '', message: 'is no Snowball project: "snowball" must be "project"' }
  const { format } = json
  if (typeof format === 'number' && format > FORMAT) return { path: 'format', message: `was made by a newer Snowball, which this one cannot read (it reads up to ${FORMAT}); load the page anew and open the file again; got ${format}` }
  return undefined
}

/** The text of a project's file. */
export const writeProject = ({ format, scenario, plans, focus, run }: Project): string =>
  `${JSON.stringify({ snowball: 'project', format, run, ...(focus && { focus }), plans, scenario }, null, 1)}\n`

/**
 * Reads a project's file.
 * @param source text of the file, of any origin
 * @returns the project, which `resolve` takes; or everything that is wrong with it, with places
 */
export const readProject = (source: string, presets: Presets): ReadProject => {
  if (source.length > LIMITS.characters) return { ok: false, errors: [{ path: '', message: `must have at most ${LIMITS.characters.toLocaleString('en')} characters; got ${source.length.toLocaleString('en')}` }] }
  const read = readJson(source)
  if ('errors' in read) return { ok: false, errors: distinct(read.errors) }
  const wrong = headed(read.json)
  if (wrong) return { ok: false, errors: [wrong] }
  const context = contextOf(false)
  const form = guard(read.json, context) ? PROJECT.read(read.json, [], context) : undefined
  if (form && context.errors.length === 0) {
    const plans = form.plans!.map(({ value }) => value as Plan)
    const focus = form.focus ?? ''
    plans.forEach(({ colour }, k) => {
      if (plans.findIndex((plan) => plan.colour === colour) < k) report(context, ['plans', k, 'colour'], `another plan has this colour; got ${colour}`)
    })
    if (plans.length > 0 && !plans.some(({ id }) => id === focus)) report(context, ['focus'], `must be the id of a plan; got "${focus}"`)
    const project: Project = { format: FORMAT, scenario: form.scenario!, plans, focus: plans.length > 0 ? focus : '', run: form.run as Project['run'] }
    if (context.errors.length === 0) {
      const made = resolve(project, presets)
      if (made.ok) return { ok: true, project }
      context.errors.push(...made.errors.map(({ path, message }) => ({ path: path.replace(/^variants\b/, 'plans').replace(/^(shape\.)?fans$/, 'run.fans'), message })))
    }
  }
  return { ok: false, errors: distinct(context.errors) }
}
