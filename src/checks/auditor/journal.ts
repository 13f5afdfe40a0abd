/**
 * What happens to creators' money, as it is heard, each with how far the platform had written down its changes of state by
 * then: so the two can be put in one order.
 */
import type { Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import type { Holder } from '../../core/vocabulary'
import { Happenings, type Happening } from './happenings'

type Unplaced<One> = One extends { afterChange: number } ? Omit<One, 'afterChange'> : never

export class Journal {
  readonly #lastChange: () => number
  #happenings = new Happenings()

  /** `lastChange`: the id of the last change of state that the platform has written down. */
  constructor(lastChange: () => number) {
    this.#lastChange = lastChange
  }

  sale(creatorId: number, holder: Holder, at: Instant, grossCents: Cents, netCents: Cents): void {
    this.#happenings.sale(creatorId, holder, at, grossCents, netCents)
  }

  /** Whatever is no sale. */
  note(happening: Unplaced<Happening>): void {
    this.#happenings.add({ ...happening, afterChange: this.#lastChange() })
  }

  /** What was noted since this was last asked, in order. */
  take(): Iterable<Happening> {
    const happenings = this.#happenings
    this.#happenings = new Happenings()
    return happenings
  }
}
