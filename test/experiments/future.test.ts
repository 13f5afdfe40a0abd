/** Two futures of one run: what each comes to, and the first payout that goes another way. */
import { expect, it } from 'vitest'
import { firstDifference } from '../../src/experiments/first-difference'
import type { PayoutChange } from '../../src/metrics/moment'
import type { ScenarioInput } from '../../src/scenario/schema'
import { doneHere } from '../support/run-pools'
import { CALM_PROCESSOR } from '../support/runs'

const CHANGED_AT = '2026-09-05T09:00:01Z'

/** One creator on daily, with $100 sold each noon: a payout of $83.78 each morning at eight. */
const daily: ScenarioInput = {
  version: 1,
  seed: 'future',
  days: 10,
  population: { size: 0 },
  processor: CALM_PROCESSOR,
  creators: [{ handle: 'ink', schedule: 'daily', monthlyGrossCents: 0 }],
  sales: Array.from({ length: 9 }, (_, index) => ({
    at: `2026-09-0${index + 1}T12:00:00Z`,
    creator: 'ink',
    amountCents: 100_00,
  })),
}

const futureOf = (scenario: ScenarioInput) =>
  doneHere({ scenario, seed: 'future', keep: 'future', rowsSince: CHANGED_AT }).future

it('differ first where the changed one begins to go another way', () => {
  const outages = [
    {
      from: CHANGED_AT,
      until: '2026-09-12T00:00:00Z',
      processor: 'stripe',
      kind: 'no_answer',
    } as const,
  ]
  const asItIs = futureOf(daily)
  const changed = futureOf({ ...daily, faultChanges: [{ at: CHANGED_AT, faults: { outages } }] })
  const difference = firstDifference(asItIs.changes, changed.changes)!
  // Nobody answers whether it can be paid instantly, so no payout is made.
  expect(difference).toEqual({
    asItIs: {
      occurredAt: '2026-09-06T08:00:02Z',
      payoutId: 5,
      creator: 'ink',
      from: null,
      to: 'creating',
      netCents: 83_78,
    },
    changed: null,
  })
  // The first morning after the change: with the outage there is no payout, and a note says why.
  expect(firstDifference(asItIs.rows, changed.rows)).toEqual({
    asItIs: {
      ...{ row: 'payout', occurredAt: '2026-09-06T08:00:02Z', payoutId: 5 },
      ...{ creator: 'ink', from: null, to: 'creating' },
    },
    changed: {
      ...{ row: 'note', occurredAt: '2026-09-06T08:06:00Z' },
      ...{ creator: 'ink', code: 'instant_not_supported' },
    },
  })
  expect(asItIs.rows[0]!.occurredAt).toBe('2026-09-05T12:00:00Z')
  const before = ({ occurredAt }: PayoutChange): boolean => occurredAt < CHANGED_AT
  expect(changed.changes.filter(before)).toEqual(asItIs.changes.filter(before))
  expect(asItIs.violations).toEqual([])
  expect([asItIs.feeRevenueCents, changed.feeRevenueCents]).toEqual([20_16, 10_08])
  expect(asItIs.payouts).toEqual([{ state: 'completed', count: 8, netCents: 670_24 }])
  expect(changed.payouts).toEqual([{ state: 'completed', count: 4, netCents: 335_12 }])
})

it('have all steps in order of time, whosever payout it is', () => {
  const { changes } = futureOf({
    ...daily,
    creators: [...daily.creators!, { ...daily.creators![0]!, handle: 'quill' }],
    sales: daily.sales!.flatMap((sale) => [sale, { ...sale, creator: 'quill' }]),
  })
  const times = changes.map(({ occurredAt }) => occurredAt)
  expect(times).toEqual(times.toSorted())
  const [first, , third] = changes
  expect([first!.payoutId, third!.payoutId]).toEqual([1, 2])
})

it('are the same where the change makes no difference', () => {
  const off = { at: CHANGED_AT, protections: { threeStrikesPause: false } }
  const asItIs = futureOf(daily)
  const changed = futureOf({ ...daily, faultChanges: [off] })
  expect(firstDifference(asItIs.changes, changed.changes)).toBeNull()
  expect(firstDifference(asItIs.rows, changed.rows)).toBeNull()
})

it('have the figures of the ledger where a worker was lost between two writes that belong together', () => {
  const completion = { step: 'point-completion-wrote-state', when: 'after' } as const
  const lost = futureOf({
    ...daily,
    protections: { transactions: false },
    faults: {
      single: [{ fault: 'worker-killed', ...completion, creator: 'ink', on: '2026-09-06', nth: 1 }],
    },
  })
  // That payout is completed, and nobody was told. The fee of each is $2.52.
  const { count } = lost.payouts.find(({ state }) => state === 'completed')!
  expect(lost.feeRevenueCents).toBe(count * 2_52)
  const completed = lost.days.map(({ day, daily: { completed } }) => [day, completed])
  expect(completed).toContainEqual(['2026-09-06', 1])
})

it('have what failed or came back, with when the ledger learned of it', () => {
  const ofInk = { creator: 'ink', nth: 1 } as const
  const { failures, arrivals } = futureOf({
    ...daily,
    faults: {
      single: [
        { fault: 'payout-fails', on: '2026-09-04', code: 'declined', ...ofInk },
        // It is told two hours late.
        {
          fault: 'webhook-late',
          on: '2026-09-04',
          news: 'payout_failed',
          seconds: 7_200,
          ...ofInk,
        },
        {
          fault: 'payout-returned',
          on: '2026-09-06',
          code: 'declined',
          afterBusinessDays: 1,
          ...ofInk,
        },
        { fault: 'webhook-lost', on: '2026-09-07', news: 'payout_failed', ...ofInk },
      ],
    },
  })
  const payout = { creator: 'ink', cents: 83_78 }
  expect(failures).toEqual([
    {
      ...{ payoutId: 3, ...payout },
      ...{ failedAt: '2026-09-04T08:05:03Z', knownAt: '2026-09-04T10:05:08Z' },
    },
    { payoutId: 5, ...payout, failedAt: '2026-09-07T16:21:26Z', knownAt: null },
  ])
  const arrived = new Set(arrivals.map(({ payoutId }) => payoutId))
  expect([3, 5].filter((payoutId) => arrived.has(payoutId))).toEqual([])
  expect(arrived.size).toBeGreaterThan(4)
})

it('differ where one of them goes on', () => {
  const change: PayoutChange = {
    occurredAt: CHANGED_AT,
    payoutId: 1,
    creator: 'ink',
    from: null,
    to: 'creating',
    netCents: 97_00,
  }
  expect(firstDifference([change], [])).toEqual({ asItIs: change, changed: null })
  expect(firstDifference([], [change])).toEqual({ asItIs: null, changed: change })
})
