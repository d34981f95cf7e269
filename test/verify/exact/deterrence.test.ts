import { describe, expect, it } from 'vitest'
import { cheatingShare } from '../../../src/verify/exact/deterrence.ts'

describe('O21, deterrence', () => {
  it('is the share of evenly spread gains above the expected penalty', () => {
    for (const [detection, penalty] of [
      [0.3, 0.5],
      [0, 9],
      [0.5, 4],
      [1, 0.25],
    ] as const) {
      const gains = [...Array(10_000).keys()].map((i) => (i + 0.5) / 10_000)
      const cheats = gains.filter((gain) => gain > detection * penalty).length / gains.length
      expect(cheatingShare({ detection, penalty })).toBeCloseTo(cheats, 10)
    }
  })

  it('refuses a probability above 1', () => {
    expect(() => cheatingShare({ detection: 1.1, penalty: 1 })).toThrow('detection: must lie in [0, 1]; got 1.1')
    expect(() => cheatingShare({ detection: 1, penalty: -1 })).toThrow('penalty')
  })
})
