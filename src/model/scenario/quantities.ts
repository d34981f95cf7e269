// Readers of numbers that may state their source, and of the catalogue's values: a value with unit and source, the name of a choice, a list of names, a switch.
// Invariant: what comes out is in the catalogue's unit and range; where it comes from is noted in the context.
import { anyOf, date, flag, FORBIDDEN_KEYS, integer, isRecord, list, NAME, number, report, struct, text, type Reader, type Schema } from './grammar.ts'
import type { ParameterEntry } from '../parameters.ts'
import { formatPath, show, suggest } from '../problems.ts'
import { acceptedUnits, convert } from '../units.ts'

const FITTED_BY = struct({ command: text(), seeds: text(), date, targets: list(text(), 50, 'targets') }, {}, { id: 'fittedBy', title: 'How a fitted number was found' })

/** A number with its unit and where it comes from; one definition for each unit of the catalogue. */
const statedSchema = (unit: string): Schema => ({
  [NAME]: `number-in-${unit.replaceAll('/', ' per ').replaceAll(/[^A-Za-z0-9]+/g, '-')}`,
  type: 'object',
  properties: { value: { type: 'number' }, unit: { type: 'string', enum: acceptedUnits(unit) }, source: { type: 'string' }, fittedBy: FITTED_BY.schema },
  required: ['value'],
  additionalProperties: false,
})

const STATED = ['value', 'unit', 'source', 'fittedBy'] as const

/** A number that may say where it comes from: bare in `unit`, or `{value, unit?, source?, fittedBy?}`. */
export const stated = (bare: Reader<number>, unit: string): Reader<number> => ({
  schema: anyOf(bare.schema, statedSchema(unit)),
  read(json, at, context) {
    if (!isRecord(json)) {
      if (context.sourced) return report(context, at, `must say where it comes from: {"value": …, "source": "…"} or "fittedBy"; got ${show(json)}`)
      return bare.read(json, at, context)
    }
    for (const key of Object.keys(json))
      if (!STATED.some((known) => known === key) && !FORBIDDEN_KEYS.includes(key)) report(context, [...at, key], `unknown key; ${suggest(key, STATED)}`)
    const source = json['source'] === undefined ? undefined : text().read(json['source'], [...at, 'source'], context)
    const fitted = json['fittedBy'] === undefined ? undefined : FITTED_BY.read(json['fittedBy'], [...at, 'fittedBy'], context)
    if (context.sourced && json['source'] === undefined && json['fittedBy'] === undefined)
      report(context, at, 'must say where it comes from in "source" or "fittedBy"; got neither')
    if (!Object.hasOwn(json, 'value')) return report(context, [...at, 'value'], 'is missing')
    let given = json['value']
    const written = json['unit']
    if (written !== undefined) {
      const converted = typeof written === 'string' ? convert(1, written, unit) : undefined
      if (typeof written !== 'string' || converted === undefined)
        return report(context, [...at, 'unit'], `wrong unit: use ${acceptedUnits(unit).map((each) => `"${each}"`).join(', ')}; got ${show(written)}`)
      if (typeof given === 'number') given = convert(given, written, unit)
    }
    const value = bare.read(given, [...at, 'value'], context)
    if (value === undefined) return undefined
    if (source !== undefined || fitted !== undefined)
      context.provenance.push({
        path: formatPath(at),
        value,
        ...(source === undefined ? {} : { source }),
        ...(fitted === undefined ? {} : { fittedBy: { command: fitted.command ?? '', seeds: fitted.seeds ?? '', date: fitted.date ?? '', targets: (fitted.targets ?? []).map((target) => target.value) } }),
      })
    return value
  },
})

/** A number of the catalogue. */
function quantity(entry: ParameterEntry): Reader<number> {
  const { kind, min, max, unit } = entry
  const reader = stated(kind === 'integer' ? integer(min, max, unit) : number(min, max, unit), unit)
  return { ...reader, schema: { ...reader.schema, title: entry.label.en, description: `${entry.doc.en} Unit: ${unit}.` } }
}

/** A value of the catalogue by its kind: number, true/false, the name of a choice, a list of names of a mask. */
export function value(entry: ParameterEntry, allowOracle = false): Reader<number> {
  const described = { title: entry.label.en, description: entry.doc.en }
  const options = entry.options.filter((option) => allowOracle || option.oracle !== true)
  const names = options.map((option) => option.id)
  switch (entry.kind) {
    case 'number':
    case 'integer':
      return quantity(entry)
    case 'switch':
      return {
        schema: { type: 'boolean', ...described },
        read(json, at, context) {
          const on = flag.read(json, at, context)
          return on === undefined ? undefined : Number(on)
        },
      }
    case 'choice':
      return {
        schema: { type: 'string', enum: names, ...described },
        read(json, at, context) {
          const option = options.find((each) => each.id === json)
          if (option !== undefined) return option.value
          if (typeof json === 'string' && entry.options.some((each) => each.id === json)) return report(context, at, `may be chosen only under world.oracle; got ${show(json)}`)
          return report(context, at, `must be ${names.map((name) => `"${name}"`).join(' or ')}; got ${show(json)}`)
        },
      }
    case 'mask':
      return {
        schema: { ...anyOf({ type: 'array', items: { type: 'string', enum: names } }, { type: 'string', enum: ['all', 'none'] }), ...described },
        read(json, at, context) {
          if (json === 'all') return entry.max
          if (json === 'none' && entry.min === 0) return 0
          if (!Array.isArray(json)) return report(context, at, `must be a list of ${names.map((name) => `"${name}"`).join(', ')}${entry.min === 0 ? ', or "all" or "none"' : ', or "all"'}; got ${show(json)}`)
          let bits = 0
          for (const [index, item] of (json as unknown[]).entries()) {
            const option = options.find((each) => each.id === item)
            if (option === undefined) report(context, [...at, index], `unknown name; ${typeof item === 'string' ? suggest(item, names) : 'must be text'}; got ${show(item)}`)
            else if ((bits & option.value) !== 0) report(context, [...at, index], `stands twice in the list; got ${show(item)}`)
            else bits |= option.value
          }
          if (bits < entry.min) return json.length === 0 ? report(context, at, 'must name at least one; got an empty list') : undefined
          return bits
        },
      }
    default:
      return entry.kind satisfies never
  }
}
