/**
 * What is in the groups of the form, with all that is known of settings: larger than the rest of the first screen, which
 * shows a sentence of each group. It is read once the first run is over, or when a group is opened.
 */
import { scenarioReader } from '../draft/scenario-reader.svelte'
import type { FIELDS } from '../settings/fields'

export type GroupName = keyof typeof FIELDS

class FormFields {
  #groups = $state.raw<typeof FIELDS | null>(null)

  /** `null` as long as they have not been read. */
  get groups(): typeof FIELDS | null {
    return this.#groups
  }

  /** Resolves to whether they are there; where they are not, the page says that a part of it is missing. */
  async tryLoad(): Promise<boolean> {
    return this.load().then(
      () => true,
      () => false,
    )
  }

  /** Once is enough, and more does no harm. */
  async load(): Promise<void> {
    const [{ FIELDS }] = await Promise.all([import('../settings/fields'), scenarioReader.load()])
    this.#groups = FIELDS
  }
}

export const formFields = new FormFields()
