// Columns of what the host may read of a world on any day: anchors, fans, bonds, service providers.
// Invariant: reading changes nothing.

/** What has become of an anchor's place. */
export enum AnchorStatus { empty, open, banned, left }

/** Columns of the anchors' table read at any day. */
export enum AnchorField {
  birth, status, kind, category, born, trust, sales, gmv, followers, skill, quality, price, equity, hype, fake, rights, strikes, firstStrike, stage, decile,
  repurchase30, privateShare, lastSales30, provider, script, naturalShare, visitsPrivate, visitsNatural, visitsPaid, visitsSubsidised, carries, endorsed, brandGmv,
  COUNT,
}

/** Columns of the fans' table: needs a day, price sensitivity, city tier, fen spent since day 0, follows, entries of her list, no needs before this day, reached (bit 0 by a subsidised visit, bit 1 by a fast brand; panel only). */
export enum FanField { needRate, sensitivity, tier, spent, follows, entries, lapsedUntil, reached, COUNT }

/** What a fan has with one anchor, evidence faded to the last simulated day; habit as of the last replayed visit. All 0 without a bond. */
export enum BondField { followed, since, good, bad, trust, habit, COUNT }

/** Columns of the providers' table; gmv in simulated RMB of the last period. */
export enum ProviderField { kind, open, clients, score, gmv, incubation, traffic, live, supply, service, COUNT }
