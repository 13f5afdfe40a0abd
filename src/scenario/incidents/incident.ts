/**
 * An incident of the library: something that went wrong in a real payout service, as two small
 * scenarios that differ in one thing, and the damage that the first shows and the second does not.
 * Plain data, without the engine.
 */
import type { ScenarioInput } from '../schema'

/** How the damage is measured once a run has ended; `src/experiments/incidents/measures.ts` reads it from the books. */
export type Measure =
  /** Money that reached creators beyond all that they ever sold. */
  | { measure: 'paid_twice' }
  /** What creators owe at the end. */
  | { measure: 'debt' }
  /** Money of creators that is unpaid at the end. */
  | { measure: 'unpaid' }
  /** In payouts that have not ended ten days after they were created, and in balances that such a payout never frees. */
  | { measure: 'stuck' }
  /** From the day on which a creator should have been paid to the day on which money arrived, or to the end of the run. */
  | { measure: 'days_late'; creator: string; due: string }
  /** Creators who had at least the minimum and no payout of that day that went well. */
  | { measure: 'creators_unpaid'; on: string }
  /** Transfers to accounts of creators that no payout in our books knows of. */
  | { measure: 'moved_unbooked' }
  /** What moving money into another currency and back took from creators. */
  | { measure: 'exchange_lost' }
  | { measure: 'failed_payouts' }
  /** Creators whom the system pauses at the end, by whatever rule. */
  | { measure: 'creators_paused' }
  /** What processors charged and the platform did not book. */
  | { measure: 'cost_not_booked' }
  /** Money in single instant payouts beyond the instant maximum. */
  | { measure: 'above_maximum' }
  /** From the next payout of a creator to the date that they are shown for it, at the end of the run. */
  | { measure: 'date_shown_off'; creator: string; payday: string }
  /** Creators whose list of upcoming payouts never ends. */
  | { measure: 'endless_lists' }
  /** What a check finds wrong; its name as in a report. */
  | { measure: 'violations'; check: string }

export type MeasureName = Measure['measure']
export type MeasureUnit = 'cents' | 'days' | 'creators' | 'payouts' | 'violations'

export const MEASURES: Readonly<Record<MeasureName, { unit: MeasureUnit; words: string }>> = {
  paid_twice: { unit: 'cents', words: 'paid beyond what was earned' },
  debt: { unit: 'cents', words: 'owed by creators' },
  unpaid: { unit: 'cents', words: 'not paid' },
  stuck: { unit: 'cents', words: 'stuck in payouts' },
  days_late: { unit: 'days', words: 'late' },
  creators_unpaid: { unit: 'creators', words: 'not paid that day' },
  moved_unbooked: { unit: 'cents', words: 'moved and not in the books' },
  exchange_lost: { unit: 'cents', words: 'lost in exchange' },
  failed_payouts: { unit: 'payouts', words: 'failed' },
  creators_paused: { unit: 'creators', words: 'paused by the system' },
  cost_not_booked: { unit: 'cents', words: 'of costs not booked' },
  above_maximum: { unit: 'cents', words: 'above the instant maximum' },
  date_shown_off: { unit: 'days', words: 'between the date shown and the payout' },
  endless_lists: { unit: 'creators', words: 'with an endless list of payouts' },
  violations: { unit: 'violations', words: 'of a check' },
}

export const EVIDENCE = {
  PR: 'text of a pull request or issue',
  CODE: 'read in the public code',
  thread: 'public thread, not audited',
  run: 'found by running the service',
} as const

export interface IncidentSource {
  /** Where it can be read, as `antiwork/gumroad#6253`. */
  references: readonly string[]
  evidence: keyof typeof EVIDENCE
}

export interface Incident {
  /** Part and number in the list of sources: `a6-14`. */
  id: string
  title: string
  /** When it happened or was found, as far as is known; `null`: not known. */
  date: string | null
  /** What happened and why, in three to six sentences. */
  story: string
  source: IncidentSource
  /** The one thing in which the two scenarios differ. */
  difference: string
  asItWas: ScenarioInput
  asFixed: ScenarioInput
  expect: Measure & { asItWas: number; asFixed: number }
}

/** An incident that the lab cannot show. */
export interface IncidentNotModelled {
  id: string
  title: string
  source: IncidentSource
  reason: string
}
