/**
 * What is done in a running simulation is part of its scenario: the same run, started again with what was recorded,
 * gives the same ledger row for row, wherever the run was when it was done.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CreatorAction } from '../../src/scenario/creator-action'
import { readScenario } from '../../src/scenario/read-scenario'
import type { ScenarioInput } from '../../src/scenario/schema'
import * as creatorSide from '../../src/simulation/creator-side-code'
import type { Simulation } from '../../src/simulation/simulation'
import { brokenChecks, CALM_PROCESSOR, conclude, run, simulationOf } from '../support/runs'
import { stepToEnd, stepWhile } from '../support/stepping'

const marketplace = (seed: string): ScenarioInput => ({
  version: 1,
  seed,
  days: 16,
  population: { size: 25, monthlyGross: { mu: 7, sigma: 0.6 } },
  creators: [{ handle: 'ink', monthlyGrossCents: 5_000_00, instantCapable: true }],
})

const toDaily: CreatorAction = { action: 'change-schedule', schedule: 'daily' }
const toMonthly: CreatorAction = { action: 'change-schedule', schedule: 'monthly' }
const toEvery3: CreatorAction = {
  action: 'change-schedule',
  schedule: { frequency: 'every_days', days: 3, payoutType: 'instant' },
}
const toThreshold: CreatorAction = {
  action: 'change-schedule',
  schedule: { frequency: 'threshold', thresholdCents: 150_00, payoutType: 'standard' },
}
const payNow: CreatorAction = { action: 'request-payout', by: 'creator' }

function stepTimes(simulation: Simulation, times: number): void {
  for (let count = 0; count < times && simulation.step(); count += 1);
}

/** The run goes to its end; then what it recorded is run from the start. */
function expectSameAgain(simulation: Simulation): void {
  stepToEnd(simulation)
  const { report } = conclude(simulation)
  expect(brokenChecks(report)).toEqual([])
  const again = run(structuredClone(simulation.scenario))
  expect(again.report.digest).toBe(report.digest)
  expect(again.report.scenario).toEqual(report.scenario)
}

describe('an action in mid-run, recorded and replayed', () => {
  it.each([
    ['before anything has happened', 'one', 0],
    ['in the middle of a day’s sales', 'one', 40],
    ['some days on', 'two', 300],
    ['late in the run', 'three', 420],
  ])('%s gives the same ledger', (_when, seed, steps) => {
    const simulation = simulationOf(marketplace(seed))
    stepTimes(simulation, steps)
    for (const action of [toMonthly, toDaily, toThreshold, toEvery3, payNow] as const) {
      simulation.act(1, action, creatorSide)
      stepTimes(simulation, 3)
    }
    expect(simulation.scenario.actions.length).toBeGreaterThanOrEqual(4)
    expectSameAgain(simulation)
  })

  it('at any moments, by any creators, gives the same ledger', () => {
    const action = fc.constantFrom<CreatorAction>(
      toDaily,
      toMonthly,
      toEvery3,
      toThreshold,
      payNow,
      { action: 'pause', by: 'creator' },
      { action: 'resume', by: 'creator' },
    )
    const acts = fc.array(
      fc.record({ steps: fc.nat(400), creatorId: fc.integer({ min: 1, max: 26 }), action }),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(fc.constantFrom('four', 'five', 'six'), acts, (seed, planned) => {
        const simulation = simulationOf(marketplace(seed))
        for (const { steps, creatorId, action } of planned) {
          stepTimes(simulation, steps)
          simulation.act(creatorId, action, creatorSide)
        }
        expectSameAgain(simulation)
        simulation.ledger.database.close()
      }),
      { numRuns: 15 },
    )
  })

  it('on the second of other events comes before them, and so it does when replayed', () => {
    // The daily run begins at 08:00:00; the action is done in the second before it and lands on it.
    const simulation = simulationOf({
      ...marketplace('seven'),
      sales: [{ creator: 'ink', at: '2026-09-02T07:59:59Z', amountCents: 50_00 }],
    })
    const eight = Date.UTC(2026, 8, 2, 8) / 1_000
    stepWhile(simulation, () => simulation.now < eight - 1)
    expect(simulation.now).toBe(eight - 1)
    expect(simulation.act(1, toDaily, creatorSide)).toMatchObject({
      ok: true,
      action: { on: '2026-09-02T08:00:00Z', creator: 'ink' },
    })
    stepWhile(simulation, () => simulation.now < eight + 3_600)
    const { database } = simulation.ledger
    const paid = [...database.each(`SELECT date(created_at) FROM payouts WHERE creator_id = 1`)]
    expect(paid).toEqual([['2026-09-02']])
    expectSameAgain(simulation)
  })

  it('on the second of a written action comes after it', () => {
    const on = '2026-09-02T18:00:00Z'
    const simulation = simulationOf({
      ...marketplace('eight'),
      sales: [{ creator: 'ink', at: '2026-09-02T17:59:59Z', amountCents: 50_00 }],
      actions: [{ action: 'change-schedule', on, creator: 'ink', schedule: 'quarterly' }],
    })
    const before = Date.UTC(2026, 8, 2, 17, 59, 59) / 1_000
    stepWhile(simulation, () => simulation.now < before)
    expect(simulation.act(1, toMonthly, creatorSide)).toMatchObject({ ok: true, action: { on } })
    expect(simulation.ledger.creators.get(1).frequency).toBe('monthly')
    expectSameAgain(simulation)
  })

  it('is a valid part of the scenario, and leaves the one that was given as it was', () => {
    const given = marketplace('nine')
    const simulation = simulationOf(given)
    stepTimes(simulation, 100)
    simulation.act(1, toDaily, creatorSide)
    expect(readScenario(simulation.scenario)).toEqual({ ok: true, scenario: simulation.scenario })
    expect(simulation.setup.scenario.actions).toEqual([])
    expect(given.actions).toBeUndefined()
  })
})

