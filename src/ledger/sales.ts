/**
 * What creators earn and lose: sales, refunds, chargebacks and credits. Each moves its money in one
 * transfer, whose postings add up to the gross, and lands on one balance. A sale lands on the
 * balance of its day. What is taken back lands where the sale is, while that balance is unpaid.
 * Everything else lands on the oldest unpaid money.
 */
import { dayOfInstant, type Day, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { SaleFee } from '../core/fees/payout-fee'
import { HOLDERS, SALE_KINDS, type Holder, type SaleKind } from '../core/vocabulary'
import type { Accounts, SharedAccount } from './accounts'
import type { AppendedRows } from './appended-rows'
import type { Balances, Landing } from './balances'
import type { Database } from './database'
import type { Posting, Postings, TransferReason, TransferSource } from './postings'
import { SaleTotals } from './sale-totals'
import { SaleVolumes } from './sale-volumes'

interface SaleRecord {
  creatorId: number
  occurredAt: Instant
  holder: Holder
}

interface SaleAmounts {
  grossCents: Cents
  feeCents: Cents
  netCents: Cents
}

interface PaidSale {
  saleId: number
  creatorId: number
  soldAt: Instant
  grossCents: Cents
  holder: Holder
}

interface ReversalDetails {
  reversedSaleId: number
  /** What a reversal costs the creator beyond what the sale brought them. */
  retainedFeeCents: Cents
}

export const FUNDS_OF_HOLDER: Readonly<Record<Holder, SharedAccount>> = {
  platform: 'funds_at_platform',
  processor: 'funds_at_processor',
}

/**
 * Why something is credited without a sale: owed from before the run, left of an exchange, taken from the bank account, or
 * won back from the buyer's bank.
 */
export type CreditReason = Extract<
  TransferReason,
  | 'opening_balance'
  | 'foreign_exchange_residue'
  | 'bank_debit'
  | 'paid_after_failure'
  | 'returned_after_failure'
  | 'dispute_won'
>

interface SalesParts {
  rows: AppendedRows
  accounts: Accounts
  balances: Balances
  postings: Postings
}

export class Sales {
  readonly volumes = new SaleVolumes()
  readonly totals = new SaleTotals()
  /** Hears of whatever a creator loses once it is booked: a sale that is taken back, or a debt. */
  onLost: (creatorId: number, at: Instant) => void = () => undefined
  readonly #database: Database
  readonly #rows: AppendedRows
  readonly #accounts: Accounts
  readonly #balances: Balances
  readonly #postings: Postings
  #lastSaleId = 0

  constructor(database: Database, { rows, accounts, balances, postings }: SalesParts) {
    this.#database = database
    this.#rows = rows
    this.#accounts = accounts
    this.#balances = balances
    this.#postings = postings
  }

  /**
   * A sale: the net is owed to the creator and the fee is the platform's. The processing part of
   * the fee is spent at once.
   */
  recordSale(sale: SaleRecord, fee: SaleFee): number {
    const saleId = this.#insert(sale, 'sale', fee, ofItsDay(sale))
    this.volumes.sold(sale.creatorId, dayOfInstant(sale.occurredAt), fee.grossCents)
    this.totals.sold(sale.creatorId, fee)
    this.#postings.post(
      sale.occurredAt,
      'sale',
      [
        this.#posting(FUNDS_OF_HOLDER[sale.holder], sale.creatorId, fee.netCents),
        this.#posting('funds_at_platform', 'sale_fees', fee.platformFeeCents),
        this.#posting('card_processing_costs', 'sale_fees', fee.processingFeeCents),
      ],
      { saleId },
    )
    return saleId
  }

  /** The sales that are in the balances of a payout, the latest first. */
  paidBy(payoutId: number): PaidSale[] {
    return this.#database
      .statement(
        `SELECT sale_id, s.creator_id, s.occurred_at, gross_cents, holder
         FROM ledger_payout_balances JOIN ledger_balances USING (balance_id) JOIN ledger_sales s USING (balance_id)
         WHERE payout_id = ? AND s.kind = ${SALE_KINDS.indexOf('sale')} ORDER BY sale_id DESC`,
      )
      .rows([payoutId])
      .map((row) => {
        const [saleId, creatorId, soldAt, grossCents, holder] = row as number[]
        return {
          saleId: saleId!,
          creatorId: creatorId!,
          soldAt: soldAt!,
          grossCents: grossCents!,
          holder: HOLDERS[holder!]!,
        }
      })
  }

  /**
   * A refund or chargeback of a sale, or of a part of it with its share of the fees: the buyer gets the price back, the
   * platform gives its own fee back, and the creator bears the processing fee. The net comes off the balance of the sale; the processing fee,
   * which the platform retains, comes off the oldest unpaid balance, as a debt of its own.
   */
  recordReversal(
    kind: 'refund' | 'chargeback',
    sale: SaleRecord,
    fee: SaleFee,
    reversedSaleId: number,
    soldOn: Day = dayOfInstant(sale.occurredAt),
  ): number {
    const lostCents = fee.netCents + fee.processingFeeCents
    const saleId = this.#insert(
      sale,
      kind,
      { grossCents: -fee.grossCents, feeCents: -fee.platformFeeCents, netCents: -lostCents },
      {
        unpaid: [{ ofSale: reversedSaleId }, { ofDay: soldOn }, 'oldest'],
        orNewOf: dayOfInstant(sale.occurredAt),
      },
      { reversedSaleId, retainedFeeCents: fee.processingFeeCents },
    )
    if (kind === 'refund') this.volumes.refunded(sale.creatorId, soldOn, fee.grossCents)
    else this.volumes.chargedBack(sale.creatorId, soldOn, fee.grossCents)
    this.totals.gaveBack(sale.creatorId, fee.platformFeeCents)
    this.#postings.post(
      sale.occurredAt,
      kind,
      [
        this.#posting(sale.creatorId, FUNDS_OF_HOLDER[sale.holder], lostCents),
        this.#posting('sale_fees', 'funds_at_platform', fee.platformFeeCents),
      ],
      { saleId },
    )
    this.onLost(sale.creatorId, sale.occurredAt)
    return saleId
  }

  /**
   * A chargeback is won: all that it moved goes back, as a credit to the oldest unpaid balance. The credit refers to the
   * chargeback, and the sale counts as charged back no more.
   */
  recordDisputeWon(won: SaleRecord, taken: SaleFee, chargebackId: number, soldOn: Day): number {
    const creditCents = taken.netCents + taken.processingFeeCents
    const saleId = this.#insert(
      won,
      'credit',
      { grossCents: taken.grossCents, feeCents: taken.platformFeeCents, netCents: creditCents },
      onOldest(dayOfInstant(won.occurredAt)),
      { reversedSaleId: chargebackId, retainedFeeCents: 0 },
    )
    this.volumes.chargedBack(won.creatorId, soldOn, -taken.grossCents)
    this.totals.gaveBack(won.creatorId, -taken.platformFeeCents)
    this.#postings.post(
      won.occurredAt,
      'dispute_won',
      [
        this.#posting(FUNDS_OF_HOLDER[won.holder], won.creatorId, creditCents),
        this.#posting('funds_at_platform', 'sale_fees', taken.platformFeeCents),
      ],
      { saleId },
    )
    return saleId
  }

  /**
   * Money owed without a sale, or below zero a debt: from before the run, or what an exchange left. No fee. What was
   * owed before the run keeps its day; all else goes to the oldest unpaid balance, or opens one of its own day or of
   * `opensOn`.
   */
  recordCredit(
    credit: SaleRecord,
    amountCents: Cents,
    reason: CreditReason = 'opening_balance',
    opensOn: Day = dayOfInstant(credit.occurredAt),
    source: Pick<TransferSource, 'payoutId'> = {},
  ): number {
    const amounts = { grossCents: amountCents, feeCents: 0, netCents: amountCents }
    const landing: Landing = reason === 'opening_balance' ? ofItsDay(credit) : onOldest(opensOn)
    const saleId = this.#insert(credit, 'credit', amounts, landing)
    const funds = FUNDS_OF_HOLDER[credit.holder]
    const postings =
      amountCents > 0
        ? [this.#posting(funds, credit.creatorId, amountCents)]
        : [this.#posting(credit.creatorId, funds, -amountCents)]
    this.#postings.post(credit.occurredAt, reason, postings, { saleId, ...source })
    if (amountCents < 0) this.onLost(credit.creatorId, credit.occurredAt)
    return saleId
  }

  /**
   * What the processor holds of a creator's unpaid money, who is paid by the platform now, goes to the platform. Returns how
   * much that is together: a debt and as much money are 0; `null` where there was nothing to move.
   */
  moveToPlatform(creatorId: number, at: Instant): Cents | null {
    const movedCents = this.#balances.moveToPlatform(creatorId)
    if (movedCents === null) return null
    const posting =
      movedCents > 0
        ? this.#posting('funds_at_platform', 'funds_at_processor', movedCents)
        : this.#posting('funds_at_processor', 'funds_at_platform', -movedCents)
    this.#postings.post(at, 'moved_to_platform', [posting], {})
    return movedCents
  }

  #insert(
    sale: SaleRecord,
    kind: SaleKind,
    amounts: SaleAmounts,
    landing: Landing,
    reversal: ReversalDetails | null = null,
  ): number {
    const retainedCents = reversal?.retainedFeeCents ?? 0
    const balanceId = this.#land(sale, amounts.netCents + retainedCents, landing)
    const retainedFeeBalanceId =
      retainedCents > 0
        ? this.#land(sale, -retainedCents, onOldest(dayOfInstant(sale.occurredAt)))
        : null
    const saleId = ++this.#lastSaleId
    this.#rows.add(
      saleId,
      sale.creatorId,
      sale.occurredAt,
      SALE_KINDS.indexOf(kind),
      amounts.grossCents,
      amounts.feeCents,
      amounts.netCents,
      balanceId,
      reversal?.reversedSaleId ?? null,
      retainedCents,
      retainedFeeBalanceId,
    )
    return saleId
  }

  #land({ creatorId, holder }: SaleRecord, amountCents: Cents, landing: Landing): number {
    return this.#balances.add(creatorId, holder, amountCents, landing)
  }

  #posting(
    debit: SharedAccount | number,
    credit: SharedAccount | number,
    amountCents: Cents,
  ): Posting {
    return { debit: this.#account(debit), credit: this.#account(credit), amountCents }
  }

  /** A shared account by name, or the account of a creator by the creator's id. */
  #account(account: SharedAccount | number): number {
    return typeof account === 'number'
      ? this.#accounts.ofCreator(account)
      : this.#accounts.shared(account)
  }
}

function ofItsDay({ occurredAt }: SaleRecord): Landing {
  const day = dayOfInstant(occurredAt)
  return { unpaid: [{ ofDay: day }], orNewOf: day }
}

const onOldest = (orNewOf: Day): Landing => ({ unpaid: ['oldest'], orNewOf })
