// parseScenario: what sound files become, what malformed ones get, and that nothing of a bad file is used.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEVERS, leverPath } from '../../src/model/levers.ts'
import { PARAMETERS, PARAM_KEYS, type ParamKey } from '../../src/model/parameters.ts'
import { nearest } from '../../src/model/problems.ts'
import { parsePresets, parseScenario, parseScenarioText, planImpressions, reshape, withShape, type Scenario } from '../../src/model/scenario.ts'
import { acceptedUnits, convert } from '../../src/model/units.ts'
import { firstPolicyDay, worldKey } from '../../src/model/variant.ts'
import { MALFORMED, sound, type File } from './malformed.ts'
import { scenarioFile, scenarioNames, scenarioTexts, shipped, shippedPresets, worldFiles } from './shipped.ts'

const presets = shippedPresets()
const parsed = (json: unknown): Scenario => {
  const result = parseScenario(json, presets)
  if (!result.ok) throw new Error(JSON.stringify(result.errors, null, 2))
  return result.scenario
}
const problems = (json: unknown) => {
  const result = parseScenario(json, presets)
  return result.ok ? [] : result.errors
}
const plain = (policy: object, more: object = {}): File => ({
  format: 1, id: 'plain', title: { en: 'Plain', zh: '朴素' }, world: 'platform', horizon: 100,
  variants: [{ id: 'policy', title: { en: 'Policy', zh: '政策' }, policy }], ...more,
})

describe('a malformed scenario', () => {
  it('is one of at least sixty', () => expect(MALFORMED.length).toBeGreaterThanOrEqual(60))
  for (const { what, change, path, message } of MALFORMED)
    it(`is refused for ${what}`, () => {
      const file = sound()
      const replaced = change(file)
      expect(problems(replaced === undefined ? file : replaced)).toEqual([{ path, message }])
    })
  it('gets all of its problems at once', () => {
    const file = sound()
    file.world.parameters.revisit = 1.2
    file.variants[0].policy.subsidy[0].to = -1
    file.variants[0].policy.supply.mix.white = 0.9
    file.grid.axes[1].values[0] = 7
    file.expectations[0].metric = 'gvm'
    expect(problems(file).map((problem) => problem.path).sort()).toEqual([
      'expectations[0].metric', 'grid.axes[1].values[0]', 'variants[0].policy.subsidy[0].to', 'variants[0].policy.supply.mix', 'world.parameters.revisit',
    ])
  })
  it('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), (junk) => {
      expect(parseScenario(junk, presets).ok).toBe(false)
    }))
  })
  it('never throws for values of a grid that have no text', () => {
    const file = sound()
    file.grid.axes[1].values[0] = { toString: 0 }
    expect(problems(file)[0]).toEqual({ path: 'grid.axes[1].ids', message: 'is missing: values that are not plain need an id each' })
  })
  it('never throws when a part of a sound file is anything', () => {
    const places = leaves(sound())
    fc.assert(fc.property(fc.constantFrom(...places), fc.anything(), (place, junk) => {
      const file = sound()
      put(file, place, junk)
      const result = parseScenario(file, presets)
      if (!result.ok) for (const error of result.errors) expect(error.message.length).toBeGreaterThan(5)
    }), { numRuns: 500 })
  })
  it('does not leave anything on objects', () => {
    parseScenario(JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "world": {"parameters": {"__proto__": {"polluted": 1}}}}'), presets)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
  it('is refused when a key stands twice, and only then', () => {
    const twice = parseScenarioText(JSON.stringify(sound()).replace('"seed":7', '"seed":7,"seed":8').replace('"id":"card"', '"id":"card","i\\u0064":"other"'), presets)
    expect(twice).toEqual({ ok: false, errors: [
      { path: 'seed', message: 'stands twice in its object; keep one of the two' },
      { path: 'variants[1].id', message: 'stands twice in its object; keep one of the two' },
    ] })
    for (const text of scenarioTexts()) expect(parseScenarioText(text, presets)).toMatchObject({ ok: true })
  })
  it('is read behind a byte order mark', () => {
    expect(parseScenarioText(`\ufeff${JSON.stringify(sound())}`, presets).ok).toBe(true)
  })
  it('reports no variant without an id as one to choose from', () => {
    const file = sound()
    file.variants[1].id = 'two words'
    file.expectations[0].variant = 'nonsense-variant'
    expect(problems(file).at(-1)?.message).not.toContain('""')
  })
  it('is refused as text that is not JSON or too long', () => {
    const broken = parseScenarioText('{"id": ', presets)
    expect(broken.ok ? '' : broken.errors[0]!.message).toMatch(/^is not JSON: /)
    const messageOf = (text: string): string => {
      const parsed = parseScenarioText(text, presets)
      return parsed.ok ? '' : parsed.errors[0]!.message
    }
    // quoted with its line breaks by the parser
    expect(messageOf('{\n  "id": "x",\n  "title":\u0007 oops\n}\n')).toMatch(/^is not JSON: \P{Cc}*oops\P{Cc}*$/u)
    expect(messageOf('{\n  "id": "x"\n  "title": 1\n}')).toMatch(/^is not JSON: .*line 3\b.*$/)
    const long = parseScenarioText(' '.repeat(10_000_000), presets)
    expect(long).toEqual({ ok: false, errors: [{ path: '', message: 'must have at most 2000000 characters; got 10000000' }] })
  })
})

