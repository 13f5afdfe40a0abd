/** The figures of a policy in words: what each is called, and its value with its unit. */
import type { PayoutPolicy } from '../../core/policy'
import { BASIS_POINTS_IN_WHOLE } from '../../core/money'
import type { PolicyFigure } from '../../core/policy-sources'
import { RAILS } from '../../core/vocabulary'
import { formatCount, formatMoney, formatPercent } from '../format'
import { m } from '../paraglide/messages.js'
import { QUIRK_FIGURES, type FigureWords } from './quirk-figures'
import { countryName, railWord, weekdayWord } from './vocabulary'

const counted = (count: number) => ({ count, countText: formatCount(count) })
const days = (count: number): string => m.figure_days(counted(count))
const dayLimit = (count: number): string => (count === 0 ? m.figure_no_limit() : days(count))
const countries = (codes: readonly string[]): readonly string[] =>
  codes.length === 0 ? [m.figure_nowhere()] : codes.map(countryName)

const FIGURES: Readonly<Record<PolicyFigure, FigureWords>> = {
  minimumCents: {
    title: m.figure_minimum,
    value: (policy) => [formatMoney(policy.minimumCents)],
  },
  holdDays: { title: m.figure_hold_days, value: (policy) => [days(policy.holdDays)] },
  instantMinimumCents: {
    title: m.figure_instant_minimum,
    value: (policy) => [formatMoney(policy.instantMinimumCents)],
  },
  instantMaximumCents: {
    title: m.figure_instant_maximum,
    value: (policy) => [formatMoney(policy.instantMaximumCents)],
  },
  instantFeeBasisPoints: {
    title: m.figure_instant_fee,
    value: (policy) => [formatPercent(policy.instantFeeBasisPoints)],
  },
  instantCompletedPayoutsMinimum: {
    title: m.figure_instant_completed,
    value: (policy) => [m.figure_payouts(counted(policy.instantCompletedPayoutsMinimum))],
  },
  instantAccountAgeDaysMinimum: {
    title: m.figure_instant_account_age,
    value: (policy) => [dayLimit(policy.instantAccountAgeDaysMinimum)],
  },
  instantCountries: {
    title: m.figure_instant_countries,
    value: (policy) => countries(policy.instantCountries),
  },
  compliantOnly: {
    title: m.figure_compliant_only,
    value: (policy) => [
      policy.compliantOnly ? m.figure_reviewed_only() : m.figure_unless_suspended(),
    ],
  },
  processingBlocksDays: {
    title: m.figure_processing_blocks,
    value: ({ processingBlocksDays }) => [
      processingBlocksDays === null
        ? m.figure_until_done()
        : m.figure_for_days({ days: days(processingBlocksDays) }),
    ],
  },
  runWeekday: {
    title: m.figure_run_weekday,
    value: (policy) =>
      RAILS.map((rail) =>
        m.figure_rail_on({ rail: railWord(rail), weekday: weekdayWord(policy.runWeekday[rail]) }),
      ),
  },
  railWeekdayShown: {
    title: m.figure_rail_weekday_shown,
    value: (policy) => [policy.railWeekdayShown ? m.figure_date_of_rail() : m.figure_date_friday()],
  },
  paypalFeeBasisPoints: {
    title: m.figure_paypal_fee,
    value: (policy) => [formatPercent(policy.paypalFeeBasisPoints)],
  },
  paypalFeeExemptCountries: {
    title: m.figure_paypal_exempt,
    value: (policy) => countries(policy.paypalFeeExemptCountries),
  },
  paypalPartCents: {
    title: m.figure_paypal_part,
    value: (policy) => [formatMoney(policy.paypalPartCents)],
  },
  paypalSplitsResolve: {
    title: m.figure_paypal_splits_resolve,
    value: (policy) => [
      policy.paypalSplitsResolve ? m.figure_parts_sent_anew() : m.figure_parts_stay(),
    ],
  },
  straightReturnFreesBalances: {
    title: m.figure_straight_return,
    value: (policy) => [
      policy.straightReturnFreesBalances ? m.figure_balances_freed() : m.figure_balances_kept(),
    ],
  },
  saleFeeBasisPoints: {
    title: m.figure_sale_fee_rate,
    value: (policy) => [formatPercent(policy.saleFeeBasisPoints)],
  },
  saleFeeFixedCents: {
    title: m.figure_sale_fee_fixed,
    value: (policy) => [formatMoney(policy.saleFeeFixedCents)],
  },
  processingFeeBasisPoints: {
    title: m.figure_processing_fee_rate,
    value: (policy) => [formatPercent(policy.processingFeeBasisPoints)],
  },
  processingFeeFixedCents: {
    title: m.figure_processing_fee_fixed,
    value: (policy) => [formatMoney(policy.processingFeeFixedCents)],
  },
  chargebackHoldBasisPoints: {
    title: m.figure_chargeback_hold,
    value: (policy) => [m.figure_above({ limit: formatPercent(policy.chargebackHoldBasisPoints) })],
  },
  chargebackHoldWindowDays: {
    title: m.figure_chargeback_window,
    value: ({ chargebackHoldWindowDays }) => [
      chargebackHoldWindowDays === null
        ? m.figure_all_time()
        : m.figure_last_days({ days: days(chargebackHoldWindowDays) }),
    ],
  },
  chargebackHoldLiftsItself: {
    title: m.figure_chargeback_lifts,
    value: (policy) => [
      policy.chargebackHoldLiftsItself ? m.figure_lifts_itself() : m.figure_lifted_by_support(),
    ],
  },
  chargebackReserveBasisPoints: {
    title: m.figure_chargeback_reserve,
    value: ({ chargebackReserveBasisPoints }) => [
      chargebackReserveBasisPoints === BASIS_POINTS_IN_WHOLE
        ? m.figure_everything_kept()
        : formatPercent(chargebackReserveBasisPoints),
    ],
  },
  repeatedFailuresPause: {
    title: m.figure_repeated_failures,
    value: ({ repeatedFailuresPause }) => [
      repeatedFailuresPause === null
        ? m.figure_no_limit()
        : m.figure_payouts(counted(repeatedFailuresPause)),
    ],
  },
  terminalPaypalCodeStops: {
    title: m.figure_terminal_paypal_code,
    value: (policy) => [
      policy.terminalPaypalCodeStops ? m.figure_tried_no_more() : m.figure_tried_each_week(),
    ],
  },
  stuckPayoutHours: {
    title: m.figure_stuck_payout,
    value: ({ stuckPayoutHours }) => [
      stuckPayoutHours === null ? m.figure_never() : m.figure_hours(counted(stuckPayoutHours)),
    ],
  },
  transientRetriesMax: {
    title: m.figure_transient_retries,
    value: ({ transientRetriesMax }) => [
      transientRetriesMax === 0 ? m.figure_never() : m.figure_times(counted(transientRetriesMax)),
    ],
  },
  ...QUIRK_FIGURES,
  debitCardMaximumCents: {
    title: m.figure_debit_card_maximum,
    value: (policy) => [formatMoney(policy.debitCardMaximumCents)],
  },
  foreignTransferMinimumCents: {
    title: m.figure_foreign_transfer_minimum,
    value: ({ foreignTransferMinimumCents }) => [
      foreignTransferMinimumCents === 0
        ? m.figure_no_limit()
        : formatMoney(foreignTransferMinimumCents),
    ],
  },
}

export const figureTitle = (figure: PolicyFigure): string => FIGURES[figure].title()

export const figureLines = (figure: PolicyFigure, policy: PayoutPolicy): readonly string[] =>
  FIGURES[figure].value(policy)
