/**
 * What a payout has paid of a sale: its net without what was taken back while its balance was unpaid. A refund of a part
 * leaves the rest of the sale in the payout.
 */

/** Of a sale `s`, as SQL; `sales`: the table or view of which it is a row. */
const paidCentsIn = (sales: string): string =>
  `(s.net_cents + COALESCE((SELECT SUM(r.net_cents + r.retained_fee_cents) FROM ${sales} r
    WHERE r.reversed_sale_id = s.sale_id AND r.balance_id = s.balance_id), 0))`

export const PAID_CENTS = paidCentsIn('ledger_sales')
export const PAID_CENTS_IN_VIEWS = paidCentsIn('sales')
