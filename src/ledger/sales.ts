/**
 * What creators earn and lose: sales, refunds, chargebacks and credits. Each lands on the creator's balance of its day
 * and moves its money in one transfer, whose postings add up to the gross.
 */
import { dayOfInstant, type Day, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { SaleFee } from '../core/payout-fee'
import { SALE_KINDS, type Holder, type SaleKind } from '../core/vocabulary'
import type { Accounts, SharedAccount } from './accounts'
import type { Balances } from './balances'
import type { Database } from './database'
import type { Posting, Postings, TransferReason, TransferSource } from './postings'
import { SaleVolumes } from './sale-volumes'

export interface SaleRecord {
  creatorId: number
  occurredAt: Instant
  holder: Holder
}

interface SaleAmounts {
  grossCents: Cents
  feeCents: Cents
  netCents: Cents
}

export const FUNDS_OF_HOLDER: Readonly<Record<Holder, SharedAccount>> = {
  platform: 'funds_at_platform',
  processor: 'funds_at_processor',
}

/** Why something is credited without a sale: owed from before the run, left of an exchange, or taken from the bank account. */
export type CreditReason = Extract<
  TransferReason,
  'opening_balance' | 'foreign_exchange_residue' | 'bank_debit' | 'paid_after_failure'
>

export class Sales {
  readonly volumes = new SaleVolumes()
  readonly #database: Database
  readonly #accounts: Accounts
  readonly #balances: Balances
  readonly #postings: Postings
  #lastSaleId = 0

  constructor(database: Database, accounts: Accounts, balances: Balances, postings: Postings) {
    this.#database = database
    this.#accounts = accounts
    this.#balances = balances
    this.#postings = postings
  }

  /** A sale: the net is owed to the creator, the fee is the platform's, of which the processing part is spent at once. */
  recordSale(sale: SaleRecord, fee: SaleFee): number {
    const saleId = this.#insert(sale, 'sale', fee, null)
    this.volumes.sold(sale.creatorId, dayOfInstant(sale.occurredAt), fee.grossCents)
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

  /**
   * A refund or chargeback of a whole sale: the buyer gets the price back, the platform gives its own fee back, and the
   * creator bears the processing fee (domain facts A2). What the creator loses is their net and that fee.
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
      reversedSaleId,
    )
    if (kind === 'refund') this.volumes.refunded(sale.creatorId, soldOn, fee.grossCents)
    else this.volumes.chargedBack(sale.creatorId, soldOn, fee.grossCents)
    this.#postings.post(
      sale.occurredAt,
      kind,
      [
        this.#posting(sale.creatorId, FUNDS_OF_HOLDER[sale.holder], lostCents),
        this.#posting('sale_fees', 'funds_at_platform', fee.platformFeeCents),
      ],
      { saleId },
    )
    return saleId
  }

  /** Money owed without a sale, or below zero a debt: from before the run, or what an exchange left. No fee. */
  recordCredit(
    credit: SaleRecord,
    amountCents: Cents,
    reason: CreditReason = 'opening_balance',
    source: Pick<TransferSource, 'payoutId'> = {},
  ): number {
    const amounts = { grossCents: amountCents, feeCents: 0, netCents: amountCents }
    const saleId = this.#insert(credit, 'credit', amounts, null)
    const funds = FUNDS_OF_HOLDER[credit.holder]
    const postings =
      amountCents > 0
        ? [this.#posting(funds, credit.creatorId, amountCents)]
        : [this.#posting(credit.creatorId, funds, -amountCents)]
    this.#postings.post(credit.occurredAt, reason, postings, { saleId, ...source })
    return saleId
  }

  #insert(
    sale: SaleRecord,
    kind: SaleKind,
    amounts: SaleAmounts,
    reversedSaleId: number | null,
  ): number {
    const day = dayOfInstant(sale.occurredAt)
    const balanceId = this.#balances.add(sale.creatorId, day, sale.holder, amounts.netCents)
    const saleId = ++this.#lastSaleId
    this.#database
      .statement('INSERT INTO ledger_sales VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run([
        saleId,
        sale.creatorId,
        sale.occurredAt,
        SALE_KINDS.indexOf(kind),
        amounts.grossCents,
        amounts.feeCents,
        amounts.netCents,
        balanceId,
        reversedSaleId,
      ])
    return saleId
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
