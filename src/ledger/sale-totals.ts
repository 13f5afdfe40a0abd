/**
 * What each creator sold in the whole run, and what the platform charged for it. It is kept in memory, as the rows of closed
 * days leave the ledger, and a row has the platform’s fee and the card processor’s together.
 */
import type { Cents } from '../core/money'
import type { SaleFee } from '../core/fees/payout-fee'

interface SaleTotal {
  /** What buyers paid. */
  grossCents: Cents
  /** The platform’s own fee on it, without what card processing costs. */
  saleFeeCents: Cents
  /** What it gave back of this fee with refunds and chargebacks; a dispute that is won brings it again. */
  saleFeeReturnedCents: Cents
}

const NOTHING: Readonly<SaleTotal> = { grossCents: 0, saleFeeCents: 0, saleFeeReturnedCents: 0 }

export class SaleTotals {
  readonly #totals = new Map<number, SaleTotal>()

  of(creatorId: number): Readonly<SaleTotal> {
    return this.#totals.get(creatorId) ?? NOTHING
  }

  sold(creatorId: number, fee: Pick<SaleFee, 'grossCents' | 'platformFeeCents'>): void {
    const total = this.#totalOf(creatorId)
    total.grossCents += fee.grossCents
    total.saleFeeCents += fee.platformFeeCents
  }

  gaveBack(creatorId: number, platformFeeCents: Cents): void {
    this.#totalOf(creatorId).saleFeeReturnedCents += platformFeeCents
  }

  #totalOf(creatorId: number): SaleTotal {
    const known = this.#totals.get(creatorId)
    if (known) return known
    const opened = { ...NOTHING }
    this.#totals.set(creatorId, opened)
    return opened
  }
}
