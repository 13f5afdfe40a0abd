/** Stripe and PayPal as the lab plays them: how long things take, what goes wrong, what they charge, their limits. */
import { BANK_HOLIDAYS } from '../../core/business-days'
import type { PushRail, Rail } from '../../core/vocabulary'
import { z } from '../zod'
import { assumed, stated } from './facts'
import {
  basisPoints,
  businessDays,
  cents,
  costCents,
  days,
  delay,
  hours,
  wholeNumber,
} from './parts'
import { pushRails } from './push-rails'

const THIRD_PARTY = 'third-party figure for Stripe Connect, not Gumroad’s contract'
const WITHIN_2_TO_7 = 'within the 2 to 7 business days that are stated'
const WITHIN_30_MINUTES = 'within 30 minutes, Stripe'

const arrival = (rail: Rail, byDefault: number, source: string | null = null) =>
  businessDays(0, 30)
    .default(byDefault)
    .meta({ words: `rail.${rail}`, source })

export const processor = z.strictObject({
  instantlyAvailableAfterHours: hours(0, 240).default(0).meta({ source: 'at once, Stripe' }),
  settlementDays: days(0, 30)
    .default(2)
    .meta(assumed('arrival', 'about two business days in the US, Stripe')),
  callLatency: delay(1, 0.5, 30, 'arrival'),
  webhookDelay: delay(5, 1, 3_600, 'arrival'),
  webhookLostBasisPoints: basisPoints().default(0).meta(assumed('failures')),
  webhookTwiceBasisPoints: basisPoints().default(0).meta(assumed('failures')),
  /** Stripe keeps them for at least a day, and server errors with them. */
  idempotencyKeyHours: hours(1, 8_760)
    .nullable()
    .default(null)
    .meta(assumed('failures', 'at least 24, Stripe')),
  keysReplayErrors: z.boolean().default(false).meta(assumed('failures', 'that they do, Stripe')),
  instantArrival: delay(300, 1, 1_800, 'arrival', WITHIN_30_MINUTES),
  standardArrivalBusinessDays: z
    .strictObject({
      us_bank: arrival('us_bank', 2, WITHIN_2_TO_7),
      us_card: arrival('us_card', 1),
      bank_abroad: arrival('bank_abroad', 3, WITHIN_2_TO_7),
      cross_border: arrival('cross_border', 5, WITHIN_2_TO_7),
      paypal: arrival('paypal', 1, 'within the 1 to 3 business days that are stated'),
      own_stripe: arrival('own_stripe', 2),
    } satisfies Record<Exclude<Rail, PushRail>, unknown>)
    .prefault({})
    .meta(assumed('arrival')),
  bankHolidays: z
    .enum(BANK_HOLIDAYS)
    .default('none')
    .meta(assumed('arrival', 'dates: Federal Reserve')),
  failures: z
    .strictObject({
      refusedBasisPoints: basisPoints().default(20),
      instantFailedBasisPoints: basisPoints().default(50),
      standardFailedBasisPoints: basisPoints().default(30),
      cancelledBasisPoints: basisPoints().default(0),
      returnedBasisPoints: basisPoints().default(10),
      returnedAfterBusinessDays: businessDays(1, 30)
        .default(3)
        .meta({ source: 'up to five, Stripe' }),
      /** The share of calls that are rate-limited, at every processor. */
      rateLimitedBasisPoints: basisPoints().default(0),
      unavailableBasisPoints: basisPoints().default(0),
      /** For good: of refunds that reach the processor. */
      refundRefusedBasisPoints: basisPoints().default(0),
    })
    .prefault({})
    .meta(assumed('failures')),
  /** How PayPal deals with single items of a mass payment. */
  paypal: z
    .strictObject({
      itemMaximumCents: cents(1_00, 1_000_000_00).default(20_000_00).meta(stated('PayPal')),
      unclaimedBasisPoints: basisPoints().default(50),
      /** The rest of the unclaimed ones comes back when its time is over. */
      claimedBasisPoints: basisPoints().default(6_000),
      cancelledBasisPoints: basisPoints().default(500),
      claimDays: days(1, 60).default(30).meta(stated('PayPal')),
      /** The share of mass payments that are refused as a whole. */
      batchRefusedBasisPoints: basisPoints().default(0),
      /** Incident a6-19. */
      withoutCodeBasisPoints: basisPoints()
        .default(1_000)
        .meta({ source: 'that there are some, GR#5561' }),
    })
    .prefault({})
    .meta(assumed('failures')),
  costs: z
    .strictObject({
      instantBasisPoints: basisPoints().default(100).meta({ source: THIRD_PARTY }),
      instantMinimumCents: costCents().default(0),
      standardBasisPoints: basisPoints().default(25).meta({ source: THIRD_PARTY }),
      standardFixedCents: costCents().default(25).meta({ source: THIRD_PARTY }),
      activeAccountMonthlyCents: costCents().default(2_00).meta({ source: THIRD_PARTY }),
      paypalBasisPoints: basisPoints().default(200).meta({ source: 'typically 2%, PayPal' }),
      paypalMaximumCents: cents()
        .nullable()
        .default(null)
        .meta({ source: 'capped by country; the caps are not known' }),
      /** Decides no payout: only what runs are said to earn. */
      fundsYearlyBasisPoints: basisPoints().default(800),
    })
    .prefault({})
    .meta(assumed('costs')),
  /** New platforms began at $5,000. */
  instantDailyCapCents: cents()
    .nullable()
    .default(null)
    .meta({ source: '$5,000 for new platforms, Stripe 2022' }),
  /** Midnight US Central, in winter. */
  instantDailyCapResetHour: wholeNumber(0, 23, 'hour-of-day').default(6).meta({ source: 'Stripe' }),
  foreignExchange: z
    .strictObject({
      reversalSpreadBasisPoints: basisPoints().default(0),
      movementBasisPoints: basisPoints(1_000).default(0),
    })
    .prefault({})
    .meta(assumed('costs')),
  /** Debts that Stripe takes from the creator's bank account. */
  bankDebits: z
    .strictObject({
      afterDays: days(0, 365).nullable().default(null).meta(assumed('arrival')),
      creditedAfterDays: days(0, 60).default(7).meta({ source: 'code of Gumroad at 8c16285e' }),
    })
    .prefault({}),
  rails: pushRails,
})
