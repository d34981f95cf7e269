import { describe, expect, it } from 'vitest'
import { followRetention } from '../../../src/verify/exact/retention.ts'

describe('O12, retention of follows', () => {
  it('keeps .2970 for 5 periods at a = .7, b = 1.2', () => {
    expect(followRetention({ a: 0.7, b: 1.2, t: 5 }).survival).toBeCloseTo(0.297, 4)
  })

  it('has the ratio of survivals as its retention, (b + t − 1)/(a + b + t − 1)', () => {
    const [fourth, fifth] = [4, 5].map((t) => followRetention({ a: 0.7, b: 1.2, t }))
    expect(fifth!.retention).toBeCloseTo(fifth!.survival / fourth!.survival, 13)
    expect(fifth!.retention).toBeCloseTo(5.2 / 5.9, 14)
  })
})
