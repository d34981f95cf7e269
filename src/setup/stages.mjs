// How one stage of `npm test` is run and counted: a program that passes as a whole, Vitest projects, Playwright.
// Invariant: what ends badly has at least one failure, whatever its report says or lacks.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @typedef {{ stage: string, passed: number, failed: number, skipped: number, seconds: number }} Result */

const root = fileURLToPath(new URL('../..', import.meta.url))
const reports = join(root, 'node_modules', '.cache', 'snowball', 'reports')
const stageLimit = 20 * 60_000 // ms; a browser that hangs must not hold a CI machine for ever

/**
 * A program that passes or fails as a whole; its output shows only when it fails.
 * @param {string} stage
 * @param {string} script path from the root
 * @param {string[]} words
 * @returns {Promise<Result[]>}
 */
export async function check(stage, script, words) {
  const began = performance.now()
  const { code, output } = await run(script, words, { quiet: true })
  if (code !== 0) console.log(`\n--- ${stage} ---\n${output}`)
  const failed = code === 0 ? 0 : 1
  return [{ stage, passed: 1 - failed, failed, skipped: 0, seconds: secondsSince(began) }]
}

/**
 * One Vitest process for all projects given, so that the last long file of one does not leave a core idle; the time is
 * shared out by the tests' own.
 * @param {string[]} projects
 * @param {string[]} filters
 * @returns {Promise<Result[]>} one for each project
 */
export async function vitest(projects, filters) {
  const began = performance.now()
  const file = reportFile(projects.join('-'))
  const { code } = await run('node_modules/vitest/vitest.mjs', [
    'run',
    ...filters,
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const { testResults = [] } = readReport(file) ?? {}
  const results = projects.map((stage) => ({ stage, passed: 0, failed: 0, skipped: 0, seconds: 0 }))
  for (const { name, status, startTime, endTime, assertionResults } of testResults) {
    const count = (/** @type {string} */ wanted) =>
      assertionResults.filter((/** @type {{ status: string }} */ test) => test.status === wanted).length
    const result = results.find(({ stage }) => stage === projectOf(name)) ?? results[0]
    result.passed += count('passed')
    result.failed += status === 'failed' ? Math.max(1, count('failed')) : 0 // a file that does not load has no tests
    result.skipped += assertionResults.length - count('passed') - count('failed')
    result.seconds += endTime - startTime
  }
  const work = results.reduce((total, { seconds }) => total + seconds, 0)
  for (const result of results) result.seconds = secondsSince(began) * (work > 0 ? result.seconds / work : 1 / results.length)
  return withCrash(results, code)
}

/**
 * @param {string[]} browsers
 * @param {string[]} filters
 * @returns {Promise<Result[]>}
 */
export async function playwright(browsers, filters) {
  const began = performance.now()
  const file = reportFile('e2e')
  const words = ['test', ...filters, '--config=test/e2e', '--pass-with-no-tests', '--reporter=list,json']
  const { code } = await run('node_modules/@playwright/test/cli.js', [...words, ...browsers.map((name) => `--project=${name}`)], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  })
  const { stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors = [] } = readReport(file) ?? {}
  const { expected, flaky, unexpected, skipped } = stats
  const result = {
    stage: 'e2e',
    passed: expected + flaky,
    failed: unexpected + errors.length,
    skipped,
    seconds: secondsSince(began),
  }
  return withCrash([result], code)
}

/**
 * @param {string} stage
 * @param {string[]} reasons each counts as one failure
 * @returns {Result[]}
 */
export function notRun(stage, reasons) {
  for (const reason of reasons) console.error(`\n${stage}: ${reason}`)
  return [{ stage, passed: 0, failed: reasons.length, skipped: 0, seconds: 0 }]
}

/** @param {number} began ms of performance.now() */
export function secondsSince(began) {
  return (performance.now() - began) / 1000
}

/**
 * A process that ended badly without a failed test (a crash, an error between tests) is one failure.
 * @param {Result[]} results
 * @param {number | null} code
 */
function withCrash(results, code) {
  if (code !== 0 && results.every(({ failed }) => failed === 0)) results[0].failed = 1
  return results
}

/** @param {string} file */
function projectOf(file) {
  const [, folder] = relative(root, file.replaceAll('/', sep)).split(sep)
  return folder === 'oracles' ? 'oracle' : folder === 'browser' ? 'browser' : 'unit'
}

/**
 * Runs a script under this Node without input.
 * @param {string} script
 * @param {string[]} words
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options] quiet: collect the output instead of showing it
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run(script, words, { quiet = false, env = {} } = {}) {
  const stream = quiet ? 'pipe' : 'inherit'
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...words], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'test', ...env }, // a caller's NODE_ENV=production would load production builds
      stdio: ['ignore', stream, stream],
      timeout: stageLimit,
    })
    let output = ''
    child.stdout?.on('data', (text) => (output += text))
    child.stderr?.on('data', (text) => (output += text))
    child.on('error', ({ message }) => resolve({ code: 1, output: message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** @param {string} name */
function reportFile(name) {
  mkdirSync(reports, { recursive: true })
  const file = join(reports, `${name}.json`)
  rmSync(file, { force: true }) // never the report of an earlier run
  return file
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
