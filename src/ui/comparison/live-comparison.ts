// A baseline and its policies on the same worlds, first with few fans, then with all of them: what runs, what is known so far.
// Invariant: an outcome belongs to one (policy, stage, replicate); moving a lever runs only the policy that moved, on the
// same seeds; whatever is concluded uses the replicates 0 … n-1 without a gap, so it does not depend on the workers' order.
import { narrowEnough } from '../../experiment/half-width-rule.ts'
import { LatestRun } from '../../experiment/latest.ts'
import type { Window } from '../../experiment/measure.ts'
import type { Progress } from '../../experiment/progress.ts'
import type { RunRequest, RunResult } from '../../experiment/run-api.ts'
import type { Run, Runner } from '../../experiment/runner.ts'
import { replicateSeed } from '../../experiment/seeds.ts'
import type { Variant } from '../../model/variant.ts'
import { daysAfter, outcomeOf, subsidyDays, type Outcome } from './outcome.ts'

/** One size of population and how many worlds are lived with it. */
export interface Stage {
  readonly fans: number
  readonly replicates: number
}

export type Phase = 'starting' | 'running' | 'paused' | 'complete' | 'failed'

export interface LiveOptions {
  readonly seed: number
  /** a population small enough for an answer at once */
  readonly preview: Stage
  readonly full: Stage
  /** relative half-width of the 90% interval at which every policy is known well enough */
  readonly halfWidth: number
}

/** Pairs of the full population from which on they are shown instead of the preview's: the fewest with a bounded 90% interval. */
export const FEWEST_PAIRS = 7
/** Least time between two restarts while a lever moves, ms; a preview finishes in between. */
const RESTART_EVERY = 120
/** Least time between two change events, ms. */
const TELL_EVERY = 150
/** Policies whose outcomes are kept, so that going back to an earlier lever costs nothing. */
const POLICIES_KEPT = 24

/** What tells two policies of one world apart. An open end (Infinity) and null are the same to JSON and to no plan. */
const policyKey = ({ id, settings, plans }: Variant): string => JSON.stringify([id, settings, plans])

export class LiveComparison extends EventTarget {
  phase: Phase = 'starting'
  error = ''
  progress: Progress | undefined
  readonly subsidy: Window | undefined
  readonly after: Window | undefined
  private variants: readonly Variant[]
  private full: Stage
  private readonly outcomes = new Map<string, Outcome[]>()
  private readonly latest: LatestRun
  private run: Run | undefined
  private restarted = -Infinity
  private restart: ReturnType<typeof setTimeout> | undefined
  private telling: ReturnType<typeof setTimeout> | undefined
  private told = -Infinity

  /** @param variants the baseline, then the policies */
  constructor(
    runner: Pick<Runner, 'start'>,
    variants: readonly Variant[],
    readonly options: LiveOptions,
  ) {
    super()
    this.variants = variants
    this.full = options.full
    this.latest = new LatestRun(runner)
    this.subsidy = subsidyDays(variants)
    this.after = daysAfter(this.subsidy, variants[0].shape.horizon)
  }

  get pairsPlanned(): number {
    return this.full.replicates
  }

  /** Outcomes of a variant without a gap. @param index 0 is the baseline */
  known(index: number, stage: Stage): readonly Outcome[] {
    const all = this.outcomes.get(this.keyOf(this.variants[index], stage)) ?? []
    const gap = all.findIndex((outcome) => outcome === undefined)
    return gap < 0 ? all : all.slice(0, gap)
  }

  /** The population to show for some variants together: all fans as soon as there are pairs enough. */
  stageFor(...indices: readonly number[]): Stage {
    const { full, options } = this
    return indices.every((index) => this.known(index, full).length >= Math.min(FEWEST_PAIRS, full.replicates)) ? full : options.preview
  }

  isPreview(stage: Stage): boolean {
    return stage.fans < this.full.fans
  }

  /** Runs known and planned with all fans; the preview is not counted. */
  get runs(): { readonly done: number; readonly planned: number } {
    const done = this.variants.reduce((sum, variant) => sum + this.count(variant, this.full), 0)
    return { done, planned: this.full.replicates * this.variants.length }
  }

  /** Starts or continues what is missing. */
  start(): void {
    clearTimeout(this.restart)
    this.restart = undefined
    this.restarted = performance.now()
    this.error = ''
    const requests = this.missing()
    if (requests.length === 0 || this.narrow()) return this.finish()
    this.phase = this.phase === 'starting' ? 'starting' : 'running'
    const run = this.latest.start(requests, {
      onResult: (result) => this.take(result, run),
      onProgress: (progress) => {
        if (run === this.run) this.progress = progress
        this.tell()
      },
    })
    this.run = run
    run.finished.then(
      (outcome) => {
        if (run === this.run && outcome === 'done') this.finish()
      },
      (error: unknown) => {
        if (run !== this.run) return
        this.phase = 'failed'
        this.error = error instanceof Error ? error.message : String(error)
        this.tell(true)
      },
    )
    this.tell(true)
  }

