/**
 * A payment processor as the platform meets it: it answers calls, moves money between its accounts, sends payouts that
 * arrive, fail or come back later, and tells of that by webhook. It knows nothing of the platform's ledger.
 * The same idempotency key always gets the same answer and has its effect once.
 */
import {
  addBusinessDays,
  dayOfInstant,
  SECONDS_IN_HOUR,
  startOfDay,
  type Instant,
} from '../core/calendar'
import { netBeforeSurcharge, type BasisPoints, type Cents } from '../core/money'
import { delaySeconds, happens, type Uniform } from '../core/random'
import type { ProcessorName, Rail } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type {
  PayoutRequest,
  ProcessorAnswer,
  ProcessorRequest,
  TransferRequest,
  TransferReversalRequest,
  WebhookEvent,
} from '../payouts/ports'
import type { ProcessorSettings } from '../scenario/schema'
import { ProcessorBooks, type ProcessorPayout } from './books'
import { ProcessorAccount, type PlatformAccount } from './funds'

/** What a processor needs of the simulation around it. */
export interface ProcessorWorld {
  now(): Instant
  /** Runs something later; what it writes is one transaction. */
  at(instant: Instant, happen: () => void): void
  /** Sends a webhook on its way; it arrives after the given delay. */
  sendWebhook(event: WebhookEvent, delaySeconds: number): void
  stream(concern: string, id: number): Uniform
}

/** Hears of everything that happens in a processor's books. */
export interface ProcessorObserver {
  processorPayoutMade(payout: Readonly<ProcessorPayout>): void
  processorPayoutArrived(payout: Readonly<ProcessorPayout>): void
  /** `arrivedBefore`: the money had reached the creator and came back. */
  processorPayoutFailed(payout: Readonly<ProcessorPayout>, arrivedBefore: boolean): void
}

export interface ProcessorOptions {
  name: ProcessorName
  settings: ProcessorSettings
  feeBasisPoints: () => BasisPoints
  /** What the platform is charged for a payout. */
  chargeFor: (request: PayoutRequest, at: Instant) => Cents
  refusalCodes: readonly string[]
  failureCodes: readonly string[]
}

const BANK_DAY_START_HOUR = 6
const BANK_DAY_HOURS = 12

export class Processor {
  readonly #options: ProcessorOptions
  readonly #world: ProcessorWorld
  readonly #books: ProcessorBooks
  readonly #platform: PlatformAccount
  readonly #observer: ProcessorObserver
  readonly #accounts = new Map<number, ProcessorAccount>()
  #inTransitCents = 0

  constructor(
    options: ProcessorOptions,
    database: Database,
    platform: PlatformAccount,
    world: ProcessorWorld,
    observer: ProcessorObserver,
  ) {
    this.#options = options
    this.#world = world
    this.#platform = platform
    this.#observer = observer
    this.#books = new ProcessorBooks(database, options.name)
  }

