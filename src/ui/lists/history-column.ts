/** A column of a list in a story. */
import type { PhoneColumn } from './phone-first'

export interface HistoryColumn<Row> extends PhoneColumn {
  title: string
  isFigure?: boolean
  /** Running text, which may take several lines; the payouts that it names can be opened. */
  isProse?: boolean
  text: (row: Row) => string
  /** Where the text leads; `null` where it leads nowhere. */
  open?: (row: Row) => (() => void) | null
}
