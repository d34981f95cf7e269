// Short facts in a row. Invariant: a line never begins with the separator, which hangs on to the fact before it.
import type { Dictionary } from '../locale/locale.ts'

export const inRow = (facts: readonly string[], { separator }: Dictionary): string => facts.join(separator.replace(/^ /, '\u00a0'))
