/** A figure is a bound where processors charged without the platform being notified, and only for payouts that there are. */
import { expect, it } from 'vitest'
import { boundOf, type HeadlineFacts } from '../../src/metrics/headline'
import type { ProcessorBooks } from '../../src/metrics/stuck'

const NONE = { created: 0, completed: 0, feeCents: 0, costCents: 0 }

const facts = (instant: number, daily: number): HeadlineFacts =>
  ({
    standard: NONE,
    instant: { ...NONE, created: instant },
    daily: { ...NONE, created: daily },
  }) as HeadlineFacts

const books = (unheardInstantCostCents: number): ProcessorBooks =>
  ({ unheardInstantCostCents, unheardCostCents: unheardInstantCostCents }) as ProcessorBooks

it.each([
  ['of payouts that there are', 'daily_margin', 5, 5, 'at_most'],
  ['of other payouts, where there are none', 'other_instant_margin', 5, 5, null],
  ['of other payouts, where there are some', 'other_instant_margin', 6, 5, 'at_most'],
  ['of daily payouts, where there are none', 'daily_margin', 2, 0, null],
  ['of all of them', 'instant_processor_cost', 5, 5, 'at_least'],
  ['of a figure without costs', 'instant_fee_revenue', 5, 5, null],
] as const)('%s', (_, name, instant, daily, bound) => {
  expect(boundOf(name, facts(instant, daily), books(40))).toBe(bound)
  expect(boundOf(name, facts(instant, daily), books(0))).toBeNull()
})
