/**
 * The auditor: books of its own, in plain maps, of what happened in the world: what buyers paid, what the processors
 * did, and what the platform has heard of it. It shares no code with the ledger or the payout service and
 * works everything out in its own way, so that an error there does not repeat itself here.
 *
 * Here are payouts and what the service says; the market is in `market.ts`, and where money is in `funds.ts`.
 */
import type { Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import type { PolicyTimeline } from '../../core/policy-timeline'
import type { Holder } from '../../core/vocabulary'
import type { ClosableBooks } from './closed-books'
import { DatedPolicies } from './dated-policies'
import { AuditedFunds } from './funds'
import type { Happening, Order, SaidSkip } from './happenings'
import type { Listener } from './hearing'
import { Journal } from './journal'
import { AuditedLosses } from './losses'
import { AuditedMarket } from './market'
import {
  AuditedPayments,
  toldNext,
  type AuditedProcessorPayout,
  type News,
  type SeenProcessorPayout,
} from './payments'
import { PartTries } from './part-tries'
import type { SeenRefund } from './refunds'
import type { SettlingTimes } from './settling'
import { UnknownOutcomes } from './unknown-outcomes'
import { AuditedTransfers, type AuditedTransfer, type SeenTransfer } from './transfers'

/** A payout as a whole has no parts. */
interface PartOfPayout {
  payoutId: number
  part: number | null
}

export class Auditor {
  /** Payouts that something happened to since they were last checked. */
  readonly touchedPayouts = new Set<number>()
  readonly market: AuditedMarket
  readonly funds: AuditedFunds
  readonly unknownOutcomes = new UnknownOutcomes()
  readonly partTries = new PartTries()
  readonly losses = new AuditedLosses()
  readonly #policies: PolicyTimeline
  readonly #journal: Journal
  readonly #payments = new AuditedPayments()
  readonly #transfers = new AuditedTransfers()
  /** By creator: when a question about a payout was last not answered. */
  readonly #unansweredAt = new Map<number, Instant>()
  /** By creator: when something that was asked for, or asked for again, was last not answered. */
  readonly #requestUnansweredAt = new Map<number, Instant>()
  /** Creators of whom a payout was to be called off. */
  readonly #calledOff = new Set<number>()

  /**
   * `lastChange`: the id of the last change of state that the platform has written down, for the order of events. `times`: until
   * what comes in can be paid out.
   */
  constructor(
    policies: PolicyTimeline,
    lastChange: () => number,
    times: SettlingTimes = { instantSeconds: 0, standardSeconds: 0 },
  ) {
    this.#policies = new DatedPolicies(policies)
    this.funds = new AuditedFunds(times)
    this.#journal = new Journal(lastChange)
    this.market = new AuditedMarket(this.#policies, this.funds, this.#journal)
  }

  /** Creators that something happened to since they were last checked. */
  get touchedCreators(): Set<number> {
    return this.funds.touchedCreators
  }

  get moneyInCents(): Cents {
    return this.market.earnings.moneyInCents
  }

  /** What should be in the processors' hands: money in, less what reached creators and what payouts cost. */
  get expectedHeldCents(): Cents {
    const untoldCents = this.#transfers.untoldLossCents + this.market.refunds.untoldCents
    return this.moneyInCents + this.funds.addedCents - untoldCents
  }

  get saleFeesCents(): Cents {
    return this.market.earnings.saleFeesCents
  }

  get cardProcessingCents(): Cents {
    return this.market.earnings.cardProcessingCents
  }

  /** What came into the creators' accounts at the processor, from buyers and by transfers that the platform knows of. */
  get intoAccountsCents(): Cents {
    return this.market.earnings.heldByProcessorCents + this.#transfers.toldCents
  }

  earnedCents(creatorId: number, holder: Holder): Cents {
    return this.market.earnings.of(creatorId, holder)
  }

  get creators(): Iterable<number> {
    return this.market.earnings.creators
  }

  /** Whether somebody has ordered that a payout of this creator is called off. */
  wasCalledOff(creatorId: number): boolean {
    return this.#calledOff.has(creatorId)
  }

  payoutsMadeFor(payoutId: number): readonly AuditedProcessorPayout[] {
    return this.#payments.of(payoutId)
  }

  /** Whether the platform was told what became of a payout, or of a part of it, and whoever heard it has finished with it. */
  knowsOutcomeOf({ payoutId, part }: PartOfPayout, now: Instant): boolean {
    return this.payoutsMadeFor(payoutId).some(
      (made) => made.part === part && made.told !== 'nothing' && !made.hearing.isBeingWorkedOn(now),
    )
  }

  /** Whether the platform has heard anything of it: that it was taken, or what became of it. */
  hasHeardOf({ payoutId, part }: PartOfPayout): boolean {
    return this.payoutsMadeFor(payoutId).some(
      (made) => made.part === part && (made.told !== 'nothing' || made.toldCostCents !== null),
    )
  }

  /** How many payments the processors have made, whatever became of them. */
  get payoutsMadeCount(): number {
    return this.#payments.count
  }

  payment(processorPayoutId: string): AuditedProcessorPayout {
    return this.#payments.get(processorPayoutId)
  }

  /** Payments made since this was last asked, in order. */
  takeNewPayments(): SeenProcessorPayout[] {
    return this.#payments.takeNew()
  }

  /** Our payouts for which a processor has done anything. */
  *payoutsServed(): Generator<number> {
    yield* this.#payments.payouts
    yield* this.#transfers.payouts
  }

  transfersFor(payoutId: number): readonly AuditedTransfer[] {
    return this.#transfers.ofPayout(payoutId)
  }

  transfer(transferId: string): AuditedTransfer | undefined {
    return this.#transfers.find(transferId)
  }

  /** What has happened to creators' money since this was last asked, in order. */
  takeHappenings(): Iterable<Happening> {
    return this.#journal.take()
  }

  /** What closings take out. */
  get closable(): ClosableBooks {
    return {
      earnings: this.market.earnings,
      payments: this.#payments,
      transfers: this.#transfers,
      partTries: this.partTries,
    }
  }

  platformBrought(cents: Cents): void {
    this.funds.platformBroughtCents += cents
  }

  platformSwept(cents: Cents, leaveCents: Cents, at: Instant): void {
    this.funds.swept(cents, leaveCents, this.expectedHeldCents, at)
  }

  /** The service says why it did not pay a creator in a run of a day. */
  creatorSkipped(skip: SaidSkip): void {
    this.#journal.note({ what: 'skip', ...skip })
  }

  ordered(creatorId: number, order: Order, at: Instant): void {
    this.#journal.note({ what: 'order', creatorId, at, order })
    if (order.order === 'cancel') this.#calledOff.add(creatorId)
  }

  /** Nobody is at work any more on a payout that was ordered: it is done, or was lost with its worker. */
  payoutRequestOver(creatorId: number, orderedAt: Instant, at: Instant, isDone: boolean): void {
    this.#journal.note({ what: 'request_over', creatorId, at, orderedAt, isDone })
  }

  /** A processor has said how much of a creator's money it can pay at once. */
  availabilityTold(creatorId: number, cents: Cents, at: Instant): void {
    this.#journal.note({ what: 'availability', creatorId, at, cents })
  }

  /** The platform has asked about a payout of this creator, and was not answered. */
  questionUnanswered(creatorId: number, at: Instant): void {
    this.#unansweredAt.set(creatorId, at)
  }

  /** When a question about this creator's payouts was last not answered. */
  unansweredAt(creatorId: number): Instant {
    return this.#unansweredAt.get(creatorId) ?? -Infinity
  }

  /** The platform has asked for money to be moved for a payout of this creator, or back, and was not answered. */
  requestUnanswered(creatorId: number, at: Instant): void {
    this.#requestUnansweredAt.set(creatorId, at)
  }

  /** When a question about this creator's payouts, or a request for one, was last not answered. */
  lastUnansweredAt(creatorId: number): Instant {
    return Math.max(
      this.unansweredAt(creatorId),
      this.#requestUnansweredAt.get(creatorId) ?? -Infinity,
    )
  }

  processorRefundMade(refund: SeenRefund): void {
    this.market.refundMade(refund)
  }

  processorPayoutMade(payout: SeenProcessorPayout): void {
    this.#payments.made(payout)
    this.funds.sent(payout)
    this.touchedPayouts.add(payout.payoutId)
  }

  processorPayoutArrived(payout: SeenProcessorPayout, at: Instant): void {
    this.funds.arrived(payout)
    const audited = this.#payments.get(payout.processorPayoutId)
    audited.whereabouts = 'with the creator'
    audited.arrivedAt ??= at
    this.touchedPayouts.add(payout.payoutId)
  }

  processorPayoutFailed(payout: SeenProcessorPayout, arrivedBefore: boolean, at: Instant): void {
    this.funds.cameBack(payout, arrivedBefore)
    const audited = this.#payments.get(payout.processorPayoutId)
    audited.whereabouts = 'back'
    audited.backAt = at
    this.touchedPayouts.add(payout.payoutId)
  }

  processorTransferMade(transfer: SeenTransfer): void {
    this.#transfers.made(transfer)
    this.funds.moved(transfer.creatorId, 'processor', transfer.amountCents)
    this.touchedPayouts.add(transfer.payoutId)
  }

  /** More came off an account than went in, or less: so much has left the processors' hands, or come to them. */
  processorTransferReversed(transfer: SeenTransfer, takenCents: Cents): void {
    this.#transfers.reversed(transfer.transferId, takenCents)
    this.funds.tookBack(transfer, takenCents)
    this.touchedPayouts.add(transfer.payoutId)
  }

  processorReversalRefused(transfer: SeenTransfer, at: Instant): void {
    this.funds.keptTransfer(transfer, at)
  }

  platformToldOfTransfer(transferId: string, at: Instant, listener: Listener): void {
    const { payoutId } = this.#transfers.platformTold(transferId, 'made', at, listener)
    this.touchedPayouts.add(payoutId)
  }

  /** From now on the loss is the creator's; told again, it is no news. */
  platformToldOfReversal(transferId: string, at: Instant, listener: Listener): void {
    const transfer = this.#transfers.platformTold(transferId, 'reversed', at, listener)
    const { payoutId, creatorId } = transfer
    this.touchedPayouts.add(payoutId)
    const lostCents = this.#transfers.takeUntoldLoss(transfer)
    if (lostCents === 0) return
    this.market.earnings.credited(creatorId, 'processor', -lostCents)
    this.touchedCreators.add(creatorId)
    this.#journal.note({ what: 'residue', creatorId, at, cents: -lostCents, payoutId })
  }

  /**
   * The platform has heard that a payout was taken, and what it costs. As a decimal text in dollars, some policies read
   * it a cent too low (quirk G17); who is told a second time has booked it the first.
   */
  platformToldOfCost(processorPayoutId: string, told: 'in cents' | 'as text', at: Instant): void {
    const payout = this.#payments.get(processorPayoutId)
    const isCut = told === 'as text' && this.#policies.at(at).paypalFeeReading === 'cut'
    payout.toldCostCents ??= isCut ? Math.floor((payout.costCents / 100) * 100) : payout.costCents
    this.touchedPayouts.add(payout.payoutId)
  }

  /** Of a mass payment. Where it is about a part of a payout, it may leave the others in doubt. */
  platformToldOfItem(processorPayoutId: string, at: Instant): void {
    const { creatorId, part } = this.#payments.get(processorPayoutId)
    if (part === null) return
    this.unknownOutcomes.add({ creatorId, at, isHeldLater: true })
  }

  /** An answer or webhook about a payout has reached the platform. */
  platformTold(processorPayoutId: string, news: News, at: Instant, listener: Listener): void {
    const payout = this.#payments.get(processorPayoutId)
    payout.told = toldNext(payout.told, news)
    payout.hearing.heard(at, listener)
    this.touchedPayouts.add(payout.payoutId)
  }

  /** The processor has told the platform that what it has paid got lost. */
  platformToldOfLoss(processorPayoutId: string, at: Instant, listener: Listener): void {
    this.losses.told(this.#payments.get(processorPayoutId), at, listener)
  }
}
