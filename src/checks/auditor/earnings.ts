/**
 * The auditor's books of what buyers paid and creators earned: by creator and by who holds the money. Fees are worked
 * out here in the auditor's own way, by the policy of the sale's moment, and remembered for a refund.
 */
import type { Day } from '../../core/calendar'
import type { Cents } from '../../core/money'
import type { PayoutPolicy } from '../../core/policy'
import type { Holder } from '../../core/vocabulary'

export interface AuditedSale {
  creatorId: number
  holder: Holder
  day: Day
  grossCents: Cents
  platformFeeCents: Cents
  netCents: Cents
}

export class Earnings {
  readonly #sales = new Map<number, AuditedSale>()
  readonly #earned: Readonly<Record<Holder, Map<number, Cents>>> = {
    platform: new Map(),
    processor: new Map(),
  }
  /** What buyers and opening balances brought in, less what went back to buyers and to the card processor. */
  moneyInCents = 0
  /** What sales were charged, both fees, less what the platform gave back of its own. */
  saleFeesCents = 0
  /** The part of it that went on to the card processor, for good. */
  cardProcessingCents = 0
  /** The part of creators' money that the processor holds for them. */
  heldByProcessorCents = 0

  of(creatorId: number, holder: Holder): Cents {
    return this.#earned[holder].get(creatorId) ?? 0
  }

  get creators(): Set<number> {
    return new Set([...this.#earned.platform.keys(), ...this.#earned.processor.keys()])
  }

  sold(
    saleId: number,
    { creatorId, holder, day, grossCents }: Omit<AuditedSale, 'platformFeeCents' | 'netCents'>,
    policy: PayoutPolicy,
  ): AuditedSale {
    const processing = shareOf(
      grossCents,
      policy.processingFeeBasisPoints,
      policy.processingFeeFixedCents,
      grossCents,
    )
    const platformFeeCents = shareOf(
      grossCents,
      policy.saleFeeBasisPoints,
      policy.saleFeeFixedCents,
      grossCents - processing,
    )
    const netCents = grossCents - processing - platformFeeCents
    const sale = { creatorId, holder, day, grossCents, platformFeeCents, netCents }
    this.#sales.set(saleId, sale)
    this.earn(creatorId, holder, netCents)
    this.moneyInCents += grossCents - processing
    this.saleFeesCents += processing + platformFeeCents
    this.cardProcessingCents += processing
    return sale
  }

  /** A refund or chargeback: the creator bears all but the platform's own fee. */
  reversed(saleId: number): AuditedSale {
    const sale = this.#sales.get(saleId)
    if (!sale) throw new Error(`The auditor knows no sale ${saleId}`)
    this.earn(sale.creatorId, sale.holder, sale.platformFeeCents - sale.grossCents)
    this.moneyInCents -= sale.grossCents
    this.saleFeesCents -= sale.platformFeeCents
    this.#sales.delete(saleId)
    return sale
  }

  credited(creatorId: number, holder: Holder, amountCents: Cents): void {
    this.earn(creatorId, holder, amountCents)
    this.moneyInCents += amountCents
  }

  earn(creatorId: number, holder: Holder, amountCents: Cents): void {
    this.#earned[holder].set(creatorId, this.of(creatorId, holder) + amountCents)
    if (holder === 'processor') this.heldByProcessorCents += amountCents
  }
}

/** A percentage and a fixed part of a price, as long as so much is left. */
function shareOf(price: Cents, basisPoints: number, fixed: Cents, left: Cents): Cents {
  if (price === 0) return 0
  return Math.min(left, Math.round((price * basisPoints) / 10_000) + fixed)
}
