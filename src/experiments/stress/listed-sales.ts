/**
 * The sales of a run and what was taken back of them, as a scenario lists them: read from the
 * ledger, so that nothing is left to chance. Money that was credited without a sale is left out,
 * since it comes from the scenario.
 */
import type { Database } from '../../ledger/database'
import type { Holder } from '../../core/vocabulary'
import type { ScenarioInput } from '../../scenario/schema'

type SaleInput = NonNullable<ScenarioInput['sales']>[number]
type ActionInput = NonNullable<ScenarioInput['actions']>[number]

export interface ListedSales {
  sales: SaleInput[]
  /** Refunds and chargebacks of them. */
  reversals: ActionInput[]
}

const SALES = `
SELECT c.handle, s.occurred_at, s.kind, s.gross_cents, b.holder, s.sale_id, s.reversed_sale_id,
  EXISTS (SELECT 1 FROM sales r WHERE r.reversed_sale_id = s.sale_id)
FROM sales s JOIN creators c USING (creator_id) JOIN balances b USING (balance_id)
WHERE s.kind IN ('sale', 'refund', 'chargeback') ORDER BY s.sale_id`

const labelOf = (saleId: unknown): string => `sale-${String(saleId)}`

export function listedSales(database: Database): ListedSales {
  const rows = database.statement(SALES).rows([])
  return {
    sales: rows.flatMap(([creator, at, kind, cents, holder, saleId, , isReversed]) =>
      kind === 'sale'
        ? [
            {
              ...{ creator: creator as string, at: at as string, amountCents: cents as number },
              holder: holder as Holder,
              ...(isReversed === 1 && { label: labelOf(saleId) }),
            },
          ]
        : [],
    ),
    reversals: rows.flatMap(([creator, at, kind, , , , reversedSaleId]) =>
      kind === 'sale'
        ? []
        : [
            {
              action: kind === 'refund' ? ('refund-sale' as const) : ('charge-back-sale' as const),
              ...{ on: at as string, creator: creator as string, sale: labelOf(reversedSaleId) },
            },
          ],
    ),
  }
}
