import { describe, expect, it } from 'vitest'
import { flag, numberOption, readArguments, textOption, UsageError, wholeNumber } from '../../src/cli/arguments.ts'

const options = {
  replicates: wholeNumber('R', 1, 1000, 'worlds'),
  fans: wholeNumber('N', 1, 1e9, 'fans'),
  ratio: numberOption('X', 0, 10, 'ratio'),
  out: textOption('DIR', 'folder'),
  json: flag('as JSON'),
}

describe('arguments', () => {
  it('are read in any order, with values beside or behind an equals sign', () => {
    expect(readArguments(['a', '--replicates', '8', '--json', 'b', '--out=results'], options)).toEqual({ given: { replicates: 8, json: true, out: 'results' }, rest: ['a', 'b'] })
  })

  it.each([
    ['20000', 20_000],
    ['2e4', 20_000],
    ['20k', 20_000],
    ['1.5k', 1500],
    ['1M', 1_000_000],
  ])('read %s as a whole number', (text, value) => {
    expect(readArguments(['--fans', text], options).given.fans).toBe(value)
  })

  it.each<[string[], string]>([
    [['--replicats', '3'], 'unknown option --replicats; did you mean "--replicates"?'],
    [['--xyzzy'], 'unknown option --xyzzy'],
    [['-r', '3'], 'unknown option -r'],
    [['--constructor'], 'unknown option --constructor'],
    [['--__proto__'], 'unknown option --__proto__'],
    [['--replicates'], '--replicates needs a value, as in --replicates R'],
    [['--replicates', '--json'], '--replicates needs a value, as in --replicates R; got the option --json'],
    [['--replicates', '0'], '--replicates must be a whole number between 1 and 1,000; got "0"'],
    [['--replicates', '-3'], '--replicates must be a whole number between 1 and 1,000; got "-3"'],
    [['--replicates', '1001'], '--replicates must be a whole number between 1 and 1,000; got "1001"'],
    [['--replicates', '2.5'], '--replicates must be a whole number between 1 and 1,000; got "2.5"'],
    [['--replicates', 'ten'], '--replicates must be a whole number between 1 and 1,000; got "ten"'],
    [['--replicates', 'NaN'], '--replicates must be a whole number between 1 and 1,000; got "NaN"'],
    [['--replicates', '0x10'], '--replicates must be a whole number between 1 and 1,000; got "0x10"'],
    [['--replicates='], '--replicates must be a whole number between 1 and 1,000; got ""'],
    [['--replicates', '3', '--replicates', '4'], '--replicates is given twice'],
    [['--ratio', 'Infinity'], '--ratio must be a number between 0 and 10; got "Infinity"'],
    [['--ratio', '1,5'], '--ratio must be a number between 0 and 10; got "1,5"'],
    [['--out', ' '], '--out must not be empty'],
    [['--json=yes'], '--json takes no value; got "yes"'],
  ])('%j are refused in one line', (argv, problem) => {
    expect(() => readArguments(argv, options)).toThrow(new UsageError(problem))
  })

  it('after -- are operands', () => {
    expect(readArguments(['--', '--json'], options)).toEqual({ given: {}, rest: ['--json'] })
  })
})
