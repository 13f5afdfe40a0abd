/** What to write instead of a column that there is not. SQLite names it; the views are those that the query names. */
import { LEDGER_VIEWS, LEDGER_VIEW_NAMES, type LedgerView } from '../../core/ledger-views'
import { nearestTo } from '../../scenario/nearest'
import { m } from '../paraglide/messages.js'

const NO_SUCH_COLUMN = /no such column: (?:\w+\.)?(\w+)/

/** The column that is probably meant, and all that there are; empty for any other problem. */
export function columnHints(problem: string, sql: string): string[] {
  const missing = NO_SUCH_COLUMN.exec(problem)?.[1]
  if (missing === undefined) return []
  const words = new Set(sql.toLowerCase().match(/\w+/g))
  const views = LEDGER_VIEW_NAMES.filter((view) => words.has(view))
  const meant = columnLike(missing, views)
  return [
    ...(meant === null ? [] : [m.query_column_meant({ column: meant })]),
    ...views.map((view) => m.query_columns_of({ view, columns: LEDGER_VIEWS[view].join(', ') })),
  ]
}

function columnLike(missing: string, views: readonly LedgerView[]): string | null {
  const columns: string[] = views.flatMap((view) => [...LEDGER_VIEWS[view]])
  const name = missing.toLowerCase()
  return nearestTo(name, columns) ?? columns.find((column) => column.includes(name)) ?? null
}
