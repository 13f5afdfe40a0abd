/** What a scenario, or a restricted account, does to payouts besides what chance does. */
import { addBusinessDays, type IsBankHoliday } from '../core/business-days'
import { dayOfInstant, startOfDay, type Instant } from '../core/calendar'
import type { PayoutBatchItem, RefundRequest } from '../payouts/ports'
import type { KeyedRequest } from './processor'

/** Some codes of PayPal's are `null`: none was given. */
export interface Ending {
  code: string | null
}

/** How a payout ends otherwise than with its creator; the first of them that there is. */
export interface PayoutEndings {
  refusal: Ending | null
  failure: Ending | null
  returned: (Ending & { afterBusinessDays?: number }) | null
}

export const NO_ENDINGS: PayoutEndings = { refusal: null, failure: null, returned: null }

/** When a payout that is asked for now would fail or come back. */
export interface EndingTimes {
  failsAt: Instant
  /** Without a number of days, when the processor usually sends it back. */
  returnsAt: (afterBusinessDays: number | undefined) => Instant
}

export interface PayoutFaults {
  /** What becomes of a payout that is asked for now. */
  endingsOf(request: KeyedRequest, drawn: PayoutEndings, times: EndingTimes): PayoutEndings
  /** The code with which a mass payment is refused as a whole. */
  batchRefusal(first: PayoutBatchItem): string | null
  /** The code with which a refund is refused for good. */
  refundRefusal(request: RefundRequest): string | null
}

/** The hour of one instant, so many business days after another. */
export const atSameHour = (
  hourOf: Instant,
  from: Instant,
  businessDays: number,
  isBankHoliday: IsBankHoliday,
): Instant =>
  startOfDay(addBusinessDays(dayOfInstant(from), businessDays, isBankHoliday)) +
  (hourOf - startOfDay(dayOfInstant(hourOf)))