  /** Money of creators in this processor's accounts, and money on its way to them. */
  get heldCents(): Cents {
    let held = this.#inTransitCents
    for (const account of this.#accounts.values()) held += account.balanceCents
    return held
  }

  account(creatorId: number): ProcessorAccount {
    const known = this.#accounts.get(creatorId)
    if (known) return known
    const account = new ProcessorAccount(this.#options.settings)
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
    }
  }

  /** Net of the platform's fee, as the processor states it. */
  #instantlyAvailable(creatorId: number): Cents {
    const availableCents = this.account(creatorId).instantlyAvailableCents(this.#world.now())
    return netBeforeSurcharge(availableCents, this.#options.feeBasisPoints())
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
    // All draws of a payout are made at once and always, so that its fate does not shift the next one's.
    const fate = this.#drawFate(request)
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
      costCents: this.#options.chargeFor(request, this.#world.now()),
      method: request.method,
      state: 'pending',
      createdAt: this.#world.now(),
      idempotencyKey: request.idempotencyKey,
    }
    this.#books.recordPayout(payout)
    this.#takeFunds(payout, 1)
    this.#platform.balanceCents -= payout.costCents
    this.#observer.processorPayoutMade(payout)
    if (request.method === 'transfer') {
      this.#arrive(payout)
    } else {
      this.#world.at(fate.arrivesAt, () => {
        if (fate.failure === null) this.#arriveAndTell(payout, fate)
        else this.#failAndTell(payout, fate.failure)
      })
    }
    return accepted(payout)
  }

  #fundsFor(request: PayoutRequest): Cents {
    if (this.#paysFromPlatform(request.method)) return this.#platform.balanceCents
    const account = this.account(request.creatorId)
    return request.method === 'instant'
      ? this.#instantlyAvailable(request.creatorId)
      : account.settledCents(this.#world.now())
  }

  #paysFromPlatform(method: PayoutRequest['method']): boolean {
    return this.#options.name === 'paypal' || method === 'transfer'
  }

  /** Takes a payout's money from where it is paid from; with direction -1 puts it back. */
  #takeFunds(payout: ProcessorPayout, direction: 1 | -1): void {
    if (this.#paysFromPlatform(payout.method)) {
      this.#platform.balanceCents -= direction * payout.netCents
    } else {
      this.account(payout.creatorId).move(-direction * (payout.netCents + payout.feeCents))
      this.#platform.balanceCents += direction * payout.feeCents
    }
    this.#inTransitCents += direction * payout.netCents
  }

  #arrive(payout: ProcessorPayout): void {
    this.#books.markPaid(payout, this.#world.now())
    this.#inTransitCents -= payout.netCents
    this.#observer.processorPayoutArrived(payout)
  }

  #arriveAndTell(payout: ProcessorPayout, fate: PayoutFate): void {
    this.#arrive(payout)
    this.#tell({ kind: 'payout_paid', ...idsOf(payout) }, payout.creatorId)
    if (fate.returnedAs !== null) {
      const code = fate.returnedAs
      this.#world.at(fate.returnsAt, () => this.#failAndTell(payout, code))
    }
  }

  #failAndTell(payout: ProcessorPayout, code: string): void {
    const arrivedBefore = payout.state === 'paid'
    if (arrivedBefore) this.#inTransitCents += payout.netCents
    this.#takeFunds(payout, -1)
    this.#books.markFailed(payout, code)
    this.#observer.processorPayoutFailed(payout, arrivedBefore)
    this.#tell({ kind: 'payout_failed', ...idsOf(payout), code }, payout.creatorId)
  }

  #tell(event: WebhookEvent, creatorId: number): void {
    const uniform = this.#world.stream('webhook-delay', creatorId)
    this.#world.sendWebhook(event, delaySeconds(uniform, this.#options.settings.webhookDelay))
  }

  #drawFate(request: PayoutRequest): PayoutFate {
    const uniform = this.#world.stream('payout-fate', request.creatorId)
    const { failures } = this.#options.settings
    const choose = (codes: readonly string[]): string =>
      codes[Math.floor(uniform() * codes.length)]!
    const refused = happens(uniform, failures.refusedBasisPoints)
    const refusal = choose(this.#options.refusalCodes)
    const failed = happens(
      uniform,
      request.method === 'instant'
        ? failures.instantFailedBasisPoints
        : failures.standardFailedBasisPoints,
    )
    const failure = choose(this.#options.failureCodes)
    // What PayPal has paid does not come back (quirk G14); drawn all the same, to leave the draws after it as they are.
    const returned =
      happens(uniform, failures.returnedBasisPoints) && this.#options.name !== 'paypal'
    const returnedAs = choose(this.#options.failureCodes)
    const arrivesAt = this.#arrival(request, uniform)
    const returnDay = addBusinessDays(dayOfInstant(arrivesAt), failures.returnedAfterBusinessDays)
    return {
      refusal: refused ? refusal : null,
      failure: failed ? failure : null,
      arrivesAt,
      returnedAs: returned ? returnedAs : null,
      returnsAt: this.#bankHour(startOfDay(returnDay), uniform),
    }
  }

  #arrival(request: PayoutRequest, uniform: Uniform): Instant {
    const now = this.#world.now()
    const { instantArrival, standardArrivalBusinessDays } = this.#options.settings
    const instantDelay = delaySeconds(uniform, instantArrival)
    if (request.method === 'instant') return now + Math.max(1, instantDelay)
    const days = standardArrivalBusinessDays[request.rail satisfies Rail]
    const arrival = this.#bankHour(startOfDay(addBusinessDays(dayOfInstant(now), days)), uniform)
    return Math.max(now + 1, arrival)
  }

  /** Some moment of a bank's working day. */
  #bankHour(midnight: Instant, uniform: Uniform): Instant {
    return (
      midnight +
      BANK_DAY_START_HOUR * SECONDS_IN_HOUR +
      Math.floor(uniform() * BANK_DAY_HOURS * SECONDS_IN_HOUR)
    )
  }
}

interface PayoutFate {
  refusal: string | null
  failure: string | null
  arrivesAt: Instant
  returnedAs: string | null
  returnsAt: Instant
}

const idsOf = (
  payout: ProcessorPayout,
): Pick<ProcessorPayout, 'processorPayoutId' | 'payoutId'> => ({
  processorPayoutId: payout.processorPayoutId,
  payoutId: payout.payoutId,
})

const accepted = (payout: ProcessorPayout): ProcessorAnswer => ({
  outcome: 'done',
  result: { processorPayoutId: payout.processorPayoutId, costCents: payout.costCents },
})
