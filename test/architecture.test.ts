// Imports run one way between the rooms of src/ (rules: test/lint/rooms.ts); each rule is seen to fail on a planted import.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { parseSync } from 'oxc-parser'
import { describe, expect, test } from 'vitest'
import { assemblyScript, rooms, typesOnly } from './lint/rooms.ts'

/** Imports between the files of `baseDir`, and one line per broken rule: `rule: from → to`. */
async function survey(baseDir: string, folders: string[]) {
  const { output } = await cruise(folders, {
    baseDir,
    ruleSet: rooms,
    validate: true,
    parser: 'swc', // TypeScript 7 has no API for it to use
    moduleSystems: ['es6'],
    doNotFollow: { path: ['node_modules', assemblyScript] }, // asc follows the kernel's imports, within its folder only
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
    },
  })
  const { modules, summary } = output as ICruiseResult
  const broken = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
  return { modules, broken: [...broken, ...chartsBeyondTypes(baseDir, modules)].sort() }
}

/** What `charts` imports from rooms of results otherwise than by `import type`. */
function chartsBeyondTypes(baseDir: string, modules: ICruiseResult['modules']): string[] {
  const charts = modules.filter(({ source }) => source.startsWith('src/charts/'))
  return charts.flatMap(({ source, dependencies }) => {
    const { staticImports } = parseSync(source, readFileSync(join(baseDir, source), 'utf8')).module
    const typesAlone = (request: string) => {
      const imports = staticImports.filter(({ moduleRequest }) => moduleRequest.value === request)
      return imports.length > 0 && imports.every(({ entries }) => entries.length > 0 && entries.every(({ isType }) => isType))
    }
    return dependencies
      .filter(({ module, resolved }) => typesOnly.test(resolved) && !typesAlone(module))
      .map(({ resolved }) => `charts import types only: ${source} → ${resolved}`)
  })
}

test('no import in src/ and workers/ breaks a rule', { timeout: 60_000 }, async () => {
  const { modules, broken } = await survey('.', ['src', 'workers'])
  expect(modules.length).toBeGreaterThan(10)
  expect(broken).toEqual([])
})

