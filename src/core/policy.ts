/**
 * The figures that a payout policy consists of, and the named policies: eras of Gumroad's own rules and the lab's.
 * Rules elsewhere take a policy and never a figure of their own. Sources: `policy-sources.ts`; quirks: docs/payout-rules.md.
 */
import type { BasisPoints, Cents } from './money'
import type { Weekday } from './calendar'
import { NO_INSTANT_FEE, type InstantFeeFigures } from './fees/fee-figures'
import { LISTED_COUNTRY_MINIMUMS_CENTS } from './country-minimums'
import type { Rail } from './vocabulary'

/** What a creator must pass to be paid. `compliance`: review and suspension; `instant`: support and settled funds. */
export const PAYOUT_GATES = [
  'compliance',
  'guardian',
  'paused',
  'minimum',
  'instant',
  'processor',
] as const
export type PayoutGate = (typeof PAYOUT_GATES)[number]

/** `any`: a failed or returned payout counts too (quirk G3); `live`: only one that has a claim on its balances. */
export const SPENDING_PAYOUTS = ['any', 'live'] as const
/** `once`: a cycle with too little old money is skipped, and the next not checked (quirk G1). */
export const CYCLE_ADVANCES = ['once', 'until_old_enough'] as const
/** `of_all_so_far`: the sum of all refunds of a sale, which some notices give beside their own, is taken for the amount of each. */
export const REFUND_AMOUNTS_READ = ['of_this_refund', 'of_all_so_far'] as const
/** The weekday that cycles end on: the Friday of every rail's week, or the rail's own day (quirks G4, G5). */
export const CYCLE_ANCHORS = ['friday', 'rail_weekday'] as const
/** `up_to_last_day`: everything unpaid up to the day of the batch's last-created balance, whatever batch it is in (quirk G6). */
export const BATCH_CLAIMS = ['up_to_last_day', 'batch_only'] as const
/** `in_order`: as balances were created, each into the newest batch or a new one; `first_fit`: oldest first, where there is room (quirk G7). */
export const BATCH_PACKINGS = ['in_order', 'first_fit'] as const
/** What one balance above the instant maximum does to an instant payout that is cut up (quirk G7); `cut`: it is cut too. */
export const OVERSIZED_BALANCES = ['refuses_all', 'left_out', 'cut'] as const
/** What a run does with more than the instant maximum: `skipped` with a note, or `cut` into payouts of at most that much. */
export const INSTANT_RUNS_ABOVE_MAXIMUM = ['skipped', 'cut'] as const
/** The date that daily creators are shown: always `tomorrow` (quirk G20), or that of the `next_run` that will pay them. */
export const DAILY_DATES_SHOWN = ['tomorrow', 'next_run'] as const
/** How far instantly available money reaches: up to a day that cuts off all younger ones (quirk G10), or balance by balance. */
export const AVAILABILITY_CUTS = ['by_day', 'by_balance'] as const
/** What is compared with the minimum: payouts of the same period end too (quirk G11), or unpaid money alone. */
export const MINIMUM_BASES = ['unpaid_and_period', 'unpaid'] as const
/** How PayPal's fee, sent as decimal text, becomes cents: 1.15 is cut to 114 (quirk G17), or read digit by digit. */
export const FEE_READINGS = ['cut', 'exact'] as const

