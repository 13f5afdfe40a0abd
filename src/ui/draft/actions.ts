/** Actions that were done in a run, as they enter the scenario that it was started from. */
import type { ScenarioAction, ScenarioInput } from '../../scenario/schema'

export const withAction = (input: ScenarioInput, action: ScenarioAction): ScenarioInput => ({
  ...input,
  actions: [...(input.actions ?? []), action],
})
