/**
 * How many days a run has to keep in full, whatever its scenario asks for: as far back as a rule
 * looks, and as long as there can still be news of a payout that has ended.
 */
import type { BankHolidays } from '../core/business-days'
import { DAYS_IN_MONTH_MAX, DAYS_IN_WEEK, SECONDS_IN_DAY } from '../core/calendar'
import { sum } from '../core/sum'
import { faultStretches } from './faults-in-force'
import { returnsWithinBusinessDays } from './late-returns'
import type { Problem } from './problems'
import type { ReadingContext } from './reading-context'
import { isSampled } from './sampled'
import type { Scenario, ScenarioAction } from './schema'

/** What nobody heard is asked about within a week; a day more for the answer. */
const ASKED_AGAIN_WITHIN_DAYS = DAYS_IN_WEEK + 1
/** Work may be late by as much as a week. */
const LATE_WORK_DAYS = DAYS_IN_WEEK
const BUSINESS_DAYS_IN_WEEK = 5
/** Thanksgiving, Christmas and New Year’s Day: more than three do not fall into any 30 business days. */
const BANK_HOLIDAYS_MAX = 3
const HOURS_IN_DAY = 24

type Settings = Pick<Scenario, 'processor' | 'faults'>

/** By the settings of the whole run, and what is switched in it. */
function keptDaysMinimum(scenario: Scenario): number {
  const heardOf = faultStretches(scenario).map(
    ({ inForce }) => comesBackWithinDays(inForce) + newsTakeDays(inForce) + ASKED_AGAIN_WITHIN_DAYS,
  )
  // Fees may depend on what was paid in the calendar month.
  return Math.max(DAYS_IN_MONTH_MAX, ...heardOf) + LATE_WORK_DAYS
}

/** Whether something could look back to a day that is closed by then. */
export const keepsTooFewDays = (scenario: Scenario): boolean =>
  scenario.detail.days !== null && scenario.detail.days < keptDaysMinimum(scenario)

/** Whether somebody may want the rows that leave the ledger. */
export const savesClosedRows = ({ detail }: Pick<Scenario, 'detail'>): boolean =>
  detail.days !== null && detail.closedRowsSaved

export function keptDaysReachFarEnough(scenario: Scenario, context: ReadingContext): Problem[] {
  const { days } = scenario.detail
  if (days === null) return []
  if (isSampled(scenario, context.importedCreators !== undefined)) {
    const expected =
      'null, because what a sample says of all creators is worked out from the rows of every day'
    return [{ path: 'detail.days', value: days, expected }]
  }
  if (!keepsTooFewDays(scenario)) return []
  const expected = `at least ${keptDaysMinimum(scenario)} days, as far back as rules look and payouts come back, or null`
  return [{ path: 'detail.days', value: days, expected }]
}

/**
 * What a creator can do in a running scenario needs no row that is closed: so the run, and the scenario that it becomes,
 * close the same.
 */
const needsNoOldRows = (action: ScenarioAction): boolean =>
  ['change-schedule', 'pause', 'resume'].includes(action.action) ||
  (action.action === 'request-payout' && action.by === 'creator')

/**
 * Creators whose rows are all kept: those that are named, and those whose actions in the scenario
 * may be about old rows.
 */
export function keptHandles({ detail, actions }: Scenario): string[] {
  const acting = actions.filter((action) => !needsNoOldRows(action))
  return [...new Set([...detail.creators, ...acting.map(({ creator }) => creator)])]
}

/** After it has arrived a payout may come back, be lost, or have one of its sales charged back. */
function comesBackWithinDays({ processor, faults }: Settings): number {
  const single = faults.single.map((fault) =>
    fault.fault === 'chargeback-after-payout' ? fault.afterDays : 0,
  )
  return Math.max(
    calendarDays(returnsWithinBusinessDays({ processor, faults }), processor.bankHolidays),
    Math.ceil(processor.rails.stablecoin.lossNoticedAfterHours / HOURS_IN_DAY),
    faults.afterPayout.chargebackBasisPoints > 0 ? faults.afterPayout.chargebackWithinDays : 0,
    ...single,
  )
}

/** Webhooks, calls and answers, each as late as it can be. */
function newsTakeDays({ processor, faults }: Settings): number {
  const lateSeconds = [
    processor.webhookDelay.maximumSeconds,
    processor.callLatency.maximumSeconds,
    faults.webhooks.lateness.maximumSeconds,
    faults.calls.lateness.maximumSeconds,
    faults.workers.wait.maximumSeconds,
    ...faults.single.map((fault) => ('seconds' in fault ? (fault.seconds ?? 0) : 0)),
  ]
  return Math.ceil(sum(lateSeconds) / SECONDS_IN_DAY)
}

/** At most: so many business days, with the bank holidays and the weekends that they may be around. */
function calendarDays(businessDays: number, bankHolidays: BankHolidays): number {
  const weekdays = businessDays + (bankHolidays === 'none' ? 0 : BANK_HOLIDAYS_MAX)
  return weekdays + 2 * Math.ceil((weekdays + 1) / BUSINESS_DAYS_IN_WEEK)
}
