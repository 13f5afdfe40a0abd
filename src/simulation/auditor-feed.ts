/**
 * What the auditor is told of a run, in its own words: the market, and what the platform hears from
 * its processors.
 */
import type { Auditor } from '../checks/auditor/auditor'
import type { Listener } from '../checks/auditor/hearing'
import type { News } from '../checks/auditor/payments'
import type { Order } from '../checks/auditor/happenings'
import type { Instant } from '../core/calendar'
import { PAUSE_SOURCES, type PauseSource } from '../core/vocabulary'
import { saysNothing, type Effect, type ProcessorAnswer, type WebhookEvent } from '../payouts/ports'
import type { ScenarioAction } from '../scenario/schema'
import type { MarketListener } from './market-events'

/** What a webhook tells, in the auditor's words; a loss leaves a payout paid. */
const NEWS: Readonly<Record<WebhookEvent['kind'], News | null>> = {
  payout_paid: 'paid',
  payout_failed: 'failed',
  payout_unclaimed: 'unclaimed',
  payout_returned: 'returned',
  payout_cancelled: 'cancelled',
  payout_lost: null,
}

export function hearWebhook(
  auditor: Auditor,
  event: WebhookEvent,
  at: Instant,
  listener: Listener,
): void {
  const news = NEWS[event.kind]
  if (news) auditor.platformTold(event.processorPayoutId, news, at, listener)
  if (event.kind === 'payout_lost') {
    auditor.platformToldOfLoss(event.processorPayoutId, at, listener)
  }
  if (event.itemKey !== undefined) auditor.platformToldOfItem(event.processorPayoutId, at)
}

/**
 * A transfer that is itself the payout is told as paid by its answer; no webhook follows. Nor does one for a reversal.
 * What a payout costs is told by the answer to the request for it, or to a question about it.
 */
export function hearAnswer(
  auditor: Auditor,
  { processor, request }: Effect & { effect: 'call' },
  answer: ProcessorAnswer,
  at: Instant,
  listener: Listener,
): void {
  if ((request.kind === 'look_up' || request.kind === 'refund') && saysNothing(answer)) {
    auditor.questionUnanswered(request.creatorId, at)
  }
  if (request.kind === 'refund' && answer.outcome === 'refused' && !saysNothing(answer)) {
    auditor.market.refundRefused(request.refundId, answer.code)
  }
  if (answer.outcome !== 'done') return
  const { result } = answer
  const costIsTold = processor === 'paypal' ? 'as text' : 'in cents'
  if (request.kind === 'instantly_available' && 'availableCents' in result) {
    auditor.availabilityTold(request.creatorId, result.availableCents, at)
  }
  if ('costCents' in result) {
    auditor.platformToldOfCost(result.processorPayoutId, costIsTold, at)
  }
  if ('items' in result) {
    for (const item of result.items) {
      if (item.outcome === 'accepted') {
        auditor.platformToldOfCost(item.processorPayoutId, costIsTold, at)
      }
    }
  }
  if ('refund' in result) auditor.market.platformToldOfRefund(result.refund.processorRefundId, at)
  if ('transferId' in result) auditor.platformToldOfTransfer(result.transferId, at, listener)
  if ('news' in result && result.news) hearWebhook(auditor, result.news, at, listener)
  if (request.kind === 'reverse_transfer') {
    auditor.platformToldOfReversal(request.transferId, at, listener)
  }
  if (request.kind === 'create_payout' && request.method === 'transfer' && 'costCents' in result) {
    auditor.platformTold(result.processorPayoutId, 'paid', at, listener)
  }
}

/** What happens on the market, in the auditor's words. */
export const marketToldTo = (auditor: Auditor): MarketListener => ({
  saleLanded: ({ saleId, creatorId, holder, fee, at, number }) =>
    auditor.market.saleHappened(saleId, creatorId, holder, fee.grossCents, at, number),
  saleChargedBack: ({ saleId, fee }, at) =>
    auditor.market.saleChargedBack(saleId, fee.grossCents, at),
  // The auditor hears of it from the processor that makes it.
  buyerRefunded: () => undefined,
  movedToPlatform: (creatorId, amountCents, at) =>
    auditor.market.movedToPlatform(creatorId, amountCents, at),
  disputeWon: ({ saleId }, at) => auditor.market.disputeWon(saleId, at),
  creditLanded: ({ creatorId, holder, amountCents, reason, at }) => {
    const what = reason === 'bank_debit' ? 'bank_debit' : 'opening_balance'
    auditor.market.creditGiven(creatorId, holder, amountCents, at, what)
  },
})

/**
 * What an action orders besides sales and schedules. Support lifts every pause except those that
 * others can lift themselves.
 */
export function orderOf(action: ScenarioAction): Order | null {
  switch (action.action) {
    case 'pause':
      return { order: 'pause', by: action.by }
    case 'resume':
      return { order: 'resume', sources: action.by === 'admin' ? LIFTED_BY_SUPPORT : [action.by] }
    case 'request-payout':
      return { order: 'payout', by: action.by }
    case 'cancel-payout':
      return { order: 'cancel' }
    case 'change-schedule':
    case 'change-rail':
    case 'refund-sale':
    case 'charge-back-sale':
    case 'win-dispute':
    case 'return-payout':
      return null
  }
}

const LIFTED_BY_SUPPORT: readonly PauseSource[] = PAUSE_SOURCES.filter(
  (source) => source !== 'creator' && source !== 'stripe',
)
