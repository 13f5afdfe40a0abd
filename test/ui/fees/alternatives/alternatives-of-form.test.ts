import { expect, it } from 'vitest'
import { alternativesOfForm } from '../../../../src/ui/fees/alternatives/alternatives-of-form'

it('are the fee on the form with a limit, and a processor that takes half as much again', () => {
  expect(alternativesOfForm({ version: 1 })).toEqual([
    {
      name: 'The fee on the form, at most $25',
      changes: { 'policy.instantFeeMaximumCents': 2500 },
    },
    { name: 'Stripe’s instant cost 1.5%', changes: { 'processor.costs.instantBasisPoints': 150 } },
  ])
})

it('are no limit where the fee has one or must be more, and no dearer cost of nothing', () => {
  const named = (policy: object, instantBasisPoints: number) =>
    alternativesOfForm({
      version: 1,
      policy: { name: 'payout-lab', ...policy },
      processor: { costs: { instantBasisPoints } },
    }).map(({ name }) => name)
  expect(named({ instantFeeMaximumCents: 10_00 }, 125)).toEqual(['Stripe’s instant cost 1.88%'])
  expect(named({ instantFeeMinimumCents: 30_00 }, 0)).toEqual([])
})
