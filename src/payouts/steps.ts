/**
 * Lists every named step of the service's work: what has been written when a workflow yields there,
 * and what comes next. A worker can die at each of them. The names are the same in a crash, a story
 * and a list of crashes.
 */
import type { StepName } from '../core/work-names'
import type { PartWritten } from '../ledger/writes'
import type { Effect, ProcessorCallKind } from './ports'

/** Why a workflow sleeps. */
export type WaitReason = 'before-next-try' | 'while-walking' | 'between-creators'

/** What is one transaction, with the writes in it before the last one. */
export type Unit = 'claim' | 'completion' | 'ending'
/** Where work gives way only while a protection is off. */
export type PointName = 'balances-read' | 'answer-heard' | `${Unit}-wrote-${PartWritten}`

export const CALL_STEPS = {
  instantly_available: 'call-instantly-available',
  create_transfer: 'call-create-transfer',
  reverse_transfer: 'call-reverse-transfer',
  create_payout: 'call-create-payout',
  create_payout_batch: 'call-create-payout-batch',
  cancel_payout: 'call-cancel-payout',
  look_up: 'call-look-up',
  refund: 'call-refund',
} as const satisfies Record<ProcessorCallKind, StepName>

/** The name of the step at which a workflow gives way. */
export function stepOf(effect: Effect): StepName {
  switch (effect.effect) {
    case 'call':
      return CALL_STEPS[effect.request.kind]
    case 'sleep':
      return `wait-${effect.why}`
    case 'enqueue':
      return `hand-out-${effect.job.kind}`
    case 'point':
      return `point-${effect.step}`
  }
}

interface StepWords {
  /** What the ledger has when the step is reached. */
  written: string
  next: string
}

/** In the order in which the work of a payout reaches them. */
export const STEPS: Readonly<Record<StepName, StepWords>> = {
  'wait-while-walking': {
    written: 'Nothing: a run is looking through its creators',
    next: 'A job for the creators it has seen',
  },
  'hand-out-pay-creators': {
    written: 'Nothing: the creators of a job are known',
    next: 'The next creators, or the end of the run’s first job',
  },
  'call-instantly-available': {
    written: 'Nothing: the ledger allows an instant payout',
    next: 'The balances are read again and claimed',
  },
  'point-balances-read': {
    written: 'Nothing: balances, fee and net are known',
    next: 'The payout is created and claims the balances',
  },
  'point-claim-wrote-state': {
    written: 'The payout, creating, without balances',
    next: 'Its balances are claimed',
  },
  'point-claim-wrote-balances': {
    written: 'The payout and its balances, processing',
    next: 'The postings of the claim',
  },
  'call-create-transfer': {
    written: 'The payout, creating, with its claim; a request for a transfer',
    next: 'The transfer is booked, or the payout fails',
  },
  'hand-out-send-payout': {
    written: 'The payout, processing, with its transfer',
    next: 'The payout is sent a day later, in a job of its own',
  },
  'hand-out-send-paypal-batch': {
    written: 'The payouts of a mass payment, creating, or parts that wait for their turn',
    next: 'The mass payment, in a job of its own',
  },
  'call-create-payout': {
    written: 'The payout, processing; a request for a payout',
    next: 'The processor’s id and cost are booked, or the payout fails',
  },
  'call-create-payout-batch': {
    written: 'The payouts of a mass payment, processing; a request for each',
    next: 'Ids and costs are booked, payouts that were refused fail',
  },
  'wait-before-next-try': {
    written: 'As before the call, which brought no answer',
    next: 'The same call again',
  },
  'point-answer-heard': {
    written: 'As before the call: neither the request nor its answer',
    next: 'Both are written',
  },
  'point-completion-wrote-state': {
    written: 'The payout, completed',
    next: 'Its balances are paid',
  },
  'point-completion-wrote-balances': {
    written: 'The payout, completed, and its balances, paid',
    next: 'The postings of the completion',
  },
  'call-reverse-transfer': {
    written: 'Why the payout failed; a request to reverse its transfer',
    next: 'The payout ends, and the reversal is booked',
  },
  'point-ending-wrote-state': {
    written: 'The payout, ended',
    next: 'Its balances are unpaid',
  },
  'point-ending-wrote-balances': {
    written: 'The payout, ended, and its balances, unpaid',
    next: 'The postings of the release',
  },
  'wait-between-creators': {
    written: 'Holds of the creators before are released',
    next: 'The next creator',
  },
  'hand-out-sync-payout': {
    written: 'Nothing: a payout is stuck',
    next: 'A look into it, in a job of its own; the next payout',
  },
  'hand-out-ask-for-answer': {
    written: 'Nothing: a request of a settled payout has no answer',
    next: 'The question again, in a job of its own; the next request',
  },
  'hand-out-ask-about-completed': {
    written: 'Nothing; or the debt for a payout that was given up and paid',
    next: 'The question whether it has come back, in a job of its own',
  },
  'call-cancel-payout': {
    written: 'Nothing: a payout that was sent is to be called off',
    next: 'The processor’s notice ends the payout, or it goes on',
  },
  'call-look-up': {
    written: 'Nothing: the processor is asked what it has under a key',
    next: 'What it has is booked, or the request is sent once more',
  },
  'hand-out-retry-payout': {
    written: 'Nothing: a payout failed for a passing reason',
    next: 'Another payout, in a job of its own; the next failure',
  },
  'call-refund': {
    written: 'A refund that was asked for, and no debit',
    next: 'The creator is debited, or nothing is refunded',
  },
  'hand-out-ask-about-refund': {
    written: 'Nothing: a refund has no answer',
    next: 'The question again, in a job of its own; the next refund',
  },
}
