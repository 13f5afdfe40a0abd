/**
 * The way into the payout service: today's, the one before daily payouts, or both. Where both are
 * compared on the same facts, today's acts. Callers need not know which one it is.
 */
import type { Day } from '../core/calendar'
import { givenCode } from '../core/given-code'
import type { PayoutServiceChoice } from '../core/vocabulary'
import type { serviceBeforeDaily } from './before-daily/payout-users-service'
import type { nextPayoutDayBeforeDaily } from './before-daily/plan'
import { currentService, timetable, type TimetableEntry } from './jobs'
import { nextPayoutDayOf } from './forecast'
import type { PayoutContext } from './ports'
import type { ServiceComparison } from './service-comparison'

/** The service before daily payouts, and what compares it with today's. */
interface BeforeDailyService {
  nextPayoutDayBeforeDaily: typeof nextPayoutDayBeforeDaily
  serviceBeforeDaily: typeof serviceBeforeDaily
  ServiceComparison: typeof ServiceComparison
}

export class PayoutServiceAdapter {
  readonly #context: PayoutContext
  /** Where the service before daily payouts acts. */
  readonly #beforeDaily: BeforeDailyService | null
  readonly #comparison: ServiceComparison | null

  /** `code`: for any choice but today's service alone. */
  constructor(
    context: PayoutContext,
    choice: PayoutServiceChoice,
    code: BeforeDailyService | null = null,
  ) {
    this.#context = context
    const old = choice === 'current' ? null : givenCode(code, 'the service before daily')
    this.#comparison = choice === 'compare' ? new old!.ServiceComparison(context) : null
    this.#beforeDaily = choice === 'before-daily' ? old : null
  }

  /** The jobs that start on a day. */
  timetable(day: Day): TimetableEntry[] {
    const context = this.#context
    if (this.#beforeDaily)
      return timetable(context, day, this.#beforeDaily.serviceBeforeDaily(context))
    if (this.#comparison) return timetable(context, day, currentService(context, this.#comparison))
    return context.service.timetable(context, day)
  }

  /** The date that the creator is shown as their next payout; `null` where there is too little to pay, or none is paid. */
  nextPayoutDayOf(creatorId: number): Day | null {
    return this.#beforeDaily
      ? this.#beforeDaily.nextPayoutDayBeforeDaily(this.#context, creatorId)
      : nextPayoutDayOf(this.#context, creatorId)
  }

  /** How often both services were asked and agreed; `null` where they are not compared. */
  get comparisonCounts(): { compared: number; agreed: number } | null {
    return this.#comparison?.counts ?? null
  }
}
