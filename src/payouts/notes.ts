/** The notes that creators find beside their payouts, in English: what is written is data of a run. `code` is for programs. */
import { isoFromDay, type Instant } from '../core/calendar'
import { dollars } from '../core/dollars'
import type { InstantObstacle, SkipReason, SkipReasons } from '../core/eligibility'
import { failureMeaning } from '../core/failure-reasons'
import { accountWords, canCarryInstantPayouts } from '../core/rails'
import { PAYOUT_TYPES, type PayoutType } from '../core/vocabulary'
import type { Cents } from '../core/money'
import type { SaleFee } from '../core/fees/payout-fee'
import type { ReasonCode, NoteCode, SkippingWork } from '../ledger/notes'
import type { Payout } from '../ledger/payout'
import type { PayoutContext } from './ports'
import { skipText } from './skip-texts'

/** Tells a creator something as of now, or of the moment that it is about. */
export const note = (
  context: PayoutContext,
  creatorId: number,
  code: NoteCode,
  content: string,
  createdAt: Instant = context.now(),
): void => context.ledger.notes.add({ creatorId, createdAt, code, content })

/**
 * Reasons that last are told once, not at every run, so that they do not bury the other notes; they have here the payouts
 * whose making shows that the reason is over, so that it is told again should it come back. One payout of a run may be too
 * small for its fee beside others that are not. `null`: a reason that passes, which is told each time.
 */
const ENDED_BY: Readonly<Record<ReasonCode, readonly PayoutType[] | null>> = {
  not_reviewed: PAYOUT_TYPES,
  suspended: PAYOUT_TYPES,
  paused: PAYOUT_TYPES,
  below_minimum: null,
  chargeback_reserve: null,
  foreign_transfer_too_small: null,
  instant_not_supported: ['instant'],
  funds_settling: null,
  payout_in_progress: null,
  above_instant_maximum: null,
  not_compliant: PAYOUT_TYPES,
  guardian_missing: PAYOUT_TYPES,
  bank_account_missing: PAYOUT_TYPES,
  bank_account_unlinked: PAYOUT_TYPES,
  destination_refused: PAYOUT_TYPES,
  fee_takes_all: [],
  paid_standard: ['instant'],
}

/**
 * Runs ask for these before all else, and a fee that takes all is of one amount: where a run gives another reason, they are
 * over. The others are still so, since the run may not have asked for them: a daily creator who may have no instant
 * payouts is also told in turn that a weekly run found too little.
 */
const ENDED_BY_OTHER_REASONS: ReadonlySet<ReasonCode> = new Set([
  'not_reviewed',
  'suspended',
  'not_compliant',
  'guardian_missing',
  'paused',
  'fee_takes_all',
])

/** The minimum may be told in place of the review, which is not over with it. */
const isEndedBy = (told: ReasonCode, reason: ReasonCode): boolean =>
  told !== reason &&
  ENDED_BY_OTHER_REASONS.has(told) &&
  !(told === 'not_reviewed' && reason === 'below_minimum')

/** A processor that cannot be reached is the one obstacle to instant payouts that passes by itself. */
const lasts = ({ code }: SkipReason, detail: InstantObstacle['code'] | null): boolean =>
  ENDED_BY[code] !== null && detail !== 'processor_unreachable'

/**
 * Tells a creator why a payout run or a request skipped them, or a part of their money while the rest is paid, and counts it
 * under the first reason.
 */
export function noteSkip(
  context: PayoutContext,
  creatorId: number,
  reasons: SkipReasons,
  work: SkippingWork,
  isOfPart = false,
): void {
  const [reason] = reasons
  context.observer.creatorSkipped(creatorId, reason, context.today(), context.now(), work)
  const { notes } = context.ledger
  const detail = reason.code === 'instant_not_supported' ? reason.obstacle.code : null
  if (work !== 'request') notes.endReasons(creatorId, (code) => isEndedBy(code, reason.code))
  if (lasts(reason, detail)) {
    const subject = { code: reason.code, detail }
    if (notes.isToldReason(creatorId, subject)) return
    notes.rememberReason(creatorId, subject)
  }
  const day = context.today()
  const content = `${startOf(context, creatorId, isOfPart)} on ${isoFromDay(day)}: ${reasons.map(skipText).join('; ')}.`
  const told = { creatorId, createdAt: context.now(), code: reason.code, content }
  notes.add(told, { day, work })
}

