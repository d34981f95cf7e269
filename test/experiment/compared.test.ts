import { beforeAll, describe, expect, it } from 'vitest'
import { AnchorField, Metric } from '../../src/engine/kernel/slots.ts'
import { loadKernel, Simulation } from '../../src/engine/simulate.ts'
import { compareQuantities } from '../../src/experiment/compared.ts'
import { measure, type Measures } from '../../src/experiment/measure.ts'
import { comparePolicy } from '../../src/experiment/outlay.ts'
import type { ParamKey } from '../../src/model/parameters.ts'
import type { Variant } from '../../src/model/variant.ts'
import { STILL, variantOf, type WorldForm } from '../../src/verify/oracle-world.ts'
import { smallWorld } from '../engine/small-world.ts'

const plain = smallWorld()
const world = (gmv: number, change: Partial<Measures> = {}): Measures =>
  ({ gmv, spend: 0, matched: 0, coupons: 0, rebates: 0, guarantees: 0, providerFunds: 0, commission: gmv * 0.01, advertising: gmv * 0.022, profit: gmv * 0.032, subsidisedShare: 0, newBrandGmv: 0, brandsEntered: 0, ...change }) as Measures

describe('displacement', () => {
  const off = [world(100), world(120), world(110)]
  const on = [world(102, { spend: 4, subsidisedShare: 0.07 }), world(121, { spend: 4, subsidisedShare: 0.06 }), world(113, { spend: 4, subsidisedShare: 0.065 })]

  it('is 1 − incremental / attributed, with an interval', () => {
    const { displacement } = compareQuantities(plain, plain, off, on)
    const { attributed, incremental } = comparePolicy(off, on)
    expect(displacement!.estimate.ratio).toBeCloseTo(1 - incremental!.estimate.ratio / attributed!.estimate.ratio, 12)
    expect(displacement!.interval.lower).toBeLessThan(displacement!.estimate.ratio)
    expect(displacement!.interval.upper).toBeGreaterThan(displacement!.estimate.ratio)
    expect(displacement!.verdict.kind).toBe('above')
  })

  it('speaks of the additional sales where the baseline has a subsidy too', () => {
    const subsidised = off.map((each) => ({ ...each, spend: 1, subsidisedShare: 0.01 }))
    const credited = on.reduce((sum, { gmv, subsidisedShare }, w) => sum + gmv * subsidisedShare - off[w].gmv * 0.01, 0)
    expect(compareQuantities(plain, plain, subsidised, on).displacement!.estimate.ratio).toBeCloseTo(1 - 6 / credited, 12)
  })

  it('says that its sign is not resolved, and is absent without a subsidy', () => {
    const noisy = [world(108, { subsidisedShare: 0.07 }), world(121, { subsidisedShare: 0.06 }), world(126, { subsidisedShare: 0.065 })]
    expect(compareQuantities(plain, plain, off, noisy).displacement!.verdict).toMatchObject({ kind: 'unresolved', threshold: 0 })
    expect(compareQuantities(plain, plain, off, off)).toEqual({})
    expect(compareQuantities(plain, { ...plain, settings: [{ param: 'gammaT', value: 9, from: 0, to: Infinity }] }, off, on)).not.toHaveProperty('displacement')
  })
})

describe('the new share of new brands\' GMV', () => {
  const off = [world(100), world(120), world(110)]
  // more brands by luck: a ban freed a place, and the next to enter was a brand
  const on = [world(103, { newBrandGmv: 4, brandsEntered: 1 }), world(122, { newBrandGmv: 5, brandsEntered: 1 }), world(114, { newBrandGmv: 6, brandsEntered: 1 })]
  const under = (param: ParamKey, value: number): Variant => ({ ...plain, settings: [...plain.settings, { param, value, from: 0, to: Infinity }] })

  it.each<[ParamKey, number]>([['mixFast', 0.5], ['providerFund', 1e8], ['providerW1', 0.6], ['providerAdmitBrand', 0.1], ['providerExitMcn', 0.6]])('is reported of a policy of %s', (param, value) => {
    expect(compareQuantities(plain, under(param, value), off, on).newDemandShare!.estimate.ratio).toBeCloseTo(9 / 15, 12)
  })

  it('is reported of another rate of entry and of scripted entrants', () => {
    expect(compareQuantities(plain, { ...plain, base: { ...plain.base, entryRate: 9 } }, off, on)).toHaveProperty('newDemandShare')
    expect(compareQuantities({ ...plain, entrants: [] }, { ...plain, entrants: [{} as Variant['entrants'][number]] }, off, on)).toHaveProperty('newDemandShare')
  })

  it.each<[ParamKey, number]>([['banAt', 1], ['inspect', 0.1], ['gammaT', 2], ['endorseCount', 40], ['providerTraffic', 1], ['stepsPerks', 15]])('is not of %s, which lets in nobody', (param, value) => {
    expect(compareQuantities(plain, under(param, value), off, on)).not.toHaveProperty('newDemandShare')
  })
})

