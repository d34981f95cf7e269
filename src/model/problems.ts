// What can be wrong with a scenario and how it is said: `path: problem and remedy; got X`.
// Invariant: problems are collected, never thrown; a path is the JSON path of the value at fault.

export interface ScenarioError {
  /** e.g. `variants[1].policy.subsidy.budget`; '' is the whole file */
  readonly path: string
  readonly message: string
}

export type Path = readonly (string | number)[]

/** Example: `formatPath(['variants', 1, 'policy'])` is `variants[1].policy`. */
export const formatPath = (path: Path): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`), '')

/** A number without a row of zeros. Example: `plain(1e8)` is `1e8`, `plain(1250)` is `1250`. */
export const plain = (value: number): string => {
  const short = value.toExponential().replace('e+', 'e')
  return Math.abs(value) >= 1e6 && /^-?\de/.test(short) ? short : String(value)
}

/** A short rendering of any value for the end of a message. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'number') return plain(value)
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  return String(value)
}

/** Edits (insert, delete, replace, swap of neighbours) between two words, ignoring case. */
function distance(left: string, right: string): number {
  const a = left.toLowerCase()
  const b = right.toLowerCase()
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, rows[i - 2]![j - 2]! + 1)
      row.push(best)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}

/** `repeatRate` and `repeat`, `trust` and `trustFans`. */
const oneBeginsOther = (word: string, candidate: string): boolean => {
  const [a, b] = [word.toLowerCase(), candidate.toLowerCase()]
  return b.length >= 3 && (a.startsWith(b) || b.startsWith(a))
}

/** The candidate a reader most likely meant, or undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 64) return undefined
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const edits = distance(word, candidate)
    if (edits < least) [best, least] = [candidate, edits]
  }
  return best ?? (word.length < 3 ? undefined : candidates.filter((candidate) => oneBeginsOther(word, candidate)).toSorted((a, b) => a.length - b.length)[0])
}

/** `: did you mean "x"?`, or the list of what is possible when it is short. */
export function suggest(word: string, candidates: readonly string[]): string {
  const match = nearest(word, candidates)
  if (match !== undefined) return `did you mean "${match}"?`
  return candidates.length <= 12 ? `use ${candidates.map((candidate) => `"${candidate}"`).join(', ')}` : 'see scenarios/scenario.schema.json'
}

/** Removes repetitions, keeps the order. */
export function distinct(errors: readonly ScenarioError[]): ScenarioError[] {
  const seen = new Set<string>()
  return errors.filter(({ path, message }) => {
    const key = `${path}\n${message}`
    return seen.has(key) ? false : (seen.add(key), true)
  })
}
