/** Whether a run on a file would fit in a browser, and whether its days can be run: told before its sales are used. */
import type { SalesSummary } from '../../../workers/contract'
import type { Problem } from '../../scenario/problems'
import { wholeRun, withoutPeriod, type RunPeriod } from '../../scenario/period'
import { readScenario } from '../../scenario/read-scenario'
import type { ScenarioInput } from '../../scenario/schema'
import { refuseIfTooLarge } from '../../scenario/size-estimate'

/** What else is wrong with the scenario is told where it is edited. */
export function runTooLarge(
  input: ScenarioInput,
  { creatorCount, saleCount, firstDay, lastDay }: SalesSummary,
  isPeriodFollowed: boolean,
): Problem | null {
  const read = readScenario(isPeriodFollowed ? withoutPeriod(input) : input, {})
  if (!read.ok) return null
  return refuseIfTooLarge(read.scenario, {
    creators: { length: creatorCount },
    sales: { length: saleCount },
    firstDay,
    lastDay,
  })
}

/** What the days of the file make wrong; the form can still set others, so the file may be used. */
export function problemsOfDays(
  input: ScenarioInput,
  { firstDay, lastDay }: Pick<SalesSummary, 'firstDay' | 'lastDay'>,
  isPeriodFollowed: boolean,
): readonly Problem[] {
  const scenario = isPeriodFollowed ? withoutPeriod(input) : input
  if (!readScenario(scenario, {}).ok) return []
  const read = readScenario(scenario, { importedDays: { firstDay, lastDay } })
  return read.ok ? [] : read.problems
}

/** The days that a run on the file will have; `null` where they cannot be run. */
export function daysOfRun(
  input: ScenarioInput,
  { firstDay, lastDay }: Pick<SalesSummary, 'firstDay' | 'lastDay'>,
  isPeriodFollowed: boolean,
): RunPeriod | null {
  const importedDays = { firstDay, lastDay }
  const read = readScenario(isPeriodFollowed ? withoutPeriod(input) : input, { importedDays })
  return read.ok ? wholeRun(read.scenario, importedDays) : null
}
