/**
 * Whether money arrives when it can: after it was sent, within what the scenario says of its rail, at a bank in the hours of
 * a working day; and whether a payout is completed only when its money is there. Nothing is drawn here: a time is right if
 * it is one of those that are possible.
 */
import {
  dayOfInstant,
  SECONDS_IN_DAY,
  SECONDS_IN_HOUR,
  SECONDS_IN_MINUTE,
  secondOfDay,
  type Instant,
} from '../core/calendar'
import { sentence, type Sentence } from '../core/sentence'
import type { ProcessorSettings } from '../scenario/schema'
import type { Auditor } from './auditor/auditor'
import type { AuditedProcessorPayout } from './auditor/payments'
import type { PayoutStates, StateStep } from './payout-states'
import type { Violations } from './violations'
import type { WorkingDays } from './working-days'

export type ArrivalSettings = Pick<
  ProcessorSettings,
  'instantArrival' | 'standardArrivalBusinessDays' | 'rails' | 'paypal'
>

const NAME = 'money_arrives_in_time'
const BANK_OPENS = 6 * SECONDS_IN_HOUR
const BANK_CLOSES = 18 * SECONDS_IN_HOUR

/** How long money takes: at most so many seconds, or from so many to so many working days, and how much longer it may lie there. */
interface Way {
  seconds: number
  days?: readonly [least: number, most: number]
  waitsDays?: number
}

interface ArrivalFacts {
  auditor: Auditor
  states: PayoutStates
  workingDays: WorkingDays
}

export class ArrivalTimes {
  readonly #settings: ArrivalSettings
  readonly #workingDays: WorkingDays
  readonly #auditor: Auditor
  #inTransit: AuditedProcessorPayout[] = []
  readonly #early: Readonly<StateStep>[] = []

  constructor(settings: ArrivalSettings, { auditor, states, workingDays }: ArrivalFacts) {
    this.#settings = settings
    this.#workingDays = workingDays
    this.#auditor = auditor
    states.onStep((step) => this.#stepped(step))
  }

  made(payment: AuditedProcessorPayout): void {
    this.#inTransit.push(payment)
  }

  /** Looks through what was in transit at the last look, or has been made since. */
  settle(now: Instant, violations: Violations): void {
    for (const payment of this.#inTransit) {
      const problem = this.#problemOf(payment, now)
      if (!problem) continue
      const { processorPayoutId, payoutId, creatorId, netCents, arrivedAt } = payment
      violations.add(
        NAME,
        processorPayoutId,
        sentence`${{ payoutId }}: ${processorPayoutId} of ${{ cents: netCents }} ${problem}`,
        { cents: netCents, at: arrivedAt ?? now, payoutId, creatorId },
      )
    }
    this.#inTransit = this.#inTransit.filter(({ whereabouts }) => whereabouts === 'in transit')
    for (const { payout, at } of this.#early.splice(0)) {
      const { payoutId, creatorId, netCents: cents } = payout
      const witness = sentence`${{ payoutId }} of ${{ cents }} was completed at ${{ at }}, before its money had arrived`
      violations.add(NAME, payoutId, witness, { cents, at, payoutId, creatorId })
    }
  }

  #stepped({ payout, to, ...step }: StateStep): void {
    if (to !== 'completed') return
    const made = this.#auditor.payoutsMadeFor(payout.payoutId)
    const isThere = made.some(({ arrivedAt }) => arrivedAt !== null && arrivedAt <= step.at)
    if (made.length > 0 && !isThere) this.#early.push({ payout, to, ...step })
  }

  #problemOf(payment: AuditedProcessorPayout, now: Instant): Sentence | null {
    const { madeAt, arrivedAt, whereabouts } = payment
    const way = this.#wayOf(payment)
    if (arrivedAt !== null) {
      if (this.#canArrive(payment, arrivedAt, way)) return null
      return sentence`was sent at ${{ at: madeAt }} and cannot have arrived at ${{ at: arrivedAt }}`
    }
    const [, days] = way.days ?? [0, 0]
    const waits = (way.waitsDays ?? 0) * SECONDS_IN_DAY
    const isOverdue =
      whereabouts === 'in transit' &&
      now - madeAt > way.seconds + waits &&
      this.#between(madeAt, now - waits - SECONDS_IN_DAY) > days
    return isOverdue ? sentence`was sent at ${{ at: madeAt }} and is still in transit` : null
  }

