// Short facts in a row, each with the separator at its end, so that a line never begins with one.
import { html } from 'lit'
import type { Dictionary } from '../locale/locale.ts'

/** @returns spans of class `fact` (shared-styles.ts) whose text reads as the facts joined */
export const factsInRow = (facts: readonly string[], { separator }: Dictionary) =>
  facts.map((fact, k) => (k < facts.length - 1 ? html`<span class="fact">${fact}${separator.trimEnd()}</span> ` : html`<span class="fact">${fact}</span>`))
