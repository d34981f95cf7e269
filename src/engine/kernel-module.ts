// The compiled kernel: one WebAssembly.Module for a thread, and the typed view of what an instance exports.
import { kernelBytes } from 'virtual:kernel'

export interface KernelExports {
  shapeAddress(): number
  layout(): void
  baseAddress(): number
  settingsAddress(): number
  plansAddress(): number
  scriptedAddress(): number
  calendarAddress(): number
  inputsAddress(): number
  rowsAddress(): number
  create(seed: number): void
  resume(seed: number): void
  day(): number
  stateStart(): number
  stateEnd(): number
  advance(until: number): number
  step(process: number): void
  anchor(slot: number): number
  fan(index: number): number
  bond(fan: number, slot: number): number
  provider(index: number): number
  digestRun(): void
  digestObserved(): void
  digestLow(): number
  digestHigh(): number
  drawAt(agent: number, purpose: number, day: number): number
  seedAt(seed: number): void
  foldAt(parent: number, counter: number): number
  drawLaneAt(agent: number, purpose: number, day: number): number
  foldLaneAt(parent: number, counter: number): number
  foldRunAt(parent: number, counter: number): number
  drawPairAt(fan: number, anchor: number, purpose: number, day: number): number
  permuteAt(i: number, n: number, key: number): number
  expAt(x: number): number
  expQuickAt(x: number): number
  lnAt(x: number): number
  exponentialAt(bits: number): number
  normalCdfAt(z: number): number
  normalQuantileAt(p: number): number
  gammaQuantileAt(shape: number, p: number, q: number): number
  poissonInverseAt(mean: number, v: number, cap: number): number
  clearedFillAt(demand: number, exponent: number): number
}

export interface KernelInstance {
  readonly memory: WebAssembly.Memory
  readonly exports: KernelExports
}

let compiled: Promise<WebAssembly.Module> | undefined

/** Compiles the kernel once per thread. */
export const loadKernel = (): Promise<WebAssembly.Module> => (compiled ??= kernelBytes().then((bytes) => WebAssembly.compile(bytes)))

/** A fresh instance with a memory of its own. */
export const instantiateKernel = (module: WebAssembly.Module): KernelInstance => {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 65536 })
  const abort = () => {
    throw new Error('kernel: abort')
  }
  const instance = new WebAssembly.Instance(module, { env: { memory, abort } })
  return { memory, exports: instance.exports as unknown as KernelExports }
}
