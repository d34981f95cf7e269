// Writing a variant into the kernel's input cells: names become cells, scenario days become absolute days.
// Invariant: writes every cell, so nothing of an earlier run is left.
import type { Variant } from '../model/variant.ts'
import type { KernelInstance } from './kernel-module.ts'
import { Entrant, MAX_ENTRANTS, MAX_PLANS, Param, Plan, Shape } from './kernel/slots.ts'

/** Settings that the kernel has room for. */
const MAX_SETTINGS = 512

const names = (cells: Record<string, string | number>): string[] =>
  Object.keys(cells).filter((name) => Number.isNaN(Number(name)) && name !== 'COUNT')
const PARAMS = names(Param as never) as (keyof typeof Param & keyof Variant['base'])[]
const PLANS = names(Plan as never) as (keyof typeof Plan & keyof Variant['plans'][number])[]
const ENTRANTS = names(Entrant as never) as (keyof typeof Entrant & keyof Variant['entrants'][number])[]

/** Days simulated in all. */
export const totalDays = (variant: Variant): number => variant.shape.burnIn + variant.shape.horizon

/** Lays the memory out for the variant's shape. */
export const writeShape = ({ memory, exports }: KernelInstance, variant: Variant): void => {
  const { shape } = variant
  const cells = new Int32Array(memory.buffer, exports.shapeAddress(), Shape.COUNT)
  cells[Shape.fans] = shape.fans
  cells[Shape.firstFan] = 0
  cells[Shape.allFans] = shape.fans
  cells[Shape.anchors] = shape.anchors
  cells[Shape.anchorSlots] = shape.anchorSlots
  cells[Shape.providers] = shape.providers
  cells[Shape.days] = totalDays(variant)
  cells[Shape.panel] = Math.round(shape.fans * shape.panelShare)
  cells[Shape.burnIn] = shape.burnIn
  exports.layout()
}

/** Parameters that hold an absolute day. */
const DAY_PARAMS = new Set<string>(['shockDay', 'trustShockDay', 'couponFrom', 'couponTo'])

/** Writes parameters, settings, plans, entrants and calendar. */
export const writeInputs = ({ memory, exports }: KernelInstance, variant: Variant): void => {
  const { burnIn } = variant.shape
  const absolute = (day: number) => Math.min(day + burnIn, 1e9)
  const value = (name: string, number: number) => (DAY_PARAMS.has(name) && number >= 0 ? absolute(number) : number)
  const base = new Float64Array(memory.buffer, exports.baseAddress(), Param.COUNT)
  for (const name of PARAMS) base[Param[name]] = value(name, variant.base[name])

  const { settings, plans, entrants, calendar } = variant
  if (settings.length > MAX_SETTINGS || plans.length > MAX_PLANS || entrants.length > MAX_ENTRANTS)
    throw new RangeError(`variant ${variant.id}: more settings, plans or entrants than the kernel has room for`)
  const settingCells = new Float64Array(memory.buffer, exports.settingsAddress(), 4 * MAX_SETTINGS)
  settings.forEach((setting, s) => {
    settingCells.set([Param[setting.param], value(setting.param, setting.value), absolute(setting.from), absolute(setting.to)], 4 * s)
  })
  const planCells = new Float64Array(memory.buffer, exports.plansAddress(), MAX_PLANS * Plan.COUNT).fill(0)
  plans.forEach((plan, q) => {
    for (const name of PLANS) planCells[q * Plan.COUNT + Plan[name]] = name === 'from' || name === 'to' ? absolute(plan[name]) : plan[name]
  })
  const scriptCells = new Float64Array(memory.buffer, exports.scriptedAddress(), MAX_ENTRANTS * Entrant.COUNT).fill(0)
  entrants.forEach((entrant, e) => {
    for (const name of ENTRANTS) scriptCells[e * Entrant.COUNT + Entrant[name]] = name === 'day' ? absolute(entrant[name]) : entrant[name]
  })
  new Int32Array(memory.buffer, exports.inputsAddress(), 4).set([settings.length, plans.length, entrants.length, 0])
  const needs = new Float64Array(memory.buffer, exports.calendarAddress(), totalDays(variant)).fill(1)
  needs.set(calendar, burnIn)
}
