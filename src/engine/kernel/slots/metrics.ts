// What a run records every day.
// Invariant: `src/model/metrics.ts` describes every Metric; a test compares the sets.

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
