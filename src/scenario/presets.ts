/**
 * Scenarios to start from. Each sets only what makes it different from the defaults, and each is a whole scenario
 * that can be run, shared and changed. Their creators are things, not people.
 */
import { everythingAtOnce } from './everything-at-once'
import { paypalFriday } from './paypal-friday'
import type { ScenarioInput } from './schema'
import { threeCreators } from './three-creators'

export const PRESET_NAMES = [
  'default',
  'all-daily',
  'long-tail',
  'gumroad-like',
  'three-creators',
  'launch-week',
  'slow-processor',
  'no-daily',
  'world-rails',
  'paypal-friday',
  'instant-rails',
  'flexible-schedules',
  'before-and-after',
  'everything-at-once',
] as const
export type PresetName = (typeof PRESET_NAMES)[number]

/** A middling marketplace: 500 creators over 90 days on today's rules. */
const standard: ScenarioInput = {
  version: 1,
  name: 'A small marketplace',
  seed: 'payout-lab',
  population: {
    size: 500,
    monthlyGross: { maximumCents: 5_000_00 },
    priceLevel: { medianCents: 69_00 },
  },
}

/**
 * Every creator is in the US, long open, often paid, and on the daily schedule. Sales are many and steady, and large
 * months are cut at $20,000, so that no day comes near the instant maximum: every payout is an instant one.
 */
const allDaily: ScenarioInput = {
  version: 1,
  name: 'Everyone daily',
  seed: 'payout-lab',
  population: {
    size: 500,
    monthlyGross: { mu: 7.3, sigma: 0.6, maximumCents: 20_000_00 },
    priceLevel: { medianCents: 15_00, sigma: 0.3 },
    refunds: { rateBasisPoints: 20 },
    chargebacks: { rateBasisPoints: 5 },
    launches: { perCreatorPerYear: 0.5, days: 3, multiplier: 1.5 },
    scheduleShareBasisPoints: { daily: 10_000, weekly: 0, monthly: 0, quarterly: 0 },
    railShareBasisPoints: { us_bank: 10_000 },
    instantCapableBasisPoints: 10_000,
    platformHeldBasisPoints: 0,
    accountAge: { medianDays: 1_500, sigma: 0.2 },
    completedPayouts: { atLeastOneBasisPoints: 10_000, atLeastFourBasisPoints: 10_000 },
    notReviewedBasisPoints: 0,
    pausedBasisPoints: 0,
  },
  // A payout that comes back days later could be old enough for a weekly run to pay it again, as a standard one.
  processor: { failures: { returnedBasisPoints: 0 } },
}

/** Gumroad's spread of earnings: half the creators make less than $37 a month, a handful most of the money. */
const longTail: ScenarioInput = {
  version: 1,
  name: 'The long tail',
  seed: 'payout-lab',
  days: 60,
  policy: { name: 'gumroad-2026-08-30', minimumCents: 100_00 },
  population: { size: 3_000, monthlyGross: { mu: 3.6, sigma: 2.41 } },
}

/**
 * Gumroad's spread of earnings, large months cut, and creators who decide for themselves. How they decide is assumed, and
 * chosen so that about one in forty of those who can is paid daily at 3%: Gumroad itself speaks of a few hundred.
 */
const gumroadLike: ScenarioInput = {
  version: 1,
  name: 'Like Gumroad',
  seed: 'payout-lab',
  days: 60,
  policy: 'gumroad-2026-08-30',
  population: {
    size: 600,
    monthlyGross: { mu: 3.6, sigma: 2.41 },
    // Small creators sell cheap things: at the usual price level, hardly anyone would sell for less than $100 a month.
    priceLevel: { medianCents: 12_00, sigma: 1 },
    adoption: { mode: 'model', awareAtStartBasisPoints: 4_500, decideEveryDays: 14 },
  },
}

/** A few creators who live from launches: a quiet month, then a week at twenty times the usual. */
const launchWeek: ScenarioInput = {
  version: 1,
  name: 'Launch week',
  seed: 'payout-lab',
  days: 60,
  population: {
    size: 40,
    monthlyGross: { mu: 7, sigma: 0.8, maximumCents: 50_000_00 },
    priceLevel: { medianCents: 49_00 },
    launches: { perCreatorPerYear: 6, days: 7, multiplier: 20 },
    refunds: { rateBasisPoints: 300 },
    scheduleShareBasisPoints: { daily: 5_000, weekly: 4_000, monthly: 1_000, quarterly: 0 },
  },
}

