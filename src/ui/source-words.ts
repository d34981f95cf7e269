// The source of a number of the catalogue as a reader understands it: how it is known in words, the reason without the codes of the
// model's own documents (model/ODD.md lists them).
import { en } from '../locale/en.ts'
import type { Dictionary } from '../locale/locale.ts'

type Code = keyof Dictionary['rail']['known']

/**
 * @param source e.g. "[A] off by default (F7, MODEL 6.11)"
 * @returns how it is known, up to the colon, in the reader's language; the reason, which the catalogue has in English only
 */
export const sourceInWords = (source: string, { rail, colon, clause }: Dictionary): { readonly known: string; readonly reason: string } => {
  const [, code, rest = source] = /^\[([SDPA])\]\s*(.*)$/s.exec(source) ?? []
  const neutral = /^neutral value(?:[:;]\s*|$)/
  const reason = rest
    .replace(neutral, '')
    .replace(/\s*\[([SDPA])\]/g, (_, inner: Code) => ` (${en.rail.known[inner]})`)
    .replace(/\bF(\d+)\b/g, (_, n: string) => en.rail.fact(n))
    .replace(/\bMODEL (\d[\d.-]*\d|\d)/g, (_, n: string) => en.rail.section(n))
    .replace(/(\d) B\b/g, '$1 bn')
  const known = [code ? rail.known[code as Code] : '', neutral.test(rest) ? rail.neutral : ''].filter(Boolean).join(clause)
  return { known: known && reason ? known + colon : known, reason }
}
