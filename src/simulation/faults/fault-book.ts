/**
 * Where everything that can go wrong is counted, drawn and written down. An event is known by what it is, by its creator
 * and by how many such events they have had that day: that is the subject of its random numbers and the address of the
 * faults that hit it, so that what chance does in one run can be asked for in another, and no fault shifts the next.
 */
import { dayOfInstant, isoFromDay, type Day, type Instant } from '../../core/calendar'
import type { DrawConcern } from '../../core/draw-concerns'
import type { Uniform } from '../../core/random'
import type { FaultAddress, FaultKind, FaultOf, SingleFault } from '../../core/single-fault'
import type { Draws } from '../draws'
import { SingleFaults, type Happening } from './single-faults'

export interface FaultBookOptions {
  single: readonly SingleFault[]
  draws: Draws
  /** A fault has happened. */
  onFault: (fault: SingleFault) => void
  now: () => Instant
}

/** Something to which a fault can happen. */
export interface FaultEvent {
  readonly address: FaultAddress
  /** The fault of this kind that the scenario asks for here. */
  asked<Kind extends FaultKind>(kind: Kind): FaultOf<Kind> | undefined
  draw(concern: DrawConcern): Uniform
  /** It happens, and is written down. */
  fire(fault: SingleFault): void
}

export class FaultBook {
  readonly single: SingleFaults
  readonly #options: FaultBookOptions
  readonly #ofRun = new Map<string, number>()
  readonly #ofDay = new Map<string, number>()
  #countedDay: Day | null = null

  constructor(options: FaultBookOptions) {
    this.#options = options
    this.single = new SingleFaults(options.single)
  }

  /** The next event of a group that is about a creator, or about nobody. Counted more narrowly, it is of `narrow`, too. */
  next(group: string, creator: string | null, narrow: string = group): FaultEvent {
    const happening = this.#count(narrow, creator)
    const asked = this.single.isEmpty ? [] : [...this.single.at(narrow, happening)]
    if (narrow !== group && !this.single.isEmpty) {
      asked.push(...this.single.at(group, this.#count(group, creator)))
    }
    const { draws, onFault } = this.#options
    const { on, nthOfDay: nth } = happening
    return {
      address: { ...(creator !== null && { creator }), on, nth },
      asked: <Kind extends FaultKind>(kind: Kind) =>
        asked.find((fault): fault is FaultOf<Kind> => fault.fault === kind),
      draw: (concern) => draws.of(concern, creator ?? '', on, narrow, nth),
      fire: (fault) => {
        for (const one of asked) if (one.fault === fault.fault) this.single.met(one)
        onFault(fault)
      },
    }
  }

  #count(group: string, creator: string | null): Happening {
    const day = dayOfInstant(this.#options.now())
    if (day !== this.#countedDay) {
      this.#ofDay.clear()
      this.#countedDay = day
    }
    const key = `${group} ${creator ?? ''}`
    return {
      creator,
      on: isoFromDay(day),
      nthOfDay: oneMore(this.#ofDay, key),
      // Only an address without a day asks for it.
      nthOfRun: this.single.isEmpty ? 0 : oneMore(this.#ofRun, key),
    }
  }
}

function oneMore(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  return count
}
