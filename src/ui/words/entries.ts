/** Entries of the scenario's lists in a line each, whatever state of being written they are in. */
import { dayFromIso } from '../../core/calendar'
import { POLICY_NAMES } from '../../core/policy'
import { RAILS } from '../../core/vocabulary'
import { describeValue } from '../../scenario/problems'
import { isDocument, valueAt } from '../../scenario/document-paths'
import { policyChangesOf, policyNameOf } from '../draft/policy-value'
import { formatDay, formatInstant, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { writtenScheduleWords } from './schedules'
import { policyWord, railWord } from './vocabulary'
import { shownName } from './shown-name'

const textAt = (entry: unknown, path: string): string => {
  const value = valueAt(entry, path)
  return typeof value === 'string' ? value : describeValue(value)
}

/** A day, or an instant, as a scenario has it; what is neither yet is shown as it is. */
export function dayOrInstantWords(text: string): string {
  const day = text.slice(0, 'YYYY-MM-DD'.length)
  if (dayFromIso(day) === null) return text
  if (text === day) return formatDay(day)
  const instant = text.replace(' ', 'T').replace(/Z?$/, 'Z')
  return Number.isNaN(Date.parse(instant)) ? text : formatInstant(instant)
}

/** `prints: Daily, US bank`. */
export function creatorEntryWords(entry: unknown, firstDay: string): string {
  if (!isDocument(entry)) return describeValue(entry)
  const { schedule = 'weekly', rail = 'us_bank' } = entry
  const known = RAILS.find((name) => name === rail)
  return m.creator_entry({
    handle: shownName(textAt(entry, 'handle')),
    schedule: writtenScheduleWords(schedule, firstDay),
    rail: known ? railWord(known) : describeValue(rail),
  })
}

export const openingBalanceEntryWords = (entry: unknown): string => {
  const cents = valueAt(entry, 'amountCents')
  return m.opening_balance_entry({
    amount: typeof cents === 'number' ? formatMoney(cents) : describeValue(cents),
    day: dayOrInstantWords(textAt(entry, 'day')),
  })
}

/** `10 Oct 2026 · prints: requests an instant payout`. */
export function actionEntryWords(entry: unknown): string {
  if (!isDocument(entry)) return describeValue(entry)
  const on = textAt(entry, 'on')
  return m.action_entry({
    when: dayOrInstantWords(on),
    creator: shownName(textAt(entry, 'creator')),
    action: actionDeedWords(entry, on),
  })
}

/** `requests an instant payout`. */
export function actionDeedWords(entry: unknown, on: string): string {
  const kind = textAt(entry, 'action')
  switch (kind) {
    case 'change-schedule':
      return m.action_change_schedule({
        schedule: writtenScheduleWords(valueAt(entry, 'schedule'), on),
      })
    case 'change-rail':
      return m.action_change_rail()
    case 'pause':
      return m.action_pause()
    case 'resume':
      return m.action_resume()
    case 'request-payout':
      return m.action_request_payout()
    case 'cancel-payout':
      return m.action_cancel_payout()
    case 'refund-sale':
      return m.action_refund_sale()
    case 'charge-back-sale':
      return m.action_charge_back_sale()
    case 'return-payout':
      return m.action_return_payout()
    case 'win-dispute':
      return m.action_win_dispute()
    default:
      return kind
  }
}

/** A change of policy as the document has it, readable or not. */
export function policyChangeEntryWords(entry: unknown): string {
  if (!isDocument(entry)) return describeValue(entry)
  const name = isDocument(entry['policy']) ? entry['policy']['name'] : entry['policy']
  const isKnown = POLICY_NAMES.some((known) => known === name)
  const words = {
    day: dayOrInstantWords(textAt(entry, 'on')),
    policy: isKnown ? policyWord(policyNameOf(name)) : describeValue(name),
  }
  return Object.keys(policyChangesOf(entry['policy'])).length > 0
    ? m.policy_change_with_figures(words)
    : m.policy_change(words)
}
