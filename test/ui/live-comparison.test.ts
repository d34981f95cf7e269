// What the page runs and knows, on a stand-in for the engine: stages, levers, pause, more pairs, failures.
import { describe, expect, it } from 'vitest'
import { localRunner } from '../../src/experiment/local-runner.ts'
import type { RunRequest } from '../../src/experiment/run-api.ts'
import type { Runner } from '../../src/experiment/runner.ts'
import type { Variant } from '../../src/model/variant.ts'
import { FEWEST_PAIRS, LiveComparison, type LiveOptions } from '../../src/ui/comparison/live-comparison.ts'
import { evidenceKey, viewOf } from '../../src/ui/comparison/view.ts'
import { fakeVariant, openFake, type FakeSnapshot } from '../experiment/fake-simulation.ts'

const world = { burnIn: 10, horizon: 30, fans: 500 }
const real = (variant: Variant): Variant => ({ ...variant, base: { ...variant.base, people: 1e6, sellersPerAnchor: 1 } })
const policy = (id: string, value: number): Variant => real(fakeVariant(id, { ...world, from: 0, value }))
const VARIANTS = [real(fakeVariant('baseline', world)), policy('a', 2), policy('b', 3)]
/** The variants with another one in a place. */
const withPolicy = (index: number, variant: Variant): Variant[] => VARIANTS.map((each, k) => (k === index ? variant : each))
const OPTIONS: LiveOptions = { seed: 4, preview: { fans: 100, replicates: 8 }, full: { fans: 500, replicates: 10 }, halfWidth: 0 }

/** A runner that notes what it is asked for. */
const noting = (runner: Runner) => {
  const asked: RunRequest[][] = []
  const start: Runner['start'] = (requests, observer) => {
    asked.push([...requests])
    return runner.start(requests, observer)
  }
  return { start, asked }
}

/** A policy with this value makes the engine throw. */
const UNLUCKY = 13

const setUp = (options: Partial<LiveOptions> = {}, msPerDay = 0) => {
  const open = openFake(undefined, msPerDay)
  const runner = noting(
    localRunner<FakeSnapshot>(async () => (variant, ...rest) => {
      if (variant.settings.some(({ value }) => value === UNLUCKY)) throw new Error('engine: this variant cannot be opened')
      return open(variant, ...rest)
    }),
  )
  return { ...runner, live: new LiveComparison(runner, VARIANTS, { ...OPTIONS, ...options }) }
}
const until = async (live: LiveComparison, phase: string): Promise<void> => {
  while (live.phase !== phase) await new Promise((resolve) => setTimeout(resolve, 2))
}
const idsOf = (requests: readonly RunRequest[]): number[] => requests.map(({ variants }) => variants.length)

