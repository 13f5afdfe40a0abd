import { describe, expect, it } from 'vitest'
import { exhaust } from '../../../src/core/exhaust'
import { listedRun } from '../../../src/experiments/stress/listed-run'
import { SWARM_SCENARIO } from '../../../src/experiments/stress/swarm-scenario'
import type { ScenarioInput } from '../../../src/scenario/schema'
import type { Simulation } from '../../../src/simulation/simulation'
import { simulationOf } from '../../support/runs'
import { stepToEnd } from '../../support/stepping'

function finished(scenario: ScenarioInput): Simulation {
  const simulation = simulationOf(scenario)
  stepToEnd(simulation)
  return simulation
}

const SCENARIO = { ...SWARM_SCENARIO, days: 16 }
const chance = finished(SCENARIO)
const { creators, sales, reversals } = listedRun(chance)
const listed = {
  ...SCENARIO,
  creators,
  population: { ...SCENARIO.population, size: 0 },
}

const PAYOUTS = `SELECT handle, created_at, processor, payout_type, gross_cents, fee_cents, net_cents
  FROM payouts JOIN creators USING (creator_id) ORDER BY payout_id`
const payoutsOf = ({ ledger }: Simulation) => ledger.database.statement(PAYOUTS).rows([])

describe('a run as a list', () => {
  it('with its creators by name has the same books', () => {
    expect(creators).toHaveLength(40)
    const digest = ({ ledger }: Simulation): string => exhaust(ledger.digestByTable())
    expect(digest(finished(listed))).toBe(digest(chance))
  })

  it('has of one creator alone the payouts that they have among others, a moment sooner', () => {
    const [first] = creators
    const alone = payoutsOf(finished({ ...listed, creators: [first!], actions: [] }))
    const among = payoutsOf(finished({ ...listed, actions: [] }))
    const withoutTime = (rows: typeof alone) =>
      rows
        .filter(([handle]) => handle === first!.handle)
        .map(([, at, ...others]) => [String(at).slice(0, 'YYYY-MM-DDTHH:MM'.length), ...others])
    expect(withoutTime(alone)).toEqual(withoutTime(among))
    expect(alone).toHaveLength(2)
  })

  it('with its sales too has the same payouts', () => {
    const silent = creators.map((creator) => ({ ...creator, monthlyGrossCents: 0 }))
    const actions = [...SCENARIO.actions!, ...reversals]
    expect(sales.length).toBeGreaterThan(400)
    expect(reversals.length).toBeGreaterThan(5)
    const withSales = finished({ ...listed, creators: silent, sales, actions })
    expect(payoutsOf(withSales)).toEqual(payoutsOf(chance))
  })
})

it('lists what took a sale back by its kind', () => {
  const counts = (kind: string): unknown[] =>
    chance.ledger.database
      .statement(`SELECT COUNT(*) FROM sales WHERE kind = ?1`)
      .row([kind]) as unknown[]
  const listedAs = (action: string): number =>
    reversals.filter((reversal) => reversal.action === action).length
  expect([listedAs('refund-sale')]).toEqual(counts('refund'))
  expect([listedAs('charge-back-sale')]).toEqual(counts('chargeback'))
  expect(listedAs('refund-sale')).not.toBe(listedAs('charge-back-sale'))
})
