/** What goes wrong, as the form lays it out: calls, webhooks, workers, and what follows a payout. */
import { foldOf, type FoldLayout } from '../../form/layout'
import { m } from '../../paraglide/messages.js'
import { percentAt } from '../../words/draft-figures'

export const FAULT_FOLDS: readonly FoldLayout[] = [
  foldOf(
    'faults.calls',
    (draft) =>
      m.summary_fault_calls({
        lost: percentAt(draft, 'faults.calls.lostBasisPoints'),
        answers: percentAt(draft, 'faults.calls.answerLostBasisPoints'),
      }),
    ['faults.calls', 'processor.idempotencyKeyHours', 'processor.keysReplayErrors'],
  ),
  foldOf(
    'faults.webhooks',
    (draft) =>
      m.summary_fault_webhooks({
        lost: percentAt(draft, 'processor.webhookLostBasisPoints'),
        late: percentAt(draft, 'faults.webhooks.lateBasisPoints'),
      }),
    ['processor.webhookLostBasisPoints', 'processor.webhookTwiceBasisPoints', 'faults.webhooks'],
  ),
  foldOf('faults.workers', (draft) =>
    m.summary_fault_workers({ killed: percentAt(draft, 'faults.workers.killedBasisPoints') }),
  ),
  foldOf('faults.afterPayout', (draft) =>
    m.summary_fault_chargebacks({
      share: percentAt(draft, 'faults.afterPayout.chargebackBasisPoints'),
    }),
  ),
]
