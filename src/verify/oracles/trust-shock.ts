/**
 * trust-shock: on the morning of the shock every trust is multiplied, public and of bonds, and weighs as much as before.
 *
 * Invariant: nobody needs anything on that day and parcels arrive at once, so nothing else moves trust between the two worlds compared.
 */
import { AnchorField, BondField } from '../../engine/kernel/slots.ts'
import { compare, defineOracle, holds, settingText } from '../oracle.ts'
import { ALWAYS, anchorColumn, columnOf, fanCount, openWorld, SEED, STILL } from '../oracle-world.ts'

const shock = defineOracle({
  id: 'trust-shock',
  title: { en: 'Shock of trust', zh: '信任冲击' },
  claim: {
    en: 'A shock multiplies public trust and the trust of every bond with experience by 1 + x, but never takes more than half the distance to 1; the weight of evidence stays where bad evidence suffices.',
    zh: '冲击使公共信任与每个有经历的关注关系信任乘以 1 + x，但与 1 的距离至多减半；负面证据足够时证据总量不变。',
  },
  kind: 'identity',
  processes: ['trust-shock', 'anchors', 'trust', 'schedule', 'lists'],
  settings: {
    rise: { default: 0.01, unit: 'share', range: [-0.5, 1], about: 'x' },
    day: { default: 40, unit: 'days', range: [2, 500], whole: true, about: 'day of the shock' },
    fans: fanCount(2000), seed: SEED,
  },
  run(context, { rise, day, fans, seed }) {
    const anchors = 6
    const live = (trustShockDay: number) => {
      const world = openWorld(context, {
        shape: { fans, anchors, anchorSlots: anchors, horizon: day + 1 },
        base: { ...STILL, impressions: 25, needMean: 0.3, needShape: 100, choiceBase: ALWAYS, followBuy: 0.5, revisit: 0.5, referenceFans: fans / 50, trustShockDay, trustShockRise: rise },
        calendar: [...new Array<number>(day).fill(1), 0],
      }, seed)
      world.advance(day + 1)
      return { trust: anchorColumn(world, AnchorField.trust), bonds: Array.from({ length: anchors }, (_, slot) => world.bonds(slot)) }
    }
    const [before, after] = [live(-1), live(day)]
    const raised = (tau: number): number => Math.min(tau * (1 + rise), (1 + tau) / 2)
    const column = ({ bonds }: typeof before, field: BondField): number[] => bonds.flatMap((table) => columnOf(table, field, BondField.COUNT))
    const [tau, good, bad] = [BondField.trust, BondField.good, BondField.bad].map((field) => column(before, field))
    const [shocked, newGood, newBad] = [BondField.trust, BondField.good, BondField.bad].map((field) => column(after, field))
    const bonds = [...tau.keys()].filter((b) => good[b] + bad[b] > 0)
    const enough = bonds.filter((b) => newBad[b] > 0.01)
    const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    const setting = settingText({ rise, day, fans })
    const row = (quantity: string, values: readonly number[], tolerance: number) => compare({ quantity, setting, exact: 0, simulated: largest(values), tolerance, toleranceKind: 'absolute' })
    return [
      row('public trust − (1 + x) trust, largest', before.trust.map((own, j) => after.trust[j] - raised(own)), 1e-6),
      row('trust of bonds − (1 + x) trust, largest', bonds.map((b) => shocked[b] - raised(tau[b])), 2e-4), // bonds count in 2^-12
      row('evidence of bonds, change of its sum, largest', enough.map((b) => newGood[b] + newBad[b] - good[b] - bad[b]), 1e-3),
      holds('there are bonds with experience of both sorts', setting, enough.length > 0 && enough.length < bonds.length && bonds.length > fans / 10),
    ]
  },
})

export const shocks = [shock]
