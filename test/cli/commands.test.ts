import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SHIPPED } from '../../src/cli/shipped-scenarios.ts'
import { widthOf } from '../../src/cli/text.ts'
import { replicateSeed } from '../../src/experiment/seeds.ts'
import { freshFolder, smallFile, snowball } from './captured-terminal.ts'

const small = smallFile()
const shape = { anchors: 30, anchorSlots: 40 }
const other = smallFile({ id: 'other', world: { preset: 'platform', shape: { ...shape, fans: 200 } } })
const fewer = smallFile({ id: 'fewer', world: { preset: 'platform', shape: { ...shape, fans: 300 }, parameters: { people: 52e6 } } })
const fileOf = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')
const linesOf = (text: string): string[] => text.trimEnd().split('\n')
const unwrapped = (text: string): string => text.replaceAll(/\s+/g, ' ')
const fits = (text: string): void => {
  expect(text.split('\n').filter((line) => widthOf(line) > 100)).toEqual([])
}

describe('snowball', () => {
  it('shows its commands', async () => {
    for (const argv of [[], ['--help'], ['help']]) {
      const { code, out } = await snowball(argv)
      expect(code).toBe(0)
      for (const name of ['list', 'validate', 'run', 'compare', 'digest']) expect(out).toContain(`  ${name} `)
      expect(out).toContain('\nExit codes: 0 done; 1 ')
      fits(out)
    }
  })

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
    expect(await snowball(['--version'])).toEqual({ code: 0, out: `snowball ${version}\n`, err: '' })
  })

  it('explains a command in three ways', async () => {
    const said = await Promise.all([['compare', '--help'], ['compare', '-h'], ['help', 'compare']].map((argv) => snowball(argv)))
    expect(said[0]).toMatchObject({ code: 0, err: '' })
    expect(said[0].out).toMatch(/^snowball compare /)
    expect(said.slice(1)).toEqual([said[0], said[0]])
    expect(await snowball(['help', 'comprae'])).toMatchObject({ code: 2, err: 'snowball: unknown command "comprae"; did you mean "compare"? (see snowball --help)\n' })
    expect((await snowball(['help', 'compare', 'small', '-x'])).err).toBe('snowball compare: unknown option -x (see snowball compare --help)\n')
  })

  it('asks what an unknown command was meant to be', async () => {
    expect(await snowball(['comprae'])).toEqual({ code: 2, out: '', err: 'snowball: unknown command "comprae"; did you mean "compare"? (see snowball --help)\n' })
    expect((await snowball(['constructor'])).code).toBe(2)
  })

  it.each(['list', 'validate', 'run', 'compare', 'digest'])('explains %s with an example', async (name) => {
    const { code, out } = await snowball([name, '--help'])
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`^snowball ${name} `))
    expect(out).toMatch(/\nExamples?\n {2}snowball /)
    expect(out).toContain('--json')
    fits(out)
  })

  it.each<[string[], string]>([
    [['run'], 'snowball run: needs one scenario (see snowball run --help)'],
    [['run', small, 'other'], 'snowball run: takes one scenario only; got "other" as well (see snowball run --help)'],
    [['run', 'baselin'], 'snowball run: there is no scenario "baselin"; did you mean "baseline"? ("snowball list" shows them all; a file must end in .json)'],
    [['run', `${small}:erly`], 'snowball run: scenario "small" has no variant "erly"; did you mean "early"? (see snowball run --help)'],
    [['run', `${small}:zzz`], 'snowball run: scenario "small" has no variant "zzz"; it has baseline, early, late, elsewhere (see snowball run --help)'],
    [['run', '/nowhere/plan.json'], 'snowball run: /nowhere/plan.json: no such file'],
    [['run', small, '--days', '10'], 'snowball run: --days for scenario "small": ends before subsidy[0] (day 20); got 10 (see snowball run --help)'],
    [['run', small, '--metrics', 'gmv,gvm'], 'snowball run: --metrics names metrics of the catalogue; got "gvm"; did you mean "gmv"? (see snowball run --help)'],
    [['run', small, '--metrics', 'repeatRate'], 'snowball run: --metrics names metrics of the catalogue; got "repeatRate"; did you mean "repeat"? (see snowball run --help)'],
    [['run', small, '--metrics', 'zzzzz'], 'snowball run: --metrics names metrics of the catalogue; got "zzzzz"; metrics.csv of a run without --metrics lists them all (see snowball run --help)'],
    [['run', 'baseline', '--fans', '40M'], 'snowball run: --fans for scenario "baseline": need more than the 4 GiB that the engine can address (about 244 bytes each on the last day); at most 17,000,000 fit with 512 anchor slots and 330 days; got 4e7 (see snowball run --help)'],
    [['run', 'baseline', '--fans', '41M'], 'snowball run: --fans must be a whole number between 1 and 40,000,000; got "41M" (see snowball run --help)'],
    [['run', 'baseline', '--days', '4k'], 'snowball run: --days must be a whole number between 1 and 3,650; got "4k" (see snowball run --help)'],
    [['run', small, '--out', '/proc/x/y'], 'snowball run: --out /proc/x/y: cannot be made a folder (ENOENT)'],
    [['run', small, '--out', '/proc'], 'snowball run: --out /proc: cannot be written in (ENOENT)'],
    [['run', small, '--out', small], `snowball run: --out ${small}: is a file, not a folder`],
    [['run', small, '--out', join(small, 'x', 'y')], `snowball run: --out ${join(small, 'x', 'y')}: ${small} is a file, not a folder`],
    [['run', small, '--force'], 'snowball run: --force needs --out DIR (see snowball run --help)'],
    [['compare', 'yalu-cold-start', 'fast-brands:fast'], 'snowball compare: yalu-cold-start:baseline lives in world micro and fast-brands:fast in world platform, whose RMB must not be mixed; compare fast-brands:fast with a baseline of world platform, such as fast-brands:baseline (see snowball compare --help)'],
    [['compare', 'baseline', 'wind-maker:equal'], 'snowball compare: baseline:baseline has 0 service providers and wind-maker:equal 30, so their difference would be that of the worlds and not the policy\'s; compare wind-maker:equal with wind-maker:baseline (see snowball compare --help)'],
    [['compare', `${small}:baseline`, `${other}:early`], 'snowball compare: small:baseline simulates 300 fans and other:early 200, so a fan stands for 1,733,333 people here and 2,600,000 there; give both the same with --fans N (see snowball compare --help)'],
    [['compare', `${small}:baseline`, `${fewer}:early`], 'snowball compare: small:baseline stands for 520,000,000 people and fewer:early for 52,000,000, whose RMB must not be mixed; give both the same world.parameters.people (see snowball compare --help)'],
    [['run', small, '--anchors'], 'snowball run: --anchors needs --out DIR (see snowball run --help)'],
    [['compare'], 'snowball compare: needs a baseline, e.g. "snowball compare fast-brands" (see snowball compare --help)'],
    [['compare', 'baseline'], 'snowball compare: "baseline" names one variant only; name a policy to compare it with (see snowball compare --help)'],
    [['compare', `${small}:late`, `${small}:late`], 'snowball compare: the policy is the baseline itself (small:late); name another (see snowball compare --help)'],
    [['compare', `${small}:baseline`, `${small}:late`, small], 'snowball compare: the policy "small:late" is named twice (see snowball compare --help)'],
    [['compare', small, '--replicates', '3', '--half-width', '1%'], 'snowball compare: --replicates and --half-width exclude each other; use --max-replicates (see snowball compare --help)'],
    [['compare', small, '--max-replicates', '9'], 'snowball compare: --max-replicates belongs to --half-width; use --replicates (see snowball compare --help)'],
    [['compare', small, '--half-width', '5'], 'snowball compare: --half-width must be a share of GMV (0.3% or 0.003) or RMB with k, M or B (50M); got "5" (see snowball compare --help)'],
    [['compare', small, '--to', '41'], 'snowball compare: --to must not exceed the horizon of 40 days; got 41 (see snowball compare --help)'],
    [['compare', small, '--from', '40'], 'snowball compare: --from must be before --to (40); got 40 (see snowball compare --help)'],
    [['digest', small, '--seed', '4294967296'], 'snowball digest: --seed must be a whole number between 0 and 4,294,967,295; got "4294967296" (see snowball digest --help)'],
    [['list', '--long', '--json'], 'snowball list: --long changes what is printed for people; leave it out with --json, which says everything (see snowball list --help)'],
    [['run', small, '--bom'], 'snowball run: --bom needs --out DIR (see snowball run --help)'],
    [['run', small, '--metrics', 'gmv'], 'snowball run: --metrics needs --out DIR (see snowball run --help)'],
    [['list', 'nope-nope'], 'snowball list: there is no scenario "nope-nope" ("snowball list" shows them all; a file must end in .json)'],
  ])('refuses %j in one line', async (argv, line) => {
    const { code, out, err } = await snowball(argv)
    expect({ out, err }).toEqual({ out: '', err: `${line}\n` })
    expect(code).toBeGreaterThan(0)
  })

  it('says in one line what is wrong with a scenario file', async () => {
    const broken = smallFile({ horizon: -1, burnIn: 'long' }, 'broken.json')
    const { code, err } = await snowball(['run', broken])
    expect(code).toBe(1)
    expect(linesOf(err)).toHaveLength(1)
    expect(err).toMatch(/^snowball run: .*broken\.json: (horizon|burnIn): must be .* \(and 1 more: snowball validate\)\n$/)
  })
})

