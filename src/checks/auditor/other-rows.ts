/**
 * What the rows of refunds, chargebacks and credits have to say, as sums by creator and kind: a row of its own for each would
 * be kept for the length of a run. The sum of marks differs as soon as one number of one row does.
 */
import type { Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import type { SaleKind } from '../../core/vocabulary'

/** A row by its numbers: what was taken back is below zero. */
export interface OtherRow {
  creatorId: number
  kind: Exclude<SaleKind, 'sale'>
  at: Instant
  grossCents: Cents
  feeCents: Cents
  netCents: Cents
  /** Of a refund or chargeback: the sale, and what of the card processor’s fee the creator bears. */
  saleId: number
  retainedFeeCents: Cents
}

export interface RowSums {
  creatorId: number
  kind: OtherRow['kind']
  rows: number
  grossCents: Cents
  /** Times and other numbers, each with a weight of its own. */
  marks: number
}

export class OtherRows {
  readonly #sums = new Map<string, RowSums>()

  add(row: OtherRow): void {
    const sums = this.#of(row)
    sums.rows += 1
    sums.grossCents += row.grossCents
    sums.marks += markOf(row)
  }

  /** Of each creator and kind that one of the two has, and of whom they do not say the same. */
  *differences(others: OtherRows): Generator<{ ours: RowSums; theirs: RowSums }> {
    const keys = new Set([...this.#sums.keys(), ...others.#sums.keys()])
    for (const key of keys) {
      const [ours, theirs] = [this.#sums.get(key), others.#sums.get(key)]
      const known = (ours ?? theirs)!
      const pair = { ours: ours ?? nothing(known), theirs: theirs ?? nothing(known) }
      if (!areEqual(pair.ours, pair.theirs)) yield pair
    }
  }

  #of(row: Pick<OtherRow, 'creatorId' | 'kind'>): RowSums {
    const key = `${row.creatorId} ${row.kind}`
    const sums = this.#sums.get(key) ?? nothing(row)
    this.#sums.set(key, sums)
    return sums
  }
}

const nothing = ({ creatorId, kind }: Pick<OtherRow, 'creatorId' | 'kind'>): RowSums => ({
  ...{ creatorId, kind },
  ...{ rows: 0, grossCents: 0, marks: 0 },
})

const areEqual = (one: RowSums, other: RowSums): boolean =>
  one.rows === other.rows && one.grossCents === other.grossCents && one.marks === other.marks

function markOf({
  at,
  grossCents,
  feeCents,
  netCents,
  saleId,
  retainedFeeCents,
}: OtherRow): number {
  return (
    at +
    grossCents * 1_009 +
    feeCents * 10_007 +
    netCents * 101 +
    saleId * 7 +
    retainedFeeCents * 13
  )
}
