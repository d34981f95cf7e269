// Every lever of MODEL 6.5: which number it moves and which way, on a world small enough to ask often. Submodels: submodel-table.ts.
// Invariant: a row differs between `off` and `on` in the named thing only; everything that makes it bite is common to both.
import type { MetricId } from '../../src/model/metrics.ts'

export type Json = Readonly<Record<string, unknown>>

export interface LeverRow {
  /** lever.field as in a scenario file, or the name of a submodel */
  readonly id: string
  readonly metric: MetricId
  readonly sign: '+' | '-'
  readonly why: string
  /** world delta of both, on top of the small world */
  readonly world?: Json
  /** policy of both */
  readonly policy?: Json
  readonly off?: { readonly world?: Json; readonly policy?: Json }
  readonly on: { readonly world?: Json; readonly policy?: Json }
  readonly window?: readonly [from: number, to: number]
  readonly preset?: 'platform' | 'brands'
}

export const params = (parameters: Json): { readonly world: Json } => ({ world: { parameters } })
export const lever = (name: string, fields: Json): { readonly policy: Json } => ({ policy: { [name]: fields } })

/** A fifth of white-label rooms send counterfeits, and somebody looks. */
const DISHONEST: Json = { parameters: { fakeShare: 0.3, fakeRate: 0.4 } }
const WATCHED: Json = { enforcement: { inspect: 0.05, detect: 0.05 } }
/** Newcomers arrive every day or two. */
const ARRIVALS: Json = { parameters: { entryRate: 5 } }
export const PROVIDED: Json = { shape: { providers: 8 } }
const FUND: Json = { fund: 2e9, weights: { incubation: 0.2, traffic: 0.2, live: 0.2, supply: 0.2, service: 0.2 } }
const fundOnly = (name: string): { readonly policy: Json } => lever('providers', { fund: 1e9, weights: { incubation: 0, traffic: 0, live: 0, supply: 0, service: 0, [name]: 1 } })
const nothingSpent = { policy: { providers: { fund: 0 } } }
const CATEGORIES = ['mcn', 'belt', 'merchant', 'brand'] as const
const each = (score: number): Json => Object.fromEntries(CATEGORIES.map((name) => [name, score]))
/** Some of every category; all of one category must go, and none or every applicant comes after them. */
const expelled = (category: (typeof CATEGORIES)[number]): LeverRow[] => {
  const world = { shape: { providers: 24 } }
  const side = (exit: number, admit: number) => lever('providers', { exit: { ...each(0), [category]: exit }, admit: { ...each(1), [category]: admit } })
  return [
    { id: `providers.exit.${category}`, metric: 'providersOpen', sign: '-', why: 'all of the category must go', world, off: side(0, 1), on: side(1, 1), window: [60, 90] },
    {
      id: `providers.admit.${category}`, metric: 'providersOpen', sign: '+', why: 'applicants take the places of the expelled',
      world, off: side(1, 1), on: side(1, 0), window: [60, 90],
    },
  ]
}
/** Brushing by a third of the rooms. */
export const BRUSHED: Json = { parameters: { brushShare: 0.3, brushRate: 3 } }
/** A plan worth a good part of the small platform's traffic. */
const plan = (fields: Json): { readonly policy: Json } => ({ policy: { subsidy: { budget: 2e8, from: 0, to: 60, ...fields } } })
const eligible = (fields: Json): { readonly policy: Json } => plan({ eligible: fields })
const card = (fields: Json): { readonly policy: Json } => lever('trustCard', fields)
const coupon = (fields: Json): { readonly policy: Json } => lever('coupons', { value: 15, budget: 1e9, ...fields })
const steps = (fields: Json): { readonly policy: Json } => lever('steps', fields)
/** Stages that brands of the small world reach. */
const STAGES = { breakZero: 1e4, climb: 1e5, ka: 3e5, ska: 1e6 }
const NEWCOMER: Json = { entrants: [{ id: 'newcomer', kind: 'fast', day: 0, category: 0, quality: 0.85, live: 1 }] }

