// What the workbench says of its scenario: the rail's entries and the design of the experiment. Pure functions of the state.
import { exact, percent, plain } from '../locale/format.ts'
import type { Scenario, ScenarioVariant } from '../model/scenario.ts'
import { isAsInFile } from '../project/project.ts'
import type { Named, Wording } from './comparison/verdict.ts'
import type { Offer, RailEntry } from './scenario-rail.ts'
import type { Workspace } from './workspace.ts'

const LETTERS = 'ABCDEFGH'

const budgetOf = ({ variant }: ScenarioVariant, { words: { rail }, locale }: Wording): string => {
  const budgets = variant.plans.map(({ budget }) => budget)
  if (budgets.length === 0) return rail.noSubsidy
  return rail.budgetAmount(plain(budgets.reduce((sum, budget) => sum + budget, 0) / rail.budgetFactor, locale, 2) || '0')
}

/** Baseline and plans with their budgets. */
export const railEntries = (workspace: Workspace, wording: Wording): RailEntry[] => {
  const { project, scenario } = workspace
  const { rail, text } = wording.words
  return [
    { id: '', letter: '', name: rail.baseline, colour: 0, detail: budgetOf(scenario.baseline, wording), changed: false, shown: true },
    ...project.plans.map((plan, k): RailEntry => ({
      id: plan.id, letter: LETTERS[k]!, name: plan.title[text], colour: plan.colour, detail: budgetOf(scenario.variants[k]!, wording),
      changed: !isAsInFile(plan, workspace.original(plan.id)), shown: plan.shown,
    })),
  ]
}

/** What can be added: the file's variants, and a plan of one's own. */
export const offersOf = ({ originals }: Workspace, { words: { rail, text } }: Wording): Offer[] => [
  ...originals.map(({ id, title }) => ({ id, name: title[text] })),
  { id: OWN, name: rail.ownPlan },
]

/** Id of a plan that begins as the baseline. */
export const OWN = 'own'

/** The baseline and the plans that are shown, as figures and sentences name them. */
export const namesOf = (entries: readonly RailEntry[]): Named[] => entries.filter(({ shown }) => shown).map(({ letter, name, colour }) => ({ letter, name, colour }))

/** Fans, days, seed and the rule that ends the runs. @param halfWidth share of the baseline's GMV, 0 where pairs alone end them */
export const designOf = ({ baseline, seed }: Scenario, pairs: number, halfWidth: number, { words: { run }, locale }: Wording): string[] => {
  const { fans, horizon, burnIn } = baseline.variant.shape
  return [run.fans(exact(fans, locale)), run.days(plain(horizon, locale), plain(burnIn, locale)), run.seed(plain(seed, locale)), run.rule(plain(pairs, locale), halfWidth > 0 ? percent(halfWidth, locale) : '')]
}
