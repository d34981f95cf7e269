// snowball verify in process: what it prints, its exit codes, and that nothing runs on a setting that was not understood.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { meaningReport } from '../../src/cli/verify-meaning.ts'
import { patternExit, patternReport } from '../../src/cli/verify-patterns.ts'
import type { MeaningRow } from '../../src/verify/meaning.ts'
import type { PatternRow } from '../../src/verify/pattern.ts'
import { PATTERNS } from '../../src/verify/patterns.ts'
import { ORACLES } from '../../src/verify/oracles.ts'
import { widthOf } from '../../src/cli/text.ts'
import { snowball } from './captured-terminal.ts'

const unwrapped = (text: string): string => text.replaceAll(/\s+/g, ' ')

describe('snowball verify', () => {
  test('prints id, setting, exact, simulated, tolerance and pass, and what was executed', async () => {
    const { code, out, err } = await snowball(['verify', 'O7', '--set', 'fans=5000', '--set=V1=0.5', 'dV=0.4'])
    expect([code, err]).toEqual([0, ''])
    const [, title, ...lines] = out.split('\n')
    expect(title).toBe('O7: Logit choice')
    expect(lines.filter((line) => /^ {2}[A-Z]/.test(line)).map((line) => line.trim().split(/ +/)[0])).toEqual(['Claim', 'Checks', 'Executes', 'Settings', 'Quantity'])
    expect(out).toContain('\n  Settings  V1=0.5 V2=0.4 V3=1.1 n=30000\n')
    expect(out).toContain('\n  Executes  choose,')
    expect(out).toMatch(/^ {2}Quantity +Exact +Simulated +Off by +Allowed +Result$/m)
    expect(out).toMatch(/^ {2}share of room 1 +0\.\d+ +0\.\d+ +[+−]?\d\.\d\d s\.e\. {2}± 4 s\.e\. +pass$/m)
    expect(out).toMatch(/^ {2}change of ln P1\/P0 for dV1=0\.4 +0\.4 +0\.\d+ /m)
    expect(out.trimEnd().split('\n').at(-1)).toBe('1 oracle, 7 rows: 7 passed, 0 failed, 0 not run. Exit code 0.')
  })

  test('says of a χ² how likely a larger one is, at which degrees of freedom, and not that these are its exact value', async () => {
    const { out } = await snowball(['verify', 'O7', 'fans=5000'])
    expect(out).toMatch(/^ {2}χ² of choices {6,}[\d.]+ +p [\d.]+, 3 d\.f\. {2}p > 0\.001 +pass$/m)
    expect(unwrapped(out)).toContain('degrees of freedom (d.f.)')
  })

  test('stands in columns that nothing pushes, with minus signs, and says with which settings rows were run that others were not', async () => {
    const { out } = await snowball(['verify', 'O2b', 'O24', 'reputation', 'O5', 'fans=4000', 'worlds=1'])
    expect(out.split('\n').filter((line) => widthOf(line) > 100)).toEqual([])
    // every block's results begin where their title does
    for (const block of out.split(/\n\n(?=\S+: )/).filter((each) => each.includes('Quantity'))) {
      const column = block.split('\n').find((line) => line.includes('Quantity'))!.indexOf('Result')
      const rows = block.split('\n').filter((line) => / (pass|FAIL|not run)$/.test(line))
      expect(rows.map((line) => line.search(/(pass|FAIL|not run)$/))).toEqual(rows.map(() => column))
    }
    expect(out).toMatch(/^ {2}followers after 25 days, pool of 400 +[\d,]+ .*\n {4}× fans$/m)
    expect(out).toMatch(/^ {2}Settings {2}r=0\.553 alpha=10\.578 s=0\.606 beta=11\.669$/m)
    expect(out).toMatch(/^ {2}with x=2 tx=30\.43 T=38\.86:\n {2}ln L of one customer +−9\.55428 +−9\.55428 /m)
    expect(out.replaceAll(/Settings.*|with .*:/g, '')).not.toMatch(/[ e]-\d/)
  })

  test('computes the exact value from the settings given', async () => {
    const exactOf = async (...set: string[]): Promise<number> => JSON.parse((await snowball(['verify', 'o24', '--json', ...set])).out)[0].rows[0].exact as number
    expect(await exactOf('T=5', 'n=4')).toBeCloseTo((1 - Math.exp(-4 / 5)) / (1 - Math.exp(-1 / 5)), 12)
    expect(await exactOf('T=12', 'n=2')).toBeCloseTo((1 - Math.exp(-2 / 12)) / (1 - Math.exp(-1 / 12)), 12)
  })

  test('says what needs data, and does not count it as passed', async () => {
    const { code, out } = await snowball(['verify', 'O2', '--data', mkdtempSync(`${tmpdir()}/empty-`)])
    expect(code).toBe(0)
    expect(out).toMatch(/CDNOW ln L of BG\/NBD +−9,582\.43 +not run\n +needs --data DIR with cdnow_summary\.csv/)
    expect(out).toContain('1 passed, 0 failed, 1 not run.')
  })

  test('ends with 1 when a row fails', async () => {
    // with one room strangers run out, which the endless pool of MODEL.md's row does not know
    const { code, out } = await snowball(['verify', 'O5', '--set', 'fans=20000', '--set', 'rooms=1', '--set', 'worlds=1'])
    expect(code).toBe(1)
    expect(out).toMatch(/ FAIL\n/)
    expect(unwrapped(out)).toMatch(/Failed: O5\. (.* )?Exit code 1\. $/)
  })

  test('gives everything as JSON', async () => {
    const [report] = JSON.parse((await snowball(['verify', 'O9', '--json'])).out)
    expect(report).toMatchObject({ id: 'O9', kind: 'engine', settings: { gamma: 0.5 }, processes: expect.arrayContaining(['traffic']) })
    expect(report.rows[0]).toMatchObject({ outcome: 'pass', toleranceKind: 'relative', tolerance: 1e-6 })
  })

  test('lists every oracle with its settings', async () => {
    const { out } = await snowball(['verify', '--list'])
    for (const { id, settings } of ORACLES) {
      const block = out.split('\n\n\n').find((each) => each.startsWith(`${id}: `))!
      expect(block).toContain('\n  Claim ')
      for (const name of Object.keys(settings)) expect(block).toMatch(new RegExp(`^ {2}${name}=`, 'm'))
    }
    expect(out).toMatch(/^ {2}Setting +Range +Unit +Meaning\n {2}r=0\.243 +0\.01 to 50 {2,}shape of the need rates\n {2}alpha=4\.414 +0\.05 to 1,000 +weeks +scale/m)
    expect(out).toContain('0 to 4,294,967,295')
    expect(out.split('\n').filter((line) => widthOf(line) > 100)).toEqual([])
  })

  test('lists settings that were given, for machines too', async () => {
    expect((await snowball(['verify', 'O1', '--list', 'r=0.5'])).out).toContain('r=0.5 ')
    const [listed] = JSON.parse((await snowball(['verify', 'O1', '--list', '--json', '--set', 'r=0.5'])).out)
    expect(listed).toMatchObject({ id: 'O1', settings: { r: { default: 0.243 } }, values: { r: 0.5, alpha: 4.414 } })
  })

  test.each<[string[], string, string?]>([
    [['O99'], 'no oracle "O99"; did you mean "O9"?'],
    [['O1', '--set', 'zeta=3'], '--set zeta: no such setting; there are r, alpha, a, b, fans, seed'],
    [['O1', '--set', 'r=x'], '--set must be NAME=NUMBER, as in r=0.5; got "r=x"'],
    [['O1', '--set', 'r=-1'], '--set r of O1: must lie between 0.01 and 50; got -1'],
    [['O1', '--set', 'fans=10.5'], '--set fans of O1: must be a whole number of fans; got 10.5'],
    [['O3', '--set', 'tx=99'], '--set tx of O3: must lie in (0, T = 38.86]; got 99'],
    [['O2', '--data', '/no/such/folder'], '--data must be a folder; got "/no/such/folder"'],
    [['--patterns', '--meaning'], '--patterns and --meaning exclude each other; run one after the other'],
    [['--list', '--meaning'], '--meaning and --list exclude each other; run one after the other'],
    [['--meaning', '--data', '.'], '--data belongs to the oracles; leave it out with --meaning'],
    [['--list', '--data', '.'], '--data belongs to the oracles; leave it out with --list'],
    [['O1', '--seeds', '9'], '--seeds belongs to --patterns or --meaning; leave it out with the oracles'],
    [['O1', '--workers', '2'], '--workers belongs to --patterns or --meaning; leave it out with the oracles'],
    [['O1', '--progress'], '--progress belongs to --patterns; leave it out with the oracles'],
    [['--meaning', '--progress'], '--progress belongs to --patterns; leave it out with --meaning'],
    [['--meaning', 'baseline', 'fast-brnds'], 'there is no scenario "fast-brnds"; did you mean "fast-brands"?', '"snowball list" shows them all; a file must end in .json'],
    [['--meaning', 'r=0.5'], '"r=0.5" is a setting of the oracles; name scenarios with --meaning'],
    [['O1', '--set'], '--set needs a value, as in --set NAME=NUMBER'],
    [['--patterns', '--list', '--seeds', '9'], '--seeds belongs to --patterns or --meaning; leave it out with --patterns --list'],
    [['--patterns', '--list', 'gammaG=0'], '--list shows the patterns and takes no setting; leave NAME=NUMBER out'],
    [['--patterns', '--list', 'brand-tale'], 'no pattern "brand-tale"; did you mean "brand-tail"?'],
    [['--patterns', 'brand-tale'], 'no pattern "brand-tale"; did you mean "brand-tail"?'],
    [['--patterns', '--set', 'gamaG=0'], '--set gamaG: no such parameter; did you mean "gammaG"?'],
    [['--patterns', 'aov', '--set', 'tiers=0.5'], '--set tiers: must be a whole number (switch); got 0.5'],
    [['--patterns', 'aov', '--set', 'mixWhite=0.1'], '--set standing: mixWhite, mixFast, mixKnown and mixSka must add to 1; got 0.24'],
    [['--patterns', '--set', 'gammaG=-7'], '--set gammaG: must be between 0 and 2 (no unit); got -7'],
  ])('refuses %j in one line', async (argv, problem, hint = 'see snowball verify --help') => {
    const { code, out, err } = await snowball(['verify', ...argv])
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `snowball verify: ${problem} (${hint})\n` })
  })

  test('lists every pattern with its kind and target without running anything, for machines too', async () => {
    const { code, out, err } = await snowball(['verify', '--list', '--patterns'])
    expect([code, err]).toEqual([0, ''])
    for (const { id, kind, title } of PATTERNS) expect(out).toMatch(new RegExp(`^${id} +${kind} .*  ${title.en.replaceAll(/[^\\w ]/g, '.')}$`, 'm'))
    expect(out).toMatch(/^brands-waist +seen +above 0\.6 /m)
    expect(out).toMatch(/^price-elasticity +checked +−3\.62 to −1\.62 /m)
    expect(out.split('\n').filter((line) => widthOf(line) > 100)).toEqual([])
    const json = async (...ids: string[]) => JSON.parse((await snowball(['verify', '--patterns', ...ids, '--list', '--json'])).out) as { id: string; kind: string; band: unknown }[]
    expect((await json()).map(({ id }) => id)).toEqual(PATTERNS.map(({ id }) => id))
    const [waist] = await json('brands-waist')
    expect(waist).toMatchObject({ kind: 'seen', band: [0.6, null] })
    expect(waist).not.toHaveProperty('mean')
  })

  test('measures named patterns alone, under parameters of one\'s own', { timeout: 60_000 }, async () => {
    const measured = async (...set: string[]): Promise<{ id: string; mean: number }[]> => JSON.parse((await snowball(['verify', '--patterns', 'stars-late', '--seeds', '2', '--json', ...set])).out)
    const [plain, indifferent] = [await measured(), await measured('--set', 'latePenalty=0')]
    expect(plain.map(({ id }) => id)).toEqual(['stars-late'])
    expect(indifferent[0].mean).toBeGreaterThan(plain[0].mean + 0.1)
    expect(await snowball(['verify', '--patterns', 'stars-late', '--seeds', '2', '--set', 'latePenalty=0'])).toMatchObject({
      code: 0, out: expect.stringMatching(/^With latePenalty = 0: not the worlds that were fitted[^]*\nExit code 0: no fitted pattern missed\. Misses of checked and seen patterns do not change it\s\(stars-late\)\.\n$/),
    })
  })

  test('stops between oracles', async () => {
    const cancel = new AbortController()
    const { code, err } = await snowball(['verify', 'O24', 'O9', 'O20'], { cancel, onText: (text) => text.includes('O24') && cancel.abort() })
    expect([code, err]).toEqual([130, 'snowball verify: cancelled after 1 of 3 oracles\n'])
  })
})