  #wayOf({ rail, method }: AuditedProcessorPayout): Way {
    const { instantArrival, standardArrivalBusinessDays, rails, paypal } = this.#settings
    if (method === 'transfer') return { seconds: 0 }
    switch (rail) {
      case 'card_push': {
        const { arrival, fallbackToBank, fallbackBusinessDaysMaximum } = rails[rail]
        return {
          seconds: arrival.maximumSeconds + 1,
          ...(fallbackToBank && { days: [1, fallbackBusinessDaysMaximum] }),
        }
      }
      case 'fednow': {
        const { arrival, answerSecondsMaximum } = rails[rail]
        return { seconds: Math.min(arrival.maximumSeconds, answerSecondsMaximum) }
      }
      case 'rtp':
      case 'stablecoin':
        return { seconds: rails[rail].arrival.maximumSeconds }
      case 'same_day_ach':
        return { seconds: 0, days: [0, 1] }
      default: {
        if (method === 'instant') return { seconds: instantArrival.maximumSeconds }
        const days = standardArrivalBusinessDays[rail]
        return {
          ...{ seconds: 0, days: [days, days] },
          ...(rail === 'paypal' && { waitsDays: paypal.claimDays }),
        }
      }
    }
  }

  #canArrive(
    { madeAt, rail }: AuditedProcessorPayout,
    arrivedAt: Instant,
    { seconds, days, waitsDays = 0 }: Way,
  ): boolean {
    const took = arrivedAt - madeAt
    // Nothing takes no time but what is only moved from one account to another; a second is always possible.
    if (seconds === 0 && !days) return took === 0
    if (took <= Math.max(1, seconds)) return took > 0
    if (!days) return false
    if (rail === 'same_day_ach') return this.#settlesInWindow(madeAt, arrivedAt)
    const working = this.#between(madeAt, arrivedAt)
    if (waitsDays > 0)
      return (
        working >= days[0] &&
        this.#between(madeAt, arrivedAt - waitsDays * SECONDS_IN_DAY) <= days[1]
      )
    const second = secondOfDay(arrivedAt)
    const isInHours = second >= BANK_OPENS && second < BANK_CLOSES
    return (
      isInHours &&
      working >= days[0] &&
      working <= days[1] &&
      (working === 0 || this.#isWorkingDay(arrivedAt))
    )
  }

  /** Money goes with the first window that is open when it is sent, or else with the first of the next working day. */
  #settlesInWindow(madeAt: Instant, arrivedAt: Instant): boolean {
    const { windows } = this.#settings.rails.same_day_ach
    const place = windows.findIndex(
      ({ settlesMinute }) => settlesMinute * SECONDS_IN_MINUTE === secondOfDay(arrivedAt),
    )
    const isOpen = (closesMinute = -Infinity): boolean =>
      this.#isWorkingDay(madeAt) && secondOfDay(madeAt) <= closesMinute * SECONDS_IN_MINUTE
    const before = windows[place === 0 ? windows.length - 1 : place - 1]
    const isSameDay = dayOfInstant(madeAt) === dayOfInstant(arrivedAt)
    return isSameDay
      ? place >= 0 &&
          isOpen(windows[place]!.closesMinute) &&
          (place === 0 || !isOpen(before?.closesMinute))
      : place === 0 &&
          this.#between(madeAt, arrivedAt) === 1 &&
          this.#isWorkingDay(arrivedAt) &&
          !isOpen(before?.closesMinute)
  }

  #isWorkingDay(instant: Instant): boolean {
    return this.#workingDays.has(dayOfInstant(instant))
  }

  /** Working days after the day of one instant, up to that of another. */
  #between(from: Instant, to: Instant): number {
    return this.#workingDays.between(dayOfInstant(from), dayOfInstant(to))
  }
}
