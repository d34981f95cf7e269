// The table of patterns in ODD.md §1, rendered from the patterns themselves.
// Invariant: pure; every pattern of PATTERNS stands in it once, in their order.
import { fillMarkers, markdownTable } from '../model/odd-tables.ts'
import { plain } from '../model/problems.ts'
import type { Band } from './pattern.ts'
import { PATTERNS, STUDIES } from './patterns.ts'

const target = ([low, high]: Band) => (high === Infinity ? `above ${plain(low)}` : low === -Infinity ? `below ${plain(high)}` : `${plain(low)} … ${plain(high)}`)

const patternTable = (): string =>
  markdownTable(
    ['pattern', 'id', 'target', 'unit', 'use', 'measured on', 'where the target comes from'],
    PATTERNS.map(({ id, title, kind, study, window, unit, band, source }) => [
      title.en, `\`${id}\``, target(band), unit, kind, `${STUDIES.find((each) => each.id === study)!.title.en}, ${window}`, source,
    ]),
  )

/** The document with its table of patterns renewed. */
export const renderPatterns = (markdown: string): string => fillMarkers(markdown, 'patterns', patternTable())
