/** The words in which creators are told why they were not paid. The ledger keeps them in English; `code` is for programs. */
import { isoFromDay, type Instant } from '../core/calendar'
import { dollars } from '../core/dollars'
import type { InstantObstacle, KeptBackReason, SkipReason, SkipReasons } from '../core/eligibility'
import { failureMeaning } from '../core/failure-reasons'
import { PAYOUT_TYPES, type ComplianceState, type PayoutType } from '../core/vocabulary'
import type { Cents } from '../core/money'
import type { SaleFee } from '../core/payout-fee'
import type { SkippingWork } from '../ledger/notes'
import type { Payout } from '../ledger/payout'
import type { PayoutContext } from './ports'

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
      return 'the bank account cannot take instant payouts'
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

function skipText(reason: SkipReason): string {
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

/**
 * Reasons that last: told once, not at every run, so that they do not bury the other notes. With the payouts whose making
 * shows that a reason is over, so that it is told again should it come back. One payout of a run may be too small for its fee
 * beside others that are not.
 */
const LASTING_REASONS = new Map<string, readonly PayoutType[]>([
  ['not_reviewed', PAYOUT_TYPES],
  ['suspended', PAYOUT_TYPES],
  ['paused', PAYOUT_TYPES],
  ['instant_not_supported', ['instant']],
  ['not_compliant', PAYOUT_TYPES],
  ['guardian_missing', PAYOUT_TYPES],
  ['bank_account_missing', PAYOUT_TYPES],
  ['bank_account_unlinked', PAYOUT_TYPES],
  ['destination_refused', PAYOUT_TYPES],
  ['fee_takes_all', []],
])

/** A processor that cannot be reached is the one obstacle to instant payouts that passes by itself. */
const lasts = ({ code }: SkipReason, detail: InstantObstacle['code'] | null): boolean =>
  LASTING_REASONS.has(code) && detail !== 'processor_unreachable'

/** Tells a creator why a payout run or a request skipped them, and counts it under the first reason. */
export function noteSkip(
  context: PayoutContext,
  creatorId: number,
  reasons: SkipReasons,
  work: SkippingWork,
): void {
  const [reason] = reasons
  context.observer.creatorSkipped(creatorId, reason, context.today(), context.now(), work)
  const detail = reason.code === 'instant_not_supported' ? reason.obstacle.code : null
  const latest = context.ledger.notes.latestSubject(creatorId)
  if (lasts(reason, detail) && latest?.code === reason.code && latest.detail === detail) return
  const day = context.today()
  const note = {
    creatorId,
    createdAt: context.now(),
    code: reason.code,
    content: `${paysPart(reason) ? 'Not all was paid' : 'Not paid'} on ${isoFromDay(day)}: ${reasons.map(skipText).join('; ')}.`,
  }
  context.ledger.notes.add(note, { day, work, detail })
}

/** A payout is made: what was told to keep such payouts from its creator is over. */
export function endToldReason(
  { ledger }: PayoutContext,
  creatorId: number,
  payoutType: PayoutType,
): void {
  const latest = ledger.notes.latestSubject(creatorId)
  if (latest && LASTING_REASONS.get(latest.code)?.includes(payoutType)) {
    ledger.notes.endLatestSubject(creatorId)
  }
}

const paysPart = (reason: SkipReason): boolean =>
  reason.code === 'funds_settling' && reason.payableCents >= reason.minimumCents

/** A request of which a batch found nothing left to take: it is answered as failed, whatever went out (quirk G6). */
export function noteRequestFailed(
  context: PayoutContext,
  creatorId: number,
  made: readonly Payout[],
): void {
  const sent = made.map(
    ({ payoutId, grossCents }) => `payout ${payoutId} of ${dollars(grossCents)}`,
  )
  const truth = sent.length === 0 ? 'Nothing went out.' : `Yet it made ${sent.join(' and ')}.`
  context.ledger.notes.add({
    creatorId,
    createdAt: context.now(),
    code: 'payout_request_failed',
    content: `The payout asked for on ${isoFromDay(context.today())} was answered as failed. ${truth}`,
  })
}

/** Tells a creator on an instant schedule, once as long as it lasts, that they were paid by standard payout, and why. */
export function noteStandardInstead(
  context: PayoutContext,
  creatorId: number,
  reasons: SkipReasons,
): void {
  if (context.ledger.notes.latestSubject(creatorId)?.code === 'paid_standard') return
  context.ledger.notes.add({
    creatorId,
    createdAt: context.now(),
    code: 'paid_standard',
    content: `Paid by standard payout on ${isoFromDay(context.today())}, not instantly: ${reasons.map(skipText).join('; ')}.`,
  })
}

export function noteFailure(context: PayoutContext, payout: Payout, reason: string | null): void {
  const what = payout.state === 'returned' ? 'came back from the bank' : 'failed'
  context.ledger.notes.add({
    creatorId: payout.creatorId,
    createdAt: context.now(),
    code: `payout_${payout.state}`,
    content: `Payout ${payout.payoutId} of ${dollars(payout.netCents)} ${what}: ${reason === null ? 'no reason was given' : (failureMeaning(reason) ?? `reason ${reason}`)}. The money is part of the balance again.`,
  })
}

export function noteChargebackHold(
  context: PayoutContext,
  creatorId: number,
  what: 'held' | 'released',
  at: Instant,
): void {
  const content = {
    held: 'Payouts are held: too large a share of the sales was charged back. The hold is looked at again every day.',
    released: 'The hold for charged back sales is lifted.',
  }
  context.ledger.notes.add({
    creatorId,
    createdAt: at,
    code: `chargeback_hold_${what}`,
    content: content[what],
  })
}

export function noteRefunds(
  context: PayoutContext,
  creatorId: number,
  mayRefund: boolean,
  unpaidCents: Cents,
  at: Instant,
): void {
  context.ledger.notes.add({
    creatorId,
    createdAt: at,
    code: mayRefund ? 'refunds_allowed' : 'refunds_stopped',
    content: mayRefund
      ? 'Sales can be refunded again: the balance is above zero.'
      : `Sales cannot be refunded for now: the balance is ${dollars(unpaidCents)}. What is sold next makes up for it.`,
  })
}

/** Says where payouts go from now on, what stays with the way before, and what becomes of money that is held there. */
export function noteDestination(
  context: PayoutContext,
  creatorId: number,
  movedCents: Cents,
): void {
  const { creators, payouts, notes } = context.ledger
  const { rail, country, bankAccount } = creators.get(creatorId)
  const payoutId = payouts.newestUnderWay(creatorId)
  const moved = `${dollars(Math.abs(movedCents))} that ${movedCents > 0 ? 'the processor held' : 'was owed to the processor'}`
  notes.add({
    creatorId,
    createdAt: context.now(),
    code: 'destination_changed',
    content: [
      `Payouts go out on ${rail} to ${country} from now on; the bank account is ${bankAccount}.`,
      ...(payoutId === null
        ? []
        : [
            `Payout ${payoutId}, which is still on its way, stays with the destination that it was made for.`,
          ]),
      ...(movedCents === 0 ? [] : [`${moved} is with the platform now, which pays it out.`]),
    ].join(' '),
  })
}

export function noteDisputeWon(
  context: PayoutContext,
  creatorId: number,
  { grossCents, platformFeeCents }: SaleFee,
  at: Instant,
): void {
  context.ledger.notes.add({
    creatorId,
    createdAt: at,
    code: 'dispute_won',
    content: `The dispute about a sale of ${dollars(grossCents)} was won: ${dollars(grossCents - platformFeeCents)} are part of the balance again.`,
  })
}

export function noteBankDebit(
  context: PayoutContext,
  creatorId: number,
  amountCents: Cents,
  at: Instant,
): void {
  context.ledger.notes.add({
    creatorId,
    createdAt: at,
    code: 'bank_debited',
    content: `${dollars(amountCents)} that was owed has been taken from the bank account and credited.`,
  })
}

export function noteRepeatedFailures(
  context: PayoutContext,
  payout: Payout,
  failures: number,
): void {
  context.ledger.notes.add({
    creatorId: payout.creatorId,
    createdAt: context.now(),
    code: 'repeated_failures',
    content: `Payouts are paused: the last ${failures} did not arrive. Support can resume them once the account is put right.`,
  })
}

export function noteUnknownOutcome(context: PayoutContext, payout: Payout): void {
  context.ledger.notes.add({
    creatorId: payout.creatorId,
    createdAt: context.now(),
    code: 'payout_outcome_unknown',
    content: `It is not known whether payout ${payout.payoutId} of ${dollars(payout.netCents)} went out. Payouts are paused until that is settled.`,
  })
}

export function notePaidAfterFailure(context: PayoutContext, payout: Payout): void {
  context.ledger.notes.add({
    creatorId: payout.creatorId,
    createdAt: context.now(),
    code: 'paid_after_failure',
    content: `Payout ${payout.payoutId} of ${dollars(payout.netCents)} had failed, and was paid all the same. It is taken off the balance. Payouts are paused until that is settled.`,
  })
}

/** The payout stays completed: the rail has done what it was told, and the creator's claim is spent. */
export function noteLoss(context: PayoutContext, payout: Payout, reason: string | null): void {
  const why = reason === null ? '' : `: ${failureMeaning(reason) ?? reason}`
  context.ledger.notes.add({
    creatorId: payout.creatorId,
    createdAt: context.now(),
    code: 'payout_lost',
    content: `Payout ${payout.payoutId} of ${dollars(payout.netCents)} is lost${why}. It cannot be brought back.`,
  })
}

export function noteExchangeResidue(
  context: PayoutContext,
  payout: Payout,
  residueCents: Cents,
): void {
  const what =
    residueCents < 0
      ? `cost ${dollars(-residueCents)}, which is`
      : `left ${dollars(residueCents)} more, which are`
  context.ledger.notes.add({
    creatorId: payout.creatorId,
    createdAt: context.now(),
    code: 'exchange_residue',
    content: `Changing the money of payout ${payout.payoutId} into another currency and back ${what} part of the balance.`,
  })
}
