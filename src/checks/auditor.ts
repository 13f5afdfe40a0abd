/**
 * The auditor: books of its own, in plain maps, of what happened in the world: what buyers paid, what the processors
 * did, and what the platform has been told of it. It shares no code with the ledger or the payout service and
 * works out fees in its own way, so that an error there does not repeat itself here.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { PolicyTimeline } from '../core/policy-timeline'
import { AuditedTransfers, type AuditedTransfer, type SeenTransfer } from './audited-transfers'

/** What the platform knows of a payout at the processor, by the answers and webhooks that have reached it. */
export type Told = 'nothing' | 'paid' | 'failed' | 'returned' | 'unclaimed' | 'cancelled'
export type News = Exclude<Told, 'nothing'>

export interface AuditedProcessorPayout {
  processorPayoutId: string
  payoutId: number
  /** Which part of our payout it is; `null`: all of it. */
  part: number | null
  netCents: Cents
  costCents: Cents
  /** Where its money is, as the processor did it. */
  whereabouts: 'on its way' | 'with the creator' | 'back'
  /** What the platform was told that it costs; `null`: nothing yet. */
  toldCostCents: Cents | null
  told: Told
  /** When the platform was last told, or when the payout was made. */
  toldAt: Instant
}

export interface SeenProcessorPayout {
  processorPayoutId: string
  payoutId: number
  netCents: Cents
  costCents: Cents
  createdAt: Instant
  part?: number
}

interface AuditedSale {
  creatorId: number
  grossCents: Cents
  platformFeeCents: Cents
}

export class Auditor {
  /** Creators and payouts that something happened to since they were last checked. */
  readonly touchedCreators = new Set<number>()
  readonly touchedPayouts = new Set<number>()
  readonly #policies: PolicyTimeline
  readonly #earned = new Map<number, Cents>()
  readonly #sales = new Map<number, AuditedSale>()
  readonly #madeById = new Map<string, AuditedProcessorPayout>()
  readonly #madeByPayout = new Map<number, AuditedProcessorPayout[]>()
  readonly #transfers = new AuditedTransfers()
  /** What exchanges have cost that the platform does not know of yet, by transfer. */
  readonly #untoldExchange = new Map<string, { creatorId: number; lostCents: Cents }>()
  #untoldExchangeCents = 0
  #moneyInCents = 0
  #arrivedCents = 0
  #costCents = 0
  #payoutsMadeCount = 0
  #saleFeesCents = 0
  #cardProcessingCents = 0

  constructor(policies: PolicyTimeline) {
    this.#policies = policies
  }

  /** What buyers and opening balances brought in, less what went back to buyers and to the card processor. */
  get moneyInCents(): Cents {
    return this.#moneyInCents
  }

  /** What should be in the processors' hands: money in, less what reached creators and what payouts cost. */
  get expectedHeldCents(): Cents {
    return this.#moneyInCents - this.#untoldExchangeCents - this.#arrivedCents - this.#costCents
  }

  /** What sales were charged, both fees, less what the platform gave back of its own. */
  get saleFeesCents(): Cents {
    return this.#saleFeesCents
  }

  /** The part of it that went on to the card processor, for good. */
  get cardProcessingCents(): Cents {
    return this.#cardProcessingCents
  }

  earnedCents(creatorId: number): Cents {
    return this.#earned.get(creatorId) ?? 0
  }

  get creators(): Iterable<number> {
    return this.#earned.keys()
  }

  payoutsMadeFor(payoutId: number): readonly AuditedProcessorPayout[] {
    return this.#madeByPayout.get(payoutId) ?? []
  }

  /** How many payments the processors have made, whatever became of them. */
  get payoutsMadeCount(): number {
    return this.#payoutsMadeCount
  }

  /** Our payouts for which a processor has done anything. */
  *payoutsServed(): Generator<number> {
    yield* this.#madeByPayout.keys()
    yield* this.#transfers.payouts
  }

  transfersFor(payoutId: number): readonly AuditedTransfer[] {
    return this.#transfers.ofPayout(payoutId)
  }

  /** The fees are those of the sale's day; a later reversal gives back what was taken then. */
  saleHappened(saleId: number, creatorId: number, grossCents: Cents, at: Instant): void {
    const policy = this.#policies.at(at)
    const processing = shareOf(
      grossCents,
      policy.processingFeeBasisPoints,
      policy.processingFeeFixedCents,
      grossCents,
    )
    const platform = shareOf(
      grossCents,
      policy.saleFeeBasisPoints,
      policy.saleFeeFixedCents,
      grossCents - processing,
    )
    this.#sales.set(saleId, { creatorId, grossCents, platformFeeCents: platform })
    this.#earn(creatorId, grossCents - processing - platform)
    this.#moneyInCents += grossCents - processing
    this.#saleFeesCents += processing + platform
    this.#cardProcessingCents += processing
  }

  /** A refund or chargeback: the creator bears all but the platform's own fee. */
  saleReversed(saleId: number): void {
    const sale = this.#sales.get(saleId)
    if (!sale) throw new Error(`The auditor knows no sale ${saleId}`)
    this.#earn(sale.creatorId, sale.platformFeeCents - sale.grossCents)
    this.#moneyInCents -= sale.grossCents
    this.#saleFeesCents -= sale.platformFeeCents
    this.#sales.delete(saleId)
  }

