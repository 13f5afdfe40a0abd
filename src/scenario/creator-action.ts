/** What a creator can do by themselves while a scenario runs: those actions of a scenario that need nobody else. */
import type { ScenarioAction } from './schema'

type ScheduleChange = Extract<ScenarioAction, { action: 'change-schedule' }>

/** An action without its date and its creator, who does it now. */
export type CreatorAction =
  | Omit<ScheduleChange, 'on' | 'creator'>
  | { action: 'pause' | 'resume' | 'request-payout'; by: 'creator' }
