/**
 * What can be decided only after all rows are read: whether a row is the sum of all others, and
 * which sale a refund names.
 */
import type { Cents } from '../../core/money'
import type { LeftOutReason } from './imported-sales'
import { matchRefunds, type Reversed } from './refunds'
import type { SalesQuestion } from './questions'
import type { ReadingChoices, SalesReading } from './reading'
import type { RowRead } from './rows'
import type { CompleteDraft } from './sheet'

interface SettledTotal {
  reading: SalesReading['totalRow']
  /** The row to leave out. */
  row: RowRead | null
  question: SalesQuestion | null
}

export function settleTotalRow(
  sales: readonly RowRead[],
  draft: CompleteDraft,
  chosen: ReadingChoices['totalRow'],
): SettledTotal {
  const row = chosen === 'sale' ? null : sumOfOthers(sales, draft)
  if (row === null) return { reading: chosen ?? 'sale', row: null, question: null }
  return chosen === 'left-out'
    ? { reading: 'left-out', row, question: null }
    : { reading: 'sale', row: null, question: askAboutTotal(row, draft) }
}

/**
 * The row that is the sum of at least two others; where rows have creators, only if its creator has
 * no other sales.
 */
function sumOfOthers(sales: readonly RowRead[], { oneCreator }: CompleteDraft): RowRead | null {
  let sum: Cents = 0
  let largest: RowRead | null = null
  for (const sale of sales) {
    sum += sale.amountCents
    if (largest === null || sale.amountCents > largest.amountCents) largest = sale
  }
  if (largest === null || largest.amountCents === 0 || 2 * largest.amountCents !== sum) return null
  const paid = sales.filter(({ amountCents }) => amountCents > 0).length
  const { creator } = largest
  const ofCreator = sales.filter((sale) => sale.creator === creator).length
  return paid > 2 && (oneCreator !== null || ofCreator === 1) ? largest : null
}

function askAboutTotal({ row, amountCents }: RowRead, { amount }: CompleteDraft): SalesQuestion {
  const value = `${Math.floor(amountCents / 100)}.${String(amountCents % 100).padStart(2, '0')}`
  return {
    choice: 'totalRow',
    reason: 'row-is-the-sum',
    columns: [amount],
    value,
    rows: 1,
    examples: [{ line: row.line, value, fields: row.fields }],
    answers: [
      { label: 'row-is-a-sale', value: null, choices: { totalRow: 'sale' } },
      { label: 'row-is-a-total', value: null, choices: { totalRow: 'left-out' } },
    ],
  }
}

interface SettledRefunds {
  reading: SalesReading['refunds']
  reversed: readonly Reversed[]
  leftOut: readonly { refund: RowRead; reason: LeftOutReason }[]
  question: SalesQuestion | null
}

const ROWS_QUOTED = 3

export function settleRefunds(
  sales: readonly RowRead[],
  refunds: readonly RowRead[],
  draft: CompleteDraft,
  chosen: ReadingChoices['refunds'],
): SettledRefunds {
  if (chosen === 'left-out') {
    const leftOut = refunds.map((refund) => ({ refund, reason: 'refund' as const }))
    return { reading: 'left-out', reversed: [], leftOut, question: null }
  }
  const { reversed, leftOut } = matchRefunds(sales, refunds)
  const isOpen = chosen === undefined && reversed.length > 0
  return {
    reading: reversed.length > 0 ? 'of-their-sale' : (chosen ?? 'left-out'),
    reversed,
    leftOut,
    question: isOpen ? askAboutRefunds(reversed, draft) : null,
  }
}

function askAboutRefunds(
  reversed: readonly Reversed[],
  { saleId, refundOf }: CompleteDraft,
): SalesQuestion {
  const rows = [...new Set(reversed.map(({ refund }) => refund))]
  return {
    choice: 'refunds',
    reason: 'refunds-name-sales',
    columns: [refundOf ?? saleId ?? ''],
    value: null,
    rows: rows.length,
    examples: rows
      .slice(0, ROWS_QUOTED)
      .map(({ row: { line, fields }, saleId: value }) => ({ line, value, fields })),
    answers: [
      { label: 'refunds-of-their-sale', value: null, choices: { refunds: 'of-their-sale' } },
      { label: 'refunds-left-out', value: null, choices: { refunds: 'left-out' } },
    ],
  }
}
