/**
 * Webhooks from a processor to the service. Each has an id of its own, goes over the wire, and is
 * handled by a worker beside the queue. If that worker is lost, the webhook is not confirmed, and
 * the processor delivers it again.
 */
import type { Listener } from '../../checks/auditor/hearing'
import type { Instant } from '../../core/calendar'
import type { Webhook, WebhookEvent, Workflow } from '../../payouts/ports'
import type { Scheduler } from '../scheduler'
import type { Tracer } from '../tracer'
import type { Wire } from './wire'

/** A processor that gets no answer to a webhook sends it again so often. */
const WEBHOOK_RETRIES_MAX = 3
const SECONDS_BEFORE_WEBHOOK_AGAIN = 60

interface WebhookDeliveryOptions {
  wire: Wire
  scheduler: () => Scheduler
  tracer: Tracer | null
  handleOf: (creatorId: number) => string
  now: () => Instant
  /** The service begins to handle it. */
  receive: (webhook: Webhook, listener: Listener) => Workflow
}

/** A delivery of a webhook; `attempt` counts how often the handling of this one has begun. */
interface Delivery {
  webhook: Webhook
  creatorId: number
  delivery: number
  attempt: number
}

export class WebhookDelivery {
  readonly #options: WebhookDeliveryOptions
  #sent = 0

  constructor(options: WebhookDeliveryOptions) {
    this.#options = options
  }

  send(event: WebhookEvent, delaySeconds: number, creatorId: number): void {
    const { wire, tracer, handleOf } = this.#options
    const webhook = { webhookId: idOf((this.#sent += 1)), event }
    tracer?.webhookSent(event)
    wire.send(event, handleOf(creatorId), delaySeconds, (at, delivery) =>
      this.#deliver(at, { webhook, creatorId, delivery, attempt: 1 }),
    )
  }

  #deliver(at: Instant, one: Delivery): void {
    const { scheduler, tracer, now, receive } = this.#options
    const { webhook, creatorId, delivery, attempt } = one
    const { event } = webhook
    scheduler().startRequest(at, {
      kind: 'handle-webhook',
      name: `handle-webhook-${event.processorPayoutId}-${event.kind}`,
      creatorId,
      attempt,
      begin: (listener) => {
        tracer?.webhook(event, delivery)
        return receive(webhook, listener)
      },
      lost: () => {
        if (attempt > WEBHOOK_RETRIES_MAX) return true
        const again = { ...one, delivery: delivery + 1, attempt: attempt + 1 }
        this.#deliver(now() + SECONDS_BEFORE_WEBHOOK_AGAIN, again)
        return false
      },
    })
  }
}

const idOf = (number: number): string => `evt_${String(number).padStart(8, '0')}`
