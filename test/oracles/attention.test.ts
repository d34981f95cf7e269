// O5, O9, O10 and O11: what visits, sales and sharing feed back into.
import { testOracles } from './run-oracles.ts'

testOracles({
  O5: {
    second: { A: 4e4, b: 3e4, f: 0.1, rho: 0.5, delta: 0.03, T: 18, worlds: 1, fans: 50_000 },
    printed: [
      { quantity: 'natural share of visits, day 0', exact: 0.14, digits: 4, tolerance: { relative: 0.01 } },
      { quantity: 'natural share, closed form, day 25', exact: 0.355, digits: 3, tolerance: { relative: 0.01 } },
    ],
  },
  O5w: { second: { m: 0.5, f: 0.08, rho: 0.4, b: 20_000, worlds: 2, fans: 150_000 } },
  O9: { second: { gamma: 0.8, anchors: 20, seed: 4 } },
  O10: {
    second: { first: 2, second: 2, sales: 25, worlds: 3000 },
    printed: [
      { quantity: 'mean share', exact: 0.25, digits: 9, tolerance: { relative: 0.02 } },
      { quantity: 'sd of the share in the limit', exact: 0.1936, digits: 4, tolerance: { relative: 0.02 } },
    ],
  },
  O11: {
    second: { p: 0.05, q: 0.2, runs: 8, fans: 4000, seed: 2 },
    printed: [
      { quantity: 'adoption at t=5, steps taken off', exact: 0.3312, digits: 4, tolerance: { relative: 0.01 } },
      { quantity: 'adoption at t=7, steps taken off', exact: 0.549, digits: 4, tolerance: { relative: 0.01 } },
      { quantity: 'adoption at t=10, steps taken off', exact: 0.8128, digits: 4, tolerance: { relative: 0.01 } },
    ],
  },
})
