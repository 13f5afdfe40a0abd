/**
 * A push rail: it pays the platform's own money straight to the creator's card, bank account or
 * wallet, one payment at a time. There are no accounts of creators, and money that has arrived
 * stays, unless the rail itself returns it. Each rail has books of its own; `push-fates.ts` says
 * how its payments end.
 */
import type { Cents } from '../core/money'
import type { PushRail } from '../core/vocabulary'
import type {
  AvailabilityRequest,
  PayoutRequest,
  ProcessorAnswer,
  ProcessorRequest,
} from '../payouts/ports'
import { ProcessorBooks, type ProcessorPayout } from './books'
import { PushRailCosts } from './costs'
import { paidBy, PLATFORM_IS_SHORT } from './funds'
import { lookUp } from './look-up'
import { accepted, PayoutDelivery, refused } from './payout-delivery'
import { notOffered, type PaymentProcessor, type ProcessorParts } from './processor'
import { withPushFaults } from './push-faults'
import { drawPushFate, type PushFate } from './push-fates'

export class PushRailProcessor implements PaymentProcessor {
  readonly #rail: PushRail
  readonly #parts: ProcessorParts
  readonly books: ProcessorBooks
  readonly #costs: PushRailCosts
  readonly #delivery: PayoutDelivery

  constructor(rail: PushRail, parts: ProcessorParts) {
    this.#rail = rail
    this.#parts = parts
    this.#costs = new PushRailCosts(parts.settings.rails[rail].costs)
    this.books = new ProcessorBooks(parts.database, rail, parts.keys)
    this.#delivery = new PayoutDelivery(parts, this.books, paidBy(parts.platform))
  }

  get heldCents(): Cents {
    return this.#delivery.inTransitCents
  }

  look(request: AvailabilityRequest): ProcessorAnswer {
    return this.answer(request)
  }

  /** Only ACH returns what has arrived. */
  giveBack(payout: Readonly<ProcessorPayout>, code: string): boolean {
    if (payout.state === 'paid' && this.#rail !== 'same_day_ach') return false
    return this.#delivery.giveBack(payout, 'failed', code)
  }

  answer(request: ProcessorRequest): ProcessorAnswer {
    switch (request.kind) {
      case 'look_up':
        return lookUp(this.books, request)
      case 'instantly_available':
        return { outcome: 'done', result: { availableCents: this.#instantlyAvailable() } }
      case 'create_payout':
        return this.#createPayout(request)
      // What has been pushed cannot be called back.
      case 'cancel_payout':
      case 'create_payout_batch':
      case 'create_transfer':
      case 'reverse_transfer':
      case 'refund':
        return notOffered
    }
  }

  /** All that the platform's own account holds: nothing on these rails has to settle first. */
  #instantlyAvailable(): Cents {
    return Math.max(0, this.#parts.platform.balanceCents)
  }

  #createPayout(request: PayoutRequest): ProcessorAnswer {
    const { idempotencyKey } = request
    const known = this.books.payoutUnderKey(idempotencyKey)
    if (known) return accepted(known)
    const refusal = this.books.refusalOf(idempotencyKey)
    if (refusal) return refused(refusal)
    const now = this.#parts.world.now()
    const { world } = this.#parts
    const drawn = drawPushFate(
      this.#rail,
      { netCents: request.netCents, askedAt: now, isBankHoliday: world.isBankHoliday },
      this.#parts.settings.rails,
      world.drawsOf('push-fate', request),
    )
    const fate = withPushFaults(request, drawn, world)
    if (fate.kind === 'refused') return this.#refuse(idempotencyKey, fate.code)
    if (this.#parts.platform.balanceCents < request.netCents) {
      return this.#refuse(idempotencyKey, PLATFORM_IS_SHORT)
    }
    const payout: ProcessorPayout = {
      processorPayoutId: this.books.nextPayoutId(),
      payoutId: request.payoutId,
      creatorId: request.creatorId,
      rail: this.#rail,
      netCents: request.netCents,
      feeCents: request.feeCents,
      costCents: this.#costs.chargeFor(request.netCents, now),
      method: request.method,
      state: 'pending',
      createdAt: now,
      idempotencyKey,
    }
    this.#delivery.take(payout)
    this.#leaveTo(payout, fate)
    return accepted(payout)
  }

  #refuse(idempotencyKey: string, code: string): ProcessorAnswer {
    this.books.recordRefusal(idempotencyKey, { code })
    return { outcome: 'refused', code }
  }

  #leaveTo(payout: ProcessorPayout, fate: Exclude<PushFate, { kind: 'refused' }>): void {
    const delivery = this.#delivery
    switch (fate.kind) {
      case 'arrives':
        return delivery.send(payout, arrivingAt(fate.arrivesAt))
      case 'fails':
        return delivery.send(payout, { ...arrivingAt(fate.failsAt), failure: fate.code })
      case 'returns':
        return delivery.send(payout, {
          ...arrivingAt(fate.arrivesAt),
          returnedAs: fate.code,
          returnsAt: fate.returnsAt,
        })
      case 'goes_by_bank':
        this.#parts.world.at(fate.declinedAt, () => {
          if (payout.state === 'pending') this.books.markSentByBank(payout, fate.code)
        })
        return delivery.send(payout, arrivingAt(fate.arrivesAt))
      case 'is_lost':
        delivery.send(payout, arrivingAt(fate.arrivesAt))
        this.#parts.world.at(fate.noticedAt, () => delivery.tellOfLoss(payout, fate.code))
    }
  }
}

const arrivingAt = (arrivesAt: number) => ({
  refusal: null,
  failure: null,
  arrivesAt,
  returnedAs: null,
  returnsAt: arrivesAt,
})
