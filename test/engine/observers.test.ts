// What only watches is held against counts of its own: the tables of anchors, fans, bonds and providers, read from outside day by day.
import { beforeAll, describe, expect, it } from 'vitest'
import { loadKernel, Simulation } from '../../src/engine/simulate.ts'
import { AnchorField, AnchorStatus, BondField, FanField, Metric, ProviderField, TRUST_CLASSES } from '../../src/engine/kernel/slots.ts'
import { PLAN, PLAN_KEYS, type PlanKey } from '../../src/model/parameters.ts'
import { smallWorld } from './small-world.ts'

let kernel: WebAssembly.Module
beforeAll(async () => {
  kernel = await loadKernel()
})

/** [slot] rows of the anchors' table by birth. */
const byBirth = (world: Simulation): ReadonlyMap<number, Float64Array> => {
  const table = world.anchors()
  const rows = Array.from({ length: table.length / AnchorField.COUNT }, (_, slot) => table.subarray(slot * AnchorField.COUNT, (slot + 1) * AnchorField.COUNT))
  return new Map(rows.filter((row) => !Number.isNaN(row[AnchorField.birth])).map((row) => [row[AnchorField.birth], row]))
}
const cell = (world: Simulation, day: number, metric: Metric): number => world.rows()[day * Metric.COUNT + metric]
const cells = (world: Simulation, day: number, first: Metric, count: number): number[] => Array.from({ length: count }, (_, k) => cell(world, day, first + k))
const planDefaults = Object.fromEntries(PLAN_KEYS.map((key) => [key, PLAN[key].default])) as Record<PlanKey, number>
const zeros = (count: number): number[] => new Array<number>(count).fill(0)

describe('brands by stage', () => {
  it('move as their own records say, and stand where those have them', () => {
    const base = { stepsT1: 1e6, stepsT2: 3e7, stepsT3: 1e8, stepsT4: 4e8, entryRate: 6, mixWhite: 0.3, mixFast: 0.5, mixKnown: 0.15, mixSka: 0.05, exitFloor: 30, exitDays: 20, detect: 0.5, banAt: 1 }
    const world = new Simulation(kernel, smallWorld({ fans: 1500, burnIn: 0, horizon: 330, anchorSlots: 400, base }), 3)
    const [up, down, ended] = [zeros(4), zeros(4), zeros(5)]
    let before = byBirth(world)
    for (let day = 0; day < world.lastDay; day++) {
      world.advance(day + 1)
      const now = byBirth(world)
      const brands = [...now].filter(([, row]) => row[AnchorField.kind] > 0)
      expect(cells(world, day, Metric.stage0, 5)).toEqual(zeros(5).map((_, stage) => brands.filter(([, row]) => row[AnchorField.status] === AnchorStatus.open && row[AnchorField.stage] === stage).length))
      const [rose, fell, closed] = [zeros(4), zeros(4), zeros(5)]
      for (const [birth, row] of brands) {
        const was = before.get(birth)
        const [from, to] = [was?.[AnchorField.stage] ?? 0, row[AnchorField.stage]]
        if (to > from) rose[from]++
        if (to < from) fell[from - 1]++
        if ((was === undefined || was[AnchorField.status] === AnchorStatus.open) && row[AnchorField.status] !== AnchorStatus.open) closed[to]++
      }
      expect([cells(world, day, Metric.stageUp0, 4), cells(world, day, Metric.stageDown1, 4), cells(world, day, Metric.stageEnd0, 5)]).toEqual([rose, fell, closed])
      for (const [sum, today] of [[up, rose], [down, fell], [ended, closed]] as const) today.forEach((count, k) => (sum[k] += count))
      before = now
    }
    for (const moves of [up, down, ended]) expect(moves.filter((count) => count > 0).length).toBeGreaterThan(1)
  })
})

describe('the spread of trust', () => {
  it('counts each bond with experience of every eighth fan, and each open anchor, in its class at a month\'s end', () => {
    const world = new Simulation(kernel, smallWorld({ fans: 4000, burnIn: 0, horizon: 60 }), 5)
    world.advance(60)
    const day = 59
    const spread = (values: readonly number[]) => {
      const counts = zeros(TRUST_CLASSES)
      for (const value of values) counts[Math.min(TRUST_CLASSES - 1, Math.floor(value * TRUST_CLASSES))]++
      return counts
    }
    const bonds: number[] = []
    for (let slot = 0; slot < world.variant.shape.anchorSlots; slot++) {
      const table = world.bonds(slot)
      for (let fan = 0; fan < world.variant.shape.fans; fan += 8) {
        const bond = table.subarray(fan * BondField.COUNT, (fan + 1) * BondField.COUNT)
        if (bond[BondField.followed] === 1 && bond[BondField.good] + bond[BondField.bad] > 0) bonds.push(bond[BondField.trust])
      }
    }
    expect(bonds.length).toBeGreaterThan(100)
    expect(cells(world, day, Metric.trustSlots0, TRUST_CLASSES)).toEqual(spread(bonds))
    expect(bonds.length).toBe(cell(world, day, Metric.trustSlots))
    expect(Math.round(bonds.reduce((sum, tau) => sum + tau, 0) * 1e6)).toBe(cell(world, day, Metric.trustSlotSum))
    const anchors = [...byBirth(world).values()].filter((row) => row[AnchorField.status] === AnchorStatus.open).map((row) => row[AnchorField.trust])
    expect(cells(world, day, Metric.trustAnchors0, TRUST_CLASSES)).toEqual(spread(anchors))
    expect(cells(world, 58, Metric.trustAnchors0, TRUST_CLASSES)).toEqual(zeros(TRUST_CLASSES))
  })
})

