// O12 to O23, O25, O26 and what goes beyond the table: follows, ledgers, subsidies, enforcement, concentration, determinism, records.
import { testOracles } from './run-oracles.ts'

testOracles({
  O12: { second: { a: 2, b: 3, t: 8, fans: 40_000 }, printed: [{ quantity: 'survival to day 5', exact: 0.297, digits: 4 }] },
  O13: { second: { u0: 0.02, u1: 0.1, tau: 0.1, fans: 40_000 } },
  O14: { second: { days: 120, from: 40, fans: 10_000, seed: 2 }, printed: [] },
  O15: { second: { days: 100, fans: 3000, seed: 2 } },
  O16: { second: { days: 100, fans: 3000, seed: 3 } },
  O17: { second: { days: 60, fans: 3000, seed: 4 } },
  O18: { second: { budget: 5e8, days: 17, k: 0.4, cpm: 12, seed: 2 } },
  O19: { second: { budget: 3e8, coupon: 8, fans: 1500, seed: 2 } },
  O20: { second: { x: 1.7, kappa: 0.5 } },
  O21: { second: { p: 0.2, F: 3, seed: 5 } },
  O22: { second: { p: 0.2, fakeRate: 0.1, seed: 5 } },
  O23: { second: { sigma: 0.6, alpha: 4, q: 0.05 }, printed: [{ quantity: 'lognormal: Gini', exact: 0.6039, digits: 4, tolerance: { relative: 0.01 } }] },
  O25: { second: { at: 7, fans: 700, seed: 9 } },
  O26: { second: { fans: 700, seed: 3 } },
  reputation: { second: { pi: 0.5, omega: 5, phi: 0.95, stake: 0, fans: 300, seed: 2 } },
  equity: { second: { pi: 0.6, gain: 0.05, fans: 300, seed: 2 } },
  stages: { second: { fans: 3000, seed: 2 } },
  providers: { second: { fund: 1e9, providers: 5, seed: 2 } },
  demand: { second: { gain: 4, threshold: 0.5, festival: 0.5, fans: 20_000, seed: 2 } },
  coupons: { second: { value: 12, days: 90, fans: 3000, seed: 2 } },
  credit: { second: { rho: 0.6, paid: 0.1, fans: 20_000, seed: 2 } },
  'trust-shock': { second: { rise: 0.2, day: 25, fans: 1500, seed: 2 } },
  reach: { second: { pi: 0.9, m: 1.5, days: 3, fans: 20_000, seed: 2 } },
})
