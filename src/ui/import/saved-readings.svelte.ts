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
    const others = this.#all.filter((saved) => saved.name !== name)
    this.#keep([...others, { name, reading }].sort((a, b) => (a.name < b.name ? -1 : 1)))
  }

  remove(name: string): void {
    this.#keep(this.#all.filter((saved) => saved.name !== name))
  }

  #keep(all: readonly SavedReading[]): void {
    this.#all = all
    try {
      localStorage.setItem(KEY, JSON.stringify(all))
    } catch {
      // Storage may be full or forbidden: the readings last as long as the page then.
    }
  }
}
