/** How the readable views write what the tables keep as numbers: words of a list, days and instants. */

export const wordSql = (column: string, words: readonly string[]): string =>
  `CASE ${column} ${words.map((text, code) => `WHEN ${code} THEN '${text}'`).join(' ')} END`
export const daySql = (column: string): string => `date(${column} * 86400, 'unixepoch')`
export const instantSql = (column: string): string =>
  `strftime('%Y-%m-%dT%H:%M:%SZ', ${column}, 'unixepoch')`

/**
 * A number in place of a column that other parts of a view have. SQLite looks for rows in the parts, and not in a copy of the
 * whole view, only where their columns have the same type.
 */
export const integerSql = (value: string): string => `CAST(${value} AS INTEGER)`
