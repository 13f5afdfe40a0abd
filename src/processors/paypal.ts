/**
 * PayPal. It has no accounts of creators: it pays from the platform's own money to an address, as
 * items of mass payments. A mass payment is not atomic, and an item that nobody claims waits for
 * its receiver before it comes back.
 */
import { paypalFeeText } from '../core/paypal-fee-text'
import type { Cents } from '../core/money'
import type {
  PayoutBatchItem,
  PayoutBatchRequest,
  PayoutBatchResult,
  AvailabilityRequest,
  ProcessorAnswer,
  ProcessorRequest,
} from '../payouts/ports'
import { ProcessorBooks, type ProcessorPayout } from './books'
import { paypalCharge } from './costs'
import { paidBy, PLATFORM_IS_SHORT } from './funds'
import { lookUp } from './look-up'
import { PayoutDelivery } from './payout-delivery'
import { drawPaypalFate, type PaypalFate, type UnclaimedFate } from './paypal-fate'
import { notOffered, type PaymentProcessor, type ProcessorParts } from './processor'

/** Recipients of one call. */
const BATCH_ITEMS_MAX = 250

export class PaypalProcessor implements PaymentProcessor {
  readonly #parts: ProcessorParts
  readonly books: ProcessorBooks
  readonly #delivery: PayoutDelivery

  constructor(parts: ProcessorParts) {
    this.#parts = parts
    this.books = new ProcessorBooks(parts.database, 'paypal', parts.keys)
    this.#delivery = new PayoutDelivery(parts, this.books, paidBy(parts.platform))
  }

  get heldCents(): Cents {
    return this.#delivery.inTransitCents
  }

  look(request: AvailabilityRequest): ProcessorAnswer {
    return this.answer(request)
  }

  /** What PayPal has paid does not come back (quirk G14). */
  giveBack(payout: Readonly<ProcessorPayout>, code: string): boolean {
    if (payout.state === 'paid') return false
    const end = payout.state === 'unclaimed' ? 'returned' : 'failed'
    return this.#delivery.giveBack(payout, end, code)
  }

  answer(request: ProcessorRequest): ProcessorAnswer {
    switch (request.kind) {
      case 'look_up':
        return lookUp(this.books, request)
      case 'create_payout_batch':
        return this.#createBatch(request)
      // Only items that nobody has claimed can be cancelled.
      case 'cancel_payout':
        return this.#delivery.cancel(
          this.books.payoutByKey(request.payoutKey),
          ({ state }) => state === 'unclaimed',
        )
      case 'create_payout':
      case 'instantly_available':
      case 'create_transfer':
      case 'reverse_transfer':
      case 'refund':
        return notOffered
    }
  }

  #createBatch({ items }: PayoutBatchRequest): ProcessorAnswer {
    if (items.length > BATCH_ITEMS_MAX) return { outcome: 'refused', code: 'too_many_recipients' }
    const code = this.#refusalOfAll(items)
    if (code !== null) return { outcome: 'refused', code }
    return { outcome: 'done', result: { items: items.map((item) => this.#payItem(item)) } }
  }

  /** A mass payment is not refused as a whole if any of its items is known already. */
  #refusalOfAll(items: readonly PayoutBatchItem[]): string | null {
    const isKnown = ({ idempotencyKey }: PayoutBatchItem): boolean =>
      this.books.payoutUnderKey(idempotencyKey) !== undefined ||
      this.books.refusalOf(idempotencyKey) !== undefined
    const [first] = items
    return first && !items.some(isKnown) ? this.#parts.world.faults.batchRefusal(first) : null
  }

  #payItem(item: PayoutBatchItem): PayoutBatchResult {
    const { idempotencyKey } = item
    const known = this.books.payoutUnderKey(idempotencyKey)
    if (known) return acceptedItem(known)
    const knownRefusal = this.books.refusalOf(idempotencyKey)
    if (knownRefusal) return { idempotencyKey, outcome: 'refused', ...knownRefusal }
    const fate = drawPaypalFate(item, this.#parts.settings, this.#parts.world)
    const costCents = paypalCharge(item.netCents, this.#parts.settings.costs)
    const refusal = this.#refusalOf(item, costCents, fate)
    if (refusal) {
      this.books.recordRefusal(idempotencyKey, refusal)
      return { idempotencyKey, outcome: 'refused', ...refusal }
    }
    const payout: ProcessorPayout = {
      processorPayoutId: this.books.nextPayoutId(),
      payoutId: item.payoutId,
      creatorId: item.creatorId,
      rail: 'paypal',
      netCents: item.netCents,
      feeCents: 0,
      costCents,
      method: 'standard',
      state: 'pending',
      createdAt: this.#parts.world.now(),
      idempotencyKey,
      ...(item.part !== null && { part: item.part }),
    }
    this.#delivery.take(payout)
    this.#send(payout, fate)
    return acceptedItem(payout)
  }

  /** The sender must hold the item and the fee for it; items of a call take their turn. */
  #refusalOf(
    { netCents }: PayoutBatchItem,
    costCents: Cents,
    fate: PaypalFate,
  ): { code: string | null } | null {
    if (netCents > this.#parts.settings.paypal.itemMaximumCents) return { code: '11711' }
    if (fate.refusal) return fate.refusal
    if (this.#parts.platform.balanceCents < netCents + costCents) return { code: PLATFORM_IS_SHORT }
    return null
  }

  #send(payout: ProcessorPayout, { arrivesAt, failure, unclaimed }: PaypalFate): void {
    this.#parts.world.at(arrivesAt, () => {
      if (payout.state !== 'pending') return
      if (failure) this.#delivery.end(payout, 'failed', failure.code)
      else if (unclaimed) this.#leaveUnclaimed(payout, unclaimed)
      else this.#delivery.complete(payout)
    })
  }

  #leaveUnclaimed(payout: ProcessorPayout, { code, end, endsAt }: UnclaimedFate): void {
    this.#delivery.leaveUnclaimed(payout, code)
    this.#parts.world.at(endsAt, () => {
      if (payout.state !== 'unclaimed') return
      if (end === 'claimed') this.#delivery.complete(payout)
      else this.#delivery.end(payout, end, code)
    })
  }
}

const acceptedItem = (payout: Readonly<ProcessorPayout>): PayoutBatchResult => ({
  idempotencyKey: payout.idempotencyKey,
  outcome: 'accepted',
  processorPayoutId: payout.processorPayoutId,
  feeText: paypalFeeText(payout.costCents),
})
