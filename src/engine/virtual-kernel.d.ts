// The compiled simulation kernel as Vite serves it (src/setup/kernel.mjs, kernelPlugin).
declare module 'virtual:kernel' {
  /** The WebAssembly module's bytes; it imports `env.memory` and nothing else but `env.abort`. */
  export const kernelBytes: () => Promise<Uint8Array<ArrayBuffer>>
}
