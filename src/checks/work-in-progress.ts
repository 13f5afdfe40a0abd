/** What the checks ask about the work of the service: what somebody is still at, or has in the queue, may yet be put right. */
import type { Instant } from '../core/calendar'

/** `null`: there is none. */
export interface WorkInProgress {
  /** When the oldest payout run began that a worker is still at work on, or has in the queue. */
  oldestRunAt: () => Instant | null
  /** When the last job of the payout runs that begin at an instant ended. */
  workedUntil: (runAt: Instant) => Instant | null
  /** When the oldest run began of what is tried again. */
  oldestRetryAt: () => Instant | null
  /** When the oldest review of chargeback holds began. */
  oldestReviewAt: () => Instant | null
  /** When the oldest job or request began. */
  oldestWorkAt: () => Instant | null
  /** When a worker last died under its work. */
  workerLostAt: () => Instant | null
  /** Whether a job that asks about a refund waits or is at work. */
  isRefundAskedAbout: (refundId: number) => boolean
}
