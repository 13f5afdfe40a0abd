/** Whether a run on a file would fit in a browser, told before its sales are used. */
import type { SalesSummary } from '../../../workers/contract'
import type { Problem } from '../../scenario/problems'
import { readScenario } from '../../scenario/read-scenario'
import type { ScenarioInput } from '../../scenario/schema'
import { refuseIfTooLarge } from '../../scenario/size-estimate'

/** What else is wrong with the scenario is told where it is edited. */
export function runTooLarge(
  input: ScenarioInput,
  { creatorCount, saleCount, firstDay, lastDay }: SalesSummary,
  isPeriodFollowed: boolean,
): Problem | null {
  const { startDay: _startDay, days: _days, ...others } = input
  const read = readScenario(isPeriodFollowed ? others : input, {})
  if (!read.ok) return null
  return refuseIfTooLarge(read.scenario, {
    creators: { length: creatorCount },
    sales: { length: saleCount },
    firstDay,
    lastDay,
  })
}
