// The simulation kernel's build: AssemblyScript in src/engine/kernel -> WebAssembly bytes, and `virtual:kernel` for Vite.
// Invariant: the bytes are a function of the sources, the options and the compiler's version, which together name the
// cached file; a source outside the kernel's folder cannot be imported, so nothing escapes the name.
import { createHash, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'

const root = fileURLToPath(new URL('../..', import.meta.url))
const kernelFolder = join(root, 'src', 'engine', 'kernel')
const cacheFolder = join(root, 'node_modules', '.cache', 'snowball', 'kernel')
const target =
  '--runtime=stub --importMemory --maximumMemory=65536 --enable=simd --enable=bulk-memory --noAssert --shrinkLevel=0 --zeroFilledMemory'.split(' ')
const keptFiles = 300 // a round of mutation tests fits
/** @type {Map<string, Promise<Uint8Array<ArrayBuffer>>>} by cached file: one build asks for page, workers and command line at once */
const compiling = new Map()

/** @returns {string[]} paths of the kernel's sources, relative to its folder, with '/' on every system */
function kernelSources() {
  if (!existsSync(kernelFolder)) return []
  return readdirSync(kernelFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => path.replaceAll(sep, '/'))
    .sort()
}

/**
 * Compiles src/engine/kernel/index.ts.
 * @param {object} [options]
 * @param {(path: string, source: string) => string} [options.patch] alters a source in memory; `path` is relative to
 *   the kernel's folder ('index.ts', 'trust.ts')
 * @param {boolean} [options.optimize] false compiles sooner and runs slower; default true
 * @param {boolean} [options.profile] keeps function names, so that a CPU profile can name them; default false
 * @returns {Promise<Uint8Array<ArrayBuffer>>} the WebAssembly module's bytes
 * @throws {Error} with the compiler's text
 */
export async function compileKernel({ patch = (_path, source) => source, optimize = true, profile = false } = {}) {
  /** @type {Map<string, string>} */
  const sources = new Map()
  for (const path of kernelSources()) sources.set(path, patch(path, readFileSync(join(kernelFolder, path), 'utf8')))
  if (!sources.has('index.ts')) throw new Error('src/engine/kernel/index.ts: not found')
  const flags = [...target, `--optimizeLevel=${optimize ? 3 : 0}`, ...(profile ? ['--debug'] : [])]

  const cached = join(cacheFolder, `${cacheName(sources, flags)}.wasm`)
  if (existsSync(cached)) {
    const now = new Date()
    utimesSync(cached, now, now) // the cache drops what was not read for longest
    return new Uint8Array(readFileSync(cached))
  }
  const compilation = compiling.get(cached) ?? runCompiler(sources, flags)
  compiling.set(cached, compilation)
  try {
    const bytes = await compilation
    if (!existsSync(cached)) storeInCache(cached, bytes)
    return bytes.slice()
  } finally {
    compiling.delete(cached)
  }
}

/**
 * @param {Map<string, string>} sources
 * @param {string[]} flags
 */
function cacheName(sources, flags) {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'assemblyscript', 'package.json'), 'utf8'))
  const hash = createHash('sha256').update(JSON.stringify([version, flags]))
  for (const [path, source] of sources) hash.update(`\0${path}\0${source}`)
  return hash.digest('hex').slice(0, 32)
}

/**
 * @param {Map<string, string>} sources
 * @param {string[]} flags
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function runCompiler(sources, flags) {
  const { default: asc } = await import('assemblyscript/asc') // loads Binaryen: only when the cache has nothing
  /** @type {Uint8Array | undefined} */
  let bytes
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'kernel.wasm', ...flags], {
    readFile: (path) => sources.get(normalize(path).replaceAll(sep, '/')) ?? null,
    writeFile: (_path, contents) => {
      if (typeof contents !== 'string') bytes = contents
    },
    listFiles: () => [],
  })
  if (error || !bytes) throw new Error(`The kernel does not compile.\n${stderr.toString() || (error?.stack ?? 'no output')}`)
  return new Uint8Array(bytes)
}

/**
 * Writes under another name and renames: two processes may compile at the same time.
 * @param {string} path
 * @param {Uint8Array} bytes
 */
function storeInCache(path, bytes) {
  mkdirSync(cacheFolder, { recursive: true })
  const unfinished = `${path}.${randomUUID()}`
  writeFileSync(unfinished, bytes)
  renameSync(unfinished, path)
  const files = readdirSync(cacheFolder).map((name) => join(cacheFolder, name))
  if (files.length <= keptFiles) return
  const age = new Map(files.map((file) => [file, statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0]))
  files.sort((a, b) => (age.get(b) ?? 0) - (age.get(a) ?? 0))
  for (const file of files.slice(keptFiles)) {
    try {
      unlinkSync(file)
    } catch {
      // another process was first
    }
  }
}

/**
 * Serves `virtual:kernel` (see src/engine/virtual-kernel.d.ts). The bytes stand in the module, so the same
 * code runs in a page, in a worker, in Node and from a static host, without a request of its own.
 * @returns {import('vite').Plugin}
 */
export function kernelPlugin() {
  const id = '\0virtual:kernel'
  return {
    name: 'snowball:kernel',
    resolveId: { filter: { id: /^virtual:kernel$/ }, handler: () => id },
    load: {
      filter: { id: /^\0virtual:kernel$/ },
      async handler() {
        for (const path of kernelSources()) this.addWatchFile(join(kernelFolder, path))
        const base64 = deflateRawSync(await compileKernel(), { level: 9 }).toString('base64')
        return { code: decoder(base64), moduleSideEffects: false }
      },
    },
    hotUpdate({ file }) {
      if (!normalize(file).startsWith(kernelFolder + sep)) return undefined
      const module = this.environment.moduleGraph.getModuleById(id)
      if (module) this.environment.moduleGraph.invalidateModule(module)
      this.environment.hot.send({ type: 'full-reload' }) // running worlds hold memory of the old layout
      return []
    },
  }
}

/**
 * Deflated, because a compressed transfer finds little in base64: 28 instead of 37 kB. Native decoders first (browsers of 2025, Node);
 * the loop for older browsers takes 3 to 11 times as long.
 * @param {string} base64 of the deflated bytes
 */
const decoder = (base64) => `const text = ${JSON.stringify(base64)}
const loop = (characters) => {
  const bytes = new Uint8Array(characters.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i)
  return bytes
}
const deflated = () => Uint8Array.fromBase64 ? Uint8Array.fromBase64(text)
  : globalThis.Buffer ? new Uint8Array(globalThis.Buffer.from(text, 'base64'))
  : loop(atob(text))
export const kernelBytes = async () =>
  new Uint8Array(await new Response(new Blob([deflated()]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer())
`
