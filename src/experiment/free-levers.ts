// What two variants do differently that nobody pays for: better allocation, enforcement, special supply and the like.
// Invariant: a return on the outlay is stated only where nothing of this acts, because its gain would be called the money's.
import { PARAM_KEYS, PARAMETERS, type ParamKey, type ParameterEntry, type Text } from '../model/parameters.ts'
import type { Variant } from '../model/variant.ts'

/** As the kernel's policy clock reads it: a later setting overrules an earlier one. */
const valueOn = (day: number, param: ParamKey, { base, settings }: Variant): number =>
  settings.findLast((setting) => setting.param === param && setting.from <= day && day < setting.to)?.value ?? base[param]

/** What of a difference that is not paid for is free: of a mask some of whose bits are paid for, the other bits. */
const freeIn = ({ options, label }: ParameterEntry, one: number, other: number): Text[] =>
  options.some(({ outlay }) => outlay)
    ? options.filter(({ value, outlay }) => ((one ^ other) & value) !== 0 && !outlay).map((option) => option.label)
    : [label]

/**
 * Labels of what differs on some day and is not paid from the outlay; empty when every gain is that of the money.
 * @param baseline, policy two variants of equal dimensions
 */
export const freeLevers = (baseline: Variant, policy: Variant): Text[] => {
  const days = [...new Set([0, ...[baseline, policy].flatMap(({ settings }) => settings.flatMap(({ from, to }) => [from, to]))])]
  const differing = PARAM_KEYS.flatMap((param) => days.flatMap((day) => {
    const [one, other] = [valueOn(day, param, baseline), valueOn(day, param, policy)]
    if (one === other) return []
    const { outlay } = PARAMETERS[param]
    const paid = typeof outlay === 'string' ? valueOn(day, outlay as ParamKey, policy) === 1 : outlay
    return paid ? [] : freeIn(PARAMETERS[param], one, other)
  }))
  const scripts = JSON.stringify(baseline.entrants) === JSON.stringify(policy.entrants) ? [] : [{ en: 'Scripted entrants', zh: '设定新主播' }]
  return [...new Set([...differing, ...scripts])]
}