describe('a live comparison', () => {
  it('knows a copy at once, and asks for nothing when plans change places, go or get another name', async () => {
    const { live, asked } = setUp()
    live.start()
    await until(live, 'complete')
    live.change([...VARIANTS, policy('copy', 3)])
    await until(live, 'complete')
    expect(live.known(3, OPTIONS.full)).toEqual(live.known(2, OPTIONS.full))
    live.change([VARIANTS[0], policy('copy', 3), VARIANTS[1]])
    live.change([VARIANTS[0], policy('renamed', 2)])
    await until(live, 'complete')
    expect(asked).toHaveLength(1)
    expect(viewOf(live, 30).policies.map(({ id, outcomes }) => [id, outcomes.length])).toEqual([['renamed', 10]])
  })

  it('lives the baseline alone when no plan is shown', async () => {
    const { live } = setUp()
    live.change([VARIANTS[0]])
    live.start()
    await until(live, 'complete')
    expect(live.runs).toEqual({ done: 10, planned: 10 })
    expect(live.reached.halfWidth).toBe(Infinity)
    expect(viewOf(live, 30)).toMatchObject({ policies: [], contest: undefined })
  })

  it('lives the preview first, then all fans, on the same seeds', async () => {
    const { live, asked } = setUp()
    live.start()
    await until(live, 'complete')
    expect(asked).toHaveLength(1)
    expect(asked[0].map(({ variants }) => variants[0].shape.fans)).toEqual([...Array(8).fill(100), ...Array(10).fill(500)])
    expect(asked[0].slice(0, 8).map(({ seed }) => seed)).toEqual(asked[0].slice(8, 16).map(({ seed }) => seed))
    expect(live.runs).toEqual({ done: 30, planned: 30 })
    expect(live.stageFor(0, 1, 2).fans).toBe(500)
  })

  it('shows the preview until all fans have pairs enough for an interval', async () => {
    const { live } = setUp({ full: { fans: 500, replicates: FEWEST_PAIRS } }, 0.2)
    const shown: string[] = []
    live.addEventListener('change', () => {
      const { policies } = viewOf(live, 30)
      shown.push(`${policies[0].fans}:${policies[0].outcomes.length}`)
      for (const { baseline, outcomes } of policies) expect(baseline.length).toBe(outcomes.length)
    })
    live.start()
    await until(live, 'complete')
    expect(shown.at(-1)).toBe('500:7')
    expect(shown.filter((line) => line.startsWith('500:') && line !== '500:7')).toEqual([])
  })

  it('runs only the policy whose lever moved, and nothing on the way back', async () => {
    const { live, asked } = setUp()
    live.start()
    await until(live, 'complete')
    const before = live.known(2, OPTIONS.full)
    await new Promise((resolve) => setTimeout(resolve, 130))
    live.change(withPolicy(2, policy('b', 5)))
    await until(live, 'complete')
    expect(asked).toHaveLength(2)
    expect(new Set(idsOf(asked[1]))).toEqual(new Set([1]))
    expect(asked[1].every(({ variants }) => variants[0].id.includes('"value":5'))).toBe(true)
    expect(live.known(2, OPTIONS.full)).not.toEqual(before)
    await new Promise((resolve) => setTimeout(resolve, 130))
    live.change(withPolicy(2, policy('b', 3)))
    expect(live.phase).toBe('complete')
    expect(live.known(2, OPTIONS.full)).toEqual(before)
    expect(asked).toHaveLength(2)
  })

  it('answers the last of a burst of moves, whatever was cancelled', async () => {
    const { live } = setUp({}, 0.3)
    live.start()
    for (let value = 10; value <= 30; value++) {
      live.change(withPolicy(1, policy('a', value)))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await until(live, 'complete')
    const alone = setUp()
    alone.live.change(withPolicy(1, policy('a', 30)))
    await until(alone.live, 'complete')
    expect(live.known(1, OPTIONS.full)).toEqual(alone.live.known(1, OPTIONS.full))
  })

  it('keeps what it knows while paused and repeats nothing when it goes on', async () => {
    const { live, asked } = setUp({}, 0.2)
    live.start()
    while (live.runs.done < 7) await new Promise((resolve) => setTimeout(resolve, 1))
    live.pause()
    const { done } = live.runs
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(live.phase).toBe('paused')
    expect(live.runs.done).toBe(done)
    live.start()
    await until(live, 'complete')
    expect(asked[1].reduce((sum, { variants }) => sum + variants.length, 0)).toBe(30 - done)
  })

  it('stays paused when a lever moves, and simulates its preview only', async () => {
    const { live, asked } = setUp({}, 0.2)
    live.start()
    while (live.runs.done < 7) await new Promise((resolve) => setTimeout(resolve, 1))
    live.pause()
    const { done } = live.runs
    live.change(withPolicy(2, policy('b', 6)))
    expect(live.busy).toBe(true)
    while (live.busy) await new Promise((resolve) => setTimeout(resolve, 2))
    expect([live.phase, live.waits]).toEqual(['paused', true])
    expect(asked).toHaveLength(2)
    expect(new Set(asked[1].flatMap(({ variants }) => variants.map(({ shape }) => shape.fans)))).toEqual(new Set([100]))
    expect(live.known(2, OPTIONS.preview)).toHaveLength(8)
    expect(live.runs.done).toBeLessThanOrEqual(done)
    live.change(withPolicy(2, VARIANTS[2]))
    expect(live.waits).toBe(false)
    live.change(withPolicy(2, policy('b', 6)))
    expect(live.waits).toBe(true)
    live.start()
    await until(live, 'complete')
    expect([live.known(2, OPTIONS.full).length, live.waits]).toEqual([10, false])
  })

  it('adds pairs without repeating the others', async () => {
    const { live, asked } = setUp()
    live.start()
    await until(live, 'complete')
    live.extend(5)
    await until(live, 'complete')
    expect(asked[1].map(({ replicate }) => replicate)).toEqual([10, 11, 12, 13, 14])
    expect(live.known(0, OPTIONS.full)).toHaveLength(15)
  })

  it('stops by itself when every policy is known closely enough', async () => {
    const { live } = setUp({ full: { fans: 500, replicates: 400 }, halfWidth: 0.5 })
    live.start()
    await until(live, 'complete')
    expect(live.runs.done).toBeLessThan(900)
    expect(live.runs.done).toBeGreaterThanOrEqual(3 * FEWEST_PAIRS)
    expect(live.endedBy).toBe('halfWidth')
    expect(live.reached.halfWidth).toBeLessThanOrEqual(0.5)
  })

  it('goes on when pairs are asked for beyond that', async () => {
    const full = { fans: 500, replicates: 20 }
    const { live } = setUp({ full, halfWidth: 0.5 })
    live.start()
    await until(live, 'complete')
    expect(live.endedBy).toBe('halfWidth')
    live.extend(5)
    await until(live, 'complete')
    expect([live.known(1, full).length, live.endedBy]).toEqual([25, 'pairs'])
  })

  it('says when it was the pairs that ran out, and how close it came', async () => {
    const { live } = setUp({ halfWidth: 1e-6 })
    expect(live.reached).toEqual({ pairs: 0, halfWidth: Infinity })
    live.start()
    await until(live, 'complete')
    expect(live.endedBy).toBe('pairs')
    const { pairs, halfWidth } = live.reached
    expect(pairs).toBe(10)
    expect(halfWidth).toBeGreaterThan(1e-6)
    const view = viewOf(live, 30)
    const widest = Math.max(...view.policies.map(({ summary }) => {
      const { intervals, baseline } = summary!.money.gmv
      const { lower, upper } = intervals.find(({ level }) => level === 0.9)!
      return (upper - lower) / 2 / baseline.mean
    }))
    expect(halfWidth).toBeCloseTo(widest, 10)
  })

  it('says what failed, and works on after another try', async () => {
    const { live } = setUp()
    live.change(withPolicy(1, policy('a', UNLUCKY)))
    await until(live, 'failed')
    expect(live.error).toMatch(/replicate 0 .*cannot be opened/)
    live.change(withPolicy(1, policy('a', 2)))
    await until(live, 'complete')
    expect(live.error).toBe('')
  })
})

describe('its view', () => {
  it('holds what is known of a policy until its changed lever has an interval', async () => {
    const { live } = setUp()
    live.start()
    await until(live, 'complete')
    const before = viewOf(live, 30)
    await new Promise((resolve) => setTimeout(resolve, 130))
    live.change(withPolicy(2, policy('b', 7)))
    const during = viewOf(live, 30, before)
    expect(during.policies.map(({ stale }) => stale)).toEqual([false, true])
    expect(during.policies[1].summary).toBe(before.policies[1].summary)
    expect(during.together).toBe(before.together)
    await until(live, 'complete')
    expect(viewOf(live, 30, during).policies.map(({ stale }) => stale)).toEqual([false, false])
  })

  it('compares two policies only while both are known with all fans', async () => {
    const { live } = setUp({}, 0.2)
    live.start()
    await until(live, 'complete')
    const before = viewOf(live, 30)
    expect(before.contest?.pairs).toBe(10)
    await new Promise((resolve) => setTimeout(resolve, 130))
    const seen = new Set<string>()
    let view = before
    live.addEventListener('change', () => {
      view = viewOf(live, 30, view)
      const [, b] = view.policies
      seen.add(`${b.stale ? 'stale' : b.preview ? 'preview' : 'full'} ${view.contest !== undefined}`)
    })
    expect(live.progress).toBeDefined()
    live.change(withPolicy(2, policy('b', 7)))
    expect(live.progress).toBeUndefined()
    await until(live, 'complete')
    expect([...seen]).toEqual(expect.arrayContaining(['stale false', 'preview false', 'full true']))
    expect([...seen].filter((line) => /^(stale|preview) true|^full false/.test(line))).toEqual([])
  })

  it('changes with the evidence and not with progress', async () => {
    const { live } = setUp()
    const empty = evidenceKey(live)
    live.start()
    expect(evidenceKey(live)).toBe(empty)
    await until(live, 'complete')
    expect(evidenceKey(live)).not.toBe(empty)
  })
})
