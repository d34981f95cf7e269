// What anchors decide about honesty and guarantees: counterfeit shock, monthly choice to cheat, brushing, and the trust card.
// Cheat with probability sigmoid((b - p F) / s) in days of sales; uptake compares a keyed uniform of the anchor with the share asked for.
import { Param, Purpose, Metric, Entrant } from '../slots'
import { draw, key, unit } from '../random'
import { exp, pow } from '../numeric'
import { p, slots, status, OPEN, birth, fake, lean, strikes, reminded, rights, decile, brushing, tally, tallyCell, Tally, good, bad, count, eventWeight,
  complaints30, sales, priceFen, script, scripted } from '../state'
import { anchorUniform } from '../traits'
import { EVIDENCE } from './anchors'

/** A share of anchors starts to sell counterfeits on the day of the shock. */
export function shock(day: i32): void {
  if (day != <i32>p(Param.shockDay)) return
  for (let j = 0; j < slots; j++) {
    if (status[j] != OPEN || anchorUniform(j, Purpose.shock) >= p(Param.shockShare)) continue
    lean[j] = max<f64>(lean[j], p(Param.shockRate))
    fake[j] = lean[j]
  }
}

/** Monthly: inclined anchors weigh the gain of cheating against expected punishment. */
export function chooseHonesty(day: i32): void {
  const mode = <i32>p(Param.cheatChoice)
  if (mode == 0) return
  const cheatKey = key(Purpose.cheat, day)
  for (let j = 0; j < slots; j++) {
    if (status[j] != OPEN || lean[j] == 0) continue
    const u = unit(draw(birth[j], cheatKey))
    let cheats: bool
    if (mode == 2) cheats = u > p(Param.cheatDetection) * p(Param.cheatPenalty) // benefit u ~ U(0,1)
    else {
      // perceived chance of a strike within 30 days of cheating at the inclined rate
      const severe = max<f64>(complaints30[j], 30 * lean[j] * sales[j] * 100 / <f64>max<i32>(1, priceFen[j]))
      const caught = 1 - pow(1 - p(Param.inspect) * min<f64>(1, 4 * lean[j]), 30) * pow(1 - p(Param.detect), severe)
      const gain = 30 * lean[j] * p(Param.cheatGain)
      const loss = caught * p(Param.cheatMargin) * (p(Param.suspendDays) + p(Param.cheatTrustLoss))
      cheats = u < 1 / (1 + exp(-(gain - loss) / p(Param.cheatNoise)))
    }
    let rate = cheats ? lean[j] : 0.0
    for (let s = 0; s < <i32>strikes[j]; s++) rate *= 0.5
    if (reminded[j]) rate *= p(Param.remindEffect)
    fake[j] = rate
  }
}

/** Fake praise: good public evidence in proportion to real orders, without any delivery. */
export function brush(): void {
  const share = p(Param.brushShare), rate = p(Param.brushRate), weight = eventWeight()
  for (let j = 0; j < slots; j++) {
    if (status[j] != OPEN || brushing[j] == 2) continue
    const on = share > 0 && anchorUniform(j, Purpose.brush) < share
    brushing[j] = u8(on)
    if (!on) continue
    count[Metric.brushers]++
    good[j] += floor<f64>(<f64>tally[tallyCell(Tally.orders, j)] * rate * weight * EVIDENCE + 0.5)
  }
}

/** Trust card: rights by size tier, taken up by a share of anchors or by those whom it pays. */
export function takeCards(): void {
  const uptake = p(Param.cardUptake), decide = p(Param.cardDecide) > 0
  for (let j = 0; j < slots; j++) {
    if (status[j] != OPEN) continue
    const mask = <u8>p(decile[j] == 0 ? Param.cardHead : decile[j] <= 4 ? Param.cardWaist : Param.cardTail)
    let takes = uptake > 0 && anchorUniform(j, Purpose.card) < uptake
    if (takes && decide) takes = pays(j, mask)
    const own = script[j] >= 0 ? <u8>scripted[<i32>script[j] * Entrant.COUNT + Entrant.rights] : 0
    rights[j] = takes ? mask | own : own
  }
}

/** Disappointed share of the platform's deliveries, for anchors without a record (fitted pattern .15-.20). */
const TYPICAL_BAD: f64 = 0.18

/** Does the card pay the anchor: margin on the extra sales against the expected cost an order, at current prices. */
function pays(j: i32, mask: u8): bool {
  let lift = 0.0
  for (let right = 0; right < 6; right++) if (mask >> <u8>right & 1) lift += p(Param.lift7Day + right)
  const rmb = <f64>priceFen[j] / 100
  // his own disappointed share by his public record, beside one delivery like the platform's average
  const satisfied = good[j] / EVIDENCE, disappointed = bad[j] / EVIDENCE / p(Param.omega)
  const badShare = (disappointed + TYPICAL_BAD) / (satisfied + disappointed + 1)
  // without a return nothing is sent back by the disappointed
  const returnRate = p(Param.returnGood) * (1 - badShare) + (mask & 4 ? 0 : p(Param.returnBad) * badShare)
  let cost = 0.0
  if (mask & 1) cost += p(Param.cost7Day) * returnRate
  if (mask & 2) cost += p(Param.costFreight) * returnRate
  if (mask & 4) cost += rmb * (p(Param.returnBad) * badShare + p(Param.refundAbuse) * (1 - badShare))
  if (mask & 8) cost += p(Param.tenPayout) * rmb * lean[j]
  if (mask & 32) cost += p(Param.costFast)
  return lift * p(Param.cheatMargin) * rmb > cost * (1 - p(Param.cardSubsidy))
}
