import { expect, it } from 'vitest'
import { dictionaryOf, localeOf, LOCALES } from '../../src/locale/locale.ts'

type Entry = readonly [path: string, kind: string]

/** Every text of a dictionary: its path, and for a sentence how many arguments it takes. */
const entries = (value: unknown, path = ''): Entry[] => {
  if (typeof value === 'function') return [[path, `function of ${value.length}`]]
  if (typeof value !== 'object' || value === null) return [[path, typeof value]]
  return Object.entries(value).flatMap(([key, inner]) => entries(inner, `${path}.${key}`))
}

it('every language has the same texts, and its sentences take the same facts', () => {
  const [first, ...others] = LOCALES.map((locale) => entries(dictionaryOf(locale)))
  expect(first.length).toBeGreaterThan(100)
  for (const other of others) expect(other).toEqual(first)
})

it('no text is left in English in the Chinese dictionary', () => {
  const texts = (value: unknown, path = ''): string[] =>
    typeof value === 'string' ? [`${path}: ${value}`] : typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`)) : []
  const latin = texts(dictionaryOf('zh')).filter((line) => /: [A-Za-z][A-Za-z ]{3,}$/.test(line))
  expect(latin).toEqual(['.header.otherLanguage: English', '.header.otherLanguageLabel: Switch to English'])
})

it('takes the first language that is spoken here', () => {
  expect(localeOf(['fr-FR', 'zh-Hant-TW', 'en'])).toBe('zh')
  expect(localeOf(['EN-gb'])).toBe('en')
  expect(localeOf([])).toBe('en')
})
