// The estimate of what a run writes, against what it writes.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resolveReference } from '../../src/cli/scenario-source.ts'
import { largeTables, tableSizes } from '../../src/cli/table-sizes.ts'
import { METRIC_IDS } from '../../src/model/metrics.ts'
import { freshFolder, smallFile, snowball } from './captured-terminal.ts'

const small = smallFile()
const variantsOf = (reference: string) => resolveReference(reference).map(({ variant }) => variant)

describe('the size of the tables', () => {
  it('is known within a quarter before they are written', async () => {
    const out = freshFolder()
    expect((await snowball(['run', small, '--replicates', '2', '--anchors', '--out', out])).code).toBe(0)
    const written = (name: string): number => statSync(join(out, `${name}.csv`)).size
    const sizes = tableSizes(variantsOf(small), { replicates: 2, metrics: METRIC_IDS, anchors: true })
    expect(Math.abs(sizes.results / written('results') - 1)).toBeLessThan(0.25)
    const total = (of: (name: keyof typeof sizes) => number): number => (['results', 'summary', 'runs', 'anchors'] as const).reduce((sum, name) => sum + of(name), 0)
    expect(Math.abs(total((name) => sizes[name]) / total(written) - 1)).toBeLessThan(0.25)
  })

  it('is spoken of from 20 MB on, with the remedy', () => {
    const variants = variantsOf('fast-brands')
    const extent = { replicates: 60, metrics: METRIC_IDS, anchors: false }
    expect(largeTables(variants, extent)).toMatch(/^the tables will take about 5\d0 MB \(results\.csv 5\d0 MB\); fewer --metrics or --replicates make less$/)
    expect(largeTables(variants, { ...extent, anchors: true, metrics: ['gmv'], replicates: 90 })).toMatch(/^the tables will take about \d\d MB \(results\.csv [\d.]+ MB, anchors\.csv \d+ MB\); fewer --metrics or --replicates, or no --anchors, make less$/)
    expect(largeTables(variants, { ...extent, replicates: 2 })).toBeUndefined()
    expect(largeTables(variants, { ...extent, metrics: ['gmv'] })).toBeUndefined()
  })

  it('is said on standard error before anything is simulated', async () => {
    const cancel = new AbortController()
    cancel.abort()
    const { code, err } = await snowball(['run', small, '--replicates', '900', '--out', freshFolder()], { cancel })
    expect(code).toBe(130)
    expect(err).toMatch(/^snowball run: note: the tables will take about 1\.\d GB \(results\.csv 1\.\d GB\); fewer --metrics or --replicates make less\nsnowball run: cancelled/)
  })
})