describe('the history of settings', () => {
  it('keeps who changed the schedule, when, from what and to what', () => {
    const { rows } = run({
      ...marketplace('ten'),
      actions: (['daily', 'daily', 'monthly'] as const).map((schedule, index) => ({
        action: 'change-schedule' as const,
        on: `2026-09-0${index + 1}`,
        creator: 'ink',
        schedule,
      })),
    })
    expect(rows('SELECT * FROM creator_setting_changes')).toEqual([
      [1, 1, '2026-09-01T18:00:00Z', 'payout_frequency', 'weekly', 'daily'],
      [2, 1, '2026-09-03T18:00:00Z', 'payout_frequency', 'daily', 'monthly'],
    ])
  })
})

describe('an action is refused', () => {
  const ended = (): Simulation => run(marketplace('one')).simulation

  it('once the run has ended', () => {
    expect(ended().act(1, toDaily, creatorSide)).toEqual({
      ok: false,
      refusal: { code: 'run_ended' },
    })
  })

  it('in the last second of the run, which has no second after it', () => {
    const simulation = simulationOf({
      version: 1,
      days: 1,
      population: { size: 0 },
      creators: [{ handle: 'ink' }],
      sales: [{ creator: 'ink', at: '2026-08-31T23:59:59Z', amountCents: 50_00 }],
      processor: CALM_PROCESSOR,
    })
    const last = Date.UTC(2026, 7, 31, 23, 59, 59) / 1_000
    stepWhile(simulation, () => simulation.now < last)
    expect(simulation.act(1, toMonthly, creatorSide)).toEqual({
      ok: false,
      refusal: { code: 'run_ended' },
    })
    expect(simulation.scenario.actions).toEqual([])
  })

  it('for a creator whom the run does not have', () => {
    expect(simulationOf(marketplace('one')).act(99, toDaily, creatorSide)).toEqual({
      ok: false,
      refusal: { code: 'unknown_creator', creatorId: 99 },
    })
  })
})

describe('looking at creators', () => {
  it('changes nothing in the run', () => {
    // Calls that are turned away by chance are drawn for; a look must not draw.
    const failures = { rateLimitedBasisPoints: 2_000, unavailableBasisPoints: 1_000 }
    const scenario = { ...marketplace('eleven'), processor: { failures } }
    const expected = run(scenario).report.digest
    const simulation = simulationOf(scenario)
    let steps = 0
    stepWhile(simulation, () => {
      if (steps % 50 === 0)
        for (let id = 1; id <= 26; id += 1) simulation.questions.creatorFacts(id, creatorSide)
      steps += 1
      return true
    })
    expect(conclude(simulation).report.digest).toBe(expected)
  })
})
