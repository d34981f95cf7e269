// Synthetic worlds for tests of the statistics: a seeded stream of draws with known means.
// Invariant: no test depends on Math.random; a failing trial can be repeated from its seed.

/** Mulberry32: enough for test data. */
export const uniformStream = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }
}

export const normalStream = (seed: number): (() => number) => {
  const uniform = uniformStream(seed)
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}

/** Shapes of a paired difference, each with mean 0 and a standard deviation near 1. */
export const SHAPES: Record<string, (normal: () => number, uniform: () => number) => number> = {
  gaussian: (normal) => normal(),
  uniform: (_, uniform) => (uniform() - 0.5) * Math.sqrt(12),
  'heavy-tailed (t with 4 degrees of freedom)': (normal) =>
    normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2 + normal() ** 2) / 4) / Math.SQRT2,
  'skewed (exponential, skewness 2)': (_, uniform) => -Math.log(1 - uniform()) - 1,
  'skewed (lognormal, skewness 1.75)': (normal) => (Math.exp(0.5 * normal()) - Math.exp(0.125)) / 0.604,
  'a rare large world (5% of worlds 4 sd away)': (normal, uniform) =>
    (normal() + (uniform() < 0.05 ? 3.8 : -0.2)) / Math.sqrt(1 + 0.05 * 0.95 * 16),
}
