// The value at which each lever parameter does nothing, and a world in which every lever has somebody to act on.
// Invariant: one entry for each parameter of the catalogue whose role is lever (test/levers/neutral.test.ts).
import type { ParamKey } from '../../src/model/parameters.ts'

/** Always acts: only the value that the world has anyway is neutral. */
const OWN = 'own'
/** Any value is neutral while the lever is off, which is another parameter at its number below. */
const IDLE = 'idle'

export const NEUTRAL: Partial<Record<ParamKey, number | typeof OWN | typeof IDLE>> = {
  // --- traffic
  gammaG: OWN, gammaT: 0, epsilon: OWN, newBoost: 1, newDays: IDLE,
  // --- enforcement
  inspect: OWN, detect: OWN, detectMinor: OWN, suspendDays: OWN, demote: OWN, banAt: OWN, strikeEvidence: OWN, intercept: OWN,
  remind: 0, reportReward: 0, gangFind: OWN, brushDetect: OWN, brushPenalty: OWN,
  // --- trust card
  cardUptake: 0, cardDecide: IDLE, cardHead: IDLE, cardWaist: IDLE, cardTail: IDLE, cardSubsidy: IDLE,
  // --- supply and endorsement
  mixWhite: OWN, mixFast: OWN, mixKnown: OWN, mixSka: OWN, endorseCount: 0, endorseMinRepurchase: IDLE, endorseMinPrivate: IDLE,
  // --- service providers
  providerFund: 0, providerAdmitMcn: OWN, providerAdmitBelt: OWN, providerAdmitMerchant: OWN, providerAdmitBrand: OWN,
  providerExitMcn: OWN, providerExitBelt: OWN, providerExitMerchant: OWN, providerExitBrand: OWN, providerTraffic: 0,
  providerW1: IDLE, providerW2: IDLE, providerW3: IDLE, providerW4: IDLE, providerW5: IDLE,
  // --- STEPS; stages are recorded whether they open perks or not
  stepsPerks: 0, stepsBoost: IDLE, stepsMatch: IDLE, stepsTalents: IDLE, stepsQuality: IDLE, stepsPrice: IDLE,
  stepsT1: OWN, stepsT2: OWN, stepsT3: OWN, stepsT4: OWN,
  // --- commission
  take: OWN, rebate: 0,
  // --- coupons
  couponValue: 0, couponBudget: IDLE, couponTarget: IDLE, couponKinds: IDLE, couponFrom: IDLE, couponTo: IDLE,
}

/** On PLATFORM with service providers: sellers of every sort, brands at every stage, and no lever at its neutral value. */
export const BUSY: Partial<Record<ParamKey, number>> = {
  entryRate: 5, fakeShare: 0.3, fakeRate: 0.4, gangSize: 5, brushShare: 0.3, brushRate: 3, talentShare: 0.3,
  gammaT: 1, newBoost: 3, inspect: 0.05, detect: 0.05, remind: 0.5, reportReward: 2, cardUptake: 0.5, cardSubsidy: 0.5,
  endorseCount: 10, endorseMinRepurchase: 0, endorseMinPrivate: 0, providerFund: 1e8, providerExitMcn: 0.45, providerExitBelt: 0.45, providerExitMerchant: 0.45, providerExitBrand: 0.45, providerTraffic: 1,
  stepsPerks: 15, stepsT1: 5e4, stepsT2: 1.5e6, stepsT3: 5e6, stepsT4: 2e7, rebate: 0.01, couponValue: 5, couponBudget: 1e9, couponTo: 60,
}
