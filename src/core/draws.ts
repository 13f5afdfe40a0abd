/**
 * Random numbers as a function of the seed, the concern (what it is about), the subject (whose it is) and the index among
 * the numbers of that subject. Nothing is remembered between two questions, so asking more or less often in one place
 * changes no number in another, and two runs can be compared number by number.
 */
import seedrandom from 'seedrandom'
import type { DrawConcern } from './draw-concerns'
import type { Uniform } from './random'

/** The creator's handle first, where there is one: ids depend on who else is in the scenario. */
export type Subject = readonly (string | number)[]

export class Draws {
  readonly #seed: string

  constructor(seed: string) {
    this.#seed = seed
  }

  /** The numbers of one subject, by index: the first call gives number 0. Asked for again, they begin again. */
  of(concern: DrawConcern, ...subject: Subject): Uniform {
    return seedrandom.alea(JSON.stringify([this.#seed, concern, ...subject]))
  }
}
