/** What a screen reader hears of a sentence that changes with each run of a sweep: all but those changes. */
import { untrack } from 'svelte'

/** The sentence as it is while nothing is run; during a sweep it stays as it was when that began, or the goal was set. */
export class HeardSentence {
  readonly text: string

  constructor(of: { sentence: () => string; goal: () => unknown; isRunning: () => boolean }) {
    this.text = $derived.by(() => {
      void of.goal()
      return of.isRunning() ? untrack(of.sentence) : of.sentence()
    })
  }
}
