/** What a month at a fee says of a whole year. */
import { DAYS_IN_CALENDAR_YEAR, DAYS_IN_MONTH } from '../../core/calendar'
import { roughEstimate, type Rough } from '../../core/rough-estimate'
import { formatRoundedMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { numberOfDays } from '../words/counts'
import { marginFound, type FeeFacts } from './fee-facts'

/** From so many days on a run has most of a year in it. */
const YEAR_RUN_DAYS_MIN = 330
const MONTHS_IN_YEAR = DAYS_IN_CALENDAR_YEAR / DAYS_IN_MONTH

/** What a month says of a year: in the model creators still join, so that twelve times the first months is too little. */
export function yearSentence(facts: FeeFacts): string | null {
  const margin = marginFound(facts)
  if (!margin) return null
  const { days, isTakeUpFixed, hasFile } = facts
  if (days >= YEAR_RUN_DAYS_MIN || isTakeUpFixed) return yearText(margin, isTakeUpFixed)
  const words = { days: numberOfDays(days) }
  return hasFile ? m.fees_file_days(words) : m.fees_first_days(words)
}

/** Whether a month is said of which a longer run would show more, and whose period is a setting. */
export const isOfFirstDays = (facts: FeeFacts): boolean =>
  marginFound(facts) !== null &&
  !facts.isTakeUpFixed &&
  !facts.hasFile &&
  facts.days < YEAR_RUN_DAYS_MIN

function yearText(margin: Rough, isTakeUpFixed: boolean): string {
  const ofYear = (cents: number | null): number | null => cents && cents * MONTHS_IN_YEAR
  const { value, low, high } = roughEstimate({
    value: margin.value * MONTHS_IN_YEAR,
    low: ofYear(margin.low),
    high: ofYear(margin.high),
  })
  const amount = formatRoundedMoney(value)
  if (low === null || high === null || low === high) {
    return isTakeUpFixed ? m.fees_year_fixed({ amount }) : m.fees_year({ amount })
  }
  const words = { amount, low: formatRoundedMoney(low), high: formatRoundedMoney(high) }
  return isTakeUpFixed ? m.fees_year_fixed_within(words) : m.fees_year_within(words)
}
