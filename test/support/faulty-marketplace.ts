import type { ScenarioInput } from '../../src/scenario/schema'

/** Calls are lost, answers are lost and late, jobs run twice, workers die, and some payouts come back. */
export const faultyMarketplace = (creators: number): ScenarioInput => ({
  version: 1,
  days: 25,
  population: {
    size: creators,
    monthlyGross: { mu: 6.8, sigma: 1 },
    scheduleShareBasisPoints: { daily: 6_000, weekly: 4_000 },
    railShareBasisPoints: { us_bank: 7_000, own_stripe: 1_000, paypal: 2_000 },
  },
  processor: {
    webhookTwiceBasisPoints: 2_000,
    failures: { returnedBasisPoints: 1_000, instantFailedBasisPoints: 500 },
  },
  faults: {
    calls: { lostBasisPoints: 300, answerLostBasisPoints: 800, answerLateBasisPoints: 800 },
    workers: { jobTwiceBasisPoints: 1_500, killedBasisPoints: 200 },
  },
})
