/**
 * Decides at each step of a run what happens to its worker: it goes on, it waits so that others
 * come between, or it dies. Chance and the scenario decide; where neither does, it goes on.
 */
import { happens } from '../core/random'
import type { FaultOf } from '../core/single-fault'
import type { ReachedStep, WorkKind } from '../core/work-names'
import type { FaultSettings } from '../scenario/schema'
import { drawnDelay } from './faults/chance'
import type { FaultBook, FaultEvent } from './faults/fault-book'
import { GROUPS } from './faults/single-faults'

export interface Death {
  when: 'before' | 'after'
  /** So long after the step, if the run is still going on. */
  seconds: number
}

export interface Choice {
  waitSeconds: number
  /** More than one where some come later: a run that goes on may meet the next. */
  death: Death | null
}

/** A step that a run has reached; it can still be recorded later that its worker died there. */
export interface Reached {
  choice: Choice
  /** Its worker is recycled so long after the step, whatever it is at. */
  killedAfter(seconds: number, when: Death['when']): void
}

export class Chooser {
  readonly #settings: () => FaultSettings['workers']
  readonly #book: FaultBook

  constructor(settings: () => FaultSettings['workers'], book: FaultBook) {
    this.#settings = settings
    this.#book = book
  }

  at(step: ReachedStep, job: WorkKind, creator: string | null): Reached {
    const event = this.#book.next(GROUPS.step(step), creator, GROUPS.stepOfJob(step, job))
    const die = ({ when, seconds }: Death): void =>
      event.fire({
        ...{ fault: 'worker-killed', step, job, ...event.address, when },
        ...(seconds > 0 && { seconds }),
      })
    const { waitBasisPoints, wait } = this.#settings()
    const death = this.#death(event)
    if (death && death.seconds === 0) die(death)
    const waitSeconds =
      death?.seconds === 0
        ? 0
        : (event.asked('worker-waits')?.seconds ??
          drawnDelay(event, 'worker-waits', waitBasisPoints, wait) ??
          0)
    if (waitSeconds > 0) {
      event.fire({ fault: 'worker-waits', step, job, ...event.address, seconds: waitSeconds })
    }
    return {
      choice: { waitSeconds, death },
      killedAfter: (seconds, when) => die({ seconds, when }),
    }
  }

  #death(event: FaultEvent): Death | null {
    const asked = event.asked('worker-killed')
    if (asked) return deathOf(asked)
    const { killedBasisPoints } = this.#settings()
    if (killedBasisPoints === 0) return null
    const uniform = event.draw('worker-killed')
    if (!happens(uniform, killedBasisPoints)) return null
    return { when: uniform() < 0.5 ? 'before' : 'after', seconds: 0 }
  }
}

const deathOf = ({ when, seconds = 0 }: FaultOf<'worker-killed'>): Death => ({ when, seconds })
