/** Why something is not open to a creator, in whole sentences that they themselves would read. */
import type { InstantObstacle, KeptBackReason, SkipReason } from '../../core/eligibility'
import { canCarryInstantPayouts } from '../../core/rails'
import type { ActRefusal } from '../../../workers/contract'
import { formatCount, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { numberOfDays } from './counts'
import { skipWord } from './skips'
import { countryName, railWord } from './vocabulary'

function obstacleSentence(obstacle: InstantObstacle): string {
  switch (obstacle.code) {
    case 'country':
      return m.refusal_country({ country: countryName(obstacle.country) })
    case 'completed_payouts':
      return m.refusal_completed_payouts({
        count: obstacle.required,
        required: formatCount(obstacle.required),
        completed: formatCount(obstacle.completed),
      })
    case 'account_age':
      return m.refusal_account_age({
        required: numberOfDays(obstacle.requiredDays),
        age: numberOfDays(obstacle.ageDays),
      })
    case 'bank_account':
      return m.refusal_bank_account()
    case 'bank':
      return canCarryInstantPayouts(obstacle.rail)
        ? m.refusal_bank()
        : m.refusal_rail({ rail: railWord(obstacle.rail) })
    case 'chargeback_hold':
      return m.refusal_chargeback_hold()
    case 'processor_unreachable':
      return m.refusal_processor_unreachable()
  }
}

export function refusalSentence(reason: SkipReason): string {
  switch (reason.code) {
    case 'instant_not_supported':
      return obstacleSentence(reason.obstacle)
    case 'paused':
      return m.refusal_paused()
    case 'suspended':
      return m.refusal_suspended()
    case 'not_reviewed':
      return m.refusal_not_reviewed()
    case 'below_minimum':
      return m.refusal_below_minimum({
        amount: formatMoney(reason.amountCents),
        minimum: formatMoney(reason.minimumCents),
      })
    case 'chargeback_reserve':
      return m.refusal_chargeback_reserve(keptBackWords(reason))
    case 'foreign_transfer_too_small':
      return m.refusal_foreign_transfer_too_small(keptBackWords(reason))
    case 'funds_settling':
      return m.refusal_funds_settling({
        payable: formatMoney(reason.payableCents),
        settling: formatMoney(reason.amountCents - reason.payableCents),
        minimum: formatMoney(reason.minimumCents),
      })
    case 'payout_in_progress':
      return m.refusal_payout_in_progress()
    case 'above_instant_maximum':
      return m.refusal_above_maximum({
        amount: formatMoney(reason.amountCents),
        maximum: formatMoney(reason.maximumCents),
      })
    default:
      return m.refusal_other({ reason: skipWord(codeOf(reason)) })
  }
}

const keptBackWords = (
  reason: KeptBackReason,
): Record<'kept' | 'balance' | 'rest' | 'minimum', string> => {
  const keptCents = reason.reserveCents + reason.smallTransferCents
  return {
    kept: formatMoney(keptCents),
    balance: formatMoney(reason.amountCents),
    rest: formatMoney(reason.amountCents - keptCents),
    minimum: formatMoney(reason.minimumCents),
  }
}

/** A reason that has no sentence of its own yet. */
const codeOf = (reason: { code: string }): string => reason.code

export function actRefusalSentence(refusal: ActRefusal): string {
  switch (refusal.code) {
    case 'run_ended':
      return m.refusal_run_ended()
    case 'unknown_creator':
      return m.refusal_unknown_creator()
    case 'nothing_to_change':
      return m.refusal_nothing_to_change()
    case 'invalid_schedule':
      return m.refusal_invalid_schedule()
    case 'schedule_not_available':
    case 'payout_refused':
      return refusalSentence(refusal.reason)
  }
}
