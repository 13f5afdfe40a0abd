/**
 * Stripe. Each creator has an account, which receives charges and transfers and sends payouts to
 * the bank or the card, in days or at once. A creator's own Stripe account is paid by a transfer
 * from the platform.
 */
import type { Cents } from '../core/money'
import { feeInProcessorBooks } from '../core/fees/payout-fee'
import type {
  AvailabilityRequest,
  ChargeRefund,
  PayoutRequest,
  ProcessorAnswer,
  ProcessorRequest,
  RefundRequest,
  TransferRequest,
  TransferReversalRequest,
} from '../payouts/ports'
import { ProcessorBooks, type ProcessorPayout, type ProcessorTransfer } from './books'
import { happens } from '../core/random'
import { StripeCosts } from './costs'
import { ForeignExchange } from './foreign-exchange'
import { PLATFORM_IS_SHORT, ProcessorAccount } from './funds'
import { lookUp } from './look-up'
import { InstantDailyCap } from './instant-daily-cap'
import { accepted, PayoutDelivery, refused } from './payout-delivery'
import {
  drawPayoutFate,
  fateDraws,
  withFaults,
  type PayoutFate,
  type ProcessorCodes,
} from './payout-fate'
import { notOffered, type PaymentProcessor, type ProcessorParts } from './processor'

