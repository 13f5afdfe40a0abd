/** A statement by month as a table, for the page and as CSV. */
import type { StatementMonth } from '../../../workers/contract'
import { textColumn, valueColumn, type ChartTable } from '../charts/table'
import { dateOfDay, formatMonthAndYear } from '../format'
import { m } from '../paraglide/messages.js'

type AmountName = Exclude<keyof StatementMonth, 'month'>

/** In the order in which they add up; the fees are a part of what was paid out, and what was booked twice is in no balance. */
const AMOUNTS: Readonly<Record<AmountName, () => string>> = {
  owedAtStartCents: m.statement_owed_at_start,
  salesCents: m.statement_sales,
  takenBackCents: m.statement_taken_back,
  otherCents: m.statement_other,
  paidOutCents: m.statement_paid_out,
  cameBackCents: m.statement_came_back,
  notInBalancesCents: m.statement_not_in_balances,
  owedAtEndCents: m.statement_owed_at_end,
  feesCents: m.statement_fees,
  bookedTwiceCents: m.statement_booked_twice,
}
const NAMES = Object.keys(AMOUNTS) as AmountName[]

/** What only a service without all its protections books: each with what it means. */
const MISTAKES: Readonly<Partial<Record<AmountName, () => string>>> = {
  notInBalancesCents: m.statement_not_in_balances_about,
  bookedTwiceCents: m.statement_booked_twice_about,
}

const isShown = (months: readonly StatementMonth[], name: AmountName): boolean =>
  !(name in MISTAKES) || months.some((month) => month[name] !== 0)

/** What the mistakes among the amounts of a statement are; empty where there are none. */
export const mistakesInWords = (months: readonly StatementMonth[]): string[] =>
  NAMES.flatMap((name) => (isShown(months, name) ? (MISTAKES[name]?.() ?? []) : []))

const monthText = (month: string): string => formatMonthAndYear(dateOfDay(`${month}-01`))

export function statementTable(months: readonly StatementMonth[]): ChartTable {
  const shown = NAMES.filter((name) => isShown(months, name))
  return {
    columns: [
      textColumn(m.statement_month(), monthText),
      ...shown.map((name) => valueColumn(AMOUNTS[name](), 'cents')),
    ],
    rows: months.map((month) => [month.month, ...shown.map((name) => month[name])]),
  }
}
