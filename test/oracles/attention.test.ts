// O5, O9, O10 and O11: what visits, sales and sharing feed back into.
import { testOracles } from './run-oracles.ts'

testOracles({
  O5: {
    light: { worlds: 3 },
    second: { A: 4e4, b: 3e4, f: 0.1, rho: 0.5, delta: 0.03, T: 18, worlds: 1, fans: 50_000 },
    printed: [
      { quantity: 'natural share of visits, day 0', exact: 0.14, digits: 4, tolerance: { relative: 0.01 } },
      { quantity: 'natural share of visits, day 25', exact: 0.355, digits: 3, tolerance: { relative: 0.01 } },
    ],
  },
  O5w: { light: { worlds: 6, fans: 200_000 }, second: { m: 0.5, f: 0.08, delta: 0.04, b: 2000, worlds: 4, fans: 150_000 } },
  O9: { second: { gamma: 0.8, anchors: 20, seed: 4 } },
  O10: {
    light: { worlds: 8000 },
    second: { first: 2, second: 2, sales: 25, worlds: 3000 },
    printed: [
      { quantity: 'mean share', exact: 0.25, digits: 9, tolerance: { relative: 0.02 } },
      { quantity: 'sd of the share after 40 sales', exact: 0.1936 * Math.sqrt(40 / 44), digits: 4, tolerance: { relative: 0.02 } },
    ],
  },
  O11: {
    light: { fans: 5000, steps: 50 },
    second: { p: 0.05, q: 0.2, runs: 8, fans: 4000, steps: 50, seed: 2 },
    printed: [
      { quantity: 'adoption at t=5', exact: 0.3312, digits: 4 },
      { quantity: 'adoption at t=7', exact: 0.549, digits: 4 },
      { quantity: 'adoption at t=10', exact: 0.8128, digits: 4 },
    ],
  },
  traffic: { second: { gammaT: 0.5, gammaG: 1.3, demote: 0.4, boost: 1.5, epsilon: 0.05, fans: 1000, seed: 2 } },
  visits: { second: { rooms: 100, epsilon: 0, fans: 10_000, seed: 2 } },
  following: { second: { f0: 0.2, fB: 0.1, s: 1, rooms: 8, fans: 10_000, seed: 2 } },
})
