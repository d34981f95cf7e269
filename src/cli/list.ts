// snowball list: the scenarios that come with the program.
import { flag, UsageError } from './arguments.ts'
import { defineCommand, expectOperands } from './command.ts'
import { counted } from './quantities.ts'
import { SHIPPED, shippedWorlds } from './shipped-scenarios.ts'
import { loadScenario } from './scenario-source.ts'
import { table, wrap } from './text.ts'

export default defineCommand({
  name: 'list',
  summary: 'show the scenarios that come with the program',
  operands: '[SCENARIO…] [options]',
  about: 'Without a name: a table of the shipped scenarios. With names (shipped ids or files): the dimensions of each, what it should show, and its variants, as scenario:variant is understood by run, compare and digest.',
  options: { long: flag('show all shipped scenarios as if each were named') },
  examples: ['snowball list', 'snowball list fast-brands'],
  async run({ json, long }, rest, terminal) {
    expectOperands(rest, 0, Infinity, 'scenario ids')
    if (json && long) throw new UsageError('--long changes what is printed for people; leave it out with --json, which says everything')
    const scenarios = (rest.length > 0 ? rest : [...SHIPPED.keys()]).map(loadScenario)
    if (json) {
      const plain = scenarios.map(({ id, title, summary, expect, world, replicates, seed, baseline, variants }) => ({
        id, title, summary, expect, world, replicates, seed,
        fans: baseline.variant.shape.fans, burnIn: baseline.variant.shape.burnIn, horizon: baseline.variant.shape.horizon,
        variants: [baseline, ...variants].map((each) => ({ id: each.id, title: each.title })),
      }))
      terminal.out(`${JSON.stringify(plain, null, 2)}\n`)
      return 0
    }
    if (rest.length === 0 && !long) {
      const rows = scenarios.map(({ id, world, variants, baseline, title }) => [id, world, String(baseline.variant.shape.horizon), String(variants.length), title.en])
      terminal.out(table([{ title: 'Scenario' }, { title: 'World' }, { title: 'Days', align: 'right' }, { title: 'Policies', align: 'right' }, { title: 'Title' }], rows))
      terminal.out(`\n${[...shippedWorlds().values()].map(({ id, title }) => wrap(`World ${id}: ${title.en.replace(/^[A-Z]+: /, '')}.`)).join('\n')}\n`)
      terminal.out(`${wrap('Days: those after the burn-in, which is lived without a policy. Policies: variants that are compared with the baseline.')}\n`)
      terminal.out('\nsnowball list SCENARIO shows its variants; snowball compare SCENARIO says what they change.\n')
      return 0
    }
    terminal.out(
      scenarios
        .map(({ id, title, summary, expect, world, replicates, baseline, variants }) => {
          const { fans, burnIn, horizon } = baseline.variant.shape
          const lines = [wrap(`${id}: ${title.en}`), wrap(`World ${world}, ${fans.toLocaleString('en')} fans, ${horizon} days after ${burnIn} days of burn-in; run lives ${counted(replicates, 'replicate')} of it unless told otherwise.`, { indent: '  ' })]
          if (summary) lines.push(wrap(summary.en, { indent: '  ' }))
          if (expect) lines.push(wrap(`Should show: ${expect.en}`, { indent: '  ' }))
          lines.push('  Variants:')
          const width = Math.max(...[baseline, ...variants].map((each) => each.id.length))
          for (const each of [baseline, ...variants]) lines.push(wrap(`${each.id.padEnd(width)}  ${each.title.en}`, { indent: '    ', hanging: ' '.repeat(width + 6) }))
          return `${lines.join('\n')}\n`
        })
        .join('\n'),
    )
    return 0
  },
})
