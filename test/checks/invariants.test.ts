/** Queries of a scenario whose rows are violations. */
import { describe, expect, it } from 'vitest'
import type { CheckResult } from '../../src/checks/check'
import { Invariants } from '../../src/checks/invariants'
import { Violations } from '../../src/checks/violations'
import { forPeople } from '../../src/core/sentence'
import type { ScenarioInput } from '../../src/scenario/schema'
import { invariantProblems } from '../../src/simulation/invariant-problems'
import { prepareRun } from '../../src/simulation/setup'
import { simulationOf, CALM_PROCESSOR, run } from '../support/runs'
import { engine } from '../support/engine'
import { lookOf } from '../support/look-of'
import { stepToEnd } from '../support/stepping'

const scenarioWith = (...sqls: string[]): ScenarioInput => ({
  version: 1,
  startDay: '2026-08-31',
  days: 12,
  population: { size: 0 },
  creators: [
    { handle: 'ink', openingBalances: [{ day: '2026-08-20', amountCents: 150_00 }] },
    { handle: 'oak', openingBalances: [{ day: '2026-08-20', amountCents: 220_00 }] },
  ],
  processor: CALM_PROCESSOR,
  invariants: sqls.map((sql, index) => ({ name: `rule ${index + 1}`, sql })),
})

const of = (results: readonly CheckResult[], name: string): CheckResult =>
  results.find((result) => result.name === `invariant: ${name}`)!

describe('an invariant', () => {
  it('holds where its query has no rows', () => {
    const { report } = run(
      scenarioWith('SELECT payout_id FROM payouts WHERE gross_cents > 1000000'),
    )
    expect(report.consistent).toBe(true)
    expect(of(report.checks, 'rule 1')).toMatchObject({
      ok: true,
      kind: 'never',
      severity: 'books',
    })
  })

  it('is violated once for each row, with what the row says', () => {
    const { report, simulation } = run(
      scenarioWith(
        'SELECT payout_id, creator_id, gross_cents, created_at, period_end_date FROM payouts',
      ),
    )
    expect(report.consistent).toBe(false)
    expect(of(report.checks, 'rule 1')).toMatchObject({
      ...{ ok: false, violations: 2, centsAtRisk: 370_00 },
      subjects: [
        { payoutId: 1, creatorId: 1, creator: 'ink' },
        { payoutId: 2, creatorId: 2, creator: 'oak' },
      ],
    })
    const [createdAt] = [...simulation.ledger.database.each('SELECT created_at FROM payouts')][0]!
    expect(of(report.checks, 'rule 1').firstAt).toBe(createdAt)
    expect(of(report.checks, 'rule 1').witness).toBe(
      `payout_id 1, creator_id 1, gross_cents 15000, created_at ${createdAt as string}, period_end_date 2026-08-28`,
    )
    expect(forPeople(of(report.checks, 'rule 1').witnessParts)).toBe(
      `payout 1, ink, gross $150.00, created ${createdAt as string}, period end 2026-08-28`,
    )
    const byDay = simulation.counter.days.map(({ violations }) => violations['invariant: rule 1'])
    // The first payout run is on Thursday 3 September.
    expect(byDay.slice(0, 6)).toEqual([0, 0, 0, 2, 2, 2])
  })

  it('changes nothing: without it the ledger is the same', () => {
    const plain = run(scenarioWith()).report.digest
    expect(run(scenarioWith('SELECT payout_id FROM payouts')).report.digest).toBe(plain)
  })

  it('that cannot be computed fails in words', () => {
    const { report } = run(
      scenarioWith('SELECT abs(-9223372036854775808 + payout_id - 1) FROM payouts'),
    )
    expect(of(report.checks, 'rule 1').witness).toBe('the query failed: Error: integer overflow')
  })

  it.each([
    [
      ['SELECT 1', 'UPDATE payouts SET state = 1'],
      'invariants[1].sql',
      /^one SELECT over the readable views; line 1, column 1: /,
    ],
    [
      ['SELECT gross FROM payouts'],
      'invariants[0].sql',
      /line 1, column 8: no such column: gross$/,
    ],
  ])('is refused before the run: %j', (sqls, path, expected) => {
    const prepared = prepareRun(scenarioWith(...sqls), null)
    const problems = prepared.ok ? invariantProblems(engine, prepared.setup.scenario) : []
    expect(problems).toEqual([
      { path, value: sqls.at(-1), expected: expect.stringMatching(expected) as string },
    ])
  })

  it('has a name of its own', () => {
    const [one] = scenarioWith('SELECT 1').invariants!
    const prepared = prepareRun({ ...scenarioWith(), invariants: [one, one] }, null)
    expect(prepared).toMatchObject({ ok: false, problems: [{ path: 'invariants[1].name' }] })
  })

  it('that takes long is asked at the end of the run only', () => {
    const simulation = simulationOf(scenarioWith())
    stepToEnd(simulation)
    const violations = new Violations(['invariant: slow'])
    let milliseconds = 0
    const slow = new Invariants(
      simulation.ledger.database,
      [{ name: 'slow', sql: 'SELECT payout_id FROM payouts' }],
      () => (milliseconds += 2_500),
    )
    slow.atEachLook(lookOf(violations, { extent: 'day' }))
    slow.atEachLook(lookOf(violations, { extent: 'day' }))
    expect(milliseconds).toBe(5_000)
    expect(of(violations.results, 'slow').open).toBe(
      'it took 2.5 seconds, so it is asked again at the end of the run only',
    )
    slow.atEachLook(lookOf(violations))
    expect(of(violations.results, 'slow').open).toBe(null)
  })
})
