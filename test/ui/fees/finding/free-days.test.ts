/** A fee with free days is never read beside others as if a year had as many of them. */
import { describe, expect, it } from 'vitest'
import { freeDaysIn, freeDaysNote } from '../../../../src/ui/fees/finding/free-days'
import { alternativeRows } from '../../../../src/ui/fees/alternatives/alternative-rows'
import { pointName } from '../../../../src/ui/fees/sweep/point-names'
import { sweepPlan } from '../../../support/sweeps'

const FREE = 'policy.instantFreeDays'
const MONTH_FREE = { name: 'First month free', changes: { [FREE]: 30 } }

const planOf = (days: number, policy: object = {}) =>
  sweepPlan({
    scenario: {
      version: 1,
      days,
      population: { size: 1 },
      policy: { name: 'gumroad-2026-08-30', ...policy },
    },
    alternatives: [MONTH_FREE, { name: 'A year', changes: { days: 365, [FREE]: 30 } }],
  })

const namesIn = (plan: ReturnType<typeof planOf>): string[] =>
  plan.points.map((point) => pointName(plan, point))

describe('free days of an alternative', () => {
  it('are in its name wherever its amounts are, and in its row', () => {
    const plan = planOf(90)
    expect(namesIn(plan)).toEqual([
      'As on the form',
      'First month free (30 of 90 days free)',
      'A year',
    ])
    const rows = alternativeRows(plan, [])
    expect(rows.map(({ freeDays }) => freeDays)).toEqual([null, { free: 30, days: 90 }, null])
    expect(freeDaysNote(rows)).toMatch(/^With free days at the start, .* can bring more\.$/)
  })

  it('are not said of a period that has most of a year', () => {
    const plan = planOf(330)
    expect(namesIn(plan)[1]).toBe('First month free')
    expect(freeDaysNote(alternativeRows(plan, []))).toBeNull()
  })

  it('are no more than the days that there are', () => {
    expect(freeDaysIn(planOf(10), MONTH_FREE.changes)).toEqual({ free: 10, days: 10 })
  })

  it('of the form are those of all that do not change them', () => {
    const plan = planOf(90, { instantFreeDays: 14 })
    expect(namesIn(plan)).toEqual([
      'As on the form (14 of 90 days free)',
      'First month free (30 of 90 days free)',
      'A year',
    ])
    expect(freeDaysIn(plan, { 'policy.instantFeeBasisPoints': 150 })).toEqual({
      free: 14,
      days: 90,
    })
    expect(freeDaysIn(plan, { [FREE]: 0 })).toBeNull()
  })

  it('are found in a scenario that names no policy, or a policy by its name alone', () => {
    const scenario = { version: 1 as const, population: { size: 1 } }
    for (const policy of [{}, { policy: 'gumroad-2026-08-30' as const }]) {
      const plan = sweepPlan({ scenario: { ...scenario, ...policy } })
      expect(freeDaysIn(plan, {})).toBeNull()
      expect(freeDaysIn(plan, MONTH_FREE.changes)).toEqual({ free: 30, days: 90 })
    }
  })
})
