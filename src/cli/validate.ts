// snowball validate: says everything that is wrong with scenario files, with the JSON path of each problem.
import { parseScenarioText, type ScenarioError } from '../model/scenario.ts'
import { defineCommand, expectOperands, Failure } from './command.ts'
import { readText } from './scenario-source.ts'
import { shippedWorlds } from './shipped-scenarios.ts'
import { counted } from './quantities.ts'
import { warningsOf } from './warnings.ts'

interface Checked {
  readonly file: string
  readonly ok: boolean
  /** whether there was a file to check */
  readonly read: boolean
  readonly id?: string
  readonly variants?: number
  readonly errors: readonly ScenarioError[]
  /** what is allowed but should not be trusted */
  readonly warnings: readonly string[]
}

const check = (file: string): Checked => {
  try {
    const parsed = parseScenarioText(readText(file), shippedWorlds())
    if (!parsed.ok) return { file, ok: false, read: true, errors: parsed.errors, warnings: [] }
    const { id, baseline, variants } = parsed.scenario
    return { file, ok: true, read: true, id, variants: variants.length, errors: [], warnings: warningsOf([baseline, ...variants]) }
  } catch (error) {
    if (error instanceof Failure) return { file, ok: false, read: error.exitCode === 1, errors: [{ path: '', message: error.message.replace(`${file}: `, '') }], warnings: [] }
    throw error
  }
}

export default defineCommand({
  name: 'validate',
  summary: 'check scenario files',
  operands: 'FILE… [options]',
  about: 'Checks scenario files and says everything that is wrong with them, one problem a line with its JSON path. What is allowed but should not be trusted is said on standard error. The exit code is 0 when every file is right, 1 when one is not, 2 when one cannot be read.',
  options: {},
  examples: ['snowball validate my-plan.json'],
  async run({ json }, rest, terminal) {
    expectOperands(rest, 1, Infinity, 'at least one scenario file')
    const checked = rest.map(check)
    for (const { file, warnings } of checked) for (const line of warnings) terminal.err(`${file}: warning: ${line}\n`)
    if (json) terminal.out(`${JSON.stringify(checked, null, 2)}\n`)
    else
      for (const { file, ok, id, variants = 0, errors } of checked)
        if (ok) terminal.out(`${file}: ok, scenario "${id}" with a baseline and ${counted(variants, 'variant')}\n`)
        else for (const { path, message } of errors) terminal.out(`${file}: ${path === '' ? '' : `${path}: `}${message}\n`)
    if (checked.some(({ read }) => !read)) return 2
    return checked.every(({ ok }) => ok) ? 0 : 1
  },
})
