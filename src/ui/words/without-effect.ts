/** Why an action had no effect, in the reader's words. */
import type { NoEffectReason } from '../../core/no-effect'
import type { SkipCode } from '../../core/eligibility'
import type { RunReport } from '../../../workers/contract'
import { formatDay, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { actionDeedWords, dayOrInstantWords } from './entries'
import { skipWord } from './skips'

const REASONS: Record<Exclude<NoEffectReason, SkipCode>, () => string> = {
  nothing_to_change: m.no_effect_nothing_to_change,
  already_paused: m.no_effect_already_paused,
  not_paused: m.no_effect_not_paused,
  no_such_sale: m.no_effect_no_such_sale,
  sale_is_reversed: m.no_effect_sale_is_reversed,
  more_than_is_left: m.no_effect_more_than_is_left,
  refunds_are_stopped: m.no_effect_refunds_are_stopped,
  no_open_dispute: m.no_effect_no_open_dispute,
  service_did_not_answer: m.no_effect_service_did_not_answer,
  refund_is_open: m.no_effect_refund_is_open,
  refund_was_refused: m.no_effect_refund_was_refused,
  dispute_was_won: m.no_effect_dispute_was_won,
  nothing_to_pay: m.no_effect_nothing_to_pay,
  nothing_to_cancel: m.no_effect_nothing_to_cancel,
  nothing_to_return: m.no_effect_nothing_to_return,
  payout_is_being_made: m.no_effect_payout_is_being_made,
  payout_is_being_sent: m.no_effect_payout_is_being_sent,
  payout_has_failed: m.no_effect_payout_has_failed,
  payout_cannot_be_cancelled: m.no_effect_payout_cannot_be_cancelled,
  processor_did_not_answer: m.no_effect_processor_did_not_answer,
  rail_does_not_reach_country: m.no_effect_rail_does_not_reach_country,
}

const isOwn = (reason: NoEffectReason): reason is keyof typeof REASONS =>
  Object.hasOwn(REASONS, reason)

/** `10 Oct 2026, prints, has a payout cancelled: no payout is in progress`. */
export const withoutEffectSentence = (one: RunReport['actionsWithoutEffect'][number]): string =>
  m.no_effect_line({
    when: dayOrInstantWords(one.on),
    creator: one.creator,
    action: actionDeedWords(one, one.on),
    reason: isOwn(one.reason) ? REASONS[one.reason]() : skipWord(one.reason),
  })

export function platformSentence({
  openingBalanceCents,
  sweptCents,
  balanceCents,
  lowest,
}: NonNullable<RunReport['platform']>): string {
  const sentence = m.platform_money_sentence({
    opening: formatMoney(openingBalanceCents),
    swept: formatMoney(sweptCents),
    balance: formatMoney(balanceCents),
  })
  if (!lowest) return sentence
  const words = { balance: formatMoney(lowest.balanceCents), day: formatDay(lowest.day) }
  return `${sentence} ${m.platform_money_lowest(words)}`
}
