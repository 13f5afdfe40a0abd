/** Single faults that the service must get over with all protections on, or whose harm a check must find. */
import { expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, run, type Run } from '../support/runs'

const smallMarket = (changes: Partial<ScenarioInput>): ScenarioInput => ({
  version: 1,
  startDay: '2026-08-31',
  days: 21,
  population: { size: 0 },
  processor: CALM_PROCESSOR,
  ...changes,
})

const ended = (changes: Partial<ScenarioInput>): Run => run(smallMarket(changes))

const sold = (holder: 'platform' | 'processor') => ({
  creators: [{ handle: 'ink', schedule: 'weekly' as const }],
  sales: [{ creator: 'ink', at: '2026-08-31T12:00:00Z', amountCents: 200_00, holder }],
})

const STATES = `SELECT occurred_at, to_state FROM payout_state_changes WHERE payout_id = 1 AND to_state IN ('completed', 'returned')`

it('a payout comes back, and the notice is lost: it is asked about once it can no longer come back', () => {
  const { report, rows, value } = ended({
    ...sold('processor'),
    days: 24,
    faults: {
      single: [
        { fault: 'payout-returned', code: 'account_closed', creator: 'ink' },
        { fault: 'webhook-lost', creator: 'ink', news: 'payout_failed' },
      ],
    },
  })
  expect(brokenChecks(report)).toEqual([])
  expect(rows(STATES)).toEqual([
    [expect.stringMatching(/^2026-09-14T/), 'completed'],
    ['2026-09-22T16:00:02Z', 'returned'],
  ])
  expect(value(`SELECT SUM(amount_cents) FROM balances WHERE state = 'unpaid'`)).toBe(173_40)
})

it('the notice that it arrived is lost, then the one that it came back: each has its own time to become known', () => {
  const { report, rows } = ended({
    startDay: '2026-09-06',
    days: 14,
    creators: [{ handle: 'ink', schedule: 'daily' }],
    sales: [
      { creator: 'ink', at: '2026-09-06T12:00:00Z', amountCents: 100_00, holder: 'processor' },
    ],
    faults: {
      single: [
        { fault: 'payout-returned', code: 'declined', creator: 'ink', afterBusinessDays: 4 },
        { fault: 'webhook-lost', creator: 'ink', news: 'payout_paid' },
        { fault: 'webhook-lost', creator: 'ink', news: 'payout_failed' },
      ],
    },
  })
  expect(brokenChecks(report)).toEqual([])
  expect(rows(STATES)).toEqual([
    [expect.stringMatching(/^2026-09-10T14:00:/), 'completed'],
    [expect.stringMatching(/^2026-09-18T16:00:/), 'returned'],
  ])
})

it.each([
  ['a return that the scenario has for it', {}, { afterBusinessDays: 20 }],
  ['the time that all banks have', { returnedAfterBusinessDays: 20 }, {}],
])(
  'comes back after twenty business days and the notice is lost, by %s',
  (_what, failures, traits) => {
    const { report, rows } = ended({
      ...sold('processor'),
      days: 50,
      processor: { ...CALM_PROCESSOR, failures: { ...CALM_PROCESSOR.failures, ...failures } },
      faults: {
        single: [
          { fault: 'payout-returned', code: 'account_closed', creator: 'ink', ...traits },
          { fault: 'webhook-lost', creator: 'ink', news: 'payout_failed' },
        ],
      },
    })
    expect(brokenChecks(report)).toEqual([])
    expect(rows(STATES)).toEqual([
      [expect.stringMatching(/^2026-09-14T/), 'completed'],
      ['2026-10-13T16:00:02Z', 'returned'],
    ])
  },
)

const byPaypal = {
  days: 12,
  creators: [
    {
      handle: 'ink',
      rail: 'paypal' as const,
      country: 'UA',
      openingBalances: [{ day: '2026-08-20', amountCents: 200_00, holder: 'platform' as const }],
    },
  ],
}

it('PayPal is asked weekly; a question that is turned down is asked again the next day', () => {
  const { report, rows } = ended({
    ...byPaypal,
    faults: {
      single: [
        { fault: 'webhook-lost', creator: 'ink', news: 'payout_paid' },
        {
          fault: 'call-refused',
          call: 'look_up',
          code: 'processor_unavailable',
          creator: 'ink',
          on: '2026-09-10',
        },
      ],
    },
  })
  expect(brokenChecks(report)).toEqual([])
  expect(rows(STATES)).toEqual([[expect.stringMatching(/^2026-09-11T15:00:/), 'completed']])
})

