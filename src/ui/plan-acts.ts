// What is done with plans from the rail and the panels, each a change of the workspace. Invariant: an act that changes nothing is none.
import { duplicate, focusOn, move, pin, planOf, remove, rename, reset, show, withPolicy, type Json, type Project } from '../project/project.ts'
import type { PlanActed } from './scenario-rail.ts'
import { OWN } from './workbench-words.ts'
import type { Workspace } from './workspace.ts'

const OWN_TITLE = { en: 'Own plan', zh: '自定方案' }

type Act = Pick<PlanActed, 'act' | 'id' | 'name'>

const changed = (workspace: Workspace, { act, id, name }: Act): Project => {
  const { project, originals } = workspace
  switch (act) {
    case 'focus': return focusOn(project, id)
    case 'rename': return rename(project, id, name)
    case 'duplicate': return duplicate(project, id)
    case 'show': return show(project, id, true)
    case 'hide': return show(project, id, false)
    case 'up': return move(project, id, -1)
    case 'down': return move(project, id, 1)
    case 'reset': return reset(project, id, workspace.original(id))
    case 'remove': return remove(project, id)
    case 'add': return pin(project, originals.find((each) => each.id === id) ?? { id: OWN, title: OWN_TITLE })
    default: return act satisfies never
  }
}

export const actOn = (workspace: Workspace, act: Act): void => {
  const next = changed(workspace, act)
  if (act.act === 'focus') workspace.look(next)
  else workspace.change(next)
}

type Fields = { readonly [key: string]: Json }
const BUDGET = ['budget', 'impressions'] as const

/** The first subsidy plan of a policy, which may stand alone or in a list. */
const subsidyOf = (policy: Json | undefined): Fields => {
  const subsidy = ((policy ?? {}) as Fields)['subsidy']
  return ((Array.isArray(subsidy) ? subsidy[0] : subsidy) ?? {}) as Fields
}

/** Another budget for a plan's first subsidy; the one of the file is written as the file has it. @param rmb budget @param initial that of the file, RMB */
export const moveBudget = (workspace: Workspace, id: string, rmb: number, initial: number): void => {
  const { project } = workspace
  const policy = (planOf(project, id)?.policy ?? {}) as Fields
  const original = subsidyOf(workspace.original(id).policy)
  const rest = Object.entries(subsidyOf(policy)).filter(([key]) => !BUDGET.some((each) => each === key))
  const order = Object.keys(original)
  const written = rmb === initial ? BUDGET.filter((key) => original[key] !== undefined).map((key) => [key, original[key]!] as const) : [['budget', rmb] as const]
  const subsidy = Object.fromEntries([...rest, ...written].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)))
  const list = policy['subsidy']
  workspace.change(withPolicy(project, id, { ...policy, subsidy: Array.isArray(list) ? [subsidy, ...(list as readonly Json[]).slice(1)] : subsidy }), `budget:${id}`)
}
