/**
 * Small random scenarios, every setting drawn that can change what a run does: a dozen creators, some weeks, any shares,
 * fees, failures, latencies and policies, written sales, opening balances and actions.
 */
import fc from 'fast-check'
import { BANK_HOLIDAYS } from '../../src/core/business-days'
import { isoFromDay, WEEKDAYS } from '../../src/core/calendar'
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
  SPENDING_PAYOUTS,
} from '../../src/core/policy'
import { reachesCountry } from '../../src/core/rails'
import {
  BANK_ACCOUNTS,
  COMPLIANCE_STATES,
  CYCLE_FREQUENCIES,
  HOLDERS,
  payingHolder,
  PAYOUT_FREQUENCIES,
  PAYOUT_TYPES,
  PAYOUT_SERVICES,
  RAILS,
  REQUESTERS,
  type Holder,
  type Rail,
} from '../../src/core/vocabulary'
import type { ScenarioInput } from '../../src/scenario/schema'
import { anyFeeFigures } from './any-fee'
import { day } from './days'

const WHOLE = 10_000
const START_DAY = day('2026-08-31')
const HANDLES = ['ink', 'loom', 'kiln'] as const

const orNot = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined })

/** Some of the settings; where one is not drawn, the default of the schema applies. */
const record = <Shape extends object>(shape: {
  [Key in keyof Shape]: fc.Arbitrary<Shape[Key]>
}) => fc.record<Shape, never>(shape, { requiredKeys: [] })

/** Shares of a whole, cut at random places; some keys get nothing. */
const shares = <Key extends string>(keys: readonly Key[]): fc.Arbitrary<Record<Key, number>> =>
  fc
    .array(fc.integer({ min: 0, max: WHOLE }), {
      minLength: keys.length - 1,
      maxLength: keys.length - 1,
    })
    .map((drawn) => {
      const cuts = [0, ...drawn.sort((one, other) => one - other), WHOLE]
      const share = (index: number): number => cuts[index + 1]! - cuts[index]!
      return Object.fromEntries(keys.map((key, index) => [key, share(index)])) as Record<
        Key,
        number
      >
    })

const upTo = (max: number, min = 0): fc.Arbitrary<number> => fc.integer({ min, max })
/** The common case three times in four, the rare one else. */
const usually = <Value>(common: fc.Arbitrary<Value>, rare: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 3, arbitrary: common }, { weight: 1, arbitrary: rare })
const failureRate = fc.oneof(fc.constant(0), upTo(3_000))
const delay = (maximumSeconds: number) =>
  fc
    .tuple(upTo(maximumSeconds), fc.constantFrom(0, 0.5, 2))
    .map(([medianSeconds, sigma]) => ({ medianSeconds, sigma, maximumSeconds }))

/** Of any fee something is left of so much. */
const PAYABLE_CENTS = 500_00

