import { describe, expect, it } from 'vitest'
import { statementOf } from '../../src/metrics/statement'
import { TWO_AT_ONCE_INCIDENTS } from '../../src/scenario/incidents/two-at-once'
import { CALM_PROCESSOR, calmScenario, run } from '../support/runs'
import { sumsOfStatement } from '../support/statement-sums'

const NO_MISTAKES = { notInBalancesCents: 0, bookedTwiceCents: 0 }

it('tells a creator’s months one after another', () => {
  const { simulation } = run({
    version: 1,
    startDay: '2026-09-28',
    days: 40,
    population: { size: 0 },
    processor: CALM_PROCESSOR,
    creators: [
      {
        handle: 'ink',
        schedule: 'weekly',
        openingBalances: [{ day: '2026-09-27', amountCents: 150_00 }],
      },
      { handle: 'quill', schedule: 'daily' },
    ],
    sales: [
      { creator: 'ink', at: '2026-09-29T10:00:00Z', amountCents: 100_00 },
      { creator: 'quill', at: '2026-09-29T11:00:00Z', amountCents: 50_00 },
      { creator: 'ink', at: '2026-10-30T10:00:00Z', amountCents: 100_00 },
      { creator: 'ink', at: '2026-11-02T10:00:00Z', amountCents: 100_00 },
    ],
  })
  const { database } = simulation.ledger
  const none = {
    ...{ takenBackCents: 0, otherCents: 0, cameBackCents: 0, feesCents: 0 },
    ...NO_MISTAKES,
  }
  // $100 less $3.20 and $10.50 is $86.30. What was owed and sold in September is paid in October, the rest is not.
  expect(statementOf(database, 1).months).toEqual([
    {
      ...none,
      month: '2026-09',
      owedAtStartCents: 0,
      otherCents: 150_00,
      salesCents: 86_30,
      paidOutCents: 0,
      owedAtEndCents: 236_30,
    },
    {
      ...none,
      month: '2026-10',
      owedAtStartCents: 236_30,
      salesCents: 86_30,
      paidOutCents: -236_30,
      owedAtEndCents: 86_30,
    },
    {
      ...none,
      month: '2026-11',
      owedAtStartCents: 86_30,
      salesCents: 86_30,
      paidOutCents: 0,
      owedAtEndCents: 172_60,
    },
  ])
  const [, october] = statementOf(database, 2).months
  expect(october).toBeUndefined()
})

it('has the fee of a payout that came back once, where it was paid again', () => {
  const { simulation } = run(
    calmScenario({
      days: 6,
      creators: [{ handle: 'ink', schedule: 'daily', monthlyGrossCents: 0 }],
      sales: [{ creator: 'ink', at: '2026-09-01T12:00:00Z', amountCents: 100_00 }],
      actions: [{ action: 'return-payout', on: '2026-09-03', creator: 'ink' }],
    }),
  )
  expect(statementOf(simulation.ledger.database, 1).months).toMatchObject([
    { paidOutCents: -2 * 86_30, cameBackCents: 86_30, feesCents: 2_52, owedAtEndCents: 0 },
  ])
})

describe('says what was booked by mistake', () => {
  it('a payout that was completed twice was paid out once and booked twice', () => {
    const sumOf = sumsOfStatement(
      run({
        ...calmScenario({ days: 14 }),
        creators: [
          {
            handle: 'ink',
            schedule: 'weekly',
            openingBalances: [{ day: '2026-08-20', amountCents: 150_00 }],
          },
        ],
        protections: { webhookDeduplication: false },
        processor: { ...CALM_PROCESSOR, webhookTwiceBasisPoints: 10_000 },
      }),
    )
    expect(sumOf('paidOutCents')).toBe(-150_00)
    expect(sumOf('bookedTwiceCents')).toBe(150_00)
    expect(sumOf('notInBalancesCents')).toBe(0)
  })

  it('two payouts of the same balances were both paid out, and one of them is not in the balances', () => {
    const { asItWas } = TWO_AT_ONCE_INCIDENTS[0]!
    const sumOf = sumsOfStatement(run(asItWas))
    expect(sumOf('paidOutCents')).toBe(-2 * 200_00)
    expect(sumOf('bookedTwiceCents')).toBe(0)
    expect(sumOf('notInBalancesCents')).toBe(200_00)
  })
})

it('of the marketplace is the sum of those of its creators', () => {
  const { simulation } = run({ version: 1, seed: 'statement', days: 70, population: { size: 15 } })
  const { database, creators } = simulation.ledger
  const all = statementOf(database, null).months
  const ofCreators = Array.from(
    { length: creators.count },
    (_one, index) => statementOf(database, index + 1).months,
  ).flat()
  expect(all.length).toBeGreaterThan(1)
  for (const { month, salesCents, paidOutCents } of all) {
    const ofMonth = ofCreators.filter((one) => one.month === month)
    expect(ofMonth.reduce((sum, one) => sum + one.salesCents, 0)).toBe(salesCents)
    expect(ofMonth.reduce((sum, one) => sum + one.paidOutCents, 0)).toBe(paidOutCents)
  }
})

it('has those months whose rows are all there where days are closed', () => {
  const scenario = { version: 1, seed: 'statement', days: 120, population: { size: 15 } } as const
  const whole = run(scenario).simulation.ledger.database
  const kept = Array.from({ length: 15 }, (_one, index) => index + 1).find(
    (creatorId) => statementOf(whole, creatorId).months.length === 4,
  )!
  const detail = { days: 45, creators: [`creator-${kept}`] }
  const closed = run({ ...scenario, detail }).simulation.ledger.database
  const { months } = statementOf(closed, null)
  expect(months.length).toBeGreaterThan(0)
  expect(months).toEqual(statementOf(whole, null).months.slice(-months.length))
  expect(months.length).toBeLessThan(statementOf(whole, null).months.length)
  // All of this creator is kept.
  expect(statementOf(closed, kept)).toEqual(statementOf(whole, kept))
})
