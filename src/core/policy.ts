/**
 * The figures that a payout policy consists of, and the named policies: eras of Gumroad's own rules and the lab's.
 * Rules elsewhere take a policy and never a figure of their own. Figures and dates: domain facts A1 to A3.
 */
import type { BasisPoints, Cents } from './money'
import type { Weekday } from './calendar'
import type { Rail } from './vocabulary'

export interface PayoutPolicy {
  name: PolicyName
  /** Smallest standard payout. */
  minimumCents: Cents
  /** Age that a day's balance must reach before a standard run pays it, counted to the Friday of the run. */
  holdDays: number
  /** Smallest and largest gross of one instant payout. */
  instantMinimumCents: Cents
  instantMaximumCents: Cents
  /** Charged on top of the net: 300 takes 3% of what the creator receives, 2.9126% of the gross. */
  instantFeeBasisPoints: BasisPoints
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
  /** The platform's fee on a sale, and the processing fee that comes on top and is passed on to the card processor. */
  saleFeeBasisPoints: BasisPoints
  saleFeeFixedCents: Cents
  processingFeeBasisPoints: BasisPoints
  processingFeeFixedCents: Cents
  /**
   * Creators are held while more than this share of what they sold and did not refund stands charged back, over the
   * window of days up to today (null: over all time); where the hold lifts itself, it does so the morning after.
   */
  chargebackHoldBasisPoints: BasisPoints
  chargebackHoldWindowDays: number | null
  chargebackHoldLiftsItself: boolean
  /** Share of their money that stays behind while they are held: 10,000 pays them nothing. */
  chargebackReserveBasisPoints: BasisPoints
  /** Payouts in a row that did not arrive until the creator is paused; null: never. */
  repeatedFailuresPause: number | null
  /** Age in hours at which a payout that is still being made is looked into each day; null: never. */
  stuckPayoutHours: number | null
  /** How often the failures of a period that may pass by themselves are tried again, at 14:00 UTC. */
  transientRetriesMax: number
}

export const POLICY_NAMES = [
  'gumroad-2025-04',
  'gumroad-2026-03',
  'gumroad-2026-07-31',
  'gumroad-2026-08-30',
] as const
export type PolicyName = (typeof POLICY_NAMES)[number]

/** At the launch of daily payouts, April 2025. */
const launch: PayoutPolicy = {
  name: 'gumroad-2025-04',
  minimumCents: 10_00,
  holdDays: 7,
  instantMinimumCents: 10_00,
  instantMaximumCents: 9_999_00,
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
  },
  railWeekdayShown: false,
  paypalFeeBasisPoints: 200,
  paypalFeeExemptCountries: ['BR', 'IN'],
  saleFeeBasisPoints: 1_000,
  saleFeeFixedCents: 50,
  processingFeeBasisPoints: 290,
  processingFeeFixedCents: 30,
  chargebackHoldBasisPoints: 300,
  chargebackHoldWindowDays: null,
  chargebackHoldLiftsItself: false,
  chargebackReserveBasisPoints: 10_000,
  repeatedFailuresPause: null,
  stuckPayoutHours: null,
  transientRetriesMax: 0,
}

/** 2026-03-19: both minimums rise from $10 to $100. */
const raisedMinimum: PayoutPolicy = {
  ...launch,
  name: 'gumroad-2026-03',
  minimumCents: 100_00,
  instantMinimumCents: 100_00,
  compliantOnly: true,
  stuckPayoutHours: 48,
}

/** 2026-07-31: one completed payout and an account of 60 days open instant payouts; the rail's weekday is shown since 07-25. */
const seasonedAccounts: PayoutPolicy = {
  ...raisedMinimum,
  name: 'gumroad-2026-07-31',
  instantCompletedPayoutsMinimum: 1,
  instantAccountAgeDaysMinimum: 60,
  railWeekdayShown: true,
  chargebackHoldBasisPoints: 100,
  chargebackHoldLiftsItself: true,
  repeatedFailuresPause: 3,
  transientRetriesMax: 2,
}

/** 2026-08-30: instant payouts from $1; since 2026-08-08 a payout stops blocking the next after five days. */
const dollarInstant: PayoutPolicy = {
  ...seasonedAccounts,
  name: 'gumroad-2026-08-30',
  instantMinimumCents: 1_00,
  processingBlocksDays: 5,
  chargebackHoldBasisPoints: 150,
  chargebackHoldWindowDays: 365,
  stuckPayoutHours: 24,
}

export const POLICIES: Readonly<Record<PolicyName, PayoutPolicy>> = {
  'gumroad-2025-04': launch,
  'gumroad-2026-03': raisedMinimum,
  'gumroad-2026-07-31': seasonedAccounts,
  'gumroad-2026-08-30': dollarInstant,
}

export const DEFAULT_POLICY_NAME: PolicyName = 'gumroad-2026-08-30'
