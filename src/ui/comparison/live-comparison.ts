// A baseline and its policies on the same worlds, first with few fans, then with all of them: what runs, what is known so far.
// Invariant: moving a lever runs only the policy that moved, on the same seeds; whatever is concluded uses the replicates
// 0 … n-1 without a gap, so it does not depend on the order in which workers finish.
import { estimateMean } from '../../experiment/estimate.ts'
import { narrowEnough, widestHalfWidth } from '../../experiment/half-width-rule.ts'
import { LatestRun } from '../../experiment/latest.ts'
import type { Window } from '../../experiment/measure.ts'
import type { Progress } from '../../experiment/progress.ts'
import type { RunRequest, RunResult } from '../../experiment/run-api.ts'
import type { Run, Runner } from '../../experiment/runner.ts'
import type { Variant } from '../../model/variant.ts'
import { daysAfter, outcomeOf, subsidyDays, type Outcome } from './outcome.ts'
import { keyOf, OutcomeStore } from './outcome-store.ts'
import { missingRuns, shape, type Stage } from './requests.ts'

export type Phase = 'starting' | 'running' | 'paused' | 'complete' | 'failed'

export interface LiveOptions {
  readonly seed: number
  /** a population small enough for an answer at once; without effect when it is not smaller than the full one */
  readonly preview: Stage
  readonly full: Stage
  /** relative half-width of the 90% interval at which every policy is known well enough */
  readonly halfWidth: number
}

/** Pairs of the full population from which on they are shown instead of the preview's: the fewest with a bounded 90% interval. */
export const FEWEST_PAIRS = 7
/** Least time between two restarts while a lever moves, ms; a preview finishes in between. */
const RESTART_EVERY = 120
/** Least time between two change events, ms: while the first answer forms, and later, when drawing would slow the workers. */
const TELL_EVERY = { preview: 120, full: 400 }

export class LiveComparison extends EventTarget {
  phase: Phase = 'starting'
  error = ''
  /** the rule that ended a complete comparison: known as closely as asked for, or no pairs left */
  endedBy: 'halfWidth' | 'pairs' = 'pairs'
  progress: Progress | undefined
  subsidy: Window | undefined
  after: Window | undefined
  /** relative half-width that ends the runs; 0 once the reader has asked for pairs beyond it */
  halfWidth: number
  private full: Stage
  private readonly store = new OutcomeStore()
  private readonly latest: LatestRun
  private run: Run | undefined
  /** the variants when the comparison was paused */
  private halted: readonly Variant[] = []
  private restarted = -Infinity
  private restart: ReturnType<typeof setTimeout> | undefined
  private told = -Infinity
  private telling: ReturnType<typeof setTimeout> | undefined

  /** @param variants the baseline, then the policies */
  constructor(
    runner: Pick<Runner, 'start'>,
    public variants: readonly Variant[],
    readonly options: LiveOptions,
  ) {
    super()
    this.full = options.full
    this.halfWidth = options.halfWidth
    this.latest = new LatestRun(runner)
    this.subsidy = subsidyDays(variants)
    this.after = daysAfter(this.subsidy, variants[0].shape.horizon)
  }

  get pairsPlanned(): number {
    return this.full.replicates
  }

  /** Outcomes of a variant without a gap. @param index 0 is the baseline */
  known(index: number, stage: Stage): readonly Outcome[] {
    return this.store.known(keyOf(this.variants[index], stage.fans))
  }

  /** The population to show for some variants together: all fans as soon as there are pairs enough. */
  stageFor(...indices: readonly number[]): Stage {
    const { full, options } = this
    return indices.every((index) => this.known(index, full).length >= Math.min(FEWEST_PAIRS, full.replicates)) ? full : options.preview
  }

  isPreview(stage: Stage): boolean {
    return stage.fans < this.full.fans
  }

  /** Something is being simulated, or is about to be. */
  get busy(): boolean {
    return this.run !== undefined || this.restart !== undefined
  }

  /** A lever stands elsewhere than when the comparison was paused: all fans wait until it goes on. */
  get waits(): boolean {
    const { fans } = this.full
    const before = new Set(this.halted.map((variant) => keyOf(variant, fans)))
    return this.phase === 'paused' && this.variants.some((variant) => !before.has(keyOf(variant, fans)))
  }

  /** Runs known and planned with all fans; the preview is not counted. */
  get runs(): { readonly done: number; readonly planned: number } {
    const { fans, replicates } = this.full
    const done = this.variants.reduce((sum, variant) => sum + this.store.count(keyOf(variant, fans), replicates), 0)
    return { done, planned: replicates * this.variants.length }
  }

  /** Starts or continues what is missing. */
  start(): void {
    this.error = ''
    const requests = [...this.missingPreview(), ...missingRuns(this.store, this.variants, this.full, this.options.seed)]
    if (requests.length === 0 || this.narrow()) return this.complete()
    if (this.phase !== 'starting') this.phase = 'running'
    this.begin(requests, () => this.complete())
  }

  /** While paused: only the preview of a lever that was moved. */
  private preview(): void {
    const requests = this.missingPreview()
    if (requests.length > 0) this.begin(requests, () => this.stop('paused'))
    else this.stop('paused')
  }

