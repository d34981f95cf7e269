import { describe, expect, it } from 'vitest'
import { parseBassSeries, parseCdnowHistory, parseCdnowPurchases } from '../../src/verify/data.ts'
import { dataDir, publishedFile } from '../calibrate/published-files.ts'

describe('parseCdnowPurchases', () => {
  it('reads customer, day since 1970 and cents', () => {
    expect(parseCdnowPurchases(' 00004 0001 19970101  2   29.33\r\n\n 00021 0002 19970301  0    0.05\n')).toEqual([
      { customer: 1, day: 9862, spend: 2933 },
      { customer: 2, day: 9921, spend: 5 },
    ])
  })

  it.each([
    ['a b', 'must hold 5 fields: id, sample id, yyyymmdd, CDs, dollars; got "a b"'],
    ['x 0001 19970101 2 1.00', 'id must be a whole number; got "x"'],
    ['1 -1 19970101 2 1.00', 'sample id must be a whole number; got "-1"'],
    ['1 1 19970230 2 1.00', 'date must be a day written yyyymmdd; got "19970230"'],
    ['1 1 1997011 2 1.00', 'date must be a day written yyyymmdd; got "1997011"'],
    ['1 1 19971301 2 1.00', 'got "19971301"'],
    ['1 1 19970101 2.5 1.00', 'CDs must be a whole number; got "2.5"'],
    ['1 1 19970101 2 1.0', 'dollars must have two decimals; got "1.0"'],
    ['1 1 19970101 2 -1.00', 'got "-1.00"'],
  ])('names the line of %j', (line, message) => {
    const text = `1 1 19970101 2 1.00\n\n${line}\n`
    expect(() => parseCdnowPurchases(text, 'my.txt')).toThrow(SyntaxError)
    expect(() => parseCdnowPurchases(text, 'my.txt')).toThrow(`my.txt:3: `)
    expect(() => parseCdnowPurchases(text)).toThrow(message)
  })

  it.runIf(dataDir)('reads the 6,919 purchases of 2,357 customers', () => {
    const purchases = parseCdnowPurchases(publishedFile('cdnow_sample.txt'))
    expect(purchases).toHaveLength(6919)
    expect(new Set(purchases.map((purchase) => purchase.customer)).size).toBe(2357)
  })
})

describe('parseCdnowHistory', () => {
  it('reads columns', () => {
    expect(parseCdnowHistory('ID,frequency,recency,T\n1,2,30.43,38.86\n2,0,0.0,27\n3,1,27,27\n')).toEqual({
      frequency: [2, 0, 1],
      recency: [30.43, 0, 27],
      age: [38.86, 27, 27],
    })
  })

  it.each([
    ['1,2,3', 'must hold 4 numbers: ID, frequency, recency, T; got "1,2,3"'],
    ['1,2,x,4', 'must hold 4 numbers'],
    ['1,2,,4', 'must hold 4 numbers'],
    ['1,2.5,3,4', 'frequency must be a whole number; got "1,2.5,3,4"'],
    ['1,2,5,4', 'recency must be at most T, and 0 exactly when frequency is 0; got "1,2,5,4"'],
    ['1,0,3,4', 'recency must be at most T'],
    ['1,2,0,4', 'recency must be at most T'],
  ])('names the line of %j', (line, message) => {
    const text = `ID,frequency,recency,T\n1,0,0,3\n${line}`
    expect(() => parseCdnowHistory(text)).toThrow(`cdnow_summary.csv:3: `)
    expect(() => parseCdnowHistory(text)).toThrow(message)
  })

  it('wants its header', () => {
    expect(() => parseCdnowHistory('\nid,x\n')).toThrow(
      'cdnow_summary.csv:2: header must be ID,frequency,recency,T; got "id,x"',
    )
    expect(() => parseCdnowHistory('')).toThrow('cdnow_summary.csv:1: header must be ID,frequency,recency,T; got ""')
  })
})

describe('parseBassSeries', () => {
  it('reads named series', () => {
    const series = parseBassSeries('{\n "colour \\"TV\\"": [1, 2.5,\n 3e2], "b": [0]}\n')
    expect([...series]).toEqual([
      ['colour "TV"', [1, 2.5, 300]],
      ['b', [0]],
    ])
  })

  it.each([
    ['{\n "a": [1,\n x]}', 3, 'must be a number of at least 0; got "x"'],
    ['{\n "a": [1,\n -2]}', 3, 'must be a number of at least 0; got "-2"'],
    ['{\n "a": []}', 2, 'must be a number of at least 0; got "]"'],
    ['{\n "a": [1],\n "a": [2]}', 3, 'must be the name of a new series; got "\\"a\\""'],
    ['{\n "a" [1]}', 2, 'must be :; got "["'],
    ['{\n "a": [1 2]}', 2, 'must be , or ]; got "2"'],
    ['[1]', 1, 'must be {; got "["'],
    ['{\n}', 2, 'must be the name of a new series; got "}"'],
    ['{" : [1]}', 1, 'must be the name of a new series; got "\\""'],
    ['{"a": [1]}\n\n!', 3, 'must end here; got "!"'],
    ['{"a": [1]\n', 2, 'must be , or }; got "end of text"'],
    ['{"a\\q": [1]}', 1, 'must be the name of a new series'],
  ])('names the line of the token at fault in %j', (text, line, message) => {
    expect(() => parseBassSeries(text)).toThrow(`bass_series.json:${line}: ${message}`)
  })

  it.runIf(dataDir)('reads the four published series', () => {
    expect([...parseBassSeries(publishedFile('bass_series.json')).values()].map((series) => series.length)).toEqual([
      8, 13, 13, 10,
    ])
  })
})
