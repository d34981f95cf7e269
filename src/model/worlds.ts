// World files and deltas become worlds: every parameter and dimension present, rules between them checked.
// Invariant: a world is complete before a policy looks at it; days are scenario days.
import { dayOfDate, faulty, report, type Context, type Path, type Provenance } from './scenario/grammar.ts'
import { defaults, ENTRANT, ENTRANT_KEYS, PARAM_KEYS, SHAPE, type EntrantKey, type ParamKey, type Text } from './parameters.ts'
import { plain, suggest } from './problems.ts'
import { expectedBytes, MEMORY, mostFans } from './scenario/memory.ts'
import type { PresetForm } from './scenario/scenario-form.ts'
import type { CalendarForm, WorldDelta } from './scenario/world-form.ts'
import type { WorldShape } from './variant.ts'

type Numbers<K extends string> = Record<K, number>

/** A world file, read. */
export interface WorldPreset {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly shape: WorldShape
  readonly base: Readonly<Numbers<ParamKey>>
  /** where its own numbers come from; those of the world it extends are in that one's list */
  readonly provenance: readonly Provenance[]
}
export type Presets = ReadonlyMap<string, WorldPreset>

export interface NamedEntrant {
  readonly id: string
  readonly title: Text
  readonly cells: Readonly<Numbers<EntrantKey>>
}

/** A world while deltas are laid over it. */
export interface World {
  readonly preset: string
  readonly shape: WorldShape
  readonly base: Readonly<Numbers<ParamKey>>
  readonly entrants: readonly NamedEntrant[]
  readonly calendar: readonly number[]
  /** the file names its own bound of need multipliers */
  readonly boundGiven: boolean
}

/** A world file without any delta. */
export const worldOf = (preset: WorldPreset): World => ({ preset: preset.id, shape: preset.shape, base: preset.base, entrants: [], calendar: [], boundGiven: false })

/** The part of a form that was given. */
export const defined = <T extends object>(part: T | undefined): Partial<T> =>
  Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined)) as Partial<T>
const textOf = (text: { readonly en?: string; readonly zh?: string } | undefined, fallback: string): Text => ({ en: text?.en ?? fallback, zh: text?.zh ?? fallback })
const keyed = (part: object | undefined): [ParamKey, number][] => Object.entries(part ?? {}) as [ParamKey, number][]

const DEFAULT_SHAPE: WorldShape = {
  fans: SHAPE.fans.default, anchors: SHAPE.anchors.default, anchorSlots: SHAPE.anchorSlots.default, providers: SHAPE.providers.default,
  burnIn: SHAPE.burnIn.default, horizon: SHAPE.horizon.default, panelShare: SHAPE.panelShare.default,
}

/** Stands for a world that could not be found, so that reading goes on. */
export const NOWHERE: WorldPreset = { id: '', title: { en: '', zh: '' }, summary: { en: '', zh: '' }, shape: DEFAULT_SHAPE, base: defaults(), provenance: [] }

/** Lays a world file over the one it extends, or over the catalogue's defaults. */
export function layPreset(form: PresetForm, parent: WorldPreset | undefined, provenance: readonly Provenance[]): WorldPreset {
  const base = { ...(parent?.base ?? defaults()) }
  for (const [key, value] of [...keyed(form.parameters), ...keyed(form.standing)]) base[key] = value
  const id = form.id ?? ''
  return {
    id, base, provenance, title: textOf(form.title, id), summary: textOf(form.summary, ''),
    shape: {
      ...(parent?.shape ?? DEFAULT_SHAPE), ...defined(form.shape),
      ...(form.burnIn === undefined ? {} : { burnIn: form.burnIn }), ...(form.horizon === undefined ? {} : { horizon: form.horizon }),
    },
  }
}

/** Lays a delta over a world. Days in it are checked against the horizon, dates against the start date. */
export function layDelta(world: World, delta: WorldDelta, at: Path, startDate: string | undefined, context: Context): World {
  const base = { ...world.base }
  for (const [key, value] of [...keyed(delta.parameters), ...keyed(delta.oracle)]) base[key] = value
  const shape = { ...world.shape, ...defined(delta.shape) }
  if (delta.shock === null) [base.shockDay, base.shockShare] = [-1, 0]
  else if (delta.shock !== undefined) {
    if (delta.shock.day !== undefined) base.shockDay = withinHorizon(delta.shock.day, shape.horizon, [...at, 'shock', 'day'], context)
    if (delta.shock.share !== undefined) base.shockShare = delta.shock.share
    if (delta.shock.rate !== undefined) base.shockRate = delta.shock.rate
  }
  if (delta.trustShock === null) base.trustShockDay = -1
  else if (delta.trustShock !== undefined) {
    if (delta.trustShock.day !== undefined) base.trustShockDay = withinHorizon(delta.trustShock.day, shape.horizon, [...at, 'trustShock', 'day'], context)
    if (delta.trustShock.rise !== undefined) base.trustShockRise = delta.trustShock.rise
  }
  return {
    preset: world.preset, shape, base,
    entrants: delta.entrants === undefined ? world.entrants : readEntrants(delta.entrants, base, shape.horizon, context),
    calendar: delta.calendar === undefined ? world.calendar : delta.calendar === null ? [] : readCalendar(delta.calendar, shape.horizon, [...at, 'calendar'], startDate, context),
    boundGiven: world.boundGiven || (delta.parameters !== undefined && 'needMultiplierMax' in delta.parameters),
  }
}

