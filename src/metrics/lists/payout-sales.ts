/**
 * The sales of one payout. No index says on which balance a sale landed, but it landed on the day of the balance or later,
 * and before the payout claimed it: only the sales of that time are looked at.
 */
import { startOfDay, type Day, type Instant } from '../../core/calendar'
import type { Database } from '../../ledger/database'
import { firstMaybeSince, keySurelySince } from '../../ledger/rows-by-time'
import { pageOf, type RowList } from './paged-rows'
import type { Page, SaleRow, Slice } from './row-lists'

const saleColumns = (
  elsewhere: string,
): string => `'saleId', s.sale_id, 'occurredAt', s.occurred_at, 'kind', s.kind,
  'grossCents', s.gross_cents, 'feeCents', s.fee_cents, 'netCents', s.net_cents, 'elsewhereCents', ${elsewhere}`
/** Of a creator, whose balances it all landed on. */
export const SALE_COLUMNS = saleColumns('0')

const THEN = 'sale_id >= ?2 AND sale_id < ?3'
const CLAIMED = '(SELECT balance_id FROM payout_balances WHERE payout_id = ?1)'

/**
 * What had landed on a payout's balances when it claimed them, with the part that landed there: of a refund, the retained
 * fee may be elsewhere. On the balances of a payout that failed, more may have landed since.
 */
const SALES_OF_PAYOUT: RowList = {
  columns: saleColumns('s.elsewhere_cents'),
  from: `FROM (
    SELECT sale_id, occurred_at, kind, gross_cents, fee_cents, SUM(landed_cents) AS net_cents,
      net_cents - SUM(landed_cents) AS elsewhere_cents FROM (
      SELECT *, net_cents + retained_fee_cents AS landed_cents FROM sales
      WHERE ${THEN} AND balance_id IN ${CLAIMED}
      UNION ALL
      SELECT *, -retained_fee_cents FROM sales
      WHERE ${THEN} AND retained_fee_balance_id IN ${CLAIMED})
    WHERE occurred_at <= (SELECT created_at FROM payouts WHERE payout_id = ?1)
    GROUP BY sale_id) s`,
  order: 's.sale_id',
}

const SALES = { table: 'ledger_sales', key: 'sale_id', instant: 'occurred_at' }

export function payoutSales(database: Database, payoutId: number, slice: Slice): Page<SaleRow> {
  const claim = database
    .statement(
      `SELECT MIN(day), created_at FROM ledger_payouts JOIN ledger_payout_balances USING (payout_id)
         JOIN ledger_balances USING (balance_id) WHERE payout_id = ?`,
    )
    .row([payoutId]) as [Day, Instant] | [null, null]
  if (claim[0] === null) return { rows: [], total: 0, left: null }
  const [firstDay, createdAt] = claim
  const from = firstMaybeSince(database, SALES, startOfDay(firstDay))
  if (from === null) return { rows: [], total: 0, left: null }
  const until = keySurelySince(database, SALES, createdAt + 1)
  return pageOf<SaleRow>(database, SALES_OF_PAYOUT, [payoutId, from, until], slice)
}
