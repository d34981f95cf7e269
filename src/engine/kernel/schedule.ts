// The model on one page: what happens in a day, in order.
// Invariant: morning processes write anchors and traffic; fans and deliveries write themselves and integer tallies; evening processes turn
// tallies into records. The order is laid out so that a world can be split by fans later (issue 5): each part would run this list over its
// own fans, and tallies and counters be summed between `deliver` and `enforce`. Nothing is split yet: a run is one list over all fans.
import { Process } from './slots'
import { clock, Clock, countUsedSlots } from './state'
import { openKeys } from './random'
import { openPolicy } from './processes/policy-clock'
import { openPopulation } from './processes/population'
import { review } from './processes/review'
import { decayPublicEvidence, readReputation, goLive, dressAnchors, setAdBudgets } from './processes/anchors'
import { shock, brush, takeCards } from './processes/conduct'
import { shockTrust } from './processes/trust-shock'
import { openActivity } from './processes/activity'
import { openTraffic } from './processes/traffic'
import { openReach } from './processes/reach'
import { unfollow, browse, shop } from './processes/fan-day'
import { deliver } from './processes/deliver'
import { enforce } from './processes/enforce'
import { recordEvidence, chargeCommission, smoothSales, moveEquity, passShares, enlargeDemand } from './processes/evening'
import { offerCoupons, noteCoupons } from './processes/coupons'
import { assertIdentities, closeMonth, record } from './ledger'

export function runProcess(process: i32, day: i32): void {
  switch (process) {
    case Process.policyClock: openKeys(day); openPolicy(day); offerCoupons(day); break
    case Process.population: openPopulation(day); countUsedSlots(); break // arrivals, exits, scripted entrants
    case Process.review: review(day); break // every 30 days: sizes, stages, endorsement, learning, honesty, providers
    case Process.decayEvidence: decayPublicEvidence(); shockTrust(day); readReputation(day); break
    case Process.conduct: shock(day); takeCards(); break // counterfeit shock, guarantees
    case Process.dress: goLive(day); dressAnchors(); break // who is live, today's traits and prices
    case Process.activity: openActivity(day); break // who is awake, who of them can do anything
    case Process.traffic: openTraffic(day, setAdBudgets(day)); openReach(day); break // ads, subsidy, auction, natural
    case Process.unfollow: unfollow(day); break
    case Process.browse: browse(day); break // entries of fans without needs: who follows
    case Process.shop: shop(day); break // private visits, public entries, needs, choice, orders, follows
    case Process.deliver: deliver(day); break // outcome, evidence, return, complaint, lapse, sharing
    case Process.enforce: enforce(day); countUsedSlots(); break
    case Process.evidence: recordEvidence(); brush(); break
    case Process.sales: chargeCommission(); smoothSales(); break
    case Process.equity: moveEquity(); break
    case Process.shares: passShares(); break
    case Process.demand: enlargeDemand(); break
    case Process.coupons: noteCoupons(); break
    case Process.months: closeMonth(day); break
    case Process.ledger: assertIdentities(); break
    case Process.record: record(day); break
    default: break
  }
}

/** Runs whole days up to (not including) `until`. */
export function runDays(until: i32): void {
  let day = <i32>clock[Clock.day]
  for (; day < until; day++) {
    for (let process = 0; process < Process.COUNT; process++) runProcess(process, day)
    clock[Clock.day] = <f64>(day + 1)
  }
}
