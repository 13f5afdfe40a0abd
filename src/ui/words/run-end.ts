/** What a creator's pages say of what the end of a run cuts off: payouts after it, and those that are still in progress. */
import type { PayoutRow } from '../../../workers/contract'
import { formatDay, formatInstant } from '../format'
import { m } from '../paraglide/messages.js'

const ON_THE_WAY: readonly string[] = ['creating', 'processing', 'unclaimed']

/** Of a payout to come: nothing beyond the last day of the run is simulated. */
export const afterEndNote = (day: string, endDay: string): string =>
  day > endDay ? m.side_next_after_end({ end: formatDay(endDay) }) : ''

/** Of a list of them, by the last. */
export const upcomingEndNote = (lastDay: string, endDay: string): string =>
  lastDay > endDay ? m.side_upcoming_after_end({ end: formatDay(endDay) }) : ''

export function arrivalText(
  { completedAt, state }: Pick<PayoutRow, 'completedAt' | 'state'>,
  isRunOver: boolean,
): string {
  if (completedAt) return formatInstant(completedAt)
  return isRunOver && ON_THE_WAY.includes(state) ? m.side_not_arrived() : m.figure_none()
}
