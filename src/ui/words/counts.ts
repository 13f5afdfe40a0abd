/** How many of something there are, with the noun in its number: for sentences that count more than one thing. */
import { formatCount } from '../format'
import { m } from '../paraglide/messages.js'

/** As messages take it: the noun in its number, and the number as it is written. */
export const counted = (count: number): { count: number; countText: string } => ({
  count,
  countText: formatCount(count),
})

const words = (message: typeof m.number_of_days) => (count: number) => message(counted(count))

export const numberOfDays = words(m.number_of_days)
export const numberOfSeeds = words(m.number_of_seeds)
export const numberOfPayouts = words(m.payouts_count)
export const numberOfPayments = words(m.number_of_payments)
export const numberOfSales = words(m.number_of_sales)
export const numberOfCreators = words(m.creators_count)
export const numberOfRows = words(m.number_of_rows)
