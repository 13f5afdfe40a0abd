/**
 * A sweep gives way to a run that the reader starts, and not to one that goes on already. Once that run has ended it goes on
 * by itself. Both are tracked by an effect.
 */
import { untrack } from 'svelte'
import type { PageState } from '../../page-state.svelte'
import { isAtRest } from '../../seeds/run-other-seeds'

export function giveWayToRun({ lab, fees }: PageState): void {
  // Each start makes a run of its own.
  if (lab.run === null) return
  untrack(() => {
    if (!isAtRest(lab.phase)) fees.giveWay()
  })
}

export function goOnAfterRun({ lab, fees }: PageState): void {
  if (isAtRest(lab.phase)) untrack(() => fees.goOn())
}
