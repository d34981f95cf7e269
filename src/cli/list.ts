// snowball list: the scenarios that come with the program.
import { flag, UsageError } from './arguments.ts'
import { defineCommand, expectOperands } from './command.ts'
import { SHIPPED } from './shipped-scenarios.ts'
import { loadScenario } from './scenario-source.ts'
import { table, wrap } from './text.ts'

export default defineCommand({
  name: 'list',
  summary: 'show the scenarios that come with the program',
  operands: '[SCENARIO…] [options]',
  about: 'Shows every shipped scenario with its world and its variants, or only the scenarios named, each with what it should show.',
  options: { long: flag('also show what each scenario should show') },
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
      terminal.out(table([{ title: 'Scenario' }, { title: 'World' }, { title: 'Days', align: 'right' }, { title: 'Variants', align: 'right' }, { title: 'Title' }], rows))
      terminal.out('\nsnowball list SCENARIO shows its variants; snowball run SCENARIO runs them all.\n')
      return 0
    }
    terminal.out(
      scenarios
        .map(({ id, title, summary, expect, world, baseline, variants }) => {
          const { fans, burnIn, horizon } = baseline.variant.shape
          const lines = [wrap(`${id}: ${title.en}`), wrap(`World ${world}, ${fans.toLocaleString('en')} fans, ${horizon} days after ${burnIn} days of burn-in.`, { indent: '  ' })]
          if (summary) lines.push(wrap(summary.en, { indent: '  ' }))
          if (expect) lines.push(wrap(`Should show: ${expect.en}`, { indent: '  ' }))
          const width = Math.max(...[baseline, ...variants].map((each) => each.id.length))
          for (const each of [baseline, ...variants]) lines.push(wrap(`${each.id.padEnd(width)}  ${each.title.en}`, { indent: '    ', hanging: ' '.repeat(width + 6) }))
          return `${lines.join('\n')}\n`
        })
        .join('\n'),
    )
    return 0
  },
})
