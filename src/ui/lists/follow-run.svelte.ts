/**
 * Keeps a list to the ledger, which grows with the days of the run, and to the days and the schedule that are picked.
 * To be called while a component is made.
 */
import { untrack } from 'svelte'
import type { RunPhase } from '../../../workers/contract'
import type { PageNavigation } from '../page-navigation.svelte'
import type { Place } from '../place'
import type { Run } from '../lab/run.svelte'

interface PickedList {
  refresh(phase: RunPhase): void
  change(changes: { frequency: Place['schedule']; span: Place['picked'] }): void
}

export function followRun(list: PickedList, navigation: PageNavigation, run: () => Run): void {
  $effect(() => {
    const { status, phase } = run()
    void status?.daysDone
    untrack(() => list.refresh(phase))
  })
  $effect(() => {
    const { schedule: frequency, picked: span } = navigation
    untrack(() => list.change({ frequency, span }))
  })
}
