import { expect, it } from 'vitest'
import { dictionaryOf } from '../../src/locale/locale.ts'
import { PARAMETERS, PLAN } from '../../src/model/parameters.ts'
import { sourceInWords } from '../../src/ui/source-words.ts'

it('says how a number is known, in the language of the page', () => {
  const { source } = PLAN.budget
  expect(sourceInWords(source, dictionaryOf('en'))).toEqual({
    known: 'assumption; the default changes nothing: ', reason: '23 bn impressions at CPM 30 are worth 0.69 bn RMB (fact 19 of the two source articles)',
  })
  expect(sourceInWords(source, dictionaryOf('zh')).known).toBe('假设；默认值不产生影响：')
  expect(sourceInWords('[A] neutral value', dictionaryOf('en'))).toEqual({ known: 'assumption; the default changes nothing', reason: '' })
})

it('leaves no code of the model documents in any source', () => {
  const said = [...Object.values(PARAMETERS), ...Object.values(PLAN)].map(({ source }) => sourceInWords(source, dictionaryOf('en')))
  expect(said.filter(({ known }) => known === '')).toEqual([])
  expect(said.map(({ reason }) => reason).filter((reason) => /\[[SDPA]\]|\bF\d|\bMODEL \d|neutral value/.test(reason))).toEqual([])
})
