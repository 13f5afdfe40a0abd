/** Money as plain text, for notes and terminals. The page has its own formatting. */
import type { Cents } from './money'

/** `$1,234.56`; a debt as `-$1,234.56`. */
export function dollars(amountCents: Cents): string {
  const cents = Math.abs(amountCents)
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amountCents < 0 ? '-' : ''}$${whole}.${String(cents % 100).padStart(2, '0')}`
}
