/**
 * What creators are owed from before the run, as the scenario says it, compared with what landed: ledger and auditor hear of
 * it by one call.
 */
import { startOfDay, type Day } from '../../core/calendar'
import type { Cents } from '../../core/money'
import { sentence } from '../../core/sentence'
import type { SaleProblem } from './sales-at-source'

export interface Opening {
  creatorId: number
  day: Day
  cents: Cents
}

export class OpeningsAtSource {
  /** What the scenario says less what has landed, by creator and day. */
  readonly #missing = new Map<string, Opening>()

  expect(openings: readonly Opening[]): void {
    for (const opening of openings) this.#add(opening, opening.cents)
  }

  landed(opening: Opening): void {
    this.#add(opening, -opening.cents)
  }

  /** Each is returned once. */
  takeProblems(): SaleProblem[] {
    const problems = [...this.#missing.values()]
      .filter(({ cents }) => cents !== 0)
      .map(({ creatorId, day, cents }) => ({
        problem: sentence`what ${{ creatorId }} is owed of ${{ day }} landed with ${{ cents: Math.abs(cents) }} too ${cents > 0 ? 'little' : 'much'}`,
        ...{ creatorId, at: startOfDay(day), cents: Math.abs(cents) },
      }))
    this.#missing.clear()
    return problems
  }

  #add({ creatorId, day }: Opening, cents: Cents): void {
    const key = `${creatorId} ${day}`
    const before = this.#missing.get(key)?.cents ?? 0
    this.#missing.set(key, { creatorId, day, cents: before + cents })
  }
}
