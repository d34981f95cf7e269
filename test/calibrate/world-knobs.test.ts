import { describe, expect, it } from 'vitest'
import { cellsOf, knobOf, rounded, withKnobs, WORLD_KNOBS } from '../../src/calibrate/world-knobs.ts'
import { shippedPresets, shipped } from '../model/shipped.ts'

const presets = shippedPresets()
const platform = shipped('baseline', presets).baseline.variant
const yalu = shipped('yalu-cold-start', presets).baseline.variant

describe('the knobs of a fit', () => {
  it('come back as they were set', () => {
    for (const [world, knobs] of Object.entries(WORLD_KNOBS)) {
      const variant = world === 'micro' ? yalu : platform
      const values = knobs.map(({ min, max, step }) => rounded(Math.min(max, min + 2 * step)))
      const set = withKnobs(variant, knobs, values)
      knobs.forEach((knob, k) => expect(knobOf(set, knob)).toBeCloseTo(values[k], 6))
    }
  })

  it('keep the four prices and the two lapse probabilities in their ratios', () => {
    const knobs = WORLD_KNOBS.platform
    const { base } = withKnobs(platform, knobs, knobs.map(({ id, min }) => (id === 'priceScale' ? 2 : id === 'lapseGood' ? 0.03 : min)))
    expect([base.priceWhite, base.priceFast, base.priceKnown, base.priceSka]).toEqual([120, 164, 230, 390])
    expect(base.lapseBad).toBeCloseTo(5 * base.lapseGood, 12)
  })

  it('change nothing but their cells', () => {
    const knobs = WORLD_KNOBS.micro
    const set = withKnobs(yalu, knobs, [1000, 100])
    expect(set.base).toEqual(yalu.base)
    expect(set.entrants[0]).toEqual({ ...yalu.entrants[0], adBase: 1000, adSlope: 100 })
    expect(cellsOf(knobs, [123456.7, 1])).toEqual([{ cell: { entrant: 'adBase', factor: 1 }, value: 123500 }, { cell: { entrant: 'adSlope', factor: 1 }, value: 1 }])
  })
})
