/** What a scenario or a file lists: single sales, and whose sales its actions may reverse. */
import { startOfDay } from '../core/calendar'
import { instantOfSale } from '../scenario/period'
import type { Scenario } from '../scenario/schema'
import type { NamedSale } from './marketplace'
import type { Population } from './population'
import type { RunSetup } from './run-setup'

export function creatorIdOf(population: Population, handle: string): number {
  const creatorId = population.idOf.get(handle)
  if (creatorId === undefined) throw new Error(`No creator named ${handle}`)
  return creatorId
}

/** Sales of the scenario and of the file, within the run. */
export function namedSales(setup: RunSetup, population: Population): NamedSale[] {
  const begin = startOfDay(setup.startDay)
  const end = startOfDay(setup.startDay + setup.days)
  const written = setup.scenario.sales.map((sale): NamedSale => ({
    creatorId: creatorIdOf(population, sale.creator),
    at: instantOfSale(sale.at),
    grossCents: sale.amountCents,
    ...(sale.holder ? { holder: sale.holder } : {}),
    ...(sale.label ? { label: sale.label } : {}),
    mayBeReversed: false,
  }))
  const idByPosition = (setup.sales?.creators ?? []).map((handle) =>
    creatorIdOf(population, handle),
  )
  const imported = (setup.sales?.sales ?? []).map((sale): NamedSale => ({
    creatorId: idByPosition[sale.creator]!,
    at: sale.at,
    grossCents: sale.amountCents,
    mayBeReversed: true,
    ...(sale.reversed ? { reversed: sale.reversed } : {}),
  }))
  return [...written, ...imported].filter((sale) => sale.at >= begin && sale.at < end)
}

/** Creators whose latest sale an action may reverse. */
export function rememberedCreators(scenario: Scenario, population: Population): Set<number> {
  return new Set(
    scenario.actions
      .filter((action) => 'sale' in action)
      .map(({ creator }) => creatorIdOf(population, creator)),
  )
}
