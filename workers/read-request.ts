/**
 * Reads what the page asks to run: the scenario with its sales, and where the run is to pause; or
 * why it is refused.
 */
import type { SqlJsStatic } from 'sql.js'
import { dayFromIso, type Day, type Instant } from '../src/core/calendar'
import { readFirst } from '../src/scenario/first-scenario'
import type { ImportedSales } from '../src/scenario/sales-file/imported-sales'
import type { Refused } from '../src/scenario/problems'
import type { ReadScenario } from '../src/scenario/read-scenario'
import { contextOf, setUpRun, type RunSetup } from '../src/simulation/run-setup'
import type { RunRequest } from './contract'
import { unpackSales } from './packed-sales'
import { daysUntil, momentOfRun } from './pause-points'

export interface ReadRequest {
  ok: true
  setup: RunSetup
  /** Pause once so many days are done; `null`: do not. */
  pauseAfterDays: number | null
  pauseBefore: Instant | null
  /** The day on which the checks are made after every step. */
  checkEveryStepOn: Day | null
}

export async function readRequest(
  request: RunRequest,
  engine: Promise<SqlJsStatic>,
): Promise<ReadRequest | Refused> {
  const sales = request.sales && unpackSales(request.sales)
  const read = await readInput(request.scenario, sales)
  if (!read.ok) return read
  const prepared = setUpRun(read.scenario, sales)
  if (!prepared.ok) return prepared
  const { setup } = prepared
  const { pauseOn, pauseBefore, checkEveryStepOn } = request
  const pauseAfterDays = pauseOn === undefined ? null : daysUntil(pauseOn, setup)
  if (isRefused(pauseAfterDays)) return pauseAfterDays
  const moment = pauseBefore === undefined ? null : momentOfRun(pauseBefore, setup)
  if (isRefused(moment)) return moment
  if (setup.scenario.invariants.length > 0) {
    const { invariantProblems } = await import('../src/simulation/invariant-problems')
    const problems = invariantProblems(await engine, setup.scenario)
    if (problems.length > 0) return { ok: false, problems }
  }
  return {
    ok: true,
    setup,
    pauseAfterDays,
    pauseBefore: moment,
    checkEveryStepOn: checkEveryStepOn === undefined ? null : dayFromIso(checkEveryStepOn),
  }
}

const isRefused = (read: number | null | Refused): read is Refused =>
  read !== null && typeof read !== 'number'

/** What needs Zod comes with the first scenario that is not the page's own. */
async function readInput(input: unknown, sales: ImportedSales | null): Promise<ReadScenario> {
  const first = sales ? null : readFirst(input)
  if (first) return first
  const { readScenario } = await import('../src/scenario/read-scenario')
  return readScenario(input, contextOf(sales))
}