/** How much of the day's money the reason is about: a creator who was paid on that day may have asked again. */
function startOf(context: PayoutContext, creatorId: number, isOfPart: boolean): string {
  if (isOfPart) return 'Not all was paid'
  const isPaid = context.ledger.creatorPayouts.createdOn(creatorId, context.today(), 'live')
  return isPaid ? 'Nothing more was paid' : 'Not paid'
}

/** A payout is made: what was told to keep such payouts from its creator is over. */
export function endToldReasons(
  { ledger }: PayoutContext,
  creatorId: number,
  payoutType: PayoutType,
): void {
  ledger.notes.endReasons(creatorId, (code) => ENDED_BY[code]?.includes(payoutType) === true)
}

/**
 * Notes a request in which a batch found nothing left to take: it is answered as failed, whatever
 * was sent (quirk G6).
 */
export function noteRequestFailed(
  context: PayoutContext,
  creatorId: number,
  made: readonly Payout[],
): void {
  const sent = made.map(
    ({ payoutId, grossCents }) => `payout ${payoutId} of ${dollars(grossCents)}`,
  )
  const truth = sent.length === 0 ? 'Nothing went out.' : `Yet it made ${sent.join(' and ')}.`
  note(
    context,
    creatorId,
    'payout_request_failed',
    `The payout asked for on ${isoFromDay(context.today())} was answered as failed. ${truth}`,
  )
}

/** Tells a creator on an instant schedule, once as long as it lasts, that they were paid by standard payout, and why. */
export function noteStandardInstead(
  context: PayoutContext,
  creatorId: number,
  reasons: SkipReasons,
): void {
  const subject = { code: 'paid_standard', detail: null } as const
  if (context.ledger.notes.isToldReason(creatorId, subject)) return
  context.ledger.notes.rememberReason(creatorId, subject)
  note(
    context,
    creatorId,
    'paid_standard',
    `Paid by standard payout on ${isoFromDay(context.today())}, not instantly: ${reasons.map(skipText).join('; ')}.`,
  )
}

export function noteFailure(context: PayoutContext, payout: Payout, reason: string | null): void {
  const what = payout.state === 'returned' ? 'came back from the bank' : 'failed'
  note(
    context,
    payout.creatorId,
    `payout_${payout.state}`,
    `Payout ${payout.payoutId} of ${dollars(payout.netCents)} ${what}: ${reason === null ? 'no reason was given' : (failureMeaning(reason) ?? `reason ${reason}`)}. The money is part of the balance again.`,
  )
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
  note(context, creatorId, `chargeback_hold_${what}`, content[what], at)
}

export function noteRefunds(
  context: PayoutContext,
  creatorId: number,
  mayRefund: boolean,
  unpaidCents: Cents,
  at: Instant,
): void {
  note(
    context,
    creatorId,
    mayRefund ? 'refunds_allowed' : 'refunds_stopped',
    mayRefund
      ? 'Sales can be refunded again: the balance is above zero.'
      : `Sales cannot be refunded for now: the balance is ${dollars(unpaidCents)}. What is sold next makes up for it.`,
    at,
  )
}

/**
 * Says where payouts go from now on, what stays with the way before, and what becomes of money that is held there. What was
 * told of the destination before is news of the new one.
 */
