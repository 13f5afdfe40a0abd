/**
 * Stripe: an account for each creator, into which charges and transfers come and from which payouts leave, to the bank
 * or the card, by the next days or at once. A creator's own Stripe account is paid by a transfer from the platform.
 */
import { netBeforeSurcharge, type BasisPoints, type Cents } from '../core/money'
import type { Database } from '../ledger/database'
import type {
  PayoutRequest,
  ProcessorAnswer,
  ProcessorRequest,
  TransferRequest,
  TransferReversalRequest,
} from '../payouts/ports'
import type { ProcessorSettings } from '../scenario/schema'
import { ProcessorBooks, type ProcessorPayout } from './books'
import { StripeCosts } from './costs'
import { ProcessorAccount, type PlatformAccount } from './funds'
import { accepted, PayoutDelivery } from './payout-delivery'
import { drawPayoutFate, type ProcessorCodes } from './payout-fate'
import {
  notOffered,
  type PaymentProcessor,
  type ProcessorObserver,
  type ProcessorWorld,
} from './processor'

/** Domain facts C1. */
const CODES: ProcessorCodes = {
  refusals: ['could_not_process', 'bank_account_restricted'],
  failures: [
    'account_closed',
    'could_not_process',
    'declined',
    'invalid_account_number',
    'no_account',
  ],
}

export class StripeProcessor implements PaymentProcessor {
  readonly #settings: ProcessorSettings
  readonly #instantFeeBasisPoints: () => BasisPoints
  readonly #world: ProcessorWorld
  readonly #books: ProcessorBooks
  readonly #platform: PlatformAccount
  readonly #costs: StripeCosts
  readonly #delivery: PayoutDelivery
  readonly #accounts = new Map<number, ProcessorAccount>()

  constructor(
    settings: ProcessorSettings,
    instantFeeBasisPoints: () => BasisPoints,
    database: Database,
    platform: PlatformAccount,
    world: ProcessorWorld,
    observer: ProcessorObserver,
  ) {
    this.#settings = settings
    this.#instantFeeBasisPoints = instantFeeBasisPoints
    this.#world = world
    this.#platform = platform
    this.#costs = new StripeCosts(settings.costs)
    this.#books = new ProcessorBooks(database, 'stripe')
    this.#delivery = new PayoutDelivery({
      books: this.#books,
      world,
      observer,
      webhookDelay: settings.webhookDelay,
      funds: {
        take: (payout) => this.#takeFunds(payout),
        putBack: (payout) => this.#moveFunds(payout, -1),
      },
    })
  }

  get heldCents(): Cents {
    let held = this.#delivery.inTransitCents
    for (const account of this.#accounts.values()) held += account.balanceCents
    return held
  }

  account(creatorId: number): ProcessorAccount {
    const known = this.#accounts.get(creatorId)
    if (known) return known
    const account = new ProcessorAccount(this.#settings)
    this.#accounts.set(creatorId, account)
    return account
  }

  answer(request: ProcessorRequest): ProcessorAnswer {
    switch (request.kind) {
      case 'instantly_available':
        return {
          outcome: 'done',
          result: { netCents: this.#instantlyAvailable(request.creatorId) },
        }
      case 'create_transfer':
        return this.#createTransfer(request)
      case 'reverse_transfer':
        return this.#reverseTransfer(request)
      case 'create_payout':
        return this.#createPayout(request)
      case 'create_payout_batch':
        return notOffered
    }
  }

  /** Net of the platform's fee, as the processor states it. */
  #instantlyAvailable(creatorId: number): Cents {
    const availableCents = this.account(creatorId).instantlyAvailableCents(this.#world.now())
    return netBeforeSurcharge(availableCents, this.#instantFeeBasisPoints())
  }

  #createTransfer(request: TransferRequest): ProcessorAnswer {
    const { transfer, isNew } = this.#books.recordTransfer(
      request.idempotencyKey,
      {
        payoutId: request.payoutId,
        creatorId: request.creatorId,
        amountCents: request.amountCents,
      },
      this.#world.now(),
    )
    if (isNew) {
      this.#platform.balanceCents -= request.amountCents
      this.account(request.creatorId).move(request.amountCents)
    }
    return { outcome: 'done', result: { transferId: transfer.transferId } }
  }

  #reverseTransfer(request: TransferReversalRequest): ProcessorAnswer {
    const transfer = this.#books.transfer(request.transferId)
    if (!transfer) return { outcome: 'refused', code: 'resource_missing' }
    if (!transfer.reversed) {
      this.#books.markReversed(transfer)
      this.#platform.balanceCents += transfer.amountCents
      this.account(transfer.creatorId).move(-transfer.amountCents)
    }
    return { outcome: 'done', result: {} }
  }

  #createPayout(request: PayoutRequest): ProcessorAnswer {
    const known = this.#books.payoutByKey(request.idempotencyKey)
    if (known) return accepted(known)
    const now = this.#world.now()
    const uniform = this.#world.stream('payout-fate', request.creatorId)
    const fate = drawPayoutFate(request, this.#settings, CODES, now, uniform)
    if (fate.refusal !== null && request.method !== 'transfer') {
      return { outcome: 'refused', code: fate.refusal }
    }
    if (this.#fundsFor(request) < request.netCents) {
      return { outcome: 'refused', code: 'insufficient_funds' }
    }
    const payout: ProcessorPayout = {
      processorPayoutId: this.#books.nextPayoutId(),
      payoutId: request.payoutId,
      creatorId: request.creatorId,
      netCents: request.netCents,
      feeCents: request.feeCents,
      costCents: this.#costs.chargeFor(request, now),
      method: request.method,
      state: 'pending',
      createdAt: now,
      idempotencyKey: request.idempotencyKey,
    }
    this.#delivery.take(payout)
    if (request.method === 'transfer') this.#delivery.arrive(payout)
    else this.#delivery.send(payout, fate)
    return accepted(payout)
  }

  #fundsFor(request: PayoutRequest): Cents {
    switch (request.method) {
      case 'transfer':
        return this.#platform.balanceCents
      case 'instant':
        return this.#instantlyAvailable(request.creatorId)
      case 'standard':
        return this.account(request.creatorId).settledCents(this.#world.now())
    }
  }

  #takeFunds(payout: Readonly<ProcessorPayout>): void {
    this.#moveFunds(payout, 1)
    this.#platform.balanceCents -= payout.costCents
  }

  /** Takes a payout's money from where it is paid from; with direction -1 puts it back. */
  #moveFunds(payout: Readonly<ProcessorPayout>, direction: 1 | -1): void {
    if (payout.method === 'transfer') {
      this.#platform.balanceCents -= direction * payout.netCents
    } else {
      this.account(payout.creatorId).move(-direction * (payout.netCents + payout.feeCents))
      this.#platform.balanceCents += direction * payout.feeCents
    }
  }
}
