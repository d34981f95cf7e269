// The languages of the product. Invariant: every text exists in each of them; the type Dictionary makes the compiler say so.
// (Plain typed dictionaries instead of @lit/localize: no extraction step, and sentences with numbers are functions whose
// arguments the compiler checks in both languages.)
import { en } from './en.ts'
import { zh } from './zh.ts'

export type Locale = 'en' | 'zh'
export type Dictionary = typeof en

export const LOCALES = ['en', 'zh'] as const satisfies readonly Locale[]

/** Language tag of a locale, for `lang` attributes. */
export const TAGS: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-CN' }

const DICTIONARIES: Readonly<Record<Locale, Dictionary>> = { en, zh }

export const dictionaryOf = (locale: Locale): Dictionary => DICTIONARIES[locale]

/**
 * The first language that is spoken here.
 * @param tags language tags by preference, e.g. navigator.languages
 * @example localeOf(['fr', 'zh-Hans-CN', 'en']) // 'zh'
 */
export const localeOf = (tags: readonly string[]): Locale => {
  for (const tag of tags) {
    const language = tag.toLowerCase().split('-')[0]
    const spoken = LOCALES.find((locale) => locale === language)
    if (spoken) return spoken
  }
  return 'en'
}