describe('a planted import is caught', () => {
  /** Lays out files that each hold one line, in a folder of their own. */
  const plant = async (files: Record<string, string>) => {
    const folder = mkdtempSync(join(tmpdir(), 'rooms-'))
    try {
      for (const [path, line] of Object.entries({ 'workers/none.ts': '', ...files })) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), line)
      }
      return (await survey(folder, ['src', 'workers'])).broken
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  const one = 'export const one = 1'
  const type = 'export type One = 1'

  test.each<[string, Record<string, string>]>([
    [
      'model imports no room above it: src/model/a.ts → src/engine/b.ts',
      { 'src/model/a.ts': "import '../engine/b.ts'", 'src/engine/b.ts': one },
    ],
    [
      'model imports no room above it: src/model/a.ts → src/engine/b.ts',
      { 'src/model/a.ts': "import type { One } from '../engine/b.ts'", 'src/engine/b.ts': type },
    ],
    [
      'engine imports no room above it: src/engine/a.ts → src/experiment/b.ts',
      { 'src/engine/a.ts': "await import('../experiment/b.ts')", 'src/experiment/b.ts': one },
    ],
    [
      'experiment imports no room above it: src/experiment/a.ts → src/decide/b.ts',
      { 'src/experiment/a.ts': "export * from '../decide/b.ts'", 'src/decide/b.ts': one },
    ],
    [
      'experiment imports no room above it: src/experiment/a.ts → workers/b.ts',
      { 'src/experiment/a.ts': "import '../../workers/b.ts'", 'workers/b.ts': one },
    ],
    [
      'decide imports no room above it: src/decide/a.ts → src/calibrate/b.ts',
      { 'src/decide/a.ts': "import '../calibrate/b.ts'", 'src/calibrate/b.ts': one },
    ],
    [
      'export imports no room above it: src/export/a.ts → src/ui/b.ts',
      { 'src/export/a.ts': "import '../ui/b.ts'", 'src/ui/b.ts': one },
    ],
    [
      'cli imports no room above it: src/cli/a.ts → src/charts/b.ts',
      { 'src/cli/a.ts': "import '../charts/b.ts'", 'src/charts/b.ts': one },
    ],
    [
      'ui imports no room above it: src/ui/a.ts → src/verify/b.ts',
      { 'src/ui/a.ts': "import '../verify/b.ts'", 'src/verify/b.ts': one },
    ],
    [
      'verify imports no room above it: src/verify/a.ts → src/decide/b.ts',
      { 'src/verify/a.ts': "import '../decide/b.ts'", 'src/decide/b.ts': one },
    ],
    [
      'charts import types only: src/charts/a.ts → src/experiment/b.ts',
      { 'src/charts/a.ts': "import { one } from '../experiment/b.ts'", 'src/experiment/b.ts': one },
    ],
    [
      'charts import types only: src/charts/a.ts → src/engine/b.ts',
      { 'src/charts/a.ts': "await import('../engine/b.ts')", 'src/engine/b.ts': one },
    ],
    [
      'of the kernel only slots is shared: src/engine/a.ts → src/engine/kernel/b.ts',
      { 'src/engine/a.ts': "import './kernel/b.ts'", 'src/engine/kernel/b.ts': '@inline function f(): void {}' },
    ],
    [
      'the rooms are known: src/utils/a.ts → src/model/b.ts',
      { 'src/utils/a.ts': "import '../model/b.ts'", 'src/model/b.ts': one },
    ],
    ['main mounts ui and teach: src/main.ts → src/cli/b.ts', { 'src/main.ts': "import './cli/b.ts'", 'src/cli/b.ts': one }],
    [
      'workers assemble engine and run-api: workers/a.ts → src/decide/b.ts',
      { 'workers/a.ts': "import '../src/decide/b.ts'", 'src/decide/b.ts': one },
    ],
    ['lit stays in ui and teach: src/export/a.ts → lit', { 'src/export/a.ts': "import 'lit'" }],
    ['lit stays in ui and teach: src/export/a.ts → @lit/task', { 'src/export/a.ts': "import '@lit/task'" }],
    ['Plot stays in charts: src/ui/a.ts → @observablehq/plot', { 'src/ui/a.ts': "import '@observablehq/plot'" }],
    ['comlink stays in the runner and workers: src/experiment/a.ts → comlink', { 'src/experiment/a.ts': "import 'comlink'" }],
    ['Node stays in cli, node runners and set-up: src/experiment/a.ts → fs', { 'src/experiment/a.ts': "import 'node:fs'" }],
    ['no circles: src/model/a.ts → src/model/b.ts', { 'src/model/a.ts': "import './b.ts'", 'src/model/b.ts': "import './a.ts'" }],
  ])('%s', async (line, files) => {
    expect(await plant(files)).toContain(line)
  })

  test('and what is allowed is not', async () => {
    expect(
      await plant({
        'src/model/a.ts': 'export type One = 1; export const one = 1',
        'src/engine/kernel/slots.ts': 'export enum Slot { one }',
        'src/engine/a.ts': "import { one } from '../model/a.ts'; import './kernel/slots'; export const two = one",
        'src/experiment/run-api.ts': "import type { One } from '../model/a.ts'; export type Run = One",
        'src/experiment/worker-runner.node.ts': "import 'node:worker_threads'; import 'comlink'",
        'src/charts/a.ts':
          "import type { Run } from '../experiment/run-api.ts'; import '@observablehq/plot'; export type Row = Run",
        'src/ui/a.ts': "import 'lit'; import '../charts/a.ts'",
        'src/verify/a.ts': "import '../engine/a.ts'",
        'src/cli/a.ts': "import 'node:fs'; import '../verify/a.ts'",
        'src/main.ts': "import './ui/a.ts'",
        'workers/a.ts':
          "import '../src/engine/a.ts'; import type { Run } from '../src/experiment/run-api.ts'; import 'comlink'; import 'node:fs'; export type R = Run",
      }),
    ).toEqual([])
  })
})
