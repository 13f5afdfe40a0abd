/** Closes the books of a run, finished or cut short, and says what is in them. */
import { startOfDay } from '../core/calendar'
import type { RunReport, RunTiming, SalesFileSummary } from '../metrics/figures'
import { reportOf } from '../metrics/report'
import type { RunSetup } from './setup'
import type { Simulation } from './simulation'

export function concludeRun(
  simulation: Simulation,
  status: RunReport['status'],
  timing: RunTiming,
): RunReport {
  return reportOf(simulation.facts(), {
    status,
    checks: simulation.checkEverything(),
    digest: simulation.ledger.digest(),
    salesFile: salesFileOf(simulation.setup),
    adapter: simulation.serviceComparison(),
    timing,
  })
}

function salesFileOf({ sales, startDay, days }: RunSetup): SalesFileSummary | null {
  if (!sales) return null
  const begin = startOfDay(startDay)
  const end = startOfDay(startDay + days)
  const { leftOut } = sales
  return {
    name: sales.fileName,
    reading: sales.reading,
    rows: sales.sales.length,
    refundRows: sales.refundRows,
    rejectedRows: leftOut.reduce((sum, { count }) => sum + count, 0),
    leftOut: leftOut.map(({ reason, count }) => ({ reason, count })),
    rowsOutsideRun: sales.sales.filter((sale) => sale.at < begin || sale.at >= end).length,
  }
}
