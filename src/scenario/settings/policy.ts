/**
 * The rules of payout: a named policy, or one with figures of its own, and the policies that come into force in mid-run.
 * `docs/payout-rules.md` says what each figure does in the named ones.
 */
import {
  AVAILABILITY_CUTS,
  BATCH_CLAIMS,
  BATCH_PACKINGS,
  CYCLE_ADVANCES,
  CYCLE_ANCHORS,
  DAILY_DATES_SHOWN,
  FEE_READINGS,
  INSTANT_RUNS_ABOVE_MAXIMUM,
  MINIMUM_BASES,
  OVERSIZED_BALANCES,
  PAYOUT_GATES,
  POLICY_NAMES,
  REFUND_AMOUNTS_READ,
  SPENDING_PAYOUTS,
} from '../../core/policy'
import { PAYOUT_SERVICES } from '../../core/vocabulary'
import { z } from '../zod'
import { instantFeeFigures } from './instant-fee'
import { basisPoints, cents, countryCode, days, hours, isoDay, payouts, times } from './parts'

const policyName = z.enum(POLICY_NAMES).meta({ vocabulary: 'policy' })

/** A gate that is left out is not used. */
const gates = z
  .array(z.enum(PAYOUT_GATES))
  .refine((given) => new Set(given).size === given.length, 'each gate at most once')

/** Left out, each is as the named policy has it. */
const figures = z
  .strictObject({
    minimumCents: cents(),
    holdDays: days(0, 60),
    instantMinimumCents: cents(),
    instantMaximumCents: cents(),
    ...instantFeeFigures,
    instantCompletedPayoutsMinimum: payouts(0, 1_000),
    instantAccountAgeDaysMinimum: days(0, 3_660),
    instantCountries: z.array(countryCode),
    compliantOnly: z.boolean(),
    processingBlocksDays: days(0, 3_660).nullable(),
    railWeekdayShown: z.boolean(),
    paypalFeeBasisPoints: basisPoints(),
    paypalPartCents: cents(1_00, 1_000_000_00),
    paypalSplitsResolve: z.boolean(),
    straightReturnFreesBalances: z.boolean(),
    saleFeeBasisPoints: basisPoints(),
    saleFeeFixedCents: cents(),
    processingFeeBasisPoints: basisPoints(),
    processingFeeFixedCents: cents(),
    chargebackHoldBasisPoints: basisPoints(),
    chargebackHoldWindowDays: days(1, 3_660).nullable(),
    chargebackHoldLiftsItself: z.boolean(),
    chargebackReserveBasisPoints: basisPoints(),
    instantDuringChargebackHold: z.boolean(),
    repeatedFailuresPause: payouts(1, 1_000).nullable(),
    terminalPaypalCodeStops: z.boolean(),
    goneBankAccountStops: z.boolean(),
    stuckPayoutHours: hours(1, 8_784).nullable(),
    transientRetriesMax: times(0, 100),
    lostJobsDoneLater: z.boolean(),
    countryMinimumCents: z.record(countryCode, cents()),
    gates,
    minimumToldBeforeReview: z.boolean(),
    allReasonsTold: z.boolean(),
    instantHonoursOwnThreshold: z.boolean(),
    processingBlocksInstant: z.boolean(),
    spendsToday: z.enum(SPENDING_PAYOUTS),
    cycleAdvance: z.enum(CYCLE_ADVANCES),
    cycleAnchor: z.enum(CYCLE_ANCHORS),
    batchClaim: z.enum(BATCH_CLAIMS),
    batchPacking: z.enum(BATCH_PACKINGS),
    oversizedBalance: z.enum(OVERSIZED_BALANCES),
    instantRunAboveMaximum: z.enum(INSTANT_RUNS_ABOVE_MAXIMUM),
    availabilityCut: z.enum(AVAILABILITY_CUTS),
    minimumBasis: z.enum(MINIMUM_BASES),
    processorRoundsOwnFee: z.boolean(),
    paypalFeeReading: z.enum(FEE_READINGS),
    dailyShownWeeklyDates: z.boolean(),
    dailyDateShown: z.enum(DAILY_DATES_SHOWN),
    endlessProjection: z.boolean(),
    debitCardMaximumCents: cents(),
    foreignTransferMinimumCents: cents(),
    refundAmountRead: z.enum(REFUND_AMOUNTS_READ),
  })
  .partial()

export const policy = z
  .union([policyName, z.strictObject({ name: policyName, ...figures.shape })])
  .meta({ source: 'policy' })

/** From 00:00 UTC of that day on, another policy is in force. */
export const policyChange = z.strictObject({
  on: isoDay,
  policy: policy.meta({ sameAs: 'policy' }),
})

/** The service before daily payouts, or both compared with each other. */
export const payoutService = z.enum(PAYOUT_SERVICES).default('current')
