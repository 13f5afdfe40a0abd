/** What is shown of one payout: its amounts as it claimed them, whatever has become of its balances since. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { instantFee, NOTHING_BEFORE } from '../../../src/core/fees/fee-structure'
import type { PayoutFeeRule } from '../../../src/metrics/lists/payout-fee-rule'
import type { PayoutRecord } from '../../../src/metrics/lists/row-lists'
import { payoutRecord, payoutRows } from '../../../src/metrics/lists/row-queries'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { policiesOf } from '../../../src/simulation/run-setup'
import type { Simulation } from '../../../src/simulation/simulation'
import { calmScenario, CALM_PROCESSOR, run } from '../../support/runs'

const recordOf = (
  { ledger: { database }, scenario }: Simulation,
  payoutId: number,
): PayoutRecord | null => payoutRecord(database, payoutId, policiesOf(scenario))

const BY_RAIL = { us_bank: { basisPoints: 150, flatCents: 0 } }
const rateOf = (rule: PayoutFeeRule): number | null =>
  rule.of === 'instant' ? rule.structure.tiers[0]!.basisPoints : null

const ALL = { offset: 0, limit: 50 }
const scenarioNamed = (name: string): ScenarioInput =>
  JSON.parse(
    readFileSync(new URL(`../../cases/${name}.json`, import.meta.url), 'utf8'),
  ) as ScenarioInput

describe('a payout', () => {
  it('that failed shows the balances and sales that it claimed', () => {
    const { simulation } = run(scenarioNamed('exchange-loss-of-a-failed-payout'))
    const { database } = simulation.ledger
    expect(recordOf(simulation, 1)).toMatchObject({
      payout: { grossCents: 400_00 },
      balancesCents: 388_00,
    })
    const amounts = (payoutId: number): unknown =>
      payoutRows(database, 'balances', payoutId, ALL).rows.map(({ amountCents }) => amountCents)
    const nets = (payoutId: number): unknown =>
      payoutRows(database, 'sales', payoutId, ALL).rows.map(({ netCents }) => netCents)
    const told = (payoutId: number): unknown =>
      recordOf(simulation, payoutId)!.notes.map(({ content }) => content)
    for (const [payoutId, net, why] of [
      [1, '$400.00', 'the account number does not exist'],
      [3, '$392.00', 'the bank declined it'],
    ] as const) {
      expect(told(payoutId)).toEqual([
        `Payout ${payoutId} of ${net} failed: ${why}. The money is part of the balance again.`,
      ])
    }
    expect([amounts(1), nets(1)]).toEqual([
      [200_00, 200_00],
      [200_00, 200_00],
    ])
    expect([amounts(3), nets(3)]).toEqual([
      [192_00, 200_00],
      [200_00, 200_00, -4_00, -4_00],
    ])
    expect(payoutRows(database, 'processor', 1, ALL).rows).toMatchObject([
      { method: 'transfer', amountCents: 200_00, feeCents: null, takenBackCents: 204_00 },
      { method: 'standard', amountCents: 400_00, feeCents: 0, takenBackCents: null },
    ])
  })

  it('shows of a refund the part that landed on its balances', () => {
    const { database } = run({
      version: 1,
      startDay: '2026-08-31',
      days: 28,
      population: { size: 0 },
      creators: [{ handle: 'ink' }],
      sales: [
        { creator: 'ink', at: '2026-09-04', amountCents: 200_00 },
        { creator: 'ink', at: '2026-09-05', amountCents: 100_00, label: 'refunded' },
        { creator: 'ink', at: '2026-09-06', amountCents: 200_00 },
      ],
      actions: [{ action: 'refund-sale', creator: 'ink', on: '2026-09-09', sale: 'refunded' }],
      processor: CALM_PROCESSOR,
    }).simulation.ledger
    const sales = (payoutId: number): unknown =>
      payoutRows(database, 'sales', payoutId, ALL).rows.map((row) => {
        expect(row.grossCents - row.feeCents).toBe(row.netCents + row.elsewhereCents)
        return [row.kind, row.netCents, row.elsewhereCents]
      })
    // The retained fee comes off the oldest money, which the first payout has.
    expect(sales(1)).toEqual([
      ['sale', 173_40, 0],
      ['refund', -3_20, -86_30],
    ])
    expect(sales(2)).toEqual([
      ['sale', 86_30, 0],
      ['sale', 173_40, 0],
      ['refund', -86_30, -3_20],
    ])
  })

  it.each([
    [true, 0],
    [false, 3_47],
  ])('by PayPal, its fee waived: %j', (paypalFeeWaived, feeCents) => {
    const { simulation } = run({
      version: 1,
      startDay: '2026-08-31',
      days: 20,
      population: { size: 0 },
      creators: [{ handle: 'ink', rail: 'paypal', country: 'NG', paypalFeeWaived }],
      sales: [{ creator: 'ink', at: '2026-08-31', amountCents: 200_00 }],
      processor: CALM_PROCESSOR,
    })
    expect(recordOf(simulation, 1)).toMatchObject({
      payout: { feeCents },
      feeRule: { of: 'paypal', basisPoints: 200, freeFor: paypalFeeWaived ? 'creator' : null },
    })
  })

  it('has the rule of its fee from the day and the rail that it was made on', () => {
    const { simulation } = run(
      calmScenario({
        days: 6,
        policy: { name: 'payout-lab', instantFeeBasisPoints: 300 },
        policyChanges: [
          { on: '2026-09-03', policy: { name: 'payout-lab', instantFeeByRail: BY_RAIL } },
        ],
        creators: [{ handle: 'ink', schedule: 'daily' }],
        sales: ['2026-08-31', '2026-09-01', '2026-09-02', '2026-09-03'].map((at) => ({
          ...{ creator: 'ink', at, amountCents: 200_00 },
        })),
        actions: [
          { action: 'change-rail', creator: 'ink', on: '2026-09-05', rail: 'paypal' },
          { action: 'change-rail', creator: 'ink', on: '2026-09-05T12:00:00Z', rail: 'own_stripe' },
        ],
      }),
    )
    const records = [1, 2, 3, 4].map((payoutId) => recordOf(simulation, payoutId)!)
    // The second was made on the last day of the first rule.
    expect(records.map(({ feeRule }) => rateOf(feeRule))).toEqual([300, 300, 150, 150])
    for (const { feeRule, payout } of records) {
      const { structure } = feeRule as Extract<PayoutFeeRule, { of: 'instant' }>
      const { feeCents } = instantFee(payout.grossCents, structure, NOTHING_BEFORE)
      expect(feeCents).toBe(payout.feeCents)
      const { rows } = payoutRows(simulation.ledger.database, 'processor', payout.payoutId, ALL)
      expect(rows.at(-1)).toMatchObject({ amountCents: payout.netCents, feeCents })
    }
  })

  it('has no fee where it is a standard one to a bank', () => {
    const { simulation } = run(
      calmScenario({
        days: 14,
        creators: [{ handle: 'ink' }],
        sales: [{ creator: 'ink', at: '2026-08-31', amountCents: 200_00 }],
      }),
    )
    expect(recordOf(simulation, 1)).toMatchObject({
      feeRule: { of: 'standard' },
      payout: { feeCents: 0 },
    })
  })
})