export interface PayoutPolicy extends InstantFeeFigures {
  name: PolicyName
  /** Smallest standard payout. */
  minimumCents: Cents
  /** Age that a day's balance must reach before a standard run pays it, counted to the Friday of the run. */
  holdDays: number
  /** Smallest and largest gross of one instant payout. */
  instantMinimumCents: Cents
  instantMaximumCents: Cents
  /** Payouts that a creator must have completed before the first instant one. */
  instantCompletedPayoutsMinimum: number
  /** Age that the processor account must have before the first instant payout. */
  instantAccountAgeDaysMinimum: number
  instantCountries: readonly string[]
  /** Pay only creators who passed review; otherwise everyone who is not suspended. */
  compliantOnly: boolean
  /** A payout still processing blocks the next one for so many days; null: for as long as it takes. */
  processingBlocksDays: number | null
  /** Weekday of the standard run of each rail. */
  runWeekday: Readonly<Record<Rail, Weekday>>
  /** Whether the date that a creator is shown is the rail's weekday; before 2026-07-25 everyone saw the Friday. */
  railWeekdayShown: boolean
  /** PayPal's fee on a standard payout, taken from the creator, rounded up; no fee in the exempt countries. */
  paypalFeeBasisPoints: BasisPoints
  paypalFeeExemptCountries: readonly string[]
  /**
   * A PayPal payout above this amount is sent in parts of this amount, for creators who may be paid
   * so.
   */
  paypalPartCents: Cents
  /** Whether parts that failed are sent again; otherwise such a payout stays in processing for good (G16). */
  paypalSplitsResolve: boolean
  /** Whether a payout that is returned before any other news frees its balances (G13). */
  straightReturnFreesBalances: boolean
  /** The platform's fee on a sale, and the processing fee that comes on top and is passed on to the card processor. */
  saleFeeBasisPoints: BasisPoints
  saleFeeFixedCents: Cents
  processingFeeBasisPoints: BasisPoints
  processingFeeFixedCents: Cents
  /**
   * Creators are held while more than this share of what they sold and did not refund is charged back, over the
   * window of days up to today (null: over all time); where the hold lifts itself, it does so the morning after.
   */
  chargebackHoldBasisPoints: BasisPoints
  chargebackHoldWindowDays: number | null
  chargebackHoldLiftsItself: boolean
  /** Share of their money that stays behind while they are held: 10,000 pays them nothing. */
  chargebackReserveBasisPoints: BasisPoints
  /** Whether what a reserve lets out may leave by instant payout too; otherwise a hold leaves standard payouts alone. */
  instantDuringChargebackHold: boolean
  /** Payouts in a row that did not arrive until the creator is paused; null: never. */
  repeatedFailuresPause: number | null
  /** Whether a PayPal address that can never be paid (3148) is not tried again with every run. */
  terminalPaypalCodeStops: boolean
  /** Whether a bank account that Stripe no longer has is not tried again with every run. */
  goneBankAccountStops: boolean
  /** Age in hours at which a payout that is still being made is looked into each day; null: never. */
  stuckPayoutHours: number | null
  /** How often the failures of a period that may pass by themselves are tried again, at 14:00 UTC. */
  transientRetriesMax: number
  /**
   * Whether creators whom a payout run left, since a job of it was lost for good with its worker, are paid at the next
   * 14:00 UTC or told why not; otherwise they wait for their next run, and nobody tells them.
   */
  lostJobsDoneLater: boolean
  /** The gates in the order in which they are asked, which decides the reason given (quirk G12). */
  gates: readonly PayoutGate[]
  /**
   * Whether a run tells a creator who was never reviewed, and has too little for a payout, of the minimum instead of the
   * review. Where every reason is told, both are.
   */
  minimumToldBeforeReview: boolean
  /** Whether a creator is told every reason that can be known, or only the first. */
  allReasonsTold: boolean
  /** Smallest payout by country of the creator, US cents; 0 where none is listed. */
  countryMinimumCents: Readonly<Record<string, Cents>>
  /** Whether an instant payout heeds the creator's own and the country's minimum (quirk G9). */
  instantHonoursOwnThreshold: boolean
  /** Whether a payout in progress blocks an instant one (quirk G9). */
  processingBlocksInstant: boolean
  /** Payouts created today that spend today's date. */
  spendsToday: (typeof SPENDING_PAYOUTS)[number]
  cycleAdvance: (typeof CYCLE_ADVANCES)[number]
  cycleAnchor: (typeof CYCLE_ANCHORS)[number]
  batchClaim: (typeof BATCH_CLAIMS)[number]
  batchPacking: (typeof BATCH_PACKINGS)[number]
  oversizedBalance: (typeof OVERSIZED_BALANCES)[number]
  instantRunAboveMaximum: (typeof INSTANT_RUNS_ABOVE_MAXIMUM)[number]
  availabilityCut: (typeof AVAILABILITY_CUTS)[number]
  minimumBasis: (typeof MINIMUM_BASES)[number]
  /**
   * Whether the processor computes its fee by itself, from the net, so that it may be less than
   * ours (quirk G8).
   */
  processorRoundsOwnFee: boolean
  paypalFeeReading: (typeof FEE_READINGS)[number]
  /** Whether daily creators are shown weekly dates while they are paid daily (quirk G18); false in every era. */
  dailyShownWeeklyDates: boolean
  dailyDateShown: (typeof DAILY_DATES_SHOWN)[number]
  /** Whether upcoming payouts go on for ever where there is no minimum (quirk G19). */
  endlessProjection: boolean
  /** Largest standard payout to a debit card; a larger one fails. */
  debitCardMaximumCents: Cents
  /** Platform-held money below this is not moved to an account in another currency, and waits for more. */
  foreignTransferMinimumCents: Cents
  /** What of a refund is debited: its own amount, or by mistake that of all refunds of its sale so far. */
  refundAmountRead: (typeof REFUND_AMOUNTS_READ)[number]
}

