// The engine's host code and the compiled kernel depend on nothing that differs between two runs or two engines.
import { describe, expect, test } from 'vitest'
import { compileKernel } from '../../src/setup/kernel.mjs'
import { nondeterminism } from './determinism.ts'

const hostCode = import.meta.glob<string>(['../../src/engine/**/*.ts', '!../../src/engine/kernel/**', '!**/*.d.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

describe('the host code of the engine', () => {
  test('uses exact arithmetic only and no clock', () => {
    expect(Object.keys(hostCode).length).toBeGreaterThan(0)
    expect(Object.entries(hostCode).flatMap(([path, source]) => nondeterminism(path.replace('../../', ''), source))).toEqual([])
  })

  const functions = [
    'exp',
    'log',
    'pow',
    'sin',
    'cos',
    'tan',
    'atan',
    'atan2',
    'tanh',
    'log1p',
    'expm1',
    'cbrt',
    'hypot',
    'log2',
    'log10',
    'random',
    'sinh',
    'acosh',
  ]
  test.each([
    ...functions.map((name) => [`let x = Math.${name}(1);`, `Math.${name}`]),
    ['let x = Math["exp"](1);', 'Math as a value'],
    ['const { exp } = Math;', 'Math as a value'],
    ['let x = globalThis.Math.exp(1);', 'globalThis'],
    ['let x = 2 ** 3;', '**'],
    ['let x = 2; x **= 3;', '**'],
    ['let x = Date.now();', 'Date'],
    ['let x = new Date();', 'Date'],
    ['let x = performance.now();', 'performance'],
    ['let x = { performance };', 'performance'],
    ['let x = (y as number) + Math.exp(y!);', 'Math.exp'],
    ['enum E { a = Math.exp(1) }', 'Math.exp'],
    ['class C { @d(Math.exp(1)) x = 1; }', 'Math.exp'],
  ])('would be caught with %s', (line, what) => {
    expect(nondeterminism('planted.ts', `// first line\n${line}`)).toEqual([`planted.ts:2: ${what}`])
  })

  test.each([
    '// Math.exp, 2 ** 3 and Date.now() in a comment',
    'let x = "Math.exp(1) ** Date.now()" + `performance`;',
    'let x = Math.sqrt(2) + Math.imul(3, 4) + Math.PI;',
    'let x = row.Date + row.performance;',
    'let x = { Date: 1, performance() {} };',
    'enum Clock { Date, performance }',
    'interface Run { started: Date; performance: Performance }',
    'let x: Date | undefined;',
  ])('may hold %s', (line) => {
    expect(nondeterminism('allowed.ts', line)).toEqual([])
  })
})

describe('the compiled kernel', () => {
  const imports = async (planted = '') => {
    const patch = (path: string, source: string) => (path === 'index.ts' ? `${source}\n${planted}` : source)
    const bytes = await compileKernel(planted ? { patch, optimize: false } : {})
    return WebAssembly.Module.imports(new WebAssembly.Module(bytes)).map(({ module, name }) => `${module}.${name}`)
  }
  const allowed = ['env.memory', 'env.abort']

  test('imports its memory and at most abort', async () => {
    const all = await imports()
    expect(all).toContain('env.memory')
    expect(all.filter((name) => !allowed.includes(name))).toEqual([])
  })

  test.each([
    ["the host's Math", 'export function planted(x: f64): f64 { return JSMath.exp(x); }', 'env.Math.exp'],
    ['a random seed', 'export function planted(): f64 { return Math.random(); }', 'env.seed'],
    ['a clock', 'export function planted(): f64 { return <f64>Date.now(); }', 'env.Date.now'],
  ])('would be caught with %s', async (_what, planted, name) => {
    expect((await imports(planted)).filter((each) => !allowed.includes(each))).toEqual([name])
  })
})
