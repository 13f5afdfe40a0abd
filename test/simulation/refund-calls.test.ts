/** A refund of $50 of a sale of $200, one fault of its call, and what becomes of it: to the second, and with no check broken. */
import { describe, expect, it } from 'vitest'
import type { ProtectionName } from '../../src/core/protections'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, run, type Run } from '../support/runs'

type Single = NonNullable<NonNullable<ScenarioInput['faults']>['single']>[number]

const REFUND = {
  action: 'refund-sale',
  on: '2026-09-05T12:00:00Z',
  creator: 'a',
  sale: 'x',
  amountCents: 50_00,
} as const

const scenario: ScenarioInput = {
  version: 1,
  seed: 'calm',
  startDay: '2026-08-31',
  days: 30,
  population: { size: 0 },
  processor: CALM_PROCESSOR,
  creators: [{ handle: 'a', schedule: 'monthly' }],
  sales: [{ creator: 'a', at: '2026-09-01', amountCents: 200_00, label: 'x' }],
  actions: [REFUND],
}

const OF_CALL = { creator: 'a', call: 'refund' } as const
const DIES = { fault: 'worker-killed', creator: 'a', step: 'call-refund' } as const

/** When each refund was booked, what it took, and what is left to be paid. */
const booked = ({ rows }: Run): unknown[][] =>
  rows(`SELECT occurred_at, gross_cents, fee_cents, net_cents FROM sales WHERE kind = 'refund'`)
const open = ({ rows }: Run): unknown[][] => rows('SELECT * FROM unanswered_refunds')
const without = ({ report }: Run): unknown[] =>
  report.actionsWithoutEffect.map(({ action, reason }) => [action, reason])

/** $5.12 of the platform's fee comes back; the creator bears $44.88. */
const at = (bookedAt: string) => [[bookedAt, -50_00, -5_12, -44_88]]

const faulty = (single: readonly Single[], changes: Partial<ScenarioInput> = {}): Run => {
  const done = run({ ...scenario, faults: { single: [...single] }, ...changes })
  expect(done.simulation.questions.faultsWithoutEffect()).toEqual([])
  return done
}

it('without a fault is made and booked in the second in which it is asked for', () => {
  const done = run(scenario)
  expect(booked(done)).toEqual(at('2026-09-05T12:00:00Z'))
  expect(open(done)).toEqual([])
  expect(brokenChecks(done.report)).toEqual([])
})

it.each<[Single, string]>([
  // A timeout of 80 seconds, and a minute before the next try.
  [{ ...OF_CALL, fault: 'call-lost' }, '2026-09-05T12:02:20Z'],
  [{ ...OF_CALL, fault: 'answer-lost' }, '2026-09-05T12:02:20Z'],
  [{ ...OF_CALL, fault: 'call-late', seconds: 600 }, '2026-09-05T12:02:20Z'],
  [{ ...OF_CALL, fault: 'call-late', seconds: 30 }, '2026-09-05T12:00:30Z'],
  [{ ...OF_CALL, fault: 'answer-late', seconds: 30 }, '2026-09-05T12:00:30Z'],
  [{ ...DIES, step: 'begin', job: 'refund-sale' }, '2026-09-05T12:01:00Z'],
  // It was turned down unseen: asked about after a day.
  [{ ...OF_CALL, fault: 'call-refused' }, '2026-09-06T12:00:02Z'],
  // Its worker is gone: asked about when open refunds are looked into.
  [{ ...DIES, when: 'before' }, '2026-09-06T14:00:02Z'],
  [{ ...DIES, when: 'after' }, '2026-09-06T14:00:02Z'],
])('%j: it is booked once, at %s', (single, bookedAt) => {
  const done = faulty([single])
  expect(booked(done)).toEqual(at(bookedAt))
  expect(open(done)).toEqual([])
  expect(brokenChecks(done.report)).toEqual([])
})

