// What else the host gives to a run: dimensions of the world, subsidy plans, scripted entrants.
// Invariant: `src/model/parameters.ts` describes every cell of a plan and of an entrant; a test compares the sets.

/** Fixed dimensions of a world; they decide the memory layout and cannot change during a run. */
export enum Shape {
  fans, // simulated fans in this memory: all, as long as no world is split
  firstFan, // index of the first of them in the world: 0, as long as no world is split
  allFans, // simulated fans of the whole world
  anchors, // anchors at day 0
  anchorSlots, // room for anchors incl. entrants (>= anchors), at most 65535
  providers, // service providers, 0 = none
  days, // days recorded incl. burn-in
  panel, // fans whose every visit is counted: they only observe, state is the same for any panel but for visits older than 32 days
  burnIn, // days before day 0 of the scenario; says which brands are new, nothing else
  COUNT,
}

/** Subsidy plans: Plan.COUNT cells each, MAX_PLANS of them behind the scalar parameters. */
export enum Plan {
  budget, // RMB (real)
  from, to, // day, half-open
  cpm, // RMB / 1000 impressions
  pacing, // 0 uniform, 1 decay, 2 trigger
  decay, // 1/day
  trigger, // share of GMV of the eligible below which a trigger plan spends
  rollOver, // 1 unspent money moves to the next day, 0 it lapses
  kinds, // bit mask of anchor kinds
  decileMin, decileMax, // size decile, 0 = largest
  trustMin, // public trust
  ageMax, // days, 0 = any
  repurchaseMin, privateMin, contentMin, coreMin, // shares; content = skill
  businessMin, // RMB/30 days (real)
  entrant, // -1 or the number of a scripted entrant: only that anchor
  concentration, // conc
  COUNT,
}
export const MAX_PLANS = 8;

/** Scripted entrants (a named new anchor with its own ads): Entrant.COUNT cells each, MAX_ENTRANTS of them. */
export enum Entrant {
  day, // -1 = none
  kind, category, quality, price, equity, skill, hype, fake, live, rights, // traits
  adBase, adSlope, adFrom, adTo, // RMB/day (real), RMB/day^2, days since entry
  COUNT,
}
export const MAX_ENTRANTS = 4;
