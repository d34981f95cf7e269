// A project: one scenario file, the plans of it that are compared, and how they are run. Plain JSON, so that it can be stored, shared and
// undone as it is. Invariant: every change makes a new project and leaves the old one whole; plans have distinct ids, names and colours.
import type { Text } from '../model/parameters.ts'

/** Most plans beside the baseline: as many as there are colours that can be told apart. */
export const MOST_PLANS = 8

/** A value of a scenario file, not yet read. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A variant as it stands in a scenario file. */
export interface PlanDocument {
  readonly id: string
  readonly title: Text
  readonly world?: Json
  readonly policy?: Json
}

/** A plan that is compared. */
export interface Plan extends PlanDocument {
  /** 1 … MOST_PLANS, kept while it moves in the list */
  readonly colour: number
  /** simulated and drawn; a hidden plan waits */
  readonly shown: boolean
  /** id of the file's variant that it began as */
  readonly from: string | null
}

export interface Project {
  readonly format: 1
  /** the scenario file whole; its own variants are what plans can be begun from */
  readonly scenario: Json
  readonly plans: readonly Plan[]
  /** id of the plan whose levers are shown; always one of `plans`, '' without any */
  readonly focus: string
  readonly run: { readonly fans: number; readonly replicates: number; readonly seed: number }
}

export const planOf = ({ plans }: Project, id: string): Plan | undefined => plans.find((plan) => plan.id === id)

const change = (project: Project, id: string, by: (plan: Plan) => Plan): Project => ({ ...project, plans: project.plans.map((plan) => (plan.id === id ? by(plan) : plan)) })

/** `taken` with the first number that makes it new: "Plan", "Plan 2" … */
const free = (wanted: string, taken: readonly string[], join: string): string => {
  const lower = taken.map((each) => each.toLowerCase())
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}${join}${n}`
    if (!lower.includes(name.toLowerCase())) return name
  }
}

/** Without the number that `free` puts behind. */
const stem = (name: string): string => name.replace(/[ -]\d+$/, '')

const freeTitle = ({ plans }: Project, title: Text): Text => ({
  en: free(title.en, plans.map((plan) => plan.title.en), ' '),
  zh: free(title.zh, plans.map((plan) => plan.title.zh), ' '),
})

const freeColour = ({ plans }: Project): number => {
  const taken = plans.map(({ colour }) => colour)
  return Array.from({ length: MOST_PLANS }, (_, k) => k + 1).find((colour) => !taken.includes(colour))!
}

export const isFull = ({ plans }: Project): boolean => plans.length >= MOST_PLANS

/** A copy right below the plan, in focus. @returns the project itself when it is full */
export const duplicate = (project: Project, id: string): Project => {
  const at = project.plans.findIndex((plan) => plan.id === id)
  const plan = project.plans[at]
  if (!plan || isFull(project)) return project
  const copy: Plan = {
    ...plan,
    id: free(stem(plan.id), project.plans.map((each) => each.id), '-'),
    title: freeTitle(project, { en: stem(plan.title.en), zh: stem(plan.title.zh) }),
    colour: freeColour(project),
    shown: true,
  }
  return { ...project, plans: [...project.plans.slice(0, at + 1), copy, ...project.plans.slice(at + 1)], focus: copy.id }
}

/** Begins a plan as a variant of the file, at the end of the list, in focus. @returns the project itself when it is full */
export const pin = (project: Project, { id, title, ...rest }: PlanDocument): Project => {
  if (isFull(project)) return project
  const plan: Plan = { ...rest, id: free(id, project.plans.map((each) => each.id), '-'), title: freeTitle(project, title), colour: freeColour(project), shown: true, from: id }
  return { ...project, plans: [...project.plans, plan], focus: plan.id }
}

/** The focus passes to the plan below, or above the last one. */
export const remove = (project: Project, id: string): Project => {
  const at = project.plans.findIndex((plan) => plan.id === id)
  if (at < 0) return project
  const plans = project.plans.filter((plan) => plan.id !== id)
  return { ...project, plans, focus: project.focus === id ? (plans[Math.min(at, plans.length - 1)]?.id ?? '') : project.focus }
}

/** Moves a plan up (-1) or down (1) by one place. */
export const move = (project: Project, id: string, by: -1 | 1): Project => {
  const at = project.plans.findIndex((plan) => plan.id === id)
  const to = at + by
  if (at < 0 || to < 0 || to >= project.plans.length) return project
  const plans = [...project.plans]
  plans.splice(to, 0, ...plans.splice(at, 1))
  return { ...project, plans }
}

/**
 * Gives a plan a name of the user's, the same in both languages.
 * @returns the project itself when the name is empty or another plan has it
 */
export const rename = (project: Project, id: string, name: string): Project => {
  const wanted = name.trim().replace(/\s+/g, ' ').slice(0, 80)
  const others = project.plans.filter((plan) => plan.id !== id).flatMap(({ title }) => [title.en, title.zh])
  if (wanted === '' || others.some((other) => other.toLowerCase() === wanted.toLowerCase())) return project
  return change(project, id, (plan) => ({ ...plan, title: { en: wanted, zh: wanted } }))
}

export const show = (project: Project, id: string, shown: boolean): Project => change(project, id, (plan) => ({ ...plan, shown }))

export const focusOn = (project: Project, id: string): Project => (planOf(project, id) ? { ...project, focus: id } : project)

/** Back to the variant of the file that the plan began as. Its name and colour stay. */
export const reset = (project: Project, id: string, { world, policy }: Pick<PlanDocument, 'world' | 'policy'>): Project =>
  change(project, id, ({ world: _, policy: __, ...plan }) => ({ ...plan, ...(world !== undefined && { world }), ...(policy !== undefined && { policy }) }))

/** Another policy in a plan, as JSON of a scenario file. */
export const withPolicy = (project: Project, id: string, policy: Json): Project => change(project, id, (plan) => ({ ...plan, policy }))

/** Does the plan still say what it was begun as? */
export const isAsInFile = ({ world, policy }: Plan, original: Pick<PlanDocument, 'world' | 'policy'>): boolean =>
  JSON.stringify([world ?? null, policy ?? null]) === JSON.stringify([original.world ?? null, original.policy ?? null])
