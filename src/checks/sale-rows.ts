/**
 * Whether the ledger has the sales at the end of the run that the auditor has heard of, each with its creator, time and
 * amounts; and whether its rows of refunds, chargebacks and credits are those that there have to be. Where days are closed,
 * rows of the latter have left that nothing was kept of, so only sales are compared.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { sentence, type Sentence } from '../core/sentence'
import { SALE_KINDS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import { TRANSFER_REASONS } from '../ledger/postings'
import { markOfSale } from './auditor/audited-sales'
import type { Auditor } from './auditor/auditor'
import { OtherRows, type RowSums } from './auditor/other-rows'
import type { Check, Look } from './moments'
import type { PostingRow, PostingWatcher } from './new-postings'
import { RowsById } from './rows-by-id'
import type { Violations } from './violations'

const NAME = 'rows_say_what_happened'
const NO_SALE = -1

/**
 * There are the most rows of all, and each column of a row takes longer than comparing it: all that is compared of a sale is
 * one number.
 */
const ROWS_SQL = `SELECT sale_id, CASE kind WHEN ${SALE_KINDS.indexOf('sale')}
    THEN ${markOfSale({ creatorId: 'creator_id', at: 'occurred_at', grossCents: 'gross_cents', feeCents: 'fee_cents', netCents: 'net_cents' })}
    ELSE ${NO_SALE} END
  FROM ledger_sales`
const rowsSql = (
  ids: string,
): string => `SELECT sale_id, creator_id, kind, occurred_at, gross_cents, fee_cents, net_cents,
    reversed_sale_id, retained_fee_cents FROM ledger_sales WHERE sale_id IN (${ids})`

type SaleRow = [
  saleId: number,
  creatorId: number,
  kind: number,
  at: Instant,
  grossCents: Cents,
  feeCents: Cents,
  netCents: Cents,
  reversedSaleId: number | null,
  retainedFeeCents: Cents,
]

/** When these are booked nobody but the service knows. */
const BOOKED_LATER: ReadonlySet<number> = new Set(
  (['foreign_exchange_residue', 'paid_after_failure', 'returned_after_failure'] as const).map(
    (reason) => TRANSFER_REASONS.indexOf(reason),
  ),
)

export class SaleRows implements Check, PostingWatcher {
  readonly #auditor: Auditor
  readonly #database: Database
  readonly #rows: RowsById<number>
  readonly #bookedLater = new Set<number>()
  #others: number[] = []
  #isClosed = false

  constructor(database: Database, auditor: Auditor) {
    this.#database = database
    this.#auditor = auditor
    this.#rows = new RowsById(database, rowsSql)
  }

  posted(row: PostingRow): void {
    if (BOOKED_LATER.has(row[3]) && row[7] !== null) this.#bookedLater.add(row[7])
  }

  daysClosed(): void {
    this.#isClosed = true
  }

  atEachLook({ extent, violations }: Look): void {
    if (extent !== 'run') return
    const { sales } = this.#auditor.market.earnings
    const wrong: number[] = []
    let count = 0
    this.#others = []
    this.#database.statement(ROWS_SQL).forEach([], (row) => {
      const saleId = row[0] as number
      const mark = row[1] as number
      if (mark === NO_SALE) return void this.#others.push(saleId)
      count += 1
      if (!sales.hasMark(saleId, mark)) wrong.push(saleId)
    })
    for (const row of this.#rows.of(wrong).values()) this.#report(row as SaleRow, violations)
    if (count === sales.count) return
    violations.add(NAME, 'sales', `the ledger has ${count} sales, buyers made ${sales.count}`, {
      cents: 0,
    })
  }

  /** Once it is known from the postings which of them were booked later. */
  runEnds({ violations }: Look): void {
    if (this.#isClosed) return
    const booked = new OtherRows()
    const ids = this.#others.filter((saleId) => !this.#bookedLater.has(saleId))
    for (const row of this.#rows.of(ids).values()) {
      const [, creatorId, kind, at, grossCents, feeCents, netCents, saleId, retained] =
        row as SaleRow
      booked.add({
        ...{ creatorId, kind: SALE_KINDS[kind] as RowSums['kind'], at },
        ...{ grossCents, feeCents, netCents },
        // What a credit refers to is a row of the ledger, which nobody else knows.
        saleId: SALE_KINDS[kind] === 'credit' ? 0 : saleId!,
        retainedFeeCents: retained,
      })
    }
    for (const { ours, theirs } of booked.differences(this.#auditor.market.otherRows)) {
      const { creatorId, kind } = ours
      violations.add(
        NAME,
        `${kind} of ${creatorId}`,
        sentence`the rows of each ${kind} of ${{ creatorId }} are ${wordsOf(ours)}, it should be ${wordsOf(theirs)}${ours.rows === theirs.rows ? ', and a time or an amount is another' : ''}`,
        { cents: ours.grossCents - theirs.grossCents, creatorId },
      )
    }
  }

  #report([saleId, creatorId, , at, grossCents, feeCents]: SaleRow, violations: Violations): void {
    const sale = this.#auditor.market.earnings.sales.get(saleId)
    const row = saleWords({ creatorId, at, grossCents, feeCents })
    const made = sale
      ? sentence`was made as ${saleWords({ ...sale, feeCents: sale.grossCents - sale.netCents })}`
      : 'nobody made it'
    violations.add(
      NAME,
      `sale ${saleId}`,
      sentence`sale ${saleId} is ${row} by its row, and ${made}`,
      { cents: 0, at, creatorId: sale?.creatorId },
    )
  }
}

interface SaleNumbers {
  creatorId: number
  at: Instant
  grossCents: Cents
  feeCents: Cents
}

const saleWords = ({ creatorId, at, grossCents, feeCents }: SaleNumbers): Sentence =>
  sentence`one of ${{ creatorId }} at ${{ at }} of ${{ cents: grossCents }} with a fee of ${{ cents: feeCents }}`

const wordsOf = ({ rows, grossCents }: RowSums): Sentence =>
  sentence`${String(rows)} of ${{ cents: grossCents }} together`
