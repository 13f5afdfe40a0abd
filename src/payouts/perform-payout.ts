/**
 * Performs a payout: moves platform-held money to the processor, asks for the payout, and waits for
 * its webhook. A failure after the transfer reverses the transfer. An outcome that stays unknown
 * pauses the creator, since another attempt could pay twice.
 */
import { SECONDS_IN_HOUR } from '../core/calendar'
import { sumOf, type DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import { payingHolder } from '../core/vocabulary'
import type { Payout } from '../ledger/payout'
import { recordAcceptance } from './acceptance'
import { ask, type Heard } from './ask'
import { transferReversalKey } from './idempotency-keys'
import { jobRetriesMax } from './job-retries'
import { noteExchangeResidue, noteFailure, noteKeptTransfer } from './notes'
import { payoutRequest, transferRequest } from './payout-requests'
import type { Effect, PayoutContext, PayoutRequest, TransferRequest, Workflow } from './ports'
import { reviewStoppedRefunds } from './refund-eligibility'
import { pauseAfterRepeatedFailures } from './repeated-failures'
import { completePayout, endPayout } from './settle-payout'
import { sendAndStoreAfterwards } from './store-afterwards'

/** Funds of a cross-border transfer become payable a day later. */
const CROSS_BORDER_DELAY_SECONDS = 25 * SECONDS_IN_HOUR

export interface ClaimedPayout {
  payout: Payout
  balances: readonly DayBalance[]
}

/**
 * Performs payouts one after another. While the first ones were sent, the search for stuck payouts
 * may have given up the next. It is then not sent, since its transfer would stay with a payout that
 * has failed.
 */
export function* performPayouts(
  context: PayoutContext,
  [first, ...others]: readonly ClaimedPayout[],
): Workflow {
  if (!first) return
  yield* performPayout(context, first.payout, first.balances)
  for (const { payout, balances } of others) {
    const { state } = context.ledger.payouts.get(payout.payoutId)
    if (state === 'creating') yield* performPayout(context, payout, balances)
  }
}

export function* performPayout(
  context: PayoutContext,
  payout: Payout,
  balances: readonly DayBalance[],
): Workflow {
  const { ledger } = context
  const { rail } = payout
  if (isAboveDebitCardMaximum(context, payout)) {
    yield* fail(context, payout, 'debit_card_limit')
    return
  }
  const transferCents =
    payingHolder(rail) === 'processor'
      ? sumOf(balances.filter((balance) => balance.holder === 'platform'))
      : 0
  if (transferCents > 0 && isAccountInDebt(context, payout)) {
    yield* fail(context, payout, 'destination_ledger_negative')
    return
  }
  if (!context.protections.storeOutcomeFirst) {
    return yield* sendAndStoreAfterwards(context, payout, transferCents)
  }
  if (transferCents > 0 && !(yield* transfer(context, payout, transferCents))) return
  // Read again: while the transfer was in transit, the payout may have been given up as stuck.
  const current = ledger.payouts.get(payout.payoutId)
  if (!ledger.payouts.markProcessing(current, context.now())) return
  const send = (): Workflow => context.service.sendPayout(context, payout.payoutId)
  if (rail === 'cross_border') yield handOutSending(context, payout, send)
  else yield* send()
}

export const handOutSending = (
  context: PayoutContext,
  { payoutId }: Payout,
  begin: () => Workflow,
): Effect => ({
  effect: 'enqueue',
  delaySeconds: CROSS_BORDER_DELAY_SECONDS,
  job: {
    name: `send-payout-${payoutId}`,
    kind: 'send-payout',
    retriesMax: jobRetriesMax(context),
    begin,
  },
})

/** Moves platform-held money to the processor for a payout in the making. Returns whether the payout now has it. */
export function* transfer(
  context: PayoutContext,
  payout: Payout,
  amountCents: Cents,
): Workflow<boolean> {
  const request = transferRequest(payout, amountCents)
  const heard = yield* ask<'create_transfer'>(context, payout, request)
  return yield* settleTransfer(context, payout, request, heard)
}

/** Books what was heard of a transfer. Returns whether the payout now has its money. */
export function* settleTransfer(
  context: PayoutContext,
  { payoutId }: Payout,
  { amountCents }: TransferRequest,
  heard: Heard<'create_transfer'>,
): Workflow<boolean> {
  if (!heard) return false
  const { payouts } = context.ledger
  const payout = payouts.get(payoutId)
  if (heard.outcome === 'refused') {
    yield* fail(context, payout, heard.code)
    return false
  }
  // Two workers may have asked for it under the one key: the second hears of the same transfer, taken back meanwhile or not.
  if (payout.processorTransferId !== null) return payout.state === 'creating'
  payouts.recordTransfer(payout, heard.result.transferId, amountCents, context.now())
  return true
}

/**
 * What the creator's account owes beyond what this payout sets off: a transfer would go into that debt, the payout would
 * be refused, and each cycle would repeat it (2026-08-02; incident h-48).
 */
const isAccountInDebt = ({ ledger }: PayoutContext, { creatorId }: Payout): boolean =>
  ledger.balances.unpaidCents(creatorId, Number.MAX_SAFE_INTEGER, 'processor') < 0

/** An instant payout has its own maximum, which is higher. */
const isAboveDebitCardMaximum = (context: PayoutContext, payout: Payout): boolean =>
  payout.rail === 'us_card' &&
  payout.payoutType === 'standard' &&
  payout.netCents > context.policy.debitCardMaximumCents

/** Asks for a payout, or asks once more: what has been answered already is not asked for again. */
export function* sendPayout(context: PayoutContext, payoutId: number): Workflow {
  const { ledger } = context
  const payout = ledger.payouts.get(payoutId)
  if (payout.state !== 'processing' || payout.processorPayoutId !== null) return
  if (payout.failureReason !== null) {
    return yield* failAndReverse(context, payoutId, payout.failureReason)
  }
  const request = payoutRequest(context, payout)
  yield* settlePayout(context, request, yield* ask<'create_payout'>(context, payout, request))
}

/** Books what was heard of a payout. */
export function* settlePayout(
  context: PayoutContext,
  { payoutId, idempotencyKey, method }: PayoutRequest,
  heard: Heard<'create_payout'>,
): Workflow {
  if (!heard) return
  if (heard.outcome === 'refused') {
    yield* failAndReverse(context, payoutId, heard.code)
    return
  }
  recordAcceptance(context, { payoutId, idempotencyKey, ...heard.result })
  const current = context.ledger.payouts.get(payoutId)
  if (method === 'transfer' && current.state === 'processing') {
    yield* completePayout(context, current)
  }
}

/**
 * Ends a payout that failed or was returned: first its internal transfer is reversed, then its balances are
 * unpaid again. State is read again after the call, since a webhook may have come in meanwhile, or ended the payout already.
 */
export function* failAndReverse(
  context: PayoutContext,
  payoutId: number,
  reason: string | null,
  as: 'failed' | 'cancelled' = endOf(reason),
): Workflow {
  const { payouts } = context.ledger
  const before = payouts.get(payoutId)
  if (isDone(context, before)) return
  let residueCents: Cents | null = null
  if (before.processorTransferId !== null) {
    payouts.recordFailure(before, reason ?? 'cannot_pay')
    residueCents = yield* reverseTransfer(context, before)
    if (residueCents === null) return
  }
  const payout = payouts.get(payoutId)
  if (isDone(context, payout)) return
  const ended =
    payout.state === 'completed'
      ? yield* returned(context, payout, reason)
      : yield* fail(context, payout, reason, as)
  if (ended && residueCents !== null) bookReversal(context, payout, residueCents)
}

/** A worker that continues the work of another one learns from the reason how it is to end. */
const endOf = (reason: string | null): 'failed' | 'cancelled' =>
  reason === 'cancelled_by_stripe' || reason === 'cancelled_by_platform' ? 'cancelled' : 'failed'

/** Returns what is left of it on the creator's account, or `null` where that is not known. */
function* reverseTransfer(context: PayoutContext, payout: Payout): Workflow<Cents | null> {
  const answer = yield* ask(context, payout, {
    kind: 'reverse_transfer',
    idempotencyKey: transferReversalKey(payout.payoutId),
    creatorId: payout.creatorId,
    transferId: payout.processorTransferId!,
  })
  if (answer?.outcome === 'done') return answer.result.residueCents
  if (answer) holdForTransfer(context, payout)
  return null
}

/**
 * The processor keeps a transfer for as long as the account has too little to give back. Its payout stays as it is until then,
 * and nothing else is sent to this creator. The real service ends the payout first, and leaves the transfer to people.
 */
function holdForTransfer(context: PayoutContext, payout: Payout): void {
  const { creatorId } = payout
  const isNew = context.ledger.pauses.pause(creatorId, 'unaccounted_money', context.now())
  if (isNew) noteKeptTransfer(context, payout)
}

function bookReversal(context: PayoutContext, payout: Payout, residueCents: Cents): void {
  context.ledger.payouts.recordTransferReversal(payout, context.now())
  if (residueCents !== 0) bookExchangeResidue(context, payout, residueCents)
}

/**
 * What changing the money there and back has left of it, or cost, is the creator's. It belongs to the
 * money of the payout, and opens a balance of that money's day where nothing is unpaid.
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
  reviewStoppedRefunds(context, creatorId, context.now())
  context.observer.exchangeResidueBooked(creatorId, residueCents, context.now())
  noteExchangeResidue(context, payout, residueCents)
}

function* returned(
  context: PayoutContext,
  payout: Payout,
  reason: string | null,
): Workflow<boolean> {
  if (!(yield* endPayout(context, payout, 'returned', reason))) return false
  context.observer.payoutReturned(payout, context.now())
  noteFailure(context, payout, reason)
  pauseAfterRepeatedFailures(context, payout)
  return true
}

/** Whether it has ended already. Where webhooks are carried out as often as they come, nobody asks. */
const isDone = ({ protections }: PayoutContext, { state }: Payout): boolean =>
  protections.webhookDeduplication &&
  (state === 'failed' || state === 'cancelled' || state === 'returned')

/** What was cancelled is not the destination's fault, and does not count toward its pause. */
function* fail(
  context: PayoutContext,
  payout: Payout,
  reason: string | null,
  as: 'failed' | 'cancelled' = 'failed',
): Workflow<boolean> {
  if (!(yield* endPayout(context, payout, as, reason))) return false
  context.observer.payoutFailed(payout, context.now())
  noteFailure(context, payout, reason)
  if (as === 'failed') pauseAfterRepeatedFailures(context, payout)
  return true
}