export const POLICY_NAMES = [
  'gumroad-2025-04',
  'gumroad-2026-03',
  'gumroad-2026-07-31',
  'gumroad-2026-08-30',
  'gumroad-2026-09-03',
  'payout-lab',
] as const
export type PolicyName = (typeof POLICY_NAMES)[number]
/** Policies that were Gumroad's own from some day on. */
export type EraName = Exclude<PolicyName, 'payout-lab'>

/** At the launch of daily payouts, April 2025. */
const launch: PayoutPolicy = {
  name: 'gumroad-2025-04',
  minimumCents: 10_00,
  holdDays: 7,
  instantMinimumCents: 10_00,
  instantMaximumCents: 9_999_00,
  ...NO_INSTANT_FEE,
  instantFeeBasisPoints: 300,
  instantCompletedPayoutsMinimum: 4,
  instantAccountAgeDaysMinimum: 0,
  instantCountries: ['US'],
  compliantOnly: false,
  processingBlocksDays: null,
  runWeekday: {
    cross_border: 'tuesday',
    bank_abroad: 'wednesday',
    us_bank: 'thursday',
    us_card: 'thursday',
    paypal: 'friday',
    own_stripe: 'friday',
    card_push: 'thursday',
    rtp: 'thursday',
    fednow: 'thursday',
    same_day_ach: 'thursday',
    stablecoin: 'thursday',
  },
  railWeekdayShown: false,
  paypalFeeBasisPoints: 200,
  paypalFeeExemptCountries: ['BR', 'IN'],
  paypalPartCents: 20_000_00,
  paypalSplitsResolve: false,
  straightReturnFreesBalances: false,
  saleFeeBasisPoints: 1_000,
  saleFeeFixedCents: 50,
  processingFeeBasisPoints: 290,
  processingFeeFixedCents: 30,
  chargebackHoldBasisPoints: 300,
  chargebackHoldWindowDays: null,
  chargebackHoldLiftsItself: false,
  chargebackReserveBasisPoints: 10_000,
  instantDuringChargebackHold: false,
  repeatedFailuresPause: null,
  terminalPaypalCodeStops: false,
  goneBankAccountStops: false,
  stuckPayoutHours: null,
  transientRetriesMax: 0,
  lostJobsDoneLater: false,
  gates: ['compliance', 'paused', 'minimum', 'processor'],
  minimumToldBeforeReview: false,
  allReasonsTold: false,
  countryMinimumCents: LISTED_COUNTRY_MINIMUMS_CENTS,
  instantHonoursOwnThreshold: false,
  processingBlocksInstant: false,
  spendsToday: 'any',
  cycleAdvance: 'once',
  cycleAnchor: 'friday',
  batchClaim: 'up_to_last_day',
  batchPacking: 'in_order',
  oversizedBalance: 'refuses_all',
  instantRunAboveMaximum: 'skipped',
  availabilityCut: 'by_day',
  minimumBasis: 'unpaid_and_period',
  processorRoundsOwnFee: true,
  paypalFeeReading: 'cut',
  dailyShownWeeklyDates: false,
  dailyDateShown: 'tomorrow',
  endlessProjection: true,
  debitCardMaximumCents: 3_000_00,
  foreignTransferMinimumCents: 0,
  refundAmountRead: 'of_this_refund',
}

