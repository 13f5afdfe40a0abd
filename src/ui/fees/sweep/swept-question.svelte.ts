/**
 * A question of the tab that is answered by a sweep of its own: its plan for the scenario on the form, and what is known of
 * it. What an earlier visit has run is there at once. To be made while a component is.
 */
import type { PointResult, ReadSweep, SweepPlan } from '../../../../workers/sweep-contract'
import type { FeeLab, ShownSweep, SweepName } from '../fee-lab.svelte'
import { isSameScenario } from './same-scenario'

export class SweptQuestion {
  readonly #shown: ShownSweep | null
  /** `null` where the scenario cannot be swept, or has not been read for it yet. */
  readonly plan: SweepPlan | null
  /** Whether what is known is of the scenario on the form, and answers the question. */
  readonly isCurrent: boolean
  /** None of what is not. */
  readonly points: readonly PointResult[]

  /** `answers`: whether what is known of one plan does for another. */
  constructor(
    fees: FeeLab,
    name: SweepName,
    read: () => ReadSweep | null,
    answers: (known: SweepPlan, asked: SweepPlan) => boolean = isSameScenario,
  ) {
    this.#shown = $derived(fees.shown(name))
    this.plan = $derived.by(() => {
      const answer = read()
      return answer?.ok ? answer.plan : null
    })
    this.isCurrent = $derived(
      this.#shown !== null && this.plan !== null && answers(this.#shown.plan, this.plan),
    )
    this.points = $derived(this.isCurrent ? this.#shown!.points : [])
    $effect(() => {
      if (this.plan) void fees.recall(name, this.plan)
    })
  }
}
