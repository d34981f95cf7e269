// What an address may ask for, and what becomes of anything else.
import { expect, it } from 'vitest'
import { readAddress } from '../../src/ui/address.ts'

it('takes numbers and the language', () => {
  expect(readAddress('?fans=4000&replicates=12&seed=0&lang=zh')).toEqual({ problems: [], settings: { fans: 4000, replicates: 12, seed: 0, lang: 'zh' } })
  expect(readAddress('')).toEqual({ problems: [], settings: {} })
})

it.each([
  ['?fan=abc', [{ name: 'fan', given: 'abc', kind: 'unknown', meant: 'fans' }]],
  ['?utm_source=mail', [{ name: 'utm_source', given: 'mail', kind: 'unknown', meant: undefined }]],
  ['?lang=xx', [{ name: 'lang', given: 'xx', kind: 'language' }]],
  ['?lang=', [{ name: 'lang', given: '', kind: 'language' }]],
  ['?fans=-3', [{ name: 'fans', given: '-3', kind: 'number', least: 1, most: 1e6 }]],
  ['?fans=1e9&seed=1.5', [{ name: 'fans', given: '1e9', kind: 'number', least: 1, most: 1e6 }, { name: 'seed', given: '1.5', kind: 'number', least: 0, most: 4294967295 }]],
  ['?seed=1&seed=2', [{ name: 'seed', given: '1, 2', kind: 'twice' }]],
  ['?constructor=1', [{ name: 'constructor', given: '1', kind: 'unknown', meant: undefined }]],
])('refuses %s', (search, problems) => {
  expect(readAddress(search).problems).toEqual(problems)
})

it('keeps what was understood beside a problem', () => {
  expect(readAddress('?replicates=8&fans=0').settings).toEqual({ replicates: 8 })
})