type Place = readonly (string | number)[]
/** Places of all values in a file. */
const leaves = (node: unknown, at: Place = []): Place[] =>
  typeof node === 'object' && node !== null ? Object.entries(node).flatMap(([key, value]) => [[...at, key], ...leaves(value, [...at, key])]) : []
const get = (node: File, place: Place): unknown => place.reduce((inner, key) => inner[key], node)
const put = (node: File, place: Place, value: unknown): void => {
  get(node, place.slice(0, -1))
  ;(get(node, place.slice(0, -1)) as File)[place.at(-1)!] = value
}

describe('numbers of a sound scenario', () => {
  const numeric = leaves(sound()).filter((place) => typeof get(sound(), place) === 'number')
  it.each([Number.NaN, Infinity, -Infinity])('are refused when any of them becomes %s', (value) => {
    const accepted: string[] = []
    for (const place of numeric) {
      const file = sound()
      put(file, place, value)
      accepted.push(...(problems(file).length === 0 ? [place.join('.')] : []))
    }
    expect(accepted).toEqual([])
  })
  it('are refused as text', () => {
    const accepted: string[] = []
    for (const place of numeric) {
      const file = sound()
      put(file, place, String(get(file, place)))
      accepted.push(...(problems(file).length === 0 ? [place.join('.')] : []))
    }
    expect(accepted).toEqual([])
  })
  it('keep their source, fit and value', () => {
    const file = sound()
    file.world.parameters.revisit = { value: 30, unit: '%/day', fittedBy: { command: 'snowball fit', seeds: '1-8', date: '2026-11-22', targets: ['privateShare'] } }
    const { provenance, baseline } = parsed(file)
    expect(baseline.variant.base.revisit).toBe(0.3)
    expect(provenance).toContainEqual({ path: 'world.parameters.people', value: 52e6, source: '[A] a tenth' })
    expect(provenance).toContainEqual({
      path: 'world.parameters.revisit', value: 0.3, fittedBy: { command: 'snowball fit', seeds: '1-8', date: '2026-11-22', targets: ['privateShare'] },
    })
  })
})

