/** What the row of a payout says of its end, while its money is on its way back. */
import { describe, expect, it } from 'vitest'
import { brokenChecks, calmScenario, conclude, run, simulationOf } from '../support/runs'
import { stepToEnd } from '../support/stepping'

/** A payout that was completed comes back, and nobody answers who takes its transfer back: for all of the run. */
const COMING_BACK = calmScenario({
  days: 14,
  creators: [
    {
      handle: 'ink',
      openingBalances: [{ day: '2026-08-20', amountCents: 500_00, holder: 'platform' }],
    },
  ],
  faults: {
    single: [
      { fault: 'payout-returned', creator: 'ink', code: 'account_closed', afterBusinessDays: 2 },
      ...Array.from({ length: 60 }, (_, index) => ({
        ...{ fault: 'call-lost' as const, call: 'reverse_transfer' as const },
        ...{ creator: 'ink', nth: index + 1 },
      })),
    ],
  },
})

describe('a completed payout whose transfer is not back yet', () => {
  it('says why it has come back', () => {
    const done = run(COMING_BACK)
    expect(done.rows('SELECT state, failure_reason FROM payouts')).toEqual([
      ['completed', 'account_closed'],
    ])
    expect(brokenChecks(done.report)).toEqual([])
  })
})

describe('one that has arrived', () => {
  it('says no such thing', () => {
    const simulation = simulationOf({ ...COMING_BACK, faults: {} })
    stepToEnd(simulation)
    simulation.ledger.database
      .statement("UPDATE ledger_payouts SET failure_reason = 'account_closed'")
      .run([])
    expect(brokenChecks(conclude(simulation).report)).toEqual([
      expect.stringMatching(
        /^rows_say_what_happened: payout 1: its row has the failure reason account_closed, and it is completed with none$/,
      ),
    ])
  })
})
