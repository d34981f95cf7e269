// Options of a command: declared once, read, checked and explained from the declaration.
// Invariant: nothing runs on an option that was not understood; every refusal is one line that names the option.
import { parseArgs } from 'node:util'
import { nearest } from '../model/problems.ts'

/** What the caller got wrong; shown as one line, exit code 2. */
export class UsageError extends Error {
  /** @param hint where to look, in the place of the command's help */
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message)
  }
}

export interface Option<T> {
  /** name of the value in the help; absent for a switch */
  readonly placeholder?: string
  readonly about: string
  /** reads the text after the option, or throws with "must be …" */
  read(text: string): T
}

export type Options = Readonly<Record<string, Option<unknown>>>
export type Given<O extends Options> = { readonly [K in keyof O]?: O[K] extends Option<infer T> ? T : never }

export const flag = (about: string): Option<boolean> => ({ about, read: () => true })

export const textOption = (placeholder: string, about: string): Option<string> => ({
  placeholder,
  about,
  read(text) {
    if (text.trim() === '') throw new UsageError('must not be empty')
    return text
  },
})

/** A whole number; 20000, 2e4 and 20k are the same. */
export const wholeNumber = (placeholder: string, min: number, max: number, about: string): Option<number> => ({
  placeholder,
  about,
  read(text) {
    const match = /^(-?\d+(?:\.\d+)?(?:e\d+)?)([kM])?$/.exec(text)
    const value = match ? Number(match[1]) * (match[2] === 'k' ? 1e3 : match[2] === 'M' ? 1e6 : 1) : NaN
    if (!Number.isInteger(value) || value < min || value > max) throw new UsageError(`must be a whole number between ${min.toLocaleString('en')} and ${max.toLocaleString('en')}; got "${text}"`)
    return value
  },
})

export const numberOption = (placeholder: string, min: number, max: number, about: string): Option<number> => ({
  placeholder,
  about,
  read(text) {
    const value = /^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$/.test(text) ? Number(text) : NaN
    if (!(value >= min && value <= max)) throw new UsageError(`must be a number between ${min} and ${max}; got "${text}"`)
    return value
  },
})

/** `; did you mean "x"?`, or nothing when no candidate is near. */
export const didYouMean = (word: string, candidates: readonly string[]): string => {
  const match = nearest(word, candidates)
  return match === undefined ? '' : `; did you mean "${match}"?`
}

/**
 * Reads the arguments after a command's name.
 * @throws UsageError at the first argument that is not understood
 */
export const readArguments = <O extends Options>(argv: readonly string[], options: O): { given: Given<O>; rest: string[] } => {
  const config = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, { type: option.placeholder === undefined ? ('boolean' as const) : ('string' as const) }]))
  const { tokens, positionals } = parseArgs({ args: [...argv], options: config, allowPositionals: true, strict: false, tokens: true })
  const given: Record<string, unknown> = {}
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { rawName, value, inlineValue } = token
    const name = rawName === '-h' && Object.hasOwn(options, 'help') ? 'help' : token.name
    const option = Object.hasOwn(options, name) ? options[name] : undefined
    if (!option || !(rawName.startsWith('--') || name === 'help')) throw new UsageError(`unknown option ${rawName}${didYouMean(rawName, Object.keys(options).map((each) => `--${each}`))}`)
    if (Object.hasOwn(given, name)) throw new UsageError(`${rawName} is given twice`)
    if (option.placeholder === undefined) {
      if (inlineValue) throw new UsageError(`${rawName} takes no value; got "${value}"`)
      given[name] = true
      continue
    }
    if (value === undefined || (!inlineValue && /^--?[A-Za-z]/.test(value))) throw new UsageError(`${rawName} needs a value, as in ${rawName} ${option.placeholder}${value === undefined ? '' : `; got the option ${value}`}`)
    try {
      given[name] = option.read(value)
    } catch (error) {
      throw error instanceof UsageError ? new UsageError(`${rawName} ${error.message}`) : error
    }
  }
  return { given: given as Given<O>, rest: positionals }
}
