/** What the auditor hears of a run, in its own words: the market, and what reaches the platform from its processors. */
import type { Auditor } from '../checks/auditor/auditor'
import type { Listener } from '../checks/auditor/hearing'
import type { News } from '../checks/auditor/payments'
import type { Instant } from '../core/calendar'
import type { Effect, Job, ProcessorAnswer, WebhookEvent } from '../payouts/ports'
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
  if (answer.outcome !== 'done') return
  const { result } = answer
  const costIsTold = processor === 'paypal' ? 'as text' : 'in cents'
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
  saleLanded: ({ saleId, creatorId, holder, fee, at }) =>
    auditor.saleHappened(saleId, creatorId, holder, fee.grossCents, at),
  saleReversed: ({ saleId }, _kind, at) => auditor.saleReversed(saleId, at),
  creditLanded: ({ creatorId, holder, amountCents, reason, at }) => {
    const what = reason === 'opening_balance' ? 'opening_balance' : 'credit'
    auditor.creditGiven(creatorId, holder, amountCents, at, what)
  },
})

/** The jobs of a payout run: the one that finds its creators, and those that pay them. */
export const isPayoutRun = ({ name }: Job): boolean =>
  /^(?:daily-instant-payouts|standard-payouts|flexible-payouts|pay-creators-)/.test(name)
