/** How often the jobs of the service begin again when their worker was lost. */
import type { PayoutType } from '../core/vocabulary'
import type { PayoutContext } from './ports'

export function jobRetriesMax(
  { jobs, protections }: PayoutContext,
  payoutType: PayoutType = 'standard',
): number {
  if (!protections.retries) return 0
  return payoutType === 'instant' ? jobs.dailyRetriesMax : jobs.standardRetriesMax
}
