// What two variants do differently that nobody pays for: better allocation, enforcement, special supply and the like.
// Invariant: a return on the outlay is stated only where nothing of this acts, because its gain would be called the money's.
import { PARAM_KEYS, PARAMETERS, type ParamKey, type ParameterEntry, type Text } from '../model/parameters.ts'
import type { Variant } from '../model/variant.ts'

/** As the kernel's policy clock reads it: a later setting overrules an earlier one. */
const valueOn = (day: number, param: ParamKey, { base, settings }: Variant): number =>
  settings.findLast((setting) => setting.param === param && setting.from <= day && day < setting.to)?.value ?? base[param]

/** What of a difference is free: the options that only one of two masks holds, or the parameter itself. */
const freeIn = ({ kind, options, label, outlay }: ParameterEntry, one: number, other: number): Text[] => {
  if (kind !== 'mask') return outlay ? [] : [label]
  return options.filter((option) => ((one ^ other) & option.value) !== 0 && !outlay && !option.outlay).map((option) => option.label)
}

/**
 * Labels of what differs on some day and is not paid from the outlay; empty when every gain is that of the money.
 * @param baseline, policy two variants of equal dimensions
 */
export const freeLevers = (baseline: Variant, policy: Variant): Text[] => {
  const days = [...new Set([0, ...[baseline, policy].flatMap(({ settings }) => settings.flatMap(({ from, to }) => [from, to]))])]
  const differing = PARAM_KEYS.flatMap((param) => days.flatMap((day) => {
    const [one, other] = [valueOn(day, param, baseline), valueOn(day, param, policy)]
    return one === other ? [] : freeIn(PARAMETERS[param], one, other)
  }))
  const scripts = JSON.stringify(baseline.entrants) === JSON.stringify(policy.entrants) ? [] : [{ en: 'scripted entrants', zh: '设定新主播' }]
  return [...new Set([...differing, ...scripts])]
}
