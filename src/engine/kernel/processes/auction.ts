// The aggregate auction for paid impressions: fill f solves f = x / (1 + f^kappa), cleared price c0 (1 + f^kappa); full above x = 2.
import { pow } from '../numeric'

/** Share of the impressions for sale that is sold at relative demand x >= 0 (x = 1: offers worth the whole inventory at the floor price). */
export function clearedFill(demand: f64, exponent: f64): f64 {
  if (demand <= 0) return 0
  if (demand >= 2) return 1
  let low = 0.0, high = min<f64>(1, demand)
  let f = high * 0.7
  for (let i = 0; i < 60; i++) {
    const power = exponent == 2 ? f * f : pow(f, exponent)
    const value = f * (1 + power) - demand
    if (value > 0) high = f; else low = f
    let next = f - value / (1 + (1 + exponent) * power)
    if (next <= low || next >= high) next = 0.5 * (low + high)
    if (abs(next - f) < 1e-14) return next
    f = next
  }
  return f
}
