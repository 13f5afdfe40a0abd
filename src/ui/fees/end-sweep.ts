/** A sweep gives way to whatever else the reader starts. Tracked by an effect. */
import { untrack } from 'svelte'
import type { PageState } from '../page-state.svelte'
import { isAtRest } from '../seeds/run-other-seeds'

export function endSweepForRun(pageState: PageState): void {
  if (!isAtRest(pageState.lab.phase)) untrack(() => pageState.fees.cancel())
}
