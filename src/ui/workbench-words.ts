// What the workbench says of its scenario: the rail's entries and the design of the experiment. Pure functions of the state.
import { exact, percent, plain } from '../locale/format.ts'
import type { Scenario, ScenarioVariant } from '../model/scenario.ts'
import type { Named, Wording } from './comparison/verdict.ts'
import type { RailEntry } from './scenario-rail.ts'

/** Baseline and policies with their budgets. @param initial the variants as in the file */
export const railEntries = (named: readonly Named[], current: readonly ScenarioVariant[], initial: readonly ScenarioVariant[], { words, locale }: Wording): RailEntry[] =>
  named.map(({ letter, name }, number) => {
    const [budget, before] = [current, initial].map((variants) => variants[number].variant.plans[0]?.budget)
    const shown = budget && plain(budget / words.rail.budgetFactor, locale, 2)
    return { number, letter, name, detail: budget === undefined ? words.rail.noSubsidy : words.rail.budgetAmount(shown || '0'), changed: budget !== before }
  })

/** Fans, days, seed and the rule that ends the runs. @param halfWidth share of the baseline's GMV, 0 where pairs alone end them */
export const designOf = ({ baseline, seed }: Scenario, pairs: number, halfWidth: number, { words: { run }, locale }: Wording): string[] => {
  const { fans, horizon, burnIn } = baseline.variant.shape
  return [run.fans(exact(fans, locale)), run.days(plain(horizon, locale), plain(burnIn, locale)), run.seed(plain(seed, locale)), run.rule(plain(pairs, locale), halfWidth > 0 ? percent(halfWidth, locale) : '')]
}
