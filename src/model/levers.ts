// The policy levers: which words of a scenario file move which parameters.
// Invariant: every lever parameter of the catalogue stands in exactly one lever, save couponFrom/couponTo, which follow from/to.
import type { ParamKey, Text } from './parameters.ts'

/** One parameter, several parameters that get the same value, or a named set of parameters. */
export type LeverField = ParamKey | readonly ParamKey[] | { readonly [name: string]: ParamKey }

export interface Lever {
  readonly label: Text
  readonly doc: Text
  readonly fields: { readonly [name: string]: LeverField }
  /** fields whose named values must all be given and add to 1 */
  readonly sumsToOne?: readonly string[]
}

export const LEVERS = {
  traffic: {
    label: { en: 'Traffic allocation', zh: '流量分配' },
    doc: { en: 'What natural traffic rewards: sales, trust, newness, or nothing.', zh: '自然流量奖励什么：销售额、信任、新人，或一视同仁。' },
    fields: { gammaG: 'gammaG', gammaT: 'gammaT', epsilon: 'epsilon', newBoost: 'newBoost', newDays: 'newDays' },
  },
  enforcement: {
    label: { en: 'Enforcement', zh: '平台治理' },
    doc: { en: 'How dishonest anchors are found and what happens to them.', zh: '如何发现不诚信主播，以及如何处置。' },
    fields: {
      inspect: 'inspect', detect: 'detect', detectMinor: 'detectMinor', suspendDays: 'suspendDays', demote: 'demote', banAt: 'banAt',
      strikeEvidence: 'strikeEvidence', intercept: 'intercept', remind: 'remind', reportReward: 'reportReward', gangFind: 'gangFind',
      brushDetect: 'brushDetect', brushPenalty: 'brushPenalty',
    },
  },
  trustCard: {
    label: { en: 'Trust card', zh: '信任卡' },
    doc: { en: 'Which anchors grant which guarantees, and who pays for them.', zh: '哪些主播提供哪些权益，成本由谁承担。' },
    fields: {
      uptake: 'cardUptake', decide: 'cardDecide', rights: ['cardHead', 'cardWaist', 'cardTail'],
      head: 'cardHead', waist: 'cardWaist', tail: 'cardTail', subsidyShare: 'cardSubsidy',
    },
  },
  supply: {
    label: { en: 'Supply and endorsement', zh: '供给与背书' },
    doc: { en: 'Which kinds of anchors are brought in and which are endorsed.', zh: '引入哪些类型的主播，为哪些主播背书。' },
    fields: {
      mix: { white: 'mixWhite', fast: 'mixFast', known: 'mixKnown', ska: 'mixSka' },
      endorse: { count: 'endorseCount', minRepurchase: 'endorseMinRepurchase', minPrivate: 'endorseMinPrivate' },
    },
    sumsToOne: ['mix'],
  },
  providers: {
    label: { en: 'Service providers', zh: '服务商' },
    doc: { en: 'Money, admission and traffic for service providers.', zh: '服务商的资金扶持、准入清退与流量激励。' },
    fields: {
      fund: 'providerFund', admit: { mcn: 'providerAdmitMcn', belt: 'providerAdmitBelt', merchant: 'providerAdmitMerchant', brand: 'providerAdmitBrand' },
      exit: { mcn: 'providerExitMcn', belt: 'providerExitBelt', merchant: 'providerExitMerchant', brand: 'providerExitBrand' },
      traffic: 'providerTraffic',
      weights: { incubation: 'providerW1', traffic: 'providerW2', live: 'providerW3', supply: 'providerW4', service: 'providerW5' },
    },
    sumsToOne: ['weights'],
  },
  steps: {
    label: { en: 'STEPS', zh: 'STEPS 品牌成长' },
    doc: { en: 'What the platform does for a brand at each stage of its life.', zh: '平台在品牌各成长阶段提供的扶持。' },
    fields: {
      perks: 'stepsPerks', boost: 'stepsBoost', match: 'stepsMatch', talents: 'stepsTalents', quality: 'stepsQuality', price: 'stepsPrice',
      thresholds: { breakZero: 'stepsT1', climb: 'stepsT2', ka: 'stepsT3', ska: 'stepsT4' },
    },
  },
  commission: {
    label: { en: 'Commission', zh: '佣金' },
    doc: { en: 'What the platform takes from sales and gives back.', zh: '平台的抽佣与返还。' },
    fields: { take: 'take', rebate: 'rebate' },
  },
  coupons: {
    label: { en: 'Coupons', zh: '优惠券' },
    doc: { en: 'Money off for buyers, paid by the platform.', zh: '由平台出资的买家优惠。' },
    fields: { value: 'couponValue', budget: 'couponBudget', target: 'couponTarget', kinds: 'couponKinds' },
  },
} as const satisfies Record<string, Lever>

export type LeverName = keyof typeof LEVERS
export const LEVER_NAMES = Object.keys(LEVERS) as LeverName[]

/** Where a scenario file sets a lever parameter. Example: `leverPath('gammaT')` is `traffic.gammaT`. */
export function leverPath(key: ParamKey): string | undefined {
  for (const [lever, { fields }] of Object.entries(LEVERS) as [LeverName, Lever][])
    for (const [name, field] of Object.entries(fields)) {
      if (field === key) return `${lever}.${name}`
      if (typeof field === 'object' && !Array.isArray(field))
        for (const [inner, param] of Object.entries(field)) if (param === key) return `${lever}.${name}.${inner}`
    }
  return undefined
}
