/**
 * Fees with free days in a run of less than a year: a larger part of its days is free than of a year. Whatever is said of such
 * a fee beside others, it is said with it.
 */
import type { SweepPlan } from '../../../../workers/sweep-contract'
import { DEFAULT_POLICY_NAME } from '../../../core/policy'
import { policyFrom } from '../../../scenario/resolved-policy'
import type { ScenarioPolicy } from '../../../scenario/schema'
import { withChanges, type SettingChanges } from '../../../scenario/setting-changes'
import { formatCount } from '../../format'
import { m } from '../../paraglide/messages.js'
import { numberOfDays } from '../../words/counts'

/** A period that has a year in it. */
export const YEAR_DAYS = 365
/** From so many days on a run has most of a year in it. */
export const YEAR_RUN_DAYS_MIN = 330

export interface FreeDays {
  /** From a creator's first instant payout on, within the run. */
  free: number
  /** Of the run. */
  days: number
}

/** `null` where no day is free, and where the run has most of a year. */
export function freeDaysIn(
  { scenario, days: planned }: Pick<SweepPlan, 'scenario' | 'days'>,
  changes: SettingChanges,
): FreeDays | null {
  const changed = withChanges(scenario, changes)
  const days = 'days' in changes ? Number(changes['days']) : planned
  const policy = (changed['policy'] ?? DEFAULT_POLICY_NAME) as ScenarioPolicy
  const free = Math.min(policyFrom(policy).instantFreeDays, days)
  return free === 0 || days >= YEAR_RUN_DAYS_MIN ? null : { free, days }
}

/** `30 of 90 days free` */
export const freeDaysText = ({ free, days }: FreeDays): string =>
  m.fees_days_free({ free: formatCount(free), days: numberOfDays(days) })

/** Why amounts of some of these are less than those of a year; `null` where they are not. */
export function freeDaysNote(rows: readonly { freeDays: FreeDays | null }[]): string | null {
  return rows.some(({ freeDays }) => freeDays !== null) ? m.fees_days_free_note() : null
}
