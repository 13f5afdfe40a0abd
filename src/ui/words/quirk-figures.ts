/** In words: the gates of a policy, the minimums of countries, and the quirks of the real service that it has or has not. */
import type { PayoutGate, PayoutPolicy } from '../../core/policy'
import { formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { countryName } from './vocabulary'

export interface FigureWords {
  title: () => string
  /** One line for each thing that the value says. */
  value: (policy: PayoutPolicy) => readonly string[]
}

const GATES: Readonly<Record<PayoutGate, () => string>> = {
  compliance: m.figure_gate_compliance,
  guardian: m.figure_gate_guardian,
  paused: m.figure_gate_paused,
  minimum: m.figure_gate_minimum,
  instant: m.figure_gate_instant,
  processor: m.figure_gate_processor,
}

export const gateWord = (gate: PayoutGate): string => GATES[gate]()

/** A figure whose value is one of a few words. */
const oneOf = <Value extends string>(
  title: () => string,
  words: Readonly<Record<Value, () => string>>,
  pick: (policy: PayoutPolicy) => Value,
): FigureWords => ({ title, value: (policy) => [words[pick(policy)]()] })

const eitherWay = (
  title: () => string,
  whenTrue: () => string,
  whenFalse: () => string,
  pick: (policy: PayoutPolicy) => boolean,
): FigureWords => ({ title, value: (policy) => [pick(policy) ? whenTrue() : whenFalse()] })

function countryMinimums({ countryMinimumCents }: PayoutPolicy): readonly string[] {
  const amounts = Object.entries(countryMinimumCents).map(([code, cents]) =>
    m.figure_country_amount({ country: countryName(code), amount: formatMoney(cents) }),
  )
  return amounts.length === 0 ? [m.figure_nowhere()] : [amounts.join('; ')]
}

export const QUIRK_FIGURES = {
  gates: {
    title: m.figure_gates,
    value: (policy) => policy.gates.map((gate, index) => `${index + 1}. ${GATES[gate]()}`),
  },
  allReasonsTold: eitherWay(
    m.figure_all_reasons,
    m.figure_reasons_all,
    m.figure_reasons_first,
    (policy) => policy.allReasonsTold,
  ),
  countryMinimumCents: { title: m.figure_country_minimums, value: countryMinimums },
  instantHonoursOwnThreshold: eitherWay(
    m.figure_instant_own_threshold,
    m.figure_threshold_largest,
    m.figure_threshold_platform,
    (policy) => policy.instantHonoursOwnThreshold,
  ),
  processingBlocksInstant: eitherWay(
    m.figure_processing_blocks_instant,
    m.figure_blocks,
    m.figure_blocks_not,
    (policy) => policy.processingBlocksInstant,
  ),
  spendsToday: oneOf(
    m.figure_spends_today,
    { any: m.figure_spends_any, live: m.figure_spends_live },
    (policy) => policy.spendsToday,
  ),
  cycleAdvance: oneOf(
    m.figure_cycle_advance,
    { once: m.figure_advance_once, until_old_enough: m.figure_advance_until },
    (policy) => policy.cycleAdvance,
  ),
  cycleAnchor: oneOf(
    m.figure_cycle_anchor,
    { friday: m.figure_anchor_friday, rail_weekday: m.figure_anchor_rail },
    (policy) => policy.cycleAnchor,
  ),
  batchClaim: oneOf(
    m.figure_batch_claim,
    { up_to_last_day: m.figure_claim_up_to_last_day, batch_only: m.figure_claim_batch },
    (policy) => policy.batchClaim,
  ),
  batchPacking: oneOf(
    m.figure_batch_packing,
    { in_order: m.figure_packing_in_order, first_fit: m.figure_packing_first_fit },
    (policy) => policy.batchPacking,
  ),
  oversizedBalance: oneOf(
    m.figure_oversized_balance,
    {
      refuses_all: m.figure_oversized_refuses,
      left_out: m.figure_oversized_left_out,
      cut: m.figure_oversized_cut,
    },
    (policy) => policy.oversizedBalance,
  ),
  instantRunAboveMaximum: oneOf(
    m.figure_instant_run_above_maximum,
    { skipped: m.figure_run_above_skipped, cut: m.figure_run_above_cut },
    (policy) => policy.instantRunAboveMaximum,
  ),
  availabilityCut: oneOf(
    m.figure_availability_cut,
    { by_day: m.figure_cut_by_day, by_balance: m.figure_cut_by_balance },
    (policy) => policy.availabilityCut,
  ),
  minimumBasis: oneOf(
    m.figure_minimum_basis,
    { unpaid_and_period: m.figure_basis_period, unpaid: m.figure_basis_unpaid },
    (policy) => policy.minimumBasis,
  ),
  processorRoundsOwnFee: eitherWay(
    m.figure_processor_fee_rounding,
    m.figure_processor_rounds,
    m.figure_processor_told,
    (policy) => policy.processorRoundsOwnFee,
  ),
  paypalFeeReading: oneOf(
    m.figure_paypal_fee_reading,
    { cut: m.figure_reading_cut, exact: m.figure_reading_exact },
    (policy) => policy.paypalFeeReading,
  ),
  dailyShownWeeklyDates: eitherWay(
    m.figure_daily_weekly_dates,
    m.figure_daily_weekly,
    m.figure_daily_tomorrow,
    (policy) => policy.dailyShownWeeklyDates,
  ),
  dailyDateShown: oneOf(
    m.figure_daily_date_shown,
    { tomorrow: m.figure_daily_date_tomorrow, next_run: m.figure_daily_date_next_run },
    (policy) => policy.dailyDateShown,
  ),
  endlessProjection: eitherWay(
    m.figure_endless_projection,
    m.figure_projection_endless,
    m.figure_projection_ends,
    (policy) => policy.endlessProjection,
  ),
} satisfies Partial<Readonly<Record<keyof PayoutPolicy, FigureWords>>>
