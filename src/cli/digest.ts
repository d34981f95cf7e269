// snowball digest: a fingerprint of a scenario's runs, the same on any machine.
import { createHash } from 'node:crypto'
import { replicateSeed } from '../experiment/seeds.ts'
import { flag } from './arguments.ts'
import { defineCommand, expectOperands } from './command.ts'
import { liveWorlds, RUN_OPTIONS } from './live.ts'
import { resolveReference, SHAPE_OPTIONS } from './scenario-source.ts'
import { table } from './text.ts'

/** Digest of digests, in the order of the variants: the first 16 hex digits of SHA-256 over "id digest" lines. */
const totalOf = (rows: readonly (readonly [id: string, digest: string])[]): string =>
  createHash('sha256').update(rows.map(([id, digest]) => `${id} ${digest}\n`).join('')).digest('hex').slice(0, 16)

export default defineCommand({
  name: 'digest',
  summary: 'print the digest of a scenario\'s runs',
  operands: 'SCENARIO [options]',
  about: 'Lives the first world of the experiment under every variant and prints a digest of every agent and of all that is recorded, but tags and observers, which only watch. It is the same for any number of workers, in Node and in the browser, and for a run forked from a snapshot or begun on day 0.',
  options: { ...RUN_OPTIONS, ...SHAPE_OPTIONS, 'no-fork': flag('run every variant from day 0 instead of forking it from a snapshot of its world') },
  examples: ['snowball digest baseline --seed 7', 'snowball digest my-plan.json:generous --workers 1'],
  async run({ json, seed: given, workers, progress, fans, days, 'no-fork': noFork }, rest, terminal) {
    expectOperands(rest, 1, 1, 'one scenario')
    const chosen = resolveReference(rest[0], { fans, days })
    const seed = given ?? chosen[0].scenario.seed
    const rows: [string, string][] = []
    await liveWorlds(chosen, { seed, replicates: 1, digest: true, noFork, workers, progress }, terminal, (results) => {
      for (const result of results) rows.push([result.variant, result.digest ?? ''])
    })
    const total = totalOf(rows)
    const world = replicateSeed(seed, 0)
    if (json) terminal.out(`${JSON.stringify({ seed, worldSeed: world, variants: Object.fromEntries(rows), total }, null, 2)}\n`)
    else terminal.out(`${table([{ title: 'Variant' }, { title: 'Digest' }], [...rows, ['total', total]])}\nSeed ${seed}, first world (its own seed is ${world}).\n`)
    return 0
  },
})
