/** What a creator can do by themselves while a scenario runs: the actions of a scenario, but for its buyers' refunds. */
import type { ScenarioAction } from './schema'

type WithoutDate<Action> = Action extends unknown ? Omit<Action, 'on' | 'creator'> : never

/** An action without its date and its creator, who does it now. */
export type CreatorAction = WithoutDate<Exclude<ScenarioAction, { action: 'refund-sale' }>>
