// O7, O8 and O24: choice, trust and habituation of single fans.
import { testOracles } from './run-oracles.ts'

testOracles({
  O7: { second: { V1: 1, V2: -2, V3: 0, dV: 0.5, fans: 20_000, seed: 2 } },
  O8: {
    light: { fans: 100_000 },
    second: { lambda: 0.8, pi: 0.6, outcomes: 40, fans: 40_000 },
    printed: [
      { quantity: 'mean trust after 120 outcomes', exact: 0.77273, digits: 3, tolerance: { absolute: 5e-4 } },
      { quantity: 'sd of trust after 120 outcomes', exact: 0.05823, digits: 3, tolerance: { absolute: 5e-4 } },
    ],
  },
  O8b: { second: { lambda: 0.8, pi: 0.6, omega: 5, fans: 20_000 }, printed: [{ quantity: 'mean trust', exact: 0.5745, digits: 3, tolerance: { absolute: 0.015 } }] },
  O8c: { second: { phi: 0.9, k: 2, pi: 0.6 }, printed: [{ quantity: 'mean good evidence', exact: 48, digits: 9, tolerance: { relative: 0.01 } }] },
  O24: { second: { T: 20, n: 9, M: 20 } },
})
