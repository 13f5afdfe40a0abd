/** What a scenario says of the creators that are drawn: how many, what they earn, how they are paid. */
import { WEEKDAYS } from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { PAYOUT_FREQUENCIES, RAILS, type Rail } from '../core/vocabulary'
import { flexibleSchedules } from './schedule-schema'
import { basisPoints, cents, countryCode, wholeNumber } from './schema-parts'
import { z } from './zod'

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

export const population = z.strictObject({
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