export const LEVER_ROWS: readonly LeverRow[] = [
  // --- traffic allocation
  { id: 'traffic.gammaG', metric: 'gini', sign: '+', why: 'rich get richer', off: lever('traffic', { gammaG: 0 }), on: lever('traffic', { gammaG: 1 }) },
  { id: 'traffic.gammaT', metric: 'dissatisfied', sign: '-', why: 'exposure goes to those who satisfy', on: lever('traffic', { gammaT: 6 }) },
  { id: 'traffic.epsilon', metric: 'gini', sign: '-', why: 'equal exposure', off: lever('traffic', { epsilon: 0 }), on: lever('traffic', { epsilon: 0.8 }) },
  { id: 'traffic.newBoost', metric: 'newShare', sign: '+', why: 'newcomers weigh more', world: ARRIVALS, on: lever('traffic', { newBoost: 10 }) },
  {
    id: 'traffic.newDays', metric: 'newShare', sign: '+', why: 'they count as new for longer',
    world: ARRIVALS, policy: {}, off: lever('traffic', { newBoost: 10, newDays: 3 }), on: lever('traffic', { newBoost: 10, newDays: 60 }),
  },
  // --- enforcement
  {
    id: 'enforcement.inspect', metric: 'strikes', sign: '+', why: 'inspections find counterfeits',
    world: DISHONEST, off: lever('enforcement', { inspect: 0 }), on: lever('enforcement', { inspect: 0.05 }),
  },
  {
    id: 'enforcement.detect', metric: 'strikes', sign: '+', why: 'complaints lead to detection',
    world: DISHONEST, off: lever('enforcement', { detect: 0 }), on: lever('enforcement', { detect: 0.3 }),
  },
  {
    id: 'enforcement.detectMinor', metric: 'strikes', sign: '+', why: 'minor complaints count as well',
    off: lever('enforcement', { detect: 0.2, detectMinor: 0 }), on: lever('enforcement', { detect: 0.2, detectMinor: 0.5 }),
  },
  {
    id: 'enforcement.suspendDays', metric: 'counterfeitRate', sign: '-', why: 'suspended rooms sell nothing',
    world: DISHONEST, off: lever('enforcement', { inspect: 0.05, suspendDays: 0 }), on: lever('enforcement', { inspect: 0.05, suspendDays: 60 }),
  },
  {
    id: 'enforcement.demote', metric: 'counterfeitRate', sign: '-', why: 'a strike costs traffic',
    world: DISHONEST, off: lever('enforcement', { inspect: 0.05, suspendDays: 0, demote: 1 }),
    on: lever('enforcement', { inspect: 0.05, suspendDays: 0, demote: 0.05 }),
  },
  {
    id: 'enforcement.banAt', metric: 'bans', sign: '-', why: 'more strikes are needed',
    world: DISHONEST, off: lever('enforcement', { inspect: 0.05, banAt: 1 }), on: lever('enforcement', { inspect: 0.05, banAt: 5 }),
  },
  {
    id: 'enforcement.strikeEvidence', metric: 'trustPublic', sign: '-', why: 'strikes are shown to the public',
    world: DISHONEST, off: lever('enforcement', { inspect: 0.05, strikeEvidence: 0 }),
    on: lever('enforcement', { inspect: 0.05, strikeEvidence: 200 }),
  },
  {
    id: 'enforcement.intercept', metric: 'reentries', sign: '-', why: 're-registrations are intercepted',
    world: DISHONEST, off: lever('enforcement', { inspect: 0.1, banAt: 1, intercept: 0 }),
    on: lever('enforcement', { inspect: 0.1, banAt: 1, intercept: 1 }),
  },
  {
    id: 'enforcement.remind', metric: 'reminders', sign: '+', why: 'Pinocchio: a reminder first',
    world: DISHONEST, policy: {}, off: { policy: WATCHED }, on: lever('enforcement', { inspect: 0.05, detect: 0.05, remind: 0.8 }),
  },
  { id: 'enforcement.reportReward', metric: 'complaintRate', sign: '+', why: 'reports are rewarded', on: lever('enforcement', { reportReward: 10 }) },
  {
    id: 'enforcement.gangFind', metric: 'bans', sign: '+', why: 'linked accounts fall together',
    world: { parameters: { fakeShare: 0.3, fakeRate: 0.4, gangSize: 20 } }, off: lever('enforcement', { inspect: 0.02, banAt: 1, gangFind: 0 }),
    on: lever('enforcement', { inspect: 0.02, banAt: 1, gangFind: 1 }),
  },
  {
    id: 'enforcement.brushDetect', metric: 'brushers', sign: '-', why: 'brushing is found',
    world: BRUSHED, off: lever('enforcement', { brushDetect: 0 }), on: lever('enforcement', { brushDetect: 0.1 }),
  },
  {
    id: 'enforcement.brushPenalty', metric: 'trustPublic', sign: '-', why: 'and punished in public',
    world: BRUSHED, off: lever('enforcement', { brushDetect: 0.1, brushPenalty: 0 }),
    on: lever('enforcement', { brushDetect: 0.1, brushPenalty: 200 }),
  },
  // --- trust card
  { id: 'trustCard.uptake', metric: 'gmv', sign: '+', why: 'rights lift utility', on: card({ uptake: 1 }) },
  { id: 'trustCard.decide', metric: 'sellerGuarantees', sign: '-', why: 'only those whom it pays take the card', off: card({ uptake: 1 }), on: card({ uptake: 1, decide: true }) },
  { id: 'trustCard.rights', metric: 'returnRate', sign: '+', why: 'lenient rights are used', off: card({ uptake: 1, rights: 'none' }), on: card({ uptake: 1, rights: 'all' }) },
  {
    id: 'trustCard.head', metric: 'sellerGuarantees', sign: '+', why: 'the largest grant rights',
    off: card({ uptake: 1, head: 'none', waist: 'none', tail: 'none' }), on: card({ uptake: 1, head: 'all', waist: 'none', tail: 'none' }),
  },
  {
    id: 'trustCard.waist', metric: 'sellerGuarantees', sign: '+', why: 'the middle grants rights',
    off: card({ uptake: 1, head: 'none', waist: 'none', tail: 'none' }), on: card({ uptake: 1, head: 'none', waist: 'all', tail: 'none' }),
  },
  {
    id: 'trustCard.tail', metric: 'sellerGuarantees', sign: '+', why: 'the smallest grant rights',
    off: card({ uptake: 1, head: 'none', waist: 'none', tail: 'none' }), on: card({ uptake: 1, head: 'none', waist: 'none', tail: 'all' }),
  },
  { id: 'trustCard.subsidyShare', metric: 'profit', sign: '-', why: 'the platform pays for the rights', off: card({ uptake: 1 }), on: card({ uptake: 1, subsidyShare: 1 }) },
  // --- supply and endorsement
  {
    id: 'supply.mix', metric: 'brandedShare', sign: '+', why: 'brands arrive instead of white label',
    world: ARRIVALS, off: lever('supply', { mix: { white: 1, fast: 0, known: 0, ska: 0 } }),
    on: lever('supply', { mix: { white: 0, fast: 0, known: 1, ska: 0 } }),
  },
  {
    id: 'supply.endorse.count', metric: 'fastShare', sign: '+', why: 'the badge and its trust (F18)',
    world: { parameters: { choiceEndorsed: 1, endorseTrust: 50 } }, on: lever('supply', { endorse: { count: 50, minRepurchase: 0, minPrivate: 0 } }),
  },
  {
    id: 'supply.endorse.minRepurchase', metric: 'fastShare', sign: '-', why: 'nobody qualifies',
    world: { parameters: { choiceEndorsed: 1, endorseTrust: 50 } }, off: lever('supply', { endorse: { count: 50, minRepurchase: 0, minPrivate: 0 } }),
    on: lever('supply', { endorse: { count: 50, minRepurchase: 1, minPrivate: 0 } }),
  },
  {
    id: 'supply.endorse.minPrivate', metric: 'fastShare', sign: '-', why: 'nobody qualifies',
    world: { parameters: { choiceEndorsed: 1, endorseTrust: 50 } }, off: lever('supply', { endorse: { count: 50, minRepurchase: 0, minPrivate: 0 } }),
    on: lever('supply', { endorse: { count: 50, minRepurchase: 0, minPrivate: 1 } }),
  },
  // --- service providers
  { id: 'providers.fund', metric: 'gmv', sign: '+', why: 'capacities grow', world: PROVIDED, on: lever('providers', FUND), window: [30, 90] },
  {
    id: 'providers.weights.incubation', metric: 'entered', sign: '+', why: 'incubation brings entrants',
    world: { ...PROVIDED, parameters: { entryRate: 2 } }, off: nothingSpent, on: fundOnly('incubation'), window: [30, 90],
  },
  { id: 'providers.weights.traffic', metric: 'gmv', sign: '+', why: 'click-through rises', world: PROVIDED, off: nothingSpent, on: fundOnly('traffic'), window: [30, 90] },
  { id: 'providers.weights.live', metric: 'gmv', sign: '+', why: 'skill sells', world: PROVIDED, off: nothingSpent, on: fundOnly('live'), window: [30, 90] },
  { id: 'providers.weights.supply', metric: 'dissatisfied', sign: '-', why: 'quality rises', world: PROVIDED, off: nothingSpent, on: fundOnly('supply'), window: [30, 90] },
  { id: 'providers.weights.service', metric: 'lateRate', sign: '-', why: 'parcels arrive on time', world: PROVIDED, off: nothingSpent, on: fundOnly('service'), window: [30, 90] },
  ...CATEGORIES.flatMap(expelled),
  {
    id: 'providers.exit.merchant', metric: 'gmv', sign: '-', why: 'clients of expelled providers lose their help',
    world: { shape: { providers: 24 }, parameters: { providerEffect: 5 } }, off: lever('providers', { exit: each(0), admit: each(1) }),
    on: lever('providers', { exit: { ...each(0), merchant: 1 }, admit: each(1) }), window: [60, 90],
  },
  { id: 'providers.traffic', metric: 'gini', sign: '+', why: 'clients of the best third get more natural traffic', world: PROVIDED, on: lever('providers', { traffic: 10 }) },
  // --- STEPS
  {
    id: 'steps.perks', metric: 'brandedShare', sign: '+', why: 'all four perks favour brands',
    preset: 'brands', off: steps({ perks: 'none', thresholds: STAGES }), on: steps({ perks: 'all', thresholds: STAGES }), window: [30, 90],
  },
  {
    id: 'steps.boost', metric: 'gini', sign: '-', why: 'small brands get natural traffic',
    preset: 'brands', off: steps({ perks: ['coldStart'], boost: 1, thresholds: STAGES }),
    on: steps({ perks: ['coldStart'], boost: 10, thresholds: STAGES }),
  },
  {
    id: 'steps.match', metric: 'paidVisitShare', sign: '+', why: 'ads are matched',
    preset: 'brands', off: steps({ perks: ['match'], match: 0, thresholds: STAGES }), on: steps({ perks: ['match'], match: 2, thresholds: STAGES }),
  },
  {
    id: 'steps.talents', metric: 'brandedShare', sign: '+', why: 'talents carry brands',
    preset: 'brands', off: steps({ perks: ['talents'], talents: 0, thresholds: STAGES }),
    on: steps({ perks: ['talents'], talents: 10, thresholds: STAGES }), window: [30, 90],
  },
  {
    id: 'steps.quality', metric: 'dissatisfied', sign: '-', why: 'special supply is better',
    preset: 'brands', off: steps({ perks: ['specialSupply'], quality: 0, price: 0, thresholds: STAGES }),
    on: steps({ perks: ['specialSupply'], quality: 0.1, price: 0, thresholds: STAGES }), window: [30, 90],
  },
  {
    id: 'steps.price', metric: 'aov', sign: '-', why: 'and cheaper',
    preset: 'brands', off: steps({ perks: ['specialSupply'], quality: 0, price: 0, thresholds: STAGES }),
    on: steps({ perks: ['specialSupply'], quality: 0, price: 0.3, thresholds: STAGES }), window: [30, 90],
  },
  {
    id: 'steps.thresholds.breakZero', metric: 'gini', sign: '-', why: 'more small brands get cold-start traffic',
    preset: 'brands', off: steps({ perks: ['coldStart'], boost: 10, thresholds: { breakZero: 9e4, climb: 1e5, ka: 3e5, ska: 1e6 } }),
    on: steps({ perks: ['coldStart'], boost: 10, thresholds: { ...STAGES, breakZero: 100 } }), window: [30, 90],
  },
  {
    id: 'steps.thresholds.climb', metric: 'paidVisitShare', sign: '+', why: 'more brands are matched',
    preset: 'brands', off: steps({ perks: ['match'], match: 2, thresholds: { breakZero: 1e4, climb: 2.9e5, ka: 3e5, ska: 1e6 } }),
    on: steps({ perks: ['match'], match: 2, thresholds: { breakZero: 1e4, climb: 2e4, ka: 3e5, ska: 1e6 } }),
  },
  {
    id: 'steps.thresholds.ka', metric: 'stage34', sign: '+', why: 'more brands pass',
    preset: 'brands', off: steps({ thresholds: { ...STAGES, ka: 9e5 } }), on: steps({ thresholds: { ...STAGES, ka: 2e5 } }),
  },
  {
    id: 'steps.thresholds.ska', metric: 'stage4', sign: '+', why: 'more brands pass',
    preset: 'brands', off: steps({ thresholds: { ...STAGES, ska: 1e7 } }), on: steps({ thresholds: { ...STAGES, ska: 4e5 } }),
  },
  // --- commission
  { id: 'commission.take', metric: 'orders', sign: '-', why: 'half of it is passed on to prices', on: lever('commission', { take: 0.15 }) },
  { id: 'commission.rebate', metric: 'orders', sign: '+', why: 'rebates lower prices', on: lever('commission', { rebate: 0.1 }) },
  // --- coupons
  { id: 'coupons.value', metric: 'orders', sign: '+', why: 'money off', off: coupon({ value: 1 }), on: coupon({ value: 30 }) },
  { id: 'coupons.budget', metric: 'coupons', sign: '+', why: 'it is spent', off: coupon({ budget: 1e7 }), on: coupon({ budget: 1e8 }) },
  { id: 'coupons.target', metric: 'coupons', sign: '-', why: 'fewer fans qualify', off: coupon({ target: 'everybody' }), on: coupon({ target: 'lapsed' }) },
  { id: 'coupons.kinds', metric: 'fastShare', sign: '+', why: 'good in fast brands\' rooms only', on: coupon({ value: 40, kinds: ['fast'] }) },
  { id: 'coupons.from, to', metric: 'coupons', sign: '-', why: 'the days are over', off: coupon({}), on: coupon({ from: 0, to: 20 }), window: [20, 60] },
  // --- subsidy plan
  { id: 'subsidy.budget', metric: 'subsidisedVisitShare', sign: '+', why: 'impressions are given away', off: plan({ budget: 1e7 }), on: plan({}) },
  {
    id: 'subsidy.impressions', metric: 'subsidisedVisitShare', sign: '+', why: 'the same in the other unit',
    off: { policy: { subsidy: { impressions: 1e8 } } }, on: { policy: { subsidy: { impressions: 6e9 } } },
  },
  { id: 'subsidy.from, to', metric: 'spend', sign: '-', why: 'the plan is over', off: plan({ to: 60 }), on: plan({ to: 20 }), window: [20, 60] },
  { id: 'subsidy.cpm', metric: 'subsidisedVisitShare', sign: '-', why: 'dearer impressions are fewer', off: plan({ cpm: 30 }), on: plan({ cpm: 300 }) },
  { id: 'subsidy.pacing', metric: 'spend', sign: '+', why: 'a decaying plan spends early', off: plan({ pacing: 'uniform' }), on: plan({ pacing: 'decay' }), window: [0, 20] },
  {
    id: 'subsidy.decay', metric: 'spend', sign: '+', why: 'the faster the earlier',
    off: plan({ pacing: 'decay', decay: 0.005 }), on: plan({ pacing: 'decay', decay: 0.1 }), window: [0, 20],
  },
  {
    id: 'subsidy.trigger', metric: 'spend', sign: '+', why: 'below the threshold it spends',
    off: plan({ pacing: 'trigger', trigger: 0, eligible: { kinds: ['fast'] } }),
    on: plan({ pacing: 'trigger', trigger: 1, eligible: { kinds: ['fast'] } }),
  },
  {
    id: 'subsidy.rollOver', metric: 'spend', sign: '+', why: 'what could not be spent is spent later',
    off: plan({ pacing: 'decay', decay: 0.5, budget: 1e9, rollOver: false }), on: plan({ pacing: 'decay', decay: 0.5, budget: 1e9, rollOver: true }),
  },
  { id: 'subsidy.concentration', metric: 'gini', sign: '+', why: 'natural weights are exaggerated', off: plan({ concentration: 0 }), on: plan({ concentration: 3 }) },
  { id: 'subsidy.eligible.kinds', metric: 'fastShare', sign: '+', why: 'fast brands only', off: eligible({ kinds: 'all' }), on: eligible({ kinds: ['fast'] }) },
  { id: 'subsidy.eligible.decileMin', metric: 'gini', sign: '-', why: 'not the largest', off: eligible({ decileMin: 0 }), on: eligible({ decileMin: 6 }) },
  { id: 'subsidy.eligible.decileMax', metric: 'gini', sign: '+', why: 'the largest only', off: eligible({ decileMax: 9 }), on: eligible({ decileMax: 0 }) },
  { id: 'subsidy.eligible.trustMin', metric: 'attributedRoi', sign: '+', why: 'trusted rooms convert', off: eligible({ trustMin: 0 }), on: eligible({ trustMin: 0.65 }) },
  { id: 'subsidy.eligible.ageMax', metric: 'newShare', sign: '+', why: 'newcomers only', world: ARRIVALS, off: eligible({ ageMax: 0 }), on: eligible({ ageMax: 60 }) },
  { id: 'subsidy.eligible.repurchaseMin', metric: 'spend', sign: '-', why: 'nobody is as loyal as that', off: eligible({ repurchaseMin: 0 }), on: eligible({ repurchaseMin: 1 }) },
  { id: 'subsidy.eligible.privateMin', metric: 'spend', sign: '-', why: 'nobody is as private as that', off: eligible({ privateMin: 0 }), on: eligible({ privateMin: 1 }) },
  { id: 'subsidy.eligible.contentMin', metric: 'attributedRoi', sign: '+', why: 'skilled rooms convert', off: eligible({ contentMin: -3 }), on: eligible({ contentMin: 0.6 }) },
  { id: 'subsidy.eligible.coreMin', metric: 'spend', sign: '-', why: 'nobody sells here only', off: eligible({ coreMin: 0 }), on: eligible({ coreMin: 1 }) },
  { id: 'subsidy.eligible.businessMin', metric: 'gini', sign: '+', why: 'the largest only', off: eligible({ businessMin: 0 }), on: eligible({ businessMin: 2.5e7 }) },
  { id: 'subsidy.eligible.entrant', metric: 'entrantGmv', sign: '+', why: 'it alone', world: NEWCOMER, off: eligible({}), on: eligible({ entrant: 'newcomer' }) },
]
