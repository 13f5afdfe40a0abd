import { describe, expect, it } from 'vitest'
import { PRESETS } from '../../src/scenario/presets'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, run } from '../support/runs'

const column = (found: unknown[][]): unknown[] => found.map(([first]) => first)

describe('the preset of a PayPal marketplace', () => {
  const { report, rows, value } = run(PRESETS['paypal-friday'])

  it('holds every check', () => {
    expect(brokenChecks(report)).toEqual([])
  })

  it('pays on Fridays only, in mass payments of at most 240 a minute apart', () => {
    expect(column(rows(`SELECT DISTINCT strftime('%w', created_at) FROM payouts`))).toEqual(['5'])
    const sent = rows(
      `SELECT date(created_at), created_at, COUNT(*) FROM processor_payouts
       WHERE idempotency_key NOT LIKE '%part%' GROUP BY created_at ORDER BY created_at`,
    ) as [string, string, number][]
    const fullest = Math.max(...sent.map(([, , items]) => items))
    expect(fullest).toBeGreaterThan(200)
    expect(fullest).toBeLessThanOrEqual(240)
    const batchesOfFirstFullDay = sent.filter(([day]) => day === sent.at(-1)![0])
    expect(batchesOfFirstFullDay.length).toBeGreaterThan(1)
  })

  it('shows every way in which a PayPal payout can end', () => {
    expect(column(rows('SELECT DISTINCT state FROM payouts ORDER BY state'))).toEqual(
      expect.arrayContaining(['completed', 'failed', 'returned', 'unclaimed']),
    )
    expect(
      value(`SELECT COUNT(*) FROM payouts WHERE state = 'failed' AND failure_reason IS NULL`),
    ).toBeGreaterThan(0)
    expect(value(`SELECT COUNT(*) FROM payouts WHERE failure_reason = '11711'`)).toBeGreaterThan(0)
  })

  it('pays the parts of a payout up to its net, and never more', () => {
    const split = rows(
      `SELECT p.payout_id, p.net_cents, SUM(pp.amount_cents), MAX(pp.amount_cents), COUNT(*)
       FROM payouts p JOIN processor_payouts pp USING (payout_id)
       WHERE p.state = 'completed' AND payout_id IN (SELECT payout_id FROM payout_parts)
       GROUP BY p.payout_id`,
    ) as number[][]
    expect(split.length).toBeGreaterThan(0)
    for (const [, net, paid, largest, parts] of split) {
      expect(paid).toBe(net)
      expect(largest).toBeLessThanOrEqual(20_000_00)
      expect(parts).toBeGreaterThan(1)
    }
  })

  it('books what PayPal charges a cent short here and there, as the real service reads it', () => {
    const [ours, theirs] = rows(
      `SELECT (SELECT SUM(cost_cents) FROM payouts), (SELECT SUM(cost_cents) FROM processor_payouts)`,
    )[0] as [number, number]
    expect(ours).toBeLessThan(theirs)
    expect(theirs - ours).toBeLessThan(report.counts.payouts)
  })
})

describe('a payout in parts of which some fail', () => {
  const scenario = (policy: 'gumroad-2026-08-30' | 'payout-lab'): ScenarioInput => ({
    version: 1,
    seed: 'parts',
    days: 40,
    policy,
    population: { size: 0 },
    creators: Array.from({ length: 12 }, (_, index) => ({
      handle: `studio-${index}`,
      rail: 'paypal' as const,
      paypalSplits: true,
      openingBalances: [{ day: '2026-08-20', amountCents: 75_000_00 }],
    })),
    processor: {
      ...CALM_PROCESSOR,
      failures: { ...CALM_PROCESSOR.failures, standardFailedBasisPoints: 3_000 },
    },
  })
  const partly = `SELECT COUNT(*) FROM payouts p WHERE state = 'processing' AND EXISTS (
    SELECT 1 FROM processor_payouts pp WHERE pp.payout_id = p.payout_id AND pp.state = 'paid')`

  it('stays in processing for good by the rules of Gumroad', () => {
    const { report, value } = run(scenario('gumroad-2026-08-30'))
    expect(brokenChecks(report)).toEqual([])
    expect(value(partly)).toBeGreaterThan(3)
    expect(value('SELECT MAX(attempt) FROM payout_parts')).toBe(1)
  })

  it('ends well by the lab’s own, unless a part fails three times', () => {
    const { report, value, rows } = run(scenario('payout-lab'))
    expect(brokenChecks(report)).toEqual([])
    const held = rows(
      `SELECT payout_id FROM payout_parts WHERE attempt = 3 AND state = 'failed' GROUP BY 1`,
    )
    expect(value(partly)).toBe(held.length)
    expect(value('SELECT MAX(attempt) FROM payout_parts')).toBeGreaterThan(1)
    expect(value(`SELECT COUNT(*) FROM payouts WHERE state = 'completed'`)).toBeGreaterThan(8)
  })
})
