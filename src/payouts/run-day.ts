/**
 * Work that has a day of its own: a run that began on a day, or a request made on it. It may be done after midnight, by
 * a late slice or a worker that begins again; whose turn it is, and up to which day money counts, is asked for its own day
 * all the same (quirk G21). The rules and the clock stay those of the moment.
 */
import type { Day, Instant } from '../core/calendar'
import type { PayoutPolicy } from '../core/policy'
import type { Protections } from '../core/protections'
import type { PayoutContext } from './ports'

export const onDay = (context: PayoutContext, day: Day): PayoutContext =>
  new ContextOfDay(context, day)

/** Every rule asks the context for something: plain fields are found several times as fast as those of a prototype. */
class ContextOfDay implements PayoutContext {
  readonly ledger: PayoutContext['ledger']
  readonly jobs: PayoutContext['jobs']
  readonly observer: PayoutContext['observer']
  readonly #moment: PayoutContext
  readonly #day: Day

  constructor(moment: PayoutContext, day: Day) {
    this.ledger = moment.ledger
    this.jobs = moment.jobs
    this.observer = moment.observer
    this.#moment = moment
    this.#day = day
  }

  get protections(): Protections {
    return this.#moment.protections
  }

  get policy(): PayoutPolicy {
    return this.#moment.policy
  }

  returnsWithinBusinessDays(): number {
    return this.#moment.returnsWithinBusinessDays()
  }

  policyAt(instant: Instant): PayoutPolicy {
    return this.#moment.policyAt(instant)
  }

  now(): Instant {
    return this.#moment.now()
  }

  workerNow(): Instant {
    return this.#moment.workerNow()
  }

  today(): Day {
    return this.#day
  }
}