describe('the exit code', () => {
  const rowOf = (id: string, outcome: PatternRow['outcome']): PatternRow => ({ pattern: PATTERNS.find((each) => each.id === id)!, worlds: 2, mean: 1, interval: { level: 0.9, lower: 0, upper: 2 }, outcome, reason: '' })
  test('of --patterns is 1 exactly when a fitted pattern misses, and the report says so', () => {
    expect(patternExit([rowOf('aov', 'pass'), rowOf('gini', 'pass')])).toEqual({ code: 0, text: 'Exit code 0: no fitted pattern missed.' })
    expect(patternExit([rowOf('aov', 'pass'), rowOf('gini', 'off'), rowOf('brand-tail', 'wide')])).toEqual({ code: 0, text: 'Exit code 0: no fitted pattern missed. Misses of checked and seen patterns do not change it (gini, brand-tail).' })
    expect(patternExit([rowOf('aov', 'wide'), rowOf('gini', 'pass')])).toEqual({ code: 1, text: 'Exit code 1: fitted patterns missed (aov).' })
  })

  test('of --meaning is 0 exactly when every expectation holds, and the report says so', () => {
    const expectation = { id: 'e', metric: 'gmv', sign: '+', between: null } as unknown as MeaningRow['expectation']
    const report = (...verdicts: MeaningRow['verdict'][]): string => meaningReport(verdicts.map((verdict) => ({ scenario: 's', expectation, pairs: 6, mean: 1, interval: { level: 0.9, lower: 0.5, upper: 1.5 }, verdict }))).trimEnd().split('\n').at(-1)!
    expect(report('holds', 'holds')).toBe('Exit code 0: every expectation holds.')
    expect(report('holds', 'not resolved')).toBe('Exit code 1: an expectation fails or is not resolved.')
    expect(report('fails')).toBe('Exit code 1: an expectation fails or is not resolved.')
  })

  test('is explained for all three by the help', async () => {
    const help = unwrapped((await snowball(['verify', '--help'])).out)
    expect(help).toContain('The exit code is 1 when a row of an oracle fails (not when it was not run), with --patterns when a fitted pattern misses (not when only checked or seen ones do), with --meaning when an expectation fails or is not resolved; otherwise 0.')
  })
})

