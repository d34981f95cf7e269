/**
 * eligible: to whom a plan's impressions go.
 *
 * Beyond the table of MODEL.md §4, which has what a plan spends (O18). A market lives for some weeks; then a plan with one condition runs for a
 * day on which every visit is counted. Invariant: who meets the condition is read from the engine's table of the same morning.
 */
import { AnchorField, type Plan } from '../../engine/kernel/slots.ts'
import { Simulation } from '../../engine/simulate.ts'
import { chiSquare } from '../exact/chi-square.ts'
import { compare, defineOracle, settingText, type OracleRow } from '../oracle.ts'
import { anchorColumn, fanCount, openWorld, SEED, sumOf, variantOf } from '../oracle-world.ts'

type Cells = Partial<Record<Exclude<keyof typeof Plan, 'COUNT'>, number>>

/** Visits that a class of a χ² must lead to expect. */
const FEWEST = 5

const eligible = defineOracle({
  id: 'eligible',
  title: { en: 'Whom a subsidy reaches', zh: '补贴对象' },
  claim: { en: 'Subsidised visits fall on rooms that meet the plan\'s condition and on no others, in proportion to natural weight^concentration.', zh: '补贴访问只落在符合条件的直播间，并按自然权重^集中度分配。' },
  kind: 'engine',
  processes: ['traffic', 'subsidy', 'sampling', 'visit-public', 'clicks', 'review'],
  settings: { concentration: { default: 1.5, unit: '1', range: [0, 4], about: 'exponent of natural weight' }, fans: fanCount(8000), seed: SEED },
  run(context, { concentration, fans, seed }) {
    const [day, anchors] = [65, 60]
    const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]
    const form = {
      shape: { fans, anchors, anchorSlots: anchors + 2, horizon: day + 1, panelShare: 1 },
      base: { liveMin: 1, liveMax: 1, suspendDays: 0, entryRate: 0, exitFloor: 0, affinityOther: 1, epsilon: 0, mixWhite: 0.5, mixFast: 0.3, mixKnown: 0.1, mixSka: 0.1 },
      entrants: [0, 1].map((category) => ({ day: 40, kind: 0, category, quality: 0.8, price: 50, live: 1 })),
    }
    const market = openWorld(context, form, seed)
    market.advance(day)
    const morning = market.snapshot()
    market.advance(day + 1)
    const column = (field: AnchorField): number[] => anchorColumn(market, field)
    const reached = (name: string, cells: Cells, fit: readonly boolean[]): OracleRow => {
      const world = new Simulation(context.kernel, variantOf('oracle', { ...form, plans: [{ budget: 1e12, from: day, to: day + 1, cpm: 1, concentration, ...cells }] }), seed, morning)
      world.advance(day + 1)
      const seen = anchorColumn(world, AnchorField.visitsSubsidised)
      const weight = anchorColumn(world, AnchorField.naturalShare).map((share, j) => (fit[j] ? share ** concentration : 0))
      const [visits, whole] = [sumOf(seen), sumOf(weight)]
      const inside = [...fit.keys()].filter((j) => weight[j] > 0) // on air
      const classed = inside.map((j) => ({ seen: seen[j], expected: (weight[j] / whole) * visits }))
      // rooms of which few visits are expected are one class, and all others another, of which next to nothing is
      const [many, few] = [classed.filter(({ expected }) => expected >= FEWEST), classed.filter(({ expected }) => expected < FEWEST)]
      const small = few.length > 0 ? [{ seen: sumOf(few.map((cell) => cell.seen)), expected: sumOf(few.map((cell) => cell.expected)) }] : []
      const others = { seen: visits - sumOf(classed.map((cell) => cell.seen)), expected: 1e-3 }
      const classes = [...many, ...small, others]
      const statistic = chiSquare(classes.map((cell) => cell.seen), classes.map((cell) => cell.expected))
      return compare({ quantity: `χ² of visits by room, ${name}`, setting: settingText({ concentration, fans, seed }), exact: Math.max(1, classes.length - 2), simulated: statistic, tolerance: 1e-3, toleranceKind: 'tail' })
    }
    /** Rooms at or above the median of a column; business is asked for in real RMB. */
    const atLeast = (name: string, cell: 'trustMin' | 'repurchaseMin' | 'privateMin' | 'contentMin' | 'businessMin', field: AnchorField, unit = 1): OracleRow =>
      reached(name, { [cell]: median(column(field)) * unit }, column(field).map((value) => value >= median(column(field))))
    const kappa = market.variant.base.people / fans
    return [
      reached('fast and known brands', { kinds: 2 + 4 }, column(AnchorField.kind).map((kind) => kind === 1 || kind === 2)),
      reached('deciles 2 to 5', { decileMin: 2, decileMax: 5 }, column(AnchorField.decile).map((decile) => decile >= 2 && decile <= 5)),
      reached('at most 30 days old', { ageMax: 30 }, column(AnchorField.born).map((born) => day - born <= 30)),
      reached('one entrant', { entrant: 1 }, column(AnchorField.script).map((script) => script === 1)),
      atLeast('sales of the period', 'businessMin', AnchorField.lastSales30, kappa * (1 - 1e-9)),
      atLeast('public trust', 'trustMin', AnchorField.trust),
      atLeast('repurchase', 'repurchaseMin', AnchorField.repurchase30),
      atLeast('private share', 'privateMin', AnchorField.privateShare),
      atLeast('skill', 'contentMin', AnchorField.skill),
    ]
  },
})

export const eligibility = [eligible]