describe('days of a policy and events of a calendar', () => {
  it('may say where they come from', () => {
    const file = sound()
    file.variants[0].policy.subsidy[0].to = { value: 30, unit: 'days', source: '[A] a month' }
    file.world.calendar[0].multiplier = { value: 2, source: '[A] a sale' }
    const { provenance, variants } = parsed(file)
    expect(variants).toEqual(parsed(sound()).variants)
    expect(provenance).toContainEqual({ path: 'variants[0].policy.subsidy[0].to', value: 30, source: '[A] a month' })
    expect(provenance).toContainEqual({ path: 'world.calendar[0].multiplier', value: 2, source: '[A] a sale' })
  })
})

describe('units', () => {
  it('convert into the catalogue\'s', () => {
    expect(convert(1.1, '%', 'share')).toBe(0.011)
    expect(convert(50, 'fen', 'RMB')).toBe(0.5)
    expect(convert(2, '亿元/30 days', 'RMB/30 days')).toBe(2e8)
    expect(convert(2, 'weeks', 'days')).toBe(14)
  })
  it('do not convert into others', () => {
    expect(convert(1, 'RMB', 'people')).toBeUndefined()
    expect(convert(1, '%/week', 'probability/day')).toBeUndefined()
    expect(convert(1, 'toString', 'RMB')).toBeUndefined()
  })
  it('are all accepted by their own list', () => {
    for (const key of PARAM_KEYS) for (const unit of acceptedUnits(PARAMETERS[key].unit)) expect(convert(1, unit, PARAMETERS[key].unit)).toBeGreaterThan(0)
  })
})

describe('levers', () => {
  it('cover every lever parameter of the catalogue once', () => {
    const covered = Object.values(LEVERS).flatMap(({ fields }) => Object.entries(fields).flatMap(([name, field]) =>
      typeof field === 'string' ? [field] : name === 'rights' ? [] : Object.values(field as Record<string, ParamKey>)))
    const levers = PARAM_KEYS.filter((key) => PARAMETERS[key].role === 'lever' && key !== 'couponFrom' && key !== 'couponTo')
    expect(covered.sort()).toEqual(levers.sort())
  })
  it('say where they stand in a file', () => {
    expect(leverPath('mixFast')).toBe('supply.mix.fast')
    expect(leverPath('revisit')).toBeUndefined()
  })
})

describe('a policy', () => {
  const first = (policy: object) => parsed(plain(policy)).variants[0]!.variant
  it('becomes settings in windows of scenario days', () => {
    expect(first({ traffic: [{ to: 20, gammaT: 1, epsilon: 0.1 }, { from: 20, gammaT: 2 }] }).settings).toEqual([
      { param: 'gammaT', value: 1, from: 0, to: 20 }, { param: 'epsilon', value: 0.1, from: 0, to: 20 }, { param: 'gammaT', value: 2, from: 20, to: Infinity },
    ])
  })
  it('gives the same rights to all tiers unless a tier has its own', () => {
    const settings = first({ trustCard: { uptake: 1, rights: ['sevenDay', 'freight', 'quickRefund'], head: 'all' } }).settings
    expect(Object.fromEntries(settings.map(({ param, value }) => [param, value]))).toEqual({ cardUptake: 1, cardHead: 63, cardWaist: 19, cardTail: 19 })
  })
  it('buys the same impressions whichever way the budget is written', () => {
    const [money, traffic] = ['budget', 'impressions'].map((key) => first({ subsidy: { to: 50, cpm: 30, [key]: key === 'budget' ? 0.69e9 : 23e9 } }).plans[0]!)
    expect(money).toEqual(traffic)
    expect(planImpressions(money!)).toBe(23e9)
  })
  it('values impressions at the world\'s CPM unless it states its own', () => expect(first({ subsidy: { impressions: 1e9 } }).plans[0]).toMatchObject({ cpm: 30, budget: 3e7, from: 0, to: 100 }))
  it('names coupons\' days for the engine to pace them', () =>
    expect(first({ coupons: { from: 10, value: 5, budget: 1e8 } }).settings).toContainEqual({ param: 'couponTo', value: 100, from: 10, to: Infinity }))
  it('starts on its first on-day', () => {
    expect(firstPolicyDay(first({ traffic: { from: 40, gammaT: 1 }, subsidy: { from: 30, budget: 1 } }))).toBe(30)
    expect(firstPolicyDay(parsed(plain({ traffic: { from: 40, gammaT: 1 } })).baseline.variant)).toBe(100)
  })
  it('inherits the baseline\'s levers, replaces them, or removes them', () => {
    const file = plain({}, { baseline: { policy: { traffic: { gammaT: 1 }, commission: { take: 0.02 } } } })
    file.variants = [
      { id: 'a', title: { en: 'a', zh: '甲' }, policy: { traffic: { gammaG: 1 } } },
      { id: 'b', title: { en: 'b', zh: '乙' }, policy: { traffic: null } },
    ]
    const [a, b] = parsed(file).variants.map((each) => each.variant.settings.map(({ param }) => param))
    expect(a).toEqual(['gammaG', 'take'])
    expect(b).toEqual(['take'])
  })
  it('does not touch the world', () => {
    const { baseline, variants } = parsed(plain({ traffic: { gammaT: 1 } }))
    expect(worldKey(variants[0]!.variant)).toBe(worldKey(baseline.variant))
  })
})

