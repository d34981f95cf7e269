// The tables of ODD.md, rendered from the catalogue and put between their markers.
// Invariant: pure; text outside `<!-- name:begin -->` … `<!-- name:end -->` is left as it is.
import { COMPARED, CONCENTRATION, DAILY, DERIVED, OF_ANCHOR, OF_ENTRANT } from './metrics.ts'
import { LEVERS, leverPath, type Lever } from './levers.ts'
import { ENTRANT_GROUP, GROUPS, isParamKey, PLAN_GROUP, SHAPE_GROUP, type Group, type ParameterEntry } from './parameters.ts'
import { plain } from './problems.ts'
import { CONVERSIONS } from './units.ts'

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
/** A table of Markdown. @param rows [row × column] */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

function shown(entry: ParameterEntry, value: number): string {
  if (entry.kind === 'switch') return value === 0 ? 'off' : 'on'
  if (entry.kind === 'choice') return entry.options.find((option) => option.value === value)?.id ?? plain(value)
  if (entry.kind === 'mask') return value === 0 ? 'none' : value === entry.max ? 'all' : entry.options.filter((option) => (value & option.value) !== 0).map((option) => option.id).join(', ')
  return plain(value)
}
const rangeOf = (entry: ParameterEntry) => (entry.options.length > 0 ? entry.options.map((option) => option.id).join(', ') : entry.kind === 'switch' ? 'off, on' : `${plain(entry.min)} … ${plain(entry.max)}`)
/** A lever's path in a policy; keys of plans and entrants may be those of parameters, and have none. */
const roleOf = (key: string, entry: ParameterEntry, { entries }: Group) => (entry.role === 'lever' && isParamKey(key) && GROUPS.some((group) => group.entries === entries) ? `lever \`${leverPath(key) ?? 'coupons.from, to'}\`` : entry.role)

/** Equations of the catalogue in the order of their first parameter, numbered from 1. */
const EQUATIONS = [...new Set([...GROUPS, SHAPE_GROUP, PLAN_GROUP, ENTRANT_GROUP].flatMap(({ entries }) => Object.values(entries).map((entry) => entry.equation)))].filter((equation) => equation !== '')
const numberOf = (entry: ParameterEntry) => (entry.equation === '' ? '–' : `E${EQUATIONS.indexOf(entry.equation) + 1}`)

const parameterTable = (group: Group) =>
  `#### ${group.label.en} · ${group.label.zh}\n\n${markdownTable(
    ['symbol', 'name', 'role', 'default', 'unit', 'range', 'meaning', 'equation', 'source'],
    Object.entries(group.entries).map(([key, entry]) => [entry.symbol, `\`${key}\``, roleOf(key, entry, group), shown(entry, entry.default), entry.unit, rangeOf(entry), entry.doc.en, numberOf(entry), entry.source]),
  )}`

const equations = () => EQUATIONS.map((equation, index) => `**E${index + 1}** $${equation}$`).join('\n\n')

const TABLES: Readonly<Record<string, () => string>> = {
  shape: () => parameterTable(SHAPE_GROUP),
  parameters: () => GROUPS.map(parameterTable).join('\n\n'),
  plan: () => [parameterTable(PLAN_GROUP), parameterTable(ENTRANT_GROUP)].join('\n\n'),
  equations,
  levers: () => markdownTable(['lever', 'settings', 'what it does'], [
    ['`subsidy`', Object.keys(PLAN_GROUP.entries).join(', '), 'Impressions given away, when, how fast and to whom; budget in RMB or in impressions.'],
    ...Object.entries(LEVERS as Record<string, Lever>).map(([name, lever]) => [`\`${name}\``, Object.keys(lever.fields).join(', '), lever.doc.en]),
  ]),
  metrics: () => [
    ['Derived from daily rows', DERIVED], ['Of the anchors\' table', CONCENTRATION], ['Of the first scripted entrant', OF_ENTRANT], ['Of each anchor', OF_ANCHOR],
    ['Of a policy against its baseline', COMPARED],
  ].map(([title, metrics]) => `#### ${title as string}\n\n${markdownTable(
    ['id', 'English', '中文', 'unit', 'better', 'definition'],
    Object.entries(metrics as typeof DERIVED).map(([id, metric]) => [`\`${id}\``, metric.label.en, metric.label.zh, metric.unit, metric.direction === 'none' ? '–' : metric.direction, metric.definition.en]),
  )}`).join('\n\n'),
  daily: () => markdownTable(['id', 'English', '中文', 'unit', 'over days', 'scale'], Object.entries(DAILY).map(([id, metric]) => [`\`${id}\``, metric.label.en, metric.label.zh, metric.unit, metric.aggregation, metric.scale])),
  units: () => markdownTable(['unit', 'may be written as'], Object.entries(CONVERSIONS).map(([unit, others]) => [unit, Object.entries(others).map(([other, factor]) => `${other} (× ${plain(factor)})`).join(', ')])),
}

/** The text with other content between `<!-- name:begin -->` and `<!-- name:end -->`. */
export function fillMarkers(markdown: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`]
  const [from, to] = [markdown.indexOf(begin), markdown.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`ODD.md has no markers "${begin}" … "${end}"`)
  return `${markdown.slice(0, from + begin.length)}\n\n${content}\n\n${markdown.slice(to)}`
}

/** The document with every table of the catalogue renewed; the table of patterns is src/verify/pattern-table.ts. */
export const renderTables = (markdown: string): string => Object.entries(TABLES).reduce((text, [name, render]) => fillMarkers(text, name, render()), markdown)
