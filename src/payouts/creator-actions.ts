/**
 * What a creator may do by themselves, and why not: the tests behind the buttons of their settings and
 * payouts pages. A scenario's own actions do not pass here; what is written there happens.
 */
import type { SkipReason } from '../core/eligibility'
import { paysInstantly, scheduleText } from '../core/flexible-schedule'
import type { CreatorAction } from '../scenario/creator-action'
import { payoutSchedule } from '../scenario/schedules'
import type { ScenarioSchedule } from '../scenario/settings/schedules'
import { instantPreview, instantRefusal, pausesOwnPayouts } from './creator-side'
import type { AskAvailability, PayoutContext } from './ports'

export type ActRefusal =
  /** Nothing can happen any more. */
  | { code: 'run_ended' }
  | { code: 'unknown_creator'; creatorId: number }
  /** The setting already has this value. */
  | { code: 'nothing_to_change' }
  /** The details that are out of their limits, or all of it if none is named. */
  | { code: 'invalid_schedule'; wrong: readonly string[] }
  | { code: 'schedule_not_available'; reason: SkipReason }
  | { code: 'payout_refused'; reason: SkipReason }

export function creatorActionRefusal(
  context: PayoutContext,
  creatorId: number,
  action: CreatorAction,
  ask: AskAvailability,
): ActRefusal | null {
  const { creators } = context.ledger
  if (!creators.has(creatorId)) return { code: 'unknown_creator', creatorId }
  switch (action.action) {
    case 'change-schedule':
      return scheduleRefusal(context, creatorId, action.schedule)
    case 'pause':
      return pausesOwnPayouts(context, creatorId) ? { code: 'nothing_to_change' } : null
    case 'resume':
      return pausesOwnPayouts(context, creatorId) ? null : { code: 'nothing_to_change' }
    case 'request-payout': {
      const preview = instantPreview(context, creatorId, ask)
      return preview.available ? null : { code: 'payout_refused', reason: preview.reason }
    }
  }
}

function scheduleRefusal(
  context: PayoutContext,
  creatorId: number,
  asked: ScenarioSchedule,
): ActRefusal | null {
  const schedule = payoutSchedule(asked, context.today())
  const { frequency, flexible } = context.ledger.creators.get(creatorId)
  if (scheduleText(schedule) === scheduleText(flexible ?? frequency)) {
    return { code: 'nothing_to_change' }
  }
  const reason = paysInstantly(schedule) ? instantRefusal(context, creatorId) : null
  return reason && { code: 'schedule_not_available', reason }
}