describe('a world', () => {
  it('takes the file\'s delta and then the variant\'s', () => {
    const file = plain({}, { world: { preset: 'platform', parameters: { revisit: 0.3, clickThrough: 0.1 } } })
    file.variants = [{ id: 'v', title: { en: 'v', zh: '甲' }, world: { parameters: { revisit: 0.2 } } }]
    const { base } = parsed(file).variants[0]!.variant
    expect([base.revisit, base.clickThrough, base.activeShare]).toEqual([0.2, 0.1, 0.568])
  })
  it('gives an entrant the traits of its kind unless it has its own', () => {
    const [entrant] = parsed(sound()).baseline.variant.entrants
    expect(entrant).toMatchObject({ day: 3, kind: 1, quality: 0.78, price: 99, equity: 0.2, adBase: 1000, adFrom: 0, adTo: 20, rights: 0 })
  })
  it('turns events into one multiplier a day and bounds needs by their peak', () => {
    const { baseline, variants } = parsed(sound())
    const { calendar, base } = baseline.variant
    expect(calendar.length).toBe(60)
    expect([calendar[9], calendar[10], calendar[12], calendar[13], calendar[14]]).toEqual([1, 2, 1.5, 1.5, 1])
    for (const each of [baseline, ...variants]) expect(each.variant.base.needMultiplierMax).toBe(2)
    expect(base.shockDay).toBe(5)
    expect([base.trustShockDay, base.trustShockRise]).toEqual([8, 0.02])
  })
  it('takes a series as it stands', () => {
    const series = Array.from({ length: 100 }, (_, day) => 1 + day / 200)
    expect(parsed(plain({ traffic: { gammaT: 1 } }, { world: { preset: 'platform', calendar: series } })).baseline.variant.calendar).toEqual(series)
  })
  it('allows oracle settings under world.oracle only', () => {
    const oracle = { needFixed: true, cheatChoice: 'hardRule', cheatPenalty: 1.5, followAll: true }
    const { base } = parsed(plain({ traffic: { gammaT: 1 } }, { world: { preset: 'platform', oracle } })).baseline.variant
    expect([base.needFixed, base.cheatChoice, base.cheatPenalty, base.followAll]).toEqual([1, 2, 1.5, 1])
  })
})