describe('service providers by size', () => {
  it.each([20, 40, 60, 80, 100, 150, 250])('are those in the programme whose clients sold as much in the last period, as a year, for each of %d real providers', (providerScale) => {
    const world = new Simulation(kernel, smallWorld({ fans: 3000, burnIn: 0, horizon: 95, providers: 40, base: { providerScale, providerExitMcn: 0.45, providerExitBelt: 0.45, providerExitMerchant: 0.45, providerExitBrand: 0.45 } }), 2)
    world.advance(95)
    const table = world.providers()
    const yearly = zeros(40).flatMap((_, k) => {
      const row = table.subarray(k * ProviderField.COUNT, (k + 1) * ProviderField.COUNT)
      return row[ProviderField.open] === 1 ? [((row[ProviderField.gmv] * world.variant.base.people) / 3000 / providerScale) * (365 / 30)] : []
    })
    const [open, large, pillars] = [yearly.length, yearly.filter((gmv) => gmv >= 1e8).length, yearly.filter((gmv) => gmv >= 1e9).length]
    expect([cell(world, 94, Metric.providersOpen), cell(world, 94, Metric.providers100M), cell(world, 94, Metric.providers1B)]).toEqual([open, large, pillars])
    expect(40).toBeGreaterThan(open)
    expect(large).toBeGreaterThan(pillars)
    expect(cell(world, 20, Metric.providers100M)).toBe(0) // no period is closed yet
  })
})

describe('sales', () => {
  const plan = { ...planDefaults, budget: 4e9, from: 20, to: 60, kinds: 2 }
  const world = (): Simulation => {
    const simulation = new Simulation(kernel, { ...smallWorld({ burnIn: 10, horizon: 60, panelShare: 0.3, anchorSlots: 300, base: { entryRate: 8, mixWhite: 0.4, mixFast: 0.4, mixKnown: 0.15, mixSka: 0.05, exitFloor: 0, inspect: 0, detect: 0, tiers: 1 } }), plans: [plan] }, 4)
    simulation.advance(simulation.lastDay)
    return simulation
  }
  const total = (simulation: Simulation, metric: Metric): number => Array.from({ length: simulation.lastDay }, (_, day) => cell(simulation, day, metric)).reduce((sum, value) => sum + value, 0)

  it('of new brands are what brands sold that were born since day 0; nobody carries them here and nobody has left', () => {
    const simulation = world()
    const rows = [...byBirth(simulation).values()]
    const born = (from: number) => rows.filter((row) => row[AnchorField.kind] > 0 && row[AnchorField.born] >= from).reduce((sum, row) => sum + row[AnchorField.gmv], 0)
    expect(rows.every((row) => row[AnchorField.status] === AnchorStatus.open && row[AnchorField.carries] < 0)).toBe(true)
    expect(total(simulation, Metric.gmvNewBrands)).toBe(born(10))
    expect(born(10)).toBeGreaterThan(0)
    expect(born(1)).toBeGreaterThan(born(10)) // those of the burn-in are not new
  })

  it('split into orders by city tier and into fen by channel add up to the platform\'s', () => {
    const simulation = world()
    for (let day = 0; day < simulation.lastDay; day++) {
      const sum = (first: Metric, count: number) => cells(simulation, day, first, count).reduce((total, value) => total + value, 0)
      expect(sum(Metric.ordersTier1, 5)).toBe(sum(Metric.ordersPrivate, 4))
      expect(sum(Metric.gmvSplitPrivate, 4)).toBe(sum(Metric.gmvPrivate, 4))
      for (let channel = 0; channel < 3; channel++) expect(cell(simulation, day, Metric.gmvAnyNatural + channel)).toBeGreaterThanOrEqual(cell(simulation, day, Metric.gmvNatural + channel))
    }
    expect(total(simulation, Metric.gmvAnySubsidised)).toBeGreaterThan(total(simulation, Metric.gmvSubsidised))
    expect(total(simulation, Metric.gmvSplitPrivate)).toBeLessThan(total(simulation, Metric.gmvPrivate))
  })

  it('reach as many fans of the panel as carry the mark', () => {
    const simulation = world()
    const table = simulation.fans()
    const marks = Array.from({ length: simulation.variant.shape.fans }, (_, fan) => table[fan * FanField.COUNT + FanField.reached])
    expect(total(simulation, Metric.reachedSubsidised)).toBe(marks.filter((bits) => bits & 1).length)
    expect(total(simulation, Metric.reachedFast)).toBe(marks.filter((bits) => bits & 2).length)
    expect(marks.filter((bits) => (bits & 3) === 1)).toEqual([]) // the plan is for fast brands alone
    expect(cells(simulation, 29, Metric.reachedSubsidised, 2)).toEqual([0, 0])
    expect(total(simulation, Metric.reachedSubsidised)).toBeGreaterThan(100)
  })
  it('and everything else that is recorded are the same in a run forked from a snapshot of the world without the plan', () => {
    const whole = world()
    const trunk = new Simulation(kernel, { ...whole.variant, plans: [] }, 4)
    trunk.advance(25) // absolute; the plan begins on day 30
    const fork = new Simulation(kernel, whole.variant, 4, trunk.snapshot())
    fork.advance(fork.lastDay)
    expect(fork.rows()).toEqual(whole.rows())
  })
})
