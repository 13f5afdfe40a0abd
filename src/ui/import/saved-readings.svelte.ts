/** Readings that were given a name, kept in this browser. A browser that keeps nothing is no error. */
import { readSavedReading } from '../../scenario/saved-reading'
import type { ReadingChoices } from '../../scenario/sales-reading'

const KEY = 'payout-lab.readings'

export interface SavedReading {
  name: string
  reading: ReadingChoices
}

function stored(): SavedReading[] {
  try {
    const values: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(values) ? values.filter(isSavedReading) : []
  } catch {
    return []
  }
}

function isSavedReading(value: unknown): value is SavedReading {
  const { name, reading } = (value ?? {}) as Partial<Record<keyof SavedReading, unknown>>
  return typeof name === 'string' && name !== '' && readSavedReading(reading).ok
}

const without = (all: readonly SavedReading[], name: string): SavedReading[] =>
  all.filter((saved) => saved.name !== name)

export class SavedReadings {
  #all = $state.raw<readonly SavedReading[]>(stored())

  /** In order of their names. */
  get all(): readonly SavedReading[] {
    return this.#all
  }

  named(name: string): ReadingChoices | null {
    return this.#all.find((saved) => saved.name === name)?.reading ?? null
  }

  /** A reading of the same name is replaced. */
  save(name: string, reading: ReadingChoices): void {
    this.#change((all) =>
      [...without(all, name), { name, reading }].sort((a, b) => (a.name < b.name ? -1 : 1)),
    )
  }

  remove(name: string): void {
    this.#change((all) => without(all, name))
  }

  /** Another tab may have changed what is kept: only this change is made to it. */
  #change(change: (all: readonly SavedReading[]) => SavedReading[]): void {
    this.#all = change(this.#all)
    try {
      localStorage.setItem(KEY, JSON.stringify(change(stored())))
    } catch {
      // Storage may be full or forbidden: the readings last as long as the page then.
    }
  }
}
