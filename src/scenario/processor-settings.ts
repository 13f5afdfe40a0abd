/** What a scenario says of the processors and of the queue: times, failures, costs, limits, and how the work is cut up. */
import type { PushRail, Rail } from '../core/vocabulary'
import { pushRails } from './push-rail-settings'
import { basisPoints, cents, costCents, delay, wholeNumber } from './schema-parts'
import { z } from './zod'

export const processor = z.strictObject({
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
      instantMinimumCents: costCents().default(0),
      standardBasisPoints: basisPoints().default(25),
      standardFixedCents: costCents().default(25),
      /** For each account that is paid in a calendar month. */
      activeAccountMonthlyCents: costCents().default(2_00),
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
  /**
   * Debts that Stripe takes from the creator's bank account: so many days after the balance fell below zero (not known;
   * null: never), and credited seven days after the debit (domain facts A2).
   */
  bankDebits: z
    .strictObject({
      afterDays: wholeNumber(0, 365).nullable().default(null),
      creditedAfterDays: wholeNumber(0, 60).default(7),
    })
    .prefault({}),
  rails: pushRails,
})

/** How the work of a payout run is cut up: slices of 1,000 creators ten seconds apart (domain facts A1, 2026-07-24). */
export const jobs = z.strictObject({
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