it('that the processor refuses for good takes nothing from the creator', () => {
  const done = faulty([{ fault: 'refund-refused', creator: 'a', code: 'expired_or_canceled_card' }])
  expect(booked(done)).toEqual([])
  expect(open(done)).toEqual([])
  expect(without(done)).toEqual([['refund-sale', 'refund_was_refused']])
  expect(brokenChecks(done.report)).toEqual([])
})

it('whose worker dies four times before it has begun is not made, and whoever asked knows', () => {
  const done = faulty(
    [1, 2, 3, 4].map((nth): Single => ({ ...DIES, step: 'begin', job: 'refund-sale', nth })),
  )
  expect(booked(done)).toEqual([])
  expect(without(done)).toEqual([['refund-sale', 'service_did_not_answer']])
  expect(brokenChecks(done.report)).toEqual([])
})

it('of a sale of which another refund has no answer is not asked for', () => {
  const done = faulty([{ ...OF_CALL, fault: 'call-lost' }], {
    actions: [REFUND, { ...REFUND, on: '2026-09-05T12:01:00Z' }],
  })
  expect(booked(done)).toEqual(at('2026-09-05T12:02:20Z'))
  expect(without(done)).toEqual([['refund-sale', 'refund_is_open']])
  expect(brokenChecks(done.report)).toEqual([])
})

it('whose sale is charged back before it arrives is refused, and the chargeback takes all', () => {
  const done = faulty([{ ...DIES, when: 'before' }], {
    actions: [
      REFUND,
      { action: 'charge-back-sale', on: '2026-09-05T18:00:00Z', creator: 'a', sale: 'x' },
    ],
  })
  expect(booked(done)).toEqual([])
  expect(done.rows(`SELECT kind, gross_cents FROM sales WHERE kind = 'chargeback'`)).toEqual([
    ['chargeback', -200_00],
  ])
  expect(open(done)).toEqual([])
  expect(brokenChecks(done.report)).toEqual([])
})

it('that the platform hears of after a chargeback of the rest is booked with its own share', () => {
  const done = faulty([{ ...DIES, when: 'after' }], {
    actions: [
      REFUND,
      { action: 'charge-back-sale', on: '2026-09-05T18:00:00Z', creator: 'a', sale: 'x' },
    ],
  })
  expect(
    done.rows(
      `SELECT occurred_at, kind, gross_cents, net_cents FROM sales WHERE kind <> 'sale' ORDER BY sale_id`,
    ),
  ).toEqual([
    ['2026-09-05T18:00:00Z', 'chargeback', -150_00, -134_62],
    ['2026-09-06T14:00:02Z', 'refund', -50_00, -44_88],
  ])
  expect(brokenChecks(done.report)).toEqual([])
})

it('made from an account that its creator has left since is settled with the platform', () => {
  const done = faulty([{ ...DIES, when: 'after' }], {
    actions: [
      REFUND,
      { action: 'change-rail', on: '2026-09-05T18:00:00Z', creator: 'a', rail: 'paypal' },
    ],
  })
  expect(booked(done)).toEqual(at('2026-09-06T14:00:02Z'))
  expect(done.rows('SELECT holder, SUM(amount_cents) FROM balances GROUP BY 1')).toEqual([
    ['platform', 173_40 - 44_88 - 1_52 + 1_52],
    ['processor', 0],
  ])
  expect(brokenChecks(done.report)).toEqual([])
})

