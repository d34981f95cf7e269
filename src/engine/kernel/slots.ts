// Names of the numbered cells shared by the kernel (AssemblyScript) and its host (TypeScript).
// Invariant: both sides import this file, so a cell has one number. Order is free; names are the contract:
// `src/model/parameters.ts` describes every Param and `src/model/metrics.ts` every Metric, and a test compares the sets.

/** Fixed dimensions of a world; they decide the memory layout and cannot change during a run. */
export enum Shape {
  fans, // simulated fans in this shard
  firstFan, // global index of the shard's first fan (0 unless a world is split)
  allFans, // simulated fans of the whole world
  anchors, // anchors at day 0
  anchorSlots, // room for anchors incl. entrants (>= anchors), at most 65535
  providers, // service providers, 0 = none
  days, // days recorded incl. burn-in
  panel, // fans (of this shard) whose every visit is counted: they only observe, state is the same for any panel but for visits older than 32 days
  burnIn, // days before day 0 of the scenario; says which brands are new, nothing else
  COUNT,
}

/** Scalar parameters. Comment = default | unit | range | meaning. World parameters first, then policy levers' base values. */
export enum Param {
  // --- population
  people, // 520e6 | people | 1..2e9 | real monthly users that the fans stand for; kappa = people / fans
  referenceFans, // 20000 | fans | 1..1e9 | population at which evidence, smoothed GMV and complaints have unit weight
  sellersPerAnchor, // 1 | sellers | 1..1e6 | kappa_A: real sellers per simulated anchor (reporting, stage thresholds)
  activeShare, // .568 | probability/day | 0..1 | pi_A
  needShape, // .06 | 1 | 1e-3..100 | Gamma shape of the need rate
  needMean, // 1.2 | needs/active day | 0..1000 | Gamma mean of the need rate
  needCap, // 3 | needs/day | 1..255
  needFixed, // 0 | switch | 0..1 | oracle: every active fan has exactly needMean needs a day
  quotaNeeds, // 1 | switch | 0..1 | need rates by quota (stratified) instead of independent draws
  lapseGood, // .04 | probability | 0..1 | lapse after a satisfying delivery
  lapseBad, // .20 | probability | 0..1 | lapse after a disappointing delivery
  lapseDays, // 60 | days | 1..1e5 | mean of the geometric lapse; >= 20000 means for ever
  lapseAtOrder, // 0 | switch | 0..1 | oracle: lapse is decided at the order, also between needs of a day
  lapseBetaA, // 0 | 1 | 0..100 | oracle: per-fan lapse probability ~ Beta(a,b); 0 = off
  lapseBetaB, // 0 | 1 | 0..100
  priceSensSd, // .4 | log-sd | 0..2 | spread of price sensitivity, mean 1
  categories, // 8 | categories | 1..16
  affinityOther, // .25 | probability | 0..1 | chance that an entry of another category is followed up
  brandNeed, // .15 | probability | 0..1 | share of needs that are for branded goods
  mismatch, // 1 | utility | 0..10 | utility lost when the room's goods type is not the needed one
  demandGain, // 0 | 1 | 0..10 | new supply enlarges demand: extra branded-need rate per unit of offer above the threshold
  demandThreshold, // .1 | share | 0..1 | offer (exposure share of branded rooms in the fan's categories) above which demand grows
  needMultiplierMax, // 1 | 1 | 1..20 | bound of calendar x demand multipliers, fixed per world (draws are thinned from it)
  tiers, // 0 | switch | 0..1 | city tiers on
  tierPrice, // .15 | 1 per tier | -1..1 | price sensitivity x (1 + tierPrice (tier-3))
  tierActivity, // .03 | 1 per tier | -.4...4 | activity x (1 + tierActivity (tier-3))
  tierLead, // .3 | days per tier | 0..3 | extra mean lead time per tier above 1
  tierBrand, // -.15 | 1 per tier | -.4...4 | branded needs x (1 + tierBrand (tier-3))
  tierShare1, tierShare2, tierShare3, tierShare4, tierShare5, // .10 .20 .22 .25 .23 | share | 0..1 | fans by city tier
  // --- traffic
  impressions, // 25 | impressions/active fan | 0..1000 | M
  clickThrough, // .085 | probability | 0..1 | ctr
  recall, // .1 | probability | 0..1 | share of a fan's natural entries that the feed fills with a live room she follows
  entriesFixed, // 0 | entries/active day | 0..8 | oracle: exact number of public entries instead of Poisson
  considered, // 0 | anchors | 0..64 | oracle: every active fan visits anchors 0..n-1 every day, nothing else
  skillTraffic, // .4 | 1 | 0..5 | kappa_s
  gammaG, // .5 | 1 | 0..2 | weight of smoothed sales in natural traffic
  gammaT, // 0 | 1 | 0..10 | weight of public trust in natural traffic
  epsilon, // .2 | share | 0..1 | equal share of natural traffic
  paidCredit, // 0 | share | 0..1 | share of paid and subsidised sales that counts for natural traffic
  salesFloor, // 20 | RMB/day | 0..1e6 | g0
  newBoost, // 1 | factor | 0..100 | weight of new anchors
  newDays, // 30 | days | 0..1000
  smoothDays, // 7 | days | 0..365 | memory of smoothed sales g7; 0 = plain sum (oracle)
  meanField, // 0 | switch | 0..1 | oracle: traffic feeds back deterministically through conversion a_j = quality
  sampling, // 1 | code | 0..1 | 0 inverse CDF, 1 keyed tree
  cpm, // 30 | RMB/1000 impressions | .01..1e5 | c0
  paidShareMax, // .25 | share | 0..1 | chi, the share of impressions for sale
  auctionExponent, // 2 | 1 | 0..20 | kappa of the cleared price
  adRate, // .03 | share of smoothed GMV | 0..1
  // --- private traffic and follows
  revisit, // .35 | probability/day | 0..1 | v0 at trust .8 (bound is v0 .8^-eta)
  trustExponent, // 2 | 1 | 0..10 | eta
  habitSensitivity, // .15 | 1 | 0..5 | k
  habitDays, // 5 | days | .1..20 | T
  attachment, // .5 | factor | 0..1 | visits of a follower who has never bought there
  followVisit, // .035 | probability | 0..1 | f0
  followBuy, // .35 | probability | 0..1 | f_B
  followSkill, // .5 | 1 | 0..2
  unfollowBase, // .0015 | probability/day | 0..1 | u0
  unfollowTrust, // .02 | probability/day | 0..1 | u1
  unfollowBetaA, // 0 | 1 | 0..100 | oracle: per-follow unfollow probability ~ Beta(a,b)
  unfollowBetaB, // 0
  followCap, // 24 | follows | 0..28
  followAll, // 0 | switch | 0..1 | oracle: every fan follows anchor 0 from day 0
  // --- choice
  choiceBase, // -.95 | utility | -50..50 | theta_0
  choiceTrust, // 2.6 | utility | 0..20 | theta_T
  choicePrice, // 1.4 | utility | 0..20 | theta_P
  choiceLevel, // 2.2 | utility | 0..20 | theta_A
  choiceEquity, // .6 | utility | 0..20 | theta_B
  choiceFollow, // .55 | utility | -20..20 | theta_F
  choiceSkill, // .5 | utility | -20..20 | theta_S
  choiceHype, // .3 | utility | -20..20 | theta_H
  choiceEndorsed, // .15 | utility | -20..20 | theta_E
  choiceOther, // 1 | utility | 0..20 | utility lost in a room outside the fan's categories
  trustPrice, // .3 | 1 | 0..1 | trusted rooms sell dear goods: price disutility x (1 - trustPrice (2 tau - 1))
  referencePrice, // 50 | RMB | .01..1e5 | price at which the level term is zero
  // --- trust
  priorWeight, // 2 | evidence | .01..1000 | W
  publicPrior, // .62 | 1 | 0..1 | a0
  publicWeight, // 10 | evidence | .01..1e6 | W0
  omega, // 3 | evidence | 0..100 | weight of a disappointment
  omegaSevere, // 8 | evidence | 0..100 | weight of a severe one (counterfeit)
  forget, // .99 | per day | .5..1 | phi
  forgetPublic, // .985 | per day | .5..1 | phi_R
  stake, // .25 | evidence | 0..1 | u, spent at the order, returned on a good delivery
  fixedReputation, // -1 | 1 | -1..1 | oracle: public reputation held at this value; -1 = off
  fixedSatisfaction, // -1 | probability | -1..1 | oracle: satisfaction probability; -1 = off
  // --- delivery
  noise, // .25 | quality | .001..10 | sigma
  expectation, // .45 | quality | -5..5 | e_0
  hypeExpectation, // .30 | quality | 0..5 | chi of hype
  trustExpectation, // .05 | quality | -5..5 | xi
  valueSatisfaction, // .1 | quality | 0..5 | psi, experience-price ratio
  valueQuality, // 1 | 1 | 0..10 | ln perceived value per unit of quality above .7
  valueService, // .2 | 1 | 0..10 | ln perceived value for an on-time delivery with quick refund / fast delivery
  valueEquity, // .4 | 1 | 0..10 | ln perceived value per unit of equity
  latePenalty, // .45 | quality | 0..5
  lateShare, // .08 | probability | 0..1 | p_L
  lateDays, // 3 | days | 0..20
  leadMean, // 3 | days | 0..30 | mean lead; 0 = same day
  unnoticed, // .02 | probability | 0..1 | counterfeit goes unnoticed
  returnGood, // .06 | probability | 0..1
  returnBad, // .55 | probability | 0..1
  complaint, // .136 | probability | 0..1 | complaint of a dissatisfied buyer
  // --- anchors
  mixWhite, mixFast, mixKnown, mixSka, // .86 .095 .04 .005 | share | 0..1
  qualityWhite, qualityFast, qualityKnown, qualitySka, // .70 .78 .84 .90 | quality | 0..1
  qualitySd, // .05 | quality | 0..1
  priceWhite, priceFast, priceKnown, priceSka, // 60 82 115 195 | RMB | .01..1e6
  priceSd, // .35 | log-sd | 0..3
  equityWhite, equityFast, equityKnown, equitySka, // 0 .2 .5 .8 | equity | 0..2
  skillSd, // .5 | skill | 0..3 | truncated at 2 sd
  liveMin, liveMax, // .5 .9 | probability/day | 0..1 | uniform over anchors
  hypeShare, // .15 | share | 0..1 | anchors with hype U(.5,1); the rest U(0,.1)
  fakeShare, // .05 | share | 0..1 | white-label anchors inclined to counterfeit
  fakeRate, // .25 | share of orders | 0..1
  startSales, // 50 | RMB/day | .01..1e7 | median of the first smoothed sales
  startSalesSd, // 1.2 | log-sd | 0..5
  entryRate, // .5 | anchors/week | 0..100
  exitFloor, // 2 | RMB/day | 0..1e6 | smoothed sales below which an anchor may leave
  exitDays, // 45 | days | 1..1000
  // --- enforcement (base values of the lever)
  inspect, // .01 | probability/day | 0..1 | p_i
  detect, // .02 | probability/complaint | 0..1 | p_c
  detectMinor, // .05 | factor | 0..1 | for complaints that are not about counterfeits
  suspendDays, // 30 | days | 0..365
  demote, // .5 | factor per strike | 0..1 | D
  banAt, // 3 | strikes | 1..100
  strikeEvidence, // 20 | evidence | 0..1000
  reentry, // .5 | probability | 0..1 | banned anchors that try again
  intercept, // .5 | probability | 0..1
  remind, // 0 | probability | 0..1 | first detection is answered with a reminder (Pinocchio)
  remindEffect, // .6 | factor | 0..1 | counterfeit share after a reminder
  reportReward, // 0 | RMB | 0..100 | reward for a user report
  reportEffect, // .3 | 1/RMB | 0..10 | complaint probability x (1 + effect reward), capped at 1
  gangSize, // 1 | anchors | 1..50 | inclined anchors are linked in gangs of this size
  gangFind, // .5 | probability | 0..1 | linked accounts found when one is banned
  inspectCost, // 20 | RMB/inspection | 0..1e5
  // --- deterrence
  cheatChoice, // 0 | switch | 0..2 | 0 fixed, 1 monthly logistic choice, 2 oracle: uniform benefit, hard rule
  cheatGain, // .25 | share of price | 0..1 | extra margin on a counterfeit order
  cheatMargin, // .2 | share of sales | 0..1 | margin lost while suspended
  cheatTrustLoss, // 20 | days of margin | 0..1000
  cheatNoise, // 2 | days of sales | .001..1000 | s
  cheatPenalty, // 1 | 1 | 0..1e6 | oracle F
  cheatDetection, // .5 | probability | 0..1 | oracle p
  // --- guarantees: lift of utility, factor on returns, cost in RMB; rights 7-day, freight, refund only, one-false-ten, quick refund, fast delivery
  lift7Day, liftFreight, liftRefund, liftTen, liftQuick, liftFast, // .05 .05 .18 .06 .03 .06 | utility | 0..5
  return7Day, returnFreight, returnRefund, returnTen, returnQuick, returnFast, // 1.10 1.08 1.05 1 1.03 .98 | factor | .1..5
  cost7Day, costFreight, costFast, // 3 7 1.5 | RMB per return / return / order | 0..1000
  refundAbuse, // .02 | probability | 0..1 | refund without return of a good delivery
  quickOmega, // .7 | factor | 0..1 | m_g
  fastLate, // .6 | factor | 0..1 | on p_L
  fastLead, // 1 | days | 0..5 | off the mean lead
  tenPayout, // 10 | prices | 0..100
  // --- trust card lever
  cardUptake, // 0 | share | 0..1
  cardDecide, // 0 | switch | 0..1 | anchors decide for themselves
  cardHead, cardWaist, cardTail, // 63 63 63 | bit mask of rights | 0..63
  cardSubsidy, // 0 | share of guarantee cost borne by the platform | 0..1
  // --- service providers
  providerEffect, // 1 | factor | 0..5 | scales every effect of providers
  providerUsual, // 0 | share | 0...5 | capacity that the world's other parameters already contain
  providerScale, // 1 | providers | 1..1e6 | kappa_P: real providers per simulated provider (reporting)
  providerFund, // 0 | RMB/30 days (real) | 0..1e12
  providerFundScale, // 1e8 | RMB (real) | 1..1e12 | F0
  providerGain, // .05 | 1 | 0..1 | eta
  providerW1, providerW2, providerW3, providerW4, providerW5, // .2 each | share | 0..1 | fund by capacity: incubation, traffic, live, supply, service
  providerAdmitMcn, providerAdmitBelt, providerAdmitMerchant, providerAdmitBrand, // .35 | score | 0..1 | by category
  providerExitMcn, providerExitBelt, providerExitMerchant, providerExitBrand, // .25 | score | 0..1
  providerTraffic, // 0 | factor | 0..10 | extra natural weight for clients of the best-scored third
  // --- STEPS
  stepsPerks, // 0 | bit mask | 0..15
  stepsT1, stepsT2, stepsT3, stepsT4, // 1e4 3e5 4.17e6 8.33e6 | RMB/30 days (real, per seller) | 0..1e12
  stepsBoost, // 1.5 | factor | 0..100 | stage 1 cold-start traffic
  stepsMatch, // .5 | share | 0..10 | stage 2 paid match of ad budget
  stepsTalents, // 2 | talents | 0..50 | stage 3 talents that carry the brand
  stepsQuality, // .03 | quality | 0..1 | stage 4
  stepsPrice, // .05 | share | 0..1 | stage 4
  // --- supply
  endorseCount, // 0 | anchors | 0..65535
  endorseMinRepurchase, // .2 | share | 0..1
  endorseMinPrivate, // .5 | share | 0..1
  endorseTrust, // 5 | evidence | 0..1000 | good evidence granted on endorsement
  talentShare, // 0 | share of white-label anchors | 0..1 | carry a brand
  carryShare, // .3 | share of orders | 0..1
  equityGain, // .002 | equity/day | 0..1 | brand equity moves with its buyers' satisfaction, gain x (satisfied share - .8), and fades back within a year
  learnQuality, // 0 | 1 | 0..1 | eta_q
  learnPrice, // 0 | 1 | 0..1 | eta_p
  learnHalf, // 30 | repeat orders/30 days | .1..1e6 | n_half
  qualityMax, // .97 | quality | 0..1
  // --- word of mouth, brushing
  shareChance, // 0 | probability | 0..1 | w0
  shareReach, // 1.5 | entries | 0..100 | w1
  shareDaily, // 0 | entries/day per adopter | 0..10 | oracle: every buyer so far shares daily (Bass)
  brushShare, // 0 | share of anchors | 0..1
  brushRate, // 1 | fake outcomes per real order | 0..100
  brushDetect, // .005 | probability/day | 0..1
  brushPenalty, // 20 | evidence | 0..1000
  // --- money
  take, // .01 | share of net GMV | 0..1
  rebate, // 0 | share of GMV | 0..1
  passThrough, // .5 | share | 0..1 | of commission changes into prices
  takeReference, // .01 | share | 0..1 | commission already in prices
  couponValue, // 0 | RMB | 0..1e5
  couponBudget, // 0 | RMB (real) | 0..1e12
  couponTarget, // 0 | code | 0..2 | 0 everybody, 1 fans without an order this and last month, 2 fans of tiers 3-5
  couponKinds, // 15 | bit mask of anchor kinds | 0..15
  couponFrom, couponTo, // 0 0 | day
  // --- shock
  shockDay, // -1 | day | -1..1e5
  shockShare, // 0 | share of anchors | 0..1
  shockRate, // .4 | share of orders | 0..1
  // --- recording
  tagging, // 1 | switch | 0..1 | attribution tags; they never change the run
  // --- shock of trust
  trustShockDay, // -1 | day | -1..1e5
  trustShockRise, // .01 | share | -.9..1 | every trust, public and of bonds, is multiplied by 1 + this on that morning
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

/** One recorded number per day. Money in simulated fen, counts in simulated units unless said. */
export enum Metric {
  active, // active fans
  impressionsNatural, impressionsPaid, impressionsSubsidised,
  visitsPrivate, visitsNatural, visitsPaid, visitsSubsidised, // of the panel
  gmvPrivate, gmvNatural, gmvPaid, gmvSubsidised,
  ordersPrivate, ordersNatural, ordersPaid, ordersSubsidised,
  gmvWhite, gmvFast, gmvKnown, gmvSka, // by kind of the room
  gmvBranded, // by brand sold: own or carried
  gmvNew, // by anchors that entered after day 0
  gmvTier1, gmvTier2, gmvTier3, gmvTier4, gmvTier5,
  gmvDirect, gmvCarried, // tags: sold in a subsidised visit; bond that began in one
  delivered, satisfied, mild, severe, late, cancelled, cancelledFen,
  returns, refundFen, complaints,
  inFlight, leadDays, // orders in flight at day end; sum of lead days of today's deliveries
  buyers, newBuyers, // distinct buyers today; buyers for the first time ever
  monthBuyers, monthRepeaters, // at a month's end: buyers of the month; of those who bought in the month before, buyers again
  lastMonthBuyers, // at a month's end: buyers of the month before
  repeatOrders, repeatPrivate, // orders from an anchor bought from within 30 days; those credited to a private visit
  windowsOpened, windowsReturned, // anchor repurchase30: purchase windows opened; returned to within 30 days (counted at the return)
  followsNew, followsLost, follows,
  trustGain, // sum of the change of trust at today's deliveries (fan's slot or public), millionths
  trustSlotSum, trustSlots, // at a month's end: sum of slot trust (millionths) of every eighth fan's follows with evidence, their number
  trustPublic, // mean public trust of live-status anchors
  trustSold, // order-weighted trust at the order, sum
  anchorsOpen, anchorsEntered, anchorsLeft,
  strikes, bans, wrongfulBans, reminders, reentries, intercepted, brushers, cheating,
  adsFen, adsMatchFen, subsidyFen, couponFen, commissionFen, rebateFen, guaranteeFen, guaranteePlatformFen, inspectFen, rewardFen, providerFen,
  shares, sharedEntries, // word of mouth
  stage0, stage1, stage2, stage3, stage4, // brands by STEPS stage
  offer, // mean offer of branded rooms
  // --- observers, from FIRST_OBSERVER on: the digest leaves them out, so that watching more is the same run
  stageUp0, stageUp1, stageUp2, stageUp3, // brands that rose out of a stage today
  stageDown1, stageDown2, stageDown3, stageDown4, // brands that fell out of it
  stageEnd0, stageEnd1, stageEnd2, stageEnd3, stageEnd4, // brands whose room closed in it
  providersOpen, providers100M, providers1B, // in the programme; of those, by their clients' GMV of the last period as a year's
  reachedSubsidised, reachedFast, // panel: first subsidised visit, first visit of a fast brand's room, since the first plan began
  gmvAnyNatural, gmvAnyPaid, gmvAnySubsidised, // in rooms that she entered at least once by this channel that day
  gmvSplitPrivate, gmvSplitNatural, gmvSplitPaid, gmvSplitSubsidised, // each order split equally among its room's channels of that day
  gmvNewBrands, // by brand sold: brands that entered since day 0 of the scenario
  brandsEntered, // brands that entered today
  brushersFound, // anchors whose brushing was found today
  ordersTier1, ordersTier2, ordersTier3, ordersTier4, ordersTier5,
  // at a month's end, by class of trust ([0, .05) first): bonds behind trustSlots, open anchors
  trustSlots0, trustSlots1, trustSlots2, trustSlots3, trustSlots4, trustSlots5, trustSlots6, trustSlots7, trustSlots8, trustSlots9,
  trustSlots10, trustSlots11, trustSlots12, trustSlots13, trustSlots14, trustSlots15, trustSlots16, trustSlots17, trustSlots18, trustSlots19,
  trustAnchors0, trustAnchors1, trustAnchors2, trustAnchors3, trustAnchors4, trustAnchors5, trustAnchors6, trustAnchors7, trustAnchors8,
  trustAnchors9, trustAnchors10, trustAnchors11, trustAnchors12, trustAnchors13, trustAnchors14, trustAnchors15, trustAnchors16,
  trustAnchors17, trustAnchors18, trustAnchors19,
  COUNT,
}
/** Metrics from here on only watch: the digest leaves them out. */
export const FIRST_OBSERVER = Metric.stageUp0;
/** Classes of trust, equally wide from 0 to 1. */
export const TRUST_CLASSES = 20;

/** The daily schedule: the processes in their order (kernel/schedule.ts runs them). */
export enum Process {
  policyClock, population, review, decayEvidence, conduct, dress, activity, traffic, unfollow, browse, shop, deliver, enforce, evidence, sales, equity, shares, demand,
  coupons, months, ledger, record,
  COUNT,
}

/** What has become of an anchor's place. */
export enum AnchorStatus { empty, open, banned, left }

/** Columns of the anchors' table read at any day. */
export enum AnchorField {
  birth, status, kind, category, born, trust, sales, gmv, followers, skill, quality, price, equity, hype, fake, rights, strikes, firstStrike, stage, decile,
  repurchase30, privateShare, lastSales30, provider, script, naturalShare, visitsPrivate, visitsNatural, visitsPaid, visitsSubsidised, carries, endorsed,
  COUNT,
}

/** Columns of the fans' table: needs a day, price sensitivity, city tier, fen spent since day 0, follows, entries of her list, no needs before this day, reached (bit 0 by a subsidised visit, bit 1 by a fast brand; panel only). */
export enum FanField { needRate, sensitivity, tier, spent, follows, entries, lapsedUntil, reached, COUNT }

/** What a fan has with one anchor, evidence faded to the last simulated day; habit as of the last replayed visit. All 0 without a bond. */
export enum BondField { followed, since, good, bad, trust, habit, COUNT }

/** Columns of the providers' table; gmv in simulated RMB of the last period. */
export enum ProviderField { kind, open, clients, score, gmv, incubation, traffic, live, supply, service, COUNT }

/** Identities that the kernel asserts every day; a broken one stops the run. */
export enum Identity { none, gmvAnchor, gmvBrand, gmvFan, orders, outcomes, returns, followers, followFlow, impressions, COUNT }

/** Keyed draws: one purpose, one stream. */
export enum Purpose {
  activity, candidate, otherEntries, entry, privateVisit, unfollow, unfollowGap, need, race, outcome, lapse, shareEntry, carry, coupon,
  live, inspect, strike, cheat, entrants, anchorTraits, fanTraits, permutation, card, provider, shock, brush, betaFollow, betaLapse,
  COUNT,
}