describe('a grid', () => {
  it('is the product of its axes, each cell named', () => {
    const file = plain({})
    delete file.variants
    file.grid = { axes: [{ parameter: 'gammaT', values: [0, 2] }, { parameter: 'policy.subsidy.budget', values: [{ value: 1, unit: 'B RMB' }] }], policy: { subsidy: { to: 50 } } }
    const { variants } = parsed(file)
    expect(variants.map(({ id, title }) => [id, title.zh])).toEqual([
      ['gammaT-0_budget-1', '信任权重 0 · policy.subsidy.budget 1'], ['gammaT-2_budget-1', '信任权重 2 · policy.subsidy.budget 1'],
    ])
    expect(variants[1]!.variant.settings).toEqual([{ param: 'gammaT', value: 2, from: 0, to: Infinity }])
    expect(variants[1]!.variant.plans[0]).toMatchObject({ budget: 1e9, to: 50 })
  })
})

describe('overrides of dimensions', () => {
  const { baseline, variants } = parsed(sound())
  it('change fans, days and panel and nothing else', () => {
    const turned = withShape(variants[1]!.variant, { fans: 5000, horizon: 40, burnIn: 10, panelShare: 0.5 })
    expect(turned.ok && turned.variant.shape).toEqual({ ...variants[1]!.variant.shape, fans: 5000, horizon: 40, burnIn: 10, panelShare: 0.5 })
    expect(turned.ok && turned.variant.base).toEqual(variants[1]!.variant.base)
  })
  it('cut or continue the calendar', () => {
    for (const horizon of [40, 90]) {
      const turned = withShape(baseline.variant, { horizon })
      expect(turned.ok && turned.variant.calendar.length).toBe(horizon)
    }
  })
  it.each([
    [{ fans: 1e9 }, 'fans', 'must be at most 40,000,000: so many fill the 4 GiB that the engine can address on the first day, some 17 million in a year, and each stands for people / fans real users; got 1e9'],
    [{ fans: Number.NaN }, 'fans', 'must be a finite number (fans); got NaN'],
    [{ fans: 10.5 }, 'fans', 'must be a whole number (fans); got 10.5'],
    [{ horizon: 20 }, 'horizon', 'ends before subsidy[1] (day 30); got 20'],
    [{ fans: 30e6 }, 'shape.fans', 'need more than the 4 GiB that the engine can address (about 175 bytes each on the last day); at most 24,000,000 fit with 512 anchor slots and 90 days; got 3e7'],
  ])('are checked again: %o', (overrides, path, message) => {
    const turned = withShape(variants[0]!.variant, overrides)
    expect(turned.ok ? [] : turned.errors).toContainEqual({ path, message })
  })
  it('apply to every variant of a scenario', () => {
    const turned = reshape(parsed(sound()), { fans: 3000 })
    expect(turned.ok && [turned.scenario.baseline, ...turned.scenario.variants].every((each) => each.variant.shape.fans === 3000)).toBe(true)
  })
})

describe('world files', () => {
  const broken = (change: (files: Record<string, File>) => void) => {
    const files = structuredClone(worldFiles())
    change(files)
    const result = parsePresets(files)
    return result.ok ? [] : result.errors
  }
  it('say where each number comes from', () => {
    expect(broken((files) => { files['micro.json'].parameters.people = 6e6 })).toEqual([
      { path: 'micro.json: parameters.people', message: 'must say where it comes from: {"value": …, "source": "…"} or "fittedBy"; got 6e6' },
    ])
    for (const preset of presets.values()) expect(preset.provenance.length).toBeGreaterThan(0)
  })
  it('must not extend each other in a circle', () => {
    expect(broken((files) => { files['platform.json'].extends = 'micro' }).map((problem) => problem.message)).toContain('worlds extend each other in a circle; got "platform"')
  })
  it('must extend a world that exists', () =>
    expect(broken((files) => { files['micro.json'].extends = 'platforms' })).toContainEqual({ path: 'micro.json: extends', message: 'there is no world of this name; did you mean "platform"?; got "platforms"' }))
  it('must have a mix that adds to 1', () =>
    expect(broken((files) => { files['platform.json'].standing.mixFast.value = 0.5 })).toContainEqual({ path: 'platform.json: standing', message: 'mixWhite, mixFast, mixKnown and mixSka must add to 1; got 1.405' }))
  it('hold the three worlds of the model', () => {
    const kappa = (id: string) => presets.get(id)!.base.people / presets.get(id)!.shape.fans
    expect([...presets.keys()].sort()).toEqual(['brands', 'micro', 'platform'])
    expect([kappa('platform'), kappa('micro')]).toEqual([26000, 150])
    expect(kappa('brands')).toBeLessThanOrEqual(500)
    const brands = presets.get('brands')!
    expect(brands.shape.anchors * (1 - brands.base.mixWhite)).toBeGreaterThanOrEqual(1200)
  })
})