  private begin(requests: readonly RunRequest[], done: () => void): void {
    clearTimeout(this.restart)
    this.restart = undefined
    this.restarted = performance.now()
    this.progress = undefined // that of other runs
    const run = this.latest.start(requests, {
      onResult: (result) => this.take(result, run),
      onProgress: (progress) => {
        if (run !== this.run) return
        this.progress = progress
        this.tell()
      },
    })
    this.run = run
    run.finished.then(
      (outcome) => {
        if (run === this.run && outcome === 'done') done()
      },
      (error: unknown) => {
        if (run !== this.run) return
        this.error = error instanceof Error ? error.message : String(error)
        this.stop('failed')
      },
    )
    this.tell(true)
  }

  pause(): void {
    if (this.phase !== 'running' && this.phase !== 'starting') return
    this.halted = this.variants
    this.stop('paused')
  }

  /** More pairs than were planned, even where the differences are known as closely as was asked for. */
  extend(pairs: number): void {
    if (this.endedBy === 'halfWidth') this.halfWidth = 0
    this.full = { ...this.full, replicates: this.full.replicates + pairs }
    this.phase = 'running'
    this.start()
  }

  /**
   * Other variants, the baseline first; what is known of equal ones stays. A paused comparison stays paused and simulates only previews. A
   * burst of changes becomes a few restarts; the last one is always run.
   */
  change(variants: readonly Variant[]): void {
    const { fans } = this.full
    const same = variants.length === this.variants.length && variants.every((each, k) => each.id === this.variants[k].id && keyOf(each, fans) === keyOf(this.variants[k], fans))
    this.variants = variants
    if (same) return
    const before = this.after?.from
    this.subsidy = subsidyDays(variants)
    this.after = daysAfter(this.subsidy, variants[0].shape.horizon)
    if (this.after?.from !== before) this.store.clear() // outcomes hold sums over the days after
    this.store.forget(new Set(this.variants.flatMap((each) => [this.full, this.options.preview].map(({ fans }) => keyOf(each, fans)))))
    if (this.phase !== 'starting' && this.phase !== 'paused') this.phase = 'running'
    const again = (): void => (this.phase === 'paused' ? this.preview() : this.start())
    const wait = this.restarted + RESTART_EVERY - performance.now()
    if (wait <= 0) return again()
    this.restart ??= setTimeout(again, wait)
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

  /** Requests of the preview, for the variants that have too few pairs with all fans. */
  private missingPreview(): RunRequest[] {
    const { full, options, store } = this
    const unseen = this.variants.filter((variant) => store.count(keyOf(variant, full.fans), full.replicates) < FEWEST_PAIRS)
    return unseen.length > 0 && this.isPreview(options.preview) ? missingRuns(store, [...new Set([this.variants[0], ...unseen])], options.preview, options.seed) : []
  }

  private take(result: RunResult, run: Run): void {
    const { fans } = [this.full, this.options.preview].find((stage) => result.variant.startsWith(`${stage.fans} `))!
    const variant = this.variants.find((each) => keyOf(each, fans) === result.variant)
    if (!variant || run !== this.run) return
    const pairs = (): number => this.store.known(result.variant).length
    const before = pairs()
    this.store.put(result.variant, result.replicate, outcomeOf(result, shape(variant, fans), this.after))
    if (this.phase === 'starting') this.phase = 'running'
    if (fans === this.full.fans && this.narrow()) this.complete()
    else this.tell(before < FEWEST_PAIRS && pairs() >= FEWEST_PAIRS) // a first interval is what a moved lever waits for
  }

  /** GMV of baseline and policies on the worlds common to all, in their order. */
  private common(): readonly (readonly number[])[] {
    const gmv = this.variants.map((_, index) => this.known(index, this.full).map(({ whole }) => whole.gmv))
    const pairs = Math.min(...gmv.map((values) => values.length))
    return gmv.map((values) => values.slice(0, pairs))
  }

  /** Is every policy known as closely as asked for? */
  private narrow(): boolean {
    const [baseline, ...policies] = this.common()
    return baseline.length > 0 && policies.length > 0 && narrowEnough(baseline, policies, { value: this.halfWidth, relative: true })
  }

  /** Pairs known, and half-width of the 90% interval of the policy known least as a share of the baseline's GMV; Infinity while there is none. */
  get reached(): { readonly pairs: number; readonly halfWidth: number } {
    const [baseline, ...policies] = this.common()
    return { pairs: baseline.length, halfWidth: baseline.length > 0 && policies.length > 0 ? widestHalfWidth(baseline, policies) / Math.abs(estimateMean(baseline).mean) : Infinity }
  }

  private complete(): void {
    this.endedBy = this.narrow() ? 'halfWidth' : 'pairs'
    this.stop('complete')
  }

  /** Says `change`, now or soon: a burst of results becomes one event. */
  private tell(now = false): void {
    const every = this.isPreview(this.stageFor(...this.variants.keys())) ? TELL_EVERY.preview : TELL_EVERY.full
    const wait = now ? 0 : this.told + every - performance.now()
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
