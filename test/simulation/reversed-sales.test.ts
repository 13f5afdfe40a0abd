/** On whole presets: nobody is paid for what was taken back before, and no payout is refused without the money being short. */
import { describe, expect, it } from 'vitest'
import { PRESETS } from '../../src/scenario/presets'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, run } from '../support/runs'

/**
 * Payouts that claimed the balance of a sale which had been taken back while that balance was unpaid, without claiming
 * also what it was taken back with.
 */
const PAID_THOUGH_TAKEN_BACK = `
SELECT p.payout_id, s.sale_id, s.occurred_at, r.occurred_at, p.created_at
FROM sales r
JOIN sales s ON s.sale_id = r.reversed_sale_id
JOIN payout_balances c ON c.balance_id = s.balance_id
JOIN payouts p ON p.payout_id = c.payout_id
WHERE r.occurred_at < p.created_at
  AND COALESCE((SELECT to_state FROM balance_state_changes b
    WHERE b.balance_id = s.balance_id AND b.occurred_at <= r.occurred_at
    ORDER BY change_id DESC LIMIT 1), 'unpaid') = 'unpaid'
  AND NOT EXISTS (SELECT 1 FROM payout_balances o
    WHERE o.payout_id = p.payout_id AND o.balance_id = r.balance_id)`
const SHORT = `SELECT payout_id FROM payouts WHERE failure_reason = 'insufficient_funds'`

const presets: [string, ScenarioInput][] = [
  ['default', { ...PRESETS.default, days: 45 }],
  ['world-rails', { ...PRESETS['world-rails'], days: 35 }],
  ['long-tail', { ...PRESETS['long-tail'], days: 8 }],
]

describe('the preset', () => {
  it.each(presets)('%s pays for no sale that was taken back while it was unpaid', (...example) => {
    const [, preset] = example
    const { rows, value, report } = run(preset)
    expect(
      value(`SELECT COUNT(*) FROM sales WHERE kind IN ('refund', 'chargeback')`),
    ).toBeGreaterThan(50)
    expect(rows(PAID_THOUGH_TAKEN_BACK)).toEqual([])
    expect(brokenChecks(report)).toEqual([])
  })

  // A refund takes available money, also for a sale that is still settling: then, for two days, it can be short.
  it.each([
    ['default', { ...PRESETS.default, days: 45 }],
    ['long-tail', { ...PRESETS['long-tail'], days: 8 }],
  ] as [string, ScenarioInput][])('%s is never short where sales settle at once', (...example) => {
    const [, preset] = example
    const { rows } = run({ ...preset, processor: { ...preset.processor, settlementDays: 0 } })
    expect(rows(SHORT)).toEqual([])
  })
})
