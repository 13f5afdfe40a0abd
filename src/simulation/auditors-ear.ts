/** What reaches the platform from its processors, told to the auditor in its own words. */
import type { Auditor, News } from '../checks/auditor'
import type { Instant } from '../core/calendar'
import type { ProcessorAnswer, ProcessorRequest, WebhookEvent } from '../payouts/ports'

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

/** A transfer that is itself the payout is told as paid by its answer; no webhook follows. Nor does one for a reversal. */
export function hearAnswer(
  auditor: Auditor,
  request: ProcessorRequest,
  answer: ProcessorAnswer,
  at: Instant,
): void {
  if (answer.outcome !== 'done') return
  const { result } = answer
  if (request.kind === 'reverse_transfer') auditor.platformToldOfReversal(request.transferId)
  if ('found' in result && result.found === 'payout') {
    auditor.platformLookedUp(result.processorPayoutId)
    if (result.news) hearWebhook(auditor, result.news, at)
  }
  const isPayout = request.kind === 'create_payout' && request.method === 'transfer'
  if (isPayout && 'costCents' in result) {
    auditor.platformTold(result.processorPayoutId, 'paid', at)
  }
}
