// One run: a world and a policy, day by day, with snapshots to fork from.
// Invariant: a run forked from a snapshot of an equal world is bit-identical to one from day 0, because the snapshot is the kernel's whole
// state and the policy's inputs are written anew.
import { type Variant, worldKey } from '../model/variant.ts'
import { totalDays, writeInputs, writeShape } from './inputs.ts'
import { instantiateKernel, type KernelInstance } from './kernel-module.ts'
import { AnchorField, BondField, FanField, Identity, Metric, type Process, ProviderField } from './kernel/slots.ts'

export { loadKernel } from './kernel-module.ts'

/** A world's state at a morning; opaque. */
export interface Snapshot {
  readonly world: string
  readonly seed: number
  readonly day: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

const NEARLY_ALL = 0xf000_0000 // bytes

/** The kernel gives up with `unreachable` when its memory cannot grow, and only then; beyond 4 GiB its addresses wrap; the host's own growth is a RangeError. */
const isOutOfMemory = (error: unknown, bytes: number): boolean =>
  error instanceof RangeError || (error instanceof WebAssembly.RuntimeError && (error.message.includes('unreachable') || bytes > NEARLY_ALL))

export class Simulation {
  readonly variant: Variant
  readonly seed: number
  readonly lastDay: number
  private readonly kernel: KernelInstance

  /**
   * @param module the compiled kernel
   * @param variant world and policy
   * @param seed integer >= 0 below 2^53; the same seed gives the same people under every policy
   * @param from a snapshot of an equal world and seed, taken no later than the policy's first day
   * @param reuse an earlier run whose memory may be taken over (it must not be used again)
   */
  constructor(module: WebAssembly.Module, variant: Variant, seed: number, from?: Snapshot, reuse?: Simulation) {
    this.variant = variant
    this.seed = seed
    this.lastDay = totalDays(variant)
    this.kernel = reuse?.kernel ?? instantiateKernel(module)
    const { exports, memory } = this.kernel
    if (from && (from.world !== worldKey(variant) || from.seed !== seed)) throw new Error('simulate: snapshot of another world')
    this.within(() => {
      writeShape(this.kernel, variant)
      if (from) {
        const start = exports.stateStart()
        const missing = Math.ceil((start + from.bytes.length - memory.buffer.byteLength) / 65536)
        if (missing > 0) memory.grow(missing)
        new Uint8Array(memory.buffer).set(from.bytes, start)
        writeInputs(this.kernel, variant)
        exports.resume(seed)
      } else {
        writeInputs(this.kernel, variant)
        exports.create(seed)
      }
    })
  }

  /** Calls the kernel; a memory that cannot grow becomes an error in words. @param day absolute day that is lived, if any */
  private within<T>(call: () => T, day?: () => number): T {
    try {
      return call()
    } catch (error) {
      const { byteLength } = this.kernel.memory.buffer
      if (!isOutOfMemory(error, byteLength)) throw error
      const { fans, anchorSlots, burnIn } = this.variant.shape
      const when = day === undefined ? '' : ` on day ${day() - burnIn}`
      const there = byteLength > NEARLY_ALL ? 'the 4 GiB that WebAssembly can address' : `the ${Math.round(byteLength / 1e6).toLocaleString('en')} MB there is`
      throw new Error(`out of memory${when}: ${fans.toLocaleString('en')} fans and ${anchorSlots.toLocaleString('en')} anchor slots need more than ${there}; simulate fewer fans (variant ${this.variant.id})`, { cause: error })
    }
  }

  /** Next absolute day to simulate. */
  get day(): number {
    return this.kernel.exports.day()
  }

  /** Simulates up to (not including) the absolute day; throws when an identity of the ledger breaks. */
  advance(toDay: number): void {
    const broken = this.within(() => this.kernel.exports.advance(Math.min(toDay, this.lastDay)), () => this.day)
    if (broken !== Identity.none)
      throw new Error(`ledger: identity "${Identity[broken]}" broke on day ${this.day - 1} (variant ${this.variant.id}, seed ${this.seed})`)
  }

  /** One process of the current day (profile); call all of them in order. */
  step(process: Process): void {
    this.kernel.exports.step(process)
  }

  /** [day × Metric.COUNT] copy of the rows of the days simulated so far. */
  rows(): Float64Array<ArrayBuffer> {
    return new Float64Array(this.kernel.memory.buffer, this.kernel.exports.rowsAddress(), this.day * Metric.COUNT).slice()
  }

  /** [slot × AnchorField.COUNT] the anchors now; `birth` is NaN where a slot is empty. */
  anchors(): Float64Array<ArrayBuffer> {
    return this.table(this.variant.shape.anchorSlots, AnchorField.COUNT, (slot) => this.kernel.exports.anchor(slot))
  }

  /** [fan × FanField.COUNT] the fans now. */
  fans(): Float64Array<ArrayBuffer> {
    return this.table(this.variant.shape.fans, FanField.COUNT, (fan) => this.kernel.exports.fan(fan))
  }

  /** [fan × BondField.COUNT] what each fan has with the anchor in a slot, as of the last simulated day. */
  bonds(slot: number): Float64Array<ArrayBuffer> {
    return this.table(this.variant.shape.fans, BondField.COUNT, (fan) => this.kernel.exports.bond(fan, slot))
  }

  /** [provider × ProviderField.COUNT] the service providers now. */
  providers(): Float64Array<ArrayBuffer> {
    return this.table(this.variant.shape.providers, ProviderField.COUNT, (provider) => this.kernel.exports.provider(provider))
  }

  /** Rows that the kernel fills one by one. @param fill returns the address of row n */
  private table(rows: number, columns: number, fill: (n: number) => number): Float64Array<ArrayBuffer> {
    const table = new Float64Array(rows * columns)
    for (let n = 0; n < rows; n++) {
      const address = fill(n)
      table.set(new Float64Array(this.kernel.memory.buffer, address, columns), n * columns)
    }
    return table
  }

  snapshot(): Snapshot {
    const { exports, memory } = this.kernel
    const bytes = new Uint8Array(memory.buffer.slice(exports.stateStart(), exports.stateEnd()))
    return { world: worldKey(this.variant), seed: this.seed, day: this.day, bytes }
  }

  /** Digest of all that is recorded but tags and observers, and of every agent, 16 hex digits. */
  digest(): string {
    this.kernel.exports.digestRun()
    return this.digestWords()
  }

  /** Digest of what only watches, tags and observers, 16 hex digits: equal runs that are tagged alike have equal ones. */
  observed(): string {
    this.kernel.exports.digestObserved()
    return this.digestWords()
  }

  private digestWords(): string {
    const { exports } = this.kernel
    const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0')
    return hex(exports.digestHigh()) + hex(exports.digestLow())
  }

  /** Bytes of the kernel's memory in use. */
  get bytes(): number {
    return this.kernel.exports.stateEnd()
  }
}
