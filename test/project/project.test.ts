import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { duplicate, focusOn, isAsInFile, isFull, MOST_PLANS, move, pin, remove, rename, reset, show, withPolicy, type PlanDocument, type Project } from '../../src/project/project.ts'

const files: readonly PlanDocument[] = [
  { id: 'fast', title: { en: 'To fast brands', zh: '投给快品牌' }, policy: { subsidy: { budget: 1 } } },
  { id: 'small', title: { en: 'To small anchors', zh: '投给中小主播' }, policy: { subsidy: { budget: 2 } } },
]
const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
  return value
}
const empty: Project = frozen({ format: 1, scenario: {}, plans: [], focus: '', run: { fans: 1000, replicates: 9, seed: 1 } })
const two = frozen(files.reduce(pin, empty))
const ids = ({ plans }: Project): string[] => plans.map(({ id }) => id)

describe('plans of a project', () => {
  it('are begun from the file, each with a colour of its own, the last in focus', () => {
    expect(two.plans.map(({ id, colour, shown, from }) => [id, colour, shown, from])).toEqual([['fast', 1, true, 'fast'], ['small', 2, true, 'small']])
    expect(two.focus).toBe('small')
    expect(ids(pin(two, files[0]!))).toEqual(['fast', 'small', 'fast-2'])
  })
  it('are duplicated right below, with a name that is free in both languages', () => {
    const copied = duplicate(duplicate(two, 'fast'), 'fast-2')
    expect(ids(copied)).toEqual(['fast', 'fast-2', 'fast-3', 'small'])
    expect(copied.plans.map(({ title }) => title.en)).toEqual(['To fast brands', 'To fast brands 2', 'To fast brands 3', 'To small anchors'])
    expect(copied.plans[2]).toMatchObject({ title: { zh: '投给快品牌 3' }, policy: { subsidy: { budget: 1 } }, from: 'fast', colour: 4 })
    expect(copied.focus).toBe('fast-3')
  })
  it('take a name that no other plan has, without stray spaces', () => {
    expect(rename(two, 'fast', '  Spring   push ').plans[0]!.title).toEqual({ en: 'Spring push', zh: 'Spring push' })
    expect(rename(two, 'fast', ' ')).toBe(two)
    expect(rename(two, 'fast', 'to SMALL anchors')).toBe(two)
    expect(rename(two, 'fast', 'x'.repeat(200)).plans[0]!.title.en).toHaveLength(80)
  })
  it('move by one place and stay in the list', () => {
    expect(ids(move(two, 'small', -1))).toEqual(['small', 'fast'])
    expect(move(two, 'fast', -1)).toBe(two)
    expect(move(two, 'small', 1)).toBe(two)
  })
  it('pass the focus on when they go, and free their colour', () => {
    const one = remove(focusOn(two, 'fast'), 'fast')
    expect([ids(one), one.focus]).toEqual([['small'], 'small'])
    expect(remove(one, 'small').focus).toBe('')
    expect(pin(one, files[0]!).plans[1]!.colour).toBe(1)
  })
  it('know whether they are as in the file, and go back to it', () => {
    const changed = withPolicy(two, 'fast', { subsidy: { budget: 9 } })
    expect([isAsInFile(two.plans[0]!, files[0]!), isAsInFile(changed.plans[0]!, files[0]!)]).toEqual([true, false])
    expect(isAsInFile(reset(rename(changed, 'fast', 'Mine'), 'fast', files[0]!).plans[0]!, files[0]!)).toBe(true)
    expect(reset(changed, 'fast', {}).plans[0]).not.toHaveProperty('policy')
  })

  it('keep distinct ids, names and colours and a focus among them, whatever is done', () => {
    const act = fc.record({ what: fc.nat(8), at: fc.nat(9), name: fc.constantFrom('A', 'a', 'To fast brands', 'To fast brands 2', '') })
    fc.assert(fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let project = two
      for (const { what, at, name } of acts) {
        const id = project.plans[at % Math.max(1, project.plans.length)]?.id ?? 'none'
        const next = [
          () => duplicate(project, id), () => pin(project, files[at % 2]!), () => remove(project, id), () => move(project, id, 1), () => move(project, id, -1),
          () => rename(project, id, name), () => show(project, id, at % 2 === 0), () => focusOn(project, id), () => withPolicy(project, id, { n: at }),
        ][what]!()
        project = frozen(next) // a change of it in place would throw
        const { plans, focus } = project
        const distinct = (values: readonly unknown[]): boolean => new Set(values).size === plans.length
        expect(distinct(ids(project)) && distinct(plans.map(({ colour }) => colour)) && distinct(plans.map(({ title }) => title.en.toLowerCase())) && distinct(plans.map(({ title }) => title.zh.toLowerCase()))).toBe(true)
        expect(plans.length <= MOST_PLANS && isFull(project) === (plans.length === MOST_PLANS)).toBe(true)
        expect(plans.length === 0 ? focus === '' : ids(project).includes(focus)).toBe(true)
        expect(plans.every(({ colour }) => colour >= 1 && colour <= MOST_PLANS)).toBe(true)
      }
    }))
  })
})
