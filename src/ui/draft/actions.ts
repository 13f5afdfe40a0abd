/** What was done in a run, as it enters the scenario that it was started from: as that is written, or as it was read. */
import type { RunStatus } from '../../../workers/contract'
import { withFaultAtOnce } from '../../scenario/faults-at-once'
import { withFaultChange } from '../../scenario/faults-in-force'
import type { FaultChange, ScenarioAction, ScenarioInput } from '../../scenario/schema'

export const withAction = <Whole extends Pick<ScenarioInput, 'actions'>>(
  scenario: Whole,
  action: ScenarioAction,
): Whole => ({ ...scenario, actions: [...(scenario.actions ?? []), action] })

export const withSwitch = <Whole extends Pick<ScenarioInput, 'faultChanges'>>(
  scenario: Whole,
  change: FaultChange,
): Whole => ({ ...scenario, faultChanges: withFaultChange(scenario.faultChanges ?? [], change) })

/** With all that was done since the last status. */
export function withNews<Whole extends Pick<ScenarioInput, 'actions' | 'faultChanges' | 'faults'>>(
  scenario: Whole,
  news: Pick<RunStatus, 'newActions' | 'newFaultChanges' | 'newFaults'>,
): Whole {
  const acted = news.newActions.reduce(withAction, scenario)
  const switched = news.newFaultChanges.reduce(withSwitch, acted)
  return news.newFaults.reduce((all, { at, fault }) => withFaultAtOnce(all, fault, at), switched)
}
