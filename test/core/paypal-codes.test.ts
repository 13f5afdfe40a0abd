import { describe, expect, it } from 'vitest'
import { failureMeaning, failureReasonOf } from '../../src/core/failure-reasons'
import { isTerminalPaypalCode, PAYPAL_CODES } from '../../src/core/paypal-codes'

const CODES = Object.keys(PAYPAL_CODES)

describe('PayPal’s codes', () => {
  it('have words, each its own, with the code in them', () => {
    const meanings = CODES.map(failureMeaning)
    expect(new Set(meanings).size).toBe(CODES.length)
    for (const [index, code] of CODES.entries()) expect(meanings[index]).toContain(`(${code})`)
  })

  it.each([
    ['14159', 'destination_currency_mismatch'],
    ['3148', 'cannot_pay'],
    ['11711', 'cannot_pay'],
  ])('%s comes down to %s', (code, reason) => {
    expect(failureReasonOf(code)).toBe(reason)
  })

  it('end all attempts where PayPal serves no such country, and nowhere else', () => {
    expect(CODES.filter(isTerminalPaypalCode)).toEqual(['3148'])
    expect(isTerminalPaypalCode(null)).toBe(false)
    expect(isTerminalPaypalCode('toString')).toBe(false)
  })
})
