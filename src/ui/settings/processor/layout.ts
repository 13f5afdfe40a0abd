/** Stripe, PayPal and the push rails as the form lays them out: what they charge, how long they take, what goes wrong. */
import { PUSH_RAILS, type PushRail } from '../../../core/vocabulary'
import type { ScenarioDraft } from '../../draft/scenario-draft.svelte'
import { foldOf, titled, type FoldLayout } from '../../form/layout'
import { formatDuration } from '../../format'
import { m } from '../../paraglide/messages.js'
import { counted } from '../../words/counts'
import {
  exactPercent,
  limitAt,
  moneyAt,
  numberAt,
  percentAt,
  shortMoney,
} from '../../words/draft-figures'
import { railWord } from '../../words/vocabulary'

const MILLS_IN_DOLLAR = 1_000

const durationAt = (draft: ScenarioDraft, path: string): string =>
  formatDuration(numberAt(draft, path))

export const PROCESSOR_FOLDS: readonly FoldLayout[] = [
  foldOf(
    'processor.costs',
    (draft) =>
      m.summary_costs({
        instant: percentAt(draft, 'processor.costs.instantBasisPoints'),
        standard: percentAt(draft, 'processor.costs.standardBasisPoints'),
        fixed: moneyAt(draft, 'processor.costs.standardFixedCents'),
      }),
    [
      m.processor_stripe,
      'processor.costs',
      m.processor_paypal,
      'processor.costs.paypalBasisPoints',
      'processor.costs.paypalMaximumCents',
      m.section_own_money,
      'processor.costs.fundsYearlyBasisPoints',
    ],
  ),
  {
    title: m.section_settlement,
    note: m.note_settlement,
    sentence: (draft) => m.summary_settlement(counted(numberAt(draft, 'processor.settlementDays'))),
    fields: ['processor.settlementDays', 'processor.instantlyAvailableAfterHours'],
  },
  {
    title: m.section_daily_cap,
    sentence: (draft) => {
      const cap = limitAt(draft, 'processor.instantDailyCapCents')
      return cap === null ? m.figure_no_limit() : m.summary_daily_cap({ cap: shortMoney(cap) })
    },
    fields: ['processor.instantDailyCapCents', 'processor.instantDailyCapResetHour'],
  },
  {
    title: m.section_latencies,
    note: m.note_delays,
    sentence: (draft) =>
      m.summary_delays({
        answer: durationAt(draft, 'processor.callLatency.medianSeconds'),
        arrival: durationAt(draft, 'processor.instantArrival.medianSeconds'),
      }),
    fields: titled('processor.callLatency', 'processor.webhookDelay', 'processor.instantArrival'),
  },
  foldOf(
    'processor.standardArrivalBusinessDays',
    (draft) =>
      m.summary_arrival(counted(numberAt(draft, 'processor.standardArrivalBusinessDays.us_bank'))),
    ['processor.standardArrivalBusinessDays', 'processor.bankHolidays'],
  ),
  foldOf(
    'processor.failures',
    (draft) =>
      m.summary_failures({
        instant: percentAt(draft, 'processor.failures.instantFailedBasisPoints'),
        standard: percentAt(draft, 'processor.failures.standardFailedBasisPoints'),
        returned: percentAt(draft, 'processor.failures.returnedBasisPoints'),
      }),
    [
      m.section_failures_payouts,
      'processor.failures',
      m.section_failures_calls,
      'processor.failures.rateLimitedBasisPoints',
      'processor.failures.unavailableBasisPoints',
    ],
  ),
  {
    title: m.section_paypal_items,
    note: m.note_paypal_items,
    sentence: (draft) =>
      m.summary_paypal_items({
        unclaimed: percentAt(draft, 'processor.paypal.unclaimedBasisPoints'),
        maximum: moneyAt(draft, 'processor.paypal.itemMaximumCents'),
      }),
    fields: ['processor.paypal'],
  },
  {
    title: m.section_platform_money,
    sentence: (draft) => {
      const opening = moneyAt(draft, 'platform.openingBalanceCents')
      const hour = limitAt(draft, 'platform.sweep.atHour')
      return hour === null
        ? m.summary_platform_money({ opening })
        : m.summary_platform_sweep({ opening, hour: String(hour).padStart(2, '0') })
    },
    fields: ['platform.openingBalanceCents', 'platform.sweep.atHour', 'platform.sweep.leaveCents'],
  },
  {
    title: m.section_debts,
    sentence: (draft) => {
      const days = limitAt(draft, 'processor.bankDebits.afterDays')
      return days === null ? m.summary_debits_never() : m.summary_debits(counted(days))
    },
    fields: titled('processor.bankDebits', 'processor.foreignExchange'),
  },
]

function pushRailSentence(draft: ScenarioDraft, rail: PushRail): string {
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

export const PUSH_RAIL_FOLDS: readonly FoldLayout[] = PUSH_RAILS.map((rail) => ({
  title: () => railWord(rail),
  sentence: (draft) => pushRailSentence(draft, rail),
  fields: [
    `processor.rails.${rail}.paymentMaximumCents`,
    m.section_push_costs,
    `processor.rails.${rail}.costs`,
    m.section_push_arrival,
    `processor.rails.${rail}`,
  ],
}))
