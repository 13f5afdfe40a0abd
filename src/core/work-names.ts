/**
 * The names of the service's work and of the steps at which it yields, for a scenario's faults, a
 * trace and a list of crashes. What each step means is explained beside the work itself
 * (`payouts/steps.ts`).
 */

/** Jobs that start at an hour of the day. */
const DAILY_JOBS = [
  'release-chargeback-holds',
  'daily-instant-payouts',
  'standard-payouts',
  'flexible-payouts',
  'sync-stuck-payouts',
  'requeue-transient-failures',
  'retry-paypal-failures',
  'sync-stuck-paypal-payouts',
  'ask-whether-back',
] as const
/** Jobs that others put into the queue. */
const HANDED_OUT_JOBS = [
  'pay-creators',
  'send-payout',
  'send-paypal-batch',
  'sync-payout',
  'ask-for-answer',
  'ask-about-completed',
  'retry-payout',
  'ask-about-refund',
] as const
export const JOB_KINDS = [...DAILY_JOBS, ...HANDED_OUT_JOBS] as const
/** What does not wait for a worker. */
const REQUEST_KINDS = ['request-payout', 'cancel-payout', 'refund-sale', 'handle-webhook'] as const
export const WORK_KINDS = [...JOB_KINDS, ...REQUEST_KINDS] as const

export type HandedOutJobKind = (typeof HANDED_OUT_JOBS)[number]
export type JobKind = (typeof JOB_KINDS)[number]
export type RequestKind = (typeof REQUEST_KINDS)[number]
export type WorkKind = (typeof WORK_KINDS)[number]

const STEP_NAMES = [
  'wait-while-walking',
  'hand-out-pay-creators',
  'call-instantly-available',
  'point-balances-read',
  'point-claim-wrote-state',
  'point-claim-wrote-balances',
  'call-create-transfer',
  'hand-out-send-payout',
  'hand-out-send-paypal-batch',
  'call-create-payout',
  'call-create-payout-batch',
  'wait-before-next-try',
  'point-answer-heard',
  'point-completion-wrote-state',
  'point-completion-wrote-balances',
  'call-reverse-transfer',
  'point-ending-wrote-state',
  'point-ending-wrote-balances',
  'wait-between-creators',
  'hand-out-sync-payout',
  'hand-out-ask-for-answer',
  'hand-out-ask-about-completed',
  'call-cancel-payout',
  'call-look-up',
  'hand-out-retry-payout',
  'call-refund',
  'hand-out-ask-about-refund',
] as const
export type StepName = (typeof STEP_NAMES)[number]

/** `begin`: the worker has taken the work, and has done nothing of it. */
export const REACHED_STEPS = ['begin', ...STEP_NAMES] as const
export type ReachedStep = (typeof REACHED_STEPS)[number]
