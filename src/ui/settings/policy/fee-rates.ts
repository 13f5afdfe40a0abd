/** Rates of the instant fee beside its own, as the form edits them: of tiers and of rails. */
import type { FeeRate, InstantFeeFigure, InstantFeeFigures } from '../../../core/fees/fee-figures'
import { asDocument, isDocument, type Document } from '../../../scenario/document-paths'

export type RateField = 'fromCents' | 'basisPoints' | 'flatCents'
export const RATE_FIELDS = ['basisPoints', 'flatCents'] as const satisfies readonly RateField[]
export const TIER_FIELDS = ['fromCents', ...RATE_FIELDS] as const satisfies readonly RateField[]

const FIRST_TIER_CENTS = { ofPayouts: 100_00, ofSales: 10_000_00 }
/** Each new tier begins at so many times the one before. */
const TIER_STEP = 10

/** With what a rail begins that gets a rate of its own: the fee as it is, since 0% would make it free at once. */
export const rateInForce = (fee: InstantFeeFigures): FeeRate => ({
  basisPoints: fee.instantFeeBasisPoints,
  flatCents: fee.instantFeeFlatCents,
})

/** Above the last, at its rate: the reader enters what is different. */
export function nextTier(
  tiers: readonly unknown[],
  valueOf: (figure: InstantFeeFigure) => unknown,
): Document {
  const last = tiers.at(-1)
  if (!isDocument(last)) {
    const isBySales = valueOf('instantFeeTierBasis') === 'sales'
    const fromCents = isBySales ? FIRST_TIER_CENTS.ofSales : FIRST_TIER_CENTS.ofPayouts
    return { fromCents, basisPoints: valueOf('instantFeeBasisPoints'), flatCents: 0 }
  }
  const { fromCents } = last
  return { ...last, fromCents: typeof fromCents === 'number' ? fromCents * TIER_STEP : fromCents }
}

export const withRate = (rate: unknown, field: RateField, value: unknown): Document => ({
  ...asDocument(rate),
  [field]: value,
})
