// Faults planted in the kernel, one or more in every process and part, and the oracle that must see each.
// Invariant: `find` stands in the file exactly as written (the test says when it does not any more); only the first occurrence is replaced.
import type { Process } from '../../src/engine/kernel/slots.ts'

export interface Fault {
  /** relative to src/engine/kernel */
  readonly file: string
  /** the step of the daily schedule that runs it, where it belongs to one */
  readonly process?: Exclude<keyof typeof Process, 'COUNT'>
  readonly find: string
  readonly replace: string
  readonly oracle: string
  readonly settings?: Readonly<Record<string, number>>
}

const small = { fans: 10_000 } as const

export const FAULTS: readonly Fault[] = [
  // --- the morning
  { file: 'processes/policy-clock.ts', process: 'policyClock', find: '<f64>day >= settings[at + 2]', replace: '<f64>day > settings[at + 2]', oracle: 'O26', settings: { fans: 400 } },
  { file: 'processes/policy-clock.ts', find: 'exp(-<f64>n / base[Param.habitDays])', replace: 'exp(-<f64>n / (base[Param.habitDays] + 0.001))', oracle: 'O24' },
  { file: 'processes/population.ts', process: 'population', find: 'count[Metric.followsLost] += lost', replace: 'count[Metric.followsLost] += lost - 1', oracle: 'O16', settings: { fans: 2000 } },
  { file: 'processes/review.ts', process: 'review', find: 'while (reached < 4 && real >=', replace: 'while (reached < 4 && real * 2 >=', oracle: 'stages' },
  { file: 'processes/review.ts', find: '<u8>(r * 10 / n)', replace: '<u8>(r * 9 / n)', oracle: 'stages' },
  { file: 'processes/providers.ts', find: 'const dose = min<f64>(1, p(Param.providerGain)', replace: 'const dose = min<f64>(1, 1.01 * p(Param.providerGain)', oracle: 'providers' },
  { file: 'processes/providers.ts', find: 'provider[j] = <i16>best; clients[best]++', replace: 'provider[j] = <i16>best; clients[best] += 2', oracle: 'providers' },
  { file: 'processes/anchors.ts', process: 'decayEvidence', find: '(r + prior * weight) / (r + s + weight)', replace: '(r + prior) / (r + s + weight)', oracle: 'reputation' },
  { file: 'processes/trust-shock.ts', find: 'raised(bondTrust(', replace: '(bondTrust(', oracle: 'trust-shock' },
  { file: 'processes/trust-shock.ts', find: 'bad[j] = floor<f64>(newBad + 0.5)', replace: '', oracle: 'trust-shock' },
  { file: 'processes/conduct.ts', process: 'conduct', find: 'rights[j] = takes ? mask | own : own', replace: 'rights[j] = mask', oracle: 'O26', settings: { fans: 400 } },
  { file: 'processes/conduct.ts', find: 'cheats = u > p(Param.cheatDetection)', replace: 'cheats = u < p(Param.cheatDetection)', oracle: 'O21', settings: { anchors: 500 } },
  { file: 'processes/anchors.ts', process: 'dress', find: 'p(Param.choiceSkill) * s', replace: 'p(Param.choiceSkill) * 0.8 * s', oracle: 'conversion', settings: { fans: 10_000 } },
  { file: 'processes/activity.ts', process: 'activity', find: 'i32x4.lt_u(first, v128.load(needBelow.at(i)))', replace: 'i32x4.lt_u(second, v128.load(needBelow.at(i)))', oracle: 'O6', settings: small },
  { file: 'processes/traffic.ts', process: 'traffic', find: '(1 - equal) * naturalShare[j] / sum', replace: 'naturalShare[j] / sum', oracle: 'O17', settings: { fans: 500, days: 10 } },
  { file: 'processes/subsidy.ts', find: '(1 - exp(-k * n)) / (1 - exp(-k * length))', replace: '(1 - exp(-k * n))', oracle: 'O18', settings: { fans: 500 } },
  { file: 'processes/reach.ts', find: '& watched & ~before', replace: '& watched', oracle: 'reach', settings: small },
  { file: 'processes/auction.ts', find: 'f * (1 + power) - demand', replace: 'f * (1 + 1.001 * power) - demand', oracle: 'O20' },
  { file: 'sampling.ts', find: 'left / sum * <f64>CERTAIN', replace: 'left / sum * 0.9 * <f64>CERTAIN', oracle: 'O10', settings: { worlds: 1000 } },
  // --- the fans' day
  { file: 'processes/fan-day.ts', process: 'unfollow', find: 'listCandidates(dueFans[t], day)', replace: 'if (t & 7) listCandidates(dueFans[t], day)', oracle: 'O13', settings: small },
  { file: 'processes/follow.ts', find: 'p(Param.unfollowTrust) / 0.6', replace: 'p(Param.unfollowTrust) / 0.5', oracle: 'O13', settings: small },
  { file: 'processes/follow.ts', find: 'gap = 1 + floor<f64>(', replace: 'gap = 2 + floor<f64>(', oracle: 'O13', settings: small },
  { file: 'processes/fan-day.ts', process: 'browse', find: 'routeClicks(true)', replace: 'routeClicks(true); if (clickCount > 0) setClickCount(0)', oracle: 'O5w', settings: { worlds: 1, fans: 60_000, m: 0, b: 60_000 } },
  { file: 'processes/fan-day.ts', process: 'shop', find: 'listVisits(fan, to - from, day) }', replace: 'if (fan & 7) listVisits(fan, to - from, day) }', oracle: 'revisit', settings: small },
  { file: 'processes/visit-private.ts', find: 'habit = h + 1', replace: 'habit = h + 0.999', oracle: 'O24' },
  { file: 'processes/visit-public.ts', find: 'drawsBelow(clock[Clock.paidSplit])', replace: 'drawsBelow(1.1 * clock[Clock.paidSplit])', oracle: 'credit', settings: small },
  { file: 'processes/clicks.ts', find: 'clickCount = at + min<i32>(n, 4)', replace: 'clickCount = at + min<i32>(n, 1)', oracle: 'O5' },
  { file: 'processes/rooms.ts', find: 'min<u16>(room.channel', replace: 'max<u16>(room.channel', oracle: 'credit', settings: small },
  { file: 'processes/rooms.ts', find: 'room.channels |= 1 << channel', replace: 'room.channels = 1 << channel', oracle: 'credit', settings: small },
  { file: 'processes/rooms.ts', find: '-= part * n', replace: '-= part * (n - 1)', oracle: 'credit', settings: small },
  { file: 'processes/trust.ts', find: '(r * keep + weight * reputation)', replace: '(r * keep + 0.9 * weight * reputation)', oracle: 'O8', settings: { fans: 3000, outcomes: 20 } },
  { file: 'processes/choose.ts', find: '* (1 + weight) >= weight', replace: '* (1.1 + weight) >= weight', oracle: 'O7', settings: small },
  { file: 'processes/order.ts', find: 'spend[fan] += <u32>fen', replace: 'spend[fan] += <u32>fen + 1', oracle: 'O15', settings: { fans: 500, days: 10 } },
  { file: 'processes/order.ts', find: 'unit(fold(bits, Draw.lapse)) < chance', replace: 'unit(fold(bits, Draw.lapse)) < 0.7 * chance', oracle: 'O1b', settings: { fans: 20_000 } },
  { file: 'lists.ts', find: 'followCount[fan]--', replace: 'followCount[fan] -= 2', oracle: 'O16', settings: { fans: 500, days: 20 } },
  { file: 'world.ts', find: 'else { const u = unit(fold(bits, Trait.need)); rate = scale *', replace: 'else { const u = unit(fold(bits, Trait.need)); rate = 1.1 * scale *', oracle: 'O6', settings: { fans: 20_000, r: 2 } },
  { file: 'traits.ts', find: 'base[Param.startSales] * exp(', replace: 'base[Param.startSales] * exp(0.5 * ', oracle: 'O10', settings: { worlds: 1000 } },
  { file: 'processes/deliver.ts', process: 'deliver', find: 'd -= p(Param.latePenalty)', replace: 'd -= 0.8 * p(Param.latePenalty)', oracle: 'satisfaction', settings: small },
  { file: 'processes/deliver.ts', find: 'day + 1 + length', replace: 'day + length', oracle: 'lapse', settings: small },
  // --- the evening
  { file: 'processes/enforce.ts', process: 'enforce', find: '4 * fake[j]', replace: '3 * fake[j]', oracle: 'O22', settings: { anchors: 2000, fakeRate: 0.1 } },
  { file: 'processes/evening.ts', process: 'evidence', find: 'omega * (m + quick * q)', replace: '1.01 * omega * (m + quick * q)', oracle: 'reputation' },
  { file: 'processes/evening.ts', process: 'sales', find: 'naturalShare[j] * quality[j] * 1000', replace: 'naturalShare[j] * 1000', oracle: 'O9' },
  { file: 'processes/evening.ts', process: 'equity', find: '(g / n - 0.8)', replace: '(g / n - 0.79)', oracle: 'equity' },
  { file: 'processes/evening.ts', process: 'shares', find: 'daily * <f64>clock[Clock.buyersSoFar]', replace: '0.8 * daily * <f64>clock[Clock.buyersSoFar]', oracle: 'O11', settings: { runs: 6, fans: 2000, steps: 20 } },
  { file: 'processes/evening.ts', process: 'demand', find: '- demandBoost[c]) / 7', replace: '- demandBoost[c]) / 6', oracle: 'demand' },
  { file: 'processes/evening.ts', process: 'coupons', find: '/ (to - next)', replace: '/ (2 * (to - next))', oracle: 'coupons', settings: { fans: 1000 } },
  { file: 'ledger.ts', process: 'months', find: 'both += m & (m >> 1) & 1', replace: 'both += m & 1', oracle: 'O6', settings: small },
  { file: 'ledger.ts', process: 'ledger', find: 'if (gmv != brandGmv)', replace: 'if (gmv == brandGmv)', oracle: 'O15', settings: { fans: 500, days: 10 } },
  { file: 'ledger.ts', process: 'record', find: 'count[Metric.inFlight] = <i64>clock[Clock.ordersInFlight]', replace: 'count[Metric.inFlight] = <i64>clock[Clock.ordersInFlight] + 1', oracle: 'O15', settings: { fans: 500, days: 10 } },
  { file: 'schedule.ts', find: 'chargeCommission(); smoothSales()', replace: 'smoothSales()', oracle: 'O15', settings: { fans: 500, days: 10 } },
  // --- what all of them stand on
  { file: 'digest.ts', find: 'entry.flags & ~(TAG_BOND | TAG_FOLLOW)', replace: 'entry.flags', oracle: 'O19', settings: { fans: 800 } },
  { file: 'random.ts', find: 'x *= 0xed5ad4bb', replace: 'x *= 1', oracle: 'generator', settings: { agents: 2 ** 18, trials: 2 } },
  { file: 'lanes.ts', find: '0x31848bab', replace: '0x31848bad', oracle: 'O6', settings: small },
  { file: 'numeric.ts', find: '8.333333333333333e-3', replace: '8.333333333e-3', oracle: 'numeric', settings: { points: 500 } },
]
