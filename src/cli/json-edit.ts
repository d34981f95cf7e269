// Changes single values in the text of a JSON file and leaves every other character as it is.
// Invariant: the text was valid JSON before and is afterwards; a value is found by its path, never by a pattern.

export type JsonPath = readonly (string | number)[]

interface Span {
  readonly from: number
  readonly to: number
}

/** First character at or after `at` that is not white space. */
const skipSpace = (text: string, at: number): number => {
  while (/\s/.test(text[at] ?? '')) at++
  return at
}

/** End of the string that begins at `at`. */
const endOfString = (text: string, at: number): number => {
  for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++
  return at + 1
}

/** End of the value that begins at `at`. */
const endOfValue = (text: string, at: number): number => {
  if (text[at] === '"') return endOfString(text, at)
  if (text[at] !== '{' && text[at] !== '[') {
    while (!/[\s,\]}]/.test(text[at] ?? ',')) at++
    return at
  }
  for (let depth = 0; ; ) {
    if (text[at] === '"') at = endOfString(text, at)
    else {
      if (text[at] === '{' || text[at] === '[') depth++
      else if (text[at] === '}' || text[at] === ']') depth--
      at++
      if (depth === 0) return at
    }
  }
}

interface Member extends Span {
  readonly name: string | number
}

/** Members of the object or array that begins at `at`. */
const membersOf = (text: string, at: number): Member[] => {
  const list = text[at] === '['
  const members: Member[] = []
  for (at = skipSpace(text, at + 1); text[at] !== '}' && text[at] !== ']'; ) {
    let name: string | number = members.length
    if (!list) {
      const end = endOfString(text, at)
      name = JSON.parse(text.slice(at, end)) as string
      at = skipSpace(text, skipSpace(text, end) + 1) // behind the colon
    }
    const to = endOfValue(text, at)
    members.push({ name, from: at, to })
    at = skipSpace(text, to)
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return members
}

const find = (text: string, path: JsonPath): Span | undefined => {
  let from = skipSpace(text, 0)
  let to = endOfValue(text, from)
  for (const part of path) {
    if (text[from] !== '{' && text[from] !== '[') return undefined
    const member = membersOf(text, from).find(({ name }) => name === part)
    if (!member) return undefined
    ;({ from, to } = member)
  }
  return { from, to }
}

/** On one line, with spaces inside braces: the style of the files in scenarios/. */
export const inLine = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{ ${Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${inLine(each)}`).join(', ')} }`
}

/** The value at a path, or undefined. */
export const valueAt = (text: string, path: JsonPath): unknown => {
  const span = find(text, path)
  return span && (JSON.parse(text.slice(span.from, span.to)) as unknown)
}

/**
 * The text with another value at a path; a member that is missing is added behind the last one of its object, in the same layout.
 * @throws when what should hold the value does not exist
 * @example setValue('{"a": {"b": 1}}', ['a', 'b'], { value: 2 }) // '{"a": {"b": { "value": 2 }}}'
 */
export const setValue = (text: string, path: JsonPath, value: unknown): string => {
  const span = find(text, path)
  if (span) return text.slice(0, span.from) + inLine(value) + text.slice(span.to)
  const holder = find(text, path.slice(0, -1))
  const name = path[path.length - 1]
  if (!holder || text[holder.from] !== '{' || typeof name !== 'string') throw new Error(`${path.join('.')}: there is nothing to put it into`)
  const members = membersOf(text, holder.from)
  const last = members[members.length - 1]
  if (!last) return `${text.slice(0, holder.from)}{ ${JSON.stringify(name)}: ${inLine(value)} }${text.slice(holder.to)}`
  const lineStart = text.lastIndexOf('\n', last.from) + 1
  const [indent] = /^\s*/.exec(text.slice(lineStart, last.from))!
  const alone = text.slice(lineStart, last.from).trim().startsWith('"') && lineStart > holder.from
  return `${text.slice(0, last.to)},${alone ? `\n${indent}` : ' '}${JSON.stringify(name)}: ${inLine(value)}${text.slice(last.to)}`
}
