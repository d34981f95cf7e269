// Chooses the command and turns what goes wrong into one line and an exit code.
// Invariant: 0 done, 1 it did not work out, 2 not understood or a file that was named cannot be used, 130 cancelled; stack traces only for our own mistakes.
import { version } from '../../package.json'
import { didYouMean, UsageError } from './arguments.ts'
import { Cancelled, Failure, type Command } from './command.ts'
import { table, wrap } from './text.ts'
import type { Terminal } from './terminal.ts'

/** Every command, loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<{ readonly default: Command }>>> = {
  list: () => import('./list.ts'),
  validate: () => import('./validate.ts'),
  run: () => import('./run.ts'),
  compare: () => import('./compare.ts'),
  digest: () => import('./digest.ts'),
  verify: () => import('./verify.ts'),
  bench: () => import('./bench.ts'),
  fit: () => import('./fit.ts'),
}

const EXIT_CODES = 'Exit codes: 0 done; 1 it did not work out, or a check failed; 2 a command line that is not understood, or a file or folder that cannot be used; 130 cancelled.'

const overview = async (): Promise<string> => {
  const rows: string[][] = []
  for (const load of Object.values(COMMANDS)) {
    const { name, summary } = (await load()).default
    rows.push([`  ${name}`, summary])
  }
  return `snowball: policy experiments on a simulated market of trust-based live commerce\n\n${table([{ title: 'Commands' }, { title: '' }], rows)}\nsnowball help COMMAND explains one of them; snowball --version says which program this is.\nA first look: snowball compare fast-brands --replicates 8\n\n${wrap(EXIT_CODES)}\n`
}

/**
 * Runs a command line.
 * @param argv what stands after "snowball"
 * @returns exit code
 */
export const main = async (argv: readonly string[], terminal: Terminal): Promise<number> => {
  const [name, ...rest] = argv
  if (name === '--version') {
    terminal.out(`snowball ${version}\n`)
    return 0
  }
  if (name === 'help' && rest.length > 0) return main([...rest, '--help'], terminal)
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(await overview())
    return 0
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    terminal.err(`snowball: unknown command "${name}"${didYouMean(name, Object.keys(COMMANDS))} (see snowball --help)\n`)
    return 2
  }
  try {
    return await (await COMMANDS[name]()).default.run(rest, terminal)
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`snowball ${name}: ${error.message} (${error.hint ?? `see snowball ${name} --help`})\n`)
      return 2
    }
    if (error instanceof Cancelled || error instanceof Failure) {
      terminal.err(`snowball ${name}: ${error.message}\n`)
      return error instanceof Cancelled ? 130 : error.exitCode
    }
    if (isSystemError(error)) {
      terminal.err(`snowball ${name}: ${error.message}\n`)
      return 1
    }
    throw error
  }
}

/** The disk is full, a folder is closed: the system's own words. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error