it('warns of runs in which hardly anybody buys', async () => {
  const said = await snowball(['run', `${small}:early`, '--fans', '9', '--replicates', '1'])
  expect(said.code).toBe(0)
  expect(said.err).toBe('snowball run: warning: 9 fans and 40 days make some 13 orders: most metrics need more of either (small:early)\n')
})

describe('thresholds worth a few simulated orders', () => {
  const T1 = 'policy.steps.thresholds.breakZero: 10,000 RMB in 30 days are worth 0.2 simulated orders, fewer than 30, so that luck decides who passes; 50,000 fans would do'
  const gated = smallFile({
    id: 'gated',
    world: { preset: 'platform', shape: { fans: 300, anchors: 30, anchorSlots: 40 }, parameters: { people: 200_000, sellersPerAnchor: 1 } },
    variants: [
      { id: 'cold', title: { en: 'Cold start', zh: '冷启动' }, policy: { steps: { perks: ['coldStart'] } } },
      { id: 'gate', title: { en: 'Gate', zh: '门槛' }, policy: { subsidy: { budget: 1e5, to: 30, eligible: { businessMin: 1e5 } } } },
      { id: 'free', title: { en: 'Free', zh: '无门槛' }, policy: { subsidy: { budget: 1e5, to: 30, eligible: { businessMin: 2e6 } } } },
    ],
  })
  const climb = 'policy.steps.thresholds.climb: 300,000 RMB in 30 days are worth 5.5 simulated orders, fewer than 30, so that luck decides who passes; 1,700 fans would do'
  const gate = 'policy.subsidy.eligible.businessMin: 100,000 RMB in 30 days are worth 1.8 simulated orders, fewer than 30, so that luck decides who passes; 5,000 fans would do'
  it('are warned of, and run all the same', async () => {
    const said = await snowball(['run', gated, '--replicates', '1'])
    expect(said.code).toBe(0)
    expect(linesOf(said.err)).toEqual([`snowball run: warning: ${T1} (gated:cold)`, `snowball run: warning: ${climb} (gated:cold)`, `snowball run: warning: ${gate} (gated:gate)`])
    expect((await snowball(['compare', gated, `${gated}:gate`, '--replicates', '2'])).err).toBe(`snowball compare: warning: ${gate} (gated:gate)\n`)
    const checked = await snowball(['validate', gated])
    expect(checked.code).toBe(0)
    expect(linesOf(checked.err)).toContain(`${gated}: warning: ${gate} (gate)`)
    expect((await snowball(['run', `${small}:early`, '--replicates', '1'])).err).toBe('')
  })
})

