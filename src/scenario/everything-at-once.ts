/**
 * A small marketplace in which all that the others leave out happens at once: workers are recycled, calls fail, exchange
 * costs money, debts are taken from banks, creators are held and paid in part, ask for payouts on the day of a run, and
 * the rules change in mid-run. Money must be right all the same: every check runs over it in the test suite. Its `faults`
 * are all off: no call, answer or webhook is lost or doubled, and no rail changes; a stress test has those.
 */
import type { ScenarioInput } from './schema'

const requestsAt = (on: string, ...creators: string[]) =>
  creators.map((creator) => ({ action: 'request-payout' as const, on, creator }))

export const everythingAtOnce: ScenarioInput = {
  version: 1,
  name: 'Everything at once',
  seed: 'payout-lab',
  days: 45,
  policy: 'gumroad-2026-08-30',
  policyChanges: [
    { on: '2026-09-03', policy: 'gumroad-2026-09-03' },
    { on: '2026-09-24', policy: { name: 'gumroad-2026-09-03', instantFeeBasisPoints: 250 } },
    { on: '2026-10-01', policy: 'payout-lab' },
  ],
  population: {
    size: 120,
    monthlyGross: { mu: 6.8, sigma: 0.9, maximumCents: 12_000_00 },
    priceLevel: { medianCents: 49_00 },
    refunds: { rateBasisPoints: 800, delayDaysMean: 4 },
    chargebacks: { rateBasisPoints: 200, delayDaysMean: 6 },
    scheduleShareBasisPoints: {
      daily: 3_000,
      weekly: 3_000,
      monthly: 800,
      quarterly: 200,
      every_days: 800,
      chosen_weekdays: 800,
      twice_a_month: 700,
      threshold: 700,
    },
    flexibleSchedules: {
      every_days: { instantBasisPoints: 5_000 },
      chosen_weekdays: { instantBasisPoints: 5_000 },
      twice_a_month: { instantBasisPoints: 5_000 },
      threshold: { instantBasisPoints: 5_000 },
    },
    railShareBasisPoints: {
      us_bank: 3_000,
      us_card: 500,
      bank_abroad: 1_500,
      cross_border: 1_500,
      paypal: 1_500,
      own_stripe: 500,
      card_push: 300,
      rtp: 300,
      fednow: 300,
      same_day_ach: 300,
      stablecoin: 300,
    },
    platformHeldBasisPoints: 2_000,
  },
  creators: [
    {
      handle: 'orchard',
      country: 'TR',
      rail: 'paypal',
      paypalSplits: true,
      openingBalances: [{ day: '2026-08-20', amountCents: 52_000_00 }],
      monthlyGrossCents: 8_000_00,
    },
    {
      handle: 'quarry',
      schedule: 'daily',
      openingBalances: [
        { day: '2026-08-24', amountCents: 7_000_00 },
        { day: '2026-08-25', amountCents: 6_500_00 },
      ],
      monthlyGrossCents: 9_000_00,
    },
    { handle: 'kiln', monthlyGrossCents: 6_000_00 },
    { handle: 'loom', monthlyGrossCents: 4_000_00, schedule: 'daily' },
    {
      handle: 'tower',
      rail: 'cross_border',
      country: 'TH',
      monthlyGrossCents: 5_000_00,
      openingBalances: [{ day: '2026-08-24', amountCents: -150_00 }],
    },
    {
      handle: 'ferry',
      monthlyGrossCents: 2_000_00,
      openingBalances: [{ day: '2026-08-28', amountCents: -400_00 }],
    },
    { handle: 'gallery', bankAccount: 'missing', schedule: 'daily', monthlyGrossCents: 1_000_00 },
  ],
  actions: [
    ...requestsAt('2026-09-10T07:59:30Z', 'kiln', 'quarry', 'loom'),
    ...requestsAt('2026-09-17T10:00:00Z', 'kiln', 'loom'),
    ...requestsAt('2026-10-08T10:00:05Z', 'kiln', 'quarry'),
    { action: 'charge-back-sale', on: '2026-09-16', creator: 'kiln' },
    { action: 'refund-sale', on: '2026-09-17T10:00:00Z', creator: 'loom' },
    { action: 'pause', on: '2026-09-09', creator: 'loom', by: 'creator' },
    { action: 'resume', on: '2026-09-15', creator: 'loom', by: 'creator' },
    { action: 'change-schedule', on: '2026-09-20', creator: 'kiln', schedule: 'daily' },
    {
      action: 'change-schedule',
      on: '2026-10-05T00:00:00Z',
      creator: 'tower',
      schedule: 'monthly',
    },
  ],
  processor: {
    callLatency: { medianSeconds: 8, sigma: 1, maximumSeconds: 120 },
    webhookDelay: { medianSeconds: 1_800, sigma: 1.5, maximumSeconds: 172_800 },
    failures: {
      refusedBasisPoints: 200,
      instantFailedBasisPoints: 300,
      standardFailedBasisPoints: 300,
      returnedBasisPoints: 300,
      cancelledBasisPoints: 100,
      rateLimitedBasisPoints: 200,
    },
    paypal: { unclaimedBasisPoints: 500, withoutCodeBasisPoints: 2_000 },
    foreignExchange: { reversalSpreadBasisPoints: 150, movementBasisPoints: 100 },
    bankDebits: { afterDays: 2, creditedAfterDays: 7 },
  },
  jobs: {
    workers: 4,
    sliceCreators: 15,
    lifetimeSeconds: 240,
    standardRetriesMax: 9,
    dailyRetriesMax: 9,
    paypalBatchItems: 20,
  },
}