it('an item that nobody claimed is sent back, and the notice is lost: PayPal is asked about it the next Thursday', () => {
  const { report, rows } = ended({
    ...byPaypal,
    days: 14,
    faults: {
      single: [
        { fault: 'payout-returned', code: '14765', creator: 'ink', afterBusinessDays: 2 },
        { fault: 'webhook-lost', creator: 'ink', news: 'payout_returned' },
      ],
    },
  })
  expect(brokenChecks(report)).toEqual([])
  expect(rows(STATES)).toEqual([[expect.stringMatching(/^2026-09-10T15:00:/), 'returned']])
})

it('where nobody asks, a payout that came back stays completed, and the check says so', () => {
  const { report } = ended({
    ...sold('processor'),
    days: 35,
    protections: { reconciliation: false },
    faults: {
      single: [
        { fault: 'payout-returned', code: 'account_closed', creator: 'ink' },
        { fault: 'webhook-lost', creator: 'ink', news: 'payout_failed' },
      ],
    },
  })
  expect(brokenChecks(report)).toEqual([
    'outcomes_become_known: payout 1: the money of po_00000001 is back, and after 10 days the platform has not been notified',
  ])
})

it('a payout comes back, and the reversal of its transfer is turned down once: it is asked for again', () => {
  const { report, rows } = ended({
    startDay: '2026-09-10',
    days: 10,
    creators: [{ handle: 'ink', schedule: 'daily' }],
    sales: [
      { creator: 'ink', at: '2026-09-10T03:14:18Z', amountCents: 600_00, holder: 'platform' },
    ],
    faults: {
      single: [
        { fault: 'payout-returned', code: 'declined', creator: 'ink', afterBusinessDays: 3 },
        {
          fault: 'call-refused',
          call: 'reverse_transfer',
          code: 'processor_unavailable',
          creator: 'ink',
        },
      ],
    },
  })
  expect(brokenChecks(report)).toEqual([])
  expect(rows(STATES).map(([, state]) => state)).toEqual(['completed', 'returned'])
})

it('a transfer that nobody has stored stays in the creator’s account, and the check says so', () => {
  const { report, value } = ended({
    creators: [
      {
        handle: 'ink',
        rail: 'cross_border',
        country: 'IN',
        openingBalances: [{ day: '2026-08-20', amountCents: 200_00, holder: 'platform' }],
      },
    ],
    jobs: { standardRetriesMax: 0 },
    protections: { storeOutcomeFirst: false },
    faults: { single: [{ fault: 'worker-killed', creator: 'ink', step: 'call-create-transfer' }] },
  })
  expect(value('SELECT failure_reason FROM payouts WHERE payout_id = 1')).toBe('never_sent')
  const found = report.checks.find(({ name }) => name === 'outcomes_become_known')!
  expect([found.centsAtRisk, found.witness]).toEqual([
    200_00,
    expect.stringMatching(
      /^payout 1: 20000 cents were moved for it by \S+, and after 5 days the platform has not been notified$/,
    ),
  ])
})

it.each([-3_600, -90, 90, 3_600])(
  'a worker whose clock is off by %i seconds stamps nothing with its time',
  (clockOffSeconds) => {
    const { report, rows } = ended({
      days: 3,
      creators: [
        { handle: 'ink', schedule: 'weekly' },
        { handle: 'oak', schedule: { frequency: 'twice_a_month', payoutType: 'instant' } },
      ],
      sales: [
        { creator: 'ink', at: '2026-08-31T12:00:00Z', amountCents: 100_00, holder: 'platform' },
        { creator: 'oak', at: '2026-08-31T16:33:53Z', amountCents: 200_00, holder: 'processor' },
      ],
      faults: { workers: { clockOffSeconds } },
    })
    expect(brokenChecks(report)).toEqual([])
    expect(rows('SELECT DISTINCT created_at FROM payouts')).toEqual([['2026-09-01T08:00:02Z']])
  },
)

it('a mass payment is sent twice, and one of the two is turned down: nothing is paid again for it', () => {
  const { report, rows } = ended({
    creators: [{ handle: 'ink', rail: 'paypal', schedule: 'weekly' }],
    sales: [
      { creator: 'ink', at: '2026-08-31T12:00:00Z', amountCents: 200_00, holder: 'platform' },
    ],
    faults: {
      single: [
        { fault: 'job-twice', job: 'send-paypal-batch', on: '2026-09-11', seconds: 1 },
        { fault: 'batch-refused', creator: 'ink' },
      ],
    },
  })
  expect(brokenChecks(report)).toEqual([])
  expect(rows('SELECT state, net_cents FROM payouts')).toEqual([['completed', 169_93]])
  expect(rows('SELECT state, amount_cents FROM processor_payouts')).toEqual([['paid', 169_93]])
})