describe('a file that is not plain UTF-8', () => {
  const folder = freshFolder()
  const text = readFileSync(small, 'utf8')
  it('is accepted behind a byte order mark', async () => {
    const path = join(folder, 'bom.json')
    writeFileSync(path, `\ufeff${text}`)
    expect(await snowball(['validate', path])).toMatchObject({ code: 0, out: `${path}: ok, scenario "small" with a baseline and 3 variants\n` })
  })
  it('is refused in another encoding, with the byte', async () => {
    const path = join(folder, 'latin.json')
    writeFileSync(path, Buffer.from(text.replace('Small world', 'Sm\u00e9ll world'), 'latin1'))
    const position = text.indexOf('Small world') + 2
    expect((await snowball(['run', path])).err).toBe(`snowball run: ${path}: is not UTF-8: byte 0xe9 at position ${position} (line 1); save it as UTF-8\n`)
    const wide = join(folder, 'utf16.json')
    writeFileSync(wide, Buffer.from(`\ufeff${text}`, 'utf16le'))
    expect((await snowball(['validate', wide])).out).toBe(`${wide}: is not UTF-8: byte 0xff at position 0 (line 1); save it as UTF-8\n`)
  })
  it('is refused with a key given twice', async () => {
    const path = join(folder, 'twice.json')
    writeFileSync(path, text.replace('"seed":5', '"seed":5,"seed":6'))
    expect((await snowball(['validate', path])).out).toBe(`${path}: seed: stands twice in its object; keep one of the two\n`)
  })
})

