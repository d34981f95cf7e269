// One measurement as it runs inside an engine (Node, Chromium, Firefox): the PLATFORM baseline after its burn-in, one window of days per
// round. Invariant: the same file runs in all of them; every round lives the same days from the same snapshot.
import { loadKernel, Simulation, type Snapshot } from '../../src/engine/simulate.ts'
import { replicateSeed } from '../../src/experiment/seeds.ts'
import { parsePresets, parseScenario, withShape } from '../../src/model/scenario.ts'
import type { Variant } from '../../src/model/variant.ts'
import { Calibration } from '../../src/verify/bench/calibration.ts'
import baseline from '../../scenarios/baseline.json'

const worlds = import.meta.glob<unknown>('../../scenarios/worlds/*.json', { eager: true, import: 'default' })

export interface EnginePlan {
  readonly fans: number
  readonly window: number
  readonly burnIn?: number
  /** WebAssembly as base64, or a script whose last value makes the kernel from its imports; default: the shipped kernel */
  readonly wasm?: string
  readonly script?: string
}

export interface Round {
  /** ms, day by day */
  readonly days: readonly number[]
  readonly nsPerDraw: number
}

/** What wasm2js makes: instantiate with imports, get the exports with a memory that grows. */
type MakeKernel = (imports: object) => { memory: unknown }

const BYTES = 64 << 20 // memory of a JavaScript kernel: enough for 100,000 fans, so that it never grows

const presets = parsePresets(worlds)
if (!presets.ok) throw new Error(JSON.stringify(presets.errors[0]))
const parsed = parseScenario(baseline, presets.presets)
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors[0]))
const shipped = parsed.scenario.baseline.variant

const variantOf = ({ fans, window, burnIn }: EnginePlan): Variant => {
  const reshaped = withShape(shipped, { fans, horizon: window, ...(burnIn === undefined ? {} : { burnIn }) })
  if (!reshaped.ok) throw new Error(JSON.stringify(reshaped.errors[0]))
  return reshaped.variant
}

/** A kernel that is not WebAssembly goes in the way a spare simulation does: by its memory and exports. */
const spareOf = (script: string): Simulation => {
  const make = new Function(script)() as MakeKernel
  const abort = (): void => {
    throw new Error('kernel: abort')
  }
  const exports = make({ env: { memory: { buffer: new ArrayBuffer(BYTES) }, abort } })
  return { kernel: { memory: exports.memory, exports } } as unknown as Simulation
}

/** A world at the end of its burn-in. */
class Prepared {
  private constructor(
    private readonly kernel: WebAssembly.Module,
    private readonly variant: Variant,
    private readonly snapshot: Snapshot,
    private simulation: Simulation,
  ) {}

  static async make(plan: EnginePlan): Promise<Prepared> {
    const { wasm, script } = plan
    const kernel = wasm === undefined ? await loadKernel() : await WebAssembly.compile(Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0)))
    const variant = variantOf(plan)
    const simulation = new Simulation(kernel, variant, replicateSeed(1, 0), undefined, script === undefined ? undefined : spareOf(script))
    simulation.advance(variant.shape.burnIn)
    return new Prepared(kernel, variant, simulation.snapshot(), simulation)
  }

  round(): Round {
    const { burnIn, horizon } = this.variant.shape
    const calibration = new Calibration(() => performance.now())
    calibration.read()
    this.simulation = new Simulation(this.kernel, this.variant, this.snapshot.seed, this.snapshot, this.simulation)
    const days: number[] = []
    for (let day = 0; day < horizon; day++) {
      const from = performance.now()
      this.simulation.advance(burnIn + day + 1)
      days.push(performance.now() - from)
    }
    return { days, nsPerDraw: calibration.readings[0] }
  }

  digest(): string {
    return this.simulation.digest()
  }
}

const prepared = new Map<string, Prepared>()

export const prepare = async (name: string, plan: EnginePlan): Promise<void> => {
  prepared.set(name, await Prepared.make(plan))
}
export const round = (name: string): Round => prepared.get(name)!.round()
export const digest = (name: string): string => prepared.get(name)!.digest()
