/**
 * A part of the form that is folded. It opens for a setting that is looked for in it, and is built when it is first
 * opened: the form has hundreds of fields. To be made while a component is.
 */
import type { FormState } from './form-state.svelte'

export class Fold {
  isOpen = $state(false)
  #isBuilt = $state(false)

  constructor(form: FormState, paths: () => readonly string[]) {
    $effect(() => {
      if (form.isIn(paths())) this.isOpen = true
    })
    $effect(() => {
      if (this.isOpen) this.#isBuilt = true
    })
  }

  get isBuilt(): boolean {
    return this.#isBuilt
  }
}
