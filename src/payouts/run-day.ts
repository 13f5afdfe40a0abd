/**
 * The day to which a piece of work belongs: the day on which its run began or its request was made.
 * A late slice, or a worker that begins again, may do the work after midnight. Whose turn it is,
 * and up to which day money counts, is still decided for that day (quirk G21). The rules and the
 * clock are those of the moment.
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
  readonly service: PayoutContext['service']
  readonly jobs: PayoutContext['jobs']
  readonly observer: PayoutContext['observer']
  readonly isBankHoliday: PayoutContext['isBankHoliday']
  readonly #moment: PayoutContext
  readonly #day: Day

  constructor(moment: PayoutContext, day: Day) {
    this.ledger = moment.ledger
    this.service = moment.service
    this.jobs = moment.jobs
    this.observer = moment.observer
    this.isBankHoliday = moment.isBankHoliday
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
