// snowball digest: a fingerprint of a scenario's runs, the same on any machine.
import { createHash } from 'node:crypto'
import { replicateSeed } from '../experiment/seeds.ts'
import { flag } from './arguments.ts'
import { defineCommand, expectOperands } from './command.ts'
import { liveWorlds, RUN_OPTIONS } from './live.ts'
import { resolveReference, SHAPE_OPTIONS } from './scenario-source.ts'
import { counted } from './quantities.ts'
import { table, wrap } from './text.ts'

interface Digests {
  readonly id: string
  /** of what happened */
  readonly digest: string
  /** of what only watched */
  readonly observed: string
}

/** Digest of digests, in the order of the variants: the first 16 hex digits of SHA-256 over "id digest" lines. */
const totalOf = (rows: readonly Digests[], which: 'digest' | 'observed'): string =>
  createHash('sha256').update(rows.map((row) => `${row.id} ${row[which]}\n`).join('')).digest('hex').slice(0, 16)

export default defineCommand({
  name: 'digest',
  summary: 'print fingerprints of a scenario\'s runs, to see whether two are the same',
  operands: 'SCENARIO [options]',
  about: 'Lives the first world of the experiment under every variant and prints two digests: of what happened (every agent and all that is recorded of them) and of what only watched (attribution tags, counts that no agent feels). Both are the same for any number of workers, in Node and in the browser, and for a run forked from a snapshot or begun on day 0.',
  options: { ...RUN_OPTIONS, ...SHAPE_OPTIONS, 'no-fork': flag('run every variant from day 0 instead of forking it from a snapshot of its world') },
  examples: ['snowball digest baseline --seed 7', 'snowball digest my-plan.json:generous --workers 1'],
  async run({ json, seed: given, workers, progress, fans, days, 'no-fork': noFork }, rest, terminal) {
    expectOperands(rest, 1, 1, 'one scenario')
    const chosen = resolveReference(rest[0], { fans, days })
    const seed = given ?? chosen[0].scenario.seed
    const rows: Digests[] = []
    await liveWorlds(chosen, { seed, replicates: 1, digest: true, noFork, workers, progress }, terminal, (results) => {
      for (const { variant, digest, observed } of results) rows.push({ id: variant, digest: digest!, observed: observed! })
    })
    const total: Digests = { id: 'total', digest: totalOf(rows, 'digest'), observed: totalOf(rows, 'observed') }
    const world = replicateSeed(seed, 0)
    const by = (which: 'digest' | 'observed') => Object.fromEntries(rows.map((row) => [row.id, row[which]]))
    if (json) terminal.out(`${JSON.stringify({ seed, worldSeed: world, variants: by('digest'), total: total.digest, observed: { variants: by('observed'), total: total.observed } }, null, 2)}\n`)
    else {
      const { shape } = chosen[0].variant
      const lines = [...rows, total].map(({ id, digest, observed }) => [id, digest, observed])
      terminal.out(`${table([{ title: 'Variant' }, { title: 'What happened' }, { title: 'What only watched' }], lines)}\n${wrap(`Total: digest of the rows above it. First world of seed ${seed} (its own seed is ${world}), ${counted(shape.fans, 'fan')}, ${counted(shape.horizon, 'day')} after ${shape.burnIn} of burn-in. Equal digests mean equal runs to the last bit, on any machine.`)}\n`)
    }
    return 0
  },
})
