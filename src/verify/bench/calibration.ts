// How fast the machine is at this moment: a fixed loop of keyed draws, the same code in every engine.
// Invariant: the loop is one WebAssembly function that no change of the kernel touches, so its time moves with the machine alone.

/**
 * (module (func (export "sum") (param $n i32) (param $key i32) (param $second i32) (result i32) …)): the sum over i < n of the kernel's
 * keyed draw of i (kernel/random.ts, `draw`). Assembled from the text in test/verify/bench/calibration.test.ts, which checks both.
 */
export const LOOP =
  'AGFzbQEAAAABCAFgA39/fwF/AwIBAAcHAQNzdW0AAApnAWUBA38DQCADIAFzIQQgBCAEQRF2c0G7qevqfmwhBCAEIARBC3ZzIAJqIQQgBEHRtrDiemwhBCAEIARBD3ZzQauXkowDbCEEIAUgBCAEQQ52c2ohBSADQQFqIQMgAyAASQ0ACyAFCw=='

/** ns per keyed draw on the quiet machine of PERFORMANCE.md (2 cores of an AMD Zen 5 VM). */
export const QUIET_DRAW = 0.9

/** Draws of one reading: about 2 ms, shorter than what another process is given before this one's turn comes again. */
const DRAWS = 2_000_000

/** Sum of the draws of counters 0 .. n - 1 under a key of two words, modulo 2^32. */
export type SumOfDraws = (n: number, key: number, second: number) => number

export const loadLoop = (): SumOfDraws => {
  const bytes = Uint8Array.from(atob(LOOP), (character) => character.charCodeAt(0))
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.sum as SumOfDraws
}

/** Readings taken beside the measurements. */
export class Calibration {
  /** ns per keyed draw */
  readonly readings: number[] = []
  private readonly loop = loadLoop()

  constructor(private readonly now: () => number) {
    for (let warm = 0; warm < 3; warm++) this.loop(DRAWS, warm, warm) // until the engine's best compiler has it
  }

  /** Takes a reading: the least of three. */
  read(): void {
    const times = [1, 2, 3].map((key) => {
      const from = this.now()
      this.loop(DRAWS, key, this.readings.length)
      return this.now() - from
    })
    this.readings.push((Math.min(...times) * 1e6) / DRAWS)
  }
}
