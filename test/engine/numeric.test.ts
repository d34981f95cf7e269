// The kernel's own functions keep the errors that kernel/numeric.ts states, against mpmath (numeric-reference.json says how it was made).
// Invariant: a bound tested here is the bound written there.
import { beforeAll, describe, expect, it } from 'vitest'
import { instantiateKernel, loadKernel, type KernelExports } from '../../src/engine/kernel-module.ts'
import { regularisedGammaP } from '../../src/calibrate/special/gamma.ts'
import reference from './numeric-reference.json'

let kernel: KernelExports
beforeAll(async () => {
  kernel = instantiateKernel(await loadKernel()).exports
  kernel.layout() // fills the tables
})

const rows = (name: Exclude<keyof typeof reference, 'source'>) => reference[name] as number[][]

/** Largest error of the first argument's rows; where it is, for the message. */
function worst(name: Exclude<keyof typeof reference, 'source'>, f: (...given: number[]) => number, error: (value: number, exact: number) => number) {
  let [most, at] = [0, '']
  for (const row of rows(name)) {
    const [given, exact] = [row.slice(0, -1), row.at(-1)!]
    const own = error(f(...given), exact)
    if (!(own <= most)) [most, at] = [own, `${given.join(', ')}: ${f(...given)} for ${exact}`]
  }
  return { most, at }
}

const relative = (value: number, exact: number): number => Math.abs(value - exact) / Math.max(Math.abs(exact), Number.MIN_VALUE)
const absolute = (value: number, exact: number): number => Math.abs(value - exact)

const expectWithin = ({ most, at }: { most: number; at: string }, bound: number): void => expect(most, `${at}`).toBeLessThanOrEqual(bound)

describe('against mpmath', () => {
  it('exp: relative 4e-16', () => expectWithin(worst('exp', (x) => kernel.expAt(x), relative), 4e-16))
  it('quick exp: relative 1e-9', () => expectWithin(worst('expQuick', (x) => kernel.expQuickAt(x), relative), 1e-9))
  it('ln: relative 4e-16', () => expectWithin(worst('ln', (x) => kernel.lnAt(x), relative), 4e-16))
  it('normal distribution: absolute 3e-6', () => expectWithin(worst('normalCdf', (x) => kernel.normalCdfAt(x), absolute), 3e-6))
  it('normal quantile: relative 1e-14', () => expectWithin(worst('normalQuantile', (p) => kernel.normalQuantileAt(p), relative), 1e-14))
  it('gamma quantile: relative 1e-9', () => expectWithin(worst('gammaQuantile', (shape, p) => kernel.gammaQuantileAt(shape!, p!, 1 - p!), relative), 1e-9))
  it('unit exponential: absolute 1e-10', () => expectWithin(worst('exponential', (bits) => kernel.exponentialAt(bits!), absolute), 1e-10))
})

describe('at the ends', () => {
  it('exp is 0 far below and infinite far above', () => {
    expect([kernel.expAt(-800), kernel.expAt(710), kernel.expAt(0)]).toEqual([0, Infinity, 1])
  })
  it('the normal distribution is 0, ½ and 1', () => {
    expect([kernel.normalCdfAt(-9), kernel.normalCdfAt(9)]).toEqual([0, 1])
    expect(kernel.normalCdfAt(0)).toBeCloseTo(0.5, 12)
  })
  it('the normal quantile is odd', () => {
    for (const p of [0.001, 0.2, 0.4]) expect(kernel.normalQuantileAt(1 - p)).toBeCloseTo(-kernel.normalQuantileAt(p), 13)
  })
  it('the gamma quantile is 0 at 0 and rises', () => {
    expect(kernel.gammaQuantileAt(0.06, 0, 1)).toBe(0)
    const grid = Array.from({ length: 99 }, (_, n) => (n + 1) / 100)
    for (const shape of [0.06, 1, 20]) {
      const quantiles = grid.map((p) => kernel.gammaQuantileAt(shape, p, 1 - p))
      expect(quantiles.toSorted((a, b) => a - b)).toEqual(quantiles)
      quantiles.forEach((x, n) => expect(regularisedGammaP(shape, x)).toBeCloseTo(grid[n]!, 9))
    }
  })
})
