/**
 * Keeps a list to the run on the page and its ledger, which grows with the days, and to the days and the schedule that are
 * picked. Until the ledger is in the worker, that would answer for the run before.
 * To be called while a component is made.
 */
import { untrack } from 'svelte'
import type { RunPhase } from '../../../workers/contract'
import type { PageNavigation } from '../page-navigation.svelte'
import type { Place } from '../place'
import type { Run } from '../lab/run.svelte'

interface PickedList {
  follow(run: Run): void
  refresh(phase: RunPhase): void
  change(changes: { frequency: Place['schedule']; span: Place['picked'] }): void
}

export function followRun(list: PickedList, navigation: PageNavigation, run: () => Run): void {
  $effect(() => {
    const followed = run()
    const { status, phase, ledger } = followed
    void status?.daysDone
    untrack(() => {
      list.follow(followed)
      if (ledger === 'worker') list.refresh(phase)
    })
  })
  $effect(() => {
    const { schedule: frequency, picked: span } = navigation
    untrack(() => list.change({ frequency, span }))
  })
}
