/**
 * The fields of a policy, wherever it stands: the scenario's own, and that of each change in mid-run. Figures and their
 * values are called what the room of the rules calls them.
 */
import {
  AVAILABILITY_CUTS,
  BATCH_CLAIMS,
  BATCH_PACKINGS,
  CYCLE_ADVANCES,
  CYCLE_ANCHORS,
  DAILY_DATES_SHOWN,
  DEFAULT_POLICY_NAME,
  FEE_READINGS,
  INSTANT_RUNS_ABOVE_MAXIMUM,
  MINIMUM_BASES,
  OVERSIZED_BALANCES,
  POLICIES,
  POLICY_NAMES,
  SPENDING_PAYOUTS,
  type PolicyName,
} from '../../core/policy'
import type { PolicyFigure } from '../../core/policy-sources'
import { PAYOUT_SERVICES, type PayoutServiceChoice } from '../../core/vocabulary'
import { m } from '../paraglide/messages.js'
import { figureLines, figureTitle } from '../words/policy-figures'
import {
  chargebacksSentence,
  eligibilitySentence,
  instantRulesSentence,
  payoutFailuresSentence,
  paypalRulesSentence,
  quirksSentence,
  saleFeesSentence,
  standardRulesSentence,
} from '../words/policy-sentences'
import { eraSentence, policyWord } from '../words/vocabulary'
import {
  choiceField,
  numberField,
  specialField,
  type ChoiceField,
  type ChoiceValue,
  type FieldFold,
  type NumberField,
  type SpecialField,
} from './field'
import type { FieldKind } from './field-kind'
import { QUIRK_NAMES, type QuirkName } from './policy-value'

const BOTH_WAYS = [true, false] as const

const QUIRK_CHOICES: Readonly<Record<QuirkName, readonly ChoiceValue[]>> = {
  spendsToday: SPENDING_PAYOUTS,
  cycleAdvance: CYCLE_ADVANCES,
  cycleAnchor: CYCLE_ANCHORS,
  minimumBasis: MINIMUM_BASES,
  availabilityCut: AVAILABILITY_CUTS,
  batchClaim: BATCH_CLAIMS,
  batchPacking: BATCH_PACKINGS,
  oversizedBalance: OVERSIZED_BALANCES,
  instantRunAboveMaximum: INSTANT_RUNS_ABOVE_MAXIMUM,
  processorRoundsOwnFee: BOTH_WAYS,
  paypalFeeReading: FEE_READINGS,
  railWeekdayShown: BOTH_WAYS,
  dailyShownWeeklyDates: BOTH_WAYS,
  dailyDateShown: DAILY_DATES_SHOWN,
  endlessProjection: BOTH_WAYS,
}

/** A value of a figure in the words of the room of the rules. */
const valueWord =
  (figure: PolicyFigure) =>
  (value: ChoiceValue): string =>
    figureLines(figure, { ...POLICIES[DEFAULT_POLICY_NAME], [figure]: value }).join(' ')

const policyOf = (choice: ChoiceValue): PolicyName =>
  POLICY_NAMES.find((known) => known === choice) ?? DEFAULT_POLICY_NAME

export const policyNameField = (base: string): ChoiceField =>
  choiceField(
    `${base}.name`,
    m.field_policy,
    POLICY_NAMES,
    (choice) => policyWord(policyOf(choice)),
    { sentence: (choice) => eraSentence(policyOf(choice)) },
  )

