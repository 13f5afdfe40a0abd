import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statementOf } from '../../src/metrics/statement'
import { anyScenario } from '../support/any-scenario'
import { CALM_PROCESSOR, calmScenario, run } from '../support/runs'

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
  const none = { takenBackCents: 0, otherCents: 0, cameBackCents: 0, feesCents: 0 }
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

describe('in any run', () => {
  it('begins with nothing, and ends with what the report says is owed', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const { simulation, report } = run(scenario)
        const { months } = statementOf(simulation.ledger.database, null)
        const { totals } = report
        expect(months.at(0)?.owedAtStartCents ?? 0).toBe(0)
        expect(months.at(-1)?.owedAtEndCents ?? 0).toBe(totals.unpaid + totals.inTransit)
        expect(months.reduce((sum, { salesCents }) => sum + salesCents, 0)).toBe(totals.salesNet)
        expect(months.reduce((sum, { feesCents }) => sum + feesCents, 0)).toBe(totals.payoutFee)
        for (const [index, { owedAtStartCents }] of months.entries()) {
          if (index > 0) expect(owedAtStartCents).toBe(months[index - 1]!.owedAtEndCents)
        }
      }),
      { numRuns: 15 },
    )
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
