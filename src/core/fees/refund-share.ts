/**
 * What a partial refund takes back of a sale. Each part takes its share of every fee, and all parts
 * add up to the sale: a share is computed from all that has been refunded so far, less what earlier
 * parts took.
 */
import { proportionRoundedDown, type Cents } from '../money'
import type { SaleFee } from './payout-fee'

/**
 * The share of a sale that a refund of `grossCents` takes back, after earlier refunds of
 * `takenBeforeCents`.
 */
export function shareOfSale(sale: SaleFee, takenBeforeCents: Cents, grossCents: Cents): SaleFee {
  const before = shareOfFirst(sale, takenBeforeCents)
  const after = shareOfFirst(sale, takenBeforeCents + grossCents)
  return {
    grossCents,
    platformFeeCents: after.platformFeeCents - before.platformFeeCents,
    processingFeeCents: after.processingFeeCents - before.processingFeeCents,
    feeCents: after.feeCents - before.feeCents,
    netCents: after.netCents - before.netCents,
  }
}

/**
 * The platform's fee is given back in proportion, rounded down; of the rest, which the creator bears, the processing fee
 * is its proportion, rounded down. Each grows with the part and none grows faster than it, so no share is below zero.
 */
function shareOfFirst(sale: SaleFee, grossCents: Cents): SaleFee {
  if (grossCents === sale.grossCents) return sale
  const platformFeeCents = proportionRoundedDown(sale.platformFeeCents, grossCents, sale.grossCents)
  const borneCents = grossCents - platformFeeCents
  const processingFeeCents = proportionRoundedDown(
    sale.processingFeeCents,
    borneCents,
    sale.grossCents - sale.platformFeeCents,
  )
  return {
    grossCents,
    platformFeeCents,
    processingFeeCents,
    feeCents: platformFeeCents + processingFeeCents,
    netCents: borneCents - processingFeeCents,
  }
}
