/** Each reason for which money is unpaid at the end of a run, with whose it is and how much. */
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { CALM_PROCESSOR, run } from '../support/runs'

type CreatorInput = NonNullable<ScenarioInput['creators']>[number]

const owed = (amountCents: number, traits: Partial<CreatorInput> = {}): CreatorInput => ({
  handle: 'ink',
  instantCapable: false,
  openingBalances: [{ day: '2026-08-20', amountCents }],
  ...traits,
})

/** Two weeks and a day from a Monday, so that two Fridays pay. */
const scenarioOf = (
  creator: CreatorInput,
  changes: Partial<ScenarioInput> = {},
): ScenarioInput => ({
  version: 1,
  startDay: '2026-08-31',
  days: 15,
  population: { size: 0 },
  creators: [creator],
  processor: CALM_PROCESSOR,
  ...changes,
})

const failing = {
  ...CALM_PROCESSOR,
  failures: { ...CALM_PROCESSOR.failures, standardFailedBasisPoints: 10_000 },
}
/** Each run is lost before it has looked at its first creator. */
const lostRuns = { lifetimeSeconds: 1, walkCreatorsPerMinute: 1, standardRetriesMax: 0 }

const weekly = { frequency: 'weekly', oldestDay: '2026-08-20', violating: [] }

