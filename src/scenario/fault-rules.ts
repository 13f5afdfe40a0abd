/** How the faults of a scenario must fit together. */
import { instantOfAction } from './period'
import type { Problem } from './problems'
import type { Scenario } from './schema'

/** What lasts begins before it ends; it may begin before the run and end after it. */
export function faultsEndAfterTheyBegin({ faults, faultChanges }: Scenario): Problem[] {
  const lasting = [
    { path: 'faults.outages', entries: faults.outages },
    { path: 'faults.webhookOutages', entries: faults.webhookOutages },
    { path: 'faults.accounts', entries: faults.accounts },
    ...faultChanges.flatMap((change, index) =>
      (['outages', 'webhookOutages'] as const).map((list) => ({
        path: `faultChanges[${index}].faults.${list}`,
        entries: change.faults?.[list] ?? [],
      })),
    ),
  ]
  return lasting.flatMap(({ path, entries }) =>
    entries.flatMap(({ from, until }, index) =>
      instantOfAction(from) < instantOfAction(until)
        ? []
        : [{ path: `${path}[${index}].until`, value: until, expected: `after ${from}` }],
    ),
  )
}

/** Several may be at one instant: the last one counts. */
export function faultChangesAreInOrder({ faultChanges }: Scenario): Problem[] {
  return faultChanges.flatMap(({ at }, index) => {
    const before = faultChanges[index - 1]
    if (!before || instantOfAction(before.at) <= instantOfAction(at)) return []
    const expected = `at or after ${before.at}, the instant of the change before it`
    return [{ path: `faultChanges[${index}].at`, value: at, expected }]
  })
}

/** Events are counted from the beginning of a day, or from an instant. */
export function singleFaultsHaveOneTime({ faults }: Scenario): Problem[] {
  return faults.single.flatMap(({ on, from }, index) =>
    on === undefined || from === undefined
      ? []
      : [
          {
            path: `faults.single[${index}].from`,
            value: from,
            expected: 'no instant beside a day',
          },
        ],
  )
}