/** Answers and webhooks take their time, and payouts fail or come back far more often. */
const slowProcessor: ScenarioInput = {
  version: 1,
  name: 'A slow processor',
  seed: 'payout-lab',
  days: 60,
  population: { size: 300 },
  processor: {
    settlementDays: 5,
    callLatency: { medianSeconds: 20, sigma: 1, maximumSeconds: 300 },
    webhookDelay: { medianSeconds: 7_200, sigma: 1.5, maximumSeconds: 259_200 },
    instantArrival: { medianSeconds: 3_600, sigma: 1, maximumSeconds: 43_200 },
    failures: {
      refusedBasisPoints: 200,
      instantFailedBasisPoints: 400,
      standardFailedBasisPoints: 300,
      returnedBasisPoints: 200,
      returnedAfterBusinessDays: 5,
    },
  },
}

/** The world before daily payouts: the oldest rules, and nobody on the daily schedule. */
const noDaily: ScenarioInput = {
  version: 1,
  name: 'Before daily payouts',
  seed: 'payout-lab',
  startDay: '2025-03-03',
  policy: 'gumroad-2025-04',
  population: {
    size: 500,
    scheduleShareBasisPoints: { daily: 0, weekly: 8_000, monthly: 1_500, quarterly: 500 },
  },
}

/** Most creators are outside the US, where no instant payout reaches. */
const worldRails: ScenarioInput = {
  version: 1,
  name: 'Rails of the world',
  seed: 'payout-lab',
  population: {
    size: 500,
    railShareBasisPoints: {
      us_bank: 1_500,
      us_card: 200,
      bank_abroad: 3_800,
      cross_border: 2_000,
      paypal: 2_000,
      own_stripe: 500,
    },
  },
}

/** A small marketplace in which every decision is compared with that of the service before daily payouts. */
const beforeAndAfter: ScenarioInput = {
  version: 1,
  name: 'Before and after daily',
  seed: 'payout-lab',
  days: 60,
  payoutService: 'compare',
  population: { size: 200, monthlyGross: { mu: 5.5, sigma: 1.2, maximumCents: 8_000_00 } },
}

/**
 * Five rails on which the platform sends its own money, a fifth of the creators on each, daily: what each costs, how soon
 * its money is there and how it goes wrong, beside each other.
 */
const instantRails: ScenarioInput = {
  version: 1,
  name: 'Instant rails',
  seed: 'payout-lab',
  days: 60,
  population: {
    size: 400,
    monthlyGross: { mu: 6.5, sigma: 1, maximumCents: 20_000_00 },
    priceLevel: { medianCents: 39_00 },
    scheduleShareBasisPoints: { daily: 10_000, weekly: 0, monthly: 0, quarterly: 0 },
    railShareBasisPoints: {
      card_push: 2_000,
      rtp: 2_000,
      fednow: 2_000,
      same_day_ach: 2_000,
      stablecoin: 2_000,
    },
  },
}

/** Schedules that platforms plan for, beside the real ones: each kind an equal share, half of it paid instantly. */
const flexibleSchedules: ScenarioInput = {
  version: 1,
  name: 'Flexible schedules',
  seed: 'payout-lab',
  population: {
    size: 300,
    monthlyGross: { mu: 6.5, sigma: 1, maximumCents: 5_000_00 },
    priceLevel: { medianCents: 39_00 },
    scheduleShareBasisPoints: {
      daily: 1_000,
      weekly: 1_000,
      every_days: 2_000,
      chosen_weekdays: 2_000,
      twice_a_month: 2_000,
      threshold: 2_000,
    },
    flexibleSchedules: {
      every_days: { instantBasisPoints: 5_000 },
      chosen_weekdays: { instantBasisPoints: 5_000 },
      twice_a_month: { instantBasisPoints: 5_000 },
      threshold: { instantBasisPoints: 5_000 },
    },
    railShareBasisPoints: { us_bank: 8_000, bank_abroad: 1_000, paypal: 1_000 },
  },
}

export const PRESETS: Readonly<Record<PresetName, ScenarioInput>> = {
  default: standard,
  'all-daily': allDaily,
  'long-tail': longTail,
  'gumroad-like': gumroadLike,
  'three-creators': threeCreators,
  'launch-week': launchWeek,
  'slow-processor': slowProcessor,
  'no-daily': noDaily,
  'world-rails': worldRails,
  'paypal-friday': paypalFriday,
  'instant-rails': instantRails,
  'flexible-schedules': flexibleSchedules,
  'before-and-after': beforeAndAfter,
  'everything-at-once': everythingAtOnce,
}

export const isPresetName = (name: string): name is PresetName =>
  (PRESET_NAMES as readonly string[]).includes(name)
