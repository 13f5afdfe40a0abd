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

/** Three payouts fail at the bank, one a week. */
const FAILING = calmScenario({
  days: 40,
  policy: 'payout-lab',
  creators: [
    {
      ...{ handle: 'ink', schedule: 'weekly' },
      openingBalances: [{ day: '2026-08-20', amountCents: 300_00, holder: 'processor' }],
    },
  ],
  processor: { failures: { standardFailedBasisPoints: 10_000 } },
  protections: { transactions: false },
})

it('a pause may begin when the ending that it follows from is written whole', () => {
  const wait = { medianSeconds: 600, sigma: 0, maximumSeconds: 600 }
  const faults = { workers: { waitBasisPoints: 10_000, wait } }
  const { report, rows } = run({ ...FAILING, faults })
  expect(brokenChecks(report)).toEqual([])
  expect(
    rows(`SELECT unixepoch(began_at) - (SELECT MAX(unixepoch(occurred_at)) FROM payout_state_changes
      WHERE to_state = 'failed') FROM pauses WHERE source = 'repeated_failures'`),
  ).toEqual([[2 * wait.medianSeconds]])
})

it('a pause that is lost with the worker that wrote the ending is missing', () => {
  const killed = (nth: number) => ({
    ...{ fault: 'worker-killed' as const, creator: 'ink', nth },
    ...{ step: 'point-ending-wrote-balances' as const, job: 'handle-webhook' as const },
  })
  const { report } = run({ ...FAILING, faults: { single: [killed(3)] } })
  expect(report.checks.find(({ name }) => name === 'pauses_have_a_cause')!.witness).toMatch(
    /^creator 1 was not paused by repeated_failures at \S+, when 3 payouts in a row had failed$/,
  )
})
