import { describe, expect, it } from 'vitest'
import { PRESETS } from '../../src/scenario/presets'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, run } from '../support/runs'

describe('all four schedules', () => {
  const { rows, report } = run({
    version: 1,
    startDay: '2026-08-31',
    days: 40,
    population: {
      size: 120,
      monthlyGross: { mu: 8, sigma: 0.3 },
      // Whoever is on daily may have it, or the weekly run pays them as a standard payout.
      instantCapableBasisPoints: 10_000,
      accountAge: { medianDays: 1_500, sigma: 0.2 },
      completedPayouts: { atLeastOneBasisPoints: 10_000 },
      scheduleShareBasisPoints: { daily: 2_500, weekly: 2_500, monthly: 2_500, quarterly: 2_500 },
    },
    processor: CALM_PROCESSOR,
  })

  it('are paid, daily by instant payout and the others by standard ones', () => {
    expect(
      rows(`SELECT payout_frequency, COUNT(*) > 0, MIN(payout_type), MAX(payout_type) FROM payouts
            WHERE state = 'completed' GROUP BY 1 ORDER BY 1`),
    ).toEqual([
      ['daily', 1, 'instant', 'instant'],
      ['monthly', 1, 'standard', 'standard'],
      ['quarterly', 1, 'standard', 'standard'],
      ['weekly', 1, 'standard', 'standard'],
    ])
  })

  it('wait: weekly for seven days and monthly and quarterly for the week of the last Friday', () => {
    const dates = (frequency: string): unknown[] =>
      rows(`SELECT DISTINCT date(created_at) FROM payouts
            WHERE payout_frequency = '${frequency}' ORDER BY 1`).flat()
    expect(dates('monthly')).toEqual(['2026-09-22', '2026-09-23', '2026-09-24', '2026-09-25'])
    expect(dates('quarterly')).toEqual(dates('monthly'))
    expect(
      rows(`SELECT MIN(julianday(p.created_at) - julianday(b.date)) >= 4 FROM payouts p
            JOIN payout_balances USING (payout_id) JOIN balances b USING (balance_id)
            WHERE payout_type = 'standard'`),
    ).toEqual([[1]])
  })

  it('take longer to bring cash the rarer they pay', () => {
    const days = Object.fromEntries(
      report.timeToCash.map(({ frequency, meanSeconds }) => [frequency, meanSeconds / 86_400]),
    )
    expect(days['daily']!).toBeLessThan(1.5)
    expect(days['weekly']!).toBeGreaterThan(days['daily']!)
    expect(days['monthly']!).toBeGreaterThan(days['weekly']!)
    expect(brokenChecks(report)).toEqual([])
  })
})

describe('everyone on daily', () => {
  const allDaily = PRESETS['all-daily']
  const { rows, report } = run({
    ...allDaily,
    days: 21,
    population: { ...allDaily.population, size: 60 },
  } satisfies ScenarioInput)

  it('is paid by instant payouts alone, each with the fee of 3% of its net, to the cent', () => {
    const payouts = rows('SELECT payout_type, gross_cents, fee_cents, net_cents FROM payouts')
    expect(payouts.length).toBeGreaterThan(500)
    for (const [payoutType, gross, fee, net] of payouts as [string, number, number, number][]) {
      expect([payoutType, net, fee]).toEqual([
        'instant',
        Math.floor((gross * 100) / 103),
        gross - Math.floor((gross * 100) / 103),
      ])
    }
    expect(brokenChecks(report)).toEqual([])
  })

  it('is paid what was earned up to yesterday, and nothing of today', () => {
    const ages = rows(`SELECT MIN(julianday(date(p.created_at)) - julianday(b.date)) FROM payouts p
      JOIN payout_balances USING (payout_id) JOIN balances b USING (balance_id)`)
    expect(ages).toEqual([[1]])
  })
})
