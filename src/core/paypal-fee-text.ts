/** PayPal states its fee as a decimal text, in dollars: `1.15`. How it is read: `readFeeText` in `payout-fee.ts`. */
import type { Cents } from './money'

/** Cents as PayPal writes them. */
export const paypalFeeText = (cents: Cents): string =>
  `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
