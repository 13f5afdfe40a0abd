/** Pages of the rows of a query, each row as the object that the page gets. */
import type { Database, SqlValue } from '../../ledger/database'
import { PAGE_ROWS_MAX, type Page, type Slice } from './row-lists'

/** A list: pairs of a name and a column as `json_object` takes them, and where its rows are. */
export interface RowList {
  columns: string
  /** From `FROM` on; `?1` is the owner of the list. */
  from: string
  order: string
}

export function pageOf<Row>(
  database: Database,
  list: RowList,
  parameters: SqlValue[],
  slice: Slice,
): Page<Row> {
  const rows = rowsOf<Row>(database, list, parameters, slice)
  const total = database.statement(`SELECT COUNT(*) ${list.from}`).row(parameters)![0] as number
  return { rows, total, left: null }
}

export const rowsOf = <Row>(
  database: Database,
  { columns, from, order }: RowList,
  parameters: SqlValue[],
  { offset, limit }: Slice,
): Row[] =>
  database
    .statement(
      `SELECT json_object(${columns}) ${from} ORDER BY ${order}
       LIMIT ?${parameters.length + 1} OFFSET ?${parameters.length + 2}`,
    )
    .rows([...parameters, Math.min(limit, PAGE_ROWS_MAX), offset])
    .map(([json]) => JSON.parse(json as string) as Row)