test('the report on patterns writes a target below 0 with the minus sign of the rest', () => {
  const pattern = PATTERNS.find(({ id }) => id === 'price-elasticity')!
  const row: PatternRow = { pattern, worlds: 20, mean: -2.5, interval: { level: 0.9, lower: -2.75, upper: -2.25 }, outcome: 'pass', reason: '' }
  expect(patternReport([row])).toMatch(/ −3\.62 to −1\.62 +−2\.50 +−2\.75 to −2\.25 +20 +pass$/m)
})

test('the reports on patterns and meanings keep within 100 columns, a reason below its row', () => {
  const rows = PATTERNS.map((pattern): PatternRow => ({ pattern, worlds: 120, mean: 1.234, interval: { level: 0.9, lower: 1.222, upper: 1.246 }, outcome: 'wide', reason: 'half-width 0.012 exceeds 0.011' }))
  const text = patternReport(rows)
  expect(text).toMatch(/^yalu-natural-late .* miss\n {4}half-width 0\.012 exceeds 0\.011: more worlds \(--seeds\) would tell$/m)
  const expectation = { id: 'trusted-adds-more-than-all', metric: 'gmv', sign: null, between: [1e8, 5.2e8] } as unknown as MeaningRow['expectation']
  const meaning = meaningReport([{ scenario: 'trust-weighted-traffic', expectation, pairs: 240, mean: -1.234e8, interval: { level: 0.9, lower: -1.246e8, upper: -1.222e8 }, verdict: 'not resolved' }])
  expect(meaning).toMatch(/^trust-weighted-traffic\n {2}trusted-adds-more-than-all +100\.0 M to 520\.0 M +240 .* not resolved$/m)
  for (const report of [text, meaning]) expect(report.split('\n').filter((line) => widthOf(line) > 100)).toEqual([])
})

describe('every oracle', () => {
  test('has an id of its own, both languages, and settings within their range', () => {
    expect(new Set(ORACLES.map(({ id }) => id)).size).toBe(ORACLES.length)
    for (const { title, claim, settings, kind, processes, id } of ORACLES) {
      for (const text of [title, claim]) {
        expect(text.en.length).toBeGreaterThan(3)
        expect(text.zh).toMatch(/[\u4e00-\u9fff]/)
      }
      if (kind === 'engine' || kind === 'identity') expect(processes.length, `${id} executes something`).toBeGreaterThan(0)
      for (const { default: value, range } of Object.values(settings)) expect(value).toBe(Math.min(range[1], Math.max(range[0], value)))
    }
  })

  test('of MODEL.md 4 is there', () => {
    const rows = ['O1', 'O1b', 'O2', 'O2b', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8', 'O8b', 'O8c', ...Array.from({ length: 18 }, (_, n) => `O${n + 9}`)]
    expect(ORACLES.map(({ id }) => id)).toEqual(expect.arrayContaining(rows))
  })
})
