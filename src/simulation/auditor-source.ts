/**
 * What the auditor expects before a run begins: what the scenario and the sales file list, as they
 * list it.
 */
import type { Opening } from '../checks/auditor/openings-at-source'
import type { SourcedSale } from '../checks/auditor/sales-at-source'
import { startOfDay } from '../core/calendar'
import { dayOfText, instantOfSale } from '../scenario/period'
import type { RunSetup } from './run-setup'

/** Every sale that the scenario and its file name within the run, as they are there. */
export function salesNamedAtSource(
  { scenario, sales, startDay, days }: RunSetup,
  idOf: ReadonlyMap<string, number>,
): SourcedSale[] {
  const written = scenario.sales.map(({ creator, at, amountCents }) => ({
    creatorId: idOf.get(creator)!,
    at: instantOfSale(at),
    grossCents: amountCents,
  }))
  const imported = (sales?.sales ?? []).map(({ creator, at, amountCents, reversed }) => ({
    creatorId: idOf.get(sales!.creators[creator]!)!,
    at,
    grossCents: amountCents,
    ...(reversed && { reversed }),
  }))
  const isInRun = ({ at }: SourcedSale): boolean =>
    at >= startOfDay(startDay) && at < startOfDay(startDay + days)
  return [...written, ...imported].filter(isInRun)
}

/** What the scenario says that creators are owed from before the run. */
export const openingsAtSource = (
  { scenario }: RunSetup,
  idOf: ReadonlyMap<string, number>,
): Opening[] =>
  scenario.creators.flatMap(({ handle, openingBalances }) =>
    openingBalances.map(({ day, amountCents }) => ({
      creatorId: idOf.get(handle)!,
      day: dayOfText(day),
      cents: amountCents,
    })),
  )
