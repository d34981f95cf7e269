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

const find = `export function find(fan: i32, anchor: i32): i32 {
  const n = <i32>fanAt(fan).bonds
  let at = <usize>fanAt(fan).list
  for (let k = 0; k < n; k++, at += 8) if (<i32>load<u16>(at) == anchor) return k
  return NONE
}
`

const addClicks = `export function addClicks(fan: i32, place: i32, parent: u32, first: u32, n: i32, kind: u32): void {
  for (let e = 0; e < n; e++) addClick(fan, place, fold(parent, first + <u32>e), kind)
}
`

const drawChannels = `function drawChannels(n: i32): i32 {
  const paidBelow = drawsBelow(clock[Clock.paidSplit]), subsidisedFrom = drawsBelow(clock[Clock.subsidisedSplit]), recallBelow = drawsBelow(p(Param.recall))
  let recalls = 0
  for (let c = 0; c < ((n + 3) & ~3); c++) {
    const bits = clickBits[c], free = i32((clickKind[c] & KNOWN_ROOM) == 0), u = <u64>fold(bits, DRAW_CHANNEL)
    const isPaid = i32(u < paidBelow) & free, isSubsidised = i32(u >= subsidisedFrom) & free
    clickTree[c] = isPaid ? <u32>treePaid.at(0) : isSubsidised ? <u32>treeSubsidised.at(0) : <u32>treeNatural.at(0)
    clickChannel[c] = isPaid ? PAID : isSubsidised ? SUBSIDISED : NATURAL
    clickPass[c] = free ? fold(bits, DRAW_PASS) : 0
    clickFollow[c] = fold(bits, DRAW_FOLLOW)
    recalled[recalls] = <u32>c
    recalls += i32(c < n) & i32(<u64>fold(bits, DRAW_RECALL) < recallBelow) & free & ~(isPaid | isSubsidised)
  }
  return recalls
}
`

const drawBatch = `function drawBatch(fans: Column<u32>, n: i32, purpose: i32, day: i32, out: Column<u32>): void {
  for (let t = 0; t < n; t++) out[t] = draw(<u32>firstFan + fans[t], key(purpose, day))
}
`

const listVisits = `export function listVisits(shoppers: Column<u32>, needs: Column<u8>, n: i32, day: i32): i32 {
  const today = key(Purpose.privateVisit, day)
  let v = 0, shopper = 0
  for (; shopper < n && v < MAX_VISITS - 64; shopper++) {
    const fan = <i32>shoppers[shopper]
    if (needs[shopper] == 0 && fan >= panel) continue
    for (let k = 0, m = <i32>fanAt(fan).bonds; k < m; k++) {
      const entry = entryAt(fan, k), door = doors.at(4 * <i32>entry.anchor), bits = draw(<u32>(firstFan + fan) ^ load<u32>(door), today)
      visitWho[v] = <u32>shopper | <u32>k << ENTRY_AT
      visitBits[v] = bits
      v += <i32>(entry.flags & FOLLOWED) & i32(bits < load<u32>(door + gateOf(entry.flags)))
    }
  }
  visitCount = v
  return shopper
}
`

const listSought = `function listSought(n: i32): i32 {
  let out = 0
  for (let c = 0; c < n; c++) { sought[out] = c; out += i32(clickKind[c] < KNOWN) }
  for (let pad = 0; pad < 4; pad++) sought[out + pad] = n
  return out
}
`

const listCandidates = `export function listCandidates(fan: i32, day: i32): void {
  let next: u32 = NEVER
  for (let k = <i32>fanAt(fan).bonds - 1; k >= 0; k--) {
    const then = <u32>entryAt(fan, k).due, now = i32(<i32>then == day)
    jobFans[jobs] = <u32>fan
    jobEntries[jobs] = <u8>k
    jobs += now
    next = min<u32>(next, select<u32>(NEVER, then, now))
  }
  due[fan] = <u16>next
}
`

const amongLast = `function amongLast(key: u32): i32 {
  let same = 0
  for (let r = 0; r < 4; r++) same |= i32(keys[roomCount + r] == key) << r
  return same
}
`

/** Lanes that only tests ask for. */
const lanesAt = {
  drawLaneAt: 'export function drawLaneAt(agent: u32, purpose: i32, dayOf: i32): u32 { return draw(agent, makeKey(purpose, dayOf)) }\n',
  foldLaneAt: 'export function foldLaneAt(parent: u32, counter: i32): u32 { return fold(parent, <u32>counter) }\n',
  foldRunAt: 'export function foldRunAt(parent: u32, counter: u32): u32 { return fold(parent, counter) }\n',
}

/** @type {Record<string, Record<string, string>>} by file and function */
const scalar = {
  'processes/activity.ts': { openActivity: activity }, 'processes/clicks.ts': { addClicks }, 'processes/visit-public.ts': { drawChannels, listSought },
  'processes/fan-day.ts': { drawBatch }, 'processes/follow.ts': { listCandidates }, 'processes/rooms.ts': { amongLast }, 'processes/visit-private.ts': { listVisits },
  'lists.ts': { find }, 'ledger.ts': { sumSpend, sumBytes }, 'index.ts': lanesAt,
}

/**
 * `patch` for compileKernel.
 * @param {string} path
 * @param {string} source
 */
export function withoutSimd(path, source) {
  if (path === 'lanes.ts') return '' // nobody asks for lanes then
  let text = source
  for (const [name, replacement] of Object.entries(scalar[path] ?? {})) {
    const whole = new RegExp(`(// @ts-ignore: decorator\\n@inline\\n)?(export )?function ${name}\\([^\\n]*(}\\n|[\\s\\S]*?\\n}\\n)`)
    if (!whole.test(text)) throw new Error(`${path}: no function ${name}; test/bench/scalar-kernel.mjs must follow the kernel`)
    text = text.replace(whole, () => replacement)
  }
  if (path === 'processes/fan-day.ts') text = text.replace(/import \{ key \}/, 'import { draw, key }')
  if (path === 'processes/activity.ts') text = text.replace(/import \{ key,/, 'import { draw, key,')
  text = text.replace(/import \{[^}]*\} from '\.\.?\/lanes'\n/, '')
  const left = /\b(v128|[if]\d+x\d+)\b/.exec(text.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, ''))
  if (left) throw new Error(`${path}: uses ${left[1]}; test/bench/scalar-kernel.mjs must follow the kernel`)
  return text
}
