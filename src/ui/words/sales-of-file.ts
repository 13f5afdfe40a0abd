/** Which sales of a file something is about: all of them, or those of its days. */
import { formatCount } from '../format'
import { m } from '../paraglide/messages.js'
import { numberOfSales } from './counts'
import { shownName } from './shown-name'

export function salesOfFile(fileName: string, within: number, count: number): string {
  const words = { sales: numberOfSales(count), file: shownName(fileName) }
  return within === count
    ? m.sales_of_file(words)
    : m.sales_of_file_part({ ...words, within: formatCount(within) })
}
