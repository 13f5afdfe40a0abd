/** Closes the books of a run, finished or cut short, and reports what is in them. */
import { isoFromInstant, startOfDay } from '../core/calendar'
import { exhaust } from '../core/exhaust'
import type { LostJobs } from '../core/lost-job'
import type { FaultKind, SingleFault } from '../core/single-fault'
import { ledgerRows } from '../ledger/digest'
import type {
  ClosedDetailFigures,
  FaultCount,
  RunReport,
  RunTiming,
  SalesFileSummary,
} from '../metrics/figures'
import { platformFigures } from '../metrics/platform-figures'
import { processorBooksOf } from '../metrics/processor-books'
import { reportOf } from '../metrics/report'
import { reportOfLedger } from '../metrics/report-of-ledger'
import { requestWaits } from '../metrics/request-waits'
import type { LostJobFigures } from '../metrics/stuck'
import { bringsFaults, switchesProtectionsOff } from '../scenario/brings-faults'
import type { Scenario } from '../scenario/schema'
import { changesWithoutEffect } from '../scenario/faults-in-force'
import { correctDays, isCountTrusted } from './corrected-count'
import type { RunSetup } from './run-setup'
import type { Simulation } from './simulation'

export type ClosingPart = 'checks' | 'digest' | 'report'

/** What is being done, and how much of closing the books is behind it, from 0 to 1. */
export interface Closing {
  part: ClosingPart
  share: number
}

/** Where each part begins. Measured over the presets. */
const BEGINS_AT: Readonly<Record<ClosingPart, number>> = { checks: 0, digest: 0.5, report: 0.8 }

export const concludeRun = (
  simulation: Simulation,
  status: RunReport['status'],
  timing: RunTiming,
): RunReport => exhaust(closeBooks(simulation, status, timing))

/** The same piece by piece; yields what comes next. */
export function* closeBooks(
  simulation: Simulation,
  status: RunReport['status'],
  timing: RunTiming,
): Generator<Closing, RunReport> {
  yield { part: 'checks', share: BEGINS_AT.checks }
  const checks = yield* inShares(simulation.checkByPart(), 1, 'checks', 'digest')
  correctDays(simulation)
  const { ledger, questions } = simulation
  const rows = ledgerRows(ledger.database)
  const digest = yield* inShares(ledger.digestByTable(), rows, 'digest', 'report')
  yield { part: 'report', share: BEGINS_AT.report }
  const report = reportOf(questions.facts(), {
    status,
    checks,
    digest,
    detail: closedDetailOf(simulation),
    salesFile: salesFileOf(simulation.setup),
    processorBooks: processorBooksOf(ledger.database),
    stuck: questions.stuck(),
    notPaid: questions.notPaid(),
    lostJobs: lostJobFigures(questions.lostJobs, simulation),
    dailyEligibility: questions.dailyEligibility(),
    platform: platformFigures(ledger, simulation.scenario),
    actionsWithoutEffect: questions.actionsWithoutEffect,
    faultsWithoutEffect: [...questions.faultsWithoutEffect()],
    faultChangesWithoutEffect: changesWithoutEffect(simulation.scenario),
    faultsHappened: faultCounts(questions.faultsHappened()),
    faultsWithoutPayouts: simulation.payouts === 0 && testsService(simulation.scenario),
    adapter: questions.serviceComparison(),
    timing,
  })
  return isCountTrusted(simulation) ? report : reportOfLedger(report, ledger.database)
}

/** A part that yields how much of it is done, as a part of closing. */
function* inShares<Result>(
  amounts: Generator<number, Result>,
  whole: number,
  part: ClosingPart,
  next: ClosingPart,
): Generator<Closing, Result> {
  for (;;) {
    const step = amounts.next()
    if (step.done) return step.value
    const ofPart = Math.min(1, step.value / Math.max(1, whole))
    yield { part, share: BEGINS_AT[part] + ofPart * (BEGINS_AT[next] - BEGINS_AT[part]) }
  }
}

function closedDetailOf({ closedDays, scenario }: Simulation): ClosedDetailFigures | null {
  const detail = closedDays?.detail
  if (!detail) return null
  const settledBefore = isoFromInstant(detail.settledBefore)
  return { ...detail, daysKept: scenario.detail.days!, settledBefore }
}

const CREATORS_NAMED_MAX = 3

function lostJobFigures(
  { killed, givenUp, jobs }: LostJobs,
  { ledger, closedDays }: Simulation,
): LostJobFigures {
  const handleOf = (creatorId: number): string => ledger.creators.get(creatorId).handle
  const isTold = killed > 0 && !closedDays?.any
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
        firstCreators: (creatorIds ?? []).slice(0, CREATORS_NAMED_MAX).map(handleOf),
      })),
    requestWaits: isTold ? requestWaits(ledger.database) : null,
  }
}

/** What becomes of payouts where something fails, or where a protection is missing. */
const testsService = (scenario: Scenario): boolean =>
  bringsFaults(scenario) || switchesProtectionsOff(scenario)

/** In the order in which each kind happened first. */
function faultCounts(fired: readonly SingleFault[]): FaultCount[] {
  const counts = new Map<FaultKind, number>()
  for (const { fault } of fired) counts.set(fault, (counts.get(fault) ?? 0) + 1)
  return [...counts].map(([fault, count]) => ({ fault, count }))
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
    partlyRefundedRows: sales.partlyRefunded?.sales ?? 0,
    partlyRefundedCents: sales.partlyRefunded?.cents ?? 0,
    repeatedRows: sales.repeatedRows ?? 0,
    refundRows: sales.refundRows,
    rejectedRows: leftOut.reduce((sum, { count }) => sum + count, 0),
    leftOut: leftOut.map(({ reason, count }) => ({ reason, count })),
    rowsOutsideRun: sales.sales.filter((sale) => sale.at < begin || sale.at >= end).length,
  }
}