describe('a creator with unpaid money', () => {
  it.each([
    ['in_debt', owed(-20_00), {}, -20_00],
    ['below_minimum', owed(99_99), {}, 99_99],
    ['paused', owed(150_00, { paused: true }), {}, 150_00],
    ['not_reviewed', owed(150_00, { compliance: 'not_reviewed' }), {}, 150_00],
    ['not_compliant', owed(150_00, { compliance: 'suspended' }), {}, 150_00],
    ['guardian_missing', owed(150_00, { underAgeWithoutGuardian: true }), {}, 150_00],
    ['bank_account_missing', owed(150_00, { bankAccount: 'missing' }), {}, 150_00],
    ['latest_payout_failed', owed(150_00), { processor: failing }, 150_00],
    ['overdue', owed(150_00), { jobs: lostRuns }, 150_00],
    ['next_run', owed(150_00, { schedule: 'quarterly' }), {}, 150_00],
  ] as [string, CreatorInput, Partial<ScenarioInput>, number][])(
    'for the reason %s',
    (reason, creator, changes, unpaidCents) => {
      const { report } = run(scenarioOf(creator, changes))
      expect(report.notPaid).toEqual([
        {
          reason,
          frequency: creator.schedule ?? 'weekly',
          minimumCents: reason === 'below_minimum' ? 100_00 : null,
          creators: 1,
          unpaidCents,
          oldestDay: '2026-08-20',
          violating:
            reason === 'overdue' ? [{ check: 'due_creators_are_paid_or_told', count: 1 }] : [],
        },
      ])
      expect(report.totals.unpaid).toBe(unpaidCents)
    },
  )

  it('for the reason foreign_transfer_too_small, where only what waits for more is missing', () => {
    const openingBalances = [
      { day: '2026-08-20', amountCents: 99_60, holder: 'processor' as const },
      { day: '2026-08-20', amountCents: 80, holder: 'platform' as const },
    ]
    const abroad = { rail: 'bank_abroad', country: 'GB', openingBalances } as const
    const { report, rows } = run(scenarioOf(owed(0, abroad)))
    expect(rows('SELECT DISTINCT code FROM payout_notes')).toEqual([['foreign_transfer_too_small']])
    expect(report.notPaid).toEqual([
      {
        ...weekly,
        reason: 'foreign_transfer_too_small',
        minimumCents: null,
        creators: 1,
        unpaidCents: 100_40,
      },
    ])
  })

  it('for the reason chargeback_reserve, where a part is kept back', () => {
    const { report } = run(
      scenarioOf(owed(0, { openingBalances: [] }), {
        days: 2,
        policy: 'gumroad-2026-09-03',
        sales: [
          { creator: 'ink', at: '2026-08-31T10:00:00Z', amountCents: 120_00 },
          { creator: 'ink', at: '2026-08-31T11:00:00Z', amountCents: 20_00, label: 'bad' },
        ],
        actions: [{ action: 'charge-back-sale', on: '2026-09-01', creator: 'ink', sale: 'bad' }],
      }),
    )
    expect(report.notPaid.map(({ reason }) => reason)).toEqual(['chargeback_reserve'])
  })

  it('for the reason payout_in_progress: another payout, made that day, is still in transit', () => {
    const sales = [{ creator: 'ink', at: '2026-09-03T12:00:00Z', amountCents: 200_00 }]
    const { report } = run(scenarioOf(owed(150_00), { days: 4, sales }))
    expect(report.notPaid).toEqual([
      {
        reason: 'payout_in_progress',
        frequency: 'weekly',
        minimumCents: null,
        creators: 1,
        unpaidCents: 173_40,
        oldestDay: '2026-09-03',
        violating: [],
      },
    ])
    expect(report.totals.inTransit).toBe(150_00)
  })

  it('waits for the next run, and is not overdue, where an old payout came back after a newer one', () => {
    const processor = {
      ...CALM_PROCESSOR,
      failures: {
        ...CALM_PROCESSOR.failures,
        ...{ returnedBasisPoints: 10_000, returnedAfterBusinessDays: 5 },
      },
    }
    const openingBalances = [
      { day: '2026-08-20', amountCents: 150_00 },
      { day: '2026-08-30', amountCents: 120_00 },
    ]
    // The first comes back on the 14th, the second not before the 21st.
    const { report, rows } = run(scenarioOf(owed(0, { openingBalances }), { days: 16, processor }))
    expect(rows('SELECT state FROM payouts').flat()).toEqual(['returned', 'completed'])
    expect(report.notPaid).toEqual([
      { ...weekly, reason: 'next_run', minimumCents: null, creators: 1, unpaidCents: 150_00 },
    ])
  })

  it('waits for the next run of a month of five weeks, and is not overdue', () => {
    // Too young on 24 September, and paid on 29 October.
    const openingBalances = [{ day: '2026-09-19', amountCents: 150_00 }]
    const { report } = run(
      scenarioOf(owed(0, { openingBalances, schedule: 'monthly' }), {
        startDay: '2026-09-24',
        days: 34,
      }),
    )
    expect(report.notPaid.map(({ reason }) => reason)).toEqual(['next_run'])
    expect(report.period.endDay).toBe('2026-10-27')
  })

  it('is under one reason, and creators who are owed exactly nothing are under none', () => {
    const creators = [owed(150_00, { handle: 'a', paused: true }), owed(10_00, { handle: 'b' })]
    const even = owed(10_00, { handle: 'c' })
    even.openingBalances!.push({ day: '2026-08-21', amountCents: -10_00 })
    const { report } = run(scenarioOf(even, { creators: [...creators, even] }))
    expect(report.notPaid).toEqual([
      { ...weekly, reason: 'paused', minimumCents: null, creators: 1, unpaidCents: 150_00 },
      { ...weekly, reason: 'below_minimum', minimumCents: 100_00, creators: 1, unpaidCents: 10_00 },
    ])
  })

  it('is added up by schedule and by the minimum that applies: the platform’s, the creator’s own, that of instant payouts', () => {
    const creators = [
      owed(10_00, { handle: 'a' }),
      owed(0, { handle: 'b', openingBalances: [{ day: '2026-08-18', amountCents: 20_00 }] }),
      owed(120_00, { handle: 'c', minimumCents: 250_00 }),
      owed(30_00, { handle: 'd', schedule: 'monthly' }),
      owed(9_00, { handle: 'e', schedule: 'daily', instantCapable: true }),
      owed(150_00, { handle: 'f', schedule: 'quarterly' }),
      { handle: 'nothing', minimumCents: 250_00 },
    ]
    const policy = { name: 'gumroad-2026-08-30', instantMinimumCents: 10_00 } as const
    const { report } = run(scenarioOf(creators[0]!, { days: 2, creators, policy }))
    const below = { ...weekly, reason: 'below_minimum', creators: 1 }
    expect(report.notPaid).toEqual([
      { ...below, minimumCents: 250_00, unpaidCents: 120_00 },
      // The oldest day of either.
      { ...below, minimumCents: 100_00, creators: 2, unpaidCents: 30_00, oldestDay: '2026-08-18' },
      { ...below, frequency: 'monthly', minimumCents: 100_00, unpaidCents: 30_00 },
      { ...below, frequency: 'daily', minimumCents: 10_00, unpaidCents: 9_00 },
      {
        ...below,
        frequency: 'quarterly',
        reason: 'next_run',
        minimumCents: null,
        unpaidCents: 150_00,
      },
    ])
  })
})
