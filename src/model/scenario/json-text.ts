// The text of a file as JSON: what JSON.parse passes over in silence is a problem here.
// Invariant: a byte order mark is allowed; a key that stands twice in one object is reported, because only the last would count.
import { formatPath, type ScenarioError } from '../problems.ts'

type Read = { readonly json: unknown } | { readonly errors: readonly ScenarioError[] }

export function readJson(source: string): Read {
  const text = source.replace(/^\ufeff/, '')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { errors: [{ path: '', message: `is not JSON: ${reasonOf(error, text)}` }] }
  }
  const errors = repeatedKeys(text)
  return errors.length > 0 ? { errors } : { json }
}

/** The parser's reason in one line: it quotes the text with its line breaks, and counts characters where an editor counts lines. */
function reasonOf(error: unknown, text: string): string {
  const message = (error instanceof Error ? error.message : String(error)).replaceAll(/[\s\p{Cc}]+/gu, ' ')
  const position = /at position (\d+)$/.exec(message)?.[1]
  return position === undefined ? message : `${message} (line ${text.slice(0, Number(position)).split('\n').length})`
}

/** An object (with the keys met so far) or a list around the place that is read. */
interface Level {
  readonly keys: Set<string> | undefined
  at: string | number
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},:]/g

/** Keys that stand twice in one object. @param text valid JSON */
function repeatedKeys(text: string): ScenarioError[] {
  const errors: ScenarioError[] = []
  const levels: Level[] = []
  let word = ''
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1)
    if (token === '{') levels.push({ keys: new Set(), at: '' })
    else if (token === '[') levels.push({ keys: undefined, at: 0 })
    else if (token === '}' || token === ']') levels.pop()
    else if (token === ',' && typeof level?.at === 'number') level.at++
    else if (token === ':' && level?.keys) {
      level.at = JSON.parse(word) as string
      if (level.keys.has(level.at)) errors.push({ path: formatPath(levels.map(({ at }) => at)), message: 'stands twice in its object; keep one of the two' })
      level.keys.add(level.at)
    } else word = token
  }
  return errors
}