  pause(): void {
    if (this.phase !== 'running' && this.phase !== 'starting') return
    this.stop('paused')
  }

  /** More pairs than were planned. */
  extend(pairs: number): void {
    this.full = { ...this.full, replicates: this.full.replicates + pairs }
    this.phase = 'running'
    this.start()
  }

  /** Another policy in a variant's place. A burst of them becomes a few restarts; the last one is always run. */
  change(index: number, variant: Variant): void {
    this.variants = this.variants.map((each, k) => (k === index ? variant : each))
    this.forgetOldest()
    if (this.phase !== 'starting') this.phase = 'running'
    const wait = this.restarted + RESTART_EVERY - performance.now()
    if (wait <= 0) return this.start()
    this.restart ??= setTimeout(() => this.start(), wait)
    this.tell()
  }

  private stop(phase: Phase): void {
    clearTimeout(this.restart)
    this.restart = undefined
    this.phase = phase
    const { run } = this
    this.run = undefined
    run?.cancel()
    this.tell(true)
  }

  private finish(): void {
    this.stop('complete')
  }

  private keyOf(variant: Variant, { fans }: Stage): string {
    return `${fans} ${policyKey(variant)}`
  }

  private count(variant: Variant, stage: Stage): number {
    const outcomes = this.outcomes.get(this.keyOf(variant, stage)) ?? []
    return outcomes.slice(0, stage.replicates).filter(Boolean).length
  }

  /** Requests of what is not known yet, the preview first, every world with the variants that it lacks. */
  private missing(): RunRequest[] {
    const { full, options } = this
    const shown = this.variants.map((variant) => this.count(variant, full) < FEWEST_PAIRS)
    const requests = (stage: Stage, wanted: readonly Variant[]): RunRequest[] => {
      const shaped = wanted.map((variant) => this.shaped(variant, stage))
      return Array.from({ length: stage.replicates }, (_, replicate): RunRequest => ({
        replicate,
        seed: replicateSeed(options.seed, replicate),
        variants: shaped.filter(({ id }) => !this.outcomes.get(id)?.[replicate]),
      })).filter(({ variants }) => variants.length > 0)
    }
    const preview = shown.some(Boolean) && this.isPreview(options.preview) ? requests(options.preview, this.variants.filter((_, k) => k === 0 || shown[k])) : []
    return [...preview, ...requests(full, this.variants)]
  }

  /** The variant with the stage's population; its id is the key under which its outcomes are kept. */
  private shaped(variant: Variant, stage: Stage): Variant {
    return { ...variant, id: this.keyOf(variant, stage), shape: { ...variant.shape, fans: stage.fans } }
  }

  private take(result: RunResult, run: Run): void {
    const { full, options } = this
    const stage = result.variant.startsWith(`${full.fans} `) ? full : options.preview
    const variant = this.variants.find((each) => this.keyOf(each, stage) === result.variant)
    if (!variant) return
    const outcomes = this.outcomes.get(result.variant) ?? []
    outcomes[result.replicate] = outcomeOf(result, this.shaped(variant, stage), this.after)
    this.outcomes.set(result.variant, outcomes)
    if (this.phase === 'starting' && run === this.run && this.known(0, stage).length > 0) this.phase = 'running'
    if (run === this.run && stage === full && this.narrow()) this.finish()
    else this.tell()
  }

  /** Is every policy known as closely as asked for? Looks at common worlds only, in their order. */
  private narrow(): boolean {
    const gmv = this.variants.map((_, index) => this.known(index, this.full).map(({ whole }) => whole.gmv))
    const common = Math.min(...gmv.map((values) => values.length))
    const [baseline, ...policies] = gmv.map((values) => values.slice(0, common))
    return common > 0 && narrowEnough(baseline, policies, { value: this.options.halfWidth, relative: true })
  }

  private forgetOldest(): void {
    const current = new Set(this.variants.flatMap((variant) => [this.keyOf(variant, this.full), this.keyOf(variant, this.options.preview)]))
    const old = [...this.outcomes.keys()].filter((key) => !current.has(key))
    for (const key of old.slice(0, Math.max(0, old.length - POLICIES_KEPT))) this.outcomes.delete(key)
  }

  /** Says `change`, now or soon: a burst of results becomes one event. */
  private tell(now = false): void {
    const wait = now ? 0 : this.told + TELL_EVERY - performance.now()
    if (wait > 0) {
      this.telling ??= setTimeout(() => this.tell(true), wait)
      return
    }
    clearTimeout(this.telling)
    this.telling = undefined
    this.told = performance.now()
    this.dispatchEvent(new Event('change'))
  }
}
