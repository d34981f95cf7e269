// `npm test`: every check of the project, stage by stage, ending in the line `N passed, N failed`.
// `npm test -- unit browser trust` runs two stages on the files whose path holds "trust". Invariant: a stage that could
// not run counts as failed, never as passed; a stage without test files counts nothing.
import './install.mjs'
import { ensureBrowsers } from './browsers.mjs'
import { check, notRun, playwright, secondsSince, vitest } from './stages.mjs'

const stages = ['types', 'lint', 'knip', 'build', 'unit', 'oracle', 'browser', 'e2e']
const words = process.argv.slice(2)
const named = words.filter((word) => stages.includes(word))
const filters = words.filter((word) => !stages.includes(word))
const chosen = new Set(named.length > 0 ? named : filters.length > 0 ? ['unit', 'oracle', 'browser', 'e2e'] : stages)
if (['unit', 'oracle', 'e2e'].some((stage) => chosen.has(stage))) chosen.add('build') // they run what is in dist

const start = performance.now()

// Short stages that load one core each run side by side; tests then have the machine for themselves.
const short = [
  ['types', 'node_modules/typescript/bin/tsc', '--noEmit'],
  [
    'lint',
    'node_modules/oxlint/bin/oxlint',
    '--config=test/lint/oxlint.json',
    '--deny-warnings',
    '--ignore-pattern=src/engine/kernel',
  ],
  ['knip', 'node_modules/knip/bin/knip.js', '--config=test/lint/knip.json', '--no-progress'],
  ['build', 'src/setup/build.mjs'],
].filter(([stage]) => chosen.has(stage))
const results = (await Promise.all(short.map(([stage, script, ...flags]) => check(stage, script, flags)))).flat()
const built = results.every(({ stage, failed }) => stage !== 'build' || failed === 0)

const projects = ['unit', 'oracle'].filter((project) => chosen.has(project))
if (projects.length > 0) results.push(...(await vitest(projects, filters)))

if (chosen.has('browser') || chosen.has('e2e')) {
  const { found, advice } = ensureBrowsers()
  if (chosen.has('browser'))
    results.push(...(found.includes('chromium') ? await vitest(['browser'], filters) : notRun('browser', ['no Chromium'])))
  if (chosen.has('e2e')) {
    if (built && found.length > 0) results.push(...(await playwright(found, filters)))
    results.push(...notRun('e2e', built ? advice : ['the build failed']))
  }
}

console.log('')
for (const stage of stages) {
  const rows = results.filter((result) => result.stage === stage)
  if (rows.length === 0) continue
  const [seconds, passed, failed, skipped] = [
    sum(rows, 'seconds'),
    sum(rows, 'passed'),
    sum(rows, 'failed'),
    sum(rows, 'skipped'),
  ]
  const counts = `${passed} passed${failed ? `, ${failed} FAILED` : ''}${skipped ? `, ${skipped} skipped` : ''}`
  console.log(`${stage.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s   ${counts}`)
}
console.log(`all      ${secondsSince(start).toFixed(1).padStart(6)} s`)
console.log(`${sum(results, 'passed')} passed, ${sum(results, 'failed')} failed`)
process.exitCode = sum(results, 'failed') > 0 ? 1 : 0

/**
 * @param {import('./stages.mjs').Result[]} rows
 * @param {'seconds' | 'passed' | 'failed' | 'skipped'} key
 */
function sum(rows, key) {
  return rows.reduce((total, row) => total + row[key], 0)
}
