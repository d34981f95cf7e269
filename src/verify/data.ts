// Parsers of the published data sets that the verification reads: CDNOW purchases and histories, Bass series.
//
// Invariant: text in, values out, no files; the first malformed line throws `name:line: problem; got X`.
import type { Purchase, RepeatHistory } from '../calibrate/repurchase/history.ts'

const MILLISECONDS_PER_DAY = 86_400_000

function refuse(name: string, line: number, problem: string, got: string): never {
  throw new SyntaxError(`${name}:${line}: ${problem}; got ${JSON.stringify(got)}`)
}

/** Non-empty lines with their numbers from 1. */
function numberedLines(text: string): { readonly line: number; readonly content: string }[] {
  return text
    .split(/\r?\n/)
    .map((content, i) => ({ line: i + 1, content: content.trim() }))
    .filter(({ content }) => content !== '')
}

/** Whole days from 1970-01-01 to a date written yyyymmdd, or undefined if there is no such day. */
function dayNumber(yyyymmdd: string): number | undefined {
  const [year, month, day] = [yyyymmdd.slice(0, 4), yyyymmdd.slice(4, 6), yyyymmdd.slice(6)].map(Number) as [
    number,
    number,
    number,
  ]
  const time = Date.UTC(year, month - 1, day)
  const written = new Date(time).toISOString().slice(0, 10).replaceAll('-', '')
  return written === yyyymmdd ? time / MILLISECONDS_PER_DAY : undefined
}

/**
 * CDNOW transactions, one a line: master id, sample id, date yyyymmdd, CDs, dollars.
 * @returns purchases in file order; `day` counts from 1970-01-01, `spend` is in cents
 * @throws SyntaxError with the line number
 */
export function parseCdnowPurchases(text: string, name = 'cdnow_sample.txt'): Purchase[] {
  return numberedLines(text).map(({ line, content }) => {
    const fields = content.split(/\s+/)
    if (fields.length !== 5) refuse(name, line, 'must hold 5 fields: id, sample id, yyyymmdd, CDs, dollars', content)
    const [master, customer, date, discs, dollars] = fields as [string, string, string, string, string]
    if (!/^\d+$/.test(master)) refuse(name, line, 'id must be a whole number', master)
    if (!/^\d+$/.test(customer)) refuse(name, line, 'sample id must be a whole number', customer)
    if (!/^\d+$/.test(discs)) refuse(name, line, 'CDs must be a whole number', discs)
    const day =
      (/^\d{8}$/.test(date) ? dayNumber(date) : undefined) ??
      refuse(name, line, 'date must be a day written yyyymmdd', date)
    const money = /^(\d+)\.(\d\d)$/.exec(dollars) ?? refuse(name, line, 'dollars must have two decimals', dollars)
    return { customer: Number(customer), day, spend: Number(money[1]) * 100 + Number(money[2]) }
  })
}

/**
 * CDNOW histories: a header `ID,frequency,recency,T` and one customer a line, times in weeks to two decimals.
 * @throws SyntaxError with the line number
 */
export function parseCdnowHistory(text: string, name = 'cdnow_summary.csv'): RepeatHistory {
  const [header, ...lines] = numberedLines(text)
  if (header?.content !== 'ID,frequency,recency,T') {
    refuse(name, header?.line ?? 1, 'header must be ID,frequency,recency,T', header?.content ?? '')
  }
  const rows = lines.map(({ line, content }) => {
    const fields = content.split(',')
    const numbers = fields.map((field) => (/^\d+(\.\d+)?$/.test(field) ? Number(field) : NaN))
    if (numbers.length !== 4 || numbers.some(Number.isNaN))
      refuse(name, line, 'must hold 4 numbers: ID, frequency, recency, T', content)
    const [, frequency, recency, age] = numbers as [number, number, number, number]
    if (!Number.isInteger(frequency)) refuse(name, line, 'frequency must be a whole number', content)
    if (recency > age || (frequency === 0) !== (recency === 0)) {
      refuse(name, line, 'recency must be at most T, and 0 exactly when frequency is 0', content)
    }
    return { frequency, recency, age }
  })
  return {
    frequency: rows.map((row) => row.frequency),
    recency: rows.map((row) => row.recency),
    age: rows.map((row) => row.age),
  }
}

/**
 * Adoption series: a JSON object of name → [adoptions per period].
 * @throws SyntaxError with the line number of the token at fault
 */
export function parseBassSeries(text: string, name = 'bass_series.json'): ReadonlyMap<string, readonly number[]> {
  const series = new Map<string, number[]>()
  const tokens = [
    ...text.matchAll(/"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[^\s]/gu),
  ]
  let next = 0
  const take = (problem: string, fits: (token: string) => boolean): string => {
    const token = tokens[next++]
    const line = text.slice(0, token?.index ?? text.length).split('\n').length
    return token && fits(token[0]) ? token[0] : refuse(name, line, problem, token?.[0] ?? 'end of text')
  }
  const mark = (symbols: string) =>
    take(`must be ${[...symbols].join(' or ')}`, (token) => token.length === 1 && symbols.includes(token))
  const isNumber = (token: string) => /^\d/.test(token)
  mark('{')
  do {
    const key = JSON.parse(
      take(
        'must be the name of a new series',
        (token) => token.length > 1 && token.startsWith('"') && !series.has(JSON.parse(token) as string),
      ),
    ) as string
    mark(':')
    mark('[')
    const values: number[] = []
    do values.push(Number(take('must be a number of at least 0', isNumber)))
    while (mark(',]') === ',')
    series.set(key, values)
  } while (mark(',}') === ',')
  if (next < tokens.length) take('must end here', () => false)
  return series
}
