/** Whether each transfer of a sale moves what the buyer paid or got back: its postings, added up as they come, are next to each other. */
import { instantFromIso, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { sentence } from '../core/sentence'
import type { Database } from '../ledger/database'
import type { Check, Look } from './moments'
import type { PostingRow, PostingWatcher } from './new-postings'
import type { Violations } from './violations'

const NAME = 'transfers_sum_to_zero'

interface SaleTransfer {
  transferId: number
  at: Instant
  movedCents: Cents
  grossCents: Cents
  creatorId: number
}

/** Both sides of every posting, through the public view, so that a lost account shows too. */
const NOT_ZERO = 'FROM entries GROUP BY transfer_id HAVING SUM(amount_cents) <> 0'
/** The text of an instant takes longer to make than all sums: it is only asked for where something is wrong. */
const IS_ANY_WRONG_SQL = `SELECT 1 ${NOT_ZERO} LIMIT 1`
const WRONG_SQL = `SELECT transfer_id, SUM(amount_cents), MIN(occurred_at) ${NOT_ZERO}`

export class TransferSums implements Check, PostingWatcher {
  readonly #database: Database
  #open: SaleTransfer | null = null

  constructor(database: Database) {
    this.#database = database
  }

  posted(row: PostingRow, violations: Violations): void {
    const transferId = row[1]
    if (this.#open && this.#open.transferId === transferId) {
      this.#open.movedCents += row[6]
      return
    }
    this.postedAll(violations)
    const grossCents = row[9]
    if (grossCents === null) return
    this.#open = {
      transferId,
      at: row[2],
      movedCents: row[6],
      grossCents: Math.abs(grossCents),
      creatorId: row[10]!,
    }
  }

  postedAll(violations: Violations): void {
    const transfer = this.#open
    this.#open = null
    if (!transfer || transfer.movedCents === transfer.grossCents) return
    const { transferId, at, movedCents, grossCents, creatorId } = transfer
    violations.add(
      NAME,
      transferId,
      sentence`transfer ${transferId} moves ${{ cents: movedCents }} for a sale of ${{ cents: grossCents }}`,
      { cents: movedCents - grossCents, at, creatorId },
    )
  }

  /** All entries, at the end of the run only. */
  atEachLook({ extent, violations }: Look): void {
    if (extent !== 'run' || !this.#database.statement(IS_ANY_WRONG_SQL).row([])) return
    const rows = this.#database.statement(WRONG_SQL).rows([])
    for (const [transferId, sum, at] of rows as [number, Cents, string][]) {
      violations.add(NAME, transferId, sentence`transfer ${transferId} sums to ${{ cents: sum }}`, {
        cents: sum,
        at: instantFromIso(at) ?? undefined,
      })
    }
  }
}
