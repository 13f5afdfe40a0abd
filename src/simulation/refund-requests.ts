/**
 * Buyers' requests for a refund, as they reach the service. Each is numbered, and its work begins
 * at once. A buyer without an answer, because the worker died before it had begun, asks again.
 */
import type { Auditor } from '../checks/auditor/auditor'
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { NoEffectReason } from '../core/no-effect'
import type { PayoutContext, Workflow } from '../payouts/ports'
import { refundSale } from '../payouts/refunds'
import { soldOn, type LandedSale } from './market-events'
import type { Scheduler } from './scheduler'

const ASKED_AGAIN_MAX = 3
const SECONDS_BEFORE_ASKING_AGAIN = 60

/** To be told when it turns out that something has no effect. */
export type RefusalListener = (reason: NoEffectReason) => void

/** A workflow that tells at its end why it did nothing, where it did nothing. */
export function* telling(
  workflow: Workflow<NoEffectReason | null>,
  refused: RefusalListener,
): Workflow {
  const reason = yield* workflow
  if (reason) refused(reason)
}

interface RefundRequestsOptions {
  context: PayoutContext
  scheduler: Scheduler
  auditor: Auditor
  now: () => Instant
}

export class RefundRequests {
  readonly #options: RefundRequestsOptions
  /** What has been asked for lately, in order. */
  readonly #lately = new Map<number, { saleId: number; askedAt: Instant }>()
  #asked = 0

  constructor(options: RefundRequestsOptions) {
    this.#options = options
  }

  ask(sale: LandedSale, amountCents: Cents, refused: RefusalListener): void {
    const { scheduler, context, auditor, now } = this.#options
    const { saleId, creatorId } = sale
    const refundId = (this.#asked += 1)
    const refund = { refundId, saleId, creatorId, soldOn: soldOn(sale), amountCents }
    const asked = { refundId, saleId, creatorId, grossCents: amountCents }
    const tell: RefusalListener = (reason) => {
      if (reason === 'refunds_are_stopped') auditor.market.refundStopped(asked, now())
      else if (reason === 'refund_is_open') auditor.market.refunds.turnedDownAsOpen(asked)
      else if (reason === 'service_did_not_answer') auditor.market.refunds.turnedDown(refundId)
      refused(reason)
    }
    this.#lately.set(refundId, { saleId, askedAt: now() })
    auditor.market.refundAsked(asked, now())
    const request = (attempt: number): Parameters<Scheduler['startRequestNow']>[0] => {
      let hasBegun = false
      return {
        kind: 'refund-sale',
        name: `refund-sale-${saleId}`,
        creatorId,
        attempt,
        begin: () => {
          hasBegun = true
          return telling(refundSale(context, refund), tell)
        },
        lost: () => {
          if (hasBegun) return true
          if (attempt > ASKED_AGAIN_MAX) {
            tell('service_did_not_answer')
            return true
          }
          scheduler.startRequest(now() + SECONDS_BEFORE_ASKING_AGAIN, request(attempt + 1))
          return false
        },
      }
    }
    scheduler.startRequestNow(request(1))
  }

  /** Sales whose refund was requested recently. */
  *salesAskedAbout(): Generator<number> {
    for (const { saleId } of this.#lately.values()) yield saleId
  }

  /** Refunds that were asked for before an instant and answered since; each is returned once. */
  takeAnsweredBefore(at: Instant): number[] {
    const { auditor } = this.#options
    const answered: number[] = []
    for (const [refundId, { askedAt }] of this.#lately) {
      if (askedAt >= at) break
      if (auditor.market.refunds.isAnswered(refundId)) answered.push(refundId)
    }
    for (const refundId of answered) this.#lately.delete(refundId)
    return answered
  }
}