  creditGiven(creatorId: number, amountCents: Cents): void {
    this.#earn(creatorId, amountCents)
    this.#moneyInCents += amountCents
  }

  processorPayoutMade(payout: SeenProcessorPayout): void {
    const audited: AuditedProcessorPayout = {
      processorPayoutId: payout.processorPayoutId,
      payoutId: payout.payoutId,
      part: payout.part ?? null,
      netCents: payout.netCents,
      costCents: payout.costCents,
      whereabouts: 'on its way',
      toldCostCents: null,
      told: 'nothing',
      toldAt: payout.createdAt,
    }
    this.#madeById.set(payout.processorPayoutId, audited)
    const others = this.#madeByPayout.get(payout.payoutId)
    if (others) others.push(audited)
    else this.#madeByPayout.set(payout.payoutId, [audited])
    this.#costCents += payout.costCents
    this.#payoutsMadeCount += 1
    this.touchedPayouts.add(payout.payoutId)
  }

  processorPayoutArrived(payout: SeenProcessorPayout): void {
    this.#arrivedCents += payout.netCents
    this.#moved(payout.processorPayoutId, 'with the creator')
  }

  processorPayoutFailed(payout: SeenProcessorPayout, arrivedBefore: boolean): void {
    if (arrivedBefore) this.#arrivedCents -= payout.netCents
    this.#moved(payout.processorPayoutId, 'back')
  }

  processorTransferMade(transfer: SeenTransfer): void {
    this.#transfers.made(transfer)
    this.touchedPayouts.add(transfer.payoutId)
  }

  /** More came off an account than went in, or less: so much has left the processors' hands, or come to them. */
  processorTransferReversed(transfer: SeenTransfer, takenCents: Cents): void {
    this.#transfers.reversed(transfer.transferId)
    const lostCents = takenCents - transfer.amountCents
    if (lostCents === 0) return
    this.#untoldExchange.set(transfer.transferId, { creatorId: transfer.creatorId, lostCents })
    this.#untoldExchangeCents += lostCents
  }

  platformToldOfTransfer(transferId: string, at: Instant): void {
    this.touchedPayouts.add(this.#transfers.platformTold(transferId, 'made', at).payoutId)
  }

  /** From now on the loss is the creator's; told again, it is no news. */
  platformToldOfReversal(transferId: string, at: Instant): void {
    this.touchedPayouts.add(this.#transfers.platformTold(transferId, 'reversed', at).payoutId)
    const exchange = this.#untoldExchange.get(transferId)
    if (!exchange) return
    this.#untoldExchange.delete(transferId)
    this.#untoldExchangeCents -= exchange.lostCents
    this.#moneyInCents -= exchange.lostCents
    this.#earn(exchange.creatorId, -exchange.lostCents)
  }

  /**
   * The platform has heard that a payout was taken, and what it costs. As a decimal text in dollars, some policies read
   * it a cent too low (quirk G17); who is told a second time has booked it the first.
   */
  platformToldOfCost(processorPayoutId: string, told: 'in cents' | 'as text', at: Instant): void {
    const payout = this.#get(processorPayoutId)
    const isCut = told === 'as text' && this.#policies.at(at).paypalFeeReading === 'cut'
    payout.toldCostCents ??= isCut ? Math.floor((payout.costCents / 100) * 100) : payout.costCents
    this.touchedPayouts.add(payout.payoutId)
  }

  /** An answer or webhook about a payout has reached the platform. */
  platformTold(processorPayoutId: string, news: News, at: Instant): void {
    const payout = this.#get(processorPayoutId)
    payout.told = toldNext(payout.told, news)
    payout.toldAt = at
    this.touchedPayouts.add(payout.payoutId)
  }

  #moved(processorPayoutId: string, whereabouts: 'with the creator' | 'back'): void {
    const payout = this.#get(processorPayoutId)
    payout.whereabouts = whereabouts
    this.touchedPayouts.add(payout.payoutId)
  }

  #get(processorPayoutId: string): AuditedProcessorPayout {
    const payout = this.#madeById.get(processorPayoutId)
    if (!payout) throw new Error(`The auditor knows no payout ${processorPayoutId}`)
    return payout
  }

  #earn(creatorId: number, amountCents: Cents): void {
    this.#earned.set(creatorId, this.earnedCents(creatorId) + amountCents)
    this.touchedCreators.add(creatorId)
  }
}

/** Webhooks come twice and out of order: what came late does not undo what is known already. */
function toldNext(told: Told, news: News): Told {
  if (told === 'nothing' || told === 'unclaimed') return news
  return told === 'paid' && news === 'failed' ? 'returned' : told
}

/** A percentage and a fixed part of a price, as long as so much is left. */
function shareOf(price: Cents, basisPoints: number, fixed: Cents, left: Cents): Cents {
  if (price === 0) return 0
  return Math.min(left, Math.round((price * basisPoints) / 10_000) + fixed)
}
