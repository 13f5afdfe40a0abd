/**
 * The auditor: books of its own, in plain maps, of what happened in the world: what buyers paid, what the processors
 * did, and what the platform has heard of it. It shares no code with the ledger or the payout service and
 * works everything out in its own way, so that an error there does not repeat itself here.
 */
import { dayOfInstant, isoFromInstant, type Day, type Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import type { PolicyTimeline } from '../../core/policy-timeline'
import type { Holder, Rail } from '../../core/vocabulary'
import { DatedPolicies } from './dated-policies'
import {
  ClosedBooks,
  type ClosedProblem,
  type ClosedTotals,
  type SaidClosing,
} from './closed-books'
import type { AuditedSale } from './audited-sales'
import { Earnings, type AuditedReversal } from './earnings'
import type { Listener } from './hearing'
import { Happenings, type Happening, type Order, type SaidReason } from './happenings'
import {
  AuditedPayments,
  toldNext,
  type AuditedProcessorPayout,
  type News,
  type SeenProcessorPayout,
} from './payments'
import { AuditedRefunds, type AskedRefund, type SeenRefund } from './refunds'
import { OpeningsAtSource } from './openings-at-source'
import { SalesAtSource } from './sales-at-source'
import { AuditedTransfers, type AuditedTransfer, type SeenTransfer } from './transfers'
import { payerOf } from './own-words'

export class Auditor {
  /** Creators and payouts that something happened to since they were last checked. */
  readonly touchedCreators = new Set<number>()
  readonly touchedPayouts = new Set<number>()
  readonly #policies: PolicyTimeline
  readonly #lastChange: () => number
  readonly #earnings = new Earnings()
  readonly #payments = new AuditedPayments()
  readonly #transfers = new AuditedTransfers()
  readonly #closed = new ClosedBooks()
  readonly salesAtSource = new SalesAtSource()
  readonly openingsAtSource = new OpeningsAtSource()
  readonly refunds = new AuditedRefunds()
  readonly #rails = new Map<number, Rail>()
  /** By creator: when a question about a payout was last not answered. */
  readonly #unansweredAt = new Map<number, Instant>()
  /** What should be in each creator's account at the processor. */
  readonly #accounts = new Map<number, Cents>()
  /** Creators of whom a payout was to be called off. */
  readonly #calledOff = new Set<number>()
  /** What the latest chargeback of a sale took, by the sale. */
  readonly #disputes = new Map<number, AuditedReversal>()
  /** What exchanges have cost that the platform does not know of yet, by transfer. */
  readonly #untoldExchange = new Map<string, { creatorId: number; lostCents: Cents }>()
  #happenings = new Happenings()
  #untoldExchangeCents = 0
  #arrivedCents = 0
  #costCents = 0
  /** In the creators' accounts at the processor, and between an account and a creator. */
  #inAccountsCents = 0
  #onItsWayCents = 0
  /** What the platform began with of its own, and what went to its bank. */
  platformBroughtCents = 0
  platformSweptCents = 0
  readonly #sweepProblems: string[] = []

  /** `lastChange`: the id of the last change of state that the platform has written down, for the order of events. */
  constructor(policies: PolicyTimeline, lastChange: () => number) {
    this.#policies = new DatedPolicies(policies)
    this.#lastChange = lastChange
  }

  get moneyInCents(): Cents {
    return this.#earnings.moneyInCents
  }

  /** What should be in the processors' hands: money in, less what reached creators and what payouts cost. */
  get expectedHeldCents(): Cents {
    const wentOutCents =
      this.#untoldExchangeCents + this.refunds.untoldCents + this.#arrivedCents + this.#costCents
    return this.moneyInCents + this.platformBroughtCents - this.platformSweptCents - wentOutCents
  }

  /** What should be in the platform's own account: all but what is in accounts of creators and on its way to them. */
  get #expectedAtPlatformCents(): Cents {
    return this.expectedHeldCents - this.#inAccountsCents - this.#onItsWayCents
  }

  get saleFeesCents(): Cents {
    return this.#earnings.saleFeesCents
  }

  get cardProcessingCents(): Cents {
    return this.#earnings.cardProcessingCents
  }

  /** What came into the creators' accounts at the processor, from buyers and by transfers that the platform knows of. */
  get intoAccountsCents(): Cents {
    return this.#earnings.heldByProcessorCents + this.#transfers.toldCents
  }

  earnedCents(creatorId: number, holder: Holder): Cents {
    return this.#earnings.of(creatorId, holder)
  }

  accountCents(creatorId: number): Cents {
    return this.#accounts.get(creatorId) ?? 0
  }

  get creators(): Iterable<number> {
    return this.#earnings.creators
  }

  /** Whether somebody has ordered that a payout of this creator is called off. */
  wasCalledOff(creatorId: number): boolean {
    return this.#calledOff.has(creatorId)
  }

  payoutsMadeFor(payoutId: number): readonly AuditedProcessorPayout[] {
    return this.#payments.of(payoutId)
  }

  /** How many payments the processors have made, whatever became of them. */
  get payoutsMadeCount(): number {
    return this.#payments.count
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

  /** What has happened to creators' money since this was last asked, in order. */
  takeHappenings(): Iterable<Happening> {
    const happenings = this.#happenings
    this.#happenings = new Happenings()
    return happenings
  }

  /** Days are closed: of what is in them sums are kept. Returns what should not have been closed. */
  close(said: SaidClosing): ClosedProblem[] {
    return this.#closed.close(said, {
      earnings: this.#earnings,
      payments: this.#payments,
      transfers: this.#transfers,
    })
  }

  get closedTotals(): Readonly<ClosedTotals> {
    return this.#closed.totals
  }

  /** What was wrong with sweeps since this was last asked, in words. */
  takeSweepProblems(): string[] {
    return this.#sweepProblems.splice(0)
  }

  platformBrought(cents: Cents): void {
    this.platformBroughtCents += cents
  }

  /** A sweep takes all but what it leaves, and nothing where there is no more than that. */
  platformSwept(cents: Cents, leaveCents: Cents, at: Instant): void {
    const expected = Math.max(0, this.#expectedAtPlatformCents - leaveCents)
    this.platformSweptCents += cents
    if (cents === expected) return
    this.#sweepProblems.push(
      `the sweep of ${isoFromInstant(at)} took ${cents} cents, should have taken ${expected}`,
    )
  }

  /** A creator joins, or is paid on another rail from now on. */
  creatorIsOn(creatorId: number, rail: Rail): void {
    this.#rails.set(creatorId, rail)
  }

  /** What the processor held of a creator's unpaid money is with the platform now. */
  movedToPlatform(creatorId: number, cents: Cents, at: Instant): void {
    this.#earnings.earn(creatorId, 'processor', -cents)
    this.#earnings.earn(creatorId, 'platform', cents)
    this.#moved(creatorId, 'processor', -cents)
    this.#happenings.add({ what: 'moved', creatorId, at, cents, afterChange: this.#lastChange() })
  }

  /**
   * The fees are those of the sale's day; a later reversal gives back what was taken then. `number`: which of the
   * creator's generated sales it is.
   */
  saleHappened(
    saleId: number,
    creatorId: number,
    holder: Holder,
    grossCents: Cents,
    at: Instant,
    number?: number,
  ): void {
    const day = dayOfInstant(at)
    const policy = this.#policies.at(at)
    const netCents = this.#earnings.sold(saleId, creatorId, holder, day, grossCents, policy)
    this.#moved(creatorId, holder, netCents)
    this.salesAtSource.landed({ creatorId, at, grossCents, number })
    this.#happenings.sale(creatorId, holder, at, grossCents, netCents)
  }

  /** So much of the price goes back to the buyer: all that is left of it. */
  saleChargedBack(saleId: number, grossCents: Cents, at: Instant): void {
    const sale = this.#earnings.sale(saleId)
    const holder = this.#holderNow(sale)
    const reversal = this.#earnings.takenBack(sale, grossCents)
    this.#disputes.set(saleId, reversal)
    this.#leftAccount(sale.creatorId, holder, reversal)
    this.#bear(saleId, 'chargeback', holder, reversal, at)
  }

  /** A buyer or creator asks the platform for a refund. */
  refundAsked(asked: AskedRefund, at: Instant): void {
    const { refundId, creatorId } = asked
    this.refunds.asked(asked)
    const afterChange = this.#lastChange()
    this.#happenings.add({ what: 'refund_asked', creatorId, at, refundId, afterChange })
  }

  /** Nothing is refunded, and whoever asked was told so. */
  refundTurnedDown(refundId: number): void {
    this.refunds.turnedDown(refundId)
  }

  /** The buyer has the money back; the creator bears it once the platform is told. */
  processorRefundMade(refund: SeenRefund): void {
    const { saleId, grossCents } = refund
    const sale = this.#earnings.sale(saleId)
    const { creatorId } = sale
    const holder = this.#holderNow(sale)
    const reversal = this.#earnings.takenBack(sale, grossCents)
    this.#leftAccount(creatorId, holder, reversal)
    this.refunds.made({ ...refund, creatorId, holder, reversal })
  }

  /** Told again, it is no news. */
  platformToldOfRefund(processorRefundId: string, at: Instant): void {
    const refund = this.refunds.told(processorRefundId)
    if (!refund) return
    const { saleId, refundId, holder, reversal } = refund
    this.#bear(saleId, 'refund', holder, reversal, at, refundId)
  }

  #leftAccount(creatorId: number, holder: Holder, reversal: AuditedReversal): void {
    this.#moved(creatorId, holder, -(reversal.netCents + reversal.retainedFeeCents))
  }

  /** The creator's part of what has gone back is theirs no more. */
  #bear(
    saleId: number,
    kind: 'refund' | 'chargeback',
    holder: Holder,
    reversal: AuditedReversal,
    at: Instant,
    refundId?: number,
  ): void {
    const sale = this.#earnings.sale(saleId)
    this.#earnings.borne(sale, holder, reversal)
    const { creatorId, day } = sale
    const { grossCents, netCents: cents, retainedFeeCents } = reversal
    this.touchedCreators.add(creatorId)
    this.#happenings.add({
      ...{ what: 'reversal', kind, creatorId, holder, at, grossCents, cents, retainedFeeCents },
      ...(refundId !== undefined && { refundId }),
      sale: { saleId, day },
      afterChange: this.#lastChange(),
    })
  }

  /** What its latest chargeback took of a sale is the creator's again, and the platform's part the platform's. */
  disputeWon(saleId: number, at: Instant): void {
    const sale = this.#earnings.sale(saleId)
    const reversal = this.#disputes.get(saleId)
    if (!reversal) throw new Error(`A dispute about sale ${saleId} is won that was never begun`)
    this.#disputes.delete(saleId)
    const holder = this.#holderNow(sale)
    this.#earnings.won(sale, holder, reversal)
    const { creatorId, day } = sale
    const { grossCents, netCents, retainedFeeCents } = reversal
    const cents = netCents + retainedFeeCents
    this.#moved(creatorId, holder, cents)
    this.#happenings.add({
      ...{ what: 'dispute_won', creatorId, holder, at, cents, grossCents },
      sale: { saleId, day },
      afterChange: this.#lastChange(),
    })
  }

  /** Owed from before the run, which is money of its day, or credited in it. */
  creditGiven(
    creatorId: number,
    holder: Holder,
    cents: Cents,
    at: Instant,
    what: 'opening_balance' | 'credit',
  ): void {
    if (what === 'opening_balance') {
      this.openingsAtSource.landed({ creatorId, day: dayOfInstant(at), cents })
    }
    this.#earnings.credited(creatorId, holder, cents)
    this.#moved(creatorId, holder, cents)
    const afterChange = this.#lastChange()
    this.#happenings.add({ what, creatorId, holder, at, cents, afterChange })
  }

  /** The service says why it did not pay a creator in a run of a day. */
  creatorSkipped(creatorId: number, reason: SaidReason, day: Day, at: Instant): void {
    const afterChange = this.#lastChange()
    this.#happenings.add({ what: 'skip', creatorId, at, day, reason, afterChange })
  }

  ordered(creatorId: number, order: Order, at: Instant): void {
    const afterChange = this.#lastChange()
    this.#happenings.add({ what: 'order', creatorId, at, order, afterChange })
    if (order.order === 'cancel') this.#calledOff.add(creatorId)
  }

  /** Nobody is at work any more on a payout that was ordered. */
  payoutRequestOver(creatorId: number, orderedAt: Instant, at: Instant): void {
    const afterChange = this.#lastChange()
    this.#happenings.add({ what: 'request_over', creatorId, at, orderedAt, afterChange })
  }

  /** A processor has said how much of a creator's money it can pay at once. */
  availabilityTold(creatorId: number, cents: Cents, at: Instant): void {
    const afterChange = this.#lastChange()
    this.#happenings.add({ what: 'availability', creatorId, at, cents, afterChange })
  }

  processorPayoutMade(payout: SeenProcessorPayout): void {
    this.#payments.made(payout)
    this.#costCents += payout.costCents
    this.#onItsWayCents += payout.netCents
    this.#tookFromAccount(payout, 1)
    this.touchedPayouts.add(payout.payoutId)
  }

  processorPayoutArrived(payout: SeenProcessorPayout): void {
    this.#arrivedCents += payout.netCents
    this.#onItsWayCents -= payout.netCents
    this.#payments.get(payout.processorPayoutId).whereabouts = 'with the creator'
    this.touchedPayouts.add(payout.payoutId)
  }

  processorPayoutFailed(payout: SeenProcessorPayout, arrivedBefore: boolean, at: Instant): void {
    if (arrivedBefore) this.#arrivedCents -= payout.netCents
    else this.#onItsWayCents -= payout.netCents
    this.#tookFromAccount(payout, -1)
    const audited = this.#payments.get(payout.processorPayoutId)
    audited.whereabouts = 'back'
    audited.backAt = at
    this.touchedPayouts.add(payout.payoutId)
  }

  processorTransferMade(transfer: SeenTransfer): void {
    this.#transfers.made(transfer)
    this.#moved(transfer.creatorId, 'processor', transfer.amountCents)
    this.touchedPayouts.add(transfer.payoutId)
  }

  /** More came off an account than went in, or less: so much has left the processors' hands, or come to them. */
  processorTransferReversed(transfer: SeenTransfer, takenCents: Cents): void {
    this.#transfers.reversed(transfer.transferId)
    this.#moved(transfer.creatorId, 'processor', -takenCents)
    const lostCents = takenCents - transfer.amountCents
    if (lostCents === 0) return
    this.#untoldExchange.set(transfer.transferId, { creatorId: transfer.creatorId, lostCents })
    this.#untoldExchangeCents += lostCents
  }

  platformToldOfTransfer(transferId: string, at: Instant, listener: Listener): void {
    const { payoutId } = this.#transfers.platformTold(transferId, 'made', at, listener)
    this.touchedPayouts.add(payoutId)
  }

  /** From now on the loss is the creator's; told again, it is no news. */
  platformToldOfReversal(transferId: string, at: Instant, listener: Listener): void {
    const { payoutId } = this.#transfers.platformTold(transferId, 'reversed', at, listener)
    this.touchedPayouts.add(payoutId)
    const exchange = this.#untoldExchange.get(transferId)
    if (!exchange) return
    const { creatorId, lostCents } = exchange
    this.#untoldExchange.delete(transferId)
    this.#untoldExchangeCents -= lostCents
    this.#earnings.credited(creatorId, 'processor', -lostCents)
    this.touchedCreators.add(creatorId)
    const afterChange = this.#lastChange()
    this.#happenings.add({
      ...{ what: 'residue', creatorId, at, cents: -lostCents, payoutId, afterChange },
    })
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

  /** The platform has asked about a payout of this creator, and was not answered. */
  questionUnanswered(creatorId: number, at: Instant): void {
    this.#unansweredAt.set(creatorId, at)
  }

  /** When a question about this creator's payouts was last not answered. */
  unansweredAt(creatorId: number): Instant {
    return this.#unansweredAt.get(creatorId) ?? -Infinity
  }

  /** An answer or webhook about a payout has reached the platform. */
  platformTold(processorPayoutId: string, news: News, at: Instant, listener: Listener): void {
    const payout = this.#payments.get(processorPayoutId)
    payout.told = toldNext(payout.told, news)
    payout.hearing.heard(at, listener)
    this.touchedPayouts.add(payout.payoutId)
  }

  /** Who has the money of a sale, or owes it: the platform, since its creator is paid by it, or whoever took it in. */
  #holderNow({ creatorId, holder }: AuditedSale): Holder {
    const rail = this.#rails.get(creatorId)
    return rail !== undefined && payerOf(rail) === 'platform' ? 'platform' : holder
  }

  /** Creators who are paid by the processor are paid from their account there, with the fee on top. */
  #tookFromAccount(
    { creatorId, rail, netCents, feeCents }: SeenProcessorPayout,
    sign: 1 | -1,
  ): void {
    if (payerOf(rail) === 'platform') return
    this.#moved(creatorId, 'processor', -sign * (netCents + feeCents))
  }

  #moved(creatorId: number, holder: Holder, cents: Cents): void {
    this.touchedCreators.add(creatorId)
    if (holder === 'platform') return
    this.#inAccountsCents += cents
    this.#accounts.set(creatorId, this.accountCents(creatorId) + cents)
  }
}
