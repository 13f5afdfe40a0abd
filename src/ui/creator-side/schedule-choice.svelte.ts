/**
 * What a creator has picked in their settings and not saved yet. The details of the flexible schedules are kept as the
 * text that was typed; whether they make a schedule is told by the rules of a scenario and by nothing else.
 */
import { isoFromDay } from '../../core/calendar'
import { paysInstantly, scheduleText } from '../../core/flexible-schedule'
import {
  isFlexibleFrequency,
  type FlexibleFrequency,
  type PayoutFrequency,
  type PayoutType,
} from '../../core/vocabulary'
import type { Weekday } from '../../core/calendar'
import { readSchedule, type ReadSchedule } from '../../scenario/read-schedule'
import { flexibleSchedules } from '../../scenario/settings/schedules'
import { payoutSchedule } from '../../scenario/schedules'
import { dayOfText } from '../../scenario/period'
import type { ScheduleSettings } from '../../../workers/contract'
import { fieldText, fieldValue } from '../form/field-text'

interface ScheduleDetails {
  payoutType: PayoutType
  days: string
  from: string
  weekdays: readonly Weekday[]
  daysOfMonth: readonly [string, string]
  threshold: string
}

/** What a creator is offered to begin with: the same as drawn creators have chosen. */
const OFFERED = flexibleSchedules.parse({})

export class ScheduleChoice {
  readonly #settings: () => ScheduleSettings
  readonly #today: () => string
  #picked = $state<PayoutFrequency | null>(null)
  #edited = $state.raw<Partial<ScheduleDetails>>({})

  /** `today` is the simulated day, ISO 8601. */
  constructor(settings: () => ScheduleSettings, today: () => string) {
    this.#settings = settings
    this.#today = today
  }

  get frequency(): PayoutFrequency {
    return this.#picked ?? this.#settings().frequency
  }

  get details(): ScheduleDetails {
    return { ...detailsInForce(this.#settings(), this.#today()), ...this.#edited }
  }

  pick(frequency: PayoutFrequency): void {
    this.#picked = frequency
  }

  edit(details: Partial<ScheduleDetails>): void {
    this.#picked = this.frequency
    this.#edited = { ...this.#edited, ...details }
  }

  /** Back to what is in force. */
  reset(): void {
    this.#picked = null
    this.#edited = {}
  }

  get read(): ReadSchedule {
    const { frequency } = this
    return readSchedule(
      isFlexibleFrequency(frequency) ? asWritten(frequency, this.details) : frequency,
    )
  }

  get isChanged(): boolean {
    const { read } = this
    if (!read.ok) return true
    const { flexible, frequency } = this.#settings()
    const chosen = payoutSchedule(read.schedule, dayOfText(this.#today()))
    return scheduleText(chosen) !== scheduleText(flexible ?? frequency)
  }

  get isInstant(): boolean {
    const { frequency } = this
    return isFlexibleFrequency(frequency)
      ? this.details.payoutType === 'instant'
      : paysInstantly(frequency)
  }
}

function detailsInForce({ flexible }: ScheduleSettings, today: string): ScheduleDetails {
  const offered: ScheduleDetails = {
    payoutType: 'standard',
    days: fieldText(OFFERED.every_days.days, 'number'),
    from: today,
    weekdays: OFFERED.chosen_weekdays.weekdays,
    daysOfMonth: daysText(OFFERED.twice_a_month.daysOfMonth),
    threshold: fieldText(OFFERED.threshold.thresholdCents, 'cents'),
  }
  if (!flexible) return offered
  const { payoutType } = flexible
  switch (flexible.frequency) {
    case 'every_days': {
      const { days, from } = flexible
      return { ...offered, payoutType, days: fieldText(days, 'number'), from: isoFromDay(from) }
    }
    case 'chosen_weekdays':
      return { ...offered, payoutType, weekdays: flexible.weekdays }
    case 'twice_a_month':
      return { ...offered, payoutType, daysOfMonth: daysText(flexible.daysOfMonth) }
    case 'threshold':
      return { ...offered, payoutType, threshold: fieldText(flexible.thresholdCents, 'cents') }
  }
}

const daysText = ([first, second]: readonly number[]): [string, string] => [
  fieldText(first, 'number'),
  fieldText(second, 'number'),
]

/** As a scenario would have it. */
function asWritten(frequency: FlexibleFrequency, details: ScheduleDetails): object {
  const { payoutType } = details
  switch (frequency) {
    case 'every_days':
      return { frequency, days: fieldValue(details.days, 'number'), from: details.from, payoutType }
    case 'chosen_weekdays':
      return { frequency, weekdays: details.weekdays, payoutType }
    case 'twice_a_month': {
      const daysOfMonth = details.daysOfMonth.map((text) => fieldValue(text, 'number'))
      return { frequency, daysOfMonth, payoutType }
    }
    case 'threshold':
      return { frequency, thresholdCents: fieldValue(details.threshold, 'cents'), payoutType }
  }
}
