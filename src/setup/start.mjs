// `npm start`: installs when needed, builds, serves dist/web and prints the address. PORT chooses the port.
import './install.mjs'
import { fileURLToPath } from 'node:url'
import { buildAll } from './build.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const port = process.env.PORT ? Number(process.env.PORT) : undefined
if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
  console.error(`PORT: not a port number; got ${process.env.PORT}`)
  process.exit(1)
}

console.log('Building …')
await buildAll()
const { preview } = await import('vite')
try {
  // A port that was asked for must be free; otherwise 5173 or the next free one.
  const server = await preview({ root, logLevel: 'warn', preview: { port: port ?? 5173, strictPort: port !== undefined } })
  console.log(`Snowball is at ${server.resolvedUrls?.local[0]} (Ctrl+C stops it)`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
