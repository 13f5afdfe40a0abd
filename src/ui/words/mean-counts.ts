/** Means of counts with the noun in its number, as it is read: a mean that reads as 1 is one. */
import { formatMeanCount, formatMeanPeople } from '../format'
import { m } from '../paraglide/messages.js'

const words = (message: typeof m.number_of_instant_payouts) => (mean: number) => {
  const countText = formatMeanCount(mean)
  return message({ count: Number(mean.toFixed(1)), countText })
}

/** Whole creators, unless it is less than one. */
export const meanOfCreators = (mean: number): string =>
  m.creators_count({
    count: mean < 1 ? mean : Math.round(mean),
    countText: formatMeanPeople(mean),
  })
export const meanOfInstantPayouts = words(m.number_of_instant_payouts)
export const meanOfOtherPayouts = words(m.number_of_other_payouts)
