/**
 * The headline of a story: what a violation means for people. A check may find one of two
 * opposites, such as a pause without a cause and a cause without a pause. If its witness is known,
 * that decides which.
 */
import type { CheckName } from '../../checks/check'
import { ownValue } from '../../core/own-value'
import { forPeople } from '../../core/sentence'
import type { StressViolation, ViolatedCheck } from './stress-outcome'

/** Each holds for all that its check finds. */
const HEADLINES: Readonly<Record<CheckName, string>> = {
  transfers_sum_to_zero: 'A transfer in the ledger does not add up to zero',
  accounts_match_entries: 'An account does not have what was booked to it',
  balances_paid_once: 'The same balance is in two payouts',
  processors_pay_balances_once: 'A balance paid by two payouts',
  payouts_add_up: 'A payout is not the sum of its balances',
  payouts_were_allowed: 'A payout that was not allowed',
  payout_fees_follow_policy: 'A payout with the wrong fee',
  processor_agrees: 'The ledger and the processor disagree',
  fees_collected_are_booked: 'A fee is not booked as it was collected',
  costs_follow_prices: 'A cost that is not what the processor charges',
  money_is_conserved: 'Money has appeared or gone',
  closed_days_add_up: 'The sums of closed days do not add up',
  sales_land_once: 'A sale that is not booked exactly once',
  creators_are_owed_what_they_earned: 'A creator is not owed what they have earned',
  processor_accounts_agree:
    'The account at the processor holds something else than the ledger says',
  reversed_sales_are_not_paid: 'A payout claims money that was not unpaid',
  refunds_are_made_once: 'A refund is not made once and as it was asked for',
  refunds_were_allowed: 'A refund does not follow the rules',
  pauses_have_a_cause: 'A pause and its cause do not fit',
  reasons_are_true: 'A creator is told a reason that is not true',
  notes_tell_what_happened: 'A note to a creator is not what happened',
  histories_are_legal: 'A state changes in a way that it may not',
  rows_say_what_happened: 'The ledger does not say what happened',
  money_arrives_in_time: 'Money arrives when it cannot',
  payouts_follow_processor: 'A payout does not follow the processor',
  payouts_are_sent: 'A payout is never sent',
  outcomes_become_known: 'Nobody knows what became of a payout or refund',
  costs_charged_are_booked: 'A cost is not booked as it was charged',
  due_creators_are_paid_or_told: 'A creator is not paid when they should be',
  failures_are_tried_again: 'A payout that failed is not tried again',
  old_money_has_a_reason: 'Old money is not paid, for no reason',
}

/** By words of the witness, of checks that find several things. */
const HEADLINES_OF_WITNESSES: Partial<
  Record<ViolatedCheck, readonly (readonly [words: RegExp, headline: string])[]>
> = {
  histories_are_legal: [[/^payout /, 'A payout changes in a way that it may not']],
  payouts_were_allowed: [
    [/: payouts are paused by /, 'A payout while payouts are paused'],
    [/: the bank account is /, 'A payout without a bank account that can be paid'],
    [/: it is instant, /, 'An instant payout that was not allowed'],
    [/ was still in progress$/, 'A payout while another one is in progress'],
    [/ failed as .*, which is final$/, 'A payout to a destination that has failed for good'],
    [/, which is too young$/, 'A payout of money that is too young'],
    [
      /: it pays up to .*, and its youngest money is of /,
      'A payout for another period than it says',
    ],
    [/: it pays up to .*, and no run /, 'A payout for a period that no run pays'],
    [/, and not the turn of the schedule /, 'A payout when it is not the creator’s turn'],
    [/: it takes .* of the .* (that could be paid at once|up to )/, 'A payout leaves money behind'],
    [/ are above the instant maximum of /, 'An instant payout above the maximum'],
    [/ are below the (instant )?minimum of /, 'A payout below the minimum'],
    [/ are below the threshold of /, 'A payout below the threshold of its schedule'],
    [/ before its money could be paid out, /, 'A payout is sent before its money can be paid out'],
  ],
  money_arrives_in_time: [
    [/, before its money had arrived$/, 'A payout is completed before its money has arrived'],
    [/ and is still in transit$/, 'Money is in transit for too long'],
  ],
  processor_agrees: [
    [
      /: its net is .*, the processor paid (?!parts)/,
      'A processor paid another amount than the net of a payout',
    ],
    [
      /: the processor paid (it \d+ times|part \d+ of it twice)$/,
      'A processor paid a payout twice',
    ],
  ],
  payouts_follow_processor: [
    [/: it is (creating|processing|unclaimed), but the processor told us "/, 'A payout is stuck'],
    [
      /: it is completed, but the processor told us "(failed|returned)"/,
      'A payout counts as completed although its money came back',
    ],
    [/, but transfer .* was not reversed$/, 'A payout failed and its transfer is not taken back'],
    [/ is owed a second time: /, 'Money that has arrived is owed a second time'],
  ],
  outcomes_become_known: [
    [/^refund /, 'Nobody knows what became of a refund'],
    [/ the platform has not been notified$/, 'Nobody knows what became of a payout'],
  ],
  pauses_have_a_cause: [
    [/ was not paused by /, 'A creator is not paused when they should be'],
    [/ began at .* without a cause$/, 'Payouts are paused without a cause'],
    [/ ended at .* without a cause$/, 'A pause ends without a cause'],
    [/ was lifted at .* and did not end$/, 'A pause that was lifted goes on'],
  ],
  refunds_are_made_once: [
    [/ has done so before by /, 'A buyer is refunded twice'],
    [/, which nobody asked for$/, 'A buyer is refunded and nobody asked for it'],
    [/ was turned down as made already, /, 'A refund is not made'],
    [/ was charged back for /, 'More of a sale is charged back than is left of it'],
  ],
  refunds_were_allowed: [
    [/ was refunded while their refunds were stopped$/, 'A refund that was not allowed'],
    [/ was turned down, and they did not owe /, 'A refund is turned down that was allowed'],
  ],
  reversed_sales_are_not_paid: [
    [/ had been taken back$/, 'Paid for a sale that had been reversed'],
  ],
}

/** An invariant is called what the scenario calls it. */
export const headlineOf = (check: ViolatedCheck): string => ownValue(HEADLINES, check) ?? check

type Violation = Pick<StressViolation, 'name' | 'paidTwice' | 'witnessParts'>

/** What a smaller scenario has to show, too: that somebody was paid twice, or else what the headline says. */
export const kindOfViolation = (violation: Violation): string =>
  violation.paidTwice > 0 ? 'paid twice' : headlineOfViolation(violation)

/** The headline of one violation. */
export function headlineOfViolation({
  name,
  witnessParts,
}: Pick<Violation, 'name' | 'witnessParts'>): string {
  const witness = forPeople(witnessParts)
  const told = ownValue(HEADLINES_OF_WITNESSES, name)?.find(([words]) => words.test(witness))
  return told?.[1] ?? headlineOf(name)
}
