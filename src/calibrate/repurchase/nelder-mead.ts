// Nelder–Mead minimisation without derivatives (Nelder & Mead 1965, coefficients 1, 2, ½, ½).
//
// Invariant: the returned value is the smallest that the function ever gave. `converged` is true only if a fresh
// simplex around the found point gained nothing either: a shrunken simplex alone proves little. The function may
// give Infinity (not NaN) outside its domain.
//
// Why not a library: fmin 0.0.4 exports nothing to ES modules, assigns an undeclared variable when the simplex
// shrinks, reports no convergence and has no types.
export interface Minimum {
  readonly point: readonly number[]
  readonly value: number
  readonly converged: boolean
  readonly evaluations: number
}

export interface NelderMeadOptions {
  /** edge of the starting simplex in the unit of the coordinates; 0.5 */
  readonly edge?: number
  /** stop when the simplex is smaller than this in every coordinate; 1e-7 */
  readonly pointTolerance?: number
  /** and when its values differ by less than this plus 1e-13 of their size; 1e-9 */
  readonly valueTolerance?: number
  /** give up after so many evaluations; 4000 for each coordinate */
  readonly maxEvaluations?: number
}

interface Vertex {
  readonly point: readonly number[]
  readonly value: number
}

/**
 * Local minimum of `f` near `start`.
 * @param f function of a point; finite at `start`
 * @param start at least one coordinate
 * @throws RangeError if f(start) is not finite
 */
export function nelderMead(
  f: (point: readonly number[]) => number,
  start: readonly number[],
  options: NelderMeadOptions = {},
): Minimum {
  const { edge = 0.5, pointTolerance = 1e-7, valueTolerance = 1e-9, maxEvaluations = 4000 * start.length } = options
  let evaluations = 0
  const spent = () => evaluations >= maxEvaluations
  const at = (point: readonly number[]): Vertex => {
    evaluations++
    return { point, value: f(point) }
  }
  const tolerance = ({ value }: Vertex) => valueTolerance + 1e-13 * Math.abs(value)
  let best = at(start)
  if (!Number.isFinite(best.value)) throw new RangeError(`nelderMead(start): f must be finite there; got ${best.value}`)
  for (let width = edge; !spent(); width = edge / 10) {
    const found = descend(best, width)
    const gain = best.value - found.value
    best = found
    if (!spent() && gain <= tolerance(best)) return { ...best, converged: true, evaluations }
  }
  return { ...best, converged: false, evaluations }

  /** One simplex from its start to its collapse; returns its best vertex. */
  function descend(origin: Vertex, width: number): Vertex {
    const simplex = [
      origin,
      ...origin.point.map((_, axis) => at(origin.point.map((x, i) => (i === axis ? x + width : x)))),
    ]
    while (!spent()) {
      simplex.sort((one, other) => one.value - other.value)
      const lowest = simplex[0]
      const worst = simplex.pop()!
      if (collapsed([...simplex, worst])) return lowest
      const centre = origin.point.map(
        (_, i) => simplex.reduce((sum, vertex) => sum + vertex.point[i], 0) / simplex.length,
      )
      const along = (step: number): Vertex => at(centre.map((c, i) => c + step * (c - worst.point[i])))
      const reflected = along(1)
      let next = reflected
      if (reflected.value < lowest.value) {
        const expanded = along(2)
        if (expanded.value < reflected.value) next = expanded
      } else if (!(reflected.value < simplex.at(-1)!.value)) {
        next = along(reflected.value < worst.value ? 0.5 : -0.5)
      }
      if (next.value < worst.value) simplex.push(next)
      else {
        const shrunk = [...simplex.slice(1), worst].map(({ point }) =>
          at(point.map((x, i) => (x + lowest.point[i]) / 2)),
        )
        simplex.splice(1, Infinity, ...shrunk)
      }
    }
    return simplex.reduce((low, vertex) => (vertex.value < low.value ? vertex : low))
  }

  function collapsed(simplex: readonly Vertex[]): boolean {
    const lowest = simplex[0]
    return simplex.every(
      ({ point, value }) =>
        value - lowest.value <= tolerance(lowest) &&
        point.every((x, i) => Math.abs(x - lowest.point[i]) <= pointTolerance),
    )
  }
}