describe('with a protection off', () => {
  const without = (off: ProtectionName): Partial<ScenarioInput> => ({
    protections: { [off]: false },
  })
  const refundAll = { ...REFUND, amountCents: undefined }

  it('idempotency keys: a lost answer refunds a part twice', () => {
    const done = faulty([{ ...OF_CALL, fault: 'answer-lost' }], without('idempotencyKeys'))
    // What the second try took is booked: a cent of the fees goes the other way.
    expect(booked(done)).toEqual([['2026-09-05T12:02:20Z', -50_00, -5_13, -44_87]])
    expect(brokenChecks(done.report)).toEqual([
      'refunds_are_made_once: refund 1 of sale 1: the processor gave 5000 cents back by re_00000002, and has done so before by re_00000001',
    ])
  })

  it('idempotency keys: all of a sale goes back once, and the creator is never debited', () => {
    const done = faulty([{ ...OF_CALL, fault: 'answer-lost' }], {
      ...without('idempotencyKeys'),
      actions: [JSON.parse(JSON.stringify(refundAll)) as typeof REFUND],
    })
    expect(booked(done)).toEqual([])
    expect(brokenChecks(done.report)).toEqual([
      'outcomes_become_known: refund 1 of sale 1: the buyer has 20000 cents back by re_00000001, and after 5 days the platform has not been notified',
    ])
  })

  it('outcome stored first: a refund whose worker dies is forgotten', () => {
    const done = faulty([{ ...DIES, when: 'after' }], without('storeOutcomeFirst'))
    expect(booked(done)).toEqual([])
    expect(brokenChecks(done.report)).toEqual([
      'outcomes_become_known: refund 1 of sale 1: the buyer has 5000 cents back by re_00000001, and after 5 days the platform has not been notified',
    ])
  })

  it('reconciliation: nobody asks about a refund whose worker died', () => {
    const done = faulty([{ ...DIES, when: 'before' }], without('reconciliation'))
    expect(open(done)).toEqual([[1, 1, 1, 50_00, '2026-09-05T12:00:00Z']])
    expect(brokenChecks(done.report)).toEqual([
      'outcomes_become_known: refund 1 of sale 1: 5000 cents were asked for, and neither refunded nor refused, and after 5 days the platform has not been notified',
    ])
  })

  it('reconciliation: a refund that was not answered is asked for again the next day', () => {
    const lost = [1, 2, 3].map((nth): Single => ({ ...OF_CALL, fault: 'call-lost', nth }))
    const done = faulty(lost, without('reconciliation'))
    expect(booked(done)).toEqual(at('2026-09-06T12:06:02Z'))
    expect(brokenChecks(done.report)).toEqual([])
  })

  it('unknown outcome hold: silence counts as a no, and the debit is missing', () => {
    const lost = [1, 2, 3].map((nth): Single => ({ ...OF_CALL, fault: 'answer-lost', nth }))
    const done = faulty(lost, without('unknownOutcomeHold'))
    expect(booked(done)).toEqual([])
    expect(done.report.actionsWithoutEffect.map(({ reason }) => reason)).toEqual([
      'processor_did_not_answer',
    ])
    expect(brokenChecks(done.report)).toEqual([
      'outcomes_become_known: refund 1 of sale 1: the buyer has 5000 cents back by re_00000001, and after 5 days the platform has not been notified',
    ])
  })
})

it.each([
  ['lost', { calls: { lostBasisPoints: 4_000 } }],
  ['answered by nobody', { calls: { answerLostBasisPoints: 4_000 } }],
  ['late', { calls: { lateBasisPoints: 4_000, answerLateBasisPoints: 4_000 } }],
  ['asked for by workers that die', { workers: { killedBasisPoints: 300 } }],
] as [string, ScenarioInput['faults']][])(
  'many refunds, by chance %s: buyers and ledger agree at the end',
  (_what, faults) => {
    const input: ScenarioInput = {
      version: 1,
      seed: 'refunds',
      days: 40,
      population: {
        size: 10,
        monthlyGross: { mu: 8, sigma: 0.5 },
        refunds: { rateBasisPoints: 2_000, delayDaysMean: 2 },
        platformHeldBasisPoints: 3_000,
      },
      jobs: { dailyRetriesMax: 10, standardRetriesMax: 10 },
      faults,
    }
    const done = run(input)
    expect(done.report.counts.refunds).toBeGreaterThan(30)
    expect(brokenChecks(done.report)).toEqual([])
  },
)
