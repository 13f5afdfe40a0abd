/** Each stretch of a policy is checked from its first second to its last. */
import { describe, expect, it } from 'vitest'
import { broken, tamper } from '../support/audited'
import { CALM_PROCESSOR, simulationOf } from '../support/runs'
import { stepWhile } from '../support/stepping'

describe('a fee of a cent too much', () => {
  it.each([
    ['on the first day of a stretch', '2026-09-04'],
    ['on the last day of a stretch', '2026-09-03'],
  ])('%s is found', (_what, day) => {
    const simulation = simulationOf({
      version: 1,
      days: 6,
      policy: 'gumroad-2026-08-30',
      policyChanges: [{ on: '2026-09-04', policy: 'gumroad-2026-09-03' }],
      processor: CALM_PROCESSOR,
      population: { size: 0 },
      creators: [{ handle: 'a', schedule: 'daily' }],
      sales: ['2026-09-02', '2026-09-03', '2026-09-04'].map((at) => ({
        creator: 'a',
        at,
        amountCents: 50_00,
        holder: 'processor' as const,
      })),
    })
    stepWhile(simulation, () => simulation.daysDone < 2)
    stepWhile(simulation, () => simulation.now < Date.parse(`${day}T08:30:00Z`) / 1_000)
    tamper(
      simulation,
      `UPDATE ledger_payouts SET fee_cents = fee_cents + 1, net_cents = net_cents - 1
       WHERE payout_id = (SELECT payout_id FROM payouts WHERE created_at LIKE '${day}%')`,
    )
    expect(simulation.ledger.database.rowsChanged).toBe(1)
    expect(broken(simulation.checkEverything())).toContain('payout_fees_follow_policy')
  })
})
