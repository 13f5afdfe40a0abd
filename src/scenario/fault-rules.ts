/** What the faults of a scenario must be to each other. */
import { instantOfAction } from './period'
import type { Problem } from './problems'
import type { Scenario } from './schema'

/** What lasts begins before it ends; it may begin before the run and end after it. */
export function faultsEndAfterTheyBegin({ faults }: Scenario): Problem[] {
  const lasting = { outages: faults.outages, accounts: faults.accounts }
  return Object.entries(lasting).flatMap(([list, entries]) =>
    entries.flatMap(({ from, until }, index) =>
      instantOfAction(from) < instantOfAction(until)
        ? []
        : [{ path: `faults.${list}[${index}].until`, value: until, expected: `after ${from}` }],
    ),
  )
}