function withinHorizon(day: number, horizon: number, at: Path, context: Context): number {
  if (day >= horizon) report(context, at, `must be a day before the horizon of ${horizon} days; got ${day}`)
  return day
}

function readEntrants(forms: NonNullable<WorldDelta['entrants']>, base: Numbers<ParamKey>, horizon: number, context: Context): NamedEntrant[] {
  const seen = new Set<string>()
  return forms.map(({ at, value: form }) => {
    const kind = form.kind ?? 0
    const suffix = (['White', 'Fast', 'Known', 'Ska'] as const)[kind] ?? 'White'
    const id = form.id ?? ''
    if (form.id !== undefined && seen.has(id)) report(context, [...at, 'id'], `another entrant has this id; got "${id}"`)
    seen.add(id)
    const cells: Numbers<EntrantKey> = {
      ...(Object.fromEntries(ENTRANT_KEYS.map((key) => [key, ENTRANT[key].default])) as Numbers<EntrantKey>),
      quality: base[`quality${suffix}`], price: base[`price${suffix}`], equity: base[`equity${suffix}`],
    }
    for (const key of ['day', 'kind', 'category', 'quality', 'price', 'equity', 'skill', 'hype', 'fake', 'live', 'rights'] as const) cells[key] = form[key] ?? cells[key]
    if (cells.day < 0) report(context, [...at, 'day'], `must be a scenario day, 0 or later; got ${cells.day}`)
    else withinHorizon(cells.day, horizon, [...at, 'day'], context)
    const { ads } = form
    if (ads !== undefined) {
      cells.adBase = ads.base ?? cells.adBase
      cells.adSlope = ads.slope ?? cells.adSlope
      cells.adFrom = ads.from ?? cells.adFrom
      cells.adTo = ads.to ?? cells.adTo
      if (cells.adTo <= cells.adFrom) report(context, [...at, 'ads', 'to'], `must be later than "from" (day ${cells.adFrom}); got ${cells.adTo}`)
    }
    return { id, title: textOf(form.title, id), cells }
  })
}

/** One multiplier for each day of the horizon; events on the same day multiply. */
function readCalendar(form: CalendarForm, horizon: number, at: Path, startDate: string | undefined, context: Context): number[] {
  if (form.series !== undefined) {
    if (form.series.length !== horizon) report(context, at, `must have ${horizon} numbers, one for each day of the horizon; got ${form.series.length}`)
    return [...form.series]
  }
  const calendar = new Array<number>(horizon).fill(1)
  for (const { at: place, value: event } of form.events ?? []) {
    if (faulty(event, 'day') || faulty(event, 'date')) continue
    if ((event.day === undefined) === (event.date === undefined)) {
      report(context, place, `must give either "day" or "date"; got ${event.day === undefined ? 'neither' : 'both'}`)
      continue
    }
    let day = event.day
    if (event.date !== undefined) {
      if (startDate === undefined) {
        report(context, [...place, 'date'], `needs "startDate" at the top of the file; got "${event.date}" without one`)
        continue
      }
      day = dayOfDate(event.date)! - dayOfDate(startDate)!
      if (day < 0 || day >= horizon) {
        report(context, [...place, 'date'], `must lie in the ${horizon} days from ${startDate}; got "${event.date}"`)
        continue
      }
    } else withinHorizon(day!, horizon, [...place, 'day'], context)
    for (let n = 0; n < (event.days ?? 1); n++) if (day! + n < horizon) calendar[day! + n]! *= event.multiplier ?? 1
  }
  return calendar
}

/** The bound from which needs are thinned: the calendar's peak times what supply can add to branded needs. */
export const needBound = ({ base, calendar }: Pick<World, 'base' | 'calendar'>): number => Math.max(1, ...calendar) * (1 + base.demandGain)