const changedPolicy = fc.tuple(
  record({
    minimumCents: fc.constantFrom(0, 100, 10_00, 500_00),
    holdDays: upTo(14),
    instantMinimumCents: fc.constantFrom(0, 100, 20_00),
    instantMaximumCents: fc.constantFrom(20_00, 500_00, 9_999_00),
    instantFeeBasisPoints: usually(upTo(1_000), upTo(WHOLE)),
    instantCompletedPayoutsMinimum: upTo(4),
    instantAccountAgeDaysMinimum: upTo(90),
    instantCountries: fc.constantFrom([], ['US'], ['US', 'GB', 'IN', 'UA']),
    compliantOnly: fc.boolean(),
    processingBlocksDays: fc.option(upTo(10)),
    paypalFeeBasisPoints: usually(upTo(500), upTo(WHOLE)),
    paypalPartCents: fc.constantFrom(50_00, 400_00, 20_000_00),
    paypalSplitsResolve: fc.boolean(),
    straightReturnFreesBalances: fc.boolean(),
    saleFeeBasisPoints: usually(upTo(3_000), upTo(WHOLE - 500)),
    saleFeeFixedCents: upTo(1_00),
    processingFeeBasisPoints: upTo(500),
    processingFeeFixedCents: upTo(1_00),
    chargebackHoldBasisPoints: fc.constantFrom(0, 150, WHOLE),
    chargebackHoldWindowDays: fc.constantFrom(null, 5, 365),
    chargebackHoldLiftsItself: fc.boolean(),
    chargebackReserveBasisPoints: fc.constantFrom(0, 2_500, 9_000, WHOLE),
    instantDuringChargebackHold: fc.boolean(),
    repeatedFailuresPause: fc.constantFrom(null, 1, 3),
    terminalPaypalCodeStops: fc.boolean(),
    goneBankAccountStops: fc.boolean(),
    stuckPayoutHours: fc.constantFrom(null, 1, 24),
    transientRetriesMax: upTo(3),
    gates: fc.oneof(
      fc.constant([...PAYOUT_GATES]),
      fc.shuffledSubarray([...PAYOUT_GATES], { minLength: 3 }),
    ),
    allReasonsTold: fc.boolean(),
    countryMinimumCents: fc.constantFrom({}, { US: 30_00, IN: 150_00 }),
    instantHonoursOwnThreshold: fc.boolean(),
    processingBlocksInstant: fc.boolean(),
    spendsToday: fc.constantFrom(...SPENDING_PAYOUTS),
    cycleAdvance: fc.constantFrom(...CYCLE_ADVANCES),
    cycleAnchor: fc.constantFrom(...CYCLE_ANCHORS),
    batchClaim: fc.constantFrom(...BATCH_CLAIMS),
    batchPacking: fc.constantFrom(...BATCH_PACKINGS),
    oversizedBalance: fc.constantFrom(...OVERSIZED_BALANCES),
    instantRunAboveMaximum: fc.constantFrom(...INSTANT_RUNS_ABOVE_MAXIMUM),
    availabilityCut: fc.constantFrom(...AVAILABILITY_CUTS),
    minimumBasis: fc.constantFrom(...MINIMUM_BASES),
    processorRoundsOwnFee: fc.boolean(),
    paypalFeeReading: fc.constantFrom(...FEE_READINGS),
    dailyShownWeeklyDates: fc.boolean(),
    dailyDateShown: fc.constantFrom(...DAILY_DATES_SHOWN),
    endlessProjection: fc.boolean(),
    debitCardMaximumCents: fc.constantFrom(0, 100_00, 3_000_00),
    foreignTransferMinimumCents: fc.constantFrom(0, 100, 200_00),
    // The other reading is a mistake, which checks find.
    refundAmountRead: fc.constant('of_this_refund' as const),
  }),
  usually(fc.constant(null), anyFeeFigures),
)

const policy = fc.oneof(
  fc.constantFrom(...POLICY_NAMES),
  changedPolicy.map(([changes, fee]) => ({
    name: 'gumroad-2026-08-30' as const,
    ...changes,
    // By another rule, which is as good as by chance.
    lostJobsDoneLater: changes.transientRetriesMax === 3,
    minimumToldBeforeReview: changes.dailyShownWeeklyDates !== true,
    ...(fee && {
      ...fee,
      instantMaximumCents: Math.max(PAYABLE_CENTS, changes.instantMaximumCents ?? 0),
    }),
  })),
)

const weekdays = fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 })
const daysOfMonth = fc.uniqueArray(upTo(31, 1), { minLength: 2, maxLength: 2 })
const thresholdCents = usually(upTo(500_00, 1), upTo(5_000_00, 1))
const everyDays = usually(upTo(9, 1), upTo(366, 1))
const payoutType = orNot(fc.constantFrom(...PAYOUT_TYPES))

const schedule = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...CYCLE_FREQUENCIES) },

  fc.record({
    frequency: fc.constant('every_days' as const),
    days: everyDays,
    from: orNot(upTo(20, -20).map((days) => isoFromDay(START_DAY + days))),
    payoutType,
  }),
  fc.record({ frequency: fc.constant('chosen_weekdays' as const), weekdays, payoutType }),
  fc.record({ frequency: fc.constant('twice_a_month' as const), daysOfMonth, payoutType }),
  fc.record({ frequency: fc.constant('threshold' as const), thresholdCents, payoutType }),
)
const instantBasisPoints = fc.constantFrom(0, 5_000, WHOLE)

