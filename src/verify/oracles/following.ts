/**
 * following: who becomes a follower, by the visit and by the purchase.
 *
 * Beyond the table of MODEL.md §4. Nobody leaves and nobody knows a room before. Invariant: a fan's chances on different days and in different
 * rooms are independent, so the shares of followers are binomial.
 */
import { AnchorField } from '../../engine/kernel/slots.ts'
import { chiSquare } from '../exact/chi-square.ts'
import { compare, defineOracle, settingText, shareRow } from '../oracle.ts'
import { ALWAYS, anchorColumn, fanCount, liveWorld, openWorld, SEED, STILL, sumOf } from '../oracle-world.ts'

const chance = (value: number, about: string) => ({ default: value, unit: 'probability', range: [0, 1] as const, about })

const following = defineOracle({
  id: 'following',
  title: { en: 'Following', zh: '关注' },
  claim: {
    en: 'A visit makes a follower with probability f0 e^{s·skill}, a visit with a purchase with f0 e^{s·skill} + f_B.',
    zh: '访问以 f0 e^{s·技能} 的概率转粉；访问并购买时概率为 f0 e^{s·技能} + f_B。',
  },
  kind: 'engine',
  processes: ['follow', 'order', 'visit-public', 'clicks', 'anchors', 'policy-clock', 'lists'],
  settings: {
    f0: chance(0.05, 'a visit makes a follower, at skill 0'), fB: chance(0.3, 'a purchase adds'),
    s: { default: 0.5, unit: '1', range: [0, 2], about: 'weight of skill' },
    rooms: { default: 16, unit: 'rooms', range: [2, 24], whole: true, about: 'rooms of unequal skill' },
    fans: fanCount(40_000), seed: SEED,
  },
  run(context, { f0, fB, s, rooms, fans, seed }) {
    const follow = { followVisit: f0, followBuy: fB, followSkill: s }
    const setting = settingText({ f0, fB, s, fans })
    const days = 4
    const followed = (choiceBase: number): number[] => {
      const world = openWorld(context, { shape: { fans, anchors: 1, anchorSlots: 1, horizon: days }, base: { ...STILL, ...follow, considered: 1, needFixed: 1, needMean: 1, choiceBase } }, seed)
      return [1, days].map((day) => {
        world.advance(day)
        return sumOf(anchorColumn(world, AnchorField.followers))
      })
    }
    const [buyers, lookers] = [followed(ALWAYS), followed(-ALWAYS)]
    const both = Math.min(1, f0 + fB)
    const later = (daily: number): number => 1 - (1 - daily) ** days
    /** χ² of followers by room when each fan makes one in room j with probability chances[j] */
    const byRoom = (quantity: string, base: object, chanceAt: (skill: number) => number) => {
      const world = liveWorld(context, { shape: { fans, anchors: rooms, anchorSlots: rooms, horizon: 1 }, base: { ...STILL, ...follow, skillSd: 0.6, followBuy: 0, ...base } }, seed)
      const expected = anchorColumn(world, AnchorField.skill).map((skill) => fans * chanceAt(skill))
      const parts = anchorColumn(world, AnchorField.followers).map((count, j) => chiSquare([count, fans - count], [expected[j], fans - expected[j]]))
      return compare({ quantity, setting: settingText({ f0, s, rooms, fans }), exact: rooms, simulated: sumOf(parts), tolerance: 1e-3, toleranceKind: 'tail' })
    }
    const atSkill = (skill: number): number => Math.min(1, f0 * Math.exp(s * skill))
    const entries = 3 // a day, over all rooms
    return [
      shareRow('follow after a visit', setting, f0, lookers[0], fans),
      shareRow('follow after a visit and a purchase', setting, both, buyers[0], fans),
      shareRow(`followers after ${days} days of visits`, setting, later(f0), lookers[1], fans),
      shareRow(`followers after ${days} days of purchases`, setting, later(both), buyers[1], fans),
      byRoom('χ² of followers by skill, one visit each', { considered: rooms }, atSkill),
      byRoom('χ² of followers by skill, Poisson visits', { impressions: 30, clickThrough: entries / 30, gammaG: 0 }, (skill) => -Math.expm1(-(entries / rooms) * atSkill(skill))),
    ]
  },
})

export const followers = [following]
