/**
 * PayPal's codes for an item of a mass payment that it does not pay out, with our reason behind each,
 * in words for the creator, and whether the address can ever be paid.
 */
import type { FailureCode, FailureReason } from './failure-reasons'

interface PaypalCode extends FailureCode {
  /** Paying this address again is useless; the real service stopped doing so on 2026-07-29 (incident a6-20). */
  terminal: boolean
}

const retried = (reason: FailureReason, meaning: string): PaypalCode => ({
  reason,
  meaning,
  terminal: false,
})
const terminal = (reason: FailureReason, meaning: string): PaypalCode => ({
  reason,
  meaning,
  terminal: true,
})

export const PAYPAL_CODES = {
  '1001': retried('cannot_pay', 'PayPal does not accept the receiver (1001)'),
  '3015': retried('cannot_pay', 'the PayPal account is locked (3015)'),
  '3148': terminal('cannot_pay', 'PayPal sends no money to the country of the account (3148)'),
  '8330': retried('cannot_pay', 'the PayPal account has reached its receiving limit (8330)'),
  '8331': retried('cannot_pay', 'PayPal takes it for one that was sent before (8331)'),
  '9302': retried('cannot_pay', 'PayPal declined to send it (9302)'),
  '11711': retried('cannot_pay', 'it is more than PayPal sends in one payment (11711)'),
  '14159': retried(
    'destination_currency_mismatch',
    'the PayPal account does not take US dollars (14159)',
  ),
  '14765': retried('cannot_pay', 'the address belongs to no PayPal account (14765)'),
  '14766': retried('cannot_pay', 'the address is not confirmed at PayPal (14766)'),
} as const satisfies Record<string, PaypalCode>

const isPaypalCode = (code: string): code is keyof typeof PAYPAL_CODES =>
  Object.hasOwn(PAYPAL_CODES, code)

export const isTerminalPaypalCode = (code: string | null): boolean =>
  code !== null && isPaypalCode(code) && PAYPAL_CODES[code].terminal