const population = fc.record({
  size: usually(upTo(9, 5), upTo(4)),
  monthlyGross: fc.record({ mu: fc.constantFrom(3, 7, 8, 9), sigma: fc.constantFrom(0, 0.5, 2.4) }),
  priceLevel: fc.record({
    medianCents: fc.constantFrom(10_00, 29_00, 200_00),
    minimumCents: fc.constantFrom(0, 1_00),
  }),
  refunds: fc.record({
    rateBasisPoints: usually(upTo(500), upTo(4_000)),
    delayDaysMean: fc.constantFrom(0, 0.1, 4),
  }),
  chargebacks: fc.record({
    rateBasisPoints: usually(upTo(300), upTo(2_000)),
    delayDaysMean: fc.constantFrom(0, 8),
  }),
  launches: fc.record({ perCreatorPerYear: upTo(20), multiplier: fc.constantFrom(1, 10) }),
  scheduleShareBasisPoints: usually(shares(CYCLE_FREQUENCIES), shares(PAYOUT_FREQUENCIES)),
  adoption: fc.record({
    mode: usually(fc.constant('fixed' as const), fc.constant('model' as const)),
    waitingCost: fc.record({ medianYearlyBasisPoints: upTo(100_000) }),
    interestedBasisPoints: usually(fc.constant(WHOLE), upTo(WHOLE)),
    awareAtStartBasisPoints: upTo(WHOLE),
    decideEveryDays: usually(upTo(9, 1), upTo(30, 1)),
    inertiaMonthlyCents: upTo(5_00),
  }),
  flexibleSchedules: fc.record({
    every_days: fc.record({ days: everyDays, instantBasisPoints }),
    chosen_weekdays: fc.record({ weekdays, instantBasisPoints }),
    twice_a_month: fc.record({ daysOfMonth, instantBasisPoints }),
    threshold: fc.record({ thresholdCents, instantBasisPoints }),
  }),
  railShareBasisPoints: shares(RAILS),
  instantCapableBasisPoints: usually(fc.constant(WHOLE), upTo(WHOLE)),
  platformHeldBasisPoints: fc.constantFrom(0, 500, 5_000, WHOLE),
  notReviewedBasisPoints: upTo(1_000),
  pausedBasisPoints: upTo(1_000),
})

const railCosts = fc.record({
  basisPoints: upTo(500),
  perPaymentMills: upTo(2_000),
  monthlyCents: upTo(100_00),
})
const onEachRail = {
  paymentMaximumCents: usually(fc.constant(null), upTo(1_000_00)),
  costs: railCosts,
}
const rails = fc.record({
  card_push: fc.record({
    ...onEachRail,
    arrival: delay(3_000),
    declinedBasisPoints: failureRate,
    fallbackToBank: fc.boolean(),
    fallbackBusinessDaysMaximum: upTo(5, 1),
  }),
  rtp: fc.record({ ...onEachRail, rejectedBasisPoints: failureRate }),
  fednow: fc.record({
    ...onEachRail,
    arrival: delay(60),
    rejectedBasisPoints: failureRate,
    noAnswerBasisPoints: failureRate,
    answerSecondsMaximum: upTo(60, 1),
  }),
  same_day_ach: fc.record({
    ...onEachRail,
    windows: fc.constantFrom(
      [{ closesMinute: 0, settlesMinute: 1 }],
      [
        { closesMinute: 480, settlesMinute: 700 },
        { closesMinute: 600, settlesMinute: 1_000 },
      ],
    ),
    returnedBasisPoints: failureRate,
    returnedAfterBusinessDaysMaximum: upTo(4, 1),
  }),
  stablecoin: fc.record({
    ...onEachRail,
    screenedBasisPoints: failureRate,
    lostBasisPoints: failureRate,
    lossNoticedAfterHours: upTo(72),
  }),
})

const failures = {
  refusedBasisPoints: failureRate,
  instantFailedBasisPoints: failureRate,
  standardFailedBasisPoints: failureRate,
  returnedBasisPoints: failureRate,
  rateLimitedBasisPoints: failureRate,
  unavailableBasisPoints: failureRate,
  refundRefusedBasisPoints: failureRate,
}

