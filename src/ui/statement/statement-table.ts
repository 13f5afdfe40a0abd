/** A statement by month as a table, for the page and as CSV. */
import type { StatementMonth } from '../../../workers/contract'
import { textColumn, valueColumn, type ChartTable } from '../charts/table'
import { dateOfDay, formatMonthAndYear } from '../format'
import { m } from '../paraglide/messages.js'

type AmountName = Exclude<keyof StatementMonth, 'month'>

/** In the order in which they add up; the fees are a part of what was paid out. */
const AMOUNTS: Readonly<Record<AmountName, () => string>> = {
  owedAtStartCents: m.statement_owed_at_start,
  salesCents: m.statement_sales,
  takenBackCents: m.statement_taken_back,
  otherCents: m.statement_other,
  paidOutCents: m.statement_paid_out,
  cameBackCents: m.statement_came_back,
  owedAtEndCents: m.statement_owed_at_end,
  feesCents: m.statement_fees,
}
const NAMES = Object.keys(AMOUNTS) as AmountName[]

const monthText = (month: string): string => formatMonthAndYear(dateOfDay(`${month}-01`))

export const statementTable = (months: readonly StatementMonth[]): ChartTable => ({
  columns: [
    textColumn(m.statement_month(), monthText),
    ...NAMES.map((name) => valueColumn(AMOUNTS[name](), 'cents')),
  ],
  rows: months.map((month) => [month.month, ...NAMES.map((name) => month[name])]),
})
