/** The generated creators: how many, what they earn, how they are paid, what goes wrong with their sales. */
import { withCommas } from '../../core/counted'
import { WEEKDAYS } from '../../core/calendar'
import { BASIS_POINTS_IN_WHOLE } from '../../core/money'
import { PAYOUT_FREQUENCIES, RAILS, type Rail } from '../../core/vocabulary'
import { FILE_STANDS_FOR_MAX } from '../limits'
import { z } from '../zod'
import { adoption } from './adoption'
import { assumed, stated } from './facts'
import { basisPoints, cents, countryCode, days, decimal, wholeNumber } from './parts'
import { flexibleSchedules } from './schedules'

const SEPTEMBER_2020 = 'fitted to Gumroad’s September 2020'
const IN_THE_US_ALONE = stated('the rail is in the US alone')

const sumOfShares = (shares: object): number =>
  Object.values(shares).reduce<number>((sum, share) => sum + Number(share), 0)

/** Arguments of `refine`: shares must make a whole, and the refusal says what they make instead. */
const aWhole = [
  (shares: object): boolean => sumOfShares(shares) === BASIS_POINTS_IN_WHOLE,
  {
    error: ({ input }: { input?: unknown }): string =>
      `shares that together make ${withCommas(BASIS_POINTS_IN_WHOLE)} basis points ` +
      `(they make ${withCommas(sumOfShares(input as object))})`,
  },
] as const

/** Shares of a whole: one figure for each word of a vocabulary, and together exactly 10,000. */
function shares<const Key extends string>(
  vocabulary: string,
  keys: readonly Key[],
  defaults: Partial<Record<Key, number>>,
) {
  const shape = Object.fromEntries(
    keys.map((key) => [
      key,
      basisPoints()
        .default(0)
        .meta({ words: `${vocabulary}.${key}` }),
    ]),
  ) as Record<Key, z.ZodDefault<z.ZodInt>>
  return z
    .strictObject(shape)
    .refine(...aWhole)
    .prefault(defaults as never)
    .meta({ isWhole: true })
}

const countryShares = (rail: Rail, defaults: Record<string, number>) =>
  z
    .record(countryCode, basisPoints())
    .refine(...aWhole)
    .default(defaults)
    .meta({ words: `rail.${rail}`, isWhole: true })

const weekday = (name: string, weight: number) =>
  decimal(0, 10_000)
    .default(weight)
    .meta({ words: `weekday.${name}` })

