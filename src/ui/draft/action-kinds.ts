/** What can be done to or by a creator on a day of a scenario, in the order in which the form offers it. */
import type { ScenarioAction } from '../../scenario/schema'

export type ActionKind = ScenarioAction['action']

export const ACTION_KINDS: readonly ActionKind[] = [
  'change-schedule',
  'pause',
  'resume',
  'request-payout',
  'refund-sale',
  'charge-back-sale',
]
