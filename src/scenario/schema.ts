/**
 * What a user can ask for: one versioned JSON document in which everything but `version` has a default.
 * Money is in cents, rates and shares in basis points, days are `YYYY-MM-DD` in UTC.
 * Where a default is a known figure its source is named; the rest are assumptions, and say so.
 */
import { dayFromIso, instantFromIso } from '../core/calendar'
import { DEFAULT_POLICY_NAME, POLICY_NAMES } from '../core/policy'
import {
  BANK_ACCOUNTS,
  COMPLIANCE_STATES,
  HOLDERS,
  PAYOUT_SERVICES,
  RAILS,
  REQUESTERS,
} from '../core/vocabulary'
import { quirkFigures } from './quirk-figures'
import { population } from './population-settings'
import { jobs, processor } from './processor-settings'
import { scheduleSchema } from './schedule-schema'
import {
  basisPoints,
  cents,
  countryCode,
  isoDay,
  nameText,
  plainText,
  wholeNumber,
} from './schema-parts'
import { z } from './zod'

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
const handle = nameText(120)

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
  terminalPaypalCodeStops: z.boolean().optional(),
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

export const scenarioSchema = z
  .strictObject({
    /** Lets an editor find the published JSON Schema; has no effect on the run. */
    $schema: z.string().optional(),
    version: z.literal(SCENARIO_VERSION),
    name: nameText(80).default('Untitled scenario'),
    seed: plainText(120).default('payout-lab'),
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
