/** Random mixes of faults over a small marketplace: each fault is on or off, its rate drawn. */
import seedrandom from 'seedrandom'
import type { ScenarioInput } from '../../src/scenario/schema'

const ON = 0.4
const september = (day: number): string => `2026-09-${String(day).padStart(2, '0')}`

export function faultMix(seed: string | number): ScenarioInput {
  const uniform = seedrandom.alea(`mix${seed}`)
  const upTo = (count: number): number => Math.floor(uniform() * count)
  const rate = (maximum: number): number => (uniform() < ON ? upTo(maximum) : 0)
  const oneOf = <Value>(...values: Value[]): Value => values[upTo(values.length)]!
  const perhaps = <Value>(value: () => Value): Value[] => (uniform() < ON ? [value()] : [])
  return {
    version: 1,
    seed: `mix${seed}`,
    days: 28,
    population: {
      size: 20,
      monthlyGross: { mu: 6.8, sigma: 1 },
      platformHeldBasisPoints: oneOf(0, 3_000),
      refunds: { rateBasisPoints: 300 },
      scheduleShareBasisPoints: { daily: 4_000, weekly: 4_000, monthly: 1_000, quarterly: 1_000 },
    },
    creators: [
      { handle: 'a', schedule: 'daily', monthlyGrossCents: 20_000_00 },
      {
        handle: 'p',
        rail: 'paypal',
        country: 'UA',
        instantCapable: false,
        monthlyGrossCents: 9_000_00,
        paypalSplits: true,
      },
    ],
    actions: [
      { action: 'request-payout', on: september(1 + upTo(20)), creator: 'a' },
      ...perhaps(() => ({
        action: 'return-payout' as const,
        on: september(8 + upTo(10)),
        creator: oneOf('a', 'p'),
      })),
    ],
    jobs: { sliceCreators: 5, dailyRetriesMax: 10, standardRetriesMax: 10 },
    processor: {
      webhookLostBasisPoints: rate(500),
      webhookTwiceBasisPoints: rate(2_000),
      idempotencyKeyHours: oneOf(null, null, 24),
      keysReplayErrors: oneOf(false, true),
      failures: {
        rateLimitedBasisPoints: rate(600),
        unavailableBasisPoints: rate(600),
        refusedBasisPoints: rate(300),
        standardFailedBasisPoints: rate(500),
        instantFailedBasisPoints: rate(500),
        returnedBasisPoints: rate(300),
        refundRefusedBasisPoints: rate(1_000),
      },
      paypal: { batchRefusedBasisPoints: rate(3_000) },
    },
    faults: {
      calls: {
        lostBasisPoints: rate(600),
        answerLostBasisPoints: rate(600),
        lateBasisPoints: rate(1_500),
        answerLateBasisPoints: rate(1_500),
      },
      webhooks: { lateBasisPoints: rate(2_000) },
      workers: {
        killedBasisPoints: rate(400),
        waitBasisPoints: rate(2_000),
        jobTwiceBasisPoints: rate(1_000),
      },
      outages: perhaps(() => ({
        from: `${september(10)}T10:00:00Z`,
        until: `${september(10)}T16:00:00Z`,
        kind: oneOf('no_answer', 'refused'),
        ...oneOf({}, { processor: 'stripe' as const }),
      })),
      deploys: perhaps(() => [`${september(4)}T10:00:03Z`, `${september(12)}T08:00:07Z`]).flat(),
      accounts: perhaps(() => ({ creator: 'a', from: september(5), until: september(12) })),
      afterPayout: { chargebackBasisPoints: rate(1_000) },
    },
  }
}
