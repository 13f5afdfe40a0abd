/** Creators whose rail becomes PayPal while a run is at work: those by PayPal come first in it, and everyone else after them. */
import { expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, calmScenario, CALM_PROCESSOR, run } from '../support/runs'

/** Each call takes a minute. The rail of creator `changing` becomes PayPal half a minute after a run begins. */
const changed = (runAt: '08:00' | '10:00', scenario: Partial<ScenarioInput>): ScenarioInput =>
  calmScenario({
    days: 10,
    processor: {
      ...CALM_PROCESSOR,
      callLatency: { medianSeconds: 60, sigma: 0, maximumSeconds: 60 },
    },
    platform: { openingBalanceCents: 10_000_00 },
    actions: [
      {
        ...{ action: 'change-rail', creator: 'changing', rail: 'paypal' },
        on: `2026-09-04T${runAt}:30Z`,
      },
    ],
    ...scenario,
  })

const payouts = `SELECT handle, p.processor, created_at, state FROM payouts p JOIN creators USING (creator_id)
  ORDER BY payout_id`

const openingBalances = [{ day: '2026-08-20', amountCents: 200_00 }]

it.each(['payout-lab', 'gumroad-2026-08-30'] as const)(
  'who changes while the processor is asked what is available is sent a standard payout: %s',
  (policy) => {
    const { rows, report } = run(
      changed('08:00', {
        policy,
        creators: [
          {
            ...{ handle: 'changing', openingBalances },
            schedule: { frequency: 'chosen_weekdays', weekdays: ['friday'], payoutType: 'instant' },
          },
        ],
      }),
    )
    expect(rows(payouts)).toEqual([['changing', 'paypal', '2026-09-04T08:02:00Z', 'completed']])
    expect(brokenChecks(report)).toEqual([])
  },
)

it.each(['today', 'before-daily'] as const)(
  'who changes before their turn is paid: %s',
  (service) => {
    const isBefore = service === 'before-daily'
    const { rows, report } = run(
      changed('10:00', {
        ...(isBefore && { payoutService: 'before-daily' }),
        creators: ['first', 'changing'].map((handle) => ({
          ...{ handle, openingBalances, rail: 'own_stripe' },
          schedule: isBefore
            ? 'weekly'
            : { frequency: 'chosen_weekdays', weekdays: ['friday'], payoutType: 'standard' },
        })),
      }),
    )
    expect(rows(payouts)).toEqual([
      ['first', 'stripe', '2026-09-04T10:00:00Z', 'completed'],
      ['changing', 'paypal', expect.stringMatching('2026-09-04T10:0'), 'completed'],
    ])
    expect(brokenChecks(report)).toEqual([])
  },
)
