/**
 * One creator in two runs: whether they win or lose. What they pay and how long their money waits
 * decide that, not what they received, since money that is unpaid or in transit when a run stops is
 * still theirs.
 */
import { SECONDS_IN_DAY, SECONDS_IN_HOUR } from '../core/calendar'
import type { Cents } from '../core/money'
import type { CreatorOutcome } from '../metrics/creator-outcomes'

/** `wins`: pays no more and waits no longer, and less of at least one of them. `loses`: the reverse. */
export const CREATOR_CHANGES = [
  'wins',
  'loses',
  'paysMoreWaitsLess',
  'paysLessWaitsLonger',
  'unchanged',
] as const
export type CreatorChange = (typeof CREATOR_CHANGES)[number]

/** What a creator has in the other run, less what they have in the first. */
export interface CreatorDifference {
  handle: string
  /** `null` where an earlier version kept one of the runs: it did not keep how long money waited. */
  change: CreatorChange | null
  /**
   * The fees of completed payouts, and what the rest of the money will still be charged, as far as
   * that is certain.
   */
  feeCents: Cents
  /** The second part of these; `null` where an earlier version kept one of the runs, which did not say: fees are of completed payouts then. */
  dueFeeCents: Cents | null
  /**
   * How long money waited on average for each cent earned. What has not arrived waits until the end of the run. `null` where
   * a run earned nothing, or does not say.
   */
  waitedSeconds: number | null
  /** What arrived by the end of the run, and what was unpaid or in transit then. */
  receivedCents: Cents
  unpaidCents: Cents
}

export function creatorDifference(
  before: CreatorOutcome,
  after: CreatorOutcome,
): CreatorDifference {
  const dueFeeCents =
    isDueKept(before) && isDueKept(after) ? after.dueFeeCents - before.dueFeeCents : null
  const feeCents = after.feeCents - before.feeCents + (dueFeeCents ?? 0)
  const waitedBefore = waitedSecondsOf(before)
  const waitedAfter = waitedSecondsOf(after)
  const waitedSeconds =
    waitedBefore === null || waitedAfter === null ? null : waitedAfter - waitedBefore
  const isKept = isWaitKept(before) && isWaitKept(after)
  return {
    handle: after.handle,
    change: isKept ? changeOf(withoutRounding(feeCents, before, after), waitedSeconds ?? 0) : null,
    feeCents,
    dueFeeCents,
    waitedSeconds,
    receivedCents: after.receivedCents - before.receivedCents,
    unpaidCents: unpaidCentsOf(after) - unpaidCentsOf(before),
  }
}

/** Waits are compared to the hour: payouts that differ by their place in the queue differ by less. */
export const toWholeHours = (seconds: number): number =>
  Math.round(seconds / SECONDS_IN_HOUR) * SECONDS_IN_HOUR

/**
 * PayPal’s share is rounded up payout by payout: that of money which one run has paid in parts, and the other not yet, differs
 * by up to a cent a payout, and nobody wins by it.
 */
function withoutRounding(feeCents: Cents, before: CreatorOutcome, after: CreatorOutcome): Cents {
  if (before.rail !== 'paypal' || after.rail !== 'paypal') return feeCents
  const payouts = 1 + Math.max(before.completedPayouts, after.completedPayouts)
  return Math.abs(feeCents) <= payouts ? 0 : feeCents
}

function changeOf(feeCents: Cents, waitedSeconds: number): CreatorChange {
  const fee = Math.sign(feeCents)
  const wait = Math.sign(toWholeHours(waitedSeconds))
  if (fee > 0 && wait < 0) return 'paysMoreWaitsLess'
  if (fee < 0 && wait > 0) return 'paysLessWaitsLonger'
  if (fee < 0 || wait < 0) return 'wins'
  return fee > 0 || wait > 0 ? 'loses' : 'unchanged'
}

const isDueKept = ({ dueFeeCents }: CreatorOutcome): boolean => Number.isFinite(dueFeeCents)

const isWaitKept = ({ waitedCentDays }: CreatorOutcome): boolean => Number.isFinite(waitedCentDays)

function waitedSecondsOf(creator: CreatorOutcome): number | null {
  const { waitedCentDays, earnedCents } = creator
  if (!isWaitKept(creator) || earnedCents <= 0) return null
  return (waitedCentDays * SECONDS_IN_DAY) / earnedCents
}

/** What was earned went to the creator, to the fees of payouts, or is still here; negative where more came back later. */
const unpaidCentsOf = ({ earnedCents, receivedCents, feeCents }: CreatorOutcome): Cents =>
  earnedCents - receivedCents - feeCents
