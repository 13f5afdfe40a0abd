/** The columns of tables whose rows come in pages: what each is called and what a row says in it. */
import type { PhoneColumn } from './phone-first'

export interface ListColumn<Row, Sort extends string> extends PhoneColumn {
  sort: Sort | null
  title: () => string
  isFigure: boolean
  text: (row: Row) => string
  /** Where the text leads; text that leads nowhere is no button. */
  open?: (row: Row) => void
}
