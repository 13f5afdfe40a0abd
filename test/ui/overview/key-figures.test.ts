import { expect, it } from 'vitest'
import type { FigureName } from '../../../workers/contract'
import { keyFigures } from '../../../src/ui/overview/key-figures'
import { run } from '../../support/runs'

const namesIn = (daily: number, hasEnded: boolean): FigureName[] => {
  const { report } = run({
    version: 1,
    seed: 'key-figures',
    days: 20,
    population: {
      size: 40,
      scheduleShareBasisPoints: {
        daily,
        weekly: 10_000 - daily,
        monthly: 0,
        quarterly: 0,
      },
    },
  })
  return keyFigures(report.figures, hasEnded).map(({ name }) => name)
}

it('are the margin on instant payouts, then what it is made of, what it brought, and what is owed', () => {
  expect(namesIn(5_000, true)).toEqual([
    'instant_margin',
    'instant_fee_revenue',
    'instant_processor_cost',
    'instant_payouts_completed',
    'daily_sooner_seconds',
    'owed_to_creators',
  ])
})

it('are those of all payouts where a run has ended without instant ones, and not before', () => {
  expect(namesIn(0, true)).toEqual([
    'payouts_margin',
    'payout_fee_revenue',
    'processor_cost',
    'standard_payouts_completed',
    'creators_paid',
    'owed_to_creators',
  ])
  expect(namesIn(0, false)).toEqual(namesIn(5_000, true))
})
