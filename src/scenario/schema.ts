/**
 * What a user can ask for: one versioned JSON document in which everything but `version` has a default.
 * Money is in cents, rates and shares in basis points, days are `YYYY-MM-DD` in UTC.
 * Where a default is a known figure its source is named; the rest are assumptions, and say so.
 */
import { z } from 'zod'
import { dayFromIso, instantFromIso, WEEKDAYS } from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { DEFAULT_POLICY_NAME, POLICY_NAMES } from '../core/policy'
import {
  BANK_ACCOUNTS,
  COMPLIANCE_STATES,
  HOLDERS,
  PAYOUT_FREQUENCIES,
  PAYOUT_SERVICES,
  RAILS,
  REQUESTERS,
  type PushRail,
  type Rail,
} from '../core/vocabulary'
import { quirkFigures } from './quirk-figures'
import { pushRails } from './push-rail-settings'
import { flexibleSchedules, scheduleSchema } from './schedule-schema'
import { basisPoints, cents, delay, isoDay, wholeNumber } from './schema-parts'

export const SCENARIO_VERSION = 1
export const DEFAULT_START_DAY = '2026-08-31'
export const DEFAULT_DAYS = 90
export const DAYS_MAX = 3_660
/** Days that a run goes on after the last day of an imported file, so that what was sold can be paid. */
export const DAYS_AFTER_IMPORT = 21

const isoDayOrInstant = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?Z?)?$/,
    'a day as YYYY-MM-DD or an instant as YYYY-MM-DDTHH:MM:SSZ',
  )
  .refine(
    (text) => dayFromIso(text) !== null || instantFromIso(text) !== null,
    'a day or an instant that exists',
  )
  .describe('a day as YYYY-MM-DD or an instant as YYYY-MM-DDTHH:MM:SSZ')
const countryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, 'a two-letter country code, as in US')
  .describe('a two-letter country code, as in US')

const handle = z.string().trim().min(1).max(120)

const sumOfShares = (shares: object): number =>
  Object.values(shares).reduce<number>((sum, share) => sum + Number(share), 0)

/** Arguments of `refine`: shares must make a whole, and the refusal says what they make instead. */
const aWhole = [
  (shares: object): boolean => sumOfShares(shares) === BASIS_POINTS_IN_WHOLE,
  {
    error: ({ input }: { input?: unknown }): string =>
      `shares that together make ${BASIS_POINTS_IN_WHOLE.toLocaleString('en-US')} basis points ` +
      `(they make ${sumOfShares(input as object).toLocaleString('en-US')})`,
  },
] as const

/** Shares of a whole: one figure for each key, and together exactly 10,000. */
function shares<const Key extends string>(keys: readonly Key[], defaults: Record<Key, number>) {
  const shape = Object.fromEntries(keys.map((key) => [key, basisPoints().default(0)])) as Record<
    Key,
    z.ZodDefault<z.ZodInt>
  >
  return z
    .strictObject(shape)
    .refine(...aWhole)
    .prefault(defaults as never)
}

const countryShares = (defaults: Record<string, number>) =>
  z
    .record(countryCode, basisPoints())
    .refine(...aWhole)
    .default(defaults)

const policyName = z.enum(POLICY_NAMES)

/** The figures of a policy that a scenario may change. */
const policyFigures = {
  minimumCents: cents().optional(),
  holdDays: wholeNumber(0, 60).optional(),
  instantMinimumCents: cents().optional(),
  instantMaximumCents: cents().optional(),
  instantFeeBasisPoints: basisPoints().optional(),
  instantCompletedPayoutsMinimum: wholeNumber(0, 1_000).optional(),
  instantAccountAgeDaysMinimum: wholeNumber(0, 3_660).optional(),
  instantCountries: z.array(countryCode).optional(),
  compliantOnly: z.boolean().optional(),
  processingBlocksDays: wholeNumber(0, 3_660).nullable().optional(),
  railWeekdayShown: z.boolean().optional(),
  paypalFeeBasisPoints: basisPoints().optional(),
  paypalPartCents: wholeNumber(1_00, 1_000_000_00).optional(),
  paypalSplitsResolve: z.boolean().optional(),
  straightReturnFreesBalances: z.boolean().optional(),
  saleFeeBasisPoints: basisPoints().optional(),
  saleFeeFixedCents: cents().optional(),
  processingFeeBasisPoints: basisPoints().optional(),
  processingFeeFixedCents: cents().optional(),
  chargebackHoldBasisPoints: basisPoints().optional(),
  chargebackHoldWindowDays: wholeNumber(1, 3_660).nullable().optional(),
  chargebackHoldLiftsItself: z.boolean().optional(),
  chargebackReserveBasisPoints: basisPoints().optional(),
  repeatedFailuresPause: wholeNumber(1, 1_000).nullable().optional(),
  stuckPayoutHours: wholeNumber(1, 8_784).nullable().optional(),
  transientRetriesMax: wholeNumber(0, 100).optional(),
  countryMinimumCents: z.record(countryCode, cents()).optional(),
  ...quirkFigures,
  debitCardMaximumCents: cents().optional(),
  foreignTransferMinimumCents: cents().optional(),
}

