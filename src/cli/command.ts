// The form of a command and its help. Invariant: help is generated from the declaration that reads the arguments.
import { flag, readArguments, UsageError, type Given, type Options } from './arguments.ts'
import type { Terminal } from './terminal.ts'
import { wrap } from './text.ts'

/** Something that did not work out, for the reader, in one line. */
export class Failure extends Error {
  /** @param exitCode 2 when a file or folder that was named cannot be used at all */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message)
  }
}

/** Ctrl-C: exit code 130. */
export class Cancelled extends Error {}

export interface CommandForm<O extends Options> {
  readonly name: string
  /** one line, for the list of commands */
  readonly summary: string
  /** what stands after the name, e.g. "SCENARIO [options]" */
  readonly operands: string
  readonly about: string
  readonly options: O
  readonly examples: readonly string[]
  /** @returns the exit code */
  run(given: Given<O> & { readonly json?: boolean }, rest: readonly string[], terminal: Terminal): Promise<number>
}

/** A command, ready to be given its arguments. */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly help: string
  run(argv: readonly string[], terminal: Terminal): Promise<number>
}

export const defineCommand = <O extends Options>(form: CommandForm<O>): Command => {
  const options = { ...form.options, json: flag('print the result as JSON'), help: flag('print this help (-h too)') }
  const help = helpOf({ ...form, options })
  return {
    name: form.name,
    summary: form.summary,
    help,
    async run(argv, terminal) {
      const { given, rest } = readArguments(argv, options)
      if (!given.help) return form.run(given as Given<O> & { json?: boolean }, rest, terminal)
      terminal.out(help)
      return 0
    },
  }
}

const helpOf = ({ name, operands, about, options, examples }: Omit<CommandForm<Options>, 'run'>): string => {
  const left = Object.entries(options).map(([option, { placeholder }]) => `--${option}${placeholder === undefined ? '' : ` ${placeholder}`}`)
  const width = Math.max(...left.map((text) => text.length))
  const lines = Object.values(options).map(({ about: text }, k) => wrap(`${left[k].padEnd(width)}  ${text}`, { indent: '  ', hanging: ' '.repeat(width + 4) }))
  return `${wrap(`snowball ${name} ${operands}`)}\n\n${wrap(about)}\n\nOptions\n${lines.join('\n')}\n\nExample${examples.length > 1 ? 's' : ''}\n${examples.map((line) => `  ${line}`).join('\n')}\n`
}

/** Operands of a command, with a refusal that says what is missing or too much. */
export const expectOperands = (rest: readonly string[], least: number, most: number, what: string): void => {
  if (rest.length < least) throw new UsageError(`needs ${what}`)
  if (rest.length > most) throw new UsageError(`takes ${what} only; got "${rest[most]}" as well`)
}
