/** What was done in a run, as it enters the scenario that it was started from. */
import { withFaultChange } from '../../scenario/faults-in-force'
import type { FaultChange, ScenarioAction, ScenarioInput } from '../../scenario/schema'

export const withAction = (input: ScenarioInput, action: ScenarioAction): ScenarioInput => ({
  ...input,
  actions: [...(input.actions ?? []), action],
})

export const withSwitch = (input: ScenarioInput, change: FaultChange): ScenarioInput => ({
  ...input,
  faultChanges: withFaultChange(input.faultChanges ?? [], change),
})