export function noteDestination(
  context: PayoutContext,
  creatorId: number,
  movedCents: Cents,
): void {
  const { creators, payouts } = context.ledger
  const { rail, country, bankAccount } = creators.get(creatorId)
  // A bank account that payouts do not go to is nothing to tell of.
  const account = canCarryInstantPayouts(rail) ? `; ${accountWords(rail)} is ${bankAccount}` : ''
  const payoutId = payouts.newestUnderWay(creatorId)
  context.ledger.notes.endReasons(creatorId, () => true)
  const moved = `${dollars(Math.abs(movedCents))} that ${movedCents > 0 ? 'the processor held' : 'was owed to the processor'}`
  note(
    context,
    creatorId,
    'destination_changed',
    [
      `Payouts go out on ${rail} to ${country} from now on${account}.`,
      ...(payoutId === null
        ? []
        : [
            `Payout ${payoutId}, which is still on its way, stays with the destination that it was made for.`,
          ]),
      ...(movedCents === 0 ? [] : [`${moved} is with the platform now, which pays it out.`]),
    ].join(' '),
  )
}

export function noteDisputeWon(
  context: PayoutContext,
  creatorId: number,
  { grossCents, platformFeeCents }: SaleFee,
  at: Instant,
): void {
  note(
    context,
    creatorId,
    'dispute_won',
    `The dispute about a sale of ${dollars(grossCents)} was won: ${dollars(grossCents - platformFeeCents)} are part of the balance again.`,
    at,
  )
}

export function noteBankDebit(
  context: PayoutContext,
  creatorId: number,
  amountCents: Cents,
  at: Instant,
): void {
  note(
    context,
    creatorId,
    'bank_debited',
    `${dollars(amountCents)} that was owed has been taken from the bank account and credited.`,
    at,
  )
}

export function noteRepeatedFailures(
  context: PayoutContext,
  payout: Payout,
  failures: number,
): void {
  note(
    context,
    payout.creatorId,
    'repeated_failures',
    `Payouts are paused: the last ${failures} did not arrive. Support can resume them once the account is put right.`,
  )
}

export function noteUnknownOutcome(context: PayoutContext, payout: Payout): void {
  note(
    context,
    payout.creatorId,
    'payout_outcome_unknown',
    `It is not known whether payout ${payout.payoutId} of ${dollars(payout.netCents)} went out. Payouts are paused until support has looked at it.`,
  )
}

export function noteKeptTransfer(context: PayoutContext, payout: Payout): void {
  note(
    context,
    payout.creatorId,
    'transfer_kept',
    `The money that was moved for payout ${payout.payoutId} of ${dollars(payout.netCents)} cannot be moved back yet. Payouts are paused until support has looked at it.`,
  )
}

export function notePaidAfterFailure(context: PayoutContext, payout: Payout): void {
  note(
    context,
    payout.creatorId,
    'paid_after_failure',
    `Payout ${payout.payoutId} of ${dollars(payout.netCents)} had failed, and was paid all the same. It is taken off the balance. Payouts are paused until support has looked at it.`,
  )
}

export function noteReturnedAfterFailure(
  context: PayoutContext,
  payout: Payout,
  reason: string | null,
): void {
  const why = reason === null ? '' : `: ${failureMeaning(reason) ?? reason}`
  note(
    context,
    payout.creatorId,
    'returned_after_failure',
    `Payout ${payout.payoutId} of ${dollars(payout.netCents)}, which had failed and was paid all the same, has come back${why}. It is part of the balance again.`,
  )
}

/** The payout stays completed: the rail has done what it was told, and the creator's claim is spent. */
export function noteLoss(context: PayoutContext, payout: Payout, reason: string | null): void {
  const why = reason === null ? '' : `: ${failureMeaning(reason) ?? reason}`
  note(
    context,
    payout.creatorId,
    'payout_lost',
    `Payout ${payout.payoutId} of ${dollars(payout.netCents)} is lost${why}. It cannot be brought back.`,
  )
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
  note(
    context,
    payout.creatorId,
    'exchange_residue',
    `Changing the money of payout ${payout.payoutId} into another currency and back ${what} part of the balance.`,
  )
}
