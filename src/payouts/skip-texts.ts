/** The words in which creators are told why they were not paid. The ledger keeps them in English. */
import { dollars } from '../core/dollars'
import type { InstantObstacle, KeptBackReason, SkipReason } from '../core/eligibility'
import { failureMeaning } from '../core/failure-reasons'
import { accountWords } from '../core/rails'
import type { ComplianceState } from '../core/vocabulary'

function obstacleText(obstacle: InstantObstacle): string {
  switch (obstacle.code) {
    case 'country':
      return `instant payouts are not offered in ${obstacle.country}`
    case 'completed_payouts':
      return `instant payouts open after ${obstacle.required} completed payouts, and ${obstacle.completed} are completed so far`
    case 'account_age':
      return `instant payouts open when the account is ${obstacle.requiredDays} days old, and it is ${obstacle.ageDays}`
    case 'bank_account':
      return `instant payouts need a bank account that is linked at the payment processor, and it is ${obstacle.bankAccount}`
    case 'bank':
      return `${accountWords(obstacle.rail)} cannot take instant payouts`
    case 'chargeback_hold':
      return 'instant payouts are not made while too much of the sales is charged back'
    case 'processor_unreachable':
      return 'the payment processor could not be reached'
  }
}

const COMPLIANCE_TEXT: Readonly<Record<ComplianceState, string>> = {
  not_reviewed: 'not yet reviewed',
  compliant: 'compliant',
  suspended: 'suspended',
  on_probation: 'on probation',
  flagged_for_tos_violation: 'flagged for a breach of the terms',
  flagged_for_fraud: 'flagged for fraud',
  suspended_for_tos_violation: 'suspended for a breach of the terms',
  suspended_for_fraud: 'suspended for fraud',
}

/** What of the balance may not leave, first that which the reason is named after, and what is left of it. */
function keptBackText(reason: KeptBackReason): string {
  const { code, amountCents, reserveCents, smallTransferCents, minimumCents } = reason
  const parts = [
    {
      of: 'chargeback_reserve',
      cents: reserveCents,
      words: 'is kept back by the reserve for chargebacks',
    },
    {
      of: 'foreign_transfer_too_small',
      cents: smallTransferCents,
      words: 'is too little to be changed into another currency',
    },
  ].filter(({ of, cents }) => of === code || cents > 0)
  if (parts[0]?.of !== code) parts.reverse()
  const restCents = amountCents - reserveCents - smallTransferCents
  const texts = [
    ...parts.map(
      ({ of, cents, words }) => `${of === code ? '' : 'a further '}${dollars(cents)} ${words}`,
    ),
    ...(restCents > 0
      ? [`the other ${dollars(restCents)} is below the minimum of ${dollars(minimumCents)}`]
      : []),
  ]
  return `of the balance of ${dollars(amountCents)}, ${listed(texts)}`
}

const listed = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')}, and ${texts.at(-1)}`

export function skipText(reason: SkipReason): string {
  switch (reason.code) {
    case 'not_reviewed':
      return 'the account is still under review'
    case 'suspended':
      return 'the account is suspended'
    case 'paused':
      return 'payouts are paused'
    case 'below_minimum':
      return `the balance of ${dollars(reason.amountCents)} is below the minimum of ${dollars(reason.minimumCents)}`
    case 'chargeback_reserve':
    case 'foreign_transfer_too_small':
      return keptBackText(reason)
    case 'instant_not_supported':
      return obstacleText(reason.obstacle)
    case 'funds_settling':
      return `${dollars(reason.payableCents)} of ${dollars(reason.amountCents)} can be paid at once and the rest is still settling`
    case 'payout_in_progress':
      return `payout ${reason.payoutId} is still on its way`
    case 'not_compliant':
      return `the account is not cleared for payouts: it is ${COMPLIANCE_TEXT[reason.compliance]}`
    case 'guardian_missing':
      return 'the creator is under 18 and no guardian has signed'
    case 'destination_refused':
      return `${failureMeaning(reason.failureCode) ?? reason.failureCode}, and another destination is needed`
    case 'bank_account_missing':
      return 'there is no bank account to pay to'
    case 'bank_account_unlinked':
      return 'the bank account is not yet linked at the payment processor'
    case 'fee_takes_all':
      return `the fee of ${dollars(reason.feeCents)} takes all of the ${dollars(reason.amountCents)} there is to pay`
    case 'above_instant_maximum':
      return `${dollars(reason.amountCents)} is above the most that one instant payout can carry, ${dollars(reason.maximumCents)}`
  }
}
