/**
 * Keeps a list to the ledger, which grows with the days of the run, and to the days and the schedule that are picked.
 * To be called while a component is made.
 */
import { untrack } from 'svelte'
import type { RunPhase } from '../../../workers/contract'
import type { PageState } from '../page-state.svelte'
import type { Run } from '../lab/run.svelte'

interface PickedList {
  refresh(phase: RunPhase): void
  change(changes: { frequency: PageState['schedule']; span: PageState['picked'] }): void
}

export function followRun(list: PickedList, pageState: PageState, run: () => Run): void {
  $effect(() => {
    const { status, phase } = run()
    void status?.daysDone
    untrack(() => list.refresh(phase))
  })
  $effect(() => {
    const { schedule: frequency, picked: span } = pageState
    untrack(() => list.change({ frequency, span }))
  })
}
