// An oracle with a wrong exact value fails: each exact function is made wrong by a little, and its oracle says so.
// Invariant: the fault is in the exact value alone; the run itself goes through.
import { expect, test, vi } from 'vitest'

/** A function of one settings object, made wrong by what it is given or what it gives back. */
type Wrong = (real: (settings: never, ...rest: never[]) => never) => (settings: never, ...rest: never[]) => unknown

const given = (change: (settings: Record<string, never>) => object): Wrong => (real) => (settings, ...rest) => real({ ...(settings as object), ...change(settings) } as never, ...rest)
const returned = (factor: number): Wrong => (real) => (settings, ...rest) => factor * real(settings, ...rest)
const scaled = (name: string, factor: number): Wrong => given((settings) => ({ [name]: factor * settings[name]! }))

type Fault = readonly [id: string, module: string, name: string, wrong: Wrong, settings?: Record<string, number>]
const faults: readonly Fault[] = [
  ['O1', 'exact/repeat-purchases', 'expectedRepeats', returned(1.05), { fans: 60_000 }],
  ['O1b', 'exact/repeat-purchases', 'repeatDistribution', scaled('t', 1.12), { fans: 80_000 }],
  ['O5', 'exact/snowball', 'snowball', scaled('follow', 1.02), { worlds: 1 }],
  ['O5w', 'exact/snowball', 'snowball', scaled('follow', 1.1), { worlds: 6, fans: 200_000 }],
  ['O6', 'exact/two-period-repeat', 'twoPeriodRepeat', scaled('r', 1.1), { fans: 50_000 }],
  ['O7', 'exact/logit', 'logitShares', (real) => (values: readonly number[]) => real(values.map((value) => value + 0.05) as never), { fans: 20_000 }],
  ['O8', 'exact/beta-trust', 'betaTrust', given(() => ({ priorWeight: 2.1 })), { fans: 40_000 }],
  ['O8b', 'exact/asymmetric-trust', 'asymmetricTrustMean', scaled('badWeight', 1.03), { fans: 20_000 }],
  ['O8c', 'exact/beta-trust', 'dailyEvidence', returned(1.02)],
  ['O9', 'exact/rich-get-richer', 'richGetRicherShares', scaled('gamma', 1.00001)],
  ['O10', 'exact/polya-urn', 'polyaShares', given(() => ({ increment: 1.25 })), { worlds: 3000 }],
  ['O11', 'exact/diffusion', 'steppedAdoption', scaled('q', 1.15), { runs: 8, fans: 4000, steps: 50 }],
  ['O12', 'exact/retention', 'followRetention', scaled('a', 1.05), { fans: 20_000 }],
  ['O13', 'exact/geometric', 'geometricWait', scaled('hazard', 1.05), { fans: 20_000 }],
  ['O14', 'exact/little', 'ordersInFlight', returned(1.03), { fans: 5000 }],
  ['O18', 'exact/pacing', 'plannedSpend', given((settings) => ({ budget: settings.budget! + 40 }))],
  ['O20', 'exact/auction', 'clearAuction', scaled('demand', 1 + 1e-7)],
  ['O21', 'exact/deterrence', 'cheatingShare', returned(1.03)],
  ['O22', 'exact/geometric', 'geometricWait', scaled('hazard', 1.05)],
  ['O24', 'exact/habituation', 'habituation', scaled('recovery', 1 + 1e-11)],
  ['O24', 'exact/habituation', 'adstock', scaled('advertising', 1 + 1e-11)],
]

test.each(faults.map((fault) => [fault[0], fault[2], fault] as const))('%s fails when %s is a little wrong', async (id, name, fault) => {
  const [, module, , wrong, settings] = fault
  vi.resetModules()
  vi.doMock(`../../src/verify/${module}.ts`, async (original) => {
    const real = await original<Record<string, never>>()
    return { ...real, [name]: wrong(real[name]!) }
  })
  const { failuresOf, rowsOf } = await import('./run-oracles.ts')
  const { loadKernel } = await import('../../src/engine/simulate.ts')
  const failures = failuresOf(rowsOf(await loadKernel(), id, settings))
  vi.doUnmock(`../../src/verify/${module}.ts`)
  expect(failures.length).toBeGreaterThan(0)
  for (const { reason } of failures) expect(reason).toBeUndefined()
})
