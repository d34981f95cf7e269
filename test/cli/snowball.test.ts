// The program as it is shipped: its own process, worker threads, signals and pipes, from any folder.
import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtCommandLine } from './built.ts'
import { freshFolder, smallFile, snowball, type Said } from './captured-terminal.ts'

let program = ''
beforeAll(async () => {
  program = fileURLToPath(new URL('snowball.js', await builtCommandLine()))
}, 60_000)

const small = smallFile()

/** Starts the program in an empty folder; `meet` gets the process at once and with its standard error as it comes. */
const start = (argv: readonly string[], meet: (child: ChildProcess, err: string) => void = () => undefined): Promise<Said> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...argv], { cwd: freshFolder(), stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { out: '', err: '' }
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => {
      said.err += chunk.toString()
      meet(child, said.err)
    })
    child.on('error', reject)
    meet(child, '')
    child.on('close', (code) => resolve({ code: code ?? -1, ...said }))
  })

describe('the shipped program', () => {
  it('finds its scenarios from any folder', async () => {
    const { code, out, err } = await start(['list'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^baseline +/m)
  })

  it('says the same with any number of worker threads as in one process', async () => {
    const expected = await snowball(['digest', small])
    for (const workers of ['1', '2', '5']) expect(await start(['digest', small, '--workers', workers])).toEqual(expected)
    const compared = await snowball(['compare', small, '--replicates', '3'])
    expect(await start(['compare', small, '--replicates', '3', '--workers', '2'])).toEqual(compared)
  })

  it('cancels on Ctrl-C with exit code 130 and leaves no file', async () => {
    const out = freshFolder()
    let signalled = false
    const said = await start(['run', small, '--fans', '20k', '--replicates', '200', '--progress', '--out', out], (child, err) => {
      if (!signalled && err.includes('runs')) signalled = child.kill('SIGINT')
    })
    expect(said.code).toBe(130)
    expect(said.err).toMatch(/snowball run: cancelled after \d+ of 200 worlds; nothing was written\n$/)
    expect(readdirSync(out)).toEqual([])
  })

  it('ends quietly when its reader goes away', async () => {
    const said = await start(['list', '--json'], (child) => child.stdout?.destroy())
    expect(said).toMatchObject({ code: 0, err: '' })
  })

  it('exits with 2 and one line when it does not understand', async () => {
    expect(await start(['run', small, '--replicates', 'many'])).toEqual({ code: 2, out: '', err: 'snowball run: --replicates must be a whole number between 1 and 100,000; got "many" (see snowball run --help)\n' })
  })
})
