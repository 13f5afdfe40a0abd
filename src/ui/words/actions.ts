/** What creators do in a scenario, in a few words each. */
import type { PayoutFrequency } from '../../core/vocabulary'
import type { ScenarioInput } from '../../scenario/schema'
import { m } from '../paraglide/messages.js'
import { frequencyWord } from './vocabulary'

type Action = NonNullable<ScenarioInput['actions']>[number]

const frequencyOf = (
  schedule: Extract<Action, { action: 'change-schedule' }>['schedule'],
): PayoutFrequency => (typeof schedule === 'string' ? schedule : schedule.frequency)

export function actionWord(action: Action): string {
  switch (action.action) {
    case 'change-schedule':
      return m.action_change_schedule({ schedule: frequencyWord(frequencyOf(action.schedule)) })
    case 'pause':
      return m.action_pause()
    case 'resume':
      return m.action_resume()
    case 'request-payout':
      return m.action_request_payout()
    case 'refund-sale':
      return m.action_refund_sale()
    case 'charge-back-sale':
      return m.action_charge_back_sale()
  }
}
