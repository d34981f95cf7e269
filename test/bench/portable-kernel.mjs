// The kernel as WebAssembly without SIMD and as plain JavaScript, from the same sources, to measure what WebAssembly is worth.
// Invariant: what is left out is SIMD and conversions that saturate; the numbers stay the same, bit for bit (wasm-or-js.mjs compares digests).
// JavaScript comes from Binaryen's wasm2js: it cannot lower SIMD ("unhandled unaligned store"), nor saturating conversions to i64, so both
// are switched off before; i64 becomes pairs of int32. It is what a person would write with typed arrays and `| 0`, but for those pairs.
import { readdirSync, readFileSync } from 'node:fs'
import { join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withoutSimd } from './scalar-kernel.mjs'

const folder = fileURLToPath(new URL('../../src/engine/kernel', import.meta.url))
const flags = '--runtime=stub --importMemory --maximumMemory=65536 --enable=bulk-memory --disable=nontrapping-f2i --noAssert --shrinkLevel=0'.split(' ')

/**
 * @param {0 | 3} level of the compiler's own optimiser
 * @returns {Promise<Uint8Array>}
 */
export async function compileWithoutSimd(level = 3) {
  const { default: asc } = await import('assemblyscript/asc')
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
  const sources = new Map(paths.map((path) => path.replaceAll(sep, '/')).map((path) => [path, withoutSimd(path, readFileSync(join(folder, path), 'utf8'))]))
  /** @type {Uint8Array | undefined} */
  let bytes
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'kernel.wasm', `--optimizeLevel=${level}`, ...flags], {
    readFile: (path) => sources.get(normalize(path).replaceAll(sep, '/')) ?? null,
    writeFile: (_path, contents) => {
      if (typeof contents !== 'string') bytes = contents
    },
    listFiles: () => [],
  })
  if (error || !bytes) throw new Error(`The kernel does not compile without SIMD.\n${stderr.toString()}`)
  return bytes
}

/**
 * Functions called once stay functions: with Binaryen's usual inlining the whole day becomes one function of 5,000 lines, which V8 does not
 * optimise at all (760 ns per fan-day instead of 120).
 * @returns {Promise<string>} a script whose value is `(imports) => exports`
 */
export async function compileToJavaScript() {
  const { default: binaryen } = await import('assemblyscript/binaryen')
  const { MutableGlobals, BulkMemory, BulkMemoryOpt, SignExt } = /** @type {Record<string, number>} */ (/** @type {unknown} */ (binaryen.Features))
  const module = binaryen.readBinary(await compileWithoutSimd(0))
  module.setFeatures(MutableGlobals | BulkMemory | BulkMemoryOpt | SignExt)
  binaryen.setOptimizeLevel(3)
  binaryen.setShrinkLevel(0)
  binaryen.setOneCallerInlineMaxSize(0)
  module.optimize()
  const text = module.emitAsmjs()
  module.dispose()
  const end = text.indexOf('\nvar memasmFunc')
  if (end < 0) throw new Error('wasm2js: its output has another form than expected')
  return `${text.slice(0, end)}\nreturn asmFunc`
}
