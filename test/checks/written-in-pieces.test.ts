/** Without transactions a worker that stops between two writes writes the second one later, and others in between. */
import { expect, it } from 'vitest'
import { brokenChecks, calmScenario, run } from '../support/runs'

const HANDLES = ['ink', 'loom', 'kiln', 'quill', 'ferry', 'maps']

const WAITING = calmScenario({
  days: 12,
  creators: HANDLES.map((handle, index) => ({
    ...{ handle, schedule: index < 4 ? 'daily' : 'weekly', monthlyGrossCents: 4_000_00 },
  })),
  jobs: { workers: 3, sliceCreators: 1 },
  faults: { workers: { waitBasisPoints: 10_000 } },
  protections: { transactions: false },
})

it('rows are in order of time, and no check takes a slow worker for one that was not allowed to pay', () => {
  const { report, value } = run(WAITING)
  const late = `SELECT COUNT(*) FROM entries JOIN payouts USING (payout_id)
    WHERE reason = 'payout_claimed' AND occurred_at > created_at`
  expect(value(late)).toBeGreaterThan(0)
  expect(brokenChecks(report)).toEqual([])
})