export const population = z.strictObject({
  size: wholeNumber(0, 1_000_000).default(500).meta(assumed('creators')),
  sample: z
    .strictObject({
      /** How many of them are simulated, for all; `null` simulates everyone. */
      creators: wholeNumber(100, 1_000_000).nullable().default(null),
      /** How many creators those of an imported file stand for, together; `null`: for themselves. */
      fileStandsFor: wholeNumber(2, FILE_STANDS_FOR_MAX)
        .nullable()
        .default(null)
        .meta(assumed('creators')),
    })
    .prefault({}),
  /** Log-normal, in dollars: ln X ~ N(mu, sigma). Of 19,480 creators the median was $36 and the mean $662. */
  monthlyGross: z
    .strictObject({
      mu: decimal(-5, 15).default(3.6).meta({ source: SEPTEMBER_2020 }),
      sigma: decimal(0, 4).default(2.41).meta({ source: SEPTEMBER_2020 }),
      /** In that month ten creators passed $100,000. */
      maximumCents: cents().default(250_000_00),
      evenly: z.boolean().default(false),
    })
    .prefault({})
    .meta(assumed('creators')),
  priceLevel: z
    .strictObject({
      medianCents: cents(1_00, 1_000_000_00).default(29_00),
      sigma: decimal(0, 3).default(0.7),
      saleSigma: decimal(0, 2).default(0.25),
      minimumCents: cents(0, 1_000_000_00).default(1_00),
    })
    .prefault({})
    .meta(assumed('sales')),
  /** In $10 million. */
  weekdayShape: z
    .strictObject(
      Object.fromEntries(
        WEEKDAYS.map((name, index) => [
          name,
          weekday(name, [136, 127, 129, 126, 119, 110, 122][index]!),
        ]),
      ) as Record<(typeof WEEKDAYS)[number], z.ZodDefault<z.ZodNumber>>,
    )
    .refine(
      (value) => Object.values(value).some((weight) => weight > 0),
      'at least one weekday above 0',
    )
    .prefault({})
    .meta({
      ...assumed('sales', 'US online revenue, first quarter of 2018'),
      isOneAssumption: true,
    }),
  refunds: z
    .strictObject({
      rateBasisPoints: basisPoints().default(100).meta({ source: '0.5 to 1% counts as good' }),
      delayDaysMean: decimal(0, 365, 'days').default(4),
      delayDaysMaximum: days(0, 365).default(30),
    })
    .prefault({})
    .meta(assumed('sales')),
  chargebacks: z
    .strictObject({
      rateBasisPoints: basisPoints()
        .default(50)
        .meta({ source: '0.5 to 0.7% for software and media' }),
      delayDaysMean: decimal(0, 365, 'days').default(25),
      delayDaysMaximum: days(0, 365).default(120),
    })
    .prefault({})
    .meta(assumed('sales')),
  launches: z
    .strictObject({
      perCreatorPerYear: decimal(0, 52, 'per-year').default(1.5),
      days: days(1, 60).default(4),
      multiplier: decimal(1, 100, 'times').default(6),
    })
    .prefault({})
    .meta(assumed('sales')),
  /** The others who would be daily are on weekly. */
  scheduleShareBasisPoints: shares('schedule', PAYOUT_FREQUENCIES, {
    daily: 3_000,
    weekly: 5_500,
    monthly: 1_000,
    quarterly: 500,
  }).meta(assumed('schedules')),
  adoption,
  flexibleSchedules,
  railShareBasisPoints: shares('rail', RAILS, {
    us_bank: 5_000,
    us_card: 500,
    bank_abroad: 2_000,
    cross_border: 1_000,
    paypal: 1_000,
    own_stripe: 500,
  }).meta(assumed('creators')),
  countryShareBasisPoints: z
    .strictObject({
      us_bank: countryShares('us_bank', { US: 10_000 }),
      us_card: countryShares('us_card', { US: 10_000 }),
      bank_abroad: countryShares('bank_abroad', {
        GB: 3_500,
        CA: 2_000,
        DE: 2_000,
        AU: 1_500,
        FR: 1_000,
      }),
      cross_border: countryShares('cross_border', { IN: 5_000, PH: 2_000, MX: 1_500, TH: 1_500 }),
      paypal: countryShares('paypal', { UA: 3_000, BR: 3_000, NG: 2_000, TR: 2_000 }),
      own_stripe: countryShares('own_stripe', { US: 4_000, GB: 3_000, DE: 3_000 }),
      card_push: countryShares('card_push', { US: 10_000 }).meta(IN_THE_US_ALONE),
      rtp: countryShares('rtp', { US: 10_000 }).meta(IN_THE_US_ALONE),
      fednow: countryShares('fednow', { US: 10_000 }).meta(IN_THE_US_ALONE),
      same_day_ach: countryShares('same_day_ach', { US: 10_000 }).meta(IN_THE_US_ALONE),
      stablecoin: countryShares('stablecoin', { AR: 4_000, NG: 3_000, TR: 3_000 }),
    } satisfies Record<Rail, unknown>)
    .prefault({})
    .meta(assumed('creators', 'countries of the rail, chosen for the lab')),
  instantCapableBasisPoints: basisPoints()
    .default(9_900)
    .meta(assumed('creators', 'about 99% of US banks, Stripe')),
  platformHeldBasisPoints: basisPoints().default(500).meta(assumed('creators')),
  accountAge: z
    .strictObject({
      medianDays: days(0, 3_660).default(400),
      sigma: decimal(0, 3).default(1.1),
    })
    .prefault({})
    .meta(assumed('creators')),
  completedPayouts: z
    .strictObject({
      atLeastOneBasisPoints: basisPoints().default(7_500),
      atLeastFourBasisPoints: basisPoints()
        .default(3_550)
        .meta({ source: '47% of those with one: 90,046 of 190,642, GR#6690' }),
    })
    .refine(
      (value) => value.atLeastFourBasisPoints <= value.atLeastOneBasisPoints,
      'a share with at least four that is no larger than the share with at least one',
    )
    .prefault({})
    .meta(assumed('creators')),
  notReviewedBasisPoints: basisPoints().default(200).meta(assumed('creators')),
  pausedBasisPoints: basisPoints()
    .default(170)
    .meta(assumed('creators', '1.7% of balance holders, code comment of July 2026')),
})
