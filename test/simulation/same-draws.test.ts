/**
 * Two runs that differ in one thing differ only by what follows from it: everything else is equal, row for row. Rows are
 * compared without ids, which count through a whole run.
 */
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { run, type Run } from '../support/runs'

const POLICY = 'gumroad-2026-08-30'
const scenario: ScenarioInput = {
  version: 1,
  seed: 'one',
  days: 35,
  policy: POLICY,
  population: {
    size: 60,
    monthlyGross: { mu: 6.5, sigma: 1 },
    refunds: { rateBasisPoints: 300 },
    platformHeldBasisPoints: 3_000,
    scheduleShareBasisPoints: { daily: 4_000, weekly: 4_000, monthly: 1_000, quarterly: 1_000 },
  },
}
const original = run(scenario)

const TRAITS = `SELECT handle, country, rail, payout_frequency, compliance, instant_capable, account_opened_on,
  completed_payouts_before FROM creators ORDER BY handle`
const SALES = `SELECT handle, occurred_at, kind, gross_cents, net_cents FROM sales JOIN creators USING (creator_id)
  ORDER BY 1, 2, 3, 4`
const HOLDERS = `SELECT handle, s.occurred_at, s.gross_cents, holder FROM sales s
  JOIN creators USING (creator_id) JOIN balances USING (balance_id) WHERE s.kind = 'sale' ORDER BY 1, 2, 3`
/** What became of each payout and when. A creator more in a slice makes those after it a few seconds later: days are compared. */
const PAYOUTS = `SELECT handle, date(created_at), date(completed_at), payout_type, period_end_date, gross_cents, state, failure_reason
  FROM payouts JOIN creators USING (creator_id) ORDER BY 1, 2, 6, 7`
const ARRIVALS = `SELECT handle, date(p.created_at), date(arrived_at), method, state, failure_code
  FROM processor_payouts p JOIN creators USING (creator_id) ORDER BY 1, 2, 4, 5`

const same = (changed: Run, sql: string): void =>
  expect(changed.rows(sql)).toEqual(original.rows(sql))

/** The rows that differ, as a share of all of the original's. */
function shareChanged(changed: Run, sql: string): number {
  const rows = new Set(original.rows(sql).map((row) => JSON.stringify(row)))
  const kept = changed.rows(sql).filter((row) => rows.has(JSON.stringify(row))).length
  return 1 - kept / rows.size
}

it('the original has enough of everything to compare', () => {
  expect(original.rows(PAYOUTS).length).toBeGreaterThan(150)
  expect(original.value(`SELECT COUNT(*) FROM payouts WHERE state = 'failed'`)).toBeGreaterThan(0)
  expect(original.value(`SELECT COUNT(*) FROM sales WHERE kind = 'refund'`)).toBeGreaterThan(10)
})

describe('another fee', () => {
  const changed = run({ ...scenario, policy: { name: POLICY, instantFeeBasisPoints: 299 } })

  it.each([
    ['traits', TRAITS],
    ['sales and refunds', SALES],
    ['holders', HOLDERS],
    ['payouts, their fates and when each was known', PAYOUTS],
    ['arrivals at the processors', ARRIVALS],
  ])('%s are the same', (_what, sql) => same(changed, sql))
})

describe('calls that are rate-limited now and then', () => {
  const changed = run({
    ...scenario,
    processor: { failures: { rateLimitedBasisPoints: 100 } },
  })

  it('change no trait, sale or holder', () => {
    same(changed, TRAITS)
    same(changed, HOLDERS)
  })

  it('make no refund that was not there, and keep those that they turn down until they are asked for again', () => {
    const amounts = `SELECT handle, kind, gross_cents, net_cents FROM sales JOIN creators USING (creator_id)
      WHERE kind <> 'sale' ORDER BY 1, 2, 3, 4`
    same(changed, amounts)
    expect(shareChanged(changed, SALES)).toBeLessThan(0.01)
  })

  it('change hardly a payout but those that they hit', () => {
    const limited = changed.value(
      `SELECT COUNT(*) FROM payouts WHERE failure_reason = 'processor_rate_limited'`,
    )
    expect(limited).toBeGreaterThan(0)
    expect(shareChanged(changed, PAYOUTS)).toBeGreaterThan(0)
    expect(shareChanged(changed, PAYOUTS)).toBeLessThan(0.05)
  })
})

describe('more failures of instant payouts', () => {
  const changed = run({
    ...scenario,
    processor: { failures: { instantFailedBasisPoints: 400 } },
  })

  it('change no standard payout of a creator who has no instant ones', () => {
    same(changed, SALES)
    const untouched = `SELECT handle, date(created_at), date(completed_at), gross_cents, state, failure_reason FROM payouts
      JOIN creators c USING (creator_id) WHERE NOT EXISTS
        (SELECT 1 FROM payouts i WHERE i.creator_id = c.creator_id AND i.payout_type = 'instant')
      ORDER BY 1, 2, 4`
    expect(original.rows(untouched).length).toBeGreaterThan(30)
    same(changed, untouched)
  })

  it('let every payout fail that failed before', () => {
    const failed = `SELECT handle, date(created_at) FROM payouts JOIN creators USING (creator_id)
      WHERE payout_type = 'instant' AND state = 'failed' ORDER BY 1, 2`
    const [first] = original.rows(failed)
    expect(changed.rows(failed)).toContainEqual(first)
    expect(changed.rows(failed).length).toBeGreaterThan(original.rows(failed).length)
  })
})

describe('other shares of schedules', () => {
  const changed = run({
    ...scenario,
    population: {
      ...scenario.population,
      scheduleShareBasisPoints: { daily: 4_500, weekly: 3_500, monthly: 1_000, quarterly: 1_000 },
    },
  })

  it('change nothing of creators who keep their schedule', () => {
    same(changed, SALES)
    const moved = new Set(
      changed
        .rows(TRAITS)
        .filter(
          (row, index) => JSON.stringify(row) !== JSON.stringify(original.rows(TRAITS)[index]),
        )
        .map(([handle]) => handle),
    )
    expect(moved.size).toBeGreaterThan(0)
    const kept = (one: Run): unknown[][] =>
      one.rows(PAYOUTS).filter(([handle]) => !moved.has(handle))
    expect(kept(changed)).toEqual(kept(original))
  })
})

describe('a creator more', () => {
  it.each([
    [
      'written in the scenario',
      { creators: [{ handle: 'newcomer', monthlyGrossCents: 3_000_00 }] },
    ],
    ['of five generated', { population: { ...scenario.population, size: 65 } }],
  ] as [string, Partial<ScenarioInput>][])('%s changes nothing of the others', (_what, change) => {
    const changed = run({ ...scenario, ...change })
    const known = new Set(original.rows(TRAITS).map(([handle]) => handle))
    for (const sql of [TRAITS, SALES, PAYOUTS, ARRIVALS]) {
      expect(changed.rows(sql).filter(([handle]) => known.has(handle))).toEqual(original.rows(sql))
    }
  })
})
