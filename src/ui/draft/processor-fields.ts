/** The fields of Stripe and PayPal as the lab plays them: what they charge, how long they take, what goes wrong. */
import type { PushRail, Rail } from '../../core/vocabulary'
import { m } from '../paraglide/messages.js'
import {
  arrivalSentence,
  bankDebitsSentence,
  costsSentence,
  dailyCapSentence,
  delaysSentence,
  failuresSentence,
  paypalItemsSentence,
  settlementSentence,
} from '../words/processor-sentences'
import { railWord } from '../words/vocabulary'
import { delayFields, numberField, type FieldFold } from './field'

const DELAY_LABELS = {
  median: m.field_delay_median,
  spread: m.field_delay_spread,
  maximum: m.field_delay_maximum,
}

/** Rails on which a standard payout takes days. A transfer to the creator's own Stripe account is there at once. */
const ARRIVAL_RAILS: readonly Exclude<Rail, PushRail>[] = [
  'us_bank',
  'us_card',
  'bank_abroad',
  'cross_border',
  'paypal',
  'own_stripe',
]

export const PROCESSOR_FOLDS: readonly FieldFold[] = [
  {
    title: m.section_costs,
    sentence: costsSentence,
    note: m.note_costs,
    sections: [
      {
        title: m.processor_stripe,
        fields: [
          numberField('processor.costs.instantBasisPoints', 'percent', m.field_cost_instant),
          numberField('processor.costs.instantMinimumCents', 'money', m.field_cost_instant_minimum),
          numberField('processor.costs.standardBasisPoints', 'percent', m.field_cost_standard),
          numberField('processor.costs.standardFixedCents', 'money', m.field_cost_standard_fixed),
          numberField(
            'processor.costs.activeAccountMonthlyCents',
            'money',
            m.field_cost_active_account,
          ),
        ],
      },
      {
        title: m.processor_paypal,
        fields: [
          numberField('processor.costs.paypalBasisPoints', 'percent', m.field_cost_paypal),
          numberField('processor.costs.paypalMaximumCents', 'money', m.field_cost_paypal_maximum, {
            whenEmpty: m.figure_no_limit,
          }),
        ],
      },
    ],
  },
  {
    title: m.section_settlement,
    sentence: settlementSentence,
    note: m.note_settlement,
    sections: [
      {
        title: null,
        fields: [
          numberField('processor.settlementDays', 'days', m.field_settlement_days),
          numberField(
            'processor.instantlyAvailableAfterHours',
            'hours',
            m.field_instantly_available_after,
          ),
        ],
      },
    ],
  },
  {
    title: m.section_daily_cap,
    sentence: dailyCapSentence,
    sections: [
      {
        title: null,
        fields: [
          numberField('processor.instantDailyCapCents', 'money', m.field_daily_cap, {
            whenEmpty: m.figure_no_limit,
            hint: m.hint_daily_cap,
          }),
          numberField(
            'processor.instantDailyCapResetHour',
            'hour-of-day',
            m.field_daily_cap_reset_hour,
          ),
        ],
      },
    ],
  },
  {
    title: m.section_latencies,
    sentence: delaysSentence,
    note: m.note_delays,
    sections: [
      {
        title: m.field_call_latency,
        fields: delayFields('processor.callLatency', DELAY_LABELS),
      },
      {
        title: m.field_webhook_delay,
        fields: delayFields('processor.webhookDelay', DELAY_LABELS),
      },
      {
        title: m.field_instant_arrival,
        fields: delayFields('processor.instantArrival', DELAY_LABELS),
      },
    ],
  },
  {
    title: m.section_arrival,
    sentence: arrivalSentence,
    sections: [
      {
        title: null,
        fields: ARRIVAL_RAILS.map((rail) =>
          numberField(
            `processor.standardArrivalBusinessDays.${rail}`,
            'business-days',
            () => railWord(rail),
            rail === 'own_stripe' ? { hint: m.hint_arrival_own_stripe } : {},
          ),
        ),
      },
    ],
  },
  {
    title: m.section_failures,
    sentence: failuresSentence,
    sections: [
      {
        title: m.section_failures_payouts,
        fields: [
          numberField('processor.failures.refusedBasisPoints', 'percent', m.field_failures_refused),
          numberField(
            'processor.failures.instantFailedBasisPoints',
            'percent',
            m.field_failures_instant,
          ),
          numberField(
            'processor.failures.standardFailedBasisPoints',
            'percent',
            m.field_failures_standard,
          ),
          numberField(
            'processor.failures.cancelledBasisPoints',
            'percent',
            m.field_failures_cancelled,
          ),
          numberField(
            'processor.failures.returnedBasisPoints',
            'percent',
            m.field_failures_returned,
          ),
          numberField(
            'processor.failures.returnedAfterBusinessDays',
            'business-days',
            m.field_returned_after,
          ),
        ],
      },
      {
        title: m.section_failures_calls,
        fields: [
          numberField(
            'processor.failures.rateLimitedBasisPoints',
            'percent',
            m.field_failures_rate_limited,
          ),
          numberField(
            'processor.failures.unavailableBasisPoints',
            'percent',
            m.field_failures_unavailable,
          ),
        ],
      },
    ],
  },
  {
    title: m.section_paypal_items,
    sentence: paypalItemsSentence,
    note: m.note_paypal_items,
    sections: [
      {
        title: null,
        fields: [
          numberField('processor.paypal.itemMaximumCents', 'money', m.field_paypal_item_maximum),
          numberField('processor.paypal.unclaimedBasisPoints', 'percent', m.field_paypal_unclaimed),
          numberField('processor.paypal.claimedBasisPoints', 'percent', m.field_paypal_claimed),
          numberField('processor.paypal.cancelledBasisPoints', 'percent', m.field_paypal_cancelled),
          numberField('processor.paypal.claimDays', 'days', m.field_paypal_claim_days),
          numberField(
            'processor.paypal.withoutCodeBasisPoints',
            'percent',
            m.field_paypal_without_code,
          ),
        ],
      },
    ],
  },
  {
    title: m.section_debts,
    sentence: bankDebitsSentence,
    sections: [
      {
        title: m.section_bank_debits,
        fields: [
          numberField('processor.bankDebits.afterDays', 'days', m.field_bank_debit_after, {
            whenEmpty: m.figure_never,
            hint: m.hint_bank_debit,
          }),
          numberField(
            'processor.bankDebits.creditedAfterDays',
            'days',
            m.field_bank_debit_credited,
          ),
        ],
      },
      {
        title: m.section_foreign_exchange,
        fields: [
          numberField(
            'processor.foreignExchange.reversalSpreadBasisPoints',
            'percent',
            m.field_exchange_spread,
          ),
          numberField(
            'processor.foreignExchange.movementBasisPoints',
            'percent',
            m.field_exchange_movement,
            { hint: m.hint_exchange },
          ),
        ],
      },
    ],
  },
]
