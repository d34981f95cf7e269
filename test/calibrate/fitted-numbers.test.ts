// What `snowball fit` moves and what the files call fitted are the same numbers.
import { describe, expect, it } from 'vitest'
import { FITTED_WORLDS, WORLD_KNOBS, type Cell, type FittedWorld } from '../../src/calibrate/world-knobs.ts'
import { ENTRANT, PARAMETERS, type ParameterEntry } from '../../src/model/parameters.ts'
import type { Scenario } from '../../src/model/scenario.ts'
import { PATTERNS } from '../../src/verify/patterns.ts'
import { scenarioNames, shipped, shippedPresets } from '../model/shipped.ts'

const presets = shippedPresets()
type Numbers = Scenario['provenance']
const own = (world: FittedWorld): Numbers => presets.get(world)!.provenance
const ofScenarios: Numbers = scenarioNames.flatMap((name) => shipped(name, presets).provenance.map((each) => ({ ...each, path: `${name}: ${each.path}` })))

const YALU: Readonly<Record<string, string>> = { adBase: 'base', adSlope: 'slope' }
const pathOf = (cell: Cell) => ('param' in cell ? `parameters.${cell.param}` : `yalu-cold-start: world.entrants[0].ads.${YALU[cell.entrant]}`)
const cellsOf = (world: FittedWorld) => WORLD_KNOBS[world].flatMap(({ cells }) => [...cells])
/** Numbers of a world's fit, in its own file or in the scenarios of its entrants. */
const numbersOf = (world: FittedWorld) => [...own(world), ...(world === 'micro' ? ofScenarios : [])]

describe.each(FITTED_WORLDS)('the fit of %s', (world) => {
  const fitted = numbersOf(world).filter(({ fittedBy }) => fittedBy !== undefined)
  it('moves the numbers that say fittedBy, and no others do', () =>
    expect(fitted.map(({ path }) => path).toSorted()).toEqual(cellsOf(world).map(pathOf).toSorted()))
  it('is named by them with the patterns that it aims at', () => {
    const targets = PATTERNS.filter(({ study, kind }) => study === world && kind === 'fitted').map(({ id }) => id)
    for (const { fittedBy } of fitted) {
      expect(fittedBy!.command).toMatch(new RegExp(`^snowball fit ${world} `))
      expect(fittedBy!.targets).toEqual(targets)
    }
  })
  it('is what the tag [F] stands for', () =>
    expect(numbersOf(world).filter(({ source, fittedBy }) => source?.startsWith('[F]') !== (fittedBy !== undefined)).map(({ path }) => path)).toEqual([]))
})

it('the catalogue names the worlds that fit a number anew', () => {
  const said = (entries: Readonly<Record<string, ParameterEntry>>) =>
    Object.entries(entries).flatMap(([key, { source }]) => /; fitted in ([A-Z]+(?: and [A-Z]+)*)/.exec(source)?.[1].split(' and ').map((world) => `${key} in ${world}`) ?? [])
  const moved = FITTED_WORLDS.flatMap((world) => cellsOf(world).map((cell) => `${'param' in cell ? cell.param : cell.entrant} in ${world.toUpperCase()}`))
  expect([...said(PARAMETERS), ...said(ENTRANT)].toSorted()).toEqual(moved.toSorted())
})