const policy = z.union([policyName, z.strictObject({ name: policyName, ...policyFigures })])

/** From 00:00 UTC of that day on, another policy is in force. */
const policyChange = z.strictObject({ on: isoDay, policy })

const population = z.strictObject({
  /** Creators to generate, named `creator-1`, `creator-2`, … */
  size: wholeNumber(0, 1_000_000).default(500),
  /**
   * Log-normal monthly gross in dollars: ln X ~ N(mu, sigma). 3.60 and 2.41 fit Gumroad's September 2020
   * (19,480 creators, median $36, mean $662; domain facts E2).
   */
  monthlyGross: z
    .strictObject({
      mu: z.number().min(-5).max(15).default(3.6),
      sigma: z.number().min(0).max(4).default(2.41),
      /** Nobody is drawn above this. In that month ten creators passed $100,000. */
      maximumCents: cents().default(250_000_00),
    })
    .prefault({}),
  /** Each creator has a typical price (log-normal around the median), each sale a price around it. Assumed. */
  priceLevel: z
    .strictObject({
      medianCents: wholeNumber(1_00, 1_000_000_00).default(29_00),
      sigma: z.number().min(0).max(3).default(0.7),
      saleSigma: z.number().min(0).max(2).default(0.25),
      minimumCents: wholeNumber(0, 1_000_000_00).default(1_00),
    })
    .prefault({}),
  /** Relative weight of each weekday: US online revenue, first quarter of 2018, in $10 million (domain facts E5). */
  weekdayShape: z
    .strictObject(
      Object.fromEntries(
        WEEKDAYS.map((weekday, index) => [
          weekday,
          z.number().min(0).max(10_000).default([136, 127, 129, 126, 119, 110, 122][index]!),
        ]),
      ) as Record<(typeof WEEKDAYS)[number], z.ZodDefault<z.ZodNumber>>,
    )
    .refine(
      (value) => Object.values(value).some((weight) => weight > 0),
      'at least one weekday above 0',
    )
    .prefault({}),
  /** Chance that a sale is refunded, and after how long. No Gumroad figure is public; 0.5 to 1% counts as good (E4). */
  refunds: z
    .strictObject({
      rateBasisPoints: basisPoints().default(100),
      delayDaysMean: z.number().min(0).max(365).default(4),
      delayDaysMaximum: wholeNumber(0, 365).default(30),
    })
    .prefault({}),
  /** Chance that a sale is charged back. Software and media sit between 0.5 and 0.7% (E4, third party). */
  chargebacks: z
    .strictObject({
      rateBasisPoints: basisPoints().default(50),
      delayDaysMean: z.number().min(0).max(365).default(25),
      delayDaysMaximum: wholeNumber(0, 365).default(120),
    })
    .prefault({}),
  /** Launches: for some days a creator sells a multiple of the usual. Assumed. */
  launches: z
    .strictObject({
      perCreatorPerYear: z.number().min(0).max(52).default(1.5),
      days: wholeNumber(1, 60).default(4),
      multiplier: z.number().min(1).max(100).default(6),
    })
    .prefault({}),
  /**
   * Schedules of the creators. The daily share is of those whose country and rail can take instant payouts;
   * the others who would have drawn daily are on weekly. Take-up of daily payouts is not public; assumed.
   */
  scheduleShareBasisPoints: shares(PAYOUT_FREQUENCIES, {
    daily: 3_000,
    weekly: 5_500,
    monthly: 1_000,
    quarterly: 500,
    every_days: 0,
    chosen_weekdays: 0,
    twice_a_month: 0,
    threshold: 0,
  }),
  flexibleSchedules,
  /** Shares of the rails, and of countries within each. Not public; assumed. */
  railShareBasisPoints: shares(RAILS, {
    us_bank: 5_000,
    us_card: 500,
    bank_abroad: 2_000,
    cross_border: 1_000,
    paypal: 1_000,
    own_stripe: 500,
    card_push: 0,
    rtp: 0,
    fednow: 0,
    same_day_ach: 0,
    stablecoin: 0,
  }),
  countryShareBasisPoints: z
    .strictObject({
      us_bank: countryShares({ US: 10_000 }),
      us_card: countryShares({ US: 10_000 }),
      bank_abroad: countryShares({ GB: 3_500, CA: 2_000, DE: 2_000, AU: 1_500, FR: 1_000 }),
      cross_border: countryShares({ IN: 5_000, PH: 2_000, MX: 1_500, TH: 1_500 }),
      paypal: countryShares({ UA: 3_000, BR: 3_000, NG: 2_000, TR: 2_000 }),
      own_stripe: countryShares({ US: 4_000, GB: 3_000, DE: 3_000 }),
      card_push: countryShares({ US: 10_000 }),
      rtp: countryShares({ US: 10_000 }),
      fednow: countryShares({ US: 10_000 }),
      same_day_ach: countryShares({ US: 10_000 }),
      stablecoin: countryShares({ AR: 4_000, NG: 3_000, TR: 3_000 }),
    } satisfies Record<Rail, unknown>)
    .prefault({}),
  /** US banks and cards that can take an instant payout: about 99% (Stripe's support pages; domain facts C1). */
  instantCapableBasisPoints: basisPoints().default(9_900),
  /** Sales whose money the platform holds itself (paid with PayPal, say) and must transfer before a Stripe payout. Assumed. */
  platformHeldBasisPoints: basisPoints().default(500),
  /** Age of the processor account on the first day, log-normal. Assumed. */
  accountAge: z
    .strictObject({
      medianDays: wholeNumber(0, 3_660).default(400),
      sigma: z.number().min(0).max(3).default(1.1),
    })
    .prefault({}),
  /**
   * Payouts completed before the first day. 47% of those with one have four or more (90,046 of 190,642, July 2026;
   * domain facts B); the share with at least one is assumed.
   */
  completedPayouts: z
    .strictObject({
      atLeastOneBasisPoints: basisPoints().default(7_500),
      atLeastFourBasisPoints: basisPoints().default(3_550),
    })
    .refine(
      (value) => value.atLeastFourBasisPoints <= value.atLeastOneBasisPoints,
      'a share with at least four that is no larger than the share with at least one',
    )
    .prefault({}),
  /** Creators whose review is not done, and creators whose payouts are paused: 1.7% of balance holders (domain facts E1). */
  notReviewedBasisPoints: basisPoints().default(200),
  pausedBasisPoints: basisPoints().default(170),
})

