/**
 * Named streams of random numbers, all from one seed: a stream per concern and creator, so that a change to one part of
 * a scenario leaves every draw of the others as it was, and two runs can be compared draw by draw.
 */
import seedrandom from 'seedrandom'
import type { Uniform } from '../core/random'

export class Streams {
  readonly #seed: string
  readonly #open = new Map<string, Uniform>()

  constructor(seed: string) {
    this.#seed = seed
  }

  /** The stream of this name; asked for again, it goes on where it stood. */
  stream(concern: string, id: number | string): Uniform {
    const name = `${concern}/${id}`
    const known = this.#open.get(name)
    if (known) return known
    const opened = this.fresh(concern, id)
    this.#open.set(name, opened)
    return opened
  }

  /** The stream of this name from its beginning, for draws that are made once. */
  fresh(concern: string, id: number | string): Uniform {
    return seedrandom.alea(JSON.stringify([this.#seed, concern, id]))
  }
}
