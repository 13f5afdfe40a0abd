/**
 * What goes wrong with a webhook: it is lost, it comes late and so after webhooks that were sent
 * later, it comes twice, or nobody takes it for a while.
 */
import type { Instant } from '../../core/calendar'
import type { FaultAddress } from '../../core/single-fault'
import type { WebhookEvent } from '../../payouts/ports'
import type { FaultsInForce } from '../../scenario/faults-in-force'
import { drawnDelay, has } from '../faults/chance'
import type { FaultBook } from '../faults/fault-book'
import { GROUPS } from '../faults/single-faults'
import { WebhookOutageTimes } from './webhook-outages'

interface WebhookTrouble {
  isLost: boolean
  lateSeconds: number
  /** So long after the first time it comes again; `null`: it does not. */
  againAfterSeconds: number | null
}

export class WebhookFaults {
  readonly #inForce: () => FaultsInForce
  readonly #book: FaultBook
  readonly #outages = new WebhookOutageTimes()

  constructor(inForce: () => FaultsInForce, book: FaultBook) {
    this.#inForce = inForce
    this.#book = book
  }

  /** `arrivesAt`: where nothing keeps it. */
  of({ kind: news }: WebhookEvent, creator: string, arrivesAt: Instant): WebhookTrouble {
    const event = this.#book.next(GROUPS.webhook(news), creator)
    const address = (): FaultAddress & { creator: string } => ({ ...event.address, creator })
    const { faults, processor } = this.#inForce()
    const { lateBasisPoints, lateness } = faults.webhooks
    const { webhookLostBasisPoints, webhookTwiceBasisPoints } = processor
    const taken = (at: Instant): Instant | null => this.#outages.takenAt(faults.webhookOutages, at)
    const isLost =
      event.asked('webhook-lost') !== undefined ||
      has(event, 'webhook-lost', webhookLostBasisPoints)
    const late = isLost
      ? null
      : (event.asked('webhook-late')?.seconds ??
        drawnDelay(event, 'webhook-late', lateBasisPoints, lateness))
    const takenAt = isLost ? null : taken(arrivesAt + (late ?? 0))
    if (takenAt === null) {
      event.fire({ fault: 'webhook-lost', news, ...address() })
      return { isLost: true, lateSeconds: 0, againAfterSeconds: null }
    }
    const lateSeconds = takenAt - arrivesAt
    if (late !== null || lateSeconds > 0) {
      event.fire({ fault: 'webhook-late', news, seconds: lateSeconds, ...address() })
    }
    const again =
      event.asked('webhook-twice')?.seconds ??
      drawnDelay(event, 'webhook-twice', webhookTwiceBasisPoints, lateness)
    const againAt = again === null ? null : taken(takenAt + again)
    const againAfterSeconds = againAt === null ? null : againAt - takenAt
    if (againAfterSeconds !== null) {
      event.fire({ fault: 'webhook-twice', news, seconds: againAfterSeconds, ...address() })
    }
    return { isLost: false, lateSeconds, againAfterSeconds }
  }
}