const openingBalance = z.strictObject({
  day: isoDay,
  amountCents: wholeNumber(-1_000_000_000_00, 1_000_000_000_00),
  holder: z.enum(HOLDERS).optional(),
})

const explicitCreator = z.strictObject({
  handle,
  country: countryCode.default('US'),
  rail: z.enum(RAILS).default('us_bank'),
  schedule: scheduleSchema.default('weekly'),
  instantCapable: z.boolean().default(true),
  accountAgeDays: wholeNumber(0, 36_600).default(400),
  completedPayouts: wholeNumber(0, 100_000).default(10),
  compliance: z.enum(COMPLIANCE_STATES).default('compliant'),
  paused: z.boolean().default(false),
  /** The creator's own threshold for standard payouts; the policy's minimum applies where it is higher. */
  minimumCents: cents().default(0),
  /** Sold within the year before the run, evenly: what the rate of chargebacks is a share of. */
  yearBeforeGrossCents: cents().default(0),
  underAgeWithoutGuardian: z.boolean().default(false),
  /** Matters where the rail pays to a bank or card. */
  bankAccount: z.enum(BANK_ACCOUNTS).default('linked'),
  /** Sales to generate for this creator, beside the explicit ones; 0 for none. */
  monthlyGrossCents: cents().default(0),
  /** Whether PayPal payouts cost this creator no fee. */
  paypalFeeWaived: z.boolean().default(false),
  /** Whether a PayPal payout above the part size goes out in parts; otherwise PayPal's own limit turns it down. */
  paypalSplits: z.boolean().default(false),
  openingBalances: z.array(openingBalance).default([]),
})

const explicitSale = z.strictObject({
  creator: handle,
  at: isoDayOrInstant,
  amountCents: cents(),
  holder: z.enum(HOLDERS).optional(),
  /** A name by which an action can refund it. */
  label: handle.optional(),
})