/** 2026-03-19: both minimums rise from $10 to $100. */
const raisedMinimum: PayoutPolicy = {
  ...launch,
  name: 'gumroad-2026-03',
  minimumCents: 100_00,
  instantMinimumCents: 100_00,
  compliantOnly: true,
  stuckPayoutHours: 48,
  gates: PAYOUT_GATES,
  instantHonoursOwnThreshold: true,
  processingBlocksInstant: true,
}

/** 2026-07-31: one completed payout and an account of 60 days open instant payouts; the rail's weekday is shown since 07-25. */
const seasonedAccounts: PayoutPolicy = {
  ...raisedMinimum,
  name: 'gumroad-2026-07-31',
  instantCompletedPayoutsMinimum: 1,
  instantAccountAgeDaysMinimum: 60,
  railWeekdayShown: true,
  minimumToldBeforeReview: true,
  chargebackHoldBasisPoints: 100,
  chargebackHoldLiftsItself: true,
  repeatedFailuresPause: 3,
  terminalPaypalCodeStops: true,
  goneBankAccountStops: true,
  transientRetriesMax: 2,
  straightReturnFreesBalances: true,
  foreignTransferMinimumCents: 1_00,
}

/** 2026-08-30: instant payouts from $1; since 2026-08-08 a payout stops blocking the next after five days. */
const dollarInstant: PayoutPolicy = {
  ...seasonedAccounts,
  name: 'gumroad-2026-08-30',
  instantMinimumCents: 1_00,
  processingBlocksDays: 5,
  instantHonoursOwnThreshold: false,
  chargebackHoldBasisPoints: 150,
  chargebackHoldWindowDays: 365,
  stuckPayoutHours: 24,
}

/** 2026-09-03: a creator held for chargebacks is paid in part. */
const today: PayoutPolicy = {
  ...dollarInstant,
  name: 'gumroad-2026-09-03',
  chargebackReserveBasisPoints: 2_500,
}

/** The lab's own: today's amounts and limits, and none of the quirks (docs/decisions/0013-the-labs-own-policy.md). */
const payoutLab: PayoutPolicy = {
  ...today,
  name: 'payout-lab',
  allReasonsTold: true,
  instantHonoursOwnThreshold: true,
  spendsToday: 'live',
  cycleAdvance: 'until_old_enough',
  cycleAnchor: 'rail_weekday',
  batchClaim: 'batch_only',
  batchPacking: 'first_fit',
  oversizedBalance: 'cut',
  instantRunAboveMaximum: 'cut',
  availabilityCut: 'by_balance',
  minimumBasis: 'unpaid',
  processorRoundsOwnFee: false,
  paypalFeeReading: 'exact',
  paypalSplitsResolve: true,
  instantDuringChargebackHold: true,
  lostJobsDoneLater: true,
  dailyDateShown: 'next_run',
  endlessProjection: false,
}

export const POLICIES: Readonly<Record<PolicyName, PayoutPolicy>> = {
  'gumroad-2025-04': launch,
  'gumroad-2026-03': raisedMinimum,
  'gumroad-2026-07-31': seasonedAccounts,
  'gumroad-2026-08-30': dollarInstant,
  'gumroad-2026-09-03': today,
  'payout-lab': payoutLab,
}

export const DEFAULT_POLICY_NAME: PolicyName = 'gumroad-2026-08-30'
