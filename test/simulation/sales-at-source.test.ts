/**
 * Sales counted where they come from: what the sales process, the scenario and the file have produced lands in the ledger
 * once each, however many land in one step.
 */
import { describe, expect, it } from 'vitest'
import { instantFromIso, startOfDay } from '../../src/core/calendar'
import type { ScenarioInput } from '../../src/scenario/schema'
import { populate } from '../../src/simulation/population'
import { SalesProcess } from '../../src/simulation/sales-process'
import { Simulation } from '../../src/simulation/simulation'
import { Draws } from '../../src/core/draws'
import { day } from '../support/days'
import { engine } from '../support/engine'
import { stepToEnd } from '../support/stepping'
import { brokenChecks, conclude, run, type Run, setupOf } from '../support/runs'
import { imported } from '../support/sales-files'

const DAYS = 10
/** So busy that creators sell more than once in a second, and far more than one step takes between two jobs. */
const BUSY: ScenarioInput = {
  version: 1,
  seed: 'busy',
  startDay: '2026-08-31',
  days: DAYS,
  population: {
    size: 4,
    monthlyGross: { mu: 11, sigma: 0 },
    priceLevel: { medianCents: 5_00, sigma: 0, saleSigma: 0.1 },
  },
}

function runInSteps(scenario: ScenarioInput, salesPerStepMax: number): Run {
  const simulation = new Simulation(engine, setupOf(scenario), { salesPerStepMax })
  stepToEnd(simulation)
  return conclude(simulation)
}

type Sold = [creatorId: number, at: number, grossCents: number]

function producedBy(scenario: ScenarioInput): Sold[] {
  const { scenario: settings, policies, startDay, days } = setupOf(scenario)
  const draws = new Draws(settings.seed)
  const { habits } = populate(settings, policies.on(startDay), null, startDay, draws)
  const process = new SalesProcess(settings.population, habits, startDay, days, draws)
  return Array.from({ length: days }, (_, offset) => process.salesOf(startDay + offset))
    .flat()
    .map((sale): Sold => [sale.creatorId, sale.at, sale.grossCents])
    .sort(inOrder)
}

const inOrder = (one: Sold, other: Sold): number =>
  one[1] - other[1] || one[0] - other[0] || one[2] - other[2]

const landedIn = ({ rows }: Run): Sold[] =>
  (
    rows(
      `SELECT creator_id, unixepoch(occurred_at), gross_cents FROM sales WHERE kind = 'sale'`,
    ) as Sold[]
  ).sort(inOrder)

describe('sales of a busy market', () => {
  const produced = producedBy(BUSY)
  const inOne = runInSteps(BUSY, 1)

  it('are more than one step takes, some of one creator in one second', () => {
    expect(produced.length).toBeGreaterThan(3_000)
    const seconds = new Set(produced.map(([creatorId, at]) => `${creatorId} ${at}`))
    expect(seconds.size).toBeLessThan(produced.length)
  })

  it.each([1, 3, 200])('all land, once each, at %i a step', (salesPerStepMax) => {
    const landed = salesPerStepMax === 1 ? inOne : runInSteps(BUSY, salesPerStepMax)
    expect(landedIn(landed)).toEqual(produced)
    expect(landed.report.digest).toBe(inOne.report.digest)
    expect(landed.report.counts.sales).toBe(produced.length)
    expect(brokenChecks(landed.report)).toEqual([])
  })
})

const NAMED: ScenarioInput = {
  version: 1,
  startDay: '2026-08-31',
  days: 3,
  population: { size: 0 },
}

it('named sales land from the first midnight to the last second, two of one second both', () => {
  const instants = [
    '2026-08-31T00:00:00Z',
    '2026-08-31T00:00:00Z',
    '2026-09-01T00:00:00Z',
    '2026-09-01T15:30:00Z',
    '2026-09-01T15:30:00Z',
    '2026-09-02T23:59:59Z',
  ]
  const { rows, report } = run({
    ...NAMED,
    creators: [{ handle: 'ink' }],
    sales: instants.map((at) => ({ creator: 'ink', at, amountCents: 10_00 })),
  })
  expect(rows('SELECT occurred_at FROM sales ORDER BY sale_id').flat()).toEqual(instants)
  expect(brokenChecks(report)).toEqual([])
})

it('the rows of a file are the sales, those left out and those outside the run', () => {
  const lines = [
    'creator_id,sold_at,amount_usd',
    'ink,2026-08-30T23:59:59Z,10.00',
    'ink,2026-08-31T00:00:00Z,11.00',
    'ink,2026-08-31T00:00:00Z,12.00',
    'ink,never,13.00',
    'loom,2026-09-02T23:59:59Z,14.00',
    'loom,2026-09-03T00:00:00Z,15.00',
  ]
  const { report, rows } = run({ ...NAMED, creators: [] }, imported(`${lines.join('\n')}\n`))
  const file = report.salesFile!
  expect([file.rows, file.rejectedRows, file.rowsOutsideRun]).toEqual([5, 1, 2])
  expect(
    rows(
      `SELECT unixepoch(occurred_at), gross_cents FROM sales WHERE kind = 'sale' ORDER BY sale_id`,
    ),
  ).toEqual([
    [startOfDay(day('2026-08-31')), 11_00],
    [startOfDay(day('2026-08-31')), 12_00],
    [instantFromIso('2026-09-02T23:59:59Z'), 14_00],
  ])
  expect(report.counts.sales + file.rejectedRows + file.rowsOutsideRun).toBe(lines.length - 1)
})

it('a refund comes off the volume of the day on which the sale was made', () => {
  const { simulation } = run({
    ...NAMED,
    days: 20,
    creators: [{ handle: 'ink' }],
    sales: [
      { creator: 'ink', at: '2026-08-31', amountCents: 100_00, label: 'first' },
      { creator: 'ink', at: '2026-09-10', amountCents: 30_00 },
    ],
    actions: [{ action: 'refund-sale', creator: 'ink', on: '2026-09-10', sale: 'first' }],
  })
  const refundedOn = day('2026-09-10')
  const over = (days: number): unknown => simulation.ledger.sales.volumes.of(1, refundedOn, days)
  expect(over(1)).toEqual({ unrefundedCents: 30_00, chargedBackCents: 0 })
  expect(over(30)).toEqual({ unrefundedCents: 30_00, chargedBackCents: 0 })
})
