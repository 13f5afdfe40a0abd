import { describe, expect, it } from 'vitest'
import { PRESETS } from '../../src/scenario/presets'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, run } from '../support/runs'

const COMPLETED = `state = 'completed'`
const AGES = `SELECT MIN(julianday(date(p.created_at)) - julianday(b.date)) FROM payouts p
  JOIN payout_balances USING (payout_id) JOIN balances b USING (balance_id)`

describe('the preset of flexible schedules', () => {
  const { rows, value, report } = run({ ...PRESETS['flexible-schedules'], days: 60 })

  it('pays all four, standard and instant, and its books agree', () => {
    expect(
      rows(`SELECT payout_frequency, payout_type, COUNT(*) > 0 FROM payouts
            WHERE ${COMPLETED} AND payout_frequency NOT IN ('daily', 'weekly')
            GROUP BY 1, 2 ORDER BY 1, 2`),
    ).toEqual([
      ['chosen_weekdays', 'instant', 1],
      ['chosen_weekdays', 'standard', 1],
      ['every_days', 'instant', 1],
      ['every_days', 'standard', 1],
      ['threshold', 'instant', 1],
      ['threshold', 'standard', 1],
      ['twice_a_month', 'instant', 1],
      ['twice_a_month', 'standard', 1],
    ])
    expect(brokenChecks(report)).toEqual([])
  })

  it('pays chosen weekdays and two days of the month on those days only', () => {
    const when = (frequency: string, format: string): unknown[] =>
      rows(`SELECT DISTINCT strftime('${format}', created_at) FROM payouts
            WHERE payout_frequency = '${frequency}' ORDER BY 1`).flat()
    expect(when('chosen_weekdays', '%w')).toEqual(['1', '4'])
    expect(when('twice_a_month', '%d')).toEqual(['01', '15'])
  })

  it('pays every fourteen days, each creator from a day of their own', () => {
    expect(
      value(`SELECT COUNT(*) FROM payouts JOIN creators USING (creator_id)
             WHERE payouts.payout_frequency = 'every_days' AND
               CAST(julianday(date(created_at)) - julianday(schedule_details ->> 'from') AS INTEGER) % 14 <> 0`),
    ).toBe(0)
    const starts = value(
      `SELECT COUNT(DISTINCT schedule_details ->> 'from') FROM creators WHERE payout_frequency = 'every_days'`,
    )
    expect(starts).toBe(14)
  })

  it('pays no threshold before it is reached', () => {
    expect(
      value(`SELECT MIN(gross_cents) >= 50000 FROM payouts WHERE payout_frequency = 'threshold'`),
    ).toBe(1)
  })

  it('takes nothing of the holding period for a standard payout, nor of today for an instant one', () => {
    const flexible = `AND p.payout_frequency IN ('every_days', 'chosen_weekdays', 'twice_a_month', 'threshold')`
    expect(value(`${AGES} WHERE p.payout_type = 'standard' ${flexible}`)).toBe(7)
    expect(value(`${AGES} WHERE p.payout_type = 'instant' ${flexible}`)).toBe(1)
  })

  it('gives instant schedules to those whose country and rail can take them, about half of each', () => {
    const [[instant, abroad, all]] = rows(
      `SELECT SUM(schedule_details ->> 'payoutType' = 'instant'),
         SUM(schedule_details ->> 'payoutType' = 'instant' AND rail <> 'us_bank'), COUNT(*)
       FROM creators WHERE schedule_details IS NOT NULL`,
    ) as [[number, number, number]]
    expect(abroad).toBe(0)
    expect(instant / all).toBeGreaterThan(0.3)
    expect(instant / all).toBeLessThan(0.5)
  })

  it('measures the time to cash of each schedule on its own', () => {
    expect(report.timeToCash.map(({ frequency }) => frequency)).toEqual([
      'daily',
      'weekly',
      'every_days',
      'chosen_weekdays',
      'twice_a_month',
      'threshold',
    ])
  })
})

const studio: ScenarioInput = {
  version: 1,
  startDay: '2026-08-31',
  days: 45,
  population: { size: 0 },
  processor: CALM_PROCESSOR,
  creators: [
    {
      handle: 'ink',
      schedule: { frequency: 'chosen_weekdays', weekdays: ['wednesday'], payoutType: 'instant' },
    },
  ],
  sales: Array.from({ length: 40 }, (_, offset) => ({
    creator: 'ink',
    at: `2026-${offset < 30 ? `09-${String(offset + 1).padStart(2, '0')}` : `10-${String(offset - 29).padStart(2, '0')}`}`,
    amountCents: 200_00,
  })),
  actions: [
    {
      action: 'change-schedule',
      on: '2026-09-17',
      creator: 'ink',
      schedule: { frequency: 'every_days', days: 10 },
    },
    {
      action: 'change-schedule',
      on: '2026-09-28',
      creator: 'ink',
      schedule: { frequency: 'threshold', thresholdCents: 800_00, payoutType: 'instant' },
    },
    { action: 'change-schedule', on: '2026-10-08', creator: 'ink', schedule: 'daily' },
  ],
}

describe('a creator who changes schedule', () => {
  const { rows, report } = run(studio)

  it('is paid by each of them in turn', () => {
    expect(
      rows(`SELECT date(created_at), payout_type, payout_frequency FROM payouts ORDER BY 1`),
    ).toEqual([
      ['2026-09-02', 'instant', 'chosen_weekdays'],
      ['2026-09-09', 'instant', 'chosen_weekdays'],
      ['2026-09-16', 'instant', 'chosen_weekdays'],
      // Ten days from 17 September on, money seven days old.
      ['2026-09-27', 'standard', 'every_days'],
      // $173.40 a day: over $800 at once, but only when the standard payout has arrived; then after five days more.
      ['2026-09-30', 'instant', 'threshold'],
      ['2026-10-05', 'instant', 'threshold'],
      ['2026-10-09', 'instant', 'daily'],
      ['2026-10-10', 'instant', 'daily'],
      ['2026-10-11', 'instant', 'daily'],
    ])
    expect(brokenChecks(report)).toEqual([])
  })

  it('leaves the details of their last schedule behind, and none on a real one', () => {
    expect(rows('SELECT payout_frequency, schedule_details FROM creators')).toEqual([
      ['daily', null],
    ])
    expect(rows('SELECT * FROM ledger_flexible_schedules')).toEqual([])
  })
})

describe('a scenario without flexible schedules', () => {
  it('draws the same whatever their details are', () => {
    const plain: ScenarioInput = { version: 1, days: 20, population: { size: 40 } }
    const detailed: ScenarioInput = {
      ...plain,
      population: { size: 40, flexibleSchedules: { every_days: { days: 3 } } },
    }
    expect(run(detailed).report.digest).toBe(run(plain).report.digest)
  })

  it('keeps every other draw when some creators are given one', () => {
    const traits = `SELECT handle, country, rail, account_opened_on, completed_payouts_before FROM creators`
    const sales = `SELECT creator_id, occurred_at, gross_cents FROM sales WHERE kind = 'sale' ORDER BY 1, 2, 3`
    const plain: ScenarioInput = { version: 1, days: 20, population: { size: 40 } }
    const some: ScenarioInput = {
      ...plain,
      population: { size: 40, scheduleShareBasisPoints: { daily: 5_000, threshold: 5_000 } },
    }
    const [one, other] = [run(plain), run(some)]
    expect(other.rows(traits)).toEqual(one.rows(traits))
    expect(other.rows(sales)).toEqual(one.rows(sales))
  })
})