describe('snowball list', () => {
  it('shows every shipped scenario', async () => {
    const { code, out } = await snowball(['list'])
    expect(code).toBe(0)
    for (const id of SHIPPED.keys()) expect(out).toMatch(new RegExp(`^${id} `, 'm'))
    for (const world of ['platform', 'micro', 'brands']) expect(out).toMatch(new RegExp(`^World ${world}: .*\\w\\.$`, 'm'))
    expect(out).toMatch(/^fast-brands +platform +150 +5 {2}Fast brands/m)
    expect(unwrapped(out)).toContain('Policies: variants that are compared with the baseline.')
    fits(out)
  })

  it('shows the variants of the scenarios named, and the same as JSON', async () => {
    const { out } = await snowball(['list', small])
    expect(out).toContain('small: Small world')
    expect(unwrapped(out)).toMatch(/World platform, 300 fans, 40 days after 20 days of burn-in; run lives \d+ replicates of it unless told otherwise\./)
    expect(out).toMatch(/^ {4}early +Subsidy from day 5$/m)
    const json = JSON.parse((await snowball(['list', small, '--json'])).out) as { id: string; variants: { id: string }[] }[]
    expect(json.map(({ id, variants }) => [id, variants.map((variant) => variant.id)])).toEqual([['small', ['baseline', 'early', 'late', 'elsewhere']]])
  })
})

describe('snowball validate', () => {
  it('accepts a right file and names every problem of a wrong one', async () => {
    const wrong = smallFile({ world: { preset: 'platform', parameters: { revisit: 1.2, revsit: 1 } } })
    const { code, out } = await snowball(['validate', small, wrong])
    expect(code).toBe(1)
    expect(out).toContain(`${small}: ok, scenario "small" with a baseline and 3 variants\n`)
    expect(out).toMatch(/world\.parameters\.revisit: must be between 0 and 1 .*got 1\.2\n/)
    expect(out).toMatch(/world\.parameters\.revsit: unknown key; did you mean "revisit"\?/)
    expect((await snowball(['validate', small])).code).toBe(0)
  })

  it('ends with 2 like every command when a file cannot be read, and checks the others all the same', async () => {
    const wrong = smallFile({ horizon: -1 })
    const { code, out } = await snowball(['validate', '/nowhere.json', wrong, freshFolder()])
    expect(code).toBe(2)
    expect(out).toMatch(/^\/nowhere\.json: no such file\n.*: horizon: must be .*\n.*: is a folder, not a file\n$/)
    for (const name of ['run', 'compare', 'digest', 'list']) expect(await snowball([name, '/nowhere.json'])).toEqual({ code: 2, out: '', err: `snowball ${name}: /nowhere.json: no such file\n` })
  })

  it('answers machines', async () => {
    const json = JSON.parse((await snowball(['validate', small, '/nowhere.json', '--json'])).out) as unknown
    expect(json).toEqual([
      { file: small, ok: true, read: true, id: 'small', variants: 3, errors: [], warnings: [] },
      { file: '/nowhere.json', ok: false, read: false, errors: [{ path: '', message: 'no such file' }], warnings: [] },
    ])
  })
})

