import { expect, it } from 'vitest'
import { DAYS_IN_MONTH } from '../../../../src/core/calendar'
import { Draws } from '../../../../src/core/draws'
import { grossAt, placesInGross } from '../../../../src/scenario/creator-sizes'
import { scenarioSchema } from '../../../../src/scenario/schema'
import { shareOfGenerated, sharesOfFile } from '../../../../src/ui/settings/policy/reach-of-rates'
import { packSales } from '../../../../workers/packed-sales'
import { imported } from '../../../support/sales-files'

const SIZE = 4_000
const { population } = scenarioSchema.parse({
  version: 1,
  population: {
    ...{ size: SIZE, monthlyGross: { mu: 5, sigma: 1.5, evenly: true, maximumCents: 5_000_00 } },
  },
})
const { monthlyGross } = population

it.each([100_00, 1_000_00, 4_900_00, 5_000_00])(
  'is the share of generated creators who sell %i cents in 30 of the days of a month',
  (fromCents) => {
    const place = placesInGross(population, new Draws('reach'))
    const grosses = Array.from({ length: SIZE }, (_, index) =>
      grossAt(place(index + 1), population),
    )
    const reached = grosses.filter((cents) => (cents * 30) / DAYS_IN_MONTH >= fromCents)
    expect(shareOfGenerated(fromCents, monthlyGross)).toBeCloseTo(reached.length / SIZE, 3)
  },
)

it('is the share of sellers of a file who sell so much in 30 of its days', () => {
  const file = imported(`creator_id,sold_at,amount_usd
ink,2021-01-01,200.00
oak,2021-01-01,150.00
oak,2021-02-01,49.99
elm,2021-03-01,600.00
fir,2021-01-01,1.00
fir,2021-01-01,599.00
fir,2021-03-02,5.00
`)
  const [returned] = file.sales.slice(-1)
  returned!.reversed = { at: returned!.at + 1, kind: 'refund' }
  const sixty = { ...packSales(file, ''), lastDay: file.firstDay + 59 }
  expect(sharesOfFile([100_00, 300_00, 300_01, 0], sixty)).toEqual([0.75, 0.5, 0, 1])
})