const processor = fc.record({
  instantlyAvailableAfterHours: fc.constantFrom(0, 12, 48),
  settlementDays: upTo(8),
  callLatency: usually(delay(600), delay(20_000)),
  webhookDelay: delay(400_000),
  instantArrival: delay(90_000),
  failures: fc.record({
    ...failures,
    returnedAfterBusinessDays: upTo(5, 1),
    cancelledBasisPoints: failureRate,
  }),
  instantDailyCapCents: usually(fc.constant(null), upTo(1_000_00)),
  instantDailyCapResetHour: upTo(23),
  bankDebits: fc.record({ afterDays: fc.constantFrom(null, 0, 3), creditedAfterDays: upTo(9) }),
  foreignExchange: fc.record({
    reversalSpreadBasisPoints: fc.constantFrom(0, 200, WHOLE),
    movementBasisPoints: fc.constantFrom(0, 300),
  }),
  rails,
  bankHolidays: fc.constantFrom(...BANK_HOLIDAYS),
  costs: fc.record({
    instantBasisPoints: upTo(500),
    instantMinimumCents: upTo(100),
    standardFixedCents: upTo(100),
    activeAccountMonthlyCents: upTo(300),
    paypalMaximumCents: fc.option(upTo(20_00)),
  }),
  paypal: fc
    .record({
      itemMaximumCents: usually(fc.constant(20_000_00), upTo(2_000_00, 1_00)),
      unclaimedBasisPoints: failureRate,
      claimedBasisPoints: upTo(WHOLE),
      cancelledBasisPoints: upTo(3_000),
      claimDays: upTo(30, 1),
      withoutCodeBasisPoints: upTo(WHOLE),
    })
    .map((drawn) => ({
      ...drawn,
      cancelledBasisPoints: Math.min(drawn.cancelledBasisPoints, WHOLE - drawn.claimedBasisPoints),
    })),
})

const creatorOf = (handle: string) =>
  record({
    country: usually(fc.constant('US'), fc.constantFrom('GB', 'IN')),
    rail: fc.constantFrom(...RAILS),
    schedule,
    instantCapable: usually(fc.constant(true), fc.constant(false)),
    accountAgeDays: usually(upTo(900, 60), upTo(60)),
    completedPayouts: upTo(5),
    compliance: usually(fc.constant('compliant' as const), fc.constantFrom(...COMPLIANCE_STATES)),
    paused: usually(fc.constant(false), fc.constant(true)),
    minimumCents: upTo(200_00),
    underAgeWithoutGuardian: usually(fc.constant(false), fc.boolean()),
    bankAccount: usually(fc.constant('linked' as const), fc.constantFrom(...BANK_ACCOUNTS)),
    monthlyGrossCents: upTo(3_000_00),
    paypalFeeWaived: fc.boolean(),
    paypalSplits: fc.boolean(),
    openingBalances: fc.array(
      fc.record({
        day: upTo(20).map((days) => isoFromDay(START_DAY - days)),
        amountCents: upTo(15_000_00, -500_00),
        holder: fc.constantFrom(...HOLDERS),
      }),
      { maxLength: 4 },
    ),
  }).map((creator) => ({ handle, ...creator, ...withinReach(creator) }))

/** A rail that reaches only some countries has its creators there, and one that pays from the platform its money. */
function withinReach({ rail = 'us_bank', country = 'US', openingBalances = [] }: DrawnCreator) {
  return {
    ...(reachesCountry(rail, country) ? {} : { country: country === 'US' ? 'GB' : 'US' }),
    openingBalances: openingBalances.map((balance) =>
      payingHolder(rail) === 'platform' ? { ...balance, holder: 'platform' as const } : balance,
    ),
  }
}

interface DrawnCreator {
  rail?: Rail
  country?: string
  openingBalances?: readonly { day: string; amountCents: number; holder: Holder }[]
}

/** A day, or an instant while runs are at work. */
const dated = (days: number) => ({
  on: fc
    .tuple(
      upTo(days - 1),
      fc.constantFrom('', 'T08:00:02Z', 'T10:00:01Z', 'T10:00:02Z', 'T12:00:00Z', 'T08:03:00Z'),
    )
    .map(([offset, time]) => `${isoFromDay(START_DAY + offset)}${time}`),
  creator: fc.constantFrom(...HANDLES),
})

/** Up to two switches of policy, on days of the run that follow each other; the first may be its first day. */
const policyChangesWithin = (days: number) =>
  fc
    .uniqueArray(fc.record({ on: upTo(days - 1), policy }), {
      maxLength: 2,
      selector: ({ on }) => on,
    })
    .map((changes) =>
      changes
        .toSorted((one, other) => one.on - other.on)
        .map((change) => ({ ...change, on: isoFromDay(START_DAY + change.on) })),
    )

