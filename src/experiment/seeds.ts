// Seeds of replicates. Invariant: within an experiment no two replicates share a seed (the mixing is a bijection of
// the replicate's number), and adjacent replicates or adjacent experiment seeds give unrelated ones.

/**
 * A bijection of 32-bit words: xor-shifts and odd multipliers of triple32 (Wellons, hash-prospector; the constants of
 * PERFORMANCE.md), with the key added midway so that different keys give different permutations.
 */
const permute = (word: number, key: number): number => {
  let x = word | 0
  x = Math.imul(x ^ (x >>> 17), 0xed5ad4bb)
  x = (x + key) | 0
  x = Math.imul(x ^ (x >>> 11), 0xac4c1b51)
  x = Math.imul(x ^ (x >>> 15), 0x31848bab)
  return (x ^ (x >>> 14)) >>> 0
}

/** Key word that no replicate number uses, so that the key of seed s is not itself a replicate's seed. */
const KEY_SALT = 0x9e3779b9

/**
 * Seed of a replicate.
 * @param experimentSeed whole number, 0 .. 2^32 - 1
 * @param replicate whole number, 0 .. 2^32 - 1
 * @returns 0 .. 2^32 - 1
 * @example replicateSeed(1, 0) // 991576150
 */
export const replicateSeed = (experimentSeed: number, replicate: number): number =>
  permute(replicate, permute(experimentSeed, KEY_SALT))

/** Seeds of replicates 0 .. count - 1. */
export const replicateSeeds = (experimentSeed: number, count: number): number[] =>
  Array.from({ length: count }, (_, replicate) => replicateSeed(experimentSeed, replicate))
