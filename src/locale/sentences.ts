// Sentences with a part to stress, and the facts that the verdict states: written once in each language.

/** A part of a sentence; `strong` carries the finding. */
export type Part = string | { readonly strong: string }

/** A paired difference as it is read out: every number already formatted in one unit. */
export interface DifferenceFacts {
  /** short name of the policy, e.g. "B · To trusted anchors" */
  readonly policy: string
  readonly days: string
  /** size of the difference without its sign */
  readonly amount: string
  /** ends of the interval; where the language says a unit once, only the second has it */
  readonly low: string
  readonly high: string
}

/** What each unit of subsidy is credited with, what it adds, and what becomes of the platform's profit. */
export interface ReturnFacts {
  readonly credited: string
  readonly addedLow: string
  readonly addedHigh: string
  /** ends of the interval of the difference in profit; of its amount where the sign is resolved */
  readonly profitLow: string
  readonly profitHigh: string
  readonly pays: 'yes' | 'no' | 'open'
}
