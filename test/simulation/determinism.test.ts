import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { conclude, run, simulationOf } from '../support/runs'

const scenario: ScenarioInput = {
  version: 1,
  seed: 'one',
  days: 35,
  population: { size: 40, monthlyGross: { mu: 6, sigma: 1 } },
}

describe('a run', () => {
  const { report } = run(scenario)

  it('of one scenario and seed gives one ledger', () => {
    expect(run(scenario).report.digest).toBe(report.digest)
    expect(report.counts.payouts).toBeGreaterThan(50)
  })

  it('of another seed gives another', () => {
    expect(run({ ...scenario, seed: 'two' }).report.digest).not.toBe(report.digest)
  })

  it.each([1, 7, 1_000])(
    'gives the same ledger in slices of %i steps, looked at in between',
    (slice) => {
      const simulation = simulationOf(scenario)
      let steps = 0
      while (simulation.step()) {
        steps += 1
        if (steps % slice !== 0) continue
        simulation.facts()
        if (steps % (slice * 500) === 0) simulation.checkEverything()
      }
      const sliced = conclude(simulation).report
      expect({ ...sliced, timing: null }).toEqual({ ...report, timing: null })
    },
  )

  it('is not disturbed by an export in the middle of it', () => {
    const simulation = simulationOf(scenario)
    for (let steps = 1; simulation.step(); steps += 1) {
      if (steps % 400 === 0) simulation.ledger.database.export()
    }
    expect(conclude(simulation).report.digest).toBe(report.digest)
  })

  it('that has ended does nothing more', () => {
    const { simulation } = run({ ...scenario, days: 2 })
    const digest = simulation.ledger.digest()
    expect(simulation.ended).toBe(true)
    expect(simulation.step()).toBe(false)
    expect(simulation.ledger.digest()).toBe(digest)
  })
})

describe('a change to one part of a scenario leaves every draw of the others as it was', () => {
  const sales = `SELECT sale_id, creator_id, occurred_at, kind, gross_cents, net_cents FROM sales`
  const original = run(scenario)
  const shares = { daily: 9_000, weekly: 1_000, monthly: 0, quarterly: 0 }

  it.each([
    ['the instant fee', { policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 700 } }],
    [
      'the daily share',
      { population: { ...scenario.population, scheduleShareBasisPoints: shares } },
    ],
    ['how often payouts fail', { processor: { failures: { instantFailedBasisPoints: 5_000 } } }],
    ['how long calls take', { processor: { callLatency: { medianSeconds: 20 } } }],
    ['how the work is cut up', { jobs: { workers: 1, sliceCreators: 3 } }],
  ] as [string, Partial<ScenarioInput>][])('%s: the same sales', (_what, change) => {
    const changed = run({ ...scenario, ...change })
    expect(changed.rows(sales)).toEqual(original.rows(sales))
    expect(changed.report.digest).not.toBe(original.report.digest)
  })

  it('more creators: the first ones as before', () => {
    const larger = run({ ...scenario, population: { ...scenario.population, size: 45 } })
    const firstForty = `SELECT creator_id, occurred_at, kind, gross_cents FROM sales
      WHERE creator_id <= 40 ORDER BY creator_id, occurred_at, kind, gross_cents`
    expect(larger.rows(firstForty)).toEqual(original.rows(firstForty))
    const traits = 'SELECT * FROM creators WHERE creator_id <= 40'
    expect(larger.rows(traits)).toEqual(original.rows(traits))
  })
})
