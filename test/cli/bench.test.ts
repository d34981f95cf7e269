// snowball bench on tiny worlds: that it measures what it says, not how fast.
import { describe, expect, it } from 'vitest'
import { Process } from '../../src/engine/kernel/slots.ts'
import { figuresText, machineText, profileText } from '../../src/cli/bench-report.ts'
import type { Profile } from '../../src/verify/bench/profile.ts'
import { widthOf } from '../../src/cli/text.ts'
import { snowball } from './captured-terminal.ts'

interface Figure {
  readonly id: string
  readonly value: number
}

describe('snowball bench', () => {
  it('measures every section', async () => {
    const { code, out, err } = await snowball(['bench', '--quick', '--json'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { machine, figures, speed, profile, workers, comparison, sharpness } = JSON.parse(out)
    expect(machine.nsPerDraw).toBeGreaterThan(0)
    expect(figures.map(({ id }: Figure) => id)).toEqual(expect.arrayContaining(['fan-days-per-second', 'growth', 'two-workers', 'pair-sd', 'best-is-default']))
    expect(figures.filter(({ value }: Figure) => !(value > 0))).toEqual([])
    expect(figures.filter((figure: object) => 'pass' in figure || 'goal' in figure)).toEqual([]) // too short to judge
    expect(speed[1].bytes).toBeGreaterThan(speed[0].bytes)
    expect(profile[0].processes).toHaveLength(Process.COUNT)
    expect(profile[0].events.active / profile[0].fanDays).toBeCloseTo(0.568, 1)
    expect(workers.fanDays).toBe(2 * 200 * 8)
    expect(comparison.scenarios[0].fanDays).toBeGreaterThan(0)
    expect(sharpness.samplings.map(({ name }: { name: string }) => name)).toEqual(['inverse CDF', 'keyed tree'])
    expect(sharpness.fractions.map(({ budget }: { budget: number }) => budget)).toEqual([1, 0.1, 0.01])
    expect(sharpness.fractions[0].fans.moved).toBeGreaterThan(0)
  })

  it('prints sections that were asked for, in its own order, and their figures', async () => {
    const { code, out } = await snowball(['bench', 'workers', 'speed', 'profile', '--quick'])
    expect(code).toBe(0)
    expect(out.match(/^[A-Z]+$/gm)).toEqual(['SPEED', 'PROFILE', 'WORKERS', 'FIGURES'])
    expect(out).toContain('FIGURES\nQuick run: goals not judged.\n')
    expect(out).toMatch(/^fan-days per second and core, 200 fans +[\d.]+ M$/m)
    expect(out).not.toMatch(/ (pass|missed)\b/)
    expect(out.split('\n').filter((line) => widthOf(line) > 100)).toEqual([])
  })

  it('asks what an unknown section was meant to be', async () => {
    expect((await snowball(['bench', 'sped'])).err).toBe('snowball bench: there is no section "sped"; did you mean "speed"? (see snowball bench --help)\n')
  })

  it.each([
    [['speed', '--pairs', '9'], '--pairs belongs to the sharpness section; name that section too or leave the option out'],
    [['speed', 'sharpness', '--quick', '--replicates', '2'], '--replicates belongs to the comparison section; name that section too or leave the option out'],
  ])('refuses %j, which would change nothing', async (argv, problem) => {
    expect(await snowball(['bench', ...argv])).toEqual({ code: 2, out: '', err: `snowball bench: ${problem} (see snowball bench --help)\n` })
  })

  it('calls a cost below 0 noise', () => {
    const events = { active: 1, privateVisits: 1, publicEntries: 1, orders: 1, deliveries: 1, buyers: 1, follows: 1, unfollows: 1 }
    const profile = (fans: number, ns: number): Profile => ({ fans, window: 4, repeats: 1, burnIn: 4, fanDays: 4 * fans, events, processes: [{ process: 'shop', ns: 3 }, { process: 'unfollow', ns }] })
    const text = profileText([profile(200, -0.012), profile(400, 0.5)])
    expect(text).toMatch(/^unfollow +within noise +0\.0% +0\.500 +14\.3%/m)
    expect(text).toMatch(/^follows lost +1\.25 +unfollow +within noise$/m)
    expect(text).toMatch(/^all +3\.00 +100\.0% +3\.50 +100\.0%$/m)
    expect(text).not.toMatch(/[-−]\d/)
  })

  it('judges the figures of a full run', () => {
    const machine = { processors: 2, model: 'M', node: '20', load: 0, nsPerDraw: 1.2, quietDraw: 1, kernel: 'k', kernelBytes: 1, compileMs: 1 }
    const figure = { id: 'f', label: 'fan-days', value: 41, unit: 'M', digits: 3, goal: { atLeast: 40 }, pass: true }
    const text = figuresText([figure, { ...figure, label: 'workers', value: 1.5, unit: '×', goal: { atLeast: 1.85 }, pass: false, note: 'got 1.60 of 2 processors' }], machine)
    expect(text).toMatch(/^GOALS\nJudged as measured, on a machine 1\.20 times as slow/)
    expect(text).toMatch(/^fan-days +41\.0 M +≥ 40 M +pass$/m)
    expect(text.split('\n').filter((line) => widthOf(line) > 100)).toEqual([])
    expect(text).toMatch(/^workers +1\.50 × +≥ 1\.85 × +missed; got 1\.60 of 2 processors$/m)
  })

  it('counts one processor', () => {
    const machine = { processors: 1, model: 'M', node: '20', load: 0, nsPerDraw: 1, quietDraw: 1, kernel: 'k', kernelBytes: 1, compileMs: 1 }
    expect([machineText(machine), machineText({ ...machine, processors: 2 })].map((text) => text.split(' (')[0])).toEqual(['1 processor', '2 processors'])
  })

  it('is cancelled between two portions of work', async () => {
    const cancel = new AbortController()
    cancel.abort()
    expect(await snowball(['bench', 'speed', '--quick'], { cancel })).toEqual({ code: 130, out: '', err: 'snowball bench: cancelled\n' })
  })
})
