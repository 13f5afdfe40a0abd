/** The figures of a report as the ledger has them, in place of what was counted while the run went on. */
import type { Database } from '../ledger/database'
import { withClosedDays } from './closed-queries'
import type { RunReport } from './figures'
import type { Figure } from './headline-figure'
import { COUNT_QUERIES, TOTAL_QUERIES } from './total-queries'

export function reportOfLedger(report: RunReport, database: Database): RunReport {
  const valuesOf = <Name extends string>(
    queries: Readonly<Record<Name, string>>,
  ): Record<Name, number> => {
    const ask = (sql: string): string => (report.detail ? withClosedDays(sql) : sql)
    const entries = Object.entries<string>(queries).map(([name, sql]) => [
      name,
      database.valueOf(ask(sql)),
    ])
    return Object.fromEntries(entries) as Record<Name, number>
  }
  return {
    ...report,
    counts: { ...report.counts, ...valuesOf(COUNT_QUERIES) },
    totals: valuesOf(TOTAL_QUERIES),
    figures: figuresOfLedger(report.figures, database),
  }
}

/** Each by its own query. */
export const figuresOfLedger = (figures: readonly Figure[], database: Database): Figure[] =>
  figures.map((figure) => ({ ...figure, value: database.valueOf(figure.sql) as number | null }))
