/**
 * The way into the payout service: today's, the one before daily payouts, or both. Where both are
 * compared on the same facts, today's acts. Callers need not know which one it is.
 */
import type { Day } from '../core/calendar'
import type { PayoutServiceChoice } from '../core/vocabulary'
import { nextPayoutDayBeforeDaily } from './before-daily/plan'
import { serviceBeforeDaily } from './before-daily/payout-users-service'
import type { RunService } from './hand-out'
import { currentService, timetable, type TimetableEntry } from './jobs'
import { nextPayoutDayOf } from './forecast'
import type { PayoutContext } from './ports'
import { ServiceComparison } from './service-comparison'

export class PayoutServiceAdapter {
  readonly #context: PayoutContext
  readonly #choice: PayoutServiceChoice
  readonly #comparison: ServiceComparison | null
  readonly #service: RunService

  constructor(context: PayoutContext, choice: PayoutServiceChoice) {
    this.#context = context
    this.#choice = choice
    this.#comparison = choice === 'compare' ? new ServiceComparison(context) : null
    this.#service =
      choice === 'before-daily'
        ? serviceBeforeDaily(context)
        : currentService(context, this.#comparison)
  }

  /** The jobs that start on a day. */
  timetable(day: Day): TimetableEntry[] {
    return timetable(this.#context, day, this.#service)
  }

  /** The date that the creator is shown as their next payout; `null` where there is too little to pay, or none is paid. */
  nextPayoutDayOf(creatorId: number): Day | null {
    return this.#choice === 'before-daily'
      ? nextPayoutDayBeforeDaily(this.#context, creatorId)
      : nextPayoutDayOf(this.#context, creatorId)
  }

  /** How often both services were asked and agreed; `null` where they are not compared. */
  get comparisonCounts(): { compared: number; agreed: number } | null {
    return this.#comparison?.counts ?? null
  }
}
