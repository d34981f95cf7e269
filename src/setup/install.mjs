// Importing this installs the packages when node_modules is missing or belongs to another package-lock.json.
// Invariant: Node's own modules only, and nothing below it in the import order may need a package statically:
// a script imports this first and its packages by `await import`. (A prestart script would be skipped under
// ignore-scripts, and NODE_ENV=production would leave the build's packages out.)
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stamp = join(root, 'node_modules', '.snowball-installed')

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')
const wanted = `${lock} ${process.platform}-${process.arch}` // compiled packages differ by system

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  rmSync(stamp, { force: true }) // an installation that was cut short is done again
  console.log('Installing the packages of package-lock.json …')
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js')
    ? [process.execPath, process.env.npm_execpath]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
  const { status, error } = spawnSync(
    npm[0],
    [...npm.slice(1), 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: npm[0].endsWith('.cmd') },
  )
  if (status !== 0) {
    console.error(`npm ci failed: ${error?.message ?? 'see above'}`)
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}
