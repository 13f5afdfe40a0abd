/**
 * A part of the form that is folded. It opens for a setting that is looked for in it, and is built when it is first
 * opened: the form has hundreds of fields. To be made while a component is.
 */
import type { FormState } from './form-state.svelte'

export class Fold {
  readonly #form: FormState
  /** Its own among all parts of the form. */
  readonly #name: () => string
  #isBuilt = $state(false)

  constructor(form: FormState, name: () => string, paths: () => readonly string[]) {
    this.#form = form
    this.#name = name
    $effect(() => {
      if (form.isIn(paths())) this.isOpen = true
    })
    $effect(() => {
      if (this.isOpen) this.#isBuilt = true
    })
  }

  /** The form keeps it: where the page gets narrow, the parts are made again in another place. */
  get isOpen(): boolean {
    return this.#form.openFolds.includes(this.#name())
  }

  set isOpen(isOpen: boolean) {
    this.#form.setOpen(this.#name(), isOpen)
  }

  get isBuilt(): boolean {
    return this.#isBuilt
  }
}
