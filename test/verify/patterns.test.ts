import { describe, expect, it } from 'vitest'
import { loadEngine } from '../../src/experiment/engine.ts'
import { inReplicateOrder, replicateMajor } from '../../src/experiment/design.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import type { Variant } from '../../src/model/variant.ts'
import { withShape } from '../../src/model/scenario.ts'
import { WORLD_KNOBS } from '../../src/calibrate/world-knobs.ts'
import type { StudyWorld } from '../../src/verify/pattern.ts'
import { measureStudy, PATTERNS, STUDIES, studyWorld } from '../../src/verify/patterns.ts'
import { shippedPresets, shipped } from '../model/shipped.ts'

const presets = shippedPresets()
const source = { presets, scenario: (id: string) => shipped(id, presets) }

describe('the patterns', () => {
  it('have ids of their own and a study that exists', () => {
    expect(new Set(PATTERNS.map(({ id }) => id)).size).toBe(PATTERNS.length)
    expect(PATTERNS.filter(({ study }) => !STUDIES.some(({ id }) => id === study))).toEqual([])
    expect(STUDIES.filter(({ id }) => !PATTERNS.some(({ study }) => study === id))).toEqual([])
  })

  it('hold what MODEL 6.12-1 asks to be fitted, and nothing else is', () => {
    const fitted = PATTERNS.filter(({ kind }) => kind === 'fitted').map(({ id }) => id)
    expect(fitted.toSorted()).toEqual(['aov', 'brandShare', 'brands-gmv', 'brands-share', 'dissatisfied', 'followPageShare', 'gmvPerDauDay', 'penetration', 'privateShare', 'repeat', 'yalu-10', 'yalu-19'])
    const checked = PATTERNS.filter(({ kind }) => kind === 'checked').map(({ id }) => id)
    expect(checked).toEqual(expect.arrayContaining(['yalu-ratio', 'waistShare']))
    // never fitted either, but a value was chosen with them in view, and the file of that value says so
    expect(PATTERNS.filter(({ kind }) => kind === 'seen').map(({ id }) => id)).toEqual(['late-bad', 'stars-on-time', 'stars-late', 'yalu-natural-early', 'yalu-natural-late', 'brands-waist', 'brand-tail'])
  })

  it('are at least as many as the parameters that the fit moves', () => {
    for (const [world, knobs] of Object.entries(WORLD_KNOBS))
      expect(PATTERNS.filter(({ study, kind }) => study === world && kind === 'fitted').length).toBeGreaterThanOrEqual(knobs.length)
  })

  it('say where their target comes from: published, derived or assumed', () => {
    for (const { source: said, band, title } of PATTERNS) {
      expect(said).toMatch(/\[(S|D|A|P)[\],]/)
      expect(band[0]).toBeLessThan(band[1])
      expect(title.en && title.zh).toBeTruthy()
    }
  })
})

describe('a study', () => {
  /** Far too few fans and days to mean anything: does everything that is asked for exist? */
  const shrink = (variant: Variant): Variant => {
    const small = withShape(variant, { fans: 2000, burnIn: 30 })
    if (!small.ok) throw new Error(small.errors[0].message)
    return small.variant
  }

  it.each(STUDIES.map((study) => [study.id, study] as const))('%s yields a number for each of its patterns', { timeout: 60_000 }, async (_id, study) => {
    const variants = study.variants(source).map(shrink)
    const worlds: StudyWorld[] = []
    const onResult = inReplicateOrder(variants.map(({ id }) => id), (results) => void worlds.push(studyWorld(study, variants, results)))
    await localRunner(loadEngine).start(replicateMajor(variants, { seed: 5, replicates: 2, anchorDays: study.anchorDays }), { onResult }).finished
    const rows = measureStudy(study, worlds)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ mean }) => Number.isNaN(mean)).map(({ pattern }) => pattern.id)).toEqual([])
  })
})
