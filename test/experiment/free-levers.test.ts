import { describe, expect, it } from 'vitest'
import { freeLevers } from '../../src/experiment/free-levers.ts'
import type { Variant } from '../../src/model/variant.ts'
import { smallWorld } from '../engine/small-world.ts'

const plain = smallWorld()
const under = (...settings: Variant['settings'][number][]): Variant => ({ ...plain, settings })
const from0 = (param: Variant['settings'][number]['param'], value: number) => ({ param, value, from: 0, to: Infinity })
const named = (policy: Variant, baseline = plain): string[] => freeLevers(baseline, policy).map(({ en }) => en)

describe('free levers', () => {
  it('are none where a policy only gives money away', () => {
    expect(named({ ...plain, plans: [{} as Variant['plans'][number]] })).toEqual([])
    expect(named(under(from0('couponValue', 5), from0('couponBudget', 1e6), from0('rebate', 0.01), from0('providerFund', 1e8), from0('providerW1', 0.6)))).toEqual([])
    expect(named(under(from0('stepsPerks', 2), from0('stepsMatch', 1)))).toEqual([])
  })
  it('count the trust card as paid only where the platform pays all of it', () => {
    const card = [from0('cardUptake', 1), from0('cardTail', 3), from0('cardDecide', 1)]
    expect(named(under(...card, from0('cardSubsidy', 1)))).toEqual([])
    expect(named(under(...card, from0('cardSubsidy', 0.1)))).toHaveLength(3)
    expect(named(under(...card, from0('cardSubsidy', 1)), under(...card, from0('cardSubsidy', 0.5)))).toEqual([])
  })
  it('are the bits of a mask that cost nothing, and other levers by name', () => {
    expect(named(under(from0('stepsPerks', 15)))).toEqual(['cold-start traffic', 'distribution by talents', 'special supply'])
    expect(named(under(from0('gammaT', 1)))).toHaveLength(1)
    expect(named(under(from0('stepsPerks', 15)), under(from0('stepsPerks', 13)))).toEqual([])
  })
  it('counts what differs on some day, by the value in force', () => {
    expect(named(under(from0('gammaT', plain.base.gammaT)))).toEqual([])
    expect(named(under(from0('gammaT', 3), from0('gammaT', plain.base.gammaT)))).toEqual([]) // the later overrules
    expect(named(under({ param: 'gammaT', value: 3, from: 20, to: 21 }))).toHaveLength(1)
  })
  it('knows other worlds and entrants', () => {
    expect(named({ ...plain, base: { ...plain.base, revisit: 0.9 } })).toHaveLength(1)
    expect(named({ ...plain, entrants: [{} as Variant['entrants'][number]] })).toEqual(['Scripted entrants'])
  })
})
