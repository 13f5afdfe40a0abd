/**
 * Edits of the draft that have not been run. They are kept through a reload, and offered again where another scenario
 * takes their place; a draft that was run needs no keeping beside its run.
 */
import type { ScenarioInput } from '../../scenario/schema'
import { sameValue } from '../../scenario/document-paths'
import type { ScenarioDraft } from '../draft/scenario-draft.svelte'
import type { SavedWork } from './saved-work.svelte'

export class EditsNotRun {
  readonly #draft: ScenarioDraft
  readonly #savedWork: SavedWork
  /** What the last run was of, with what has been done in it. */
  #ran = $state.raw<ScenarioInput | null>(null)
  #keptText = ''

  constructor(draft: ScenarioDraft, savedWork: SavedWork) {
    this.#draft = draft
    this.#savedWork = savedWork
  }

  get hasAny(): boolean {
    return this.#draft.isEdited && !sameValue(this.#draft.input, this.#ran)
  }

  noteRun(input: ScenarioInput): void {
    this.#ran = input
    this.#savedWork.forgetDraft(input)
  }

  /** Tracked by an effect: keeps them through a reload. */
  keep(): void {
    const text = this.hasAny ? JSON.stringify(this.#draft.input) : ''
    if (text === this.#keptText) return
    this.#keptText = text
    this.#savedWork.keepDraft(text === '' ? null : this.#draft.input)
  }

  /** Edits that were on offer take the draft's place. */
  restore(input: ScenarioInput): void {
    const edited = this.hasAny ? this.#draft.input : null
    this.#draft.discardText()
    this.#draft.edit(input)
    if (edited) this.#savedWork.setAside(edited)
    else this.#savedWork.dismissDraft()
  }

  /** Another scenario is about to take their place: they are offered again, as those of an earlier visit are. */
  setAside(): void {
    if (this.hasAny) this.#savedWork.setAside(this.#draft.input)
  }
}
