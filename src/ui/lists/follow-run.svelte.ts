/**
 * Keeps a list to the ledger, which grows with the days of the run, and to the days and the schedule that are picked.
 * To be called while a component is made.
 */
import { untrack } from 'svelte'
import type { RunPhase } from '../../../workers/contract'
import type { Desk } from '../desk.svelte'
import type { Run } from '../lab/run.svelte'

interface PickedList {
  refresh(phase: RunPhase): void
  change(changes: { frequency: Desk['schedule']; span: Desk['picked'] }): void
}

export function followRun(list: PickedList, desk: Desk, run: () => Run): void {
  $effect(() => {
    const { status, phase } = run()
    void status?.daysDone
    untrack(() => list.refresh(phase))
  })
  $effect(() => {
    const { schedule: frequency, picked: span } = desk
    untrack(() => list.change({ frequency, span }))
  })
}
