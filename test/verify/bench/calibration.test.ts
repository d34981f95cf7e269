// The loop that tells how fast the machine is: its bytes are what its text says, and it computes the kernel's keyed draw.
import binaryen from 'assemblyscript/binaryen'
import { describe, expect, it } from 'vitest'
import { Calibration, loadLoop, LOOP } from '../../../src/verify/bench/calibration.ts'

const TEXT = `(module
  (func (export "sum") (param $n i32) (param $key i32) (param $second i32) (result i32)
    (local $i i32) (local $x i32) (local $total i32)
    (loop $next
      (local.set $x (i32.xor (local.get $i) (local.get $key)))
      (local.set $x (i32.mul (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))) (i32.const 0xed5ad4bb)))
      (local.set $x (i32.add (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 11))) (local.get $second)))
      (local.set $x (i32.mul (local.get $x) (i32.const 0xac4c1b51)))
      (local.set $x (i32.mul (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 15))) (i32.const 0x31848bab)))
      (local.set $total (i32.add (local.get $total) (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 14)))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (local.get $n))))
    (local.get $total)))`

/** kernel/random.ts, `draw`, with the key's two words apart */
const draw = (counter: number, key: number, second: number): number => {
  let x = counter ^ key
  x = Math.imul(x ^ (x >>> 17), 0xed5ad4bb)
  x = (x ^ (x >>> 11)) + second
  x = Math.imul(x, 0xac4c1b51)
  x = Math.imul(x ^ (x >>> 15), 0x31848bab)
  return x ^ (x >>> 14)
}

describe('the calibration loop', () => {
  it('is assembled from its text', () => {
    expect(Buffer.from(binaryen.parseText(TEXT).emitBinary()).toString('base64')).toBe(LOOP)
  })

  it('adds up keyed draws', () => {
    const loop = loadLoop()
    for (const [n, key, second] of [[1, 0, 0], [1000, 12345, -987654321], [4097, -1, 0x7fffffff]]) {
      let total = 0
      for (let i = 0; i < n; i++) total = (total + draw(i, key, second)) | 0
      expect(loop(n, key, second)).toBe(total)
    }
  })

  it('reads ns per draw off the clock that it is given', () => {
    let ms = 0
    const calibration = new Calibration(() => (ms += 4)) // each reading lasts 4 ms of this clock
    calibration.read()
    expect(calibration.readings).toEqual([2])
  })
})
