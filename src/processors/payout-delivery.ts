/**
 * What a processor does with a payout that it has accepted, on any rail: it books the payout, takes
 * the money, lets it arrive, fail or come back in its time, and reports that by webhook. Each
 * processor decides for itself where it takes the money from (`PayoutFunds`).
 */
import type { Cents } from '../core/money'
import { delaySeconds } from '../core/random'
import type { ProcessorPayoutState } from '../core/vocabulary'
import type { ProcessorAnswer, WebhookEvent } from '../payouts/ports'
import type { ProcessorBooks, ProcessorPayout, ProcessorPayoutEnd, Refusal } from './books'
import type { PayoutFate } from './payout-fate'
import type { ProcessorParts } from './processor'

/** Where a payout's money leaves from, and where it goes when it comes back. */
export interface PayoutFunds {
  take(payout: Readonly<ProcessorPayout>): void
  putBack(payout: Readonly<ProcessorPayout>): void
}

export class PayoutDelivery {
  readonly #parts: ProcessorParts
  readonly #books: ProcessorBooks
  readonly #funds: PayoutFunds
  #inTransitCents = 0

  constructor(parts: ProcessorParts, books: ProcessorBooks, funds: PayoutFunds) {
    this.#parts = parts
    this.#books = books
    this.#funds = funds
  }

  /** Money that has left its account and is not with a creator. */
  get inTransitCents(): Cents {
    return this.#inTransitCents
  }

  /** Books a payout and takes its money. */
  take(payout: ProcessorPayout): void {
    this.#books.recordPayout(payout)
    this.#funds.take(payout)
    this.#inTransitCents += payout.netCents
    this.#parts.observer.processorPayoutMade(payout)
  }

  /** Leaves a payout that was taken to its fate. */
  send(payout: ProcessorPayout, fate: PayoutFate): void {
    this.#parts.world.at(fate.arrivesAt, () => {
      if (payout.state !== 'pending') return
      if (fate.failure === null) this.#arriveAndTell(payout, fate)
      else this.end(payout, 'failed', fate.failure)
    })
  }

  /** Calls a payout back, if it is one that can be; asked for again, the answer is the same. */
  cancel(
    payout: ProcessorPayout | undefined,
    canBeCancelled: (payout: Readonly<ProcessorPayout>) => boolean,
  ): ProcessorAnswer {
    if (!payout) return { outcome: 'refused', code: 'resource_missing' }
    if (payout.state !== 'cancelled') {
      if (!canBeCancelled(payout)) return { outcome: 'refused', code: 'payout_not_cancelable' }
      this.end(payout, 'cancelled', 'cancelled_by_platform')
    }
    return { outcome: 'done', result: { isCancelled: true } }
  }

  /** The money is with the creator; nothing is told. */
  arrive(payout: ProcessorPayout): void {
    const { world, observer } = this.#parts
    const now = world.now()
    this.#books.markPaid(payout, now)
    this.#inTransitCents -= payout.netCents
    observer.processorPayoutArrived(payout, now)
  }

  /** A payout that has arrived has not reached the creator, and cannot be brought back. */
  tellOfLoss(payout: ProcessorPayout, code: string): void {
    if (payout.state !== 'paid') return
    this.#books.markLost(payout, code)
    this.#tell({ kind: 'payout_lost', ...idsOf(payout), code }, payout)
  }

  /** The money is with the creator, and the platform is told. */
  complete(payout: ProcessorPayout): void {
    this.arrive(payout)
    this.#tell({ kind: 'payout_paid', ...idsOf(payout) }, payout)
  }

  /** The money waits for its receiver, and the platform is told. */
  leaveUnclaimed(payout: ProcessorPayout, code: string): void {
    this.#books.markUnclaimed(payout, code)
    this.#tell({ kind: 'payout_unclaimed', ...idsOf(payout), code }, payout)
  }

  #arriveAndTell(payout: ProcessorPayout, fate: PayoutFate): void {
    this.complete(payout)
    if (fate.returnedAs !== null) {
      const code = fate.returnedAs
      this.#parts.world.at(fate.returnsAt, () => {
        if (payout.state === 'paid') this.end(payout, 'failed', code)
      })
    }
  }

  /** The money is back where it came from, and the platform is told. */
  end(payout: ProcessorPayout, end: ProcessorPayoutEnd, code: string | null): void {
    const arrivedBefore = payout.state === 'paid'
    if (!arrivedBefore) this.#inTransitCents -= payout.netCents
    this.#funds.putBack(payout)
    this.#books.markEnded(payout, end, code)
    this.#parts.observer.processorPayoutFailed(payout, arrivedBefore, this.#parts.world.now())
    this.#tell({ kind: `payout_${end}`, ...idsOf(payout), code }, payout)
  }

  /** It comes back now, or does not get there, though something else was to become of it; returns whether it can. */
  giveBack(known: Readonly<ProcessorPayout>, end: ProcessorPayoutEnd, code: string): boolean {
    const payout = this.#books.payoutByKey(known.idempotencyKey)
    if (!payout || !HAS_MONEY.includes(payout.state)) return false
    this.end(payout, end, code)
    return true
  }

  #tell(event: WebhookEvent, payout: Readonly<ProcessorPayout>): void {
    const { world, settings } = this.#parts
    const uniform = world.drawsOf('webhook-delay', payout, event.kind)
    world.sendWebhook(event, delaySeconds(uniform, settings.webhookDelay), payout.creatorId)
  }
}

/** Its money has left, and is not back. */
const HAS_MONEY: readonly ProcessorPayoutState[] = ['pending', 'paid', 'unclaimed']

export const idsOf = (
  payout: Readonly<ProcessorPayout>,
): Pick<WebhookEvent, 'processorPayoutId' | 'payoutId' | 'itemKey'> => ({
  processorPayoutId: payout.processorPayoutId,
  payoutId: payout.payoutId,
  ...(payout.part !== undefined && { itemKey: payout.idempotencyKey }),
})

/** The answer to a request that was refused, whenever its key comes again. */
export const refused = ({ code }: Refusal): ProcessorAnswer => ({
  outcome: 'refused',
  code: code ?? 'cannot_pay',
})

/** The answer to a request for a payout that is in the books, the first time and whenever its key comes again. */
export const accepted = (payout: Readonly<ProcessorPayout>): ProcessorAnswer => ({
  outcome: 'done',
  result: { processorPayoutId: payout.processorPayoutId, costCents: payout.costCents },
})