describe('on the engine', () => {
  let kernel: WebAssembly.Module
  beforeAll(async () => {
    kernel = await loadKernel()
  })
  const lived = (form: WorldForm, days: readonly [number, number]): { variant: Variant; measures: Measures; world: Simulation } => {
    const variant = variantOf('world', form)
    const simulation = new Simulation(kernel, variant, 11)
    simulation.advance(simulation.lastDay)
    const result = { variant: 'world', replicate: 0, seed: 11, rows: simulation.rows(), columns: Metric.COUNT, burnIn: variant.shape.burnIn, fanDays: 0, seconds: 0 }
    return { variant, measures: measure(result, variant, { from: days[0], to: days[1] }), world: simulation }
  }

  it('sales of a new brand are half new where it stands beside one like it: 2 (1 − P(1) / P(2)) by logit', () => {
    const days = 10
    const weight = 1
    const form: WorldForm = { shape: { fans: 20_000, anchors: 1, anchorSlots: 2, burnIn: 1, horizon: days }, base: { ...STILL, considered: 2, needFixed: 1, needMean: 1, choiceBase: Math.log(weight) } }
    const [off, on] = [form, { ...form, entrants: [{ day: 0, kind: 1, price: 1, live: 1, quality: 0.7 }] }].map((each) => lived(each, [0, days]))
    const bought = (rooms: number): number => (rooms * weight) / (1 + rooms * weight)
    const { newDemandShare } = compareQuantities(off.variant, on.variant, [off.measures], [on.measures])
    expect(on.measures.brandsEntered).toBe(1)
    expect(Math.abs(newDemandShare!.estimate.ratio - 2 * (1 - bought(1) / bought(2)))).toBeLessThan(0.012)
    // shifted altogether where everybody buys anyway
    const sated = [off, on].map(({ variant }) => lived({ ...form, base: { ...form.base, choiceBase: 50 }, entrants: variant.entrants }, [0, days]))
    expect(compareQuantities(sated[0].variant, sated[1].variant, [sated[0].measures], [sated[1].measures]).newDemandShare!.estimate.ratio).toBeCloseTo(0, 12)
    // and nothing is called new where the baseline has as many brands
    expect(compareQuantities(on.variant, on.variant, [on.measures], [{ ...on.measures, newBrandGmv: on.measures.newBrandGmv + 1 }])).toEqual({})
  })

  it('the loop gain of one room on the day of the shock is that of the logit', () => {
    const [day, rise, slope, intercept] = [15, 0.1, 2, -1.5]
    const fans = 100_000
    const base = { ...STILL, considered: 1, needFixed: 1, needMean: 1, choiceBase: intercept, choiceTrust: slope, fixedSatisfaction: 0.8, referenceFans: fans / 1000 }
    const [off, on] = [-1, day].map((trustShockDay) => lived({ shape: { fans, anchors: 1, anchorSlots: 1, horizon: day + 1 }, base: { ...base, trustShockDay, trustShockRise: rise } }, [day, day + 1]))
    const tau = off.world.anchors()[AnchorField.trust]
    expect(on.world.anchors()[AnchorField.trust]).toBeCloseTo(tau * (1 + rise), 6)
    const bought = (trust: number): number => 1 / (1 + Math.exp(-intercept - slope * (2 * trust - 1)))
    const exact = (bought(tau * (1 + rise)) / bought(tau) - 1) / rise
    const { loopGain } = compareQuantities(off.variant, on.variant, [off.measures], [on.measures])
    expect(loopGain!.estimate.ratio / exact).toBeGreaterThan(0.94)
    expect(loopGain!.estimate.ratio / exact).toBeLessThan(1.06)
    expect(compareQuantities(on.variant, on.variant, [on.measures], [on.measures]).loopGain).toBeUndefined()
  })
})
