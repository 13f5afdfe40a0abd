/** What a marketplace looks like at the end of a run, counted on a marketplace of four. */
import { expect, it } from 'vitest'
import { marketplaceOf } from '../../src/experiments/run-economics'
import type { ScenarioInput } from '../../src/scenario/schema'
import { CALM_PROCESSOR, run } from '../support/runs'

const scenario: ScenarioInput = {
  version: 1,
  startDay: '2026-08-31',
  days: 35,
  population: { size: 0 },
  creators: [
    { handle: 'ink', completedPayouts: 3 },
    { handle: 'quill', schedule: 'daily', completedPayouts: 9 },
    { handle: 'wax', completedPayouts: 0, paused: true },
    { handle: 'seal', completedPayouts: 0 },
  ],
  actions: [
    { action: 'pause', on: '2026-09-01', creator: 'seal' },
    { action: 'resume', on: '2026-09-03', creator: 'seal' },
  ],
  sales: [
    // Too little for a payout, of a creator who was paused and is not any more.
    { creator: 'seal', at: '2026-09-01', amountCents: 5_00 },
    // Before the last 30 days.
    { creator: 'ink', at: '2026-09-02', amountCents: 300_00 },
    { creator: 'ink', at: '2026-09-12', amountCents: 200_00 },
    { creator: 'quill', at: '2026-09-10', amountCents: 500_00 },
    { creator: 'wax', at: '2026-09-11', amountCents: 20_00 },
    { creator: 'wax', at: '2026-09-12', amountCents: 30_00 },
  ],
  processor: CALM_PROCESSOR,
}

it('counts sales of the last month, holders, payouts and how often creators were paid', () => {
  const { payoutGrossCents, ...facts } = marketplaceOf(run(scenario).simulation)
  expect(facts).toEqual({
    days: 35,
    monthGrossCents: [500_00, 200_00, 50_00],
    holders: 2,
    holdersPaused: 1,
    heldBalances: 3,
    payouts: 3,
    instantPayouts: 1,
    instantWithFreshBalance: 1,
    // Ink's first payout is the fourth; wax has none.
    creatorsPaidOnce: 2,
    creatorsPaidFourTimes: 2,
    eligible: 2,
    takers: 1,
  })
  // What remains of $300, $200 and $500 after 10% + $0.50 and 2.9% + $0.30 of each.
  expect(payoutGrossCents).toBe(260_50 + 173_40 + 434_70)
})
