// The kernel without SIMD, for engines and tools that have none: the few vector functions written one fan at a time.
// Invariant: it computes the same bits (the benches compare digests); a vector instruction that this file does not know is an error.

const activity = `export function openActivity(day: i32): void {
  let rate = 0.0
  for (let c = 0; c < 16; c++) rate = max<f64>(rate, shareRate[c])
  sharedBelow = rate > 0 ? threshold(1 - exp(-2 * rate)) : 0
  const activityKey = key(Purpose.activity, day), candidateKey = key(Purpose.candidate, day), shareKey = key(Purpose.shareEntry, day)
  const candidateBelow: u32 = p(Param.considered) > 0 || p(Param.entriesFixed) > 0 ? 0xffffffff : poissonCandidate[0]
  let dueOut = dueFans.at(0), browserOut = browsers.at(0), shopperOut = shoppers.at(0)
  let active: i32 = 0
  for (let i = 0; i < fans; i++) {
    const id = <u32>(firstFan + i), first = draw(id, activityKey)
    const awake = i32(first < activeBelow[i])
    history[i] = history[i] << 1 | awake
    active += awake
    let entries = i32(draw(id, candidateKey) < candidateBelow)
    if (sharedBelow != 0) entries |= i32(draw(id, shareKey) < sharedBelow)
    const shops = i32(first < needBelow[i]) & i32(<i32>lapsedUntil[i] <= day) | awake & i32(i < panel)
    store<u32>(dueOut, i); dueOut += i32(<i32>due[i] == day) << 2
    store<u32>(browserOut, i); browserOut += (entries & awake & ~shops) << 2
    store<u32>(shopperOut, i); shopperOut += shops << 2
  }
  dueCount = <i32>((dueOut - dueFans.at(0)) >> 2)
  browserCount = <i32>((browserOut - browsers.at(0)) >> 2)
  shopperCount = <i32>((shopperOut - shoppers.at(0)) >> 2)
  count[Metric.active] = active
  clock[Clock.activeToday] = <f64>active
}
`

const sumSpend = `function sumSpend(): i64 {
  let low: i64 = 0
  for (let i = 0; i < fans; i++) low += spend[i]
  return low
}
`

const sumBytes = `function sumBytes(column: Column<u8>, n: i32): i64 {
  let sum: i32 = 0
  for (let i = 0; i < n; i++) sum += column[i]
  return sum
}
`

/** @type {Record<string, Record<string, string>>} by file and function */
const scalar = { 'processes/activity.ts': { hash4: '', openActivity: activity }, 'ledger.ts': { sumSpend, sumBytes } }

/**
 * `patch` for compileKernel.
 * @param {string} path
 * @param {string} source
 */
export function withoutSimd(path, source) {
  let text = source
  for (const [name, replacement] of Object.entries(scalar[path] ?? {})) {
    const whole = new RegExp(`(// @ts-ignore: decorator\\n@inline\\n)?(export )?function ${name}\\([\\s\\S]*?\\n}\\n`)
    if (!whole.test(text)) throw new Error(`${path}: no function ${name}; test/bench/scalar-kernel.mjs must follow the kernel`)
    text = text.replace(whole, () => replacement)
  }
  if (path === 'processes/activity.ts') text = text.replace(/import \{ key,/, 'import { draw, key,')
  const left = /\b(v128|[if]\d+x\d+)\b/.exec(text.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, ''))
  if (left) throw new Error(`${path}: uses ${left[1]}; test/bench/scalar-kernel.mjs must follow the kernel`)
  return text
}