describe('snowball run', () => {
  it('writes tidy tables and prints a summary', async () => {
    const out = join(freshFolder(), 'new', 'results')
    const said = await snowball(['run', small, '--replicates', '2', '--out', out])
    expect(said.code).toBe(0)
    expect(readdirSync(out).toSorted()).toEqual(['metrics.csv', 'results.csv', 'runs.csv', 'summary.csv'])
    const results = linesOf(fileOf(out, 'results.csv'))
    expect(results[0]).toBe('experiment_id,scenario_id,replicate,seed,day,entity,metric,value')
    expect(results.filter((line) => line.includes(',platform,gmv,'))).toHaveLength(4 * 2 * 40)
    expect(results[1]).toMatch(new RegExp(`^[0-9a-f]{16},small:baseline,0,${replicateSeed(5, 0)},0,platform,gmv,\\d+(\\.\\d+)?$`))
    expect(linesOf(fileOf(out, 'runs.csv'))).toHaveLength(1 + 4 * 2)
    expect(said.out).toContain('small: Small world')
    expect(unwrapped(said.out)).toContain('Days 0 to 40 after 20 days of burn-in, 2 worlds, seed 5, 300 simulated fans each. A fan stands for 1,733,333 people, and all figures are those of the 520.0 M people.')
    expect(unwrapped(said.out)).toContain(`see how they differ: snowball compare ${small}`)
    expect(said.out).toMatch(/^Variant +Mean GMV, RMB \(90%\) +Orders /m)
    expect(said.out).toMatch(/^early +\d/m)
    const gmv = ['baseline', 'early', 'late', 'elsewhere'].map((id) => new RegExp(`^${id} +([\\d.]+) ([BM]) \\(([\\d.]+) to ([\\d.]+)\\)`, 'm').exec(said.out)!)
    expect(new Set(gmv.map(([, , unit]) => unit)).size).toBe(1)
    expect(new Set(gmv.flatMap(([, mean, , lower, upper]) => [mean, lower, upper].map((number) => number.split('.')[1]?.length))).size).toBe(1)
    expect(unwrapped(said.out)).toContain(`Written to ${out}: results.csv, summary.csv, runs.csv, metrics.csv (8 runs`)
    fits(said.out.replaceAll(out, 'DIR'))
  })

  it('gives the same bytes again, and others for another seed', async () => {
    const [first, again, other] = await Promise.all(
      ['5', '5', '6'].map(async (seed) => {
        const out = freshFolder()
        await snowball(['run', `${small}:late`, '--replicates', '2', '--seed', seed, '--metrics', 'gmv,spend', '--out', out])
        return ['results.csv', 'summary.csv', 'runs.csv', 'metrics.csv'].map((name) => fileOf(out, name))
      }),
    )
    expect(again).toEqual(first)
    expect(other[0]).not.toBe(first[0])
    expect(linesOf(first[0])).toHaveLength(1 + 2 * 40 * 2)
  })

  it('takes other dimensions, a byte order mark and one variant', async () => {
    const out = freshFolder()
    const said = await snowball(['run', `${small}:early`, '--replicates', '1', '--fans', '400', '--days', '30', '--bom', '--metrics', 'gmv', '--out', out])
    expect(fileOf(out, 'results.csv')).toMatch(/^\ufeffexperiment_id/)
    expect(linesOf(fileOf(out, 'results.csv'))).toHaveLength(1 + 30)
    expect(said.out).toContain('1 world, seed 5, 400 simulated fans each')
    expect(said.out).not.toContain('90%')
    expect(said.out).not.toContain('snowball compare')
  })

  it('answers machines', async () => {
    const { out } = await snowball(['run', `${small}:early`, '--replicates', '2', '--json'])
    const json = JSON.parse(out) as { seed: number; replicates: number; fans: number; variants: { id: string; worlds: { gmv: number }[] }[] }
    expect(json).toMatchObject({ seed: 5, replicates: 2, fans: 300, days: 40, out: null })
    expect(json.variants[0].worlds.map(({ gmv }) => gmv > 0)).toEqual([true, true])
  })

  it('writes what needs the anchors\' tables once a run, and the anchors themselves when asked', async () => {
    const out = freshFolder()
    const said = await snowball(['run', `${small}:early`, '--replicates', '2', '--metrics', 'gini,gmv,visits,naturalFlowShare,entrantGmv', '--anchors', '--out', out])
    expect(said).toMatchObject({ code: 0, err: '' })
    expect(said.out).toContain('anchors.csv')
    const cellsOf = (name: string): Record<string, string>[] => {
      const [head, ...rows] = linesOf(fileOf(out, name)).map((line) => line.split(','))
      return rows.map((row) => Object.fromEntries(row.map((cell, k) => [head[k], cell])))
    }
    const summary = (metric: string, replicate: string): number => Number(cellsOf('summary.csv').find((row) => row['metric'] === metric && row['replicate'] === replicate)?.['value'])
    expect(new Set(cellsOf('results.csv').map((row) => row['metric']))).toEqual(new Set(['gmv', 'visits', 'naturalFlowShare']))
    expect(cellsOf('summary.csv').filter((row) => row['metric'] === 'entrantGmv')).toEqual([]) // there is none
    for (const replicate of ['0', '1']) {
      const anchors = cellsOf('anchors.csv').filter((row) => row['replicate'] === replicate)
      const sum = (valueOf: (row: Record<string, string>) => number): number => anchors.reduce((total, row) => total + valueOf(row), 0)
      const gmv = anchors.map((row) => Number(row['anchorGmv'])).toSorted((a, b) => a - b)
      const n = gmv.length
      const gini = gmv.reduce((total, size, k) => total + (2 * (k + 1) - n - 1) * size, 0) / (n * sum((row) => Number(row['anchorGmv'])))
      expect(summary('gini', replicate)).toBeCloseTo(gini, 12)
      expect(sum((row) => Number(row['anchorGmv'])) / summary('gmv', replicate)).toBeCloseTo(1, 9)
      expect(sum((row) => Number(row['anchorVisits'])) / summary('visits', replicate)).toBeCloseTo(1, 9)
      const free = sum((row) => (row['anchorNaturalFlowShare'] === '' ? 0 : Number(row['anchorNaturalFlowShare']) * Number(row['anchorVisits'])))
      expect(free / summary('visits', replicate)).toBeCloseTo(summary('naturalFlowShare', replicate), 9)
      expect(new Set(anchors.map((row) => row['kind']))).toContain('white')
    }
    expect(cellsOf('metrics.csv').map((row) => row['metric'])).toEqual(expect.arrayContaining(['gini', 'anchorNaturalFlowShare']))
  })

  it('leaves nothing behind when cancelled, and says so', async () => {
    const out = freshFolder()
    const cancel = new AbortController()
    const stop = (text: string): void => {
      if (text.includes('runs')) cancel.abort()
    }
    const said = await snowball(['run', small, '--fans', '5k', '--replicates', '50', '--out', out], { watched: true, cancel, onText: stop })
    expect(said.code).toBe(130)
    expect(said.err).toMatch(/snowball run: cancelled after \d+ of 50 worlds; nothing was written\n$/)
    expect(said.out).toBe('')
    expect(readdirSync(out)).toEqual([])
  })

  it('replaces the tables of an earlier run only with --force, and then all of them', async () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    const once = ['run', `${small}:early`, '--replicates', '1', '--out', folder]
    expect((await snowball([...once, '--anchors'])).code).toBe(0)
    const before = fileOf(folder, 'results.csv')
    const refused = await snowball([...once, '--seed', '6'])
    expect(refused).toEqual({ code: 2, out: '', err: `snowball run: --out ${folder}: has results already (anchors.csv, metrics.csv, results.csv, runs.csv, summary.csv); add --force to replace them or name another folder\n` })
    expect(fileOf(folder, 'results.csv')).toBe(before)
    expect((await snowball([...once, '--seed', '6', '--force'])).code).toBe(0)
    expect(fileOf(folder, 'results.csv')).not.toBe(before)
    expect(readdirSync(folder).toSorted()).toEqual(['metrics.csv', 'notes.txt', 'results.csv', 'runs.csv', 'summary.csv'])
  })

  it('keeps the earlier tables when it is cancelled, and never takes a folder for one', async () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'results.csv'), 'old')
    const cancel = new AbortController()
    cancel.abort()
    expect((await snowball(['run', small, '--out', folder, '--force'], { cancel })).code).toBe(130)
    expect([readdirSync(folder), fileOf(folder, 'results.csv')]).toEqual([['results.csv'], 'old'])
    mkdirSync(join(folder, 'runs.csv'))
    expect(await snowball(['run', small, '--out', folder, '--force'])).toEqual({ code: 2, out: '', err: `snowball run: --out ${folder}: runs.csv in it is a folder; name another\n` })
  })
})

