/** What a fee earns in a month, and what that says of a whole year. */
import { roughEstimate, type Rough } from '../../../core/rough-estimate'
import { formatCount, formatRoundedMoney } from '../../format'
import { m } from '../../paraglide/messages.js'
import { numberOfDays } from '../../words/counts'
import { lossOrGain } from '../../words/estimates'
import { marginFound, type FeeFacts } from './fee-facts'
import { YEAR_RUN_DAYS_MIN } from './free-days'
import { periodsIn } from '../period'

const MONTHS_IN_YEAR = periodsIn('year', 'month')

/**
 * What a month says of a year, or what a year is that is shown. Twelve times the first months is too little where creators
 * still join, as in the model, and where each creator's first days are free.
 */
export function yearSentence(facts: FeeFacts): string | null {
  const margin = marginFound(facts)
  if (!margin) return null
  const { days, isTakeUpFixed, hasFile, period } = facts
  const why = whyFirstDaysAreLess(facts)
  if (why === null) {
    return period === 'month' ? yearText(margin, isTakeUpFixed) : shownYearText(isTakeUpFixed)
  }
  const words = { days: numberOfDays(days), why }
  if (period === 'year') return hasFile ? m.fees_year_of_file(words) : m.fees_year_of_first(words)
  return hasFile ? m.fees_file_days(words) : m.fees_first_days(words)
}

const shownYearText = (isTakeUpFixed: boolean): string =>
  isTakeUpFixed ? m.fees_year_shown_fixed() : m.fees_year_shown()

/** Whether a month is said of which a longer run would show more, and whose period is a setting. */
export const isOfFirstDays = (facts: FeeFacts): boolean =>
  marginFound(facts) !== null && !facts.hasFile && whyFirstDaysAreLess(facts) !== null

/** `null` where the days of the run are like those of a whole year. */
function whyFirstDaysAreLess({ days, isTakeUpFixed, freeDays }: FeeFacts): string | null {
  if (days >= YEAR_RUN_DAYS_MIN) return null
  if (freeDays === 0) return isTakeUpFixed ? null : m.fees_first_days_learning()
  const words = { free: formatCount(Math.min(freeDays, days)) }
  return isTakeUpFixed ? m.fees_first_days_free(words) : m.fees_first_days_learning_free(words)
}

function yearText(margin: Rough, isTakeUpFixed: boolean): string {
  const ofYear = (cents: number | null): number | null => cents && cents * MONTHS_IN_YEAR
  const { value, low, high } = roughEstimate({
    value: margin.value * MONTHS_IN_YEAR,
    low: ofYear(margin.low),
    high: ofYear(margin.high),
  })
  const isLoss = value < 0
  const absolute = { amount: formatRoundedMoney(Math.abs(value)) }
  const amount = isLoss ? m.fees_loss_about(absolute) : m.fees_about(absolute)
  if (low === null || high === null || low === high) {
    return isTakeUpFixed ? m.fees_year_fixed({ amount }) : m.fees_year({ amount })
  }
  const write = isLoss ? lossOrGain : formatRoundedMoney
  const words = { amount, low: write(low), high: write(high) }
  return isTakeUpFixed ? m.fees_year_fixed_within(words) : m.fees_year_within(words)
}
