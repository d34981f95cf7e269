/**
 * Fits a few parameters of a world to as many figures by damped Gauss-Newton with common random numbers: every trial is lived on the same
 * seeds, so that differences between trials are differences of the parameters and hardly of chance.
 *
 * Invariant: what comes back is the best trial that was actually lived, never an extrapolation; the fit sees fitted figures only.
 */

/** A parameter that the fit may move. */
export interface Knob {
  readonly id: string
  readonly start: number
  /** change that is tried for the derivative and in which the damping is measured */
  readonly step: number
  readonly min: number
  readonly max: number
}

/** A figure that must come out. */
export interface Target {
  readonly id: string
  readonly value: number
  /** distance that counts as one */
  readonly scale: number
}

export interface Trial {
  /** [knob] */
  readonly values: readonly number[]
  /** [target] means over the worlds */
  readonly figures: readonly number[]
  /** sum of squared distances in scales */
  readonly misfit: number
}

export interface WorldFitOptions {
  readonly knobs: readonly Knob[]
  readonly targets: readonly Target[]
  /** Lives several settings of the knobs on the same worlds; returns [trial × target] means. */
  readonly live: (settings: readonly (readonly number[])[]) => Promise<readonly (readonly number[])[]>
  /** most derivatives; each costs one trial a knob and three trials of the step */
  readonly rounds?: number
  /** a misfit at which the fit is content; default .1 (a third of a scale away in one figure) */
  readonly enough?: number
  readonly onTrial?: (trial: Trial, round: number) => void
}

/** Ridge in units of (scale per step)². [A] small beside a figure that moves by a scale per step, large beside one that does not move */
const DAMPING = 0.02
/** Longest move of a knob in one round, in steps. [A] the figures are close to linear over it */
const LONGEST = 4
/** Shares of the computed move that are lived; the best is kept. */
const SHARES = [1, 0.5, 0.2] as const

/**
 * Solves A x = b by elimination with partial pivoting.
 * @param matrix [n × n], not singular
 */
export const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] => {
  const n = right.length
  const rows = matrix.map((row, i) => [...row, right[i]])
  for (let i = 0; i < n; i++) {
    const pivot = rows.reduce((best, row, r) => (r > i && Math.abs(row[i]) > Math.abs(rows[best][i]) ? r : best), i)
    ;[rows[i], rows[pivot]] = [rows[pivot], rows[i]]
    for (let r = 0; r < n; r++) {
      if (r === i) continue
      const factor = rows[r][i] / rows[i][i]
      for (let c = i; c <= n; c++) rows[r][c] -= factor * rows[i][c]
    }
  }
  return rows.map((row, i) => row[n] / row[i])
}

/**
 * Runs the fit.
 * @returns the best trial
 * @example await fitWorld({ knobs: [{ id: 'a', start: 0, step: 1, min: -9, max: 9 }], targets: [{ id: 'y', value: 4, scale: 1 }], live: async (all) => all.map(([a]) => [2 * a]) })
 */
export const fitWorld = async ({ knobs, targets, live, rounds = 4, enough = 0.1, onTrial }: WorldFitOptions): Promise<Trial> => {
  const within = (value: number, { min, max }: Knob): number => Math.min(max, Math.max(min, value))
  const distances = (figures: readonly number[]): number[] => targets.map(({ value, scale }, k) => (figures[k] - value) / scale)
  const trialOf = (values: readonly number[], figures: readonly number[]): Trial => {
    const misfit = distances(figures).reduce((sum, each) => sum + each * each, 0)
    return { values, figures, misfit: Number.isFinite(misfit) ? misfit : Infinity }
  }
  let best: Trial | undefined
  for (let round = 0; round < rounds; round++) {
    const here = best?.values ?? knobs.map((knob) => within(knob.start, knob))
    // a knob at its upper end is tried downwards
    const moves = knobs.map(({ step, max }, k) => (here[k] + step > max ? -step : step))
    const settings = [here, ...knobs.map((_, k) => here.map((value, other) => (other === k ? value + moves[k] : value)))]
    const figures = best === undefined ? await live(settings) : [best.figures, ...(await live(settings.slice(1)))]
    const origin = trialOf(here, figures[0])
    if (best === undefined) onTrial?.(origin, round)
    best = origin
    if (best.misfit <= enough) break

    const now = distances(origin.figures)
    const slopes = knobs.map((_, k) => distances(figures[k + 1]).map((each, t) => ((each - now[t]) / moves[k]) * knobs[k].step)) // [knob × target] per step
    const normal = slopes.map((left, i) => slopes.map((right, j) => left.reduce((sum, each, t) => sum + each * right[t], 0) + (i === j ? DAMPING : 0)))
    const move = solve(normal, slopes.map((slope) => -slope.reduce((sum, each, t) => sum + each * now[t], 0)))
    const longest = Math.max(1, ...move.map((steps) => Math.abs(steps) / LONGEST))
    const candidates = SHARES.map((share) => knobs.map((knob, k) => within(here[k] + ((share * move[k]) / longest) * knob.step, knob)))
    const lived = (await live(candidates)).map((each, k) => trialOf(candidates[k], each))
    const winner = lived.reduce((low, each) => (each.misfit < low.misfit ? each : low))
    onTrial?.(winner, round)
    if (winner.misfit >= best.misfit) break
    best = winner
    if (best.misfit <= enough) break
  }
  return best!
}
