// The rules of the house as dependency-cruiser reads them: imports run one way between the rooms of src/.
// model <- engine <- experiment <- decide, calibrate <- export <- cli and ... <- ui; verify is the oracles' room.
import type { IFlattenedRuleSet } from 'dependency-cruiser'

/** For each room of src/, the other rooms it may import. What is not listed is forbidden. */
const mayImport: Record<string, readonly string[]> = {
  model: [],
  engine: ['model'],
  experiment: ['model', 'engine'],
  decide: ['model', 'engine', 'experiment'],
  calibrate: ['model', 'engine', 'experiment'],
  verify: ['model', 'engine', 'experiment', 'calibrate'],
  locale: ['model'],
  project: ['model'],
  charts: ['model', 'engine', 'experiment', 'decide', 'calibrate'], // of all but model the types only: see typesOnly
  export: ['model', 'engine', 'experiment', 'decide', 'calibrate', 'locale', 'charts'],
  cli: ['model', 'engine', 'experiment', 'decide', 'calibrate', 'verify', 'locale', 'export'],
  ui: ['model', 'engine', 'experiment', 'decide', 'calibrate', 'locale', 'project', 'charts', 'export', 'teach'],
  teach: ['model', 'engine', 'experiment', 'decide', 'calibrate', 'locale', 'project', 'charts', 'export', 'ui'],
  setup: [],
}

/** Rooms that `charts` knows by their result types alone (dependency-cruiser's swc parser cannot tell; oxc can). */
export const typesOnly = /^src\/(engine|experiment|decide|calibrate)\//

/** The kernel's sources but slots.ts, by which both sides have the names in slots/. */
export const assemblyScript = '^src/engine/kernel/(?!slots\\.ts$)'

const rule = (name: string, from: object, to: object) => ({ name, severity: 'error' as const, from, to })
const packages = (names: string) => `(^|node_modules/)(${names})(/|$)`

export const rooms: IFlattenedRuleSet = {
  forbidden: [
    ...Object.entries(mayImport).map(([room, others]) =>
      rule(
        `${room} imports no room above it`,
        { path: `^src/${room}/` },
        { path: '^(src|workers)/', pathNot: `^src/(${[room, ...others].join('|')})/` },
      ),
    ),
    rule('of the kernel only slots is shared', { pathNot: '^src/engine/kernel/' }, { path: assemblyScript }),
    rule('the rooms are known', { path: '^src/[^/]+/', pathNot: `^src/(${Object.keys(mayImport).join('|')})/` }, {}),
    rule('main mounts ui and teach', { path: '^src/main\\.ts$' }, { path: '^(src/(setup|cli|verify)|workers)/' }),
    rule(
      'workers assemble engine and run-api',
      { path: '^workers/' },
      { path: '^(src|workers)/', pathNot: '^src/(engine/|experiment/(run-api|worker-session)\\.ts$)' },
    ),
    rule(
      'lit stays in ui and teach',
      { path: '^(src|workers)/', pathNot: '^src/(ui|teach)/' },
      { path: packages('lit|lit-html|lit-element|@lit') },
    ),
    rule('Plot stays in charts', { path: '^(src|workers)/', pathNot: '^src/charts/' }, { path: packages('@observablehq/plot') }),
    rule(
      'comlink stays in the runner and workers',
      { path: '^src/', pathNot: '^src/experiment/[^/]*(runner[^/]*|\\.d\\.ts)$' },
      { path: packages('comlink') },
    ),
    rule(
      'Node stays in cli, node runners and set-up',
      { path: '^src/', pathNot: '^src/(cli/|setup/|experiment/[^/]+\\.node\\.ts$)' },
      { dependencyTypes: ['core'] },
    ),
    rule('no circles', {}, { circular: true }),
  ],
}
