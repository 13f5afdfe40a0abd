/**
 * One fault that happens once, with its address: the creator, the UTC day, and which of the
 * creator's events of that kind it hits. Faults that chance caused in a run are recorded in the
 * same form, so that another run can repeat them. An address holds no id that counts through a run,
 * so it still applies when other creators are left out.
 */
import type { JobKind, ReachedStep, WorkKind } from './work-names'

/** The requests that a processor answers. */
export const CALL_KINDS = [
  'instantly_available',
  'create_transfer',
  'reverse_transfer',
  'create_payout',
  'create_payout_batch',
  'cancel_payout',
  'look_up',
  'refund',
] as const
export type CallKind = (typeof CALL_KINDS)[number]

/** What a webhook tells. */
export const NEWS_KINDS = [
  'payout_paid',
  'payout_failed',
  'payout_unclaimed',
  'payout_returned',
  'payout_cancelled',
  'payout_lost',
] as const
export type NewsKind = (typeof NEWS_KINDS)[number]

/** A call that the processor does not look at: too many at a time, or it is out of order. */
export const CALL_REFUSALS = ['processor_rate_limited', 'processor_unavailable'] as const
export type CallRefusal = (typeof CALL_REFUSALS)[number]

export interface FaultAddress {
  /** Handle. A fault of a worker may have none: its job is not about one creator. */
  creator?: string | undefined
  /** The UTC day of the event as YYYY-MM-DD; left out: of the whole run. */
  on?: string | undefined
  /** An instant in place of a day: counted from there. */
  from?: string | undefined
  /** Which such event of that creator it is, counted from 1 from the beginning of the day, of the run, or from an instant. */
  nth: number
}

type OfCreator = FaultAddress & { creator: string }

export type SingleFault =
  /** The request never arrives. / It has its effect, and its answer never arrives. */
  | (OfCreator & { fault: 'call-lost' | 'answer-lost'; call: CallKind })
  | (OfCreator & { fault: 'call-late' | 'answer-late'; call: CallKind; seconds: number })
  | (OfCreator & { fault: 'call-refused'; call: CallKind; code: CallRefusal })
  /** A mass payment is refused as a whole. Its creator is the one whom it pays first. */
  | (OfCreator & { fault: 'batch-refused'; code: string })
  /** A refund is refused for good, and the buyer gets nothing back. */
  | (OfCreator & { fault: 'refund-refused'; code: string })
  /** Some codes of PayPal's are `null`: none was given. */
  | (OfCreator & { fault: 'payout-refused' | 'payout-fails'; code: string | null })
  | (OfCreator & {
      fault: 'payout-returned'
      code: string | null
      afterBusinessDays?: number | undefined
    })
  | (OfCreator & { fault: 'webhook-lost'; news: NewsKind })
  | (OfCreator & { fault: 'webhook-late' | 'webhook-twice'; news: NewsKind; seconds: number })
  /**
   * `before`: the worker dies at the step, and what the step asks for is not done; `after`: it is done or asked for, and
   * its answer is not heard. `seconds`: so long after the step, if the worker is still waiting there.
   */
  | (FaultAddress & {
      fault: 'worker-killed'
      step: ReachedStep
      job?: WorkKind | undefined
      when: 'before' | 'after'
      seconds?: number | undefined
    })
  /** The worker stops for so long before it does what the step asks for, so that others come between. */
  | (FaultAddress & {
      fault: 'worker-waits'
      step: ReachedStep
      job?: WorkKind | undefined
      seconds: number
    })
  /** The queue hands the job out once more, so long after the first time. */
  | (FaultAddress & { fault: 'job-twice'; job: JobKind; seconds: number })
  /** A sale that an instant payout has paid is charged back. */
  | (OfCreator & { fault: 'chargeback-after-payout'; afterDays: number })

export type FaultKind = SingleFault['fault']
type Having<Fault, Kind> = Fault extends { fault: infer Kinds }
  ? Kind extends Kinds
    ? Fault
    : never
  : never
export type FaultOf<Kind extends FaultKind> = Having<SingleFault, Kind>

/** `worker-killed of ink on 2026-09-04, number 2`. */
export const addressedFault = ({ fault, creator, on, from, nth }: SingleFault): string => {
  const whose = creator === undefined ? '' : ` of ${creator}`
  const when = on === undefined ? (from === undefined ? '' : ` from ${from}`) : ` on ${on}`
  return `${fault}${whose}${when}, number ${nth}`
}