/** docs/payout-rules.md, “Failure reasons”. */
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
  readonly #parts: ProcessorParts
  readonly books: ProcessorBooks
  readonly #costs: StripeCosts
  readonly #dailyCap: InstantDailyCap
  readonly #exchange: ForeignExchange
  readonly #delivery: PayoutDelivery
  readonly #accounts = new Map<number, ProcessorAccount>()

  constructor(parts: ProcessorParts) {
    const { settings, database } = parts
    this.#parts = parts
    this.#dailyCap = new InstantDailyCap(settings)
    this.#exchange = new ForeignExchange(settings.foreignExchange)
    this.#costs = new StripeCosts(settings.costs)
    this.books = new ProcessorBooks(database, 'stripe', parts.keys)
    this.#delivery = new PayoutDelivery(parts, this.books, {
      take: (payout) => this.#takeFunds(payout),
      putBack: (payout) => this.#moveFunds(payout, -1),
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
    const account = new ProcessorAccount(this.#parts.settings)
    this.#accounts.set(creatorId, account)
    return account
  }

  answer(request: ProcessorRequest): ProcessorAnswer {
    return this.#answered(request) ?? this.#remembered(request)
  }

  look(request: AvailabilityRequest): ProcessorAnswer {
    return this.#act(request)
  }

  giveBack(payout: Readonly<ProcessorPayout>, code: string): boolean {
    return this.#delivery.giveBack(payout, 'failed', code)
  }

  /** What was asked for before, under the same key. */
  #answered(request: ProcessorRequest): ProcessorAnswer | null {
    if (!isRemembered(request)) return null
    const { idempotencyKey } = request
    const payout = this.books.payoutUnderKey(idempotencyKey)
    if (payout) return accepted(payout)
    const transfer = this.books.transferUnderKey(idempotencyKey)
    if (transfer) return transferred(transfer)
    const refund = this.books.refundUnderKey(idempotencyKey)
    if (refund) return refunded(refund)
    const refusal = this.books.refusalOf(idempotencyKey)
    return refusal ? refused(refusal) : null
  }

  /** Does what it is asked for, and remembers a refusal; what it has done is in the books anyway. */
  #remembered(request: ProcessorRequest): ProcessorAnswer {
    const answer = this.#act(request)
    if (answer.outcome === 'refused' && isRemembered(request)) {
      this.books.recordRefusal(request.idempotencyKey, answer)
    }
    return answer
  }

  #act(request: ProcessorRequest): ProcessorAnswer {
    switch (request.kind) {
      case 'instantly_available':
        return {
          outcome: 'done',
          result: { availableCents: this.#instantlyAvailable(request.creatorId) },
        }
      case 'create_transfer':
        return this.#createTransfer(request)
      case 'reverse_transfer':
        return this.#reverseTransfer(request)
      case 'create_payout':
        return this.#createPayout(request)
      case 'cancel_payout':
        return this.#delivery.cancel(
          this.books.payoutByKey(request.payoutKey),
          ({ method, state }) => method === 'standard' && state === 'pending',
        )
      case 'look_up':
        return lookUp(this.books, request)
      case 'refund':
        return this.#refund(request)
      case 'create_payout_batch':
        return notOffered
    }
  }

  /** An account in debt has nothing available, no less. */
  #instantlyAvailable(creatorId: number): Cents {
    return Math.max(0, this.account(creatorId).instantlyAvailableCents(this.#parts.world.now()))
  }

  #createTransfer(request: TransferRequest): ProcessorAnswer {
    const { idempotencyKey, payoutId, creatorId, rail, amountCents } = request
    const { balanceCents, transfersOnCredit } = this.#parts.platform
    if (!transfersOnCredit && balanceCents < amountCents) {
      return { outcome: 'refused', code: PLATFORM_IS_SHORT }
    }
    const transfer = this.books.recordTransfer(
      idempotencyKey,
      { payoutId, creatorId, rail, amountCents },
      this.#parts.world.now(),
    )
    this.#parts.platform.balanceCents -= amountCents
    this.account(creatorId).move(amountCents)
    this.#parts.observer.processorTransferMade(transfer)
    return transferred(transfer)
  }

  #reverseTransfer(request: TransferReversalRequest): ProcessorAnswer {
    const { world, observer } = this.#parts
    const transfer = this.books.transfer(request.transferId)
    if (!transfer) return { outcome: 'refused', code: 'resource_missing' }
    const { takenBackCents, amountCents, creatorId } = transfer
    if (takenBackCents === null && !this.account(creatorId).canGiveBack(amountCents, world.now())) {
      observer.processorReversalRefused(transfer, world.now())
      return { outcome: 'refused', code: 'balance_insufficient' }
    }
    const takenCents = takenBackCents ?? this.#takeBack(transfer, request)
    return { outcome: 'done', result: { residueCents: amountCents - takenCents } }
  }

  /** The platform gets what it sent; the account gives what that costs in its own currency. */
  #takeBack(transfer: ProcessorTransfer, request: TransferReversalRequest): Cents {
    const { amountCents, rail, creatorId } = transfer
    const takenCents = this.#exchange.takenForReversal(amountCents, rail, () =>
      this.#parts.world.drawsOf('exchange-rate', request),
    )
    this.books.markReversed(transfer, takenCents)
    this.#parts.platform.balanceCents += amountCents
    this.account(creatorId).giveBack(amountCents, takenCents)
    this.#parts.observer.processorTransferReversed(transfer, takenCents)
    return takenCents
  }

  #refund(request: RefundRequest): ProcessorAnswer {
    const { idempotencyKey, refundId, saleId, amountCents } = request
    const { world, observer } = this.#parts
    const code = world.faults.refundRefusal(request)
    if (code !== null) return { outcome: 'refused', code }
    const taken = world.charges.takeBack(saleId, amountCents, world.now())
    if (typeof taken === 'string') return { outcome: 'refused', code: taken }
    const refund = this.books.recordRefund(idempotencyKey, taken)
    const { processorRefundId, share } = refund
    observer.processorRefundMade({
      processorRefundId,
      refundId,
      saleId,
      grossCents: share.grossCents,
    })
    return refunded(refund)
  }

  #createPayout(request: PayoutRequest): ProcessorAnswer {
    const now = this.#parts.world.now()
    const uniform = fateDraws(this.#parts.world, request)
    const drawn = drawPayoutFate(request, this.#parts.settings, CODES, this.#parts.world, uniform)
    const fate = this.#fateOf(request, drawn)
    if (fate.refusal !== null) {
      return { outcome: 'refused', code: fate.refusal }
    }
    if (this.#lacksFundsFor(request)) {
      const code = request.method === 'transfer' ? PLATFORM_IS_SHORT : 'insufficient_funds'
      return { outcome: 'refused', code }
    }
    if (request.method === 'instant') {
      if (!this.#dailyCap.hasRoomFor(request.netCents, now)) {
        return { outcome: 'refused', code: 'instant_payouts_limit_exceeded' }
      }
      this.#dailyCap.count(request.netCents)
    }
    const payout: ProcessorPayout = {
      processorPayoutId: this.books.nextPayoutId(),
      payoutId: request.payoutId,
      creatorId: request.creatorId,
      rail: request.rail,
      netCents: request.netCents,
      feeCents: this.#feeOf(request),
      costCents: this.#costs.chargeFor(request, now),
      method: request.method,
      state: 'pending',
      createdAt: now,
      idempotencyKey: request.idempotencyKey,
    }
    this.#delivery.take(payout)
    if (request.method === 'transfer') this.#delivery.arrive(payout)
    else this.#send(payout, fate)
    return accepted(payout)
  }

  /** A transfer arrives at once, whatever time chance gave it. It can only be refused. */
  #fateOf(request: PayoutRequest, drawn: PayoutFate): PayoutFate {
    const isTransfer = request.method === 'transfer'
    const fate = isTransfer ? { ...drawn, ...ARRIVES } : drawn
    return withFaults(request, fate, this.#parts.world)
  }

  /** Lets a payout go its way; a standard one can be cancelled before it gets there. */
  #send(payout: ProcessorPayout, fate: PayoutFate): void {
    const { cancelledBasisPoints } = this.#parts.settings.failures
    if (cancelledBasisPoints > 0 && payout.method === 'standard') {
      const uniform = this.#parts.world.drawsOf('cancellation', payout)
      const isCancelled = happens(uniform, cancelledBasisPoints)
      const waitSeconds = Math.floor(uniform() * (fate.arrivesAt - payout.createdAt))
      if (isCancelled) {
        this.#parts.world.at(payout.createdAt + waitSeconds, () => {
          if (payout.state === 'pending') {
            this.#delivery.end(payout, 'cancelled', 'cancelled_by_stripe')
          }
        })
        return
      }
    }
    this.#delivery.send(payout, fate)
  }

  /** The platform's fee on an instant payout, as Stripe takes it off the account: a cent may stay there. */
  #feeOf({ method, netCents, feeCents, ownFeeRate }: PayoutRequest): Cents {
    return method === 'instant' ? feeInProcessorBooks(netCents, feeCents, ownFeeRate) : feeCents
  }

  #lacksFundsFor(request: PayoutRequest): boolean {
    const { method, creatorId, netCents } = request
    switch (method) {
      case 'transfer':
        return this.#parts.platform.balanceCents < netCents
      case 'instant':
        return this.#instantlyAvailable(creatorId) < netCents + this.#feeOf(request)
      case 'standard':
        return this.account(creatorId).settledCents(this.#parts.world.now()) < netCents
    }
  }

  #takeFunds(payout: Readonly<ProcessorPayout>): void {
    this.#moveFunds(payout, 1)
    this.#parts.platform.balanceCents -= payout.costCents
  }

  /** Takes a payout's money from where it is paid from; with direction -1 puts it back. */
  #moveFunds(payout: Readonly<ProcessorPayout>, direction: 1 | -1): void {
    if (payout.method === 'transfer') {
      this.#parts.platform.balanceCents -= direction * payout.netCents
    } else {
      const account = this.account(payout.creatorId)
      const amountCents = payout.netCents + payout.feeCents
      if (direction === -1) account.move(amountCents)
      else if (payout.method === 'instant') account.payInstantly(amountCents, payout.createdAt)
      else account.move(-amountCents)
      this.#parts.platform.balanceCents += direction * payout.feeCents
    }
  }
}

/** Requests that move money to somebody take effect, or are refused, once for each key. */
const isRemembered = (
  request: ProcessorRequest,
): request is PayoutRequest | TransferRequest | RefundRequest =>
  request.kind === 'create_payout' ||
  request.kind === 'create_transfer' ||
  request.kind === 'refund'

const ARRIVES = { refusal: null, failure: null, returnedAs: null } as const

const refunded = (refund: ChargeRefund): ProcessorAnswer => ({
  outcome: 'done',
  result: { refund },
})

const transferred = ({ transferId }: ProcessorTransfer): ProcessorAnswer => ({
  outcome: 'done',
  result: { transferId },
})
