// The scalar parameters of a run.
// Invariant: `src/model/parameters.ts` describes every one of them; a test compares the sets.

/** Scalar parameters: [unit] meaning; defaults, ranges and sources are in the catalogue, `src/model/parameters/`. World parameters first, then policy levers' base values. */
export enum Param {
  // --- population
  people, // [people] real monthly users that the fans stand for; kappa = people / fans
  referenceFans, // [fans] population at which evidence, smoothed GMV and complaints have unit weight
  sellersPerAnchor, // [sellers] kappa_A: real sellers per simulated anchor (reporting, stage thresholds)
  activeShare, // [probability/day] pi_A
  needShape, // Gamma shape of the need rate
  needMean, // [needs/active day] Gamma mean of the need rate
  needCap, // [needs/day]
  needFixed, // [switch] oracle: every active fan has exactly needMean needs a day
  quotaNeeds, // [switch] need rates by quota (stratified) instead of independent draws
  lapseGood, // [probability] lapse after a satisfying delivery
  lapseBad, // [probability] lapse after a disappointing delivery
  lapseDays, // [days] mean of the geometric lapse; >= 20000 means for ever
  lapseAtOrder, // [switch] oracle: lapse is decided at the order, also between needs of a day
  lapseBetaA, // oracle: per-fan lapse probability ~ Beta(a,b); 0 = off
  lapseBetaB,
  priceSensSd, // [log-sd] spread of price sensitivity, mean 1
  categories, // [categories]
  affinityOther, // [probability] chance that an entry of another category is followed up
  brandNeed, // [probability] share of needs that are for branded goods
  mismatch, // [utility] utility lost when the room's goods type is not the needed one
  demandGain, // new supply enlarges demand: extra branded-need rate per unit of offer above the threshold
  demandThreshold, // [share] offer (exposure share of branded rooms in the fan's categories) above which demand grows
  needMultiplierMax, // bound of calendar x demand multipliers, fixed per world (draws are thinned from it)
  tiers, // [switch] city tiers on
  tierPrice, // [1 per tier] price sensitivity x (1 + tierPrice (tier-3))
  tierActivity, // [1 per tier] activity x (1 + tierActivity (tier-3))
  tierLead, // [days per tier] extra mean lead time per tier above 1
  tierBrand, // [1 per tier] branded needs x (1 + tierBrand (tier-3))
  tierShare1, tierShare2, tierShare3, tierShare4, tierShare5, // [share] fans by city tier
  // --- traffic
  impressions, // [impressions/active fan] M
  clickThrough, // [probability] ctr
  recall, // [probability] share of a fan's natural entries that the feed fills with a live room she follows
  entriesFixed, // [entries/active day] oracle: exact number of public entries instead of Poisson
  considered, // [anchors] oracle: every active fan visits anchors 0..n-1 every day, nothing else
  skillTraffic, // kappa_s
  gammaG, // weight of smoothed sales in natural traffic
  gammaT, // weight of public trust in natural traffic
  epsilon, // [share] equal share of natural traffic
  paidCredit, // [share] share of paid and subsidised sales that counts for natural traffic
  salesFloor, // [RMB/day] g0
  newBoost, // [factor] weight of new anchors
  newDays, // [days]
  smoothDays, // [days] memory of smoothed sales g7; 0 = plain sum (oracle)
  meanField, // [switch] oracle: traffic feeds back deterministically through conversion a_j = quality
  sampling, // [code] 0 inverse CDF, 1 keyed tree
  cpm, // [RMB/1000 impressions] c0
  paidShareMax, // [share] chi, the share of impressions for sale
  auctionExponent, // kappa of the cleared price
  adRate, // [share of smoothed GMV]
  // --- private traffic and follows
  revisit, // [probability/day] v0 at trust .8 (bound is v0 .8^-eta)
  trustExponent, // eta
  habitSensitivity, // k
  habitDays, // [days] T
  attachment, // [factor] visits of a follower who has never bought there
  followVisit, // [probability] f0
  followBuy, // [probability] f_B
  followSkill,
  unfollowBase, // [probability/day] u0
  unfollowTrust, // [probability/day] u1
  unfollowBetaA, // oracle: per-follow unfollow probability ~ Beta(a,b)
  unfollowBetaB,
  followCap, // [follows]
  followAll, // [switch] oracle: every fan follows anchor 0 from day 0
  // --- choice
  choiceBase, // [utility] theta_0
  choiceTrust, // [utility] theta_T
  choicePrice, // [utility] theta_P
  choiceLevel, // [utility] theta_A
  choiceEquity, // [utility] theta_B
  choiceFollow, // [utility] theta_F
  choiceSkill, // [utility] theta_S
  choiceHype, // [utility] theta_H
  choiceEndorsed, // [utility] theta_E
  choiceOther, // [utility] utility lost in a room outside the fan's categories
  trustPrice, // trusted rooms sell dear goods: price disutility x (1 - trustPrice (2 tau - 1))
  referencePrice, // [RMB] price at which the level term is zero
  // --- trust
  priorWeight, // [evidence] W
  publicPrior, // a0
  publicWeight, // [evidence] W0
  omega, // [evidence] weight of a disappointment
  omegaSevere, // [evidence] weight of a severe one (counterfeit)
  forget, // [per day] phi
  forgetPublic, // [per day] phi_R
  stake, // [evidence] u, spent at the order, returned on a good delivery
  fixedReputation, // oracle: public reputation held at this value; -1 = off
  fixedSatisfaction, // [probability] oracle: satisfaction probability; -1 = off
  // --- delivery
  noise, // [quality] sigma
  expectation, // [quality] e_0
  hypeExpectation, // [quality] chi of hype
  trustExpectation, // [quality] xi
  valueSatisfaction, // [quality] psi, experience-price ratio
  valueQuality, // ln perceived value per unit of quality above .7
  valueService, // ln perceived value for an on-time delivery with quick refund / fast delivery
  valueEquity, // ln perceived value per unit of equity
  latePenalty, // [quality]
  lateShare, // [probability] p_L
  lateDays, // [days]
  leadMean, // [days] mean lead; 0 = same day
  unnoticed, // [probability] counterfeit goes unnoticed
  returnGood, // [probability]
  returnBad, // [probability]
  complaint, // [probability] complaint of a dissatisfied buyer
  // --- anchors
  mixWhite, mixFast, mixKnown, mixSka, // [share]
  qualityWhite, qualityFast, qualityKnown, qualitySka, // [quality]
  qualitySd, // [quality]
  priceWhite, priceFast, priceKnown, priceSka, // [RMB]
  priceSd, // [log-sd]
  equityWhite, equityFast, equityKnown, equitySka, // [equity]
  skillSd, // [skill] truncated at 2 sd
  liveMin, liveMax, // [probability/day] uniform over anchors
  hypeShare, // [share] anchors with hype U(.5,1); the rest U(0,.1)
  fakeShare, // [share] white-label anchors inclined to counterfeit
  fakeRate, // [share of orders]
  startSales, // [RMB/day] median of the first smoothed sales
  startSalesSd, // [log-sd]
  entryRate, // [anchors/week]
  exitFloor, // [RMB/day] smoothed sales below which an anchor may leave
  exitDays, // [days]
  // --- enforcement (base values of the lever)
  inspect, // [probability/day] p_i
  detect, // [probability/complaint] p_c
  detectMinor, // [factor] for complaints that are not about counterfeits
  suspendDays, // [days]
  demote, // [factor per strike] D
  banAt, // [strikes]
  strikeEvidence, // [evidence]
  reentry, // [probability] banned anchors that try again
  intercept, // [probability]
  remind, // [probability] first detection is answered with a reminder (Pinocchio)
  remindEffect, // [factor] counterfeit share after a reminder
  reportReward, // [RMB] reward for a user report
  reportEffect, // [1/RMB] complaint probability x (1 + effect reward), capped at 1
  gangSize, // [anchors] inclined anchors are linked in gangs of this size
  gangFind, // [probability] linked accounts found when one is banned
  inspectCost, // [RMB/inspection]
  // --- deterrence
  cheatChoice, // [switch] 0 fixed, 1 monthly logistic choice, 2 oracle: uniform benefit, hard rule
  cheatGain, // [share of price] extra margin on a counterfeit order
  cheatMargin, // [share of sales] margin lost while suspended
  cheatTrustLoss, // [days of margin]
  cheatNoise, // [days of sales] s
  cheatPenalty, // oracle F
  cheatDetection, // [probability] oracle p
  // --- guarantees: lift of utility, factor on returns, cost in RMB; rights 7-day, freight, refund only, one-false-ten, quick refund, fast delivery
  lift7Day, liftFreight, liftRefund, liftTen, liftQuick, liftFast, // [utility]
  return7Day, returnFreight, returnRefund, returnTen, returnQuick, returnFast, // [factor]
  cost7Day, costFreight, costFast, // [RMB per return / return / order]
  refundAbuse, // [probability] refund without return of a good delivery
  quickOmega, // [factor] m_g
  fastLate, // [factor] on p_L
  fastLead, // [days] off the mean lead
  tenPayout, // [prices]
  // --- trust card lever
  cardUptake, // [share]
  cardDecide, // [switch] anchors decide for themselves
  cardHead, cardWaist, cardTail, // [bit mask of rights]
  cardSubsidy, // [share of guarantee cost borne by the platform]
  // --- service providers
  providerEffect, // [factor] scales every effect of providers
  providerUsual, // [share] capacity that the world's other parameters already contain
  providerScale, // [providers] kappa_P: real providers per simulated provider (reporting)
  providerFund, // [RMB/30 days (real)]
  providerFundScale, // [RMB (real)] F0
  providerGain, // eta
  providerW1, providerW2, providerW3, providerW4, providerW5, // [share] fund by capacity: incubation, traffic, live, supply, service
  providerAdmitMcn, providerAdmitBelt, providerAdmitMerchant, providerAdmitBrand, // [score] by category
  providerExitMcn, providerExitBelt, providerExitMerchant, providerExitBrand, // [score]
  providerTraffic, // [factor] extra natural weight for clients of the best-scored third
  // --- STEPS
  stepsPerks, // [bit mask]
  stepsT1, stepsT2, stepsT3, stepsT4, // [RMB/30 days (real, per seller)]
  stepsBoost, // [factor] stage 1 cold-start traffic
  stepsMatch, // [share] stage 2 paid match of ad budget
  stepsTalents, // [talents] stage 3 talents that carry the brand
  stepsQuality, // [quality] stage 4
  stepsPrice, // [share] stage 4
  // --- supply
  endorseCount, // [anchors]
  endorseMinRepurchase, // [share]
  endorseMinPrivate, // [share]
  endorseTrust, // [evidence] good evidence granted on endorsement
  talentShare, // [share of white-label anchors] carry a brand
  carryShare, // [share of orders]
  equityGain, // [equity/day] brand equity moves with its buyers' satisfaction, gain x (satisfied share - .8), and fades back within a year
  learnQuality, // eta_q
  learnPrice, // eta_p
  learnHalf, // [repeat orders/30 days] n_half
  qualityMax, // [quality]
  // --- word of mouth, brushing
  shareChance, // [probability] w0
  shareReach, // [entries] w1
  shareDaily, // [entries/day per adopter] oracle: every buyer so far shares daily (Bass)
  brushShare, // [share of anchors]
  brushRate, // [fake outcomes per real order]
  brushDetect, // [probability/day]
  brushPenalty, // [evidence]
  // --- money
  take, // [share of net GMV]
  rebate, // [share of GMV]
  passThrough, // [share] of commission changes into prices
  takeReference, // [share] commission already in prices
  couponValue, // [RMB]
  couponBudget, // [RMB (real)]
  couponTarget, // [code] 0 everybody, 1 fans without an order this and last month, 2 fans of tiers 3-5
  couponKinds, // [bit mask of anchor kinds]
  couponFrom, couponTo, // [day]
  // --- shock
  shockDay, // [day]
  shockShare, // [share of anchors]
  shockRate, // [share of orders]
  // --- recording
  tagging, // [switch] attribution tags; they never change the run
  // --- shock of trust
  trustShockDay, // [day]
  trustShockRise, // [share] every trust, public and of bonds, is multiplied by 1 + this on that morning
  COUNT,
}
