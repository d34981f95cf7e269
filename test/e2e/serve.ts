// Serves dist/web on a free port for the time of the end-to-end tests and names the address in SNOWBALL_URL.
import { fileURLToPath } from 'node:url'
import { preview } from 'vite'

export default async function serve() {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 4173, strictPort: false } })
  process.env.SNOWBALL_URL = server.resolvedUrls?.local[0]
  return () => server.close()
}
