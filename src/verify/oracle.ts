/**
 * An oracle: settings under which the model must reduce to an exact result, the result computed from those same
 * settings, and the comparison with what came out.
 *
 * Invariant: a row passes only through `judge`, from its own numbers; what was not run is never a pass.
 */
import type { Text } from '../model/parameters.ts'
import { chiSquareTail } from './exact/chi-square.ts'

/** Sources of the kernel that an oracle can execute: files of src/engine/kernel, processes by their bare name. */
export type Part =
  | 'policy-clock' | 'population' | 'review' | 'anchors' | 'conduct' | 'activity' | 'traffic' | 'subsidy' | 'reach' | 'auction' | 'rooms'
  | 'fan-day' | 'visit-private' | 'clicks' | 'visit-public' | 'choose' | 'order' | 'follow' | 'trust' | 'trust-shock' | 'deliver' | 'enforce' | 'evening' | 'coupons' | 'providers'
  | 'world' | 'traits' | 'sampling' | 'lists' | 'ledger' | 'digest' | 'random' | 'lanes' | 'numeric' | 'schedule'

/** engine: the simulation itself; function: a library function; data: needs published data; identity: holds in every run. */
export type OracleKind = 'engine' | 'function' | 'data' | 'identity'

export interface Setting {
  readonly default: number
  readonly unit: string
  readonly range: readonly [min: number, max: number]
  readonly whole?: boolean
  readonly about: string
}

/**
 * absolute: |simulated - exact|; relative: that over |exact|; sigma: that over the standard error; tail: `simulated` is a chi-square
 * statistic, `exact` its degrees of freedom, and the tolerance the smallest tail probability that passes; least: simulated >= exact.
 */
export type ToleranceKind = 'absolute' | 'relative' | 'sigma' | 'tail' | 'least'

export interface Comparison {
  readonly quantity: string
  /** the values that matter, as in `r=0.243 alpha=4.414 t=39` */
  readonly setting: string
  readonly exact: number
  readonly simulated: number
  readonly standardError?: number
  readonly tolerance: number
  readonly toleranceKind: ToleranceKind
  /** relative tolerance that MODEL.md states: kept too wherever the sample can tell, that is, two standard errors lie within it */
  readonly stated?: number
}

export interface OracleRow extends Comparison {
  readonly outcome: 'pass' | 'fail' | 'not run'
  /** why it was not run */
  readonly reason?: string
}

export interface OracleContext {
  /** the compiled kernel */
  readonly kernel: WebAssembly.Module
  /** text of a file of published data (cdnow_summary.csv …); undefined where there is none */
  readonly readData?: (name: string) => string | undefined
}

export type Settings<S> = { readonly [name in keyof S]: number }

export interface Oracle {
  readonly id: string
  readonly title: Text
  /** what must come out, in a sentence */
  readonly claim: Text
  readonly kind: OracleKind
  /** parts of the kernel that it runs and that its rows depend on; test/oracles/executed.test.ts measures that they ran */
  readonly processes: readonly Part[]
  readonly settings: Readonly<Record<string, Setting>>
  run(context: OracleContext, settings: Readonly<Record<string, number>>): OracleRow[]
}

interface OracleForm<S extends Readonly<Record<string, Setting>>> extends Omit<Oracle, 'settings' | 'run'> {
  readonly settings: S
  run(context: OracleContext, settings: Settings<S>): OracleRow[]
}

/** An oracle whose `run` knows its settings by name. */
export const defineOracle = <const S extends Readonly<Record<string, Setting>>>(form: OracleForm<S>): Oracle => form as unknown as Oracle

/** Does the row hold? */
function judge({ exact, simulated, standardError = NaN, tolerance, toleranceKind, stated = Infinity }: Comparison): 'pass' | 'fail' {
  const distance = Math.abs(simulated - exact)
  const holds = {
    absolute: distance <= tolerance,
    relative: distance <= tolerance * Math.abs(exact),
    sigma: distance <= tolerance * standardError,
    tail: toleranceKind === 'tail' && chiSquareTail(simulated, exact) > tolerance,
    least: simulated >= exact,
  }[toleranceKind]
  return holds && (distance <= stated * Math.abs(exact) || !statedTells({ exact, standardError, stated })) ? 'pass' : 'fail'
}

/** Is the sample large enough for the stated tolerance? */
export const statedTells = ({ exact, standardError = NaN, stated = Infinity }: Pick<Comparison, 'exact' | 'standardError' | 'stated'>): boolean =>
  stated < Infinity && 2 * standardError <= stated * Math.abs(exact)

export const compare = (row: Comparison): OracleRow => ({ ...row, outcome: judge(row) })

/** A share of `whole` independent trials, within four standard errors. */
export const shareRow = (quantity: string, setting: string, exact: number, part: number, whole: number, stated?: number): OracleRow =>
  compare({ quantity, setting, exact, simulated: part / whole, standardError: Math.max(1e-9, Math.sqrt((exact * (1 - exact)) / whole)), tolerance: 4, toleranceKind: 'sigma', stated })

/** A statement that is true (1) or not (0). */
export const holds = (quantity: string, setting: string, truth: boolean): OracleRow =>
  compare({ quantity, setting, exact: 1, simulated: Number(truth), tolerance: 0, toleranceKind: 'absolute' })

/** A row that could not be run here. */
export const notRun = (quantity: string, reason: string, exact = NaN): OracleRow => ({
  quantity, setting: '', exact, simulated: NaN, tolerance: NaN, toleranceKind: 'absolute', outcome: 'not run', reason,
})

/** `r=0.243 t=39` @example settingText({ r: 0.243, t: 39 }) */
export const settingText = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values).map(([name, value]) => `${name}=${Number(value.toPrecision(6))}`).join(' ')

/** Settings with defaults in the place of what was not given. @throws RangeError `name: problem; got X` */
export function completeSettings({ id, settings }: Oracle, given: Readonly<Record<string, number>>): Record<string, number> {
  for (const [name, value] of Object.entries(given)) {
    const setting = Object.hasOwn(settings, name) ? settings[name] : undefined
    if (!setting) throw new RangeError(`${name}: is no setting of ${id}, which has ${Object.keys(settings).join(', ') || 'none'}; got ${value}`)
    const [min, max] = setting.range
    const unit = setting.unit === '1' ? '' : ` ${setting.unit}`
    if (!(value >= min && value <= max)) throw new RangeError(`${name}: must lie between ${min} and ${max}${unit}; got ${value}`)
    if (setting.whole && !Number.isInteger(value)) throw new RangeError(`${name}: must be a whole number of${unit || ' units'}; got ${value}`)
  }
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, given[name] ?? setting.default]))
}
