/** Every single number and choice of the form: where it stands in the scenario, how it is shown and what it is called. */
import {
  PAYOUT_SERVICES,
  type FlexibleFrequency,
  type PayoutServiceChoice,
} from '../../core/vocabulary'
import { m } from '../paraglide/messages.js'
import type { FieldKind } from './field-kind'

export interface NumberField {
  path: string
  kind: FieldKind
  label: () => string
}

export interface FieldSection {
  title: (() => string) | null
  fields: readonly NumberField[]
}

/** One of a few words, each with its name and, below the choice, what it means. */
export interface ChoiceField<Choice extends string = string> {
  path: string
  label: () => string
  choices: readonly Choice[]
  word: (choice: Choice) => string
  sentence: (choice: Choice) => string
}

const field = (path: string, kind: FieldKind, label: () => string): NumberField => ({
  path,
  kind,
  label,
})

export const EARNINGS_FIELDS: readonly NumberField[] = [
  field('population.size', 'count', m.field_population_size),
  field('population.monthlyGross.mu', 'decimal', m.field_monthly_gross_mu),
  field('population.monthlyGross.sigma', 'decimal', m.field_monthly_gross_sigma),
  field('population.monthlyGross.maximumCents', 'money', m.field_monthly_gross_maximum),
]

export const CREATOR_SECTIONS: readonly FieldSection[] = [
  {
    title: m.section_prices,
    fields: [
      field('population.priceLevel.medianCents', 'money', m.field_price_median),
      field('population.priceLevel.sigma', 'decimal', m.field_price_sigma),
    ],
  },
  {
    title: m.section_reversals,
    fields: [
      field('population.refunds.rateBasisPoints', 'percent', m.field_refund_rate),
      field('population.refunds.delayDaysMean', 'days', m.field_refund_delay),
      field('population.chargebacks.rateBasisPoints', 'percent', m.field_chargeback_rate),
      field('population.chargebacks.delayDaysMean', 'days', m.field_chargeback_delay),
    ],
  },
  {
    title: m.section_launches,
    fields: [
      field('population.launches.perCreatorPerYear', 'per-year', m.field_launches_per_year),
      field('population.launches.days', 'days', m.field_launch_days),
      field('population.launches.multiplier', 'times', m.field_launch_multiplier),
    ],
  },
  {
    title: m.section_accounts,
    fields: [
      field('population.accountAge.medianDays', 'days', m.field_account_age_median),
      field('population.accountAge.sigma', 'decimal', m.field_account_age_sigma),
      field(
        'population.completedPayouts.atLeastOneBasisPoints',
        'percent',
        m.field_completed_at_least_one,
      ),
      field(
        'population.completedPayouts.atLeastFourBasisPoints',
        'percent',
        m.field_completed_at_least_four,
      ),
      field('population.instantCapableBasisPoints', 'percent', m.field_instant_capable),
      field('population.platformHeldBasisPoints', 'percent', m.field_platform_held),
      field('population.notReviewedBasisPoints', 'percent', m.field_not_reviewed),
      field('population.pausedBasisPoints', 'percent', m.field_paused),
    ],
  },
]

export const POLICY_SECTIONS: readonly FieldSection[] = [
  {
    title: m.section_instant_payouts,
    fields: [
      field('policy.instantFeeBasisPoints', 'percent', m.field_instant_fee),
      field('policy.instantMinimumCents', 'money', m.field_instant_minimum),
      field('policy.instantMaximumCents', 'money', m.field_instant_maximum),
      field('policy.instantCompletedPayoutsMinimum', 'count', m.field_instant_completed_minimum),
      field('policy.instantAccountAgeDaysMinimum', 'days', m.field_instant_age_minimum),
    ],
  },
  {
    title: m.section_standard_payouts,
    fields: [
      field('policy.minimumCents', 'money', m.field_standard_minimum),
      field('policy.holdDays', 'days', m.field_hold_days),
      field('policy.paypalFeeBasisPoints', 'percent', m.field_paypal_fee),
    ],
  },
  {
    title: m.section_sale_fee,
    fields: [
      field('policy.saleFeeBasisPoints', 'percent', m.field_sale_fee_rate),
      field('policy.saleFeeFixedCents', 'money', m.field_sale_fee_fixed),
      field('policy.processingFeeBasisPoints', 'percent', m.field_processing_fee_rate),
      field('policy.processingFeeFixedCents', 'money', m.field_processing_fee_fixed),
    ],
  },
]

