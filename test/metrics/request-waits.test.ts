import { expect, it } from 'vitest'
import { requestWaits } from '../../src/metrics/request-waits'
import { at } from '../support/days'
import { ledgerWith } from '../support/ledgers'
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

it('is until the first request of a payout in parts, and the lower of two in the middle', () => {
  const { database } = ledgerWith({})
  const claimedAt = at('2026-09-04T10:00:00Z')
  expect(requestWaits(database)).toBeNull()
  const payments: [payoutId: number, seconds: number][] = [
    [1, 40],
    [2, 900],
    [2, 30],
    [3, 5],
    [4, 60],
  ]
  for (const payoutId of [1, 2, 3, 4, 5]) {
    database.script(`INSERT INTO ledger_payouts VALUES
      (${payoutId}, 1, ${claimedAt}, NULL, 0, 0, 1, 20000, 10300, 300, 10000, 0, 0, 1, NULL, NULL, NULL)`)
  }
  payments.forEach(([payoutId, seconds], index) => {
    database.script(`INSERT INTO books_payouts VALUES ('po_${index}', 0, ${payoutId}, 1, 10000, 0, 0,
      0, 0, ${claimedAt + seconds}, NULL, NULL, 'key-${index}')`)
  })
  expect(requestWaits(database)).toEqual({
    payouts: 4,
    medianSeconds: 30,
    longestSeconds: 60,
    longestPayoutId: 4,
  })
})