interface Estimated {
  estimate: { ratio: number }
}

describe('snowball compare', () => {
  it('prints differences with intervals, returns and verdicts in words', async () => {
    const { code, out } = await snowball(['compare', small, '--replicates', '4'])
    expect(code).toBe(0)
    expect(out).toContain('Days 0 to 40 on the same 4 worlds, seed 5, 300 simulated fans each; money in RMB.')
    expect(out).toMatch(/^baseline \(baseline\) +[\d.]+ [BM]$/m)
    expect(out).toMatch(/^early +[\d.,]+ [BM] +[+−]?[\d.]+ [BM] \([+−]?[\d.]+ to [+−]?[\d.]+\)/m)
    expect(out).toMatch(/^elsewhere \*/m)
    expect(out).toContain('* lives in another world than the baseline')
    expect(out).toMatch(/Attributed ROI +Incremental ROI/)
    expect(out).toMatch(/^Displacement +early +[+−]?\d+.* \(.* to .*\)/m)
    expect(unwrapped(out)).toContain('Displacement: 1 − incremental / attributed GMV')
    expect(out).toMatch(/^early: (sells (more|less) than|not resolved whether)/m)
    expect(unwrapped(out)).toMatch(/early: .*? [\d.]+ [BM] RMB \([+−]?[\d.]+ to [+−]?[\d.]+\)\./)
    expect(unwrapped(out)).not.toMatch(/\) RMB/)
    fits(out)
  })

  it('gives machines the numbers behind it, paired world by world', async () => {
    const compared = JSON.parse((await snowball(['compare', `${small}:baseline`, `${small}:early`, '--replicates', '3', '--json'])).out) as {
      policies: { id: string; sameWorld: boolean; gmv: { pairs: number; difference: { mean: number }; policy: { mean: number }; baseline: { mean: number } }; outlay: number
        attributed: Estimated; incremental: Estimated; quantities: Record<string, Estimated & { interval: { level: number }; verdict: { kind: string } }> }[]
      worlds: number
    }
    const lived = JSON.parse((await snowball(['run', small, '--replicates', '3', '--json'])).out) as { variants: { id: string; worlds: { gmv: number }[] }[] }
    const gmv = (id: string): number[] => lived.variants.find((variant) => variant.id === id)!.worlds.map((world) => world.gmv)
    const mean = gmv('small:early').reduce((sum, value, world) => sum + value - gmv('small:baseline')[world], 0) / 3
    expect(compared.policies).toHaveLength(1)
    expect(compared.policies[0]).toMatchObject({ id: 'small:early', sameWorld: true, gmv: { pairs: 3 } })
    expect(compared.policies[0].gmv.difference.mean).toBeCloseTo(mean, 3)
    expect(compared.policies[0].outlay).toBeGreaterThan(0)
    const { attributed, incremental, quantities } = compared.policies[0]
    expect(Object.keys(quantities)).toEqual(['displacement'])
    expect(quantities['displacement'].estimate.ratio).toBeCloseTo(1 - incremental.estimate.ratio / attributed.estimate.ratio, 9)
    expect(quantities['displacement'].interval.level).toBe(0.9)
  })

  it('finds a policy without levers identical', async () => {
    const neutral = smallFile({ id: 'neutral', variants: [{ id: 'same', title: { en: 'Same', zh: '相同' }, policy: { traffic: { gammaT: 0 } } }] })
    const { out } = await snowball(['compare', neutral, '--replicates', '2'])
    expect(out).toContain('same: sells exactly what the baseline sells, on every world.')
  })

  it('gives the same numbers whichever file the baseline comes from', async () => {
    const longer = smallFile({ id: 'longer', burnIn: 35, horizon: 50 })
    const own = await snowball(['compare', `${small}:baseline`, `${small}:early`, '--replicates', '2'])
    const across = await snowball(['compare', `${small}:baseline`, `${longer}:early`, '--replicates', '2'])
    const numbers = (text: string): string => text.split('\n').filter((line) => /^(longer:|small:)?early /.test(line)).map((line) => line.replace(/^\S+ +/, '')).join('\n')
    expect(numbers(across.out)).not.toBe('')
    expect(numbers(across.out)).toBe(numbers(own.out))
    expect(unwrapped(across.out)).toContain("Lived after the baseline's 20 days of burn-in, not after those of their own files: longer:early.")
    expect(across.out).not.toContain('another world')
    const shipped = await Promise.all(['baseline', 'fast-brands:baseline'].map((baseline) => snowball(['compare', baseline, 'fast-brands:fast', '--fans', '1k', '--replicates', '2', '--to', '60', '--json'])))
    const [first, second] = shipped.map(({ out }) => (JSON.parse(out) as { policies: { gmv: { difference: unknown } }[] }).policies[0]!.gmv.difference)
    expect(first).toEqual(second)
  })

  it('compares files and windows, and knows worlds that differ only in how long they last', async () => {
    const longer = smallFile({ id: 'longer', horizon: 50 })
    const { code, out } = await snowball(['compare', `${small}:baseline`, `${longer}:early`, '--replicates', '2', '--from', '10', '--to', '30'])
    expect(code).toBe(0)
    expect(out).toContain('Days 10 to 30 on the same 2 worlds')
    expect(out).toMatch(/^longer:early +/m)
    expect(out).not.toContain('another world')
  })

  it('adds worlds until the interval is narrow enough, or as many as allowed', async () => {
    const wide = await snowball(['compare', `${small}:baseline`, `${small}:early`, '--half-width', '60%', '--max-replicates', '40'])
    expect(unwrapped(wide.out)).toContain('Stopped when every interval was within ± 60%.')
    expect(unwrapped(wide.out)).toContain('time-uniform confidence sequences')
    const worlds = Number(/the same (\d+) worlds/.exec(wide.out)?.[1])
    expect(worlds).toBeGreaterThan(4)
    expect(worlds).toBeLessThan(40)
    const narrow = await snowball(['compare', `${small}:baseline`, `${small}:early`, '--half-width', '1k', '--max-replicates', '3'])
    const tiny = await snowball(['compare', `${small}:baseline`, `${small}:early`, '--half-width', '0.0004%', '--max-replicates', '2'])
    expect(unwrapped(tiny.out)).toContain('within ± 0.0004%.')
    expect(unwrapped(narrow.out)).toContain('The most worlds allowed were lived before every interval was within ± 1,000 RMB.')
  })

  it('calls probabilities nominal exactly when it looked at the worlds before it stopped', async () => {
    const pair = [`${small}:baseline`, `${small}:early`]
    const looking = ['--half-width', '60%', '--max-replicates', '8']
    const [fixedText, lookedText] = await Promise.all([['--replicates', '2'], looking].map(async (options) => (await snowball(['compare', ...pair, ...options])).out))
    expect(fixedText).toMatch(/in % \(90%\) +P\(better\) +Won$/m)
    expect(fixedText).not.toMatch(/nominal/i)
    expect(lookedText).toMatch(/in % \(90%\) +P\(better\), nominal +Won$/m)
    expect(unwrapped(lookedText)).toContain('Nominal: as if the number of worlds had been fixed beforehand; the intervals do not assume that.')
    const [fixedJson, lookedJson] = await Promise.all([['--replicates', '2'], looking].map(async (options) => JSON.parse((await snowball(['compare', ...pair, ...options, '--json'])).out) as object))
    expect(fixedJson).toMatchObject({ intervals: 'fixed', probabilitiesNominal: false })
    expect(lookedJson).toMatchObject({ intervals: 'sequence', probabilitiesNominal: true })
  })

  it('claims nothing from one world', async () => {
    const { out } = await snowball(['compare', `${small}:baseline`, `${small}:early`, '--replicates', '1'])
    expect(out).toContain('on one world')
    expect(unwrapped(out)).toContain('one world tells nothing about other worlds: use --replicates 2 or more.')
  })
})

