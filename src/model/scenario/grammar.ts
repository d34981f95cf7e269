// Readers: each turns unknown JSON into a value or into problems with their path, and publishes itself as JSON Schema.
// Invariant: a reader never throws and returns undefined only after reporting; a struct returns what could be read of it,
// so that the checks behind it still run and every problem of a file is found at once.
import { formatPath, plain, show, suggest, type Path, type ScenarioError } from '../problems.ts'

export type { Path } from '../problems.ts'

export interface FittedBy {
  readonly command: string
  readonly seeds: string
  readonly date: string
  readonly targets: readonly string[]
}

/** Where a number of a file comes from, as the file says. */
export interface Provenance {
  readonly path: string
  readonly value: number
  readonly source?: string
  readonly fittedBy?: FittedBy
}

export interface Context {
  readonly errors: ScenarioError[]
  readonly provenance: Provenance[]
  /** world files: every number must say where it comes from */
  readonly sourced: boolean
}

export const contextOf = (sourced: boolean): Context => ({ errors: [], provenance: [], sourced })

/** Name under which a schema is published once and referred to from everywhere else. */
export const NAME = Symbol('name of a definition')
/** JSON Schema (draft 2020-12), plain data; schema.ts puts the document together. */
export interface Schema {
  readonly [NAME]?: string
  readonly [keyword: string]: unknown
}

export interface Reader<T> {
  readonly schema: Schema
  read(json: unknown, at: Path, context: Context): T | undefined
}
export type Read<R> = R extends Reader<infer T> ? T : never

/** A value with its place in the file. */
export interface Located<T> {
  readonly at: Path
  readonly value: T
}

export const report = (context: Context, at: Path, message: string): undefined => {
  context.errors.push({ path: formatPath(at), message })
  return undefined
}

export const isRecord = (json: unknown): json is Record<string, unknown> => typeof json === 'object' && json !== null && !Array.isArray(json)

/** Keys that reach into JavaScript's objects; the guard of parseScenario reports them. */
export const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'prototype', 'constructor']

export const anyOf = (...schemas: readonly Schema[]): Schema => ({ anyOf: schemas })

export const text = (longest = 2000, what = 'text'): Reader<string> => ({
  schema: { type: 'string', minLength: 1, maxLength: longest },
  read(json, at, context) {
    if (typeof json !== 'string') return report(context, at, `must be ${what} in quotes; got ${show(json)}`)
    if (json.trim() === '') return report(context, at, `must not be empty; got ${show(json)}`)
    if (json.length > longest) return report(context, at, `must have at most ${longest} characters; got ${json.length}`)
    return json
  },
})

export const word = (pattern: RegExp, rule: string): Reader<string> => ({
  schema: { type: 'string', pattern: pattern.source },
  read(json, at, context) {
    if (typeof json !== 'string') return report(context, at, `must be text in quotes; got ${show(json)}`)
    return pattern.test(json) ? json : report(context, at, `${rule}; got ${show(json)}`)
  },
})

