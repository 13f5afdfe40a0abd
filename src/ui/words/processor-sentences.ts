/** What is set for the processors, one sentence for each fold of the form. */
import type { PushRail } from '../../core/vocabulary'
import type { ScenarioDraft } from '../draft/scenario-draft.svelte'
import { formatDuration } from '../format'
import { m } from '../paraglide/messages.js'
import {
  counted,
  amountAt,
  exactPercent,
  limitAt,
  moneyAt,
  numberAt,
  percentAt,
  shortMoney,
} from './draft-figures'

const MILLS_IN_DOLLAR = 1_000

const durationAt = (draft: ScenarioDraft, path: string): string =>
  formatDuration(numberAt(draft, path))

export const costsSentence = (draft: ScenarioDraft): string =>
  m.summary_costs({
    instant: percentAt(draft, 'processor.costs.instantBasisPoints'),
    standard: percentAt(draft, 'processor.costs.standardBasisPoints'),
    fixed: moneyAt(draft, 'processor.costs.standardFixedCents'),
  })

export const settlementSentence = (draft: ScenarioDraft): string =>
  m.summary_settlement(counted(numberAt(draft, 'processor.settlementDays')))

export function dailyCapSentence(draft: ScenarioDraft): string {
  const cap = limitAt(draft, 'processor.instantDailyCapCents')
  return cap === null ? m.figure_no_limit() : m.summary_daily_cap({ cap: shortMoney(cap) })
}

export const delaysSentence = (draft: ScenarioDraft): string =>
  m.summary_delays({
    answer: durationAt(draft, 'processor.callLatency.medianSeconds'),
    arrival: durationAt(draft, 'processor.instantArrival.medianSeconds'),
  })

export const arrivalSentence = (draft: ScenarioDraft): string =>
  m.summary_arrival(counted(numberAt(draft, 'processor.standardArrivalBusinessDays.us_bank')))

export const failuresSentence = (draft: ScenarioDraft): string =>
  m.summary_failures({
    instant: percentAt(draft, 'processor.failures.instantFailedBasisPoints'),
    standard: percentAt(draft, 'processor.failures.standardFailedBasisPoints'),
    returned: percentAt(draft, 'processor.failures.returnedBasisPoints'),
  })

export const paypalItemsSentence = (draft: ScenarioDraft): string =>
  m.summary_paypal_items({
    unclaimed: percentAt(draft, 'processor.paypal.unclaimedBasisPoints'),
    maximum: moneyAt(draft, 'processor.paypal.itemMaximumCents'),
  })

export function bankDebitsSentence(draft: ScenarioDraft): string {
  const days = limitAt(draft, 'processor.bankDebits.afterDays')
  return days === null ? m.summary_debits_never() : m.summary_debits(counted(days))
}

export const pushRailSentence =
  (rail: PushRail) =>
  (draft: ScenarioDraft): string => {
    const share = numberAt(draft, `processor.rails.${rail}.costs.basisPoints`)
    const mills = numberAt(draft, `processor.rails.${rail}.costs.perPaymentMills`)
    const maximum = limitAt(draft, `processor.rails.${rail}.paymentMaximumCents`)
    const parts = [
      ...(share > 0 || mills === 0 ? [exactPercent(share)] : []),
      ...(mills > 0 ? [m.summary_push_mills({ dollars: String(mills / MILLS_IN_DOLLAR) })] : []),
    ]
    const cost = parts.join(' + ')
    return maximum === null
      ? m.summary_push_unlimited({ cost })
      : m.summary_push({ cost, maximum: shortMoney(maximum) })
  }

export function queueSentence(draft: ScenarioDraft): string {
  const workers = counted(numberAt(draft, 'jobs.workers'))
  return draft.value('jobs.handOut') === 'each-creator'
    ? m.summary_queue_each(workers)
    : m.summary_queue({ ...workers, creators: amountAt(draft, 'jobs.sliceCreators') })
}
