/**
 * What the form shows of the scenario: its groups or its JSON, and the setting that the reader wants to be taken to.
 * Groups and folds open for what is in them, and the field or the text editor that holds it takes the focus.
 */
import { tick } from 'svelte'
import { isAtOrIn, isDocument } from '../../scenario/document-paths'
import { focusField } from './focus-field'
import { formFields } from './form-fields.svelte'

/** A group opens for a setting, then a fold in it, then an entry: each is built when the one around it has opened. */
const LEVELS_MAX = 5

export class FormState {
  #view = $state<'form' | 'json'>('form')
  #wanted = $state.raw<string | null>(null)
  /** The names of the groups and folds that are open. */
  #openFolds = $state.raw<readonly string[]>([])

  get view(): 'form' | 'json' {
    return this.#view
  }

  /** The path of the setting that is looked for. */
  get wanted(): string | null {
    return this.#wanted
  }

  get openFolds(): readonly string[] {
    return this.#openFolds
  }

  setOpen(fold: string, isOpen: boolean): void {
    if (this.#openFolds.includes(fold) === isOpen) return
    const others = this.#openFolds.filter((one) => one !== fold)
    this.#openFolds = isOpen ? [...others, fold] : others
  }

  showForm(): void {
    this.#view = 'form'
  }

  showJson(): void {
    this.#view = 'json'
  }

  /** Opens the JSON where a setting is. */
  showInJson(path: string): void {
    this.#view = 'json'
    this.#wanted = path
  }

  /**
   * Takes the reader to a setting, wherever the form is at; to the JSON, if no field of the form has it. A rule that binds
   * the settings of a group is said at the last of them: `value` is what the group has.
   */
  async show(path: string, value?: unknown): Promise<void> {
    this.#wanted = path
    if (this.#view === 'json') return
    if (!(await formFields.tryLoad())) return this.found()
    if (await this.#isFound(path)) return
    const { lastSettingOf } = await import('./layout')
    const last = isDocument(value) ? lastSettingOf(path) : null
    if (last !== null && this.#wanted === path) {
      this.#wanted = last
      if (await this.#isFound(last)) return
      this.#wanted = path
    }
    if (this.#wanted === path) this.#view = 'json'
  }

  async #isFound(path: string): Promise<boolean> {
    for (let level = 0; level < LEVELS_MAX; level += 1) await tick()
    if (this.#wanted !== path) return true
    // Of several inputs in one, as shares of a whole are, the first.
    const place = `[data-setting="${CSS.escape(path)}"]`
    const input = document.querySelector<HTMLElement>(`${place} :is(input, select, textarea)`)
    if (!input) return false
    this.found()
    focusField(input)
    return true
  }

  found(): void {
    this.#wanted = null
  }

  /** Whether what is looked for is at one of these places or in it. */
  isIn(places: readonly string[]): boolean {
    const path = this.#wanted
    return path !== null && places.some((place) => isAtOrIn(path, place))
  }
}
