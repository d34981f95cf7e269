// Every submodel of MODEL 6.11-6.12: which number it moves and which way, on a world small enough to ask often.
// Invariant: a row differs between `off` and `on` in the named thing only; everything that makes it bite is common to both.
import { BRUSHED, lever, params, PROVIDED, type Json, type LeverRow } from './lever-table.ts'

/** A newcomer that lives on its ads. */
const ADVERTISED: Json = { entrants: [{ id: 'newcomer', kind: 'fast', day: 0, category: 0, quality: 0.85, live: 1, ads: { base: 5e6 } }] }
/** Everybody lives where city tier 5 is. */
const FAR: Json = { parameters: { tiers: true, tierShare1: 0, tierShare2: 0, tierShare3: 0, tierShare4: 0, tierShare5: 1 } }

export const SUBMODEL_ROWS: readonly LeverRow[] = [
  { id: 'word of mouth', metric: 'sharedEntries', sign: '+', why: 'satisfied buyers share', on: params({ shareChance: 0.3 }) },
  { id: 'word of mouth, reach', metric: 'gmv', sign: '+', why: 'shares bring entries', off: params({ shareChance: 0.5, shareReach: 0.1 }), on: params({ shareChance: 0.5, shareReach: 20 }) },
  { id: 'supply learning, quality', metric: 'dissatisfied', sign: '-', why: 'repeat orders teach (F7, F26)', on: params({ learnQuality: 0.5, learnHalf: 1 }), window: [30, 90] },
  { id: 'supply learning, price', metric: 'aov', sign: '-', why: 'and lower cost', on: params({ learnPrice: 0.1, learnHalf: 1 }), window: [30, 90] },
  { id: 'new supply enlarges demand', metric: 'orders', sign: '+', why: 'branded needs grow with the offer (F23)', world: { parameters: { demandThreshold: 0 } }, on: params({ demandGain: 5 }) },
  { id: 'brushing', metric: 'trustPublic', sign: '+', why: 'fake praise', on: { world: BRUSHED } },
  { id: 'brushing under trust-weighted traffic', metric: 'dissatisfied', sign: '+', why: 'bought praise misleads the weights', policy: { traffic: { gammaT: 6 } }, on: { world: BRUSHED } },
  { id: 'calendar', metric: 'gmv', sign: '+', why: 'a shopping festival', on: { world: { calendar: [{ day: 10, days: 5, multiplier: 3 }] } }, window: [10, 15] },
  { id: 'city tiers, lead time', metric: 'leadTime', sign: '+', why: 'parcels travel further', on: params({ tiers: true }) },
  { id: 'city tiers, price', metric: 'aov', sign: '-', why: 'price weighs more where most people live', world: FAR, off: params({ tierPrice: 0 }), on: params({ tierPrice: 0.3 }) },
  { id: 'city tiers, brands', metric: 'brandShare', sign: '-', why: 'fewer branded needs', world: FAR, off: params({ tierBrand: 0 }), on: params({ tierBrand: -0.4 }) },
  { id: 'city tiers, activity', metric: 'gmv', sign: '+', why: 'people are online more', world: FAR, off: params({ tierActivity: 0 }), on: params({ tierActivity: 0.2 }) },
  { id: 'service providers', metric: 'lateRate', sign: '-', why: 'their service capacity', on: { world: PROVIDED } },
  { id: 'multi-anchor brands, talents', metric: 'brandedShare', sign: '+', why: 'talents sell brands', on: params({ talentShare: 0.5 }) },
  { id: 'multi-anchor brands, equity', metric: 'brandShare', sign: '+', why: 'well-liked brands gain equity', preset: 'brands', off: params({ equityGain: 0 }), on: params({ equityGain: 0.2 }) },
  { id: 'stake', metric: 'trustFans', sign: '-', why: 'trust is spent until delivery (F32)', off: params({ stake: 0 }), on: params({ stake: 1 }) },
  { id: 'experience-price ratio', metric: 'dissatisfied', sign: '-', why: 'good, cheap goods please (F24, F39)', off: params({ valueSatisfaction: 0 }), on: params({ valueSatisfaction: 0.5 }) },
  { id: 'trust × price', metric: 'aov', sign: '+', why: 'trusted rooms sell dear goods (F25)', off: params({ trustPrice: 0 }), on: params({ trustPrice: 1 }) },
  { id: 'attachment', metric: 'privateShare', sign: '+', why: 'followers who never bought come as often', off: params({ attachment: 0.1 }), on: params({ attachment: 1 }) },
  { id: 'recall', metric: 'followPageShare', sign: '-', why: 'the feed shows followed rooms', off: params({ recall: 0 }), on: params({ recall: 0.5 }) },
  { id: 'paid credit', metric: 'entrantNaturalFlowShare', sign: '+', why: 'bought sales earn natural traffic', world: ADVERTISED, off: params({ paidCredit: 0 }), on: params({ paidCredit: 1 }) },
  { id: 'branded needs', metric: 'brandShare', sign: '+', why: 'more needs are for brands', off: params({ brandNeed: 0.05 }), on: params({ brandNeed: 0.5 }) },
  { id: 'habituation', metric: 'privateShare', sign: '-', why: 'visits tire', off: params({ habitSensitivity: 0 }), on: params({ habitSensitivity: 1 }) },
  { id: 'deterrence', metric: 'counterfeitRate', sign: '-', why: 'cheating pays less when it is found', world: { parameters: { fakeShare: 0.5, fakeRate: 0.3, cheatChoice: 'logistic' } }, off: lever('enforcement', { inspect: 0, detect: 0 }), on: lever('enforcement', { inspect: 0.1, detect: 0.1 }), window: [30, 90] },
  { id: 'counterfeit shock', metric: 'trustFans', sign: '-', why: 'severe disappointments', on: { world: { shock: { day: 0, share: 0.5, rate: 0.5 } } } },
  { id: 'trust shock', metric: 'gmv', sign: '+', why: 'trust sells (F7)', on: { world: { trustShock: { day: 0, rise: 0.1 } } }, window: [0, 30] },
  { id: 'trust shock, fans', metric: 'trustFans', sign: '+', why: 'and is still there a month later', on: { world: { trustShock: { day: 0, rise: 0.1 } } }, window: [0, 30] },
  { id: 'advertising', metric: 'paidShare', sign: '+', why: 'budgets buy impressions', off: params({ adRate: 0 }), on: params({ adRate: 0.05 }) },
]
