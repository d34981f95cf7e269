import { afterEach, expect, it, vi } from 'vitest'
import { RateMeter, type Progress } from '../../src/experiment/progress.ts'
import { fakeVariant } from './fake-simulation.ts'

afterEach(() => vi.useRealTimers())

/** A meter for two runs, what it reported, and a clock that goes by hand. */
const setUp = () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const reports: Progress[] = []
  const variants = [fakeVariant('baseline', { burnIn: 10, horizon: 30, fans: 500 })]
  const meter = new RateMeter([0, 1].map((replicate) => ({ replicate, seed: replicate, variants })), (progress) => reports.push(progress))
  return { meter, wait: (ms: number) => vi.advanceTimersByTime(ms), left: () => reports.at(-1)!.secondsLeft }
}

it('tells no time left while the workers load, and one by the pace of a second of work', () => {
  const { meter, wait, left } = setUp()
  wait(5000)
  meter.simulated(50)
  expect(left()).toBe(Infinity)
  wait(400)
  meter.simulated(2000)
  meter.finished()
  expect(left()).toBe(Infinity)
  wait(700)
  meter.simulated(3000)
  expect(left()).toBeCloseTo(((2 * 40 * 500 - 5050) * 1.1) / 5000, 6)
})

it('tells none from a single report, however long it was waited for', () => {
  const { meter, wait, left } = setUp()
  meter.simulated(20000)
  wait(3000)
  meter.finished()
  expect(left()).toBe(Infinity)
})
