import { expect, it } from 'vitest'
import { calmScenario, run } from '../support/runs'

/** Of three daily creators, the worker of the second one pauses before it asks for the payout. Another worker dies. */
const dying = calmScenario({
  days: 3,
  creators: ['ink', 'oak', 'reed'].map((handle) => ({
    handle,
    schedule: 'daily' as const,
    openingBalances: [{ day: '2026-08-20', amountCents: 150_00, holder: 'processor' as const }],
  })),
  faults: {
    single: [
      { fault: 'worker-waits', step: 'call-create-payout', creator: 'oak', nth: 1, seconds: 3_600 },
      { fault: 'worker-killed', step: 'begin', nth: 1, when: 'before' },
    ],
  },
})

it('says how long payouts waited from their claim to their request, and which one longest', () => {
  const { report, rows } = run(dying)
  const waits = rows(
    `SELECT p.payout_id, MIN(strftime('%s', b.created_at)) - strftime('%s', p.created_at) AS waited
     FROM payouts p JOIN processor_payouts b USING (payout_id) GROUP BY 1 ORDER BY 2`,
  ) as [number, number][]
  const { requestWaits } = report.lostJobs
  expect(requestWaits).toEqual({
    payouts: waits.length,
    medianSeconds: waits[Math.floor((waits.length - 1) / 2)]![1],
    longestSeconds: waits.at(-1)![1],
    longestPayoutId: waits.at(-1)![0],
  })
  expect(requestWaits!.longestSeconds).toBeGreaterThanOrEqual(3_600)
})

it('says nothing of it where no worker was lost', () => {
  expect(run({ ...dying, faults: {} }).report.lostJobs.requestWaits).toBeNull()
})
