/** Whether the processor lets out no more at once in a day, for the whole platform, than its allowance is. */
import { SECONDS_IN_DAY, SECONDS_IN_HOUR } from '../core/calendar'
import type { Cents } from '../core/money'
import { sentence, type Sentence } from '../core/sentence'
import type { ProcessorSettings } from '../scenario/schema'
import { payerOf } from './auditor/own-words'
import type { SeenProcessorPayout } from './auditor/payments'

export type CapSettings = Pick<
  ProcessorSettings,
  'instantDailyCapCents' | 'instantDailyCapResetHour'
>

export class CappedInstantPayments {
  readonly #settings: CapSettings
  /** What has been let out since the allowance was last new. */
  #sinceReset = { day: -Infinity, cents: 0 }

  constructor(settings: CapSettings) {
    this.#settings = settings
  }

  /** Payments in the order in which they were made. */
  problemOf({ rail, method, netCents, createdAt }: SeenProcessorPayout): Sentence | null {
    const { instantDailyCapCents: capCents, instantDailyCapResetHour } = this.#settings
    if (capCents === null || method !== 'instant' || payerOf(rail) !== 'processor') return null
    const day = Math.floor(
      (createdAt - instantDailyCapResetHour * SECONDS_IN_HOUR) / SECONDS_IN_DAY,
    )
    const before: Cents = day === this.#sinceReset.day ? this.#sinceReset.cents : 0
    this.#sinceReset = { day, cents: before + netCents }
    return before + netCents > capCents
      ? sentence`is beyond the ${{ cents: capCents }} of the day, of which ${{ cents: before }} were used`
      : null
  }
}
