// Refuses JSON that no reader should walk into.
// Invariant: what passes is plain JSON of bounded depth and size; keys that reach into JavaScript's objects are reported and never read.
import { FORBIDDEN_KEYS, report, type Context, type Path } from './grammar.ts'
import { LIMITS } from './limits.ts'

/** False when reading must stop; the reason is reported. */
export function guard(json: unknown, context: Context): boolean {
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