/** `base` is where the policy stands: `policy`, `policyChanges[1].policy`. */
export function policyFolds(base: string): readonly FieldFold[] {
  const title = (figure: PolicyFigure) => () => figureTitle(figure)
  const figureNumber = (
    figure: PolicyFigure,
    kind: FieldKind,
    extras: Pick<NumberField, 'whenEmpty' | 'hint'> = {},
  ): NumberField => numberField(`${base}.${figure}`, kind, title(figure), extras)
  const figureChoice = (
    figure: PolicyFigure,
    choices: readonly ChoiceValue[] = BOTH_WAYS,
  ): ChoiceField => ({
    input: 'choice',
    path: `${base}.${figure}`,
    label: title(figure),
    choices,
    word: valueWord(figure),
  })
  const figureSpecial = (
    input: SpecialField['input'],
    figure: PolicyFigure,
    hint?: () => string,
  ): SpecialField => specialField(input, `${base}.${figure}`, title(figure), hint)
  return [
    {
      title: m.section_instant_payouts,
      sentence: instantRulesSentence(base),
      sections: [
        {
          title: null,
          fields: [
            figureNumber('instantFeeBasisPoints', 'percent', { hint: m.hint_instant_fee }),
            figureNumber('instantMinimumCents', 'money'),
            figureNumber('instantMaximumCents', 'money', { hint: m.hint_instant_maximum }),
            figureNumber('instantCompletedPayoutsMinimum', 'count'),
            figureNumber('instantAccountAgeDaysMinimum', 'days'),
            figureSpecial('countries', 'instantCountries'),
            figureChoice('instantHonoursOwnThreshold'),
            figureChoice('processingBlocksInstant'),
          ],
        },
      ],
    },
    {
      title: m.section_standard_payouts,
      sentence: standardRulesSentence(base),
      sections: [
        {
          title: null,
          fields: [
            figureNumber('minimumCents', 'money'),
            figureNumber('holdDays', 'days', { hint: m.hint_hold_days }),
            figureNumber('processingBlocksDays', 'days', { whenEmpty: m.figure_until_done }),
            figureNumber('debitCardMaximumCents', 'money'),
            figureNumber('foreignTransferMinimumCents', 'money', {
              hint: m.hint_foreign_transfer_minimum,
            }),
            figureSpecial('country-amounts', 'countryMinimumCents', m.hint_country_minimums),
          ],
        },
      ],
    },
    {
      title: m.section_sale_fee,
      sentence: saleFeesSentence(base),
      sections: [
        {
          title: null,
          fields: [
            figureNumber('saleFeeBasisPoints', 'percent'),
            figureNumber('saleFeeFixedCents', 'money'),
            figureNumber('processingFeeBasisPoints', 'percent'),
            figureNumber('processingFeeFixedCents', 'money'),
          ],
        },
      ],
    },
    {
      title: m.section_eligibility,
      sentence: eligibilitySentence(base),
      sections: [
        {
          title: null,
          fields: [
            figureSpecial('gates', 'gates', m.hint_gates),
            figureChoice('compliantOnly'),
            figureChoice('allReasonsTold'),
          ],
        },
      ],
    },
    {
      title: m.section_chargebacks,
      sentence: chargebacksSentence(base),
      note: m.note_chargebacks,
      sections: [
        {
          title: null,
          fields: [
            figureNumber('chargebackHoldBasisPoints', 'percent', {
              hint: m.hint_chargeback_hold,
            }),
            figureNumber('chargebackHoldWindowDays', 'days', { whenEmpty: m.figure_all_time }),
            figureNumber('chargebackReserveBasisPoints', 'percent', {
              hint: m.hint_chargeback_reserve,
            }),
            figureChoice('chargebackHoldLiftsItself'),
          ],
        },
      ],
    },
    {
      title: m.section_payout_failures,
      sentence: payoutFailuresSentence(base),
      sections: [
        {
          title: null,
          fields: [
            figureNumber('repeatedFailuresPause', 'count', { whenEmpty: m.figure_never }),
            figureNumber('transientRetriesMax', 'times', { hint: m.hint_transient_retries }),
            figureNumber('stuckPayoutHours', 'hours', { whenEmpty: m.figure_never }),
            figureChoice('straightReturnFreesBalances'),
          ],
        },
      ],
    },
    {
      title: m.processor_paypal,
      sentence: paypalRulesSentence(base),
      sections: [
        {
          title: null,
          fields: [
            figureNumber('paypalFeeBasisPoints', 'percent', { hint: m.hint_paypal_fee }),
            figureNumber('paypalPartCents', 'money'),
            figureChoice('paypalSplitsResolve'),
            figureChoice('terminalPaypalCodeStops'),
          ],
        },
      ],
    },
    {
      title: m.section_quirks,
      sentence: quirksSentence(base),
      note: m.note_quirks,
      sections: [
        {
          title: null,
          fields: QUIRK_NAMES.map((name) => figureChoice(name, QUIRK_CHOICES[name])),
        },
      ],
    },
  ]
}

const SERVICE_WORDS: Record<PayoutServiceChoice, { word: () => string; sentence: () => string }> = {
  current: { word: m.payout_service_current, sentence: m.payout_service_current_sentence },
  'before-daily': {
    word: m.payout_service_before_daily,
    sentence: m.payout_service_before_daily_sentence,
  },
  compare: { word: m.payout_service_compare, sentence: m.payout_service_compare_sentence },
}

const serviceOf = (choice: ChoiceValue): PayoutServiceChoice =>
  PAYOUT_SERVICES.find((known) => known === choice) ?? 'current'

export const PAYOUT_SERVICE_FIELD: ChoiceField = choiceField(
  'payoutService',
  m.field_payout_service,
  PAYOUT_SERVICES,
  (choice) => SERVICE_WORDS[serviceOf(choice)].word(),
  { sentence: (choice) => SERVICE_WORDS[serviceOf(choice)].sentence() },
)
