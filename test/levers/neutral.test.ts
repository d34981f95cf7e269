// A lever at its neutral value gives the baseline's run to the last bit: every lever of the catalogue, and the baseline of every scenario.
// Invariant: policies are set in the middle of a run, as settings and plans; world parameters that do nothing are oracle O26's.
import { beforeAll, describe, expect, it } from 'vitest'
import { loadEngine } from '../../src/experiment/engine.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import { PARAMETERS, PARAM_KEYS, PLAN, PLAN_KEYS, type ParamKey, type PlanKey } from '../../src/model/parameters.ts'
import type { Setting, Variant } from '../../src/model/variant.ts'
import { goldenDigests } from '../golden/files.ts'
import { digestsOf, liveShipped, shippedScenarios } from '../golden/shipped-runs.ts'
import { BUSY, NEUTRAL } from './neutral-table.ts'

type Policy = Partial<Pick<Variant, 'settings' | 'plans'>>
type Digests = Readonly<Record<string, string | undefined>>

/** Scenario days of a policy: two of the 30-day reviews lie within. */
const [FROM, TO] = [10, 65]

const levers = PARAM_KEYS.filter((key) => PARAMETERS[key].role === 'lever')
const offSwitches = levers.filter((key) => typeof NEUTRAL[key] === 'number')
const idle = levers.filter((key) => NEUTRAL[key] === 'idle')
const rules = PLAN_KEYS.filter((key) => !['budget', 'from', 'to'].includes(key))

const scenarios = shippedScenarios()
const platform = scenarios.find(({ id }) => id === 'baseline')!.variants[0]
const busy: Variant = { ...platform, shape: { ...platform.shape, providers: 60, burnIn: 60, horizon: TO + 5 }, base: { ...platform.base, ...BUSY } }
/** The same world with every lever off. */
const off: Variant = { ...busy, base: { ...busy.base, ...Object.fromEntries(offSwitches.map((key) => [key, NEUTRAL[key]])) } }

const setting = (param: ParamKey, value: number): Setting => ({ param, value, from: FROM, to: TO })
const own = ({ base }: Variant, key: ParamKey): Setting => setting(key, base[key])
/** An end of the range that is not the given value. */
const farFrom = (value: number, { min, max }: { readonly min: number; readonly max: number }): number => (max === value ? min : max)
const far = ({ base }: Variant, key: ParamKey): Setting => setting(key, farFrom(base[key], PARAMETERS[key]))

const planDefaults = Object.fromEntries(PLAN_KEYS.map((key) => [key, PLAN[key].default])) as Readonly<Record<PlanKey, number>>
const plan = (budget: number, rules: Partial<Record<PlanKey, number>> = {}) => ({ ...planDefaults, ...rules, budget, from: FROM, to: TO })

/** Digests of a world under each policy, by its name, and without. */
const digestsUnder = async (world: Variant, policies: readonly (readonly [name: string, policy: Policy])[]): Promise<Digests> => {
  const variants = [['baseline', {}] as const, ...policies].map(([id, policy]) => ({ ...world, ...policy, id }))
  return digestsOf(await liveShipped(localRunner(loadEngine), [{ id: world.id, seed: 1, variants }]))
}
const settingEach = (keys: readonly ParamKey[], of: (key: ParamKey) => Setting) => keys.map((key) => [key, { settings: [of(key)] }] as const)

it('knows the neutral value of every lever, and the plain baseline is there', () => {
  expect(Object.keys(NEUTRAL).toSorted()).toEqual(levers.toSorted())
  expect(offSwitches.filter((key) => platform.base[key] !== NEUTRAL[key])).toEqual([])
})

describe('where every lever acts', () => {
  let [same, other]: Digests[] = []
  beforeAll(async () => {
    same = await digestsUnder(busy, settingEach(levers, (key) => own(busy, key)))
    other = await digestsUnder(busy, settingEach(levers, (key) => far(busy, key)))
  }, 60_000)

  it.each(levers)('the world\'s own %s changes nothing, another one does', (key) => {
    expect(same[key]).toBe(same['baseline'])
    expect(other[key]).not.toBe(same['baseline'])
  })
})

describe('where every lever is off', () => {
  let digests: Digests
  beforeAll(async () => {
    digests = await digestsUnder(off, settingEach(idle, (key) => far(off, key)))
  }, 60_000)

  it.each(idle)('%s changes nothing', (key) => expect(digests[key]).toBe(digests['baseline']))
})

describe('beside a subsidy', () => {
  const [some, nothing] = [plan(1e9), (rule: PlanKey) => plan(0, { [rule]: farFrom(PLAN[rule].default, PLAN[rule]) })]
  let digests: Digests
  beforeAll(async () => {
    digests = await digestsUnder({ ...off, plans: [some] }, rules.map((rule) => [rule, { plans: [some, nothing(rule)] }]))
  }, 60_000)

  it.each(rules)('one of nothing changes nothing, whatever its %s', (rule) => expect(digests[rule]).toBe(digests['baseline']))
})

it('leaves every shipped baseline as it is to set all levers to its own values and to plan a subsidy of nothing', { timeout: 60_000 }, async () => {
  const restated = scenarios.map(({ variants: [baseline], ...scenario }) => {
    const free = levers.filter((key) => !baseline.settings.some(({ param }) => param === key))
    const policy = { settings: [...baseline.settings, ...free.map((key) => own(baseline, key))], plans: [...baseline.plans, plan(0)] }
    return { ...scenario, variants: [{ ...baseline, ...policy }] }
  })
  const golden = Object.entries(goldenDigests()).filter(([id]) => id.endsWith(':baseline'))
  expect(digestsOf(await liveShipped(localRunner(loadEngine), restated))).toEqual(Object.fromEntries(golden))
})
