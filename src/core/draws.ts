/**
 * Random numbers as a function of four things: the seed, the concern (what the number is about),
 * the subject (whose it is) and the index among the numbers of that subject. It keeps no state that
 * could change a number. So asking more or less often in one place changes no number in another,
 * and two runs can be compared number by number.
 */
import { AleaStreams } from './alea'
import type { DrawConcern } from './draw-concerns'
import type { Uniform } from './random'

/** The creator's handle first, where there is one: ids depend on who else is in the scenario. */
export type Subject = readonly (string | number)[]

export class Draws {
  #seed: string
  readonly #streams = new Map<DrawConcern, AleaStreams>()

  constructor(seed: string) {
    this.#seed = seed
  }

  /**
   * The numbers of one subject, by index: the first call gives number 0. Asked for again, they begin again. The stream’s
   * seed is the JSON text of `[seed, concern, …subject]`, as far as there is a subject.
   */
  of(concern: DrawConcern, ...subject: Subject): Uniform {
    const streams = this.#streams.get(concern) ?? this.#streamsAbout(concern)
    return streams.of(JSON.stringify(subject), OPENING_BRACKET.length)
  }

  /** From now on the numbers are those of another seed. */
  changeSeed(seed: string): void {
    this.#seed = seed
    this.#streams.clear()
  }

  #streamsAbout(concern: DrawConcern): AleaStreams {
    const inBrackets = JSON.stringify([this.#seed, concern])
    const streams = new AleaStreams(`${inBrackets.slice(0, -1)},`)
    this.#streams.set(concern, streams)
    return streams
  }
}

const OPENING_BRACKET = '['
