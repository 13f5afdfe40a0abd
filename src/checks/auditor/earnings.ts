/**
 * The auditor's books of what buyers paid and creators earned: by creator and by who holds the money. Fees are worked
 * out here in the auditor's own way, by the policy of the sale's moment, and remembered for a refund.
 */
import type { Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import type { PayoutPolicy } from '../../core/policy'
import type { Holder } from '../../core/vocabulary'
import { AuditedSales, type AuditedSale } from './audited-sales'

/** What went back to the buyer with one refund or chargeback, and what each side bears of it. */
export interface AuditedReversal {
  grossCents: Cents
  platformFeeCents: Cents
  netCents: Cents
  /** The part of the card processor's fee, which it keeps. */
  retainedFeeCents: Cents
}

export class Earnings {
  readonly sales = new AuditedSales()
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

  /** Returns the net. */
  sold(
    saleId: number,
    creatorId: number,
    holder: Holder,
    at: Instant,
    grossCents: Cents,
    policy: PayoutPolicy,
  ): Cents {
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
    this.sales.add(saleId, { creatorId, holder, at, grossCents, platformFeeCents, netCents })
    this.earn(creatorId, holder, netCents)
    this.moneyInCents += grossCents - processing
    this.saleFeesCents += processing + platformFeeCents
    this.cardProcessingCents += processing
    return netCents
  }

  sale(saleId: number): AuditedSale {
    const sale = this.sales.get(saleId)
    if (!sale) throw new Error(`The auditor knows no sale ${saleId}`)
    return sale
  }

  /** What of a sale is not with the buyer; of one that is forgotten nothing can be. */
  leftOf(saleId: number): Cents {
    const sale = this.sales.get(saleId)
    return sale ? sale.grossCents - sale.takenBackCents : 0
  }

  /** Takes out a sale whose day is closed; `undefined` where there is none. What it earned stays earned. */
  take(saleId: number): AuditedSale | undefined {
    return this.sales.take(saleId)
  }

  /** A refund or chargeback: so much of a sale is with the buyer again, of a part of a sale its share. */
  takenBack(sale: AuditedSale, grossCents: Cents): AuditedReversal {
    const reversal = reversalOf(sale, grossCents)
    if (grossCents < 0) throw new Error(`${grossCents} cents are taken back of a sale`)
    sale.takenBackCents += grossCents
    return reversal
  }

  /** The creator bears all of it but the platform's own fee. */
  borne(sale: AuditedSale, holder: Holder, reversal: AuditedReversal): void {
    this.#give(sale.creatorId, holder, reversal, -1)
  }

  /** A chargeback is won: what it took comes back. */
  won(sale: AuditedSale, holder: Holder, reversal: AuditedReversal): void {
    sale.takenBackCents -= reversal.grossCents
    this.#give(sale.creatorId, holder, reversal, 1)
  }

  #give(creatorId: number, holder: Holder, reversal: AuditedReversal, sign: 1 | -1): void {
    const { grossCents, platformFeeCents } = reversal
    this.earn(creatorId, holder, sign * (grossCents - platformFeeCents))
    this.moneyInCents += sign * grossCents
    this.saleFeesCents += sign * platformFeeCents
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

/** What of a sale goes back from the first cent to a cent, by the auditor's own arithmetic: every fraction is dropped. */
function goneBackUpTo({ grossCents, platformFeeCents, netCents }: AuditedSale, upTo: Cents) {
  const part = (of: Cents, share: Cents, whole: Cents): Cents => {
    const product = BigInt(of) * BigInt(share)
    return whole === 0 ? 0 : Number((product - (product % BigInt(whole))) / BigInt(whole))
  }
  const ofCreator = grossCents - platformFeeCents
  const platform = part(upTo, platformFeeCents, grossCents)
  const retained = part(upTo - platform, ofCreator - netCents, ofCreator)
  return { platform, retained }
}

function reversalOf(sale: AuditedSale, grossCents: Cents): AuditedReversal {
  const before = goneBackUpTo(sale, sale.takenBackCents)
  const after = goneBackUpTo(sale, sale.takenBackCents + grossCents)
  const platformFeeCents = after.platform - before.platform
  const retainedFeeCents = after.retained - before.retained
  const netCents = grossCents - platformFeeCents - retainedFeeCents
  return { grossCents, platformFeeCents, netCents, retainedFeeCents }
}

/** A percentage and a fixed part of a price, as long as so much is left. */
function shareOf(price: Cents, basisPoints: number, fixed: Cents, left: Cents): Cents {
  if (price === 0) return 0
  return Math.min(left, Math.round((price * basisPoints) / 10_000) + fixed)
}
