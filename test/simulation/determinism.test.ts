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
        simulation.questions.facts()
        if (steps % (slice * 500) === 0) simulation.checkEverything()
      }
      const sliced = conclude(simulation).report
      expect({ ...sliced, timing: null }).toEqual({ ...report, timing: null })
    },
  )

  it('is not disturbed by an export in the middle of it', () => {
    const simulation = simulationOf(scenario)
    for (let steps = 1; simulation.step(); steps += 1) {
      if (steps % 400 === 0) simulation.ledger.export()
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

const SALES = `SELECT sale_id, creator_id, occurred_at, kind, gross_cents, net_cents FROM sales`
const TRAITS = `SELECT creator_id, handle, country, rail, compliance, instant_capable, account_opened_on, completed_payouts_before
  FROM creators`
const CREATORS = TRAITS.replace('FROM', ', payout_frequency, schedule_details FROM')
/** Which payouts there are, what becomes of each and when: all draws of calls, fates, arrivals and notices. */
const FATES = `SELECT creator_id, created_at, payout_type, state, failure_reason, completed_at FROM payouts`
const REVERSED = `SELECT occurred_at, kind, reversed_sale_id FROM sales WHERE kind <> 'sale'`

/** Failures of every kind, so that each draw decides something. */
const eventful: ScenarioInput = {
  ...scenario,
  processor: {
    failures: {
      instantFailedBasisPoints: 1_000,
      standardFailedBasisPoints: 1_000,
      returnedBasisPoints: 1_000,
    },
  },
}

describe('a change to one part of a scenario leaves every draw of the others as it was', () => {
  const original = run(eventful)
  const shares = { daily: 9_000, weekly: 1_000, monthly: 0, quarterly: 0 }
  const changed = (change: Partial<ScenarioInput>): ScenarioInput => ({
    ...eventful,
    ...change,
    processor: { ...eventful.processor, ...change.processor },
    population: { ...eventful.population, ...change.population },
  })

  it.each<[string, Partial<ScenarioInput>, string[]]>([
    [
      'the instant fee',
      { policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 700 } },
      [SALES, CREATORS, FATES],
    ],
    [
      'what payouts cost',
      { processor: { costs: { instantBasisPoints: 0 } } },
      [SALES, CREATORS, FATES],
    ],
    ['the daily share', { population: { scheduleShareBasisPoints: shares } }, [SALES, TRAITS]],
    [
      'how often payouts fail',
      { processor: { failures: { instantFailedBasisPoints: 5_000 } } },
      [SALES, CREATORS],
    ],
    [
      'how often calls are turned down',
      { processor: { failures: { ...eventful.processor!.failures, unavailableBasisPoints: 300 } } },
      [SALES, CREATORS],
    ],
    [
      'how long calls take',
      { processor: { callLatency: { medianSeconds: 20 } } },
      [SALES, CREATORS],
    ],
    [
      'how long notices take',
      { processor: { webhookDelay: { medianSeconds: 6, maximumSeconds: 60 } } },
      [SALES, CREATORS],
    ],
    ['how the work is cut up', { jobs: { workers: 1, sliceCreators: 3 } }, [SALES, CREATORS]],
    [
      'how often sales are charged back',
      { population: { chargebacks: { rateBasisPoints: 1_000 } } },
      [CREATORS, `${SALES} WHERE kind = 'sale'`.replace('sale_id, ', '')],
    ],
    ['who is paused', { population: { pausedBasisPoints: 5_000 } }, [SALES, CREATORS, REVERSED]],
  ])('%s', (_what, change, queries) => {
    const { rows, report } = run(changed(change))
    for (const query of queries) expect([query, rows(query)]).toEqual([query, original.rows(query)])
    expect(report.digest).not.toBe(original.report.digest)
  })

  it('more creators: the first ones as before', () => {
    const larger = run(changed({ population: { size: 45 } }))
    const firstForty = `SELECT creator_id, occurred_at, kind, gross_cents FROM sales
      WHERE creator_id <= 40 ORDER BY creator_id, occurred_at, kind, gross_cents`
    expect(larger.rows(firstForty)).toEqual(original.rows(firstForty))
    const traits = 'SELECT * FROM creators WHERE creator_id <= 40'
    expect(larger.rows(traits)).toEqual(original.rows(traits))
    const fates = FATES.replace(
      'payouts',
      'payouts WHERE creator_id <= 40 ORDER BY creator_id, payout_id',
    )
    expect(larger.rows(fates)).toEqual(original.rows(fates))
  })

  it('what is compared holds refunds, failures and payouts that came back', () => {
    expect(original.rows(REVERSED).length).toBeGreaterThan(10)
    const states = original.rows('SELECT DISTINCT state FROM payouts ORDER BY state').flat()
    expect(states).toEqual(expect.arrayContaining(['completed', 'failed', 'returned']))
  })
})
