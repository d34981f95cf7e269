// A kernel that notes which of its functions ran, and what ran in the instances made while something was done.
// Invariant: a note is a byte of the instance's own static memory, so that the instrumented kernel computes what the plain one does.
import { compileKernel } from '../../src/setup/kernel.mjs'

const MOST = 1024 // functions
/** `function name(…): type {`, exported or not */
const OPENING = /^( *(?:export )?function (\w+)(?:<\w+>)?\([^{]*\{)/gm

export interface InstrumentedKernel {
  readonly module: WebAssembly.Module
  /** [note] `processes/traffic.ts grant` */
  readonly functions: readonly string[]
}

export async function instrumentKernel(): Promise<InstrumentedKernel> {
  const functions: string[] = []
  const bytes = await compileKernel({
    optimize: false,
    patch: (path, source) => {
      if (path.startsWith('slots')) return source // names only
      const noted = source.replace(OPENING, (opening, _, name: string) => `${opening} store<u8>(RAN + ${functions.push(`${path} ${name}`) - 1}, 1);`)
      if (path === 'column.ts') return `export const RAN = memory.data(${MOST})\n${noted}`
      const imported = `import { RAN } from '${path.includes('/') ? '../' : './'}column'\n${noted}`
      return path === 'index.ts' ? `${imported}\nexport function notes(): usize { return RAN }\n` : imported
    },
  })
  if (functions.length > MOST) throw new Error(`room for ${MOST} notes; got ${functions.length} functions`)
  return { module: await WebAssembly.compile(bytes), functions }
}

/** Functions of the kernel that ran in any instance made by `act`. */
export function ranDuring({ functions }: InstrumentedKernel, act: () => void): Set<string> {
  const Plain = WebAssembly.Instance
  const read: (() => Uint8Array)[] = []
  WebAssembly.Instance = class extends Plain {
    constructor(module: WebAssembly.Module, imports?: WebAssembly.Imports) {
      super(module, imports)
      const { notes } = this.exports as { readonly notes?: () => number }
      const memory = imports?.['env']?.['memory'] as WebAssembly.Memory
      if (notes) read.push(() => new Uint8Array(memory.buffer, notes(), functions.length).slice())
    }
  }
  try {
    act()
  } finally {
    WebAssembly.Instance = Plain
  }
  const ran = new Set<string>()
  for (const notes of read) notes().forEach((noted, n) => noted && ran.add(functions[n]))
  return ran
}