describe('did-you-mean', () => {
  it('finds the word that was meant and nothing far-fetched', () => {
    expect(nearest('gamaT', PARAM_KEYS)).toBe('gammaT')
    expect(nearest('inpsect', PARAM_KEYS)).toBe('inspect')
    expect(nearest('unicorn', ['gmv', 'orders'])).toBeUndefined()
  })
})

describe('shipped scenarios', () => {
  it.each(scenarioNames)('%s is sound and round-trips', (name) => {
    const scenario = shipped(name, presets)
    expect(scenario.id).toBe(name)
    expect(scenario.document).toEqual(scenarioFile(name))
    expect(parsed(JSON.parse(JSON.stringify(scenario.document)))).toEqual(scenario)
  })
  it.each(scenarioNames)('%s has titles, summary and what to expect in both languages', (name) => {
    const { title, summary, expect: expected, expectations } = shipped(name, presets)
    for (const text of [title, summary, expected]) {
      expect(text?.en).toMatch(/\w/)
      expect(text?.zh).toMatch(/[一-鿿]/)
    }
    expect(expectations.length).toBeGreaterThan(0)
  })
})

describe('any scenario that parses', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const days = fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 100 })).filter(([from, to]) => from < to)
  const traffic = fc.record({ gammaG: fc.double({ min: 0, max: 2, noNaN: true }), gammaT: fc.double({ min: 0, max: 10, noNaN: true }), epsilon: share })
  const subsidy = fc.record({ days, budget: fc.double({ min: 0, max: 1e12, noNaN: true }), cpm: fc.double({ min: 0.01, max: 1e5, noNaN: true }), trustMin: share })
  const files = fc.record({ revisit: share, traffic, subsidy, uptake: share }).map(({ revisit, traffic: lever, subsidy: plan, uptake }) => ({
    ...plain({
      traffic: lever, trustCard: { uptake },
      subsidy: { from: plan.days[0], to: plan.days[1], budget: plan.budget, cpm: plan.cpm, eligible: { trustMin: plan.trustMin } },
    }),
    world: { preset: 'platform', parameters: { revisit } },
  }))
  it('round-trips through JSON', () => {
    fc.assert(fc.property(files, (file) => {
      const scenario = parsed(file)
      expect(parsed(JSON.parse(JSON.stringify(scenario.document)))).toEqual(scenario)
    }))
  })
  it('holds every parameter in range', () => {
    fc.assert(fc.property(files, (file) => {
      const { variant } = parsed(file).variants[0]!
      for (const key of PARAM_KEYS) {
        expect(variant.base[key]).toBeGreaterThanOrEqual(PARAMETERS[key].min)
        expect(variant.base[key]).toBeLessThanOrEqual(PARAMETERS[key].max)
      }
    }))
  })
  it('is refused when one of its numbers is not a number', () => {
    fc.assert(fc.property(files, fc.nat(), (file, pick) => {
      const numeric = leaves(file).filter((place) => typeof get(file, place) === 'number')
      const place = numeric[pick % numeric.length]!
      put(file, place, Number.NaN)
      expect(problems(file).map((problem) => problem.path)).toContain(place.reduce<string>((text, part) => (/^\d+$/.test(String(part)) ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${part}`), ''))
    }))
  })
})
