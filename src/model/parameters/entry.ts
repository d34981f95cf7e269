// What the catalogue says about one number of the model, and the four words with which an entry is written.
// Invariant: min <= default <= max; a choice or mask lists its options; every text exists in English and Chinese.

export interface Text {
  readonly en: string
  readonly zh: string
}

/** world: taste, behaviour and structure; lever: a policy may move it from a day on; oracle: only for verification. */
export type Role = 'world' | 'lever' | 'oracle' | 'recording'
export type Kind = 'number' | 'integer' | 'switch' | 'choice' | 'mask'

/** One value of a choice, or one bit of a mask. `id` is how scenario files write it. */
export interface Option {
  readonly id: string
  readonly value: number
  readonly label: Text
  /** selectable only under `world.oracle` */
  readonly oracle?: boolean
  /** of a mask's bit: as `outlay` of a parameter */
  readonly outlay?: boolean
}

export interface ParameterEntry {
  readonly symbol: string
  readonly role: Role
  readonly kind: Kind
  readonly unit: string
  readonly default: number
  /** hard limits: a scenario outside them is refused */
  readonly min: number
  readonly max: number
  /** step of the slider and the +/- buttons, inside `slider` */
  readonly step: number
  readonly slider: readonly [number, number]
  readonly options: readonly Option[]
  /** decides which sellers enter and how many: only between policies that differ here do the sellers who entered tell of the policy */
  readonly entry: boolean
  /**
   * What it does is paid from the outlay of `experiment/outlay.ts`; the effect of a lever without is nobody's return on money. A name: only
   * while that parameter, the platform's share of the cost, is 1.
   */
  readonly outlay: boolean | string
  readonly label: Text
  readonly doc: Text
  /** TeX of the equation in which it stands, or '' */
  readonly equation: string
  /** where the default comes from: [S] seen, [D] derived from [S], [P] prototype fit, [A] assumption with its reason; names the worlds that fit it anew */
  readonly source: string
}

/** How an entry is written: `en` and `zh` are [label, what it does]. */
export interface Spec {
  readonly symbol: string
  readonly kind?: Kind
  readonly unit: string
  readonly default: number
  readonly range: readonly [number, number]
  readonly step: number
  readonly slider?: readonly [number, number]
  readonly options?: readonly Option[]
  readonly entry?: true
  readonly outlay?: true | string
  readonly en: readonly [label: string, doc: string]
  readonly zh: readonly [label: string, doc: string]
  readonly equation?: string
  readonly source: string
}

const entry =
  (role: Role) =>
  (spec: Spec): ParameterEntry => ({
    symbol: spec.symbol,
    role,
    kind: spec.kind ?? 'number',
    unit: spec.unit,
    default: spec.default,
    min: spec.range[0],
    max: spec.range[1],
    step: spec.step,
    slider: spec.slider ?? spec.range,
    options: spec.options ?? [],
    entry: spec.entry ?? false,
    outlay: spec.outlay ?? false,
    label: { en: spec.en[0], zh: spec.zh[0] },
    doc: { en: spec.en[1], zh: spec.zh[1] },
    equation: spec.equation ?? '',
    source: spec.source,
  })

export const world = entry('world')
export const lever = entry('lever')
export const oracle = entry('oracle')
export const recording = entry('recording')

/** Equations are written as TeX without escaping. */
export const tex = String.raw

/** Kinds of anchors; a mask adds their bits. */
export const KINDS: readonly Option[] = [
  { id: 'white', value: 0, label: { en: 'white label', zh: '白牌' } },
  { id: 'fast', value: 1, label: { en: 'fast brand', zh: '快品牌' } },
  { id: 'known', value: 2, label: { en: 'known brand', zh: '知名品牌' } },
  { id: 'ska', value: 3, label: { en: 'super key account', zh: '超级大客户（SKA）' } },
]
export const KIND_BITS: readonly Option[] = KINDS.map((kind) => ({ ...kind, value: 1 << kind.value }))

/** Guarantees of the trust card; a mask adds their bits. */
export const RIGHT_BITS: readonly Option[] = [
  { id: 'sevenDay', value: 1, label: { en: '7-day no-reason return', zh: '七天无理由退货' } },
  { id: 'freight', value: 2, label: { en: 'freight compensation', zh: '退货补运费' } },
  { id: 'refundOnly', value: 4, label: { en: 'refund without return', zh: '退款不退货' } },
  { id: 'oneFalseTen', value: 8, label: { en: 'one fake, ten paid back', zh: '假一赔十' } },
  { id: 'quickRefund', value: 16, label: { en: 'quick refund', zh: '极速退款' } },
  { id: 'fastDelivery', value: 32, label: { en: 'fast delivery', zh: '极速发货' } },
]