describe('snowball digest', () => {
  it('is the same with and without forks and changes with the seed', async () => {
    const forked = await snowball(['digest', small])
    expect(forked.out).toMatch(/^small:early +[0-9a-f]{16} +[0-9a-f]{16}$/m)
    expect(forked.out).toMatch(/^total +[0-9a-f]{16} +[0-9a-f]{16}$/m)
    expect(unwrapped(forked.out)).toContain('Equal digests mean equal runs to the last bit, on any machine.')
    fits(forked.out.replaceAll(small, 'FILE'))
    expect((await snowball(['digest', small, '--no-fork'])).out).toBe(forked.out)
    const other = await snowball(['digest', small, '--seed', '6'])
    expect(other.out).not.toBe(forked.out)
  })

  it('of one variant is the one it has among the others', async () => {
    const all = JSON.parse((await snowball(['digest', small, '--json'])).out) as { variants: Record<string, string>; worldSeed: number; observed: { variants: Record<string, string> } }
    const one = JSON.parse((await snowball(['digest', `${small}:late`, '--json'])).out) as typeof all
    expect(one.variants).toEqual({ 'small:late': all.variants['small:late'] })
    expect(one.observed.variants).toEqual({ 'small:late': all.observed.variants['small:late'] })
    expect(all.worldSeed).toBe(replicateSeed(5, 0))
    expect(existsSync(small)).toBe(true)
  })
})
