// Which variants may be compared, and what is made alike before they are.
// Invariant: RMB of different worlds never meet (MODEL 6.1), and a simulated fan stands for as many people on both sides; what is compared
// has lived equally long before day 0, so a policy gets the same numbers whichever file its baseline comes from.
import { withShape } from '../model/scenario.ts'
import { UsageError } from './arguments.ts'
import type { Chosen } from './scenario-source.ts'

const whole = (value: number): string => value.toLocaleString('en')

/** Refuses a comparison across worlds. */
const refuse = (baseline: Chosen, policy: Chosen): void => {
  const [left, right] = [baseline, policy].map(({ id, scenario, variant: { shape, base } }) => ({ id, world: scenario.world, fans: shape.fans, people: base.people }))
  if (left.world !== right.world)
    throw new UsageError(`${left.id} lives in world ${left.world} and ${right.id} in world ${right.world}, whose RMB must not be mixed; compare ${right.id} with a baseline of world ${right.world}, such as ${policy.scenario.id}:baseline`)
  if (left.people !== right.people)
    throw new UsageError(`${left.id} stands for ${whole(left.people)} people and ${right.id} for ${whole(right.people)}, whose RMB must not be mixed; give both the same world.parameters.people`)
  if (left.fans !== right.fans)
    throw new UsageError(`${left.id} simulates ${whole(left.fans)} fans and ${right.id} ${whole(right.fans)}, so a fan stands for ${whole(Math.round(left.people / left.fans))} people here and ${whole(Math.round(right.people / right.fans))} there; give both the same with --fans N`)
  for (const [dimension, name] of WORLD_DIMENSIONS) {
    const [here, there] = [baseline, policy].map(({ variant }) => variant.shape[dimension])
    if (here !== there)
      throw new UsageError(`${left.id} has ${whole(here)} ${name} and ${right.id} ${whole(there)}, so their difference would be that of the worlds and not the policy's; compare ${right.id} with ${policy.scenario.id}:baseline`)
  }
}

/** What a world is laid out for besides fans and days. */
const WORLD_DIMENSIONS = [['anchors', 'anchors'], ['anchorSlots', 'anchor slots'], ['providers', 'service providers']] as const

/**
 * The baseline and the policies on one world: burn-in as the baseline's, one bound of need multipliers for all, so that they share their draws.
 * @returns them, the baseline first, and the ids whose burn-in was changed
 * @throws UsageError when they live in different worlds
 */
export const onCommonGround = (baseline: Chosen, policies: readonly Chosen[]): { readonly chosen: readonly Chosen[]; readonly moved: readonly string[] } => {
  for (const policy of policies) refuse(baseline, policy)
  const { burnIn } = baseline.variant.shape
  const needMultiplierMax = Math.max(...[baseline, ...policies].map(({ variant }) => variant.base.needMultiplierMax))
  const alike = ({ id, variant, ...rest }: Chosen): Chosen => {
    const turned = withShape({ ...variant, base: { ...variant.base, needMultiplierMax } }, { burnIn })
    if (!turned.ok) throw new UsageError(`${id} cannot live after the ${burnIn} days of burn-in of ${baseline.id}: ${turned.errors[0].message}`)
    return { ...rest, id, variant: turned.variant }
  }
  return { chosen: [baseline, ...policies].map(alike), moved: policies.filter(({ variant }) => variant.shape.burnIn !== burnIn).map(({ id }) => id) }
}
