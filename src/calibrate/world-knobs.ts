/**
 * Which parameters the fit of each world moves, and which cells of the files each of them fills.
 *
 * Invariant: as many knobs as fitted patterns at most; a knob that fills several cells keeps their ratios.
 */
import { PARAMETERS, type EntrantKey, type ParamKey } from '../model/parameters.ts'
import type { Variant } from '../model/variant.ts'
import type { Knob } from './world-fit.ts'

/** A number of a variant: a parameter of the world, or a cell of its first scripted entrant. */
export type Cell = { readonly param: ParamKey; readonly factor: number } | { readonly entrant: EntrantKey; readonly factor: number }

export interface WorldKnob extends Omit<Knob, 'start'> {
  /** each cell holds value × factor */
  readonly cells: readonly [Cell, ...Cell[]]
}

export const FITTED_WORLDS = ['platform', 'micro', 'brands'] as const
export type FittedWorld = (typeof FITTED_WORLDS)[number]

const knob = (param: ParamKey, step: number, min: number, max: number): WorldKnob => ({ id: param, step, min, max, cells: [{ param, factor: 1 }] })
/** Prices as multiples of the catalogue's medians. */
const price = (param: ParamKey): Cell => ({ param, factor: PARAMETERS[param].default })

/** A bad delivery makes fans lapse five times as often as a good one (MODEL 6.4). */
const LAPSE_RATIO = 5

/** By world: what moves. Steps are changes that move the figures by about one scale. */
export const WORLD_KNOBS: Readonly<Record<FittedWorld, readonly WorldKnob[]>> = {
  platform: [
    knob('choiceBase', 0.1, -5, 3),
    { id: 'priceScale', step: 0.05, min: 0.3, max: 3, cells: [price('priceWhite'), price('priceFast'), price('priceKnown'), price('priceSka')] },
    knob('revisit', 0.03, 0.05, 0.64), // above .8² = .64 the bound of a visit is 1
    { id: 'lapseGood', step: 0.004, min: 0.001, max: 1 / LAPSE_RATIO, cells: [{ param: 'lapseGood', factor: 1 }, { param: 'lapseBad', factor: LAPSE_RATIO }] },
    knob('needShape', 0.004, 0.02, 0.3),
    knob('recall', 0.05, 0, 0.8),
    knob('brandNeed', 0.03, 0.01, 0.8),
    knob('expectation', 0.02, 0, 1),
  ],
  micro: [
    { id: 'adBase', step: 10_000, min: 0, max: 1e6, cells: [{ entrant: 'adBase', factor: 1 }] },
    { id: 'adSlope', step: 1_500, min: 0, max: 1e5, cells: [{ entrant: 'adSlope', factor: 1 }] },
  ],
  brands: [knob('needMean', 0.03, 0.02, 20), knob('brandNeed', 0.05, 0.01, 0.9)],
}

const cellOf = (variant: Variant, cell: Cell): number => ('param' in cell ? variant.base[cell.param] : variant.entrants[0][cell.entrant])

/** Where a knob stands in a variant. */
export const knobOf = (variant: Variant, { cells: [cell] }: WorldKnob): number => cellOf(variant, cell) / cell.factor

/** Four significant digits: what a file says and what is lived are the same number. */
export const rounded = (value: number): number => Number(value.toPrecision(4))

/** The cells that settings of the knobs fill. */
export const cellsOf = (knobs: readonly WorldKnob[], values: readonly number[]): { readonly cell: Cell; readonly value: number }[] =>
  knobs.flatMap(({ cells }, k) => cells.map((cell) => ({ cell, value: rounded(values[k] * cell.factor) })))

/** The variant with the knobs set. */
export const withKnobs = (variant: Variant, knobs: readonly WorldKnob[], values: readonly number[]): Variant => {
  const base = { ...variant.base }
  const entrants = variant.entrants.map((entrant) => ({ ...entrant }))
  for (const { cell, value } of cellsOf(knobs, values)) {
    if ('param' in cell) base[cell.param] = value
    else entrants[0][cell.entrant] = value
  }
  return { ...variant, base, entrants }
}