export const PROCESSOR_SECTIONS: readonly FieldSection[] = [
  {
    title: m.section_costs,
    fields: [
      field('processor.costs.instantBasisPoints', 'percent', m.field_cost_instant),
      field('processor.costs.instantMinimumCents', 'money', m.field_cost_instant_minimum),
      field('processor.costs.standardBasisPoints', 'percent', m.field_cost_standard),
      field('processor.costs.standardFixedCents', 'money', m.field_cost_standard_fixed),
      field('processor.costs.activeAccountMonthlyCents', 'money', m.field_cost_active_account),
      field('processor.costs.paypalBasisPoints', 'percent', m.field_cost_paypal),
    ],
  },
  {
    title: m.section_settlement,
    fields: [
      field('processor.instantlyAvailableAfterHours', 'hours', m.field_instantly_available_after),
      field('processor.settlementDays', 'days', m.field_settlement_days),
    ],
  },
  {
    title: m.section_latencies,
    fields: [
      field('processor.callLatency.medianSeconds', 'seconds', m.field_call_latency),
      field('processor.webhookDelay.medianSeconds', 'seconds', m.field_webhook_delay),
      field('processor.instantArrival.medianSeconds', 'seconds', m.field_instant_arrival),
    ],
  },
  {
    title: m.section_failures,
    fields: [
      field('processor.failures.refusedBasisPoints', 'percent', m.field_failures_refused),
      field('processor.failures.instantFailedBasisPoints', 'percent', m.field_failures_instant),
      field('processor.failures.standardFailedBasisPoints', 'percent', m.field_failures_standard),
      field('processor.failures.returnedBasisPoints', 'percent', m.field_failures_returned),
      field('processor.paypal.unclaimedBasisPoints', 'percent', m.field_paypal_unclaimed),
      field('processor.paypal.withoutCodeBasisPoints', 'percent', m.field_paypal_without_code),
      field(
        'processor.failures.returnedAfterBusinessDays',
        'business-days',
        m.field_returned_after,
      ),
    ],
  },
]

const flexibleField = (
  frequency: FlexibleFrequency,
  setting: string,
  kind: FieldKind,
  label: () => string,
): NumberField => field(`population.flexibleSchedules.${frequency}.${setting}`, kind, label)

/** The single numbers of each flexible schedule; weekdays and days of the month have inputs of their own. */
export const FLEXIBLE_FIELDS: Readonly<Record<FlexibleFrequency, readonly NumberField[]>> = {
  every_days: [
    flexibleField('every_days', 'days', 'days', m.field_every_days),
    flexibleField('every_days', 'instantBasisPoints', 'percent', m.field_flexible_instant),
  ],
  chosen_weekdays: [
    flexibleField('chosen_weekdays', 'instantBasisPoints', 'percent', m.field_flexible_instant),
  ],
  twice_a_month: [
    flexibleField('twice_a_month', 'instantBasisPoints', 'percent', m.field_flexible_instant),
  ],
  threshold: [
    flexibleField('threshold', 'thresholdCents', 'money', m.field_threshold),
    flexibleField('threshold', 'instantBasisPoints', 'percent', m.field_flexible_instant),
  ],
}

const SERVICE_WORDS: Record<PayoutServiceChoice, { word: () => string; sentence: () => string }> = {
  current: { word: m.payout_service_current, sentence: m.payout_service_current_sentence },
  'before-daily': {
    word: m.payout_service_before_daily,
    sentence: m.payout_service_before_daily_sentence,
  },
  compare: { word: m.payout_service_compare, sentence: m.payout_service_compare_sentence },
}

export const PAYOUT_SERVICE_FIELD: ChoiceField<PayoutServiceChoice> = {
  path: 'payoutService',
  label: m.field_payout_service,
  choices: PAYOUT_SERVICES,
  word: (choice) => SERVICE_WORDS[choice].word(),
  sentence: (choice) => SERVICE_WORDS[choice].sentence(),
}
