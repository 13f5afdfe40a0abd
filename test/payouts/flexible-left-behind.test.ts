/** An instant flexible schedule whose money cannot all be paid at once: the creator is told what is left behind. */
import { expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, run } from '../support/runs'

const DAYS = 45
const dateOf = (index: number): string =>
  new Date(Date.UTC(2026, 8, 1 + index, 5)).toISOString().replace('.000', '')

/** The platform’s own account is swept each morning: at 08:00 UTC it has the sales of one day, and a creator is paid every sixth. */
const swept: ScenarioInput = {
  version: 1,
  name: 'swept',
  startDay: '2026-08-31',
  days: DAYS,
  policy: 'payout-lab',
  population: { size: 0 },
  processor: CALM_PROCESSOR,
  platform: { openingBalanceCents: 100, sweep: { atHour: 11, leaveCents: 0 } },
  creators: [
    {
      handle: 'a',
      rail: 'card_push',
      schedule: { frequency: 'every_days', days: 6, from: '2026-09-01', payoutType: 'instant' },
    },
  ],
  sales: Array.from({ length: DAYS - 1 }, (_, index) => ({
    creator: 'a',
    at: dateOf(index),
    amountCents: 300_00,
  })),
}

it('is told each time how much of it can be paid at once, and a check takes that for a reason', () => {
  const done = run(swept)
  const told = (date: string, amount: string): string[] => [
    date,
    'funds_settling',
    `Not all was paid on ${date}: $260.50 of ${amount} can be paid at once and the rest is still settling.`,
  ]
  expect(
    done.rows('SELECT substr(created_at, 1, 10), code, content FROM payout_notes LIMIT 2'),
  ).toEqual([told('2026-09-07', '$1,563.00'), told('2026-09-13', '$2,865.50')])
  expect(
    done.rows(
      'SELECT substr(created_at, 1, 10), payout_type, gross_cents, state FROM payouts LIMIT 2',
    ),
  ).toEqual([
    ['2026-09-07', 'instant', 260_50, 'completed'],
    ['2026-09-13', 'instant', 260_50, 'completed'],
  ])
  expect(brokenChecks(done.report)).toEqual([])
})
