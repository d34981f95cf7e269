// `npm run bench:browsers`: the shipped kernel in Node, Chromium and Firefox in one go. Goals: Chromium as Node, Firefox >= .8 of Chromium.
import { measureEngines } from './engines.mjs'

const FANS = 20_000
const WINDOW = 60 // days after the burn-in
const ROUNDS = 15

const { readings, load } = await measureEngines({ shipped: { fans: FANS, window: WINDOW } }, ROUNDS)
const speed = (/** @type {string} */ name) => {
  const reading = readings.find(({ engine }) => engine.startsWith(name))
  return reading ? 1e3 / reading.nsPerFanDay : NaN
}

console.log(`PLATFORM baseline, ${FANS.toLocaleString('en')} fans, ${WINDOW} days after the burn-in; each day's least time of ${ROUNDS} rounds in turn.`)
console.log(`Load average ${load[0].toFixed(1)} before, ${load[1].toFixed(1)} after.\n`)
console.log('Engine             ns per fan-day  M fan-days/s  ns per draw  digest')
for (const { engine, nsPerFanDay, nsPerDraw, digest } of readings)
  console.log(`${engine.padEnd(17)}  ${nsPerFanDay.toFixed(1).padStart(14)}  ${(1e3 / nsPerFanDay).toFixed(1).padStart(12)}  ${nsPerDraw.toFixed(2).padStart(11)}  ${digest}`)

/** @type {[string, number, number][]} */
const goals = [
  ['Chromium against Node', speed('Chromium') / speed('Node'), 0.95],
  ['Firefox against Chromium', speed('Firefox') / speed('Chromium'), 0.8],
]
console.log('')
for (const [name, ratio, goal] of goals)
  console.log(`${name.padEnd(26)}${Number.isNaN(ratio) ? 'not measured' : `${ratio.toFixed(2)}  goal ≥ ${goal}  ${ratio >= goal ? 'pass' : 'missed'}`}`)
const digests = new Set(readings.map(({ digest }) => digest))
console.log(`${'Digests'.padEnd(26)}${digests.size === 1 ? 'all alike' : 'DIFFER'}`)
if (digests.size > 1) process.exitCode = 1
