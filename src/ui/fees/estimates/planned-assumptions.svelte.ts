/** The plan of all assumptions of a scenario, low and high and at random: a hundred scenarios are read for it, in tasks of their own. */
import type { ReadSweep } from '../../../../workers/sweep-contract'
import type { ScenarioDraft } from '../../draft/scenario-draft.svelte'
import { inSlices } from '../../in-slices'
import type { FeesView } from '../fees-view.svelte'
import { planningOfAssumptions } from '../sweep/sweep-plans'
import { SAMPLES, sweptAssumptions } from '../sweep/swept-settings'

export class PlannedAssumptions {
  readonly #view: () => FeesView
  readonly #draft: ScenarioDraft
  readonly #asked = $derived.by(() => ({
    swept: this.#view().swept,
    assumptions: sweptAssumptions(this.#view().isTakeUpFixed, (path) => this.#draft.value(path)),
  }))
  #latest = $state.raw<{ asked: unknown; read: ReadSweep } | null>(null)
  /** `null` until it is known for the first time. */
  readonly read: ReadSweep | null = $derived.by(() => this.#latest?.read ?? null)
  /** Whether it is of the scenario on the form. */
  readonly isCurrent: boolean = $derived.by(() => this.#latest?.asked === this.#asked)

  /** Made while a component is set up. `isDue`: whether it is to be read again where the form has changed. */
  constructor(view: () => FeesView, draft: ScenarioDraft, isDue: () => boolean) {
    this.#view = view
    this.#draft = draft
    $effect(() => {
      const asked = this.#asked
      if (!isDue() || this.#latest?.asked === asked) return
      const steps = planningOfAssumptions(asked.swept, asked.assumptions, SAMPLES)
      return inSlices(steps, (read) => (this.#latest = { asked, read }))
    })
  }
}
