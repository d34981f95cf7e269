// A grid of variants: the product of its axes' values laid over a common delta.
// Invariant: each cell is ordinary variant JSON, read like any other; its problems are reported where the author can mend them.
import { report, isRecord, type Context } from './grammar.ts'
import { leverPath } from '../levers.ts'
import { isParamKey, PARAMETERS, type Text } from '../parameters.ts'
import { show, type ScenarioError } from '../problems.ts'
import { LIMITS } from './limits.ts'
import type { GRID } from './scenario-form.ts'

type GridForm = NonNullable<ReturnType<typeof GRID.read>>

export interface Cell {
  readonly json: unknown
  readonly place: (error: ScenarioError) => ScenarioError
}

interface AxisValue {
  readonly id: string
  readonly title: Text
  readonly json: unknown
  readonly index: number
}

/** Path of an axis inside a variant. Example: `gammaT` is `policy.traffic.gammaT`, `revisit` is `world.parameters.revisit`. */
function axisPath(parameter: string): string | undefined {
  if (isParamKey(parameter)) {
    const lever = leverPath(parameter)
    if (lever !== undefined) return `policy.${lever}`
    return `world.${PARAMETERS[parameter].role === 'oracle' ? 'oracle' : 'parameters'}.${parameter}`
  }
  return /^(policy|world)\.[A-Za-z0-9.]+$/.test(parameter) ? parameter : undefined
}

const labelOf = (parameter: string): Text => (isParamKey(parameter) ? PARAMETERS[parameter].label : { en: parameter, zh: parameter })

export function expandGrid(form: GridForm, json: Record<string, unknown>, context: Context): Cell[] {
  const axes = (form.axes ?? []).flatMap(({ at, value: axis }, index) => {
    if (axis.parameter === undefined || axis.values === undefined) return []
    const path = axisPath(axis.parameter)
    if (path === undefined) return report(context, [...at, 'parameter'], `must be a parameter of the catalogue or begin with "policy." or "world."; got ${show(axis.parameter)}`) ?? []
    if (axis.values.length === 0) return report(context, [...at, 'values'], 'must have at least one value') ?? []
    for (const name of ['ids', 'titles'] as const)
      if (axis[name] !== undefined && axis[name].length !== axis.values.length) report(context, [...at, name], `must have one entry for each of the ${axis.values.length} values; got ${axis[name].length}`)
    const short = axis.parameter.split('.').at(-1)!
    const label = labelOf(axis.parameter)
    const values = axis.values.map(({ value }, position): AxisValue => {
      const shown = typeof value.json === 'object' && value.json !== null && 'value' in value.json ? value.json.value : value.json
      const title = axis.titles?.[position]?.value
      const word = typeof shown === 'object' ? (axis.ids?.[position]?.value ?? String(position)) : String(shown)
      if (typeof shown === 'object' && axis.ids === undefined) report(context, [...at, 'ids'], 'is missing: values that are not plain need an id each')
      return {
        id: axis.ids?.[position]?.value ?? `${short}-${word}`,
        title: { en: title?.en ?? `${label.en} ${word}`, zh: title?.zh ?? `${label.zh} ${word}` },
        json: value.json,
        index: position,
      }
    })
    values.forEach((value, position) => {
      if (values.findIndex((other) => other.id === value.id) < position) report(context, [...at, 'values', position], `stands twice on the axis; got ${show(value.id)}`)
    })
    return [{ index, path, values: values.filter((value, position) => values.findIndex((other) => other.id === value.id) === position) }]
  })
  if (form.axes !== undefined && form.axes.length === 0) report(context, ['grid', 'axes'], 'must have at least one axis')
  if (axes.length === 0) return []
  axes.forEach(({ index, path }, n) => {
    const other = axes.slice(0, n).find((before) => `${path}.`.startsWith(`${before.path}.`) || `${before.path}.`.startsWith(`${path}.`))
    if (other !== undefined) report(context, ['grid', 'axes', index, 'parameter'], `moves what axis ${other.index} moves already (${other.path}); got "${path}"`)
  })
  const size = axes.reduce((product, axis) => product * axis.values.length, 1)
  if (size > LIMITS.cells) return report(context, ['grid'], `at most ${LIMITS.cells} combinations; got ${size}`) ?? []

  let cells: readonly (readonly AxisValue[])[] = [[]]
  for (const axis of axes) cells = cells.flatMap((cell) => axis.values.map((value) => [...cell, value]))
  return cells.map((cell) => {
    const variant: Record<string, unknown> = {
      id: cell.map((value) => value.id).join('_'),
      title: { en: cell.map((value) => value.title.en).join(' · '), zh: cell.map((value) => value.title.zh).join(' · ') },
    }
    for (const part of ['world', 'policy']) if (json[part] !== undefined) variant[part] = structuredClone(json[part])
    axes.forEach((axis, n) => {
      if (!plant(variant, axis.path.split('.'), cell[n]!.json)) report(context, ['grid', 'axes', axis.index, 'parameter'], `does not lead to a value of the grid's policy or world; got "${axis.path}"`)
    })
    const place = ({ path, message }: ScenarioError): ScenarioError => {
      if (path === 'baseline' || path.startsWith('baseline.')) return { path, message } // inherited
      const n = axes.findIndex((axis) => path === axis.path || path.startsWith(`${axis.path}.`) || path.startsWith(`${axis.path}[`))
      if (n < 0) return { path: `grid.${path}`, message }
      return { path: `grid.axes[${axes[n]!.index}].values[${cell[n]!.index}]${path.slice(axes[n]!.path.length)}`, message }
    }
    return { json: variant, place }
  })
}

/** Puts a value at a path, making objects on the way; false when something else stands there. */
function plant(root: Record<string, unknown>, path: readonly string[], value: unknown): boolean {
  let node: unknown = root
  for (const [depth, part] of path.entries()) {
    const last = depth === path.length - 1
    if (Array.isArray(node)) {
      const index = Number(part)
      if (!Number.isInteger(index) || index >= node.length) return false
      if (last) node[index] = value
      node = node[index]
    } else if (isRecord(node)) {
      if (last) node[part] = structuredClone(value)
      else if (!Object.hasOwn(node, part)) node[part] = {}
      node = node[part]
    } else return false
  }
  return true
}
