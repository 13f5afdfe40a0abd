/** What reaches the platform from its processors, told to the auditor in its own words. */
import type { Auditor, News } from '../checks/auditor'
import type { Instant } from '../core/calendar'
import type { Effect, ProcessorAnswer, WebhookEvent } from '../payouts/ports'

/** What a webhook tells, in the auditor's words; a loss leaves a payout paid. */
const NEWS: Readonly<Record<WebhookEvent['kind'], News | null>> = {
  payout_paid: 'paid',
  payout_failed: 'failed',
  payout_unclaimed: 'unclaimed',
  payout_returned: 'returned',
  payout_cancelled: 'cancelled',
  payout_lost: null,
}

export function hearWebhook(auditor: Auditor, event: WebhookEvent, at: Instant): void {
  const news = NEWS[event.kind]
  if (news) auditor.platformTold(event.processorPayoutId, news, at)
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
  if ('transferId' in result) auditor.platformToldOfTransfer(result.transferId, at)
  if ('news' in result && result.news) hearWebhook(auditor, result.news, at)
  if (request.kind === 'reverse_transfer') auditor.platformToldOfReversal(request.transferId, at)
  if (request.kind === 'create_payout' && request.method === 'transfer' && 'costCents' in result) {
    auditor.platformTold(result.processorPayoutId, 'paid', at)
  }
}
