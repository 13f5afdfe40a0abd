/**
 * The margin on payouts if there are no payouts: it is no amount, although its query gives zero.
 */
import type { FigureBound, FigureName } from './headline-figure'

const PAYOUTS_OF_MARGIN: Readonly<Partial<Record<FigureName, FigureName>>> = {
  daily_margin: 'daily_payouts_completed',
  other_instant_margin: 'other_instant_payouts_completed',
  instant_margin: 'instant_payouts_completed',
}

/** What was charged for a payout that failed, or may have been, is an amount all the same. */
export function isMarginOfNone(
  figure: { name: FigureName; value: number | null; bound?: FigureBound | null },
  valueOf: (name: FigureName) => number | null | undefined,
): boolean {
  const payouts = PAYOUTS_OF_MARGIN[figure.name]
  return payouts !== undefined && figure.value === 0 && !figure.bound && valueOf(payouts) === 0
}
