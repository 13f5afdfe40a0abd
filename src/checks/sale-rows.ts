/**
 * Whether the ledger has the sales at the end of the run that the auditor has heard of, each with its creator, time and
 * amounts and in a balance of its creator, day and holder; and whether its rows of refunds, chargebacks and credits are
 * those that there have to be. Where days are closed, rows of the latter have left that nothing was kept of, so only sales
 * are compared.
 */
import { dayOfInstant, type Day, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { sentence, type Sentence } from '../core/sentence'
import { HOLDERS, SALE_KINDS, type Holder } from '../core/vocabulary'
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
    THEN ${markOfSale({
      ...{ creatorId: 's.creator_id', at: 'occurred_at' },
      ...{ grossCents: 'gross_cents', feeCents: 'fee_cents', netCents: 'net_cents' },
      ...{ ownerId: 'b.creator_id', day: 'b.day', holder: 'b.holder' },
    })}
    ELSE ${NO_SALE} END
  FROM ledger_sales s JOIN ledger_balances b USING (balance_id)`
const rowsSql = (
  ids: string,
): string => `SELECT sale_id, s.creator_id, kind, occurred_at, gross_cents, fee_cents, net_cents,
    reversed_sale_id, retained_fee_cents, b.creator_id, holder, day
  FROM ledger_sales s JOIN ledger_balances b USING (balance_id) WHERE sale_id IN (${ids})`

/** What was taken back or credited, or the fee that was kept of it, is in a balance of somebody else. */
const OF_OTHERS_SQL = `SELECT sale_id, s.creator_id, b.creator_id
  FROM ledger_sales s JOIN ledger_balances b ON b.balance_id IN (s.balance_id, s.retained_fee_balance_id)
  WHERE kind <> ${SALE_KINDS.indexOf('sale')} AND b.creator_id <> s.creator_id`

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
  ownerId: number,
  holder: number,
  day: Day,
]

/** When these are booked nobody but the service knows: their rows are compared with what was posted for them. */
const BOOKED_LATER: ReadonlySet<number> = new Set(
  (['foreign_exchange_residue', 'paid_after_failure', 'returned_after_failure'] as const).map(
    (reason) => TRANSFER_REASONS.indexOf(reason),
  ),
)

export class SaleRows implements Check, PostingWatcher {
  readonly #auditor: Auditor
  readonly #database: Database
  readonly #rows: RowsById<number>
  /** By row: when it was posted, and how much. */
  readonly #bookedLater = new Map<number, { at: Instant; cents: Cents }>()
  #others: number[] = []
  #isClosed = false

  constructor(database: Database, auditor: Auditor) {
    this.#database = database
    this.#auditor = auditor
    this.#rows = new RowsById(database, rowsSql)
  }

  posted(row: PostingRow): void {
    const [, , at, reason, , , cents, saleId] = row
    if (BOOKED_LATER.has(reason) && saleId !== null) this.#bookedLater.set(saleId, { at, cents })
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
    this.#lookForOthers(violations)
    this.#compareBookedLater(violations)
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

  #compareBookedLater(violations: Violations): void {
    for (const row of this.#rows.of([...this.#bookedLater.keys()]).values()) {
      const [saleId, creatorId, kind, at, grossCents, feeCents, netCents] = row as SaleRow
      const posted = this.#bookedLater.get(saleId)!
      const isCredit = SALE_KINDS[kind] === 'credit' && feeCents === 0 && grossCents === netCents
      if (isCredit && at === posted.at && Math.abs(netCents) === posted.cents) continue
      violations.add(
        NAME,
        `sale ${saleId}`,
        sentence`row ${saleId} of ${{ creatorId }} is one of ${{ cents: netCents }} at ${{ at }}, and ${{ cents: posted.cents }} were posted for it at ${{ at: posted.at }}`,
        { cents: 0, at: posted.at, creatorId },
      )
    }
  }

  #lookForOthers(violations: Violations): void {
    this.#database.statement(OF_OTHERS_SQL).forEach([], (row) => {
      const [saleId, creatorId, ownerId] = row as [number, number, number]
      violations.add(
        NAME,
        `sale ${saleId}`,
        sentence`row ${saleId} of ${{ creatorId }} is in a balance of ${{ creatorId: ownerId }}`,
        { cents: 0, creatorId },
      )
    })
  }

  #report(row: SaleRow, violations: Violations): void {
    const [saleId, creatorId, , at, grossCents, feeCents, , , , ownerId, holder, day] = row
    const sale = this.#auditor.market.earnings.sales.get(saleId)
    const balance = { ownerId, day, holder: HOLDERS[holder]! }
    const inRow = saleWords({ creatorId, at, grossCents, feeCents, ...balance })
    const made = sale
      ? sentence`was made as ${saleWords({
          ...sale,
          feeCents: sale.grossCents - sale.netCents,
          ownerId: sale.creatorId,
          day: dayOfInstant(sale.at),
        })}`
      : 'nobody made it'
    violations.add(
      NAME,
      `sale ${saleId}`,
      sentence`sale ${saleId} is ${inRow} by its row, and ${made}`,
      { cents: 0, at, creatorId: sale?.creatorId },
    )
  }
}

interface SaleNumbers {
  creatorId: number
  at: Instant
  grossCents: Cents
  feeCents: Cents
  /** Whose balance it is in, of which day and at whom. */
  ownerId: number
  day: Day
  holder: Holder
}

const saleWords = (sale: SaleNumbers): Sentence => {
  const { creatorId, at, grossCents, feeCents, ownerId, day, holder } = sale
  return sentence`one of ${{ creatorId }} at ${{ at }} of ${{ cents: grossCents }} with a fee of ${{ cents: feeCents }}, in a balance of ${{ creatorId: ownerId }} of ${{ day }} at the ${holder}`
}

const wordsOf = ({ rows, grossCents }: RowSums): Sentence =>
  sentence`${String(rows)} of ${{ cents: grossCents }} together`
