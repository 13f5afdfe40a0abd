/**
 * What a refund of a part of a sale takes back of it. Every part takes its share of each fee, and the parts of a sale
 * always add up to the sale: each share is that of all that was refunded up to then, less what was taken before.
 */
import { proportionRoundedDown, type Cents } from './money'
import type { SaleFee } from './payout-fee'

/** The share of `grossCents` of a sale of which `takenBeforeCents` have been taken back before. */
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
