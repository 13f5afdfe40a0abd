/** The marketplace's statement by month as CSV: one row a month, money in cents. */
import { csvOf, type CsvColumn } from './csv'
import type { StatementMonth } from './statement'

/** Named as in the query that a statement comes with. */
const COLUMNS: readonly CsvColumn<StatementMonth>[] = [
  ['month', ({ month }) => month],
  ['owed_at_start_cents', ({ owedAtStartCents }) => owedAtStartCents],
  ['sales_cents', ({ salesCents }) => salesCents],
  ['taken_back_cents', ({ takenBackCents }) => takenBackCents],
  ['other_cents', ({ otherCents }) => otherCents],
  ['paid_out_cents', ({ paidOutCents }) => paidOutCents],
  ['came_back_cents', ({ cameBackCents }) => cameBackCents],
  ['not_in_balances_cents', ({ notInBalancesCents }) => notInBalancesCents],
  ['owed_at_end_cents', ({ owedAtEndCents }) => owedAtEndCents],
  ['fees_cents', ({ feesCents }) => feesCents],
  ['booked_twice_cents', ({ bookedTwiceCents }) => bookedTwiceCents],
]

export const statementCsv = (months: readonly StatementMonth[]): string => csvOf(COLUMNS, months)