const dated = { on: isoDayOrInstant, creator: handle }
const action = z.discriminatedUnion('action', [
  z.strictObject({
    ...dated,
    action: z.literal('change-schedule'),
    schedule: scheduleSchema,
  }),
  /** By whom: each lifts its own pause; an admin lifts those of the system, too. */
  z.strictObject({
    ...dated,
    action: z.enum(['pause', 'resume']),
    by: z.enum(['admin', 'creator', 'stripe']).default('admin'),
  }),
  z.strictObject({
    ...dated,
    action: z.literal('request-payout'),
    /** An admin's request is not held up by the creator's review. */
    by: z.enum(REQUESTERS).default('creator'),
  }),
  z.strictObject({
    ...dated,
    action: z.enum(['refund-sale', 'charge-back-sale']),
    /** The label of an explicit sale, or `latest` for the creator's latest sale that is not yet reversed. */
    sale: handle.default('latest'),
  }),
])

const processor = z.strictObject({
  /** Hours until card funds count as instantly available. Stripe: as soon as the charge completes (domain facts C1). */
  instantlyAvailableAfterHours: wholeNumber(0, 240).default(0),
  /** Days until a sale's money is settled for standard payouts: about two in the US (domain facts C1). */
  settlementDays: wholeNumber(0, 30).default(2),
  /** Time for one call and its answer, each way. Assumed. */
  callLatency: delay(1, 0.5, 30),
  /** Time from an event at the processor to its webhook's arrival. Assumed. */
  webhookDelay: delay(5, 1, 3_600),
  /** Time for an instant payout to arrive: usually within 30 minutes (Stripe). */
  instantArrival: delay(300, 1, 1_800),
  /** Business days for a standard payout to arrive: 2 to 7 by country, PayPal 1 to 3 (domain facts A3). */
  standardArrivalBusinessDays: z
    .strictObject({
      us_bank: wholeNumber(0, 30).default(2),
      us_card: wholeNumber(0, 30).default(1),
      bank_abroad: wholeNumber(0, 30).default(3),
      cross_border: wholeNumber(0, 30).default(5),
      paypal: wholeNumber(0, 30).default(1),
      own_stripe: wholeNumber(0, 30).default(2),
    } satisfies Record<Exclude<Rail, PushRail>, unknown>)
    .prefault({}),
  /** How often a payout is refused when asked for, fails on its way, or comes back after it was paid. Not public; assumed. */
  failures: z
    .strictObject({
      refusedBasisPoints: basisPoints().default(20),
      instantFailedBasisPoints: basisPoints().default(50),
      standardFailedBasisPoints: basisPoints().default(30),
      returnedBasisPoints: basisPoints().default(10),
      /** Business days after which a paid payout can still come back: up to five (Stripe). */
      returnedAfterBusinessDays: wholeNumber(1, 30).default(3),
      /** Calls to Stripe that are turned down because of too many calls, or find it out of order (incident 13). */
      rateLimitedBasisPoints: basisPoints().default(0),
      unavailableBasisPoints: basisPoints().default(0),
      /** Standard payouts by Stripe that are cancelled on their way. */
      cancelledBasisPoints: basisPoints().default(0),
    })
    .prefault({}),
  /** How PayPal deals with single items of a mass payment. All but the limit is not public; assumed. */
  paypal: z
    .strictObject({
      /** The most that one item can carry (domain facts C2). */
      itemMaximumCents: wholeNumber(1_00, 1_000_000_00).default(20_000_00),
      /** Items to an address that is not registered or not confirmed: they wait for their receiver. */
      unclaimedBasisPoints: basisPoints().default(50),
      /** What becomes of those: claimed, or cancelled by PayPal; the rest comes back when its time is over. */
      claimedBasisPoints: basisPoints().default(6_000),
      cancelledBasisPoints: basisPoints().default(500),
      /** Days after which an unclaimed item comes back: 30 (PayPal). */
      claimDays: wholeNumber(1, 60).default(30),
      /** Refusals and failures of which PayPal gives no code (incident 19). */
      withoutCodeBasisPoints: basisPoints().default(1_000),
    })
    .prefault({}),
  /** What the processor charges the platform (domain facts C1 and C2, third-party figures for Stripe Connect). */
  costs: z
    .strictObject({
      instantBasisPoints: basisPoints().default(100),
      instantMinimumCents: cents().default(0),
      standardBasisPoints: basisPoints().default(25),
      standardFixedCents: cents().default(25),
      /** For each account that is paid in a calendar month. */
      activeAccountMonthlyCents: cents().default(2_00),
      paypalBasisPoints: basisPoints().default(200),
      /** The most that PayPal charges for one item; null: without end. The cap goes by country and is not known here. */
      paypalMaximumCents: cents().nullable().default(null),
    })
    .prefault({}),
  /**
   * The most that all instant payouts of the platform by Stripe may come to in a day, counted when they are asked for;
   * null for none. New platforms began at $5,000 (Stripe, 2022; domain facts C1).
   */
  instantDailyCapCents: cents().nullable().default(null),
  /** The hour, UTC, at which that day begins: midnight US Central, in winter. */
  instantDailyCapResetHour: wholeNumber(0, 23).default(6),
  /** What is lost (or, with luck, won) when a transfer to an account in another currency is reversed. */
  foreignExchange: z
    .strictObject({
      reversalSpreadBasisPoints: basisPoints().default(0),
      /** Standard deviation of the rate's movement between transfer and reversal. */
      movementBasisPoints: wholeNumber(0, 1_000).default(0),
    })
    .prefault({}),
  rails: pushRails,
})

