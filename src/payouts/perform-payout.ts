/**
 * Performing a payout: platform-held money goes to the processor first, then the payout is asked for, then its webhook
 * is awaited (domain facts F6). A failure after the transfer reverses the transfer; an outcome that stays unknown pauses
 * the creator, since another attempt could pay twice.
 */
import { SECONDS_IN_HOUR } from '../core/calendar'
import { sumOf, type DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import { payingHolder, type Rail } from '../core/vocabulary'
import type { Payout } from '../ledger/payouts'
import { noteExchangeResidue, noteFailure, noteUnknownOutcome } from './notes'
import { call, type PayoutContext, type PayoutMethod, type Workflow } from './ports'
import { pauseAfterRepeatedFailures } from './repeated-failures'

/** Funds of a cross-border transfer become payable a day later (domain facts A3). */
const CROSS_BORDER_DELAY_SECONDS = 25 * SECONDS_IN_HOUR

export function* performPayout(
  context: PayoutContext,
  payout: Payout,
  balances: readonly DayBalance[],
): Workflow {
  const { ledger } = context
  const { rail } = ledger.creators.get(payout.creatorId)
  if (isAboveDebitCardMaximum(context, payout, rail)) {
    fail(context, payout, 'debit_card_limit')
    return
  }
  const transferCents =
    payingHolder(rail) === 'processor'
      ? sumOf(balances.filter((balance) => balance.holder === 'platform'))
      : 0
  if (transferCents > 0) {
    const answer = yield* call(payout.processor, {
      kind: 'create_transfer',
      idempotencyKey: `transfer-${payout.payoutId}`,
      payoutId: payout.payoutId,
      creatorId: payout.creatorId,
      rail,
      amountCents: transferCents,
    })
    if (answer.outcome === 'unknown') return holdForReconciliation(context, payout)
    if (answer.outcome === 'refused') {
      fail(context, ledger.payouts.get(payout.payoutId), answer.code)
      return
    }
    const { transferId } = answer.result
    if (!(yield* hearOfTransfer(context, payout.payoutId, transferId, transferCents))) return
  }
  // Read anew: while the transfer was on its way, the payout may have been given up as stuck.
  const current = ledger.payouts.get(payout.payoutId)
  if (!ledger.payouts.markProcessing(current, context.now())) return
  if (rail === 'cross_border') {
    yield {
      effect: 'enqueue',
      delaySeconds: CROSS_BORDER_DELAY_SECONDS,
      job: {
        name: `send-payout-${payout.payoutId}`,
        retriesMax: context.jobs.standardRetriesMax,
        begin: () => sendPayout(context, ledger.payouts.get(payout.payoutId)),
      },
    }
  } else {
    yield* sendPayout(context, current)
  }
}

/**
 * Books a transfer and answers whether the payout still waits for it. One that was given up in the meantime gets its
 * money taken back; where a look-up has found the transfer first, that deals with it.
 */
function* hearOfTransfer(
  context: PayoutContext,
  payoutId: number,
  transferId: string,
  amountCents: Cents,
): Workflow<boolean> {
  const { payouts } = context.ledger
  const payout = payouts.get(payoutId)
  if (payout.processorTransferId !== null) return false
  payouts.recordTransfer(payout, transferId, amountCents, context.now())
  if (payout.state === 'creating') return true
  const residueCents = yield* reverseTransfer(context, payout)
  if (residueCents !== null) bookReversal(context, payout, residueCents)
  return false
}

/** An instant payout has its own maximum, which is higher. */
const isAboveDebitCardMaximum = (context: PayoutContext, payout: Payout, rail: Rail): boolean =>
  rail === 'us_card' &&
  payout.payoutType === 'standard' &&
  payout.netCents > context.policy.debitCardMaximumCents

function* sendPayout(context: PayoutContext, payout: Payout): Workflow {
  if (payout.state !== 'processing') return
  const { ledger } = context
  const { rail } = ledger.creators.get(payout.creatorId)
  const method: PayoutMethod = rail === 'own_stripe' ? 'transfer' : payout.payoutType
  const answer = yield* call(payout.processor, {
    kind: 'create_payout',
    idempotencyKey: `payout-${payout.payoutId}`,
    payoutId: payout.payoutId,
    creatorId: payout.creatorId,
    rail,
    method,
    netCents: payout.netCents,
    feeCents: payout.feeCents,
  })
  if (answer.outcome === 'unknown') return holdForReconciliation(context, payout)
  if (answer.outcome === 'refused') {
    yield* failAndReverse(context, payout.payoutId, answer.code)
    return
  }
  const { processorPayoutId, costCents } = answer.result
  ledger.payouts.recordAcceptance(payout, processorPayoutId, costCents, context.now())
  context.observer.payoutAccepted(payout, costCents, context.now())
  if (method === 'transfer') completePayout(context, payout)
}

export function completePayout(context: PayoutContext, payout: Payout): void {
  if (!context.ledger.payouts.complete(payout, context.now())) return
  context.observer.payoutCompleted(payout, context.now())
}

/**
 * Ends a payout that came to nothing, or came back: first its internal transfer is reversed, then its balances are
 * unpaid again. State is read anew after the call, since a webhook may have come in meanwhile, or ended the payout already.
 */
export function* failAndReverse(
  context: PayoutContext,
  payoutId: number,
  reason: string | null,
  as: 'failed' | 'cancelled' = 'failed',
): Workflow {
  const { payouts } = context.ledger
  const before = payouts.get(payoutId)
  let residueCents: Cents | null = null
  if (before.processorTransferId !== null) {
    payouts.recordFailure(before, reason ?? 'cannot_pay')
    residueCents = yield* reverseTransfer(context, before)
    if (residueCents === null) return
  }
  const payout = payouts.get(payoutId)
  if (isOver(payout)) return
  const ended =
    payout.state === 'completed'
      ? returned(context, payout, reason)
      : fail(context, payout, reason, as)
  if (ended && residueCents !== null) bookReversal(context, payout, residueCents)
}

/** Answers what is left of it on the creator's account, or `null` where that is not known: then the creator is paused. */
function* reverseTransfer(context: PayoutContext, payout: Payout): Workflow<Cents | null> {
  const answer = yield* call(payout.processor, {
    kind: 'reverse_transfer',
    idempotencyKey: `reverse-transfer-${payout.payoutId}`,
    creatorId: payout.creatorId,
    transferId: payout.processorTransferId!,
  })
  if (answer.outcome === 'done') return answer.result.residueCents
  holdForReconciliation(context, payout)
  return null
}

function bookReversal(context: PayoutContext, payout: Payout, residueCents: Cents): void {
  context.ledger.payouts.recordTransferReversal(payout, context.now())
  if (residueCents !== 0) bookExchangeResidue(context, payout, residueCents)
}

/**
 * What changing the money there and back has left of it, or cost, is the creator's (domain facts F6). It belongs to the
 * money of the payout, and opens a balance of that money's day where nothing is unpaid (F8).
 */
function bookExchangeResidue(context: PayoutContext, payout: Payout, residueCents: Cents): void {
  const { creatorId } = payout
  const { ledger } = context
  ledger.sales.recordCredit(
    { creatorId, occurredAt: context.now(), holder: 'processor' },
    residueCents,
    'foreign_exchange_residue',
    ledger.payoutHistory.oldestDayOf(payout.payoutId),
  )
  context.observer.exchangeResidueBooked(creatorId, residueCents, context.now())
  noteExchangeResidue(context, payout, residueCents)
}

function returned(context: PayoutContext, payout: Payout, reason: string | null): boolean {
  if (!context.ledger.payouts.end(payout, 'returned', reason, context.now())) return false
  context.observer.payoutReturned(payout, context.now())
  noteFailure(context, payout, reason)
  pauseAfterRepeatedFailures(context, payout)
  return true
}

const isOver = ({ state }: Payout): boolean =>
  state === 'failed' || state === 'cancelled' || state === 'returned'

/** What was cancelled is not the destination's fault, and does not count toward its pause. */
function fail(
  context: PayoutContext,
  payout: Payout,
  reason: string | null,
  as: 'failed' | 'cancelled' = 'failed',
): boolean {
  if (!context.ledger.payouts.end(payout, as, reason, context.now())) return false
  context.observer.payoutFailed(payout, context.now())
  noteFailure(context, payout, reason)
  if (as === 'failed') pauseAfterRepeatedFailures(context, payout)
  return true
}

/** Nothing more is sent to this creator until somebody has found out what became of the payout. */
export function holdForReconciliation(context: PayoutContext, payout: Payout): void {
  context.ledger.pauses.pause(payout.creatorId, 'unaccounted_money', context.now())
  noteUnknownOutcome(context, payout)
}
