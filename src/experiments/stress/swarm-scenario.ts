/**
 * The marketplace that a stress test runs by default. It is small enough for many seeds a minute,
 * and has something of all that a protection is there for: every rail and schedule, platform-held
 * money, requests on paydays, transfers that have to be reversed, mass payments, and slices of a
 * payout run that overlap.
 */
import type { ScenarioInput } from '../../scenario/schema'

const CREATORS = 40

const handleOf = (number: number): string => `creator-${number}`

/** Creators who ask for a payout, among them some in the minutes in which a payout run is at work. */
const requests = (on: string, first: number, step: number) =>
  Array.from({ length: Math.floor((CREATORS - first) / step) + 1 }, (_, index) => ({
    action: 'request-payout' as const,
    on,
    creator: handleOf(first + index * step),
  }))

export const SWARM_SCENARIO: ScenarioInput = {
  version: 1,
  name: 'Stress test',
  seed: 'payout-lab',
  startDay: '2026-08-31',
  days: 21,
  policy: 'gumroad-2026-09-03',
  population: {
    size: CREATORS,
    monthlyGross: { mu: 7.4, sigma: 0.7, maximumCents: 8_000_00 },
    priceLevel: { medianCents: 79_00, sigma: 0.5 },
    refunds: { rateBasisPoints: 300, delayDaysMean: 3 },
    chargebacks: { rateBasisPoints: 100, delayDaysMean: 4 },
    scheduleShareBasisPoints: {
      daily: 4_000,
      weekly: 3_600,
      monthly: 300,
      quarterly: 100,
      every_days: 500,
      chosen_weekdays: 500,
      twice_a_month: 500,
      threshold: 500,
    },
    flexibleSchedules: {
      every_days: { instantBasisPoints: 5_000 },
      chosen_weekdays: { instantBasisPoints: 5_000 },
      twice_a_month: { instantBasisPoints: 5_000 },
      threshold: { instantBasisPoints: 5_000 },
    },
    railShareBasisPoints: {
      us_bank: 4_600,
      us_card: 500,
      bank_abroad: 1_000,
      cross_border: 1_200,
      paypal: 1_500,
      own_stripe: 200,
      card_push: 200,
      rtp: 200,
      fednow: 200,
      same_day_ach: 200,
      stablecoin: 200,
    },
    platformHeldBasisPoints: 3_000,
    accountAge: { medianDays: 700, sigma: 0.6 },
    completedPayouts: { atLeastOneBasisPoints: 9_500, atLeastFourBasisPoints: 8_500 },
    notReviewedBasisPoints: 0,
    pausedBasisPoints: 0,
  },
  actions: [
    ...requests('2026-09-02T08:00:02Z', 1, 4),
    ...requests('2026-09-04T10:00:02Z', 2, 4),
    ...requests('2026-09-08T08:00:04Z', 3, 4),
    ...requests('2026-09-11T10:00:04Z', 4, 4),
    ...requests('2026-09-15T16:00:00Z', 1, 4),
  ],
  processor: {
    callLatency: { medianSeconds: 3, sigma: 0.8, maximumSeconds: 60 },
    webhookDelay: { medianSeconds: 60, sigma: 1.2, maximumSeconds: 7_200 },
    failures: {
      refusedBasisPoints: 200,
      instantFailedBasisPoints: 300,
      standardFailedBasisPoints: 300,
      returnedBasisPoints: 200,
    },
    foreignExchange: { reversalSpreadBasisPoints: 150 },
  },
  jobs: {
    workers: 4,
    sliceCreators: 3,
    staggerSeconds: 5,
    walkCreatorsPerMinute: 300,
    standardRetriesMax: 10,
    dailyRetriesMax: 10,
    paypalBatchItems: 4,
    paypalBatchGapSeconds: 20,
  },
}
