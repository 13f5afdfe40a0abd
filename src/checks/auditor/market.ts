/** The auditor's books of the market: sales, what is taken back of them and by whom it is borne, disputes and credits. */
import { dayOfInstant, type Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import type { PolicyTimeline } from '../../core/policy-timeline'
import type { Holder, Rail } from '../../core/vocabulary'
import type { AuditedSale } from './audited-sales'
import { Earnings, type AuditedReversal } from './earnings'
import type { AuditedFunds } from './funds'
import type { Journal } from './journal'
import { OtherRows, type OtherRow } from './other-rows'
import { OpeningsAtSource } from './openings-at-source'
import { payerOf } from './own-words'
import { AuditedRefunds, type AskedRefund, type SeenRefund } from './refunds'
import { ReversalsAtSource } from './reversals-at-source'
import { SalesAtSource, type SaleProblem, type SourcedSale } from './sales-at-source'

/** The card processor's word. */
const ALREADY_REFUNDED = 'charge_already_refunded'

export class AuditedMarket {
  readonly earnings = new Earnings()
  readonly refunds = new AuditedRefunds()
  readonly otherRows = new OtherRows()
  readonly salesAtSource = new SalesAtSource()
  readonly #reversalsAtSource = new ReversalsAtSource()
  readonly openingsAtSource = new OpeningsAtSource()
  readonly #policies: PolicyTimeline
  readonly #funds: AuditedFunds
  readonly #journal: Journal
  readonly #rails = new Map<number, Rail>()
  /** What the latest chargeback of a sale took, by the sale. */
  readonly #disputes = new Map<number, AuditedReversal>()
  /** Sales of which a dispute was won: they cannot be charged back again. */
  readonly #won = new Set<number>()

  constructor(policies: PolicyTimeline, funds: AuditedFunds, journal: Journal) {
    this.#policies = policies
    this.#funds = funds
    this.#journal = journal
  }

  /** A creator joins, or is paid on another rail from now on. */
  creatorIsOn(creatorId: number, rail: Rail): void {
    this.#rails.set(creatorId, rail)
  }

  /** What the processor held of a creator's unpaid money is with the platform now. */
  movedToPlatform(creatorId: number, cents: Cents, at: Instant): void {
    this.earnings.earn(creatorId, 'processor', -cents)
    this.earnings.earn(creatorId, 'platform', cents)
    this.#funds.moved(creatorId, 'processor', -cents)
    this.#journal.note({ what: 'moved', creatorId, at, cents })
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
    const policy = this.#policies.at(at)
    const netCents = this.earnings.sold(saleId, creatorId, holder, at, grossCents, policy)
    this.#funds.cameIn(creatorId, holder, netCents, at)
    this.salesAtSource.landed({ creatorId, at, grossCents, number })
    if (number === undefined) this.#reversalsAtSource.landed(saleId, { creatorId, at, grossCents })
    this.#journal.sale(creatorId, holder, at, grossCents, netCents)
  }

  /** So much of the price goes back to the buyer: all that is left of it. */
  saleChargedBack(saleId: number, grossCents: Cents, at: Instant): void {
    const sale = this.earnings.sale(saleId)
    const holder = this.#holderNow(sale)
    const leftCents = sale.grossCents - sale.takenBackCents
    this.#reversalsAtSource.happened(saleId, 'chargeback', at)
    this.refunds.chargedBack({ saleId, creatorId: sale.creatorId, grossCents, leftCents })
    const reversal = this.earnings.takenBack(sale, grossCents)
    this.#disputes.set(saleId, reversal)
    this.#leftAccount(sale.creatorId, holder, reversal)
    this.#bear(saleId, 'chargeback', holder, reversal, at)
  }

  /** A buyer or creator asks the platform for a refund. */
  refundAsked(asked: AskedRefund, at: Instant): void {
    const { refundId, creatorId, saleId } = asked
    this.refunds.asked(asked)
    this.#reversalsAtSource.happened(saleId, 'refund', at)
    this.#journal.note({ what: 'refund_asked', creatorId, at, refundId })
  }

  /** It is turned down, since the creator may refund nothing for now. */
  refundStopped({ refundId, saleId, creatorId, grossCents }: AskedRefund, at: Instant): void {
    this.refunds.turnedDown(refundId)
    this.#journal.note({ what: 'refund_stopped', creatorId, at, saleId, grossCents })
  }

  /** The processor will not make it, and says why. */
  refundRefused(refundId: number, code: string): void {
    const open = this.refunds.openOf(refundId)
    this.refunds.turnedDown(refundId)
    // It may repeat what it said while the dispute went on.
    if (!open || open.made || code !== ALREADY_REFUNDED || this.#won.has(open.saleId)) return
    this.refunds.saidToBeRefunded(open, this.earnings.leftOf(open.saleId))
  }

  /** The buyer has the money back; the creator bears it once the platform is told. */
  refundMade(refund: SeenRefund): void {
    const { saleId, grossCents } = refund
    const sale = this.earnings.sale(saleId)
    const { creatorId } = sale
    const holder = this.#holderNow(sale)
    const leftCents = sale.grossCents - sale.takenBackCents
    const reversal = this.earnings.takenBack(sale, grossCents)
    this.#leftAccount(creatorId, holder, reversal)
    this.refunds.made({ ...refund, creatorId, holder, leftCents, reversal })
  }

  /** Told again, it is no news. */
  platformToldOfRefund(processorRefundId: string, at: Instant): void {
    const refund = this.refunds.told(processorRefundId)
    if (!refund) return
    const { saleId, refundId, holder, reversal } = refund
    this.#bear(saleId, 'refund', holder, reversal, at, refundId)
  }

  /** What its latest chargeback took of a sale is the creator's again, and the platform's part the platform's. */
  disputeWon(saleId: number, at: Instant): void {
    const sale = this.earnings.sale(saleId)
    const reversal = this.#disputes.get(saleId)
    if (!reversal) throw new Error(`A dispute about sale ${saleId} is won that was never begun`)
    this.#disputes.delete(saleId)
    this.#won.add(saleId)
    const holder = this.#holderNow(sale)
    this.earnings.won(sale, holder, reversal)
    const { creatorId } = sale
    const { grossCents, netCents, retainedFeeCents } = reversal
    const cents = netCents + retainedFeeCents
    const feeCents = grossCents - cents
    this.#credited({ creatorId, at, grossCents, feeCents, netCents: cents })
    this.#funds.cameIn(creatorId, holder, cents, at)
    this.#journal.note({
      ...{ what: 'dispute_won', creatorId, holder, at, cents, grossCents },
      sale: { saleId, day: dayOfInstant(sale.at) },
    })
  }

  /** What the scenario and its file name within the run. */
  expectSales(sales: readonly SourcedSale[]): void {
    this.salesAtSource.expect(sales)
    this.#reversalsAtSource.expect(sales)
  }

  /** What is wrong with the sales before an instant, and with what takes them back; each is returned once. */
  takeSaleProblemsBefore(now: Instant): SaleProblem[] {
    return [
      ...this.salesAtSource.takeProblemsBefore(now),
      ...this.#reversalsAtSource.takeProblemsBefore(
        now,
        (saleId) => this.#won.has(saleId) || this.earnings.leftOf(saleId) === 0,
      ),
    ]
  }

  /** Owed from before the run, which is money of its day, or taken from a creator's bank account. */
  creditGiven(
    creatorId: number,
    holder: Holder,
    cents: Cents,
    at: Instant,
    what: 'opening_balance' | 'bank_debit',
  ): void {
    if (what === 'opening_balance') {
      this.openingsAtSource.landed({ creatorId, day: dayOfInstant(at), cents })
    }
    this.earnings.credited(creatorId, holder, cents)
    this.#credited({ creatorId, at, grossCents: cents, feeCents: 0, netCents: cents })
    this.#funds.cameIn(creatorId, holder, cents, at)
    this.#journal.note({ what, creatorId, holder, at, cents })
  }

  #credited(
    row: Pick<OtherRow, 'creatorId' | 'at' | 'grossCents' | 'feeCents' | 'netCents'>,
  ): void {
    this.otherRows.add({ ...row, kind: 'credit', saleId: 0, retainedFeeCents: 0 })
  }

  #leftAccount(creatorId: number, holder: Holder, reversal: AuditedReversal): void {
    this.#funds.moved(creatorId, holder, -(reversal.netCents + reversal.retainedFeeCents))
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
    const sale = this.earnings.sale(saleId)
    this.earnings.borne(sale, holder, reversal)
    const { creatorId } = sale
    const { grossCents, netCents: cents, retainedFeeCents } = reversal
    this.otherRows.add({
      ...{ creatorId, kind, at, saleId, retainedFeeCents },
      ...{ grossCents: -grossCents, feeCents: -reversal.platformFeeCents },
      netCents: -(cents + retainedFeeCents),
    })
    this.#funds.touchedCreators.add(creatorId)
    this.#journal.note({
      ...{ what: 'reversal', kind, creatorId, holder, at, grossCents, cents, retainedFeeCents },
      ...(refundId !== undefined && { refundId }),
      sale: { saleId, day: dayOfInstant(sale.at) },
    })
  }

  /** Who has the money of a sale, or owes it: the platform, since its creator is paid by it, or whoever took it in. */
  #holderNow({ creatorId, holder }: AuditedSale): Holder {
    const rail = this.#rails.get(creatorId)
    return rail !== undefined && payerOf(rail) === 'platform' ? 'platform' : holder
  }
}
