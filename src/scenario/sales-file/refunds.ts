/**
 * Finds the sale that each refund of a file takes back: a sale with the same number and the same
 * amount, or all sales of a number together. A refund that names its creator takes back sales of
 * that creator alone. The order of the rows in the file does not matter: sales and refunds are
 * compared in an order of their own.
 */
import type { LeftOutReason } from './imported-sales'
import type { RowRead } from './rows'

export interface Reversed {
  sale: RowRead
  refund: RowRead
}

interface MatchedRefunds {
  reversed: Reversed[]
  leftOut: { refund: RowRead; reason: LeftOutReason }[]
}

export function matchRefunds(
  sales: readonly RowRead[],
  refunds: readonly RowRead[],
): MatchedRefunds {
  const wanted = new Set(refunds.map(({ saleId }) => saleId).filter((saleId) => saleId !== ''))
  const bySaleId = new Map<string, RowRead[]>()
  for (const sale of sales) {
    if (!wanted.has(sale.saleId)) continue
    const others = bySaleId.get(sale.saleId)
    if (others) others.push(sale)
    else bySaleId.set(sale.saleId, [sale])
  }
  for (const ofOne of bySaleId.values()) ofOne.sort(compareRows)
  const matched: MatchedRefunds = { reversed: [], leftOut: [] }
  const taken = new Set<RowRead>()
  for (const refund of refunds.toSorted(compareRefunds)) {
    const sameId = bySaleId.get(refund.saleId) ?? []
    const own = sameId.filter(({ creator }) => refund.creator === '' || creator === refund.creator)
    const reason = match(refund, own, taken, matched.reversed)
    if (reason !== null) matched.leftOut.push({ refund, reason })
  }
  return matched
}

/** By time, amount and creator, so that equal rows alone are equal. */
function compareRows(one: RowRead, other: RowRead): number {
  return (
    one.at - other.at ||
    one.amountCents - other.amountCents ||
    compareTexts(one.creator, other.creator)
  )
}

/** Those that name their creator first: they have fewer sales to choose from. */
const compareRefunds = (one: RowRead, other: RowRead): number =>
  Number(one.creator === '') - Number(other.creator === '') || compareRows(one, other)

/** By the numbers of the characters: the same in every language. */
export function compareTexts(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** A day without an hour is compared as a day: its noon says nothing of what came first. */
const isNotAfter = (sale: RowRead, refund: RowRead): boolean =>
  sale.isDayAlone || refund.isDayAlone ? sale.day <= refund.day : sale.at <= refund.at

function match(
  refund: RowRead,
  sales: readonly RowRead[],
  taken: Set<RowRead>,
  reversed: Reversed[],
): LeftOutReason | null {
  if (sales.length === 0) return 'refund-without-sale'
  const open = sales.filter((sale) => !taken.has(sale))
  if (open.length === 0) return 'refunded-already'
  const before = open.filter((sale) => isNotAfter(sale, refund))
  if (before.length === 0) return 'refund-before-sale'
  const one = before.find((sale) => sale.amountCents === refund.amountCents)
  const sum = before.reduce((cents, sale) => cents + sale.amountCents, 0)
  const found = one ? [one] : sum === refund.amountCents ? before : []
  for (const sale of found) {
    taken.add(sale)
    reversed.push({ sale, refund })
  }
  return found.length === 0 ? 'refund-of-a-part' : null
}
