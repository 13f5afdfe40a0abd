/** The fields of the creators that are drawn: what they earn, what they ask, what goes wrong with their sales. */
import { WEEKDAYS } from '../../core/calendar'
import { isInTheUsAlone } from '../../core/rails'
import { FLEXIBLE_FREQUENCIES, RAILS, type FlexibleFrequency } from '../../core/vocabulary'
import { m } from '../paraglide/messages.js'
import {
  accountsSentence,
  pricesSentence,
  reversalsSentence,
  timingSentence,
} from '../words/population-sentences'
import { railWord, weekdayWord } from '../words/vocabulary'
import {
  numberField,
  specialField,
  type Field,
  type FieldFold,
  type NumberField,
  type SpecialField,
} from './field'

export const EARNINGS_FIELDS: readonly NumberField[] = [
  numberField('population.size', 'count', m.field_population_size),
  numberField('population.monthlyGross.mu', 'decimal', m.field_monthly_gross_mu),
  numberField('population.monthlyGross.sigma', 'decimal', m.field_monthly_gross_sigma),
  numberField('population.monthlyGross.maximumCents', 'money', m.field_monthly_gross_maximum),
]

const PRICES: FieldFold = {
  title: m.section_prices,
  sentence: pricesSentence,
  note: m.note_prices,
  sections: [
    {
      title: null,
      fields: [
        numberField('population.priceLevel.medianCents', 'money', m.field_price_median),
        numberField('population.priceLevel.sigma', 'decimal', m.field_price_sigma),
        numberField('population.priceLevel.saleSigma', 'decimal', m.field_price_sale_sigma),
        numberField('population.priceLevel.minimumCents', 'money', m.field_price_minimum),
      ],
    },
  ],
}

const REVERSALS: FieldFold = {
  title: m.section_reversals,
  sentence: reversalsSentence,
  note: m.note_reversals,
  sections: [
    {
      title: m.section_refunds,
      fields: [
        numberField('population.refunds.rateBasisPoints', 'percent', m.field_refund_rate),
        numberField('population.refunds.delayDaysMean', 'days', m.field_delay_mean),
        numberField('population.refunds.delayDaysMaximum', 'days', m.field_delay_maximum),
      ],
    },
    {
      title: m.section_chargebacks,
      fields: [
        numberField('population.chargebacks.rateBasisPoints', 'percent', m.field_chargeback_rate),
        numberField('population.chargebacks.delayDaysMean', 'days', m.field_delay_mean),
        numberField('population.chargebacks.delayDaysMaximum', 'days', m.field_delay_maximum),
      ],
    },
  ],
}

const TIMING: FieldFold = {
  title: m.section_timing,
  sentence: timingSentence,
  sections: [
    {
      title: m.section_launches,
      fields: [
        numberField(
          'population.launches.perCreatorPerYear',
          'per-year',
          m.field_launches_per_year,
          { hint: m.hint_launches },
        ),
        numberField('population.launches.days', 'days', m.field_launch_days),
        numberField('population.launches.multiplier', 'times', m.field_launch_multiplier),
      ],
    },
    {
      title: m.section_weekdays,
      fields: WEEKDAYS.map((weekday, position) =>
        numberField(
          `population.weekdayShape.${weekday}`,
          'decimal',
          () => weekdayWord(weekday),
          position < WEEKDAYS.length - 1
            ? {}
            : { hint: m.hint_weekdays, rulePath: 'population.weekdayShape' },
        ),
      ),
    },
  ],
}

const COMPLETED = 'population.completedPayouts'

const ACCOUNTS: FieldFold = {
  title: m.section_accounts,
  sentence: accountsSentence,
  sections: [
    {
      title: null,
      fields: [
        numberField('population.accountAge.medianDays', 'days', m.field_account_age_median, {
          hint: m.hint_account_age,
        }),
        numberField('population.accountAge.sigma', 'decimal', m.field_account_age_sigma),
        numberField(
          `${COMPLETED}.atLeastOneBasisPoints`,
          'percent',
          m.field_completed_at_least_one,
        ),
        numberField(
          `${COMPLETED}.atLeastFourBasisPoints`,
          'percent',
          m.field_completed_at_least_four,
          { rulePath: COMPLETED },
        ),
        numberField('population.instantCapableBasisPoints', 'percent', m.field_instant_capable),
        numberField('population.notReviewedBasisPoints', 'percent', m.field_not_reviewed),
        numberField('population.pausedBasisPoints', 'percent', m.field_paused),
        numberField('population.platformHeldBasisPoints', 'percent', m.field_platform_held, {
          hint: m.hint_platform_held,
        }),
      ],
    },
  ],
}

export const POPULATION_FOLDS: readonly FieldFold[] = [PRICES, TIMING, REVERSALS, ACCOUNTS]

/** Rails that reach one country alone have nothing to choose. */
export const COUNTRY_FIELDS: readonly SpecialField[] = RAILS.filter(
  (rail) => !isInTheUsAlone(rail),
).map((rail) =>
  specialField('country-shares', `population.countryShareBasisPoints.${rail}`, () =>
    railWord(rail),
  ),
)

const flexiblePath = (frequency: FlexibleFrequency, setting: string): string =>
  `population.flexibleSchedules.${frequency}.${setting}`

const instantShare = (frequency: FlexibleFrequency): NumberField =>
  numberField(flexiblePath(frequency, 'instantBasisPoints'), 'percent', m.field_flexible_instant)

export const FLEXIBLE_FIELDS: Readonly<Record<FlexibleFrequency, readonly Field[]>> = {
  every_days: [
    numberField(flexiblePath('every_days', 'days'), 'days', m.field_every_days),
    instantShare('every_days'),
  ],
  chosen_weekdays: [
    specialField(
      'weekdays',
      flexiblePath('chosen_weekdays', 'weekdays'),
      m.flexible_weekdays_legend,
    ),
    instantShare('chosen_weekdays'),
  ],
  twice_a_month: [
    specialField(
      'days-of-month',
      flexiblePath('twice_a_month', 'daysOfMonth'),
      m.flexible_days_of_month,
    ),
    instantShare('twice_a_month'),
  ],
  threshold: [
    numberField(flexiblePath('threshold', 'thresholdCents'), 'money', m.field_threshold),
    instantShare('threshold'),
  ],
}

export const FLEXIBLE_PATHS: readonly string[] = FLEXIBLE_FREQUENCIES.flatMap((frequency) =>
  FLEXIBLE_FIELDS[frequency].map(({ path }) => path),
)
