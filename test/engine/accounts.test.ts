// What is counted is what happened: drift of trust over whole transactions, advertising for what was shown, inspections at their price,
// gangs of their size.
import { beforeAll, describe, expect, it } from 'vitest'
import { Simulation, loadKernel } from '../../src/engine/simulate.ts'
import { AnchorField, BondField, Metric } from '../../src/engine/kernel/slots.ts'
import type { OracleContext } from '../../src/verify/oracle.ts'
import { ALWAYS, anchorColumn, columnOf, openWorld, seriesOf, STILL, sumOf } from '../../src/verify/oracle-world.ts'
import { smallWorld } from './small-world.ts'

let context: OracleContext
beforeAll(async () => {
  context = { kernel: await loadKernel() } as OracleContext
})

const lived = (options: Parameters<typeof smallWorld>[0], seed = 5): Simulation => {
  const run = new Simulation(context.kernel, smallWorld(options), seed)
  run.advance(run.lastDay)
  return run
}
const total = (run: Simulation, metric: Metric): number => sumOf(seriesOf(run.rows(), metric))

describe('trust drift', () => {
  // with nothing forgotten, what orders and deliveries changed adds up to what the fans' trust has become
  it.each([0, 0.25, 0.5])('adds up to the change of trust at a stake of %s', (stake) => {
    const fans = 400, prior = 0.5
    const world = openWorld(context, {
      shape: { fans, anchors: 1, anchorSlots: 1, horizon: 40 },
      base: { ...STILL, followAll: 1, considered: 1, choiceBase: ALWAYS, fixedReputation: prior, fixedSatisfaction: 0.7, forget: 1, stake, leadMean: 3, needFixed: 1, needMean: 1, activeShare: 1, lapseGood: 0, lapseBad: 0 },
    }, 3)
    world.advance(world.lastDay)
    const now = columnOf(world.bonds(0), BondField.trust, BondField.COUNT)
    const events = total(world, Metric.delivered) + total(world, Metric.ordersNatural)
    expect(events).toBeGreaterThan(20 * fans)
    expect(Math.abs(total(world, Metric.trustGain) / 1e6 - sumOf(now.map((trust) => trust - prior)))).toBeLessThan(events * 0.5e-6)
  })
})

describe('advertising', () => {
  it('earns nothing where nothing can be sold', () => {
    const run = lived({ base: { paidShareMax: 0, adRate: 0.1 } })
    expect(total(run, Metric.impressionsPaid)).toBe(0)
    expect(total(run, Metric.adsFen)).toBe(0)
  })

  it('is the cleared price of the impressions shown, every day', () => {
    const { cpm, paidShareMax, auctionExponent } = smallWorld().base
    const run = lived({ base: { adRate: 0.05 } })
    const [paid, natural, ads] = [Metric.impressionsPaid, Metric.impressionsNatural, Metric.adsFen].map((metric) => seriesOf(run.rows(), metric))
    for (let day = 10; day < paid.length; day++) {
      const fill = paid[day] / (paidShareMax * (paid[day] + natural[day]))
      expect(fill).toBeLessThan(1)
      expect(Math.abs(ads[day] - (paid[day] / 10) * cpm * (1 + fill ** auctionExponent))).toBeLessThan(1.01) // a fen
    }
  })
})

it('an inspection costs its price for each real seller', () => {
  const base = { inspect: 0.05, inspectCost: 20, sellersPerAnchor: 300, people: 2e6, fakeShare: 0, entryRate: 0, exitFloor: 0 }
  const run = lived({ anchors: 40, horizon: 30, burnIn: 0, base })
  const perDay = 40 * base.sellersPerAnchor * base.inspect * base.inspectCost // RMB
  const kappa = base.people / 2000
  for (const fen of seriesOf(run.rows(), Metric.inspectFen)) expect(Math.abs((fen / 100) * kappa - perDay)).toBeLessThanOrEqual(0.005 * kappa)
})

it('a gang that is found is as large as gangs are said to be', () => {
  // everybody is inclined, nobody else bans: the first ban takes the whole gang
  const gangSize = 8
  const run = new Simulation(context.kernel, smallWorld({ anchors: 80, burnIn: 0, horizon: 200, base: { mixWhite: 1, mixFast: 0, mixKnown: 0, mixSka: 0, fakeShare: 0.2, fakeRate: 0.4, gangSize, gangFind: 1, inspect: 0.3, banAt: 1, remind: 0, reentry: 0, exitFloor: 0, entryRate: 0 } }), 9)
  const banned = (): number => anchorColumn(run, AnchorField.status).filter((status) => status === 2).length
  while (banned() === 0) run.advance(run.day + 1)
  // 16 inclined anchors are two gangs of 8
  expect([gangSize, 2 * gangSize]).toContain(banned())
})

describe('a triggered plan', () => {
  // two fast brands and two white-label sellers of equal size, each on air every other day: the fast ones' share of sales is a half, on air or not
  const spent = (trigger: number, rollOver: number): { total: number; days: number } => {
    const world = openWorld(context, {
      shape: { fans: 2000, anchors: 4, anchorSlots: 4, horizon: 40 },
      base: { ...STILL, impressions: 25, clickThrough: 0, liveMin: 0.5, liveMax: 0.5, mixWhite: 0.5, mixFast: 0.5, activeShare: 1, people: 2000 },
      plans: [{ budget: 400, from: 0, to: 40, cpm: 30, kinds: 2, pacing: 2, trigger, rollOver }],
    }, 4)
    world.advance(world.lastDay)
    const spend = seriesOf(world.rows(), Metric.subsidyFen)
    return { total: sumOf(spend), days: spend.filter((fen) => fen > 0).length }
  }

  it('spends only below its trigger, whoever is on air', () => {
    expect(spent(0.49, 0)).toEqual({ total: 0, days: 0 })
    expect(spent(0.51, 0).days).toBeGreaterThan(20)
  })

  it('keeps what it did not spend when it rolls over, and pauses all the same', () => {
    expect(spent(0.49, 1).total).toBe(0)
    expect(spent(0.51, 1).total).toBeGreaterThan(spent(0.51, 0).total)
  })
})
