// How an oracle is tested: it passes at its defaults, where its exact values are the numbers of MODEL.md 4, and at a second setting.
// Invariant: a row that was not run is no pass; only the rows named here may be not run.
import { describe, expect, test } from 'vitest'
import { loadKernel } from '../../src/engine/simulate.ts'
import { completeSettings, type Oracle, type OracleContext, type OracleRow } from '../../src/verify/oracle.ts'
import { ORACLES } from '../../src/verify/oracles.ts'
import { runOracle } from '../../src/verify/verify.ts'
import { dataDir, publishedFile } from '../calibrate/published-files.ts'

export const oracleOf = (id: string): Oracle => {
  const oracle = ORACLES.find((each) => each.id === id)
  if (!oracle) throw new Error(`no oracle ${id}`)
  return oracle
}

const contextOf = (kernel: WebAssembly.Module): OracleContext => ({ kernel, readData: dataDir ? publishedFile : undefined })

export const rowsOf = (kernel: WebAssembly.Module, id: string, settings: Readonly<Record<string, number>> = {}): readonly OracleRow[] => {
  const oracle = oracleOf(id)
  return runOracle(contextOf(kernel), oracle, completeSettings(oracle, settings))
}

export const failuresOf = (rows: readonly OracleRow[]): readonly OracleRow[] => rows.filter(({ outcome }) => outcome === 'fail')

/** Rows that may be not run: those that need data. */
const MAY_BE_NOT_RUN = /^CDNOW/

/** A number of MODEL.md 4: the row of this quantity has it as exact value (to its digits), and the simulated one within `tolerance`. */
export interface Printed {
  readonly quantity: string
  readonly exact: number
  readonly digits: number
  readonly tolerance?: { readonly absolute: number } | { readonly relative: number }
}

export interface Tried {
  /** smaller sizes for the defaults, where those of `snowball verify` take long: errors are larger, what is stated is tried only there */
  readonly light?: Readonly<Record<string, number>>
  readonly second: Readonly<Record<string, number>>
  readonly printed?: readonly Printed[]
}

export const testOracles = (tried: Readonly<Record<string, Tried>>): void => {
  describe.each(Object.keys(tried))('%s', (id) => {
    test(`passes at its defaults: ${oracleOf(id).claim.en}`, async () => {
      const rows = rowsOf(await loadKernel(), id, tried[id].light)
      expect(failuresOf(rows)).toEqual([])
      expect(rows.some(({ outcome }) => outcome === 'pass')).toBe(true)
      for (const { quantity } of rows.filter(({ outcome }) => outcome === 'not run')) expect(quantity).toMatch(MAY_BE_NOT_RUN)
      for (const { quantity, exact, digits, tolerance } of tried[id].printed ?? []) {
        const row = rows.find((each) => each.quantity === quantity)
        expect(row, `row "${quantity}"`).toBeDefined()
        expect(row!.exact).toBeCloseTo(exact, digits)
        if (tolerance) expect(Math.abs(row!.simulated - exact)).toBeLessThanOrEqual('absolute' in tolerance ? tolerance.absolute : tolerance.relative * exact)
      }
    })
    test(`passes at ${JSON.stringify(tried[id].second)}`, async () => {
      expect(failuresOf(rowsOf(await loadKernel(), id, tried[id].second))).toEqual([])
    })
  })
}
