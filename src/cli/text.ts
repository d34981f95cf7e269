// Text for a terminal of 80 to 100 columns: wrapped paragraphs and aligned tables.
// Invariant: widths count columns on the screen, where a Chinese character takes two.

/** Columns that output is laid out for. */
const COLUMNS = 96

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/

export const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0)

/** Breaks a paragraph between words. `indent` begins the first line, `hanging` the others. */
export const wrap = (paragraph: string, { indent = '', hanging = indent, columns = COLUMNS }: { indent?: string; hanging?: string; columns?: number } = {}): string => {
  const lines: string[] = []
  let line = indent
  for (const word of paragraph.split(/(?<=\S) /)) {
    const glued = line === indent || line === hanging ? line + word : `${line} ${word}`
    if (widthOf(glued) > columns && line !== indent && line !== hanging) {
      lines.push(line)
      line = hanging + word
    } else line = glued
  }
  return [...lines, line].join('\n')
}

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
}

/** An aligned table; columns are two spaces apart and no wider than their longest cell. */
export const table = (columns: readonly Column[], rows: readonly (readonly string[])[]): string => {
  const widths = columns.map(({ title }, k) => Math.max(widthOf(title), ...rows.map((row) => widthOf(row[k] ?? ''))))
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align = 'left' }, k) => {
        const cell = cells[k] ?? ''
        const gap = ' '.repeat(widths[k] - widthOf(cell))
        return align === 'left' ? cell + gap : gap + cell
      })
      .join('  ')
      .trimEnd()
  return `${[line(columns.map(({ title }) => title)), ...rows.map(line)].join('\n')}\n`
}
