import { describe, expect, it } from 'vitest'
import fastBrands from '../../scenarios/fast-brands.json'
import { readProject, writeProject } from '../../src/project/file.ts'
import { duplicate, move, pin, remove, rename, show, withPolicy, type Json, type Project } from '../../src/project/project.ts'
import { originals } from '../../src/project/resolve.ts'
import { shippedPresets } from '../model/shipped.ts'

const presets = shippedPresets()
const empty: Project = { format: 1, scenario: fastBrands as unknown as Json, plans: [], focus: '', run: { fans: 20000, replicates: 9, seed: 3 } }
const begun = originals(empty).slice(0, 2).reduce(pin, empty)
const read = (text: string) => readProject(text, presets)
// oxlint-disable-next-line typescript/no-explicit-any -- files are broken on purpose
const broken = (change: (file: any) => void): string => {
  const file = JSON.parse(writeProject(begun)) as object
  change(file)
  return JSON.stringify(file)
}

describe('a project file', () => {
  it('gives back what was written', () => {
    const worked = move(show(rename(duplicate(withPolicy(begun, 'fast', { subsidy: { budget: 5e8 } }), 'fast'), 'fast-2', '<script>alert(1)</script>'), 'everybody', false), 'everybody', -1)
    for (const project of [begun, worked, remove(remove(begun, 'fast'), 'everybody')]) expect(read(writeProject(project))).toEqual({ ok: true, project })
  })

  it.each<[string, string, string, RegExp]>([
    ['of a newer Snowball', broken((file) => { file.format = 3; file.plans[0].new = 1 }), 'format', /^was made by a newer Snowball, which this one cannot read \(it reads up to 1\).*got 3$/],
    ['of something else', '{"format": 1}', '', /^is no Snowball project/],
    ['that is cut off', writeProject(begun).slice(0, 500), '', /JSON/],
    ['that is empty', '', '', /JSON/],
    ['with a key that it does not know', broken((file) => { file.plans[0].color = 1 }), 'plans[0].color', /unknown key; did you mean "colour"/],
    ['with a policy that cannot be run', broken((file) => { file.plans[1].policy = { subsidy: { budget: -1 } } }), 'plans[1].policy.subsidy.budget', /./],
    ['with two plans of one id', broken((file) => { file.plans[1].id = 'fast'; file.focus = 'fast' }), 'plans[1].id', /another variant has this id/],
    ['with two plans of one colour', broken((file) => { file.plans[1].colour = 1 }), 'plans[1].colour', /another plan has this colour/],
    ['with more plans than colours', broken((file) => { file.plans = Array.from({ length: 9 }, (_, k) => ({ ...file.plans[0], id: `p${k}` })) }), 'plans', /8/],
    ['with a focus on nothing', broken((file) => { file.focus = 'none' }), 'focus', /must be the id of a plan; got "none"/],
    ['with too many fans', broken((file) => { file.run.fans = 1e12 }), 'run.fans', /got 1000000000000|got 1e/],
    ['with more fans than memory holds', broken((file) => { file.run.fans = 39_000_000 }), 'run.fans', /4 GiB/],
    ['with a scenario that is none', broken((file) => { file.scenario = { format: 1 } }), 'id', /is missing/],
    ['with a key that reaches into objects', writeProject(begun).replace('"seed"', '"__proto__": {"polluted": 1}, "seed"'), 'run.__proto__', /not allowed as a key/],
    ['with a key twice', writeProject(begun).replace('"seed"', '"fans": 7, "seed"'), 'run.fans', /twice/],
    ['nested too deep', broken((file) => { let deep = {}; for (let k = 0; k < 40; k++) deep = { deep }; file.plans[0].policy = deep }), 'plans[0].policy.deep', /nested deeper/],
    ['of ten megabytes', `${writeProject(begun).slice(0, -2)},"x":"${'x'.repeat(1e7)}"}`, '', /at most 2,000,000 characters/],
  ])('%s is refused with its place', (_, text, path, message) => {
    const result = read(text)
    expect(result.ok).toBe(false)
    if (result.ok) return
    expect(result.errors.map((error) => error.path)).toContain(path)
    expect(result.errors.find((error) => error.path === path)!.message).toMatch(message)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