/** Rules between the numbers of one world. */
export function checkWorld(world: World, at: Path, context: Context): void {
  const { base, shape } = world
  const sum = (...keys: ParamKey[]) => Number(keys.reduce((total, key) => total + base[key], 0).toPrecision(12))
  const need = (holds: boolean, place: readonly string[], message: string) => holds || report(context, [...at, ...place], message)
  const tiers = sum('tierShare1', 'tierShare2', 'tierShare3', 'tierShare4', 'tierShare5')
  need(Math.abs(tiers - 1) < 1e-9, ['parameters'], `tierShare1 to tierShare5 must add to 1; got ${tiers}`)
  const mix = sum('mixWhite', 'mixFast', 'mixKnown', 'mixSka')
  need(Math.abs(mix - 1) < 1e-9, ['standing'], `mixWhite, mixFast, mixKnown and mixSka must add to 1; got ${mix}`)
  const weights = sum('providerW1', 'providerW2', 'providerW3', 'providerW4', 'providerW5')
  need(Math.abs(weights - 1) < 1e-9, ['standing'], `providerW1 to providerW5 must add to 1; got ${weights}`)
  need(base.liveMin <= base.liveMax, ['parameters', 'liveMin'], `must not exceed liveMax (${base.liveMax}); got ${base.liveMin}`)
  need(base.people >= shape.fans || usesOracle(base), ['shape', 'fans'], `must not exceed the real users they stand for (people = ${plain(base.people)}); got ${plain(shape.fans)}`)
  need(expectedBytes(shape) <= MEMORY, ['shape', 'fans'], `need more than the 4 GiB that the engine can address (about ${Math.round(expectedBytes(shape) / shape.fans)} bytes each on the last day); at most ${mostFans(shape).toLocaleString('en')} fit with ${shape.anchorSlots} anchor slots and ${shape.burnIn + shape.horizon} days; got ${plain(shape.fans)}`)
  need(base.publicPrior > 0 || base.gammaT === 0, ['parameters', 'publicPrior'], `must be above 0 where natural traffic weighs trust against it (gammaT = ${base.gammaT}); got 0`)
  const entries = base.impressions * base.clickThrough * (shape.providers > 0 ? 1 + 0.25 * base.providerEffect : 1)
  need(entries <= MOST_ENTRIES, ['parameters', 'impressions'], `times clickThrough must not bring more than ${MOST_ENTRIES} entries a day on average${shape.providers > 0 ? ' (with the best provider)' : ''}, because a fan's entries are counted up to 31; got ${Number(entries.toPrecision(4))}`)
  need(shape.anchorSlots >= shape.anchors + world.entrants.length, ['shape', 'anchorSlots'],
    `must leave room for ${shape.anchors} anchors and ${world.entrants.length} entrants; got ${shape.anchorSlots}`)
  need((base.lapseBetaA > 0) === (base.lapseBetaB > 0), ['oracle', 'lapseBetaB'], `lapseBetaA and lapseBetaB must both be positive or both 0; got ${base.lapseBetaA} and ${base.lapseBetaB}`)
  need((base.unfollowBetaA > 0) === (base.unfollowBetaB > 0), ['oracle', 'unfollowBetaB'], `unfollowBetaA and unfollowBetaB must both be positive or both 0; got ${base.unfollowBetaA} and ${base.unfollowBetaB}`)
  need(base.considered <= shape.anchors, ['oracle', 'considered'], `must not exceed the number of anchors (${shape.anchors}); got ${base.considered}`)
  for (const entrant of world.entrants)
    need(entrant.cells.category < base.categories, ['entrants'], `category of "${entrant.id}" must be below the number of categories (${base.categories}); got ${entrant.cells.category}`)
  if (world.boundGiven && base.needMultiplierMax < needBound(world))
    report(context, [...at, 'parameters', 'needMultiplierMax'], `must be at least ${needBound(world)}, the calendar's peak times 1 + demandGain, or be left out; got ${base.needMultiplierMax}`)
}

/** Mean of a Poisson number that exceeds 31 with a chance below 1e-9. */
const MOST_ENTRIES = 8.7

const DEFAULTS = defaults()
const usesOracle = (base: Numbers<ParamKey>): boolean => PARAM_KEYS.some((key) => ORACLE_KEYS.has(key) && base[key] !== DEFAULTS[key])
const ORACLE_KEYS = new Set<ParamKey>(['needFixed', 'lapseAtOrder', 'lapseBetaA', 'entriesFixed', 'considered', 'meanField', 'unfollowBetaA', 'followAll', 'fixedReputation', 'fixedSatisfaction', 'shareDaily'])

/** The world of this name, or a problem that names those that exist. */
export function findPreset(name: string | undefined, presets: Presets, at: Path, context: Context): WorldPreset | undefined {
  if (name === undefined) return undefined
  return presets.get(name) ?? report(context, at, `there is no world of this name; ${suggest(name, [...presets.keys()])}; got "${name}"`)
}