/** Up to three changes of what processors turn down, in order of time; some change nothing, some fall on one day. */
const faultChangesWithin = (days: number) =>
  fc
    .array(
      fc.record({
        on: upTo(days - 1),
        processor: fc.record({ failures: record(failures) }),
        protections: orNot(fc.constant({ retries: true })),
      }),
      { maxLength: 3 },
    )
    .map((changes) =>
      changes
        .toSorted((one, other) => one.on - other.on)
        .map(({ on, ...change }) => ({ at: isoFromDay(START_DAY + on), ...change })),
    )

const actionWithin = (days: number) =>
  fc.oneof(
    fc.record({
      ...dated(days),
      action: fc.constant('change-schedule' as const),
      schedule,
    }),
    fc.record({
      ...dated(days),
      action: fc.constantFrom('pause' as const, 'resume' as const),
    }),
    fc.record({
      ...dated(days),
      action: fc.constant('request-payout' as const),
      by: fc.constantFrom(...REQUESTERS),
    }),
    fc.record({
      ...dated(days),
      action: fc.constantFrom(
        'refund-sale' as const,
        'charge-back-sale' as const,
        'win-dispute' as const,
        'cancel-payout' as const,
      ),
    }),
    fc.record({ ...dated(days), action: fc.constant('change-rail' as const) }).chain((action) =>
      record({
        rail: fc.constantFrom(...RAILS),
        country: usually(fc.constant('US'), fc.constantFrom('GB', 'IN')),
        bankAccount: usually(fc.constant('linked' as const), fc.constantFrom(...BANK_ACCOUNTS)),
      }).map((to) => ({ ...action, ...to })),
    ),
    fc.record({
      ...dated(days),
      action: fc.constant('refund-sale' as const),
      amountCents: fc.oneof(upTo(100, 1), upTo(500_00, 1)),
    }),
  )

const saleWithin = (days: number) =>
  fc.record({
    creator: fc.constantFrom(...HANDLES),
    at: upTo(days * 24 - 1).map(
      (hour) =>
        `${isoFromDay(START_DAY + Math.floor(hour / 24))}T${String(hour % 24).padStart(2, '0')}:00:00Z`,
    ),
    amountCents: fc.oneof(upTo(100), upTo(2_000_00)),
  })

export const anyScenario: fc.Arbitrary<ScenarioInput> = usually(upTo(40, 15), upTo(14, 1)).chain(
  (days) =>
    fc
      .record({
        seed: fc.string({ minLength: 1, maxLength: 8 }),
        policy: orNot(policy),
        policyChanges: policyChangesWithin(days),
        faultChanges: faultChangesWithin(days),
        payoutService: orNot(fc.constantFrom(...PAYOUT_SERVICES)),
        population,
        processor: orNot(processor),
        platform: record({
          openingBalanceCents: fc.constantFrom(0, 1_00, 50_000_00),
          sweep: record({
            atHour: fc.constantFrom(null, 9, 11),
            leaveCents: fc.constantFrom(0, 500_00),
          }),
        }),
        creators: fc.tuple(...HANDLES.map(creatorOf)),
        sales: fc.array(saleWithin(days), { maxLength: 12 }),
        actions: fc.array(actionWithin(days), { maxLength: 12 }),
        jobs: fc.record({
          workers: upTo(3, 1),
          sliceCreators: upTo(4, 1),
          staggerSeconds: upTo(100),
          paypalBatchItems: upTo(4, 1),
          paypalBatchGapSeconds: upTo(100),
          handOut: fc.constantFrom(
            'slices' as const,
            'whole-cohort' as const,
            'each-creator' as const,
          ),
          walkCreatorsPerMinute: fc.constantFrom(null, 1, 60),
          lifetimeSeconds: usually(fc.constant(null), fc.constantFrom(10, 600, 7_200)),
          standardRetriesMax: upTo(3),
          dailyRetriesMax: upTo(2),
        }),
      })
      .map((drawn) => ({
        version: 1 as const,
        startDay: isoFromDay(START_DAY),
        days,
        ...(JSON.parse(JSON.stringify(drawn)) as typeof drawn),
      })),
) as fc.Arbitrary<ScenarioInput>
