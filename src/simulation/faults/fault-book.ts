/**
 * Counts every event at which something can go wrong, decides by chance whether it does, and writes
 * it down. An event is identified by its kind, its creator and its number among such events of that
 * creator's day. The same three are the subject of its random numbers and the address of the faults
 * that hit it. So what chance does in one run can be asked for in another, and no fault shifts the
 * next.
 */
import { dayOfInstant, isoFromDay, type Day, type Instant } from '../../core/calendar'
import type { DrawConcern } from '../../core/draw-concerns'
import type { Uniform } from '../../core/random'
import type { FaultAddress, FaultKind, FaultOf, SingleFault } from '../../core/single-fault'
import type { Draws, Subject } from '../../core/draws'
import { EventCounts } from './event-counts'
import { SingleFaults } from './single-faults'

interface FaultBookOptions {
  single: readonly SingleFault[]
  draws: Draws
  /** A fault has happened, or is going to. */
  onFault: (fault: SingleFault, strikesAt: Instant) => void
  now: () => Instant
}

/** Something to which a fault can happen. */
export interface FaultEvent {
  readonly address: FaultAddress
  /** The fault of this kind that the scenario asks for here. */
  asked<Kind extends FaultKind>(kind: Kind): FaultOf<Kind> | undefined
  draw(concern: DrawConcern): Uniform
  /** It is written down, and happens now or at an instant. */
  fire(fault: SingleFault, strikesAt?: Instant): void
}

/** Every event of a run is counted, whether anything can happen to it or not: a fault that is switched on later finds its place. */
export class FaultBook {
  readonly single: SingleFaults
  readonly #options: FaultBookOptions
  readonly #ofRun = new EventCounts()
  readonly #ofDay = new EventCounts()
  #day: Day | null = null
  #on = ''

  constructor(options: FaultBookOptions) {
    this.#options = options
    this.single = new SingleFaults(options.single)
  }

  /** The next event of a group that is about a creator, or about nobody. Counted more narrowly, it is of `narrow`, too. */
  next(group: string, creator: string | null, narrow: string = group): FaultEvent {
    this.#beginDay()
    const nth = this.#ofDay.oneMore(narrow, creator)
    const asked = this.single.isEmpty ? NONE : this.#askedFor(group, creator, narrow, nth)
    return new CountedEvent(this, creator, this.#on, nth, narrow, asked)
  }

  draw(concern: DrawConcern, ...subject: Subject): Uniform {
    return this.#options.draws.of(concern, ...subject)
  }

  fire(fault: SingleFault, asked: readonly SingleFault[], strikesAt = this.#options.now()): void {
    for (const one of asked) if (one.fault === fault.fault) this.single.met(one)
    this.#options.onFault(fault, strikesAt)
  }

  #beginDay(): void {
    const day = dayOfInstant(this.#options.now())
    if (day === this.#day) return
    this.#day = day
    this.#on = isoFromDay(day)
    this.#ofDay.clear()
  }

  /** Only an address without a day asks how often there was such an event in the whole run. */
  #askedFor(
    group: string,
    creator: string | null,
    narrow: string,
    nthOfDay: number,
  ): readonly SingleFault[] {
    const at = (name: string, ofDay: number): readonly SingleFault[] =>
      this.single.at(name, {
        creator,
        on: this.#on,
        at: this.#options.now(),
        nthOfDay: ofDay,
        nthOfRun: this.#ofRun.oneMore(name, creator),
      })
    const asked = at(narrow, nthOfDay)
    if (narrow === group) return asked
    return [...asked, ...at(group, this.#ofDay.oneMore(group, creator))]
  }
}

class CountedEvent implements FaultEvent {
  readonly #book: FaultBook
  readonly #creator: string | null
  readonly #on: string
  readonly #nth: number
  readonly #narrow: string
  readonly #asked: readonly SingleFault[]

  constructor(
    book: FaultBook,
    creator: string | null,
    on: string,
    nth: number,
    narrow: string,
    asked: readonly SingleFault[],
  ) {
    this.#book = book
    this.#creator = creator
    this.#on = on
    this.#nth = nth
    this.#narrow = narrow
    this.#asked = asked
  }

  get address(): FaultAddress {
    const creator = this.#creator
    return { ...(creator !== null && { creator }), on: this.#on, nth: this.#nth }
  }

  asked<Kind extends FaultKind>(kind: Kind): FaultOf<Kind> | undefined {
    if (this.#asked.length === 0) return undefined
    return this.#asked.find((fault): fault is FaultOf<Kind> => fault.fault === kind)
  }

  draw(concern: DrawConcern): Uniform {
    return this.#book.draw(concern, this.#creator ?? '', this.#on, this.#narrow, this.#nth)
  }

  fire(fault: SingleFault, strikesAt?: Instant): void {
    this.#book.fire(fault, this.#asked, strikesAt)
  }
}

const NONE: readonly SingleFault[] = []
