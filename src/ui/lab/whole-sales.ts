/** Whether a sales file that the browser keeps is whole. It can be damaged, or of another version of the lab. */
import type { PackedSales } from '../../../workers/contract'
import { isDocument } from '../../scenario/document-paths'
import {
  hasFields,
  isCount,
  isListOf,
  isNumber,
  isText,
  orNothing,
  type FieldChecks,
} from '../field-checks'

type Columns = PackedSales['columns']

const COLUMNS: FieldChecks<Columns> = {
  creator: (value) => value instanceof Uint32Array,
  at: (value) => value instanceof Float64Array,
  amountCents: (value) => value instanceof Float64Array,
  reversed: (value) => value instanceof Uint32Array,
  reversedAt: (value) => value instanceof Float64Array,
  isChargeback: (value) => value instanceof Uint8Array,
}

const SALES: FieldChecks<PackedSales> = {
  fileName: isText,
  sha256: isText,
  reading: isDocument,
  creators: isListOf(isText),
  columns: hasFields(COLUMNS),
  partlyRefunded: orNothing(hasFields({ sales: isCount, cents: isCount })),
  repeatedRows: orNothing(isCount),
  refundRows: isCount,
  leftOut: isListOf(hasFields({ reason: isText, count: isCount, first: isListOf(isDocument) })),
  rows: isCount,
  firstDay: isNumber,
  lastDay: isNumber,
  totalCents: isNumber,
}

const hasAll = hasFields(SALES)

export const isWholeSales = (value: unknown): value is PackedSales =>
  hasAll(value) && areSalesOf(value as PackedSales)

/** Each sale has its creator, time and amount, and each that was taken back is among them. */
function areSalesOf({ columns, creators }: PackedSales): boolean {
  const { creator, at, amountCents, reversed, reversedAt, isChargeback } = columns
  return (
    [at, amountCents].every(({ length }) => length === creator.length) &&
    [reversedAt, isChargeback].every(({ length }) => length === reversed.length) &&
    creator.every((position) => position < creators.length) &&
    reversed.every((position) => position < creator.length) &&
    [at, amountCents, reversedAt].every((numbers) => numbers.every(Number.isFinite))
  )
}
