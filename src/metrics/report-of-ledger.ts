/**
 * The figures of a report as the ledger has them, in place of what was counted while the run went on. Where the service
 * writes without transactions, a worker that is killed in between has written something that it could not tell anybody: only
 * the ledger knows of it.
 */
import type { Database } from '../ledger/database'
import { withClosedDays } from './closed-queries'
import type { RunReport } from './figures'
import { COUNT_QUERIES, TOTAL_QUERIES } from './total-queries'

export function reportOfLedger(report: RunReport, database: Database): RunReport {
  const valueOf = (sql: string): number | null => database.valueOf(sql) as number | null
  const valuesOf = <Name extends string>(
    queries: Readonly<Record<Name, string>>,
  ): Record<Name, number> => {
    const ask = (sql: string): string => (report.detail ? withClosedDays(sql) : sql)
    const entries = Object.entries<string>(queries).map(([name, sql]) => [name, valueOf(ask(sql))])
    return Object.fromEntries(entries) as Record<Name, number>
  }
  return {
    ...report,
    counts: { ...report.counts, ...valuesOf(COUNT_QUERIES) },
    totals: valuesOf(TOTAL_QUERIES),
    figures: report.figures.map((figure) => ({ ...figure, value: valueOf(figure.sql) })),
  }
}
