/** How much a creator sells for one rate of a fee by sales: `below $10,000`, `from $10,000 to below $50,000`. */
import type { Cents } from '../../../core/money'
import { m } from '../../paraglide/messages.js'
import { shortMoney } from '../../words/draft-figures'

/** `sizes`: from which sales on each rate applies, zero first. */
export function sizeText(fromCents: Cents, sizes: readonly Cents[]): string {
  const nextCents = sizes[sizes.indexOf(fromCents) + 1]
  if (nextCents === undefined) return m.fees_size_from({ from: shortMoney(fromCents) })
  const to = shortMoney(nextCents)
  return fromCents === 0
    ? m.fees_size_below({ to })
    : m.fees_size_between({ from: shortMoney(fromCents), to })
}