/** How the work of a payout run is cut up: slices of 1,000 creators ten seconds apart (domain facts A1, 2026-07-24). */
const jobs = z.strictObject({
  workers: wholeNumber(1, 1_000).default(10),
  sliceCreators: wholeNumber(1, 100_000).default(1_000),
  staggerSeconds: wholeNumber(0, 3_600).default(10),
  /** Slices as the cohort is walked (since July 2026), all at the end of the walk (before), or a job for each creator. */
  handOut: z.enum(['slices', 'whole-cohort', 'each-creator']).default('slices'),
  /** Creators that a run looks through in a minute: about 1,570 (domain facts A6 #6); null: it takes no time. */
  walkCreatorsPerMinute: wholeNumber(1, 10_000_000).nullable().default(null),
  /** Seconds after which the worker under a job is recycled: 55 to 60 minutes in July 2026 (A6 #6); null: never. */
  lifetimeSeconds: wholeNumber(1, 604_800).nullable().default(null),
  /** How often a job that lost its worker begins anew: standard runs three times, daily ones never (A3, A6 #2). */
  standardRetriesMax: wholeNumber(0, 100).default(3),
  dailyRetriesMax: wholeNumber(0, 100).default(0),
  /** Recipients of one mass payment by PayPal, which takes 250, and the time between two of them (domain facts A2). */
  paypalBatchItems: wholeNumber(1, 250).default(240),
  paypalBatchGapSeconds: wholeNumber(0, 3_600).default(60),
})

export const scenarioSchema = z
  .strictObject({
    /** Lets an editor find the published JSON Schema; has no effect on the run. */
    $schema: z.string().optional(),
    version: z.literal(SCENARIO_VERSION),
    name: z.string().trim().min(1).max(80).default('Untitled scenario'),
    seed: z.string().min(1).max(120).default('payout-lab'),
    /** First simulated day. Default: the first day of an imported file, else 2026-08-31. */
    startDay: isoDay.optional(),
    /** Simulated days. Default: to three weeks after the last day of an imported file, else 90. */
    days: wholeNumber(1, DAYS_MAX).optional(),
    policy: policy.default(DEFAULT_POLICY_NAME),
    policyChanges: z.array(policyChange).default([]),
    /**
     * Which payout service runs: the current one, the one before daily payouts, or the current one with every decision
     * held against the old one's (domain facts F7).
     */
    payoutService: z.enum(PAYOUT_SERVICES).default('current'),
    population: population.prefault({}),
    creators: z.array(explicitCreator).default([]),
    sales: z.array(explicitSale).default([]),
    actions: z.array(action).default([]),
    processor: processor.prefault({}),
    jobs: jobs.prefault({}),
  })
  .meta({
    title: 'Payout Lab scenario',
    description: 'What a run of Payout Lab simulates. Everything but version has a default.',
  })

/** A scenario as a user writes it: only `version` is required. */
export type ScenarioInput = z.input<typeof scenarioSchema>
/** A scenario with its defaults filled in. */
export type Scenario = z.output<typeof scenarioSchema>
export type ScenarioPolicy = Scenario['policy']
export type ScenarioPopulation = Scenario['population']
export type ExplicitCreator = Scenario['creators'][number]
export type ScenarioAction = Scenario['actions'][number]
export type ProcessorSettings = Scenario['processor']

/** The scenario schema as JSON Schema (draft 2020-12), for editors. */
export function scenarioJsonSchema(): object {
  return z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-2020-12' })
}

/** The file that is published, `public/scenario.schema.json`. */
export const scenarioJsonSchemaText = (): string =>
  `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`
