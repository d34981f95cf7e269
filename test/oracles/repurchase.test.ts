// O1 to O4 and O6: repeat purchases of the engine's fans, and the likelihoods of the library.
import { testOracles } from './run-oracles.ts'

testOracles({
  O1: {
    second: { r: 0.5, alpha: 6, a: 2, b: 3, fans: 50_000 },
    printed: [
      { quantity: 'orders a fan by week 1', exact: 0.053268, digits: 6 },
      { quantity: 'orders a fan by week 39', exact: 1.196723, digits: 6 },
      { quantity: 'orders a fan by week 52', exact: 1.446051, digits: 6 },
      { quantity: 'orders a fan by week 78', exact: 1.860519, digits: 6 },
    ],
  },
  O1b: { second: { r: 2, alpha: 20, a: 1.5, b: 4, t: 26, fans: 50_000, seed: 3 } },
  O2: { second: { r: 3, alpha: 9, x: 0, T: 20 } },
  O2b: { second: { r: 2, alpha: 5, s: 3, beta: 40, x: 7, tx: 11, T: 30, t: 12 }, printed: [{ quantity: 'purchases by week 39', exact: 1.213, digits: 4 }] },
  O3: { second: { r: 1.3, alpha: 8, a: 0.3, b: 1.1, x: 5, tx: 12, T: 39 }, printed: [{ quantity: 'P(alive)', exact: 0.7266, digits: 4, tolerance: { absolute: 1e-4 } }] },
  O4: { second: { r: 1.3, alpha: 8, a: 1.4, b: 1.1, x: 5, tx: 12, T: 39, t: 8 }, printed: [{ quantity: 'purchases in the next 39 weeks', exact: 1.226, digits: 4, tolerance: { absolute: 1e-3 } }] },
  O6: {
    second: { r: 0.4, mean: 2, fans: 50_000 },
    printed: [
      { quantity: 'penetration in a month', exact: 0.1697, digits: 4 },
      { quantity: 'repeat in the next month', exact: 0.8071, digits: 4 },
    ],
  },
})
