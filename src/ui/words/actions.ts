/** What creators do in a scenario, in a few words each. */
import type { ScenarioInput } from '../../scenario/schema'
import { m } from '../paraglide/messages.js'
import { writtenScheduleWords } from './schedules'

type Action = NonNullable<ScenarioInput['actions']>[number]

export function actionWord(action: Action): string {
  switch (action.action) {
    case 'change-schedule':
      return m.action_change_schedule({
        schedule: writtenScheduleWords(action.schedule, action.on),
      })
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
