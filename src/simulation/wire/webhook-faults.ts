/**
 * What goes wrong with a webhook: it is lost, it comes late and so after webhooks that were sent
 * later, or it comes twice.
 */
import type { FaultAddress } from '../../core/single-fault'
import type { WebhookEvent } from '../../payouts/ports'
import type { FaultsInForce } from '../../scenario/faults-in-force'
import { drawnDelay, has } from '../faults/chance'
import type { FaultBook } from '../faults/fault-book'
import { GROUPS } from '../faults/single-faults'

interface WebhookTrouble {
  isLost: boolean
  lateSeconds: number
  /** So long after the first time it comes again; `null`: it does not. */
  againAfterSeconds: number | null
}

export class WebhookFaults {
  readonly #inForce: () => FaultsInForce
  readonly #book: FaultBook

  constructor(inForce: () => FaultsInForce, book: FaultBook) {
    this.#inForce = inForce
    this.#book = book
  }

  of({ kind: news }: WebhookEvent, creator: string): WebhookTrouble {
    const event = this.#book.next(GROUPS.webhook(news), creator)
    const address = (): FaultAddress & { creator: string } => ({ ...event.address, creator })
    const { faults, processor } = this.#inForce()
    const { lateBasisPoints, lateness } = faults.webhooks
    const { webhookLostBasisPoints, webhookTwiceBasisPoints } = processor
    const isLost =
      event.asked('webhook-lost') !== undefined ||
      has(event, 'webhook-lost', webhookLostBasisPoints)
    if (isLost) {
      event.fire({ fault: 'webhook-lost', news, ...address() })
      return { isLost, lateSeconds: 0, againAfterSeconds: null }
    }
    const lateSeconds =
      event.asked('webhook-late')?.seconds ??
      drawnDelay(event, 'webhook-late', lateBasisPoints, lateness)
    if (lateSeconds !== null) {
      event.fire({ fault: 'webhook-late', news, seconds: lateSeconds, ...address() })
    }
    const againAfterSeconds =
      event.asked('webhook-twice')?.seconds ??
      drawnDelay(event, 'webhook-twice', webhookTwiceBasisPoints, lateness)
    if (againAfterSeconds !== null) {
      event.fire({ fault: 'webhook-twice', news, seconds: againAfterSeconds, ...address() })
    }
    return { isLost, lateSeconds: lateSeconds ?? 0, againAfterSeconds }
  }
}
