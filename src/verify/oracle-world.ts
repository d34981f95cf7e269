/**
 * Worlds for oracles: the engine's own simulation, from the catalogue's defaults with the settings of MODEL.md 6.12-10 on top.
 *
 * Invariant: an oracle names every value in which its world differs from STILL, and STILL differs from the catalogue only by
 * switching things off.
 */
import { AnchorField, Metric } from '../engine/kernel/slots.ts'
import { Simulation } from '../engine/simulate.ts'
import { defaults, ENTRANT, PLAN, SHAPE, type EntrantKey, type ParamKey, type PlanKey } from '../model/parameters.ts'
import type { Setting as PolicySetting, Variant, WorldShape } from '../model/variant.ts'
import type { OracleContext, Setting } from './oracle.ts'

export const SEED = { default: 1, unit: '1', range: [0, 2 ** 32 - 1], whole: true, about: 'seed of the world' } as const satisfies Setting

/** How many fans are simulated. */
export const fanCount = (count: number): Setting => ({ default: count, unit: 'fans', range: [1, 4e6], whole: true, about: 'simulated fans' })

export interface WorldForm {
  readonly shape: Partial<WorldShape>
  readonly base: Partial<Record<ParamKey, number>>
  readonly settings?: readonly PolicySetting[]
  readonly plans?: readonly Partial<Record<PlanKey, number>>[]
  readonly entrants?: readonly Partial<Record<EntrantKey, number>>[]
  readonly calendar?: readonly number[]
}

/** Everybody awake and alike without needs or entries, everything live, one goods category at 1 RMB, parcels that arrive at once, no trust effect. */
export const STILL = {
  activeShare: 1, quotaNeeds: 0, needMean: 0, needCap: 255, impressions: 0, lapseGood: 0, lapseBad: 0, priceSensSd: 0, categories: 1, affinityOther: 1, brandNeed: 0, mismatch: 0,
  recall: 0, skillTraffic: 0, adRate: 0, habitSensitivity: 0, trustExponent: 0, revisit: 0, attachment: 1,
  followVisit: 0, followBuy: 0, followSkill: 0, unfollowBase: 0, unfollowTrust: 0,
  choiceTrust: 0, choicePrice: 0, choiceLevel: 0, choiceEquity: 0, choiceFollow: 0, choiceSkill: 0, choiceHype: 0, choiceEndorsed: 0, choiceOther: 0, trustPrice: 0,
  stake: 0, lateShare: 0, leadMean: 0, returnGood: 0, returnBad: 0, complaint: 0,
  mixWhite: 1, mixFast: 0, mixKnown: 0, mixSka: 0, qualitySd: 0, priceWhite: 1, priceSd: 0, skillSd: 0, liveMin: 1, liveMax: 1, hypeShare: 0, fakeShare: 0,
  startSalesSd: 0, entryRate: 0, exitFloor: 0, inspect: 0, detect: 0, equityGain: 0,
} as const satisfies Partial<Record<ParamKey, number>>

/** One score of exit or of admission for all four categories of provider. */
export const exitBelow = (score: number) => ({ providerExitMcn: score, providerExitBelt: score, providerExitMerchant: score, providerExitBrand: score })
export const admitFrom = (score: number) => ({ providerAdmitMcn: score, providerAdmitBelt: score, providerAdmitMerchant: score, providerAdmitBrand: score })

/** Policy settings of some parameters over days [from, to). */
export const during = (cells: Partial<Record<ParamKey, number>>, from: number, to = Infinity): PolicySetting[] =>
  Object.entries(cells).map(([param, value]) => ({ param, value, from, to }) as PolicySetting)

/** Utility at which whoever is in a room buys (the chance not to is e^-50). */
export const ALWAYS = 50

const completed = <K extends string>(catalogue: Readonly<Record<K, { readonly default: number }>>, cells: Partial<Record<K, number>>): Record<K, number> =>
  Object.fromEntries(Object.keys(catalogue).map((key) => [key, cells[key as K] ?? catalogue[key as K].default])) as Record<K, number>

export const variantOf = (id: string, { shape, base, settings = [], plans = [], entrants = [], calendar = [] }: WorldForm): Variant => ({
  id,
  shape: { ...completed(SHAPE, {}), burnIn: 0, providers: 0, panelShare: 0, ...shape },
  base: { ...defaults(), ...base },
  settings,
  plans: plans.map((plan) => completed(PLAN, plan)),
  entrants: entrants.map((entrant) => completed(ENTRANT, entrant)),
  calendar,
})

/** Opens a world on day 0. @param spare a simulation that is not needed any more */
export const openWorld = (context: OracleContext, form: WorldForm, seed: number, spare?: Simulation): Simulation =>
  new Simulation(context.kernel, variantOf('oracle', form), seed, undefined, spare)

/** Lives the whole horizon. */
export function liveWorld(context: OracleContext, form: WorldForm, seed: number, spare?: Simulation): Simulation {
  const simulation = openWorld(context, form, seed, spare)
  simulation.advance(simulation.lastDay)
  return simulation
}

/** [day] one metric of a run's rows. */
export const seriesOf = (rows: Float64Array, metric: Metric): number[] =>
  Array.from({ length: rows.length / Metric.COUNT }, (_, day) => rows[day * Metric.COUNT + metric])

export const sumOf = (values: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  return sum
}

/** Column of a table of `columns` columns. */
export const columnOf = (table: Float64Array, column: number, columns: number): number[] =>
  Array.from({ length: table.length / columns }, (_, row) => table[row * columns + column])

/** [anchor] one field of the anchors that exist. */
export const anchorColumn = (simulation: Simulation, field: AnchorField): number[] => {
  const table = simulation.anchors()
  return columnOf(table, field, AnchorField.COUNT).filter((_, slot) => !Number.isNaN(table[slot * AnchorField.COUNT + AnchorField.birth]))
}

export interface Sample {
  readonly mean: number
  readonly sd: number
  /** of the mean */
  readonly standardError: number
  /** of the standard deviation, by the fourth moment */
  readonly sdError: number
}

/** Moments of independent values. */
export function meanOf(values: ArrayLike<number>): Sample {
  const n = values.length
  const mean = sumOf(values) / n
  let [second, fourth] = [0, 0]
  for (let i = 0; i < n; i++) {
    const square = (values[i] - mean) ** 2
    second += square
    fourth += square * square
  }
  const variance = second / Math.max(1, n - 1)
  const sd = Math.sqrt(variance)
  return { mean, sd, standardError: sd / Math.sqrt(n), sdError: Math.sqrt(Math.max(0, fourth / n - variance ** 2) / n) / (2 * sd) }
}
