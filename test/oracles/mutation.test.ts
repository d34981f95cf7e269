// The oracles see faults: each of a table of faults is compiled into the kernel, and the oracle named beside it must fail.
// Invariant: a fault that survives, whose text is not in the source any more, or a process without a fault fails the test.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Process } from '../../src/engine/kernel/slots.ts'
import { compileKernel } from '../../src/setup/kernel.mjs'
import { FAULTS, type Fault } from './faults.ts'
import { failuresOf, oracleOf, rowsOf } from './run-oracles.ts'

const kernelFolder = join(import.meta.dirname, '..', '..', 'src', 'engine', 'kernel')

const plant = async ({ file, find, replace }: Fault): Promise<WebAssembly.Module> => {
  let planted = 0
  const bytes = await compileKernel({
    optimize: false,
    patch: (path, source) => {
      if (path !== file || !source.includes(find)) return source
      planted++
      return source.replace(find, () => replace)
    },
  })
  expect(planted, `${file}: "${find}" is not in it any more`).toBe(1)
  return WebAssembly.compile(bytes)
}

describe('a planted fault is seen', () => {
  test.each(FAULTS.map((fault) => [fault.oracle, `${fault.file}: ${fault.find} → ${fault.replace}`, fault] as const))('by %s in %s', async (oracle, _, fault) => {
    const failures = failuresOf(rowsOf(await plant(fault), oracle, fault.settings))
    expect(failures.length).toBeGreaterThan(0)
  })
})

describe('the same oracles at the same settings pass', () => {
  const used = new Map(FAULTS.map(({ oracle, settings }) => [`${oracle} ${JSON.stringify(settings ?? {})}`, { oracle, settings }]))
  test.each([...used])('%s', async (_, { oracle, settings }) => {
    expect(failuresOf(rowsOf(await WebAssembly.compile(await compileKernel({ optimize: false })), oracle, settings))).toEqual([])
  })
})

test('every process file and every part that processes stand on has a fault', () => {
  const processes = readdirSync(join(kernelFolder, 'processes')).map((name) => `processes/${name}`)
  const parts = ['sampling.ts', 'lists.ts', 'ledger.ts', 'random.ts', 'lanes.ts', 'numeric.ts', 'world.ts', 'traits.ts', 'digest.ts', 'schedule.ts']
  for (const file of [...processes, ...parts]) expect(FAULTS.map((fault) => fault.file), `${file}`).toContain(file)
})

test('every step of the daily schedule has a fault', () => {
  const steps = Object.keys(Process).filter((name) => Number.isNaN(Number(name)) && name !== 'COUNT')
  expect(FAULTS.flatMap(({ process }) => process ?? []).sort()).toEqual(steps.sort())
})

test('the oracle that sees a fault says that it executes the part', () => {
  for (const { file, oracle } of FAULTS) expect(oracleOf(oracle).processes, `${oracle}: ${file}`).toContain(file.replace(/^processes\/|\.ts$/g, ''))
})
