// From a project to the variants that are run. Invariant: what is run has been read by parseScenario like any file; a project that
// cannot be run says why and changes nothing.
import type { ScenarioError } from '../model/problems.ts'
import { parseScenario, reshape, type Presets, type Scenario } from '../model/scenario.ts'
import type { Json, Plan, PlanDocument, Project } from './project.ts'

type Outcome = { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly errors: readonly ScenarioError[] }

const fields = (json: Json): { readonly [key: string]: Json } => json as { readonly [key: string]: Json }

/** A plan as a variant of the file; one that changes nothing yet says so with an empty policy. */
const variantOf = ({ id, title, world, policy }: Plan): Json => ({ id, title: { en: title.en, zh: title.zh }, ...(world !== undefined && { world }), policy: policy ?? {} })

/** The scenario file with the plans in its variants' place. What it expects of its own variants is left out. */
const documentOf = ({ scenario, plans, run }: Project): Json => {
  const { grid: _, expectations: __, ...rest } = fields(scenario)
  return { ...rest, replicates: run.replicates, seed: run.seed, variants: plans.map(variantOf) }
}

/** The scenario that a project runs: its baseline, and a variant for each plan in the order of the list. */
export const resolve = (project: Project, presets: Presets): Outcome => {
  const parsed = parseScenario(documentOf(project), presets)
  if (!parsed.ok) return parsed
  const { fans } = project.run
  return fans === parsed.scenario.baseline.variant.shape.fans ? parsed : reshape(parsed.scenario, { fans })
}

/** The variants of the file from which plans are begun, as documents. */
export const originals = ({ scenario }: Pick<Project, 'scenario'>): readonly PlanDocument[] => (fields(scenario)['variants'] ?? []) as unknown as readonly PlanDocument[]
