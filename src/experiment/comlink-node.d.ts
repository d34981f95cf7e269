// comlink ships this adapter without types for its ES module.
declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { Endpoint } from 'comlink'
  interface NodePort {
    postMessage(message: unknown, transfer?: readonly never[]): void
    on(type: string, listener: (message: unknown) => void): unknown
    off(type: string, listener: (message: unknown) => void): unknown
  }
  const nodeEndpoint: (port: NodePort) => Endpoint
  export default nodeEndpoint
}
