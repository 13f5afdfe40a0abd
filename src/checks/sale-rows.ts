/** Whether the ledger has the sales at the end of the run that the auditor has heard of, each at the time at which it was made. */
import type { Instant } from '../core/calendar'
import { sentence } from '../core/sentence'
import { SALE_KINDS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { Auditor } from './auditor/auditor'
import type { Check, Look } from './moments'
import type { Violations } from './violations'

const NAME = 'rows_say_what_happened'

/** There are the most rows of all: a column more of each takes longer than comparing it. */
const ROWS_SQL = `SELECT sale_id, occurred_at FROM ledger_sales WHERE kind = ${SALE_KINDS.indexOf('sale')}`

export class SaleRows implements Check {
  readonly #database: Database
  readonly #auditor: Auditor

  constructor(database: Database, auditor: Auditor) {
    this.#database = database
    this.#auditor = auditor
  }

  atEachLook({ extent, violations }: Look): void {
    if (extent !== 'run') return
    const { sales } = this.#auditor.market.earnings
    let count = 0
    this.#database.statement(ROWS_SQL).forEach([], (row) => {
      count += 1
      const saleId = row[0] as number
      const at = row[1] as Instant
      if (!sales.wasMadeAt(saleId, at)) this.#report(saleId, at, violations)
    })
    if (count === sales.count) return
    violations.add(NAME, 'sales', `the ledger has ${count} sales, buyers made ${sales.count}`, {
      cents: 0,
    })
  }

  #report(saleId: number, at: Instant, violations: Violations): void {
    const sale = this.#auditor.market.earnings.sales.get(saleId)
    const made = sale
      ? sentence`${{ creatorId: sale.creatorId }} made it at ${{ at: sale.at }}`
      : 'nobody made it'
    violations.add(
      NAME,
      `sale ${saleId}`,
      sentence`sale ${saleId} was at ${{ at }} by its row, and ${made}`,
      { cents: 0, at, creatorId: sale?.creatorId },
    )
  }
}
