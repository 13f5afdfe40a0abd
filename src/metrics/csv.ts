/** Rows of figures as CSV, for spreadsheets and other programs. */

export type CsvColumn<Row> = [header: string, value: (row: Row) => string | number]

/** A header and one line for each row. Values are numbers, days and months, of which none needs quotes. */
export const csvOf = <Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string =>
  [columns.map(([header]) => header), ...rows.map((row) => columns.map(([, value]) => value(row)))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('')