it('a worker whose clock is fast does not take a payout in progress for one that is too old to wait for', () => {
  const { report, rows } = ended({
    days: 10,
    creators: [{ handle: 'ink', schedule: 'daily' }],
    sales: [
      { creator: 'ink', at: '2026-09-03T12:00:00Z', amountCents: 200_00, holder: 'platform' },
      { creator: 'ink', at: '2026-09-08T12:00:00Z', amountCents: 200_00, holder: 'platform' },
    ],
    processor: {
      ...CALM_PROCESSOR,
      instantArrival: { medianSeconds: 604_800, maximumSeconds: 604_800, sigma: 0 },
    },
    faults: { workers: { clockOffSeconds: 3_600 } },
  })
  expect(brokenChecks(report)).toEqual([])
  expect(rows('SELECT created_at FROM payouts')).toEqual([['2026-09-04T08:00:02Z']])
})

// The seed and the handle draw the latencies with which the two come between each other.
it('two look into the same stuck payout: its transfer is booked once, and taken back once', () => {
  const { report, rows, value } = run({
    version: 1,
    seed: 'payout-lab/499',
    startDay: '2026-09-01',
    days: 3,
    population: { size: 0 },
    creators: [{ handle: 'creator-17' }],
    sales: [
      {
        creator: 'creator-17',
        at: '2026-09-01T17:38:32Z',
        amountCents: 100_00,
        holder: 'platform',
      },
    ],
    actions: [{ action: 'request-payout', on: '2026-09-02T08:00:02Z', creator: 'creator-17' }],
    processor: { callLatency: { medianSeconds: 3 } },
    faults: {
      single: [
        {
          fault: 'worker-killed',
          step: 'call-create-transfer',
          job: 'request-payout',
          creator: 'creator-17',
          on: '2026-09-02',
          when: 'before',
        },
        { fault: 'job-twice', job: 'sync-stuck-payouts', on: '2026-09-03', seconds: 2 },
      ],
    },
  })
  expect(report.faultsWithoutEffect).toEqual([])
  expect(brokenChecks(report)).toEqual([])
  expect(rows('SELECT state FROM payouts')).toEqual([['failed']])
  expect(value(`SELECT SUM(amount_cents) FROM balances WHERE state = 'unpaid'`)).toBe(86_30)
})

it('a payout in parts of which one fails stays in progress, for which an instant flexible schedule waits for good', () => {
  const { report, rows } = ended({
    days: 40,
    policy: {
      ...{ name: 'gumroad-2026-08-30', paypalPartCents: 400_00, paypalSplitsResolve: false },
      processingBlocksDays: null,
    },
    creators: [
      {
        ...{ handle: 'ink', rail: 'paypal', paypalSplits: true },
        schedule: { frequency: 'threshold', thresholdCents: 100_00, payoutType: 'instant' },
        openingBalances: [{ day: '2026-08-20', amountCents: 700_00, holder: 'platform' }],
      },
    ],
    sales: [{ creator: 'ink', at: '2026-08-31T10:00:00Z', amountCents: 200_00 }],
    faults: { single: [{ fault: 'payout-fails', code: null, creator: 'ink', nth: 2 }] },
  })
  expect(brokenChecks(report)).toEqual([])
  expect(rows('SELECT state FROM payouts')).toEqual([['processing']])
  // A note says only why nothing is paid at once.
  expect(rows('SELECT code, COUNT(*) FROM payout_notes GROUP BY 1')).toEqual([
    ['instant_not_supported', 1],
    ['paid_standard', 1],
  ])
})

it('an exchange costs more than a creator has: nothing is tried again, though a dispute is won later that day', () => {
  const sale = { creator: 'ink', at: '2026-08-31T12:00:00Z' }
  const { report, rows } = ended({
    days: 14,
    policy: { name: 'gumroad-2026-08-30', chargebackHoldBasisPoints: 10_000 },
    creators: [{ handle: 'ink', country: 'GB', rail: 'bank_abroad', schedule: 'weekly' }],
    sales: [
      { ...sale, amountCents: 200_00, holder: 'platform' },
      { ...sale, amountCents: 300_00, holder: 'processor', label: 'disputed' },
    ],
    actions: [
      { action: 'charge-back-sale', on: '2026-09-01', creator: 'ink', sale: 'disputed' },
      { action: 'win-dispute', on: '2026-09-09T15:00:00Z', creator: 'ink', sale: 'disputed' },
    ],
    processor: { ...CALM_PROCESSOR, foreignExchange: { reversalSpreadBasisPoints: 10_000 } },
    faults: {
      single: [{ fault: 'payout-refused', code: 'processor_unavailable', creator: 'ink' }],
    },
  })
  expect(brokenChecks(report)).toEqual([])
  expect(rows('SELECT substr(created_at, 1, 10), state FROM payouts')).toEqual([
    ['2026-09-09', 'failed'],
  ])
})
