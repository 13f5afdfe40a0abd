/**
 * What happens between creators and their buyers: sales that are generated, imported or listed in
 * the scenario, and their refunds and chargebacks. Every event is written to the ledger and then
 * published.
 */
import { dayOfInstant, SECONDS_IN_DAY, type Day, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { saleFee } from '../core/fees/payout-fee'
import type { PolicyTimeline } from '../core/policy-timeline'
import { exponential, happens } from '../core/random'
import { payingHolder, type Holder } from '../core/vocabulary'
import type { Ledger } from '../ledger/ledger'
import type { NoEffectReason } from '../core/no-effect'
import type { CreditReason } from '../ledger/sales'
import type { ChargeRefusal, Charges } from '../processors/charges'
import type { ScenarioPopulation } from '../scenario/schema'
import type { Draws } from '../core/draws'
import { Agenda } from './agenda'
import { soldOn, type LandedSale, type MarketListener, type SaleReversal } from './market-events'
import type { RefusalListener } from './refund-requests'
import type { SalesProcess } from './sales-process'
import { TakenBack } from './taken-back'

/** A sale that the scenario or a file names. */
export interface NamedSale {
  creatorId: number
  at: Instant
  grossCents: Cents
  holder?: Holder
  label?: string
  /** Which of the creator's generated sales it is; a sale that is named in the scenario or a file has none. */
  number?: number
  /** Whether chance may refund it or charge it back; sales written in a scenario only do as they are told. */
  mayBeReversed: boolean
  /** Taken back at this time, as a file says; then chance does not. */
  reversed?: { kind: SaleReversal; at: Instant }
}

/** A refund or chargeback that is to come. */
interface Reversal {
  at: Instant
  kind: SaleReversal
  sale: LandedSale
}

type Event = NamedSale | Reversal

interface MarketplaceOptions {
  ledger: Ledger
  listener: MarketListener
  policies: PolicyTimeline
  settings: ScenarioPopulation
  draws: Draws
  sales: SalesProcess
  namedSales: readonly NamedSale[]
  /** Creators whose latest sale an action may refund. */
  remembered: ReadonlySet<number>
  /** The service is asked to refund so much of a sale. */
  askForRefund: (sale: LandedSale, amountCents: Cents, refused: RefusalListener) => void
}

const nobody: RefusalListener = () => undefined

/** What the card processor says where the sale has no such part left. */
const CHARGE_REFUSALS: Readonly<Partial<Record<NoEffectReason, ChargeRefusal>>> = {
  more_than_is_left: 'amount_too_large',
}

export class Marketplace implements Charges {
  readonly #options: MarketplaceOptions
  readonly #namedByDay = new Map<Day, NamedSale[]>()
  readonly #reversalsByDay = new Map<Day, Reversal[]>()
  readonly #labelled = new Map<string, LandedSale>()
  readonly #latest = new Map<number, LandedSale[]>()
  readonly #takenBack = new TakenBack()
  /** Sales whose refund has been requested. */
  readonly #refundAsked = new Map<number, LandedSale>()
  #today: Event[] = []
  #next = 0
  /** Reversals of today's own sales: laid out among those, each would move all that come after it. */
  readonly #cameUpToday = new Agenda()
  /** How many named sales of one creator, instant and price have landed today. */
  readonly #alikeToday = new Map<string, number>()

  constructor(options: MarketplaceOptions) {
    this.#options = options
    for (const sale of options.namedSales) push(this.#namedByDay, dayOfInstant(sale.at), sale)
  }

  /** Sales that are expected on each day of the run: those that are named, and as many as are drawn on average. */
  expectedSales(): number[] {
    const { sales } = this.#options
    return sales
      .expectedSales()
      .map((drawn, index) => drawn + (this.#namedByDay.get(sales.startDay + index)?.length ?? 0))
  }

  /** Sales of each creator on an average day of the run. */
  salesPerDay(): ReadonlyMap<number, number> {
    const { sales, namedSales } = this.#options
    const days = sales.endDay - sales.startDay
    const perDay = new Map(sales.salesPerDay)
    for (const { creatorId } of namedSales) {
      perDay.set(creatorId, (perDay.get(creatorId) ?? 0) + 1 / days)
    }
    return perDay
  }

  /** Lays out the events of a day, in order of time; drawn sales first where times are equal, by creator. */
  openDay(day: Day): void {
    const drawn = this.#options.sales.salesOf(day)
    drawn.sort((one, other) => one.at - other.at || one.creatorId - other.creatorId)
    const events: Event[] = [
      ...drawn,
      ...(this.#namedByDay.get(day) ?? []),
      ...(this.#reversalsByDay.get(day) ?? []),
    ]
    this.#namedByDay.delete(day)
    this.#reversalsByDay.delete(day)
    events.sort((one, other) => one.at - other.at)
    this.#today = events
    this.#next = 0
    this.#alikeToday.clear()
  }

  /**
   * Lands what happens before something else does, at most so many events, and says of each when it does. What else comes
   * next is asked before each event, since an event may have planned something. Returns whether anything has landed.
   */
  landBefore(
    somethingElseAt: () => Instant,
    eventsMax: number,
    happensAt: (at: Instant) => void,
  ): boolean {
    let hasLanded = false
    for (let count = 0; count < eventsMax; count += 1) {
      const laidOutAt = this.#today[this.#next]?.at ?? Infinity
      const cameUpAt = this.#cameUpToday.nextAt ?? Infinity
      const at = Math.min(laidOutAt, cameUpAt)
      if (at >= somethingElseAt()) break
      happensAt(at)
      if (cameUpAt < laidOutAt) this.#cameUpToday.take()!.happen()
      else this.#landLaidOut()
      hasLanded = true
    }
    return hasLanded
  }

  #landLaidOut(): void {
    const event = this.#today[this.#next]!
    this.#next += 1
    if ('kind' in event) this.#reverse(event)
    else this.#land(event)
  }

  /** Money that is credited without a sale. */
  landCredit(
    creatorId: number,
    at: Instant,
    amountCents: Cents,
    holder?: Holder,
    reason: CreditReason = 'opening_balance',
  ): void {
    const { ledger, listener } = this.#options
    const keptBy = this.#holderFor(creatorId, `credit at ${at}`, holder)
    ledger.sales.recordCredit({ creatorId, occurredAt: at, holder: keptBy }, amountCents, reason)
    listener.creditLanded({ creatorId, holder: keptBy, amountCents, reason, at })
  }

  /**
   * Requests a refund of the sale with this label, or of the creator's latest sale that is not
   * wholly taken back: of `amountCents`, or of all that is left. Returns why it is not requested,
   * if it is not. `refused` is called if it turns out later that there is no refund.
   */
  refund(
    creatorId: number,
    sale: string,
    amountCents: Cents | undefined,
    refused: RefusalListener,
  ): NoEffectReason | null {
    const landed = this.#unreversed(creatorId, sale)
    return landed ? this.#askForRefund(landed, amountCents, refused) : 'no_such_sale'
  }

  /** Charges the sale of this label back, or the creator's latest one. Returns why nothing was charged back. */
  chargeBack(creatorId: number, sale: string, at: Instant): NoEffectReason | null {
    const landed = this.#unreversed(creatorId, sale)
    return landed ? this.#chargeBack(landed, at) : 'no_such_sale'
  }

  takeBack(saleId: number, amountCents: Cents, at: Instant): ReturnType<Charges['takeBack']> {
    const sale = this.#refundAsked.get(saleId)
    if (!sale) throw new Error(`Nobody has asked for a refund of sale ${saleId}`)
    const share = this.#takenBack.shareOf(sale, 'refund', amountCents)
    if (typeof share === 'string') return CHARGE_REFUSALS[share] ?? 'charge_already_refunded'
    const holder = this.#holderNow(sale)
    const shareSoFar = this.#takenBack.refunded(sale, share)
    this.#options.listener.buyerRefunded({ ...sale, holder, fee: share }, at)
    return { holder, share, shareSoFar }
  }

  /**
   * The buyer's bank gives back what a chargeback took: the creator's part is credited, and the platform has its fee
   * again. Returns why nothing was won.
   */
  winDispute(creatorId: number, sale: string, at: Instant): NoEffectReason | null {
    const { ledger, listener } = this.#options
    const landed = this.#named(creatorId, sale, (one) => this.#takenBack.disputeOf(one) !== null)
    if (!landed) return sale === 'latest' ? 'no_open_dispute' : 'no_such_sale'
    const dispute = this.#takenBack.disputeOf(landed)
    if (!dispute) return 'no_open_dispute'
    const { share, chargebackId } = dispute
    const holder = this.#holderNow(landed)
    const won = { creatorId, occurredAt: at, holder }
    ledger.sales.recordDisputeWon(won, share, chargebackId, soldOn(landed))
    this.#takenBack.won(landed)
    listener.disputeWon({ ...landed, holder, fee: share }, at)
    return null
  }

  /**
   * Moves what a creator has at the processor to the platform, if the platform pays the creator
   * itself: then nothing unpaid may stay at the processor. Call it when a creator has changed to
   * such a rail, and whenever money may have come back there since.
   */
  emptyAccount(creatorId: number, at: Instant): Cents {
    const { ledger, listener } = this.#options
    if (payingHolder(ledger.creators.get(creatorId).rail) === 'processor') return 0
    const movedCents = ledger.sales.moveToPlatform(creatorId, at)
    if (movedCents === null) return 0
    listener.movedToPlatform(creatorId, movedCents, at)
    return movedCents
  }

  /** Sales that may still be taken back: those that will be, and those that an action may name. */
  *salesThatMayComeBack(): Generator<number> {
    for (const reversals of this.#reversalsByDay.values()) {
      for (const { sale } of reversals) yield sale.saleId
    }
    for (const { saleId } of this.#labelled.values()) yield saleId
  }

  /** Their rows are gone: nothing can be taken back of these sales any more. */
  forget(saleIds: readonly number[]): void {
    this.#takenBack.forget(saleIds)
    for (const saleId of saleIds) this.#refundAsked.delete(saleId)
  }

  #unreversed(creatorId: number, sale: string): LandedSale | undefined {
    return this.#named(creatorId, sale, (one) => !this.#takenBack.isWhole(one))
  }

  /** The sale of a label, or the creator's latest one that passes. */
  #named(
    creatorId: number,
    sale: string,
    passes: (sale: LandedSale) => boolean,
  ): LandedSale | undefined {
    return sale === 'latest'
      ? this.#latest.get(creatorId)?.findLast(passes)
      : this.#labelled.get(sale)
  }

  /**
   * Charges back the latest sale that a payout paid and that is not wholly taken back. Returns
   * whether there is one.
   */
  chargeBackPaidBy(payoutId: number, at: Instant): boolean {
    const { ledger, policies } = this.#options
    const sale = ledger.sales
      .paidBy(payoutId)
      .map(({ grossCents, soldAt, ...rest }): LandedSale => ({
        ...rest,
        fee: saleFee(grossCents, policies.at(soldAt)),
        at: soldAt,
      }))
      .find((one) => !this.#takenBack.isWhole(one))
    return sale !== undefined && this.#chargeBack(sale, at) === null
  }

  #land(sale: NamedSale): void {
    const { ledger, listener, policies } = this.#options
    const { creatorId, at } = sale
    const fee = saleFee(sale.grossCents, policies.at(at))
    const subject = sale.number ?? this.#subjectOfNamed(sale)
    const holder = this.#holderFor(creatorId, subject, sale.holder)
    const saleId = ledger.sales.recordSale({ creatorId, occurredAt: at, holder }, fee)
    const landed: LandedSale = { saleId, creatorId, holder, fee, at, number: sale.number }
    listener.saleLanded(landed)

    if (sale.label !== undefined) this.#labelled.set(sale.label, landed)
    if (this.#options.remembered.has(creatorId)) push(this.#latest, creatorId, landed)
    if (sale.reversed) this.#planReversal({ ...sale.reversed, sale: landed }, at)
    else if (sale.mayBeReversed) this.#drawReversal(landed, subject, at)
  }

  /** What decides the random numbers of a named sale: not the place of its row, so that other rows change nothing. */
  #subjectOfNamed({ creatorId, at, grossCents }: NamedSale): string {
    const key = `${creatorId} ${at} ${grossCents}`
    const alike = this.#alikeToday.get(key) ?? 0
    this.#alikeToday.set(key, alike + 1)
    return `${at} ${grossCents} ${alike}`
  }

  /** Where the money of a sale lies: with the platform if the rail pays from there, or by the scenario's share. */
  #holderFor(creatorId: number, subject: number | string, wanted?: Holder): Holder {
    const { ledger, draws, settings } = this.#options
    const { rail, handle } = ledger.creators.get(creatorId)
    if (payingHolder(rail) === 'platform') return 'platform'
    if (wanted) return wanted
    const { platformHeldBasisPoints } = settings
    if (platformHeldBasisPoints === 0) return 'processor'
    const uniform = draws.of('holder', handle, subject)
    return happens(uniform, platformHeldBasisPoints) ? 'platform' : 'processor'
  }

  /** Who gives back the money of a sale, or gets it again: the platform, where its creator is paid by it by now. */
  #holderNow({ creatorId, holder }: LandedSale): Holder {
    const { rail } = this.#options.ledger.creators.get(creatorId)
    return payingHolder(rail) === 'platform' ? 'platform' : holder
  }

  /** Decides whether a sale will come back, and when. */
  #drawReversal(sale: LandedSale, subject: number | string, soldAt: Instant): void {
    const { refunds, chargebacks } = this.#options.settings
    const { handle } = this.#options.ledger.creators.get(sale.creatorId)
    const uniform = this.#options.draws.of('reversal', handle, subject)
    const refunded = happens(uniform, refunds.rateBasisPoints)
    const chargedBack = happens(uniform, chargebacks.rateBasisPoints)
    if (!refunded && !chargedBack) return
    const { delayDaysMean, delayDaysMaximum } = refunded ? refunds : chargebacks
    const days = Math.min(exponential(uniform) * delayDaysMean, delayDaysMaximum)
    const at = soldAt + 1 + Math.floor(days * SECONDS_IN_DAY)
    this.#planReversal({ at, kind: refunded ? 'refund' : 'chargeback', sale }, soldAt)
  }

  #planReversal(reversal: Reversal, soldAt: Instant): void {
    const day = dayOfInstant(reversal.at)
    if (day !== dayOfInstant(soldAt)) push(this.#reversalsByDay, day, reversal)
    else this.#cameUpToday.plan(reversal.at, () => this.#reverse(reversal))
  }

  #reverse({ sale, kind, at }: Reversal): void {
    if (kind === 'chargeback') this.#chargeBack(sale, at)
    else this.#askForRefund(sale)
  }

  #askForRefund(
    sale: LandedSale,
    amountCents?: Cents,
    refused: RefusalListener = nobody,
  ): NoEffectReason | null {
    const share = this.#takenBack.shareOf(sale, 'refund', amountCents)
    if (typeof share === 'string') return share
    this.#refundAsked.set(sale.saleId, sale)
    this.#options.askForRefund(sale, share.grossCents, refused)
    return null
  }

  #chargeBack(sale: LandedSale, at: Instant): NoEffectReason | null {
    const { creatorId, saleId } = sale
    const { ledger, listener } = this.#options
    const share = this.#takenBack.shareOf(sale, 'chargeback')
    if (typeof share === 'string') return share
    const holder = this.#holderNow(sale)
    const reversal = { creatorId, occurredAt: at, holder }
    const chargebackId = ledger.sales.recordReversal(
      'chargeback',
      reversal,
      share,
      saleId,
      soldOn(sale),
    )
    this.#takenBack.chargedBack(sale, { share, chargebackId })
    listener.saleChargedBack({ ...sale, holder, fee: share }, at)
    return null
  }
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
