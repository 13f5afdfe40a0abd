/** Readings that were given a name, kept in this browser. A browser that keeps nothing is no error. */
import { asList } from '../../scenario/document-paths'
import { readSavedReading } from '../../scenario/sales-file/saved-reading'
import type { ReadingChoices } from '../../scenario/sales-file/reading'
import { eachOnce } from '../each-once'
import { keptValue } from '../kept-value'

const KEY = 'payout-lab.readings'

interface SavedReading {
  name: string
  reading: ReadingChoices
}

const kept = keptValue(KEY, (stored) =>
  eachOnce(asList(stored).filter(isSavedReading), ({ name }) => name),
)

function isSavedReading(value: unknown): value is SavedReading {
  const { name, reading } = (value ?? {}) as Partial<Record<keyof SavedReading, unknown>>
  return typeof name === 'string' && name !== '' && readSavedReading(reading).ok
}

const without = (all: readonly SavedReading[], name: string): SavedReading[] =>
  all.filter((saved) => saved.name !== name)

export class SavedReadings {
  #all = $state.raw<readonly SavedReading[]>(kept.load())

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
    kept.keep(change(kept.load()))
  }
}
