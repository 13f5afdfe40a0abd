/** PayPal: no accounts of creators; what it sends leaves from the platform's own money, to an address. */
import type { Cents } from '../core/money'
import type { Database } from '../ledger/database'
import type {
  AvailabilityRequest,
  PayoutRequest,
  ProcessorAnswer,
  ProcessorRequest,
} from '../payouts/ports'
import type { ProcessorSettings } from '../scenario/schema'
import { ProcessorBooks, type ProcessorPayout } from './books'
import { paypalCharge } from './costs'
import type { PlatformAccount } from './funds'
import { accepted, PayoutDelivery } from './payout-delivery'
import { drawPayoutFate, type ProcessorCodes } from './payout-fate'
import {
  notOffered,
  type PaymentProcessor,
  type ProcessorObserver,
  type ProcessorWorld,
} from './processor'

/** Receiver locked, sending declined; invalid receiver, receiving limit (domain facts B). */
const CODES: ProcessorCodes = { refusals: ['3015', '9302'], failures: ['1001', '8330'] }

export class PaypalProcessor implements PaymentProcessor {
  readonly #settings: ProcessorSettings
  readonly #world: ProcessorWorld
  readonly #books: ProcessorBooks
  readonly #platform: PlatformAccount
  readonly #delivery: PayoutDelivery

  constructor(
    settings: ProcessorSettings,
    database: Database,
    platform: PlatformAccount,
    world: ProcessorWorld,
    observer: ProcessorObserver,
  ) {
    this.#settings = settings
    this.#world = world
    this.#platform = platform
    this.#books = new ProcessorBooks(database, 'paypal')
    this.#delivery = new PayoutDelivery({
      books: this.#books,
      world,
      observer,
      webhookDelay: settings.webhookDelay,
      funds: {
        take: ({ netCents, costCents }) => {
          platform.balanceCents -= netCents + costCents
        },
        putBack: ({ netCents }) => {
          platform.balanceCents += netCents
        },
      },
    })
  }

  get heldCents(): Cents {
    return this.#delivery.inTransitCents
  }

  look(request: AvailabilityRequest): ProcessorAnswer {
    return this.answer(request)
  }

  answer(request: ProcessorRequest): ProcessorAnswer {
    switch (request.kind) {
      case 'create_payout':
        return this.#createPayout(request)
      case 'instantly_available':
      case 'create_transfer':
      case 'reverse_transfer':
        return notOffered
    }
  }

  #createPayout(request: PayoutRequest): ProcessorAnswer {
    const known = this.#books.payoutByKey(request.idempotencyKey)
    if (known) return accepted(known)
    const now = this.#world.now()
    const uniform = this.#world.stream('payout-fate', request.creatorId)
    const fate = drawPayoutFate(request, this.#settings, CODES, now, uniform)
    if (fate.refusal !== null) return { outcome: 'refused', code: fate.refusal }
    if (this.#platform.balanceCents < request.netCents) {
      return { outcome: 'refused', code: 'insufficient_funds' }
    }
    const payout: ProcessorPayout = {
      processorPayoutId: this.#books.nextPayoutId(),
      payoutId: request.payoutId,
      creatorId: request.creatorId,
      netCents: request.netCents,
      feeCents: request.feeCents,
      costCents: paypalCharge(request, this.#settings.costs),
      method: request.method,
      state: 'pending',
      createdAt: now,
      idempotencyKey: request.idempotencyKey,
    }
    this.#delivery.take(payout)
    this.#delivery.send(payout, fate)
    return accepted(payout)
  }
}
