// The open project: what is run is what the project says, and what cannot be run changes nothing.
import { describe, expect, it } from 'vitest'
import fastBrands from '../../scenarios/fast-brands.json'
import { duplicate, focusOn, pin, remove, rename, show, withPolicy, type Json, type Project } from '../../src/project/project.ts'
import { originals } from '../../src/project/resolve.ts'
import { actOn, moveBudget } from '../../src/ui/plan-acts.ts'
import { Workspace } from '../../src/ui/workspace.ts'
import { shipped, shippedPresets } from '../model/shipped.ts'

const scenario = fastBrands as unknown as Json
const empty: Project = { format: 1, scenario, plans: [], focus: '', run: { fans: 20000, replicates: 9, seed: 3 } }
const begun = originals(empty).slice(0, 2).reduce(pin, empty)
const open = (project = begun): Workspace => {
  const workspace = Workspace.open(project, shippedPresets())
  if (!(workspace instanceof Workspace)) throw new Error(JSON.stringify(workspace))
  return workspace
}

describe('a workspace', () => {
  it('runs the plans as the file has them, with the project\'s seed and replicates', () => {
    const { scenario: run } = open()
    const file = shipped('fast-brands', shippedPresets())
    expect(run.variants.map(({ variant }) => variant)).toEqual(file.variants.slice(0, 2).map(({ variant }) => variant))
    expect(run.baseline.variant).toEqual(file.baseline.variant)
    expect([run.seed, run.replicates]).toEqual([3, 9])
  })
  it('simulates a copy alike and a plan of its own like the baseline', () => {
    const workspace = open(pin(duplicate(begun, 'fast'), { id: 'own', title: { en: 'Own', zh: '自定' } }))
    const [first, copy, , own] = workspace.scenario.variants
    expect([copy!.variant.plans, copy!.id]).toEqual([first!.variant.plans, 'fast-2'])
    expect([own!.variant.plans, own!.variant.settings]).toEqual([[], []])
    expect(workspace.variantAsInFile('own').variant.plans).toEqual([])
  })
  it('refuses what cannot be run and stays as it was', () => {
    const workspace = open()
    let changes = 0
    workspace.addEventListener('change', () => changes++)
    const before = [workspace.project, workspace.scenario]
    const errors = workspace.change(withPolicy(workspace.project, 'fast', { subsidy: { budget: -1 } }))
    expect(errors[0]!.path).toBe('variants[0].policy.subsidy.budget')
    expect([workspace.project, workspace.scenario]).toEqual(before)
    expect([changes, workspace.canUndo]).toEqual([0, false])
    expect(Workspace.open({ ...begun, run: { ...begun.run, fans: 0 } }, shippedPresets())).toEqual([expect.objectContaining({ path: 'fans' })])
  })
  it('undoes and redoes changes, not where one looks', () => {
    const workspace = open()
    workspace.change(rename(workspace.project, 'fast', 'Mine'))
    workspace.look(focusOn(workspace.project, 'fast'))
    workspace.change(show(workspace.project, 'fast', false))
    expect(workspace.shown.map(({ id }) => id)).toEqual(['everybody'])
    workspace.undo()
    expect([workspace.project.focus, workspace.shown.length, workspace.canRedo]).toEqual(['fast', 2, true])
    workspace.undo()
    expect([workspace.project.plans[0]!.title.en, workspace.canUndo]).toEqual(['To fast brands', false])
    workspace.redo()
    expect(workspace.project.plans[0]!.title.en).toBe('Mine')
  })
})

describe('acts on plans', () => {
  it('do what the rail says', () => {
    const workspace = open()
    for (const [act, id, name = ''] of [['duplicate', 'fast'], ['rename', 'fast-2', 'Mine'], ['up', 'fast-2'], ['hide', 'everybody'], ['add', 'small'], ['add', 'own'], ['remove', 'fast']] as const) actOn(workspace, { act, id, name })
    expect(workspace.project.plans.map(({ id, title, shown }) => [id, title.en, shown])).toEqual([
      ['fast-2', 'Mine', true], ['everybody', 'To everybody', false], ['small', 'To small anchors', true], ['own', 'Own plan', true],
    ])
    actOn(workspace, { act: 'focus', id: 'small', name: '' })
    expect(workspace.project.focus).toBe('small')
  })
  it('move a budget in a burst that is one step, and write that of the file as the file does', () => {
    const workspace = open()
    const initial = workspace.variantAsInFile('fast').variant.plans[0]!.budget
    moveBudget(workspace, 'fast', 1e9, initial)
    moveBudget(workspace, 'fast', 2e9, initial)
    expect(workspace.scenario.variants[0]!.variant.plans[0]!.budget).toBe(2e9)
    workspace.undo()
    expect([workspace.project, workspace.canUndo]).toEqual([begun, false])
    moveBudget(workspace, 'fast', 1e9, initial)
    moveBudget(workspace, 'fast', initial, initial)
    expect(workspace.project.plans).toEqual(begun.plans)
    expect(workspace.project.plans[0]!.policy).toEqual(workspace.original('fast').policy)
  })
  it('leave a project without plans open', () => {
    const workspace = open()
    workspace.change(remove(remove(workspace.project, 'fast'), 'everybody'))
    expect([workspace.shown, workspace.project.focus]).toEqual([[], ''])
  })
})
