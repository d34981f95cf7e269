// The program `snowball`. The built worker lies beside it.
import { main } from './main.ts'
import { processTerminal } from './terminal.ts'

process.exitCode = await main(process.argv.slice(2), processTerminal(new URL('./simulate.node.js', import.meta.url)))
