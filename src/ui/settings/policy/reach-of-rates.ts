/** How many creators sell enough, on average, for a rate that depends on their sales. */
import type { PackedSales } from '../../../../workers/contract'
import { DAYS_IN_MONTH } from '../../../core/calendar'
import { FEE_SALES_DAYS } from '../../../core/fees/fee-figures'
import type { Cents } from '../../../core/money'
import { shareEarningBelow, type CutEarnings } from '../population/expected-earnings'

type SoldInFile = Pick<PackedSales, 'creators' | 'firstDay' | 'lastDay'> & {
  columns: Pick<PackedSales['columns'], 'creator' | 'amountCents' | 'reversed'>
}

/** Of generated creators, 0 to 1: as their earnings are distributed. `fromCents`: in the days that a rate looks at. */
export const shareOfGenerated = (fromCents: Cents, earnings: CutEarnings): number =>
  1 - shareEarningBelow(fromCents * (DAYS_IN_MONTH / FEE_SALES_DAYS), earnings)

/** For each amount the share of the sellers of a file, 0 to 1; what was refunded or charged back is not sold. */
export function sharesOfFile(fromCents: readonly Cents[], file: SoldInFile): number[] {
  const { creators, columns, firstDay, lastDay } = file
  const sold = new Float64Array(creators.length)
  columns.creator.forEach((creator, sale) => (sold[creator]! += columns.amountCents[sale]!))
  for (const sale of columns.reversed) {
    sold[columns.creator[sale]!]! -= columns.amountCents[sale]!
  }
  const periods = (lastDay - firstDay + 1) / FEE_SALES_DAYS
  return fromCents.map(
    (from) => sold.filter((cents) => cents >= from * periods).length / creators.length,
  )
}
