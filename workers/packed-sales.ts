/**
 * Imported sales as columns of numbers. A million sales go from one worker to the page and on to
 * another as a few blocks of bytes, which costs the page milliseconds; as a million objects they
 * would stop it for seconds.
 */
import type { ImportedSale, ImportedSales } from '../src/scenario/sales-file/imported-sales'

/** Sales in order of time: one position in each column is one sale. */
interface SaleColumns {
  creator: Uint32Array<ArrayBuffer>
  at: Float64Array<ArrayBuffer>
  amountCents: Float64Array<ArrayBuffer>
  /** The few that are taken back: their positions among the sales, and how and when. */
  reversed: Uint32Array<ArrayBuffer>
  reversedAt: Float64Array<ArrayBuffer>
  isChargeback: Uint8Array<ArrayBuffer>
}

export interface PackedSales extends Omit<ImportedSales, 'sales'> {
  /** The SHA-256 of the file's bytes, in hexadecimal. */
  sha256: string
  columns: SaleColumns
}

export function packSales({ sales, ...others }: ImportedSales, sha256: string): PackedSales {
  const reversed = Uint32Array.from(
    sales.flatMap((sale, position) => (sale.reversed ? [position] : [])),
  )
  const reversals = Array.from(reversed, (position) => sales[position]!.reversed!)
  return {
    ...others,
    sha256,
    columns: {
      creator: Uint32Array.from(sales, ({ creator }) => creator),
      at: Float64Array.from(sales, ({ at }) => at),
      amountCents: Float64Array.from(sales, ({ amountCents }) => amountCents),
      reversed,
      reversedAt: Float64Array.from(reversals, ({ at }) => at),
      isChargeback: Uint8Array.from(reversals, ({ kind }) => Number(kind === 'chargeback')),
    },
  }
}

export function unpackSales({ columns, sha256: _, ...others }: PackedSales): ImportedSales {
  const { creator, at, amountCents, reversed, reversedAt, isChargeback } = columns
  const sales = Array.from(creator, (position, index): ImportedSale => ({
    creator: position,
    at: at[index]!,
    amountCents: amountCents[index]!,
  }))
  for (const [index, position] of reversed.entries()) {
    const kind = isChargeback[index] === 1 ? 'chargeback' : 'refund'
    sales[position]!.reversed = { kind, at: reversedAt[index]! }
  }
  return { ...others, sales }
}

/** The blocks of bytes, to be handed over instead of copied. */
export const blocksOf = ({ columns }: PackedSales): ArrayBuffer[] =>
  Object.values(columns).map(({ buffer }) => buffer as ArrayBuffer)

export const saleCount = ({ columns }: PackedSales): number => columns.at.length
