/**
 * Does a lost job of a payout run at the next hour of recovery, where the policy asks for it, for
 * the creators whom the run did not reach. Without it, a deploy in the middle of the daily run,
 * which is not retried, leaves these creators without a word until their next run.
 */
import {
  dayOfInstant,
  SECONDS_IN_DAY,
  SECONDS_IN_HOUR,
  startOfDay,
  type Day,
  type Instant,
} from '../core/calendar'
import type { LaterJob, PayoutContext } from './ports'
import { RECOVERY_HOUR } from './recovery'

/** The job that is done later in the place of one that is lost; none where the policy leaves creators to their next run. */
export function doneLater<Later extends LaterJob>(
  context: PayoutContext,
  jobs: (delaySeconds: number) => readonly Later[],
): readonly Later[] {
  const isOn = context.policy.lostJobsDoneLater && context.protections.retries
  return isOn ? jobs(secondsUntilRecovery(context.now())) : []
}

function secondsUntilRecovery(now: Instant): number {
  const ofToday = startOfDay(dayOfInstant(now)) + RECOVERY_HOUR * SECONDS_IN_HOUR
  return (now < ofToday ? ofToday : ofToday + SECONDS_IN_DAY) - now
}

/** Neither paid since the run began, whatever became of the payout, nor told why not. */
export const isLeft = (
  { ledger }: PayoutContext,
  creatorId: number,
  { day, beganAt }: { day: Day; beganAt: Instant },
): boolean =>
  !ledger.payoutHistory.hasCreatedSince(creatorId, beganAt) &&
  !ledger.notes.isToldOfSkip(creatorId, day, beganAt)
