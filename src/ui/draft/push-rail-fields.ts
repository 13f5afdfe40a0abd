/** The fields of the push rails, on which the platform sends its own money: one fold for each. */
import { PUSH_RAILS, type PushRail } from '../../core/vocabulary'
import { m } from '../paraglide/messages.js'
import { pushRailSentence } from '../words/processor-sentences'
import { railWord } from '../words/vocabulary'
import {
  delayFields,
  numberField,
  specialField,
  switchField,
  type Field,
  type FieldFold,
} from './field'

const pathOf = (rail: PushRail, setting: string): string => `processor.rails.${rail}.${setting}`

const arrivalOf = (rail: PushRail): readonly Field[] =>
  delayFields(pathOf(rail, 'arrival'), {
    median: m.field_push_arrival_median,
    spread: m.field_delay_spread,
    maximum: m.field_delay_maximum,
  })

/** What is a rail's own: how its money arrives, and how it goes wrong. */
const OWN_FIELDS: Readonly<Record<PushRail, readonly Field[]>> = {
  card_push: [
    ...arrivalOf('card_push'),
    numberField(pathOf('card_push', 'declinedBasisPoints'), 'percent', m.field_push_declined),
    switchField(pathOf('card_push', 'fallbackToBank'), m.field_push_fallback),
    numberField(
      pathOf('card_push', 'fallbackBusinessDaysMaximum'),
      'business-days',
      m.field_push_fallback_days,
    ),
  ],
  rtp: [
    ...arrivalOf('rtp'),
    numberField(pathOf('rtp', 'rejectedBasisPoints'), 'percent', m.field_push_rejected),
  ],
  fednow: [
    ...arrivalOf('fednow'),
    numberField(pathOf('fednow', 'rejectedBasisPoints'), 'percent', m.field_push_rejected),
    numberField(pathOf('fednow', 'noAnswerBasisPoints'), 'percent', m.field_push_no_answer),
    numberField(pathOf('fednow', 'answerSecondsMaximum'), 'seconds', m.field_push_answer_maximum),
  ],
  same_day_ach: [
    specialField(
      'windows',
      pathOf('same_day_ach', 'windows'),
      m.field_push_windows,
      m.hint_push_windows,
    ),
    numberField(pathOf('same_day_ach', 'returnedBasisPoints'), 'percent', m.field_push_returned),
    numberField(
      pathOf('same_day_ach', 'returnedAfterBusinessDaysMaximum'),
      'business-days',
      m.field_push_returned_after,
    ),
  ],
  stablecoin: [
    ...arrivalOf('stablecoin'),
    numberField(pathOf('stablecoin', 'screenedBasisPoints'), 'percent', m.field_push_screened),
    numberField(pathOf('stablecoin', 'lostBasisPoints'), 'percent', m.field_push_lost, {
      hint: m.hint_push_lost,
    }),
    numberField(pathOf('stablecoin', 'lossNoticedAfterHours'), 'hours', m.field_push_loss_noticed),
  ],
}

export const PUSH_RAIL_FOLDS: readonly FieldFold[] = PUSH_RAILS.map((rail) => ({
  title: () => railWord(rail),
  sentence: pushRailSentence(rail),
  sections: [
    {
      title: null,
      fields: [
        numberField(pathOf(rail, 'paymentMaximumCents'), 'money', m.field_push_maximum, {
          whenEmpty: m.figure_no_limit,
        }),
      ],
    },
    {
      title: m.section_push_costs,
      fields: [
        numberField(pathOf(rail, 'costs.basisPoints'), 'percent', m.field_push_cost_share),
        numberField(pathOf(rail, 'costs.perPaymentMills'), 'mills', m.field_push_cost_payment),
        numberField(pathOf(rail, 'costs.monthlyCents'), 'money', m.field_push_cost_month),
      ],
    },
    { title: m.section_push_arrival, fields: OWN_FIELDS[rail] },
  ],
}))
