/** What creators usually sell, as they would know it themselves: the average of their sales, launches included. */
import type { Cents } from '../core/money'
import { sellingDays } from '../scenario/period'
import { usualSalesOf, type UsualSales } from '../scenario/usual-sales'
import type { Population } from './population'
import { namedSales } from './scripted'
import type { RunSetup } from './run-setup'

/** By creator id. Of an imported file the average of what it has within the run, up to its last sale. */
export function expectedSales(
  setup: RunSetup,
  population: Population,
): ReadonlyMap<number, UsualSales> {
  const usual = new Map<number, UsualSales>()
  const { priceLevel } = setup.scenario.population
  for (const habit of population.habits) usual.set(habit.creatorId, usualSalesOf(habit, priceLevel))
  if (!setup.sales) return usual
  const named = new Map<number, { sales: number; grossCents: Cents }>()
  for (const { creatorId, grossCents } of namedSales(setup, population)) {
    const sum = named.get(creatorId) ?? { sales: 0, grossCents: 0 }
    named.set(creatorId, { sales: sum.sales + 1, grossCents: sum.grossCents + grossCents })
  }
  const days = sellingDays(setup.scenario, setup.sales)
  for (const [creatorId, { sales, grossCents }] of named) {
    if (usual.has(creatorId)) continue
    usual.set(creatorId, { salesPerDay: sales / days, meanGrossCents: grossCents / sales })
  }
  return usual
}
