/** PayPal states its fee as a decimal text, in dollars: `1.15`. This is how such a text becomes cents. */
import { assertCents, type Cents } from './money'

/**
 * As the real service reads it: times one hundred as a floating-point number, the rest cut off. `1.15` times one hundred
 * is a hair less than 115 there, so it becomes 114 cents (quirk G17).
 */
export const paypalFeeCut = (text: string): Cents => assertCents(Math.trunc(dollarsIn(text) * 100))

/** What the text says, to the cent. */
export function paypalFeeExact(text: string): Cents {
  const [whole, fraction = ''] = decimalParts(text)
  return assertCents(Number(whole) * 100 + Number(fraction.padEnd(2, '0')))
}

/** Cents as PayPal writes them. */
export const paypalFeeText = (cents: Cents): string =>
  `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

function dollarsIn(text: string): number {
  decimalParts(text)
  return Number(text)
}

function decimalParts(text: string): string[] {
  if (!/^\d+(\.\d{1,2})?$/.test(text)) throw new RangeError(`Not a fee in dollars: ${text}`)
  return text.split('.')
}
