/** An estimate says of how many creators on daily payouts it knows nothing, whether or not it knows something of others. */
import { expect, it } from 'vitest'
import { FeePreview } from '../../../../src/experiments/fee-preview'
import type { ScenarioInput } from '../../../../src/scenario/schema'
import { expectedOf } from '../../../../src/ui/fees/estimates/expected-points'

const FEE = 'policy.instantFeeBasisPoints'
const listed = (handle: string, monthlyGrossCents: number) =>
  ({ handle, monthlyGrossCents, schedule: 'daily' }) as const

const expectedWith = (...creators: NonNullable<ScenarioInput['creators']>) =>
  expectedOf(
    new FeePreview({ version: 1, population: { size: 0 }, creators }).along(FEE, [100, 300]),
  )

it('of creators who are listed without usual sales alone nothing is expected', () => {
  expect(expectedWith(listed('a', 0), listed('b', 0))).toMatchObject({
    margins: [],
    notEstimated: 2,
  })
})

it('beside others they are left out, and counted', () => {
  const { margins, takers, takeUp, notEstimated } = expectedWith(
    listed('a', 0),
    listed('usual', 4_000_00),
  )
  expect(margins.map(({ x }) => x)).toEqual([100, 300])
  expect(takers.map(({ y }) => y)).toEqual([1, 1])
  expect(takeUp.map(({ y }) => y)).toEqual([1, 1])
  expect(notEstimated).toBe(1)
})