export const ID = word(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be letters, digits, "-", "_" or ".", at most 64, beginning with a letter or digit')

/** Days since 1970 of a real calendar date, or undefined. */
export const dayOfDate = (iso: string): number | undefined => {
  const time = Date.parse(`${iso}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().slice(0, 10) === iso ? time / 86_400_000 : undefined
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/
export const date: Reader<string> = {
  schema: { type: 'string', pattern: ISO_DATE.source },
  read(json, at, context) {
    if (typeof json === 'string' && ISO_DATE.test(json) && dayOfDate(json) !== undefined) return json
    return report(context, at, `must be a date of the calendar like "2021-07-03"; got ${show(json)}`)
  },
}

export const flag: Reader<boolean> = {
  schema: { type: 'boolean' },
  read: (json, at, context) => (typeof json === 'boolean' ? json : report(context, at, `must be true or false; got ${show(json)}`)),
}

const unitOf = (unit: string) => (unit === '1' ? 'no unit' : unit)

export interface Limits {
  readonly kind: string
  readonly unit: string
  readonly min: number
  readonly max: number
}

/** A finite number within limits, or a problem that names them. */
export function limited(json: unknown, at: Path, context: Context, entry: Limits): number | undefined {
  if (typeof json !== 'number') return report(context, at, `must be a number (${unitOf(entry.unit)}); got ${show(json)}`)
  if (!Number.isFinite(json)) return report(context, at, `must be a finite number (${unitOf(entry.unit)}); got ${show(json)}`)
  if (entry.kind === 'integer' && !Number.isInteger(json)) return report(context, at, `must be a whole number (${unitOf(entry.unit)}); got ${plain(json)}`)
  if (json < entry.min || json > entry.max) return report(context, at, `must be between ${plain(entry.min)} and ${plain(entry.max)} (${unitOf(entry.unit)}); got ${plain(json)}`)
  return json
}

export const integer = (min: number, max: number, unit: string): Reader<number> => ({
  schema: { type: 'integer', minimum: min, maximum: max },
  read: (json, at, context) => limited(json, at, context, { kind: 'integer', unit, min, max }),
})

export const number = (min: number, max: number, unit: string): Reader<number> => ({
  schema: { type: 'number', minimum: min, maximum: max },
  read: (json, at, context) => limited(json, at, context, { kind: 'number', unit, min, max }),
})

export const oneOf = <T extends string>(...words: readonly T[]): Reader<T> => ({
  schema: { type: 'string', enum: words },
  read: (json, at, context) => words.find((candidate) => candidate === json) ?? report(context, at, `must be ${words.map((each) => `"${each}"`).join(' or ')}; got ${show(json)}`),
})

export const nullable = <T>(inner: Reader<T>): Reader<T | null> => ({
  schema: anyOf(inner.schema, { type: 'null' }),
  read: (json, at, context) => (json === null ? null : inner.read(json, at, context)),
})

/** A list of readable items; unreadable ones are reported and left out. */
export const list = <T>(inner: Reader<T>, longest: number, what: string): Reader<Located<T>[]> => ({
  schema: { type: 'array', items: inner.schema, maxItems: longest },
  read(json, at, context) {
    if (!Array.isArray(json)) return report(context, at, `must be a list of ${what}; got ${show(json)}`)
    if (json.length > longest) report(context, at, `must have at most ${longest} ${what}; got ${json.length}`)
    return json.slice(0, longest).flatMap((item: unknown, index) => {
      const value = inner.read(item, [...at, index], context)
      return value === undefined ? [] : [{ at: [...at, index], value }]
    })
  },
})

export const oneOrMany = <T>(inner: Reader<T>, longest: number, what: string): Reader<Located<T>[]> => {
  const many = list(inner, longest, what)
  return {
    schema: anyOf(inner.schema, many.schema),
    read(json, at, context) {
      if (Array.isArray(json)) return many.read(json, at, context)
      const value = inner.read(json, at, context)
      return value === undefined ? undefined : [{ at, value }]
    },
  }
}

const unreadable = new WeakMap<object, Set<string>>()
/** Whether a key of a struct was there but could not be read (its problem is reported), so that no rule complains a second time. */
export const faulty = (form: object | undefined, key: string): boolean => form !== undefined && unreadable.get(form)?.has(key) === true

type Fields = Readonly<Record<string, Reader<unknown>>>
type Partially<F extends Fields> = { readonly [K in keyof F]?: Read<F[K]> }

export interface StructOptions {
  /** name of the definition in the published schema */
  readonly id?: string
  readonly title?: string
  readonly description?: string
  /** says where a key belongs that stands in the wrong place */
  readonly misplaced?: (key: string) => string | undefined
}

/** An object with these keys and no others. Whatever could not be read is left out after its problem is reported. */
export function struct<R extends Fields, O extends Fields>(required: R, optional: O, options: StructOptions = {}): Reader<Partially<R & O>> {
  const fields: Fields = { ...required, ...optional }
  const keys = Object.keys(fields)
  const { misplaced, id, ...described } = options
  const needed = Object.keys(required)
  return {
    schema: {
      ...(id === undefined ? {} : { [NAME]: id }), type: 'object', properties: Object.fromEntries(keys.map((key) => [key, fields[key]!.schema])),
      ...(needed.length === 0 ? {} : { required: needed }), additionalProperties: false, ...described,
    },
    read(json, at, context) {
      if (!isRecord(json)) return report(context, at, `must be an object {…}; got ${show(json)}`)
      const out: Record<string, unknown> = {}
      const failed = new Set<string>()
      unreadable.set(out, failed)
      for (const key of Object.keys(json)) {
        if (FORBIDDEN_KEYS.includes(key)) continue
        if (!Object.hasOwn(fields, key)) {
          report(context, [...at, key], misplaced?.(key) ?? `unknown key; ${suggest(key, keys)}`)
          continue
        }
        const value = fields[key]!.read(json[key], [...at, key], context)
        if (value !== undefined) out[key] = value
        else failed.add(key)
      }
      for (const key of needed) if (!Object.hasOwn(json, key)) report(context, [...at, key], 'is missing')
      return out as Partially<R & O>
    },
  }
}

/** An object with free keys. */
export const record = <T>(inner: Reader<T>, what: string): Reader<Map<string, T>> => ({
  schema: { type: 'object', propertyNames: { type: 'string' }, additionalProperties: inner.schema },
  read(json, at, context) {
    if (!isRecord(json)) return report(context, at, `must be an object of ${what}; got ${show(json)}`)
    const out = new Map<string, T>()
    for (const key of Object.keys(json)) {
      const value = FORBIDDEN_KEYS.includes(key) ? undefined : inner.read(json[key], [...at, key], context)
      if (value !== undefined) out.set(key, value)
    }
    return out
  },
})

const inBoth = (longest: number, id: string) => struct({ en: text(longest), zh: text(longest) }, {}, { id, title: 'English and Chinese' })
export const bilingual = inBoth(2000, 'text')
export const bilingualTitle = inBoth(200, 'title')
