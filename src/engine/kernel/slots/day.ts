// The processes of a day, the identities asserted at its end, and the streams of its draws.
// Invariant: schedule.ts runs every Process once a day, in this order.

/** The daily schedule: the processes in their order (kernel/schedule.ts runs them). */
export enum Process {
  policyClock, population, review, decayEvidence, conduct, dress, activity, traffic, unfollow, browse, shop, deliver, enforce, evidence, sales, equity, shares, demand,
  coupons, months, ledger, record,
  COUNT,
}

/** Identities that the kernel asserts every day; a broken one stops the run. */
export enum Identity { none, gmvAnchor, gmvBrand, gmvFan, orders, outcomes, returns, followers, followFlow, impressions, COUNT }

/** Keyed draws: one purpose, one stream. */
export enum Purpose {
  activity, candidate, otherEntries, entry, privateVisit, unfollow, unfollowGap, need, race, outcome, lapse, shareEntry, carry, coupon,
  live, inspect, strike, cheat, entrants, anchorTraits, fanTraits, permutation, card, provider, shock, brush, betaFollow, betaLapse,
  COUNT,
}
