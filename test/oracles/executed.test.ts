// What oracles say that they execute is measured: every part that an oracle names ran in it, and every function of the kernel runs in an oracle
// that names its part. Invariant: worlds are as small as they go, for what is asked is what runs, not whether it comes out right.
import { beforeAll, describe, expect, test } from 'vitest'
import { completeSettings, type Oracle } from '../../src/verify/oracle.ts'
import { ORACLES } from '../../src/verify/oracles.ts'
import { runOracle } from '../../src/verify/verify.ts'
import { instrumentKernel, ranDuring } from './instrumented-kernel.ts'

/** Small sizes, where an oracle has the setting. */
const SMALL: Readonly<Record<string, number>> = { fans: 3000, worlds: 4, runs: 2, steps: 10, anchors: 400, rooms: 12, outcomes: 20, trials: 1, agents: 2 ** 16, points: 100, weeks: 60, n: 1000 }
const smallSettings = (oracle: Oracle): Record<string, number> => {
  const settings = completeSettings(oracle, {})
  for (const [name, size] of Object.entries(SMALL)) {
    const setting = oracle.settings[name]
    if (setting && setting.default > size) settings[name] = Math.max(size, setting.range[0])
  }
  return settings
}

const partOf = (name: string): string => name.split(' ')[0]!.replace(/^processes\/|\.ts$/g, '')
/** Files of which nothing is asked: the host's door, memory, and the layout. */
const BENEATH = ['index', 'column', 'state']
/** Notes a broken identity of the ledger: runs with a planted fault only (faults.ts). */
const UNBROKEN = 'ledger.ts fail'

const ran = new Map<string, Set<string>>()
let functions: readonly string[] = []

beforeAll(async () => {
  const kernel = await instrumentKernel()
  functions = kernel.functions
  for (const oracle of ORACLES) ran.set(oracle.id, ranDuring(kernel, () => void runOracle({ kernel: kernel.module }, oracle, smallSettings(oracle))))
})

describe('every part that an oracle names ran', () => {
  test.each(ORACLES.map((oracle) => [oracle.id, oracle] as const))('%s', (id, { processes }) => {
    const parts = new Set([...ran.get(id)!].map(partOf))
    expect(processes.filter((part) => !parts.has(part))).toEqual([])
  })
})

test('every function of the kernel runs in an oracle that names its part', () => {
  const named = (name: string): boolean => ORACLES.some(({ id, processes }) => processes.some((part) => part === partOf(name)) && ran.get(id)!.has(name))
  expect(functions.filter((name) => !BENEATH.includes(partOf(name).split('/')[0]!) && !named(name))).toEqual([UNBROKEN])
})

test('a function that did not run is not noted', () => {
  expect(ran.get('O20')).toContain('processes/auction.ts clearedFill')
  expect(ran.get('O20')).not.toContain('processes/traffic.ts grant')
})
