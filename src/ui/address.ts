// What the address asks for: fans, replicates, seed and language. Invariant: an address that asks for anything else, or for what
// cannot be run, is refused with every problem named; it is never corrected and nothing of it is ignored.
import { LOCALES, type Locale } from '../locale/locale.ts'
import { nearest } from '../model/problems.ts'

/** Numbers of the address with the smallest and the largest that make sense. */
export const NUMBERS = { fans: [1, 1e6], replicates: [1, 1e4], seed: [0, 2 ** 32 - 1] } as const satisfies Record<string, readonly [least: number, most: number]>
type NumberName = keyof typeof NUMBERS
export type SettingName = NumberName | 'lang'
export const SETTING_NAMES: readonly SettingName[] = [...(Object.keys(NUMBERS) as NumberName[]), 'lang']

export type AddressSettings = Partial<Record<NumberName, number>> & { readonly lang?: Locale }

/** Something in the address that is not understood. */
export type AddressProblem = { readonly name: string; readonly given: string } & (
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'language' | 'twice' }
  | { readonly kind: 'unknown'; readonly meant: SettingName | undefined }
)

const problemOf = (name: string, given: string): AddressProblem | undefined => {
  if (Object.hasOwn(NUMBERS, name)) {
    const [least, most] = NUMBERS[name as NumberName]
    return /^\d{1,10}$/.test(given) && Number(given) >= least && Number(given) <= most ? undefined : { name, given, kind: 'number', least, most }
  }
  if (name === 'lang') return LOCALES.some((locale) => locale === given) ? undefined : { name, given, kind: 'language' }
  return { name, given, kind: 'unknown', meant: SETTING_NAMES.find((each) => each === nearest(name, SETTING_NAMES)) }
}

/**
 * @param search query of the address, e.g. `?fans=4000&replicates=12&seed=7&lang=zh`
 * @returns problems, and the settings that were understood
 */
export const readAddress = (search: string): { readonly problems: readonly AddressProblem[]; readonly settings: AddressSettings } => {
  const problems: AddressProblem[] = []
  const settings: Record<string, number | string> = {}
  const query = new URLSearchParams(search)
  for (const name of new Set(query.keys())) {
    const [given, ...more] = query.getAll(name)
    const problem = more.length > 0 ? ({ name, given: [given, ...more].join(', '), kind: 'twice' } as const) : problemOf(name, given)
    if (problem) problems.push({ ...problem, name: name.slice(0, 40), given: problem.given.slice(0, 60) })
    else settings[name] = name === 'lang' ? given : Number(given)
  }
  return { problems, settings: settings as AddressSettings }
}
