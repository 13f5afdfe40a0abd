/**
 * Named streams of random numbers, all from one seed: a stream per concern and creator, so that a change to one part of
 * a scenario leaves every draw of the others as it was, and two runs can be compared draw by draw. The concerns are
 * listed in `core/draw-concerns.ts`.
 */
import seedrandom from 'seedrandom'
import type { DrawConcern } from '../core/draw-concerns'
import type { Uniform } from '../core/random'

export class Streams {
  readonly #seed: string
  readonly #open = new Map<string, Map<number | string, Uniform>>()

  constructor(seed: string) {
    this.#seed = seed
  }

  /** The stream of this name; asked for again, it goes on where it stood. */
  stream(concern: DrawConcern, id: number | string): Uniform {
    const ofConcern = this.#streamsOf(concern)
    const known = ofConcern.get(id)
    if (known) return known
    const opened = this.fresh(concern, id)
    ofConcern.set(id, opened)
    return opened
  }

  #streamsOf(concern: DrawConcern): Map<number | string, Uniform> {
    const known = this.#open.get(concern)
    if (known) return known
    const none = new Map<number | string, Uniform>()
    this.#open.set(concern, none)
    return none
  }

  /** The stream of this name from its beginning, for draws that are made once. */
  fresh(concern: DrawConcern, id: number | string): Uniform {
    return seedrandom.alea(JSON.stringify([this.#seed, concern, id]))
  }
}
