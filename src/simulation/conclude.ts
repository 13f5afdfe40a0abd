/** Closes the books of a run, finished or cut short, and says what is in them. */
import { isoFromInstant, startOfDay } from '../core/calendar'
import type { LostJobs } from '../core/lost-job'
import type { RunReport, RunTiming, SalesFileSummary } from '../metrics/figures'
import { processorBooksOf } from '../metrics/processor-books'
import { reportOf } from '../metrics/report'
import type { LostJobFigures } from '../metrics/stuck'
import { pausedCreators, stuckPayouts } from '../metrics/stuck-payouts'
import type { RunSetup } from './setup'
import type { Simulation } from './simulation'

export function concludeRun(
  simulation: Simulation,
  status: RunReport['status'],
  timing: RunTiming,
): RunReport {
  const checks = simulation.checkEverything()
  const { now, ledger, questions } = simulation
  return reportOf(questions.facts(), {
    status,
    checks,
    digest: ledger.digest(),
    salesFile: salesFileOf(simulation.setup),
    processorBooks: processorBooksOf(ledger.database),
    stuck: {
      payouts: stuckPayouts(ledger.database, now),
      pausedCreators: pausedCreators(ledger.database, questions.policy),
    },
    notPaid: questions.notPaid(),
    lostJobs: lostJobFigures(questions.lostJobs),
    adapter: questions.serviceComparison(),
    timing,
  })
}

function lostJobFigures({ killed, givenUp, jobs }: LostJobs): LostJobFigures {
  return {
    killed,
    givenUp,
    jobs: jobs
      .filter(({ isGivenUp }) => isGivenUp)
      .map(({ name, queuedAt, lostAt, attempts, creatorIds }) => ({
        name,
        queuedAt: isoFromInstant(queuedAt),
        lostAt: isoFromInstant(lostAt),
        attempts,
        creators: creatorIds && creatorIds.length,
      })),
  }
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
