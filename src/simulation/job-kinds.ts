/**
 * The jobs that checks wait for: as long as one is in the queue or in progress, what it does is not
 * overdue.
 */
import type { JobKind } from '../core/work-names'
import type { Job } from '../payouts/ports'

const RETRIES: ReadonlySet<JobKind> = new Set<JobKind>([
  'requeue-transient-failures',
  'retry-paypal-failures',
  'retry-payout',
])

const PAYOUT_RUNS: ReadonlySet<JobKind> = new Set<JobKind>([
  'daily-instant-payouts',
  'standard-payouts',
  'flexible-payouts',
  'pay-creators',
])

/** The jobs that try again what failed. */
export const isRetry = ({ kind }: Job): boolean => RETRIES.has(kind)

/** The jobs of a payout run: the one that finds its creators, and those that pay them. */
export const isPayoutRun = ({ kind }: Job): boolean => PAYOUT_RUNS.has(kind)

/** The job that lifts holds for chargebacks. */
export const isReviewOfHolds = ({ kind }: Job): boolean => kind === 'release-chargeback-holds'

/** Whether a job asks what became of this refund; only the job's name says which refund it is. */
export const asksAboutRefund = ({ name }: Job, refundId: number): boolean =>
  name === `ask-about-refund-${refundId}`
