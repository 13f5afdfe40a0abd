/** What goes wrong with a webhook: it is lost, comes late, and so after others that were sent later, or comes twice. */
import type { WebhookEvent } from '../../payouts/ports'
import type { FaultSettings, ProcessorSettings } from '../../scenario/schema'
import { drawnDelay, has } from '../faults/chance'
import type { FaultBook } from '../faults/fault-book'
import { GROUPS } from '../faults/single-faults'

export interface WebhookTrouble {
  isLost: boolean
  lateSeconds: number
  /** So long after the first time it comes again; `null`: it does not. */
  againAfterSeconds: number | null
}

type WebhookChances = Pick<ProcessorSettings, 'webhookLostBasisPoints' | 'webhookTwiceBasisPoints'>

export class WebhookFaults {
  readonly #settings: FaultSettings['webhooks']
  readonly #chances: WebhookChances
  readonly #book: FaultBook
  readonly isPossible: boolean

  constructor(settings: FaultSettings['webhooks'], chances: WebhookChances, book: FaultBook) {
    this.#settings = settings
    this.#chances = chances
    this.#book = book
    this.isPossible =
      settings.lateBasisPoints > 0 ||
      chances.webhookLostBasisPoints > 0 ||
      chances.webhookTwiceBasisPoints > 0 ||
      !book.single.isEmpty
  }

  of({ kind: news }: WebhookEvent, creator: string): WebhookTrouble {
    const event = this.#book.next(GROUPS.webhook(news), creator)
    const address = { ...event.address, creator }
    const { lateBasisPoints, lateness } = this.#settings
    const { webhookLostBasisPoints, webhookTwiceBasisPoints } = this.#chances
    const isLost =
      event.asked('webhook-lost') !== undefined ||
      has(() => event.draw('webhook-lost'), webhookLostBasisPoints)
    if (isLost) {
      event.fire({ fault: 'webhook-lost', news, ...address })
      return { isLost, lateSeconds: 0, againAfterSeconds: null }
    }
    const lateSeconds =
      event.asked('webhook-late')?.seconds ??
      drawnDelay(() => event.draw('webhook-late'), lateBasisPoints, lateness)
    if (lateSeconds !== null) {
      event.fire({ fault: 'webhook-late', news, seconds: lateSeconds, ...address })
    }
    const againAfterSeconds =
      event.asked('webhook-twice')?.seconds ??
      drawnDelay(() => event.draw('webhook-twice'), webhookTwiceBasisPoints, lateness)
    if (againAfterSeconds !== null) {
      event.fire({ fault: 'webhook-twice', news, seconds: againAfterSeconds, ...address })
    }
    return { isLost, lateSeconds: lateSeconds ?? 0, againAfterSeconds }
  }
}
