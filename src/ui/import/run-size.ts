/** Whether a run on a file would fit in a browser, told before its sales are used. */
import type { SalesSummary } from '../../../workers/sales-contract'
import type { Problem } from '../../scenario/problems'
import type { Scenario } from '../../scenario/schema'
import { refuseIfTooLarge } from '../../scenario/size-estimate'

export function runTooLarge(
  scenario: Scenario,
  { creatorCount, saleCount, firstDay, lastDay }: SalesSummary,
  isPeriodFollowed: boolean,
): Problem | null {
  const { startDay: _startDay, days: _days, ...others } = scenario
  return refuseIfTooLarge(isPeriodFollowed ? others : scenario, {
    creators: { length: creatorCount },
    sales: { length: saleCount },
    firstDay,
    lastDay,
  })
}
