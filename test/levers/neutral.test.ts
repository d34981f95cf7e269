// A lever at its neutral value gives the baseline's run to the last bit: every lever of the catalogue, and the baseline of every scenario.
// Invariant: policies are set in the middle of a run, as settings and plans; world parameters that do nothing are oracle O26's.
import { beforeAll, describe, expect, it } from 'vitest'
import { loadEngine } from '../../src/experiment/engine.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import { LEVERS, LEVER_NAMES, type Lever, type LeverField, type LeverName } from '../../src/model/levers.ts'
import { PARAMETERS, PARAM_KEYS, PLAN, PLAN_KEYS, type ParamKey } from '../../src/model/parameters.ts'
import type { Setting, Variant } from '../../src/model/variant.ts'
import { goldenDigests } from '../golden/files.ts'
import { digestsOf, liveShipped, shippedScenarios } from '../golden/shipped-runs.ts'
import { BUSY, IDLE, NEUTRAL, OWN } from './neutral-table.ts'

/** Scenario days of a policy: two of the 30-day reviews lie within. */
const [FROM, TO] = [10, 65]

const levers = PARAM_KEYS.filter((key) => PARAMETERS[key].role === 'lever')
const paramsOf = (field: LeverField): ParamKey[] => (typeof field === 'string' ? [field] : Object.values<ParamKey>(field))
const paramsOfLever = (name: LeverName): ParamKey[] => [
  ...new Set(Object.values<LeverField>((LEVERS[name] as Lever).fields).flatMap(paramsOf)),
  ...(name === 'coupons' ? (['couponFrom', 'couponTo'] as const) : []),
]

const set = (param: ParamKey, value: number): Setting => ({ param, value, from: FROM, to: TO })
const ownValue = ({ base }: Variant) => (param: ParamKey): Setting => set(param, base[param])
/** An end of the range that is not the given value. */
const farFrom = (value: number, { min, max }: { readonly min: number; readonly max: number }): number => (max === value ? min : max)

const scenarios = shippedScenarios()
const platform = scenarios.find(({ id }) => id === 'baseline')!.variants[0]
const quiet: Variant = { ...platform, shape: { ...platform.shape, burnIn: 60, horizon: TO + 5 } }
const busy: Variant = { ...quiet, shape: { ...quiet.shape, providers: 8 }, base: { ...quiet.base, ...BUSY } }

/** Every parameter of a lever at its neutral value, and what that leaves idle far from its own. */
const neutral = (name: LeverName): Setting[] =>
  paramsOfLever(name).map((key) => {
    const [value, own] = [NEUTRAL[key]!, quiet.base[key]]
    return set(key, value === OWN ? own : value === IDLE ? farFrom(own, PARAMETERS[key]) : value)
  })

/** Impressions worth nothing, given away by rules far from the default. */
const emptyPlan = {
  ...(Object.fromEntries(PLAN_KEYS.map((key) => [key, farFrom(PLAN[key].default, PLAN[key])])) as Variant['plans'][number]),
  budget: 0, from: FROM, to: TO,
}

type Digests = Readonly<Record<string, string | undefined>>

/** Digests of a world without and with each policy. */
const digestsUnder = async (world: Variant, policies: readonly (readonly [id: string, policy: Partial<Variant>])[]): Promise<Digests> => {
  const variants = [['baseline', {}] as const, ...policies].map(([id, policy]) => ({ ...world, ...policy, id }))
  return digestsOf(await liveShipped(localRunner(loadEngine), [{ id: world.id, seed: 1, variants }]))
}

it('knows the neutral value of every lever', () => {
  expect(Object.keys(NEUTRAL).toSorted()).toEqual(levers.toSorted())
})

describe('where everything acts', () => {
  let own: Digests, far: Digests
  beforeAll(async () => {
    const each = (policy: (key: ParamKey) => Setting) => digestsUnder(busy, levers.map((key) => [key, { settings: [policy(key)] }]))
    own = await each(ownValue(busy))
    far = await each((key) => set(key, farFrom(busy.base[key], PARAMETERS[key])))
  }, 60_000)

  it.each(levers)('the world\'s own value of %s changes nothing, another one does', (key) => {
    expect(own[key]).toBe(own['baseline'])
    expect(far[key]).not.toBe(own['baseline'])
  })
})

describe('where nothing is subsidised', () => {
  let digests: Digests
  beforeAll(async () => {
    digests = await digestsUnder(quiet, [...LEVER_NAMES.map((name) => [name, { settings: neutral(name) }] as const), ['subsidy', { plans: [emptyPlan] }]])
  }, 60_000)

  it.each([...LEVER_NAMES, 'subsidy'])('%s at its neutral values changes nothing, wherever its idle settings are', (name) => {
    expect(digests[name]).toBe(digests['baseline'])
  })
})

it('leaves every shipped baseline as it is to set all levers to its own values and to plan a subsidy of nothing', { timeout: 60_000 }, async () => {
  const restated = scenarios.map(({ variants: [baseline], ...scenario }) => {
    const free = levers.filter((key) => !baseline.settings.some(({ param }) => param === key))
    return { ...scenario, variants: [{ ...baseline, settings: [...baseline.settings, ...free.map(ownValue(baseline))], plans: [...baseline.plans, emptyPlan] }] }
  })
  const golden = Object.entries(goldenDigests()).filter(([id]) => id.endsWith(':baseline'))
  expect(digestsOf(await liveShipped(localRunner(loadEngine), restated))).toEqual(Object.fromEntries(golden))
})
