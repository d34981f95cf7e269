// zod probes `new Function` when a schema is made; the page's policy forbids eval, and Firefox reports the attempt.
// Invariant: imported before src/model/schema.ts.
import { config } from 'zod'

config({ jitless: true })
