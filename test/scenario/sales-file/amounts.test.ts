import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markShown, readAmount, type DecimalMark } from '../../../src/scenario/sales-file/amounts'

const read = (text: string, mark: DecimalMark = 'point'): number | string => {
  const outcome = readAmount(text, 'dollars', mark)
  return outcome.ok ? outcome.cents : outcome.expected
}

describe('an amount', () => {
  it.each([
    ['12', 12_00],
    ['12.3', 12_30],
    ['0.00', 0],
    ['$1,234.56', 1_234_56],
    ['US$ 1,234.56', 1_234_56],
    ['USD 24', 24_00],
    ['24.00 USD', 24_00],
    ['24.00 $', 24_00],
    ["1'234'567.50", 1_234_567_50],
    ['1 234.50', 1_234_50],
    ['1\u00A0234.50', 1_234_50],
    [' 1.10 ', 1_10],
    ['12.3400', 12_34],
    ['1000000000', 1_000_000_000_00],
  ])('may be %s', (text, cents) => {
    expect(read(text)).toBe(cents)
  })

  it.each([
    ['12,5', 12_50],
    ['1.234,56', 1_234_56],
    ['1.234', 1_234_00],
    ['1 234,56', 1_234_56],
    ['1.234.567', 1_234_567_00],
  ])('may be %s where a comma comes before the cents', (text, cents) => {
    expect(read(text, 'comma')).toBe(cents)
  })

  it.each([
    ['12.345', /at most two decimals, as in 1,250\.50/],
    ['12.340', /at most two decimals/],
    ['12.3456', /at most two decimals/],
    ['12,5', /at most two decimals/],
    ['1,23.00', /at most two decimals/],
    ["1,234'567", /at most two decimals/],
    ['1e3', /at most two decimals/],
    ['free', /at most two decimals/],
    ['', /at most two decimals/],
    ['--1', /at most two decimals/],
    ['R$ 12', /at most two decimals|US dollars/],
    ['C$12', /US dollars, the only currency/],
    ['\u20BA12', /US dollars, the only currency/],
    ['\u20AC12', /US dollars, the only currency/],
    ['12 EUR', /US dollars, the only currency/],
    ['1000000000.01', /at most \$1,000,000,000/],
  ])('is not %s', (text, expected) => {
    expect(read(text)).toMatch(expected)
  })

  it.each(['-1', '-$1', '$-1', '\u22121', '1-', '($1.00)', '- 1.00 USD'])(
    'is paid back where it is %s',
    (text) => {
      expect(read(text)).toBe(-1_00)
    },
  )

  it('in cents has no decimals', () => {
    expect(readAmount('1,250', 'cents', 'point')).toEqual({ ok: true, cents: 1_250 })
    expect(readAmount('12.5', 'cents', 'point')).toMatchObject({ ok: false })
  })

  it.each([
    ['12,5', 'comma'],
    ['1.234,56', 'comma'],
    ['1.234.567', 'comma'],
    ['12.50 USD', 'point'],
    ['$1,234.56', 'point'],
    ['1,234,567', 'point'],
    ['1,234', null],
    ['1.234', null],
    ['12', null],
  ] as const)('%s says of the decimal mark: %s', (text, mark) => {
    expect(markShown(text)).toBe(mark)
  })

  it('is the same in either way of writing, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_00 }), (cents) => {
        const digits = String(cents).padStart(3, '0')
        const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
        const american = `$${whole}.${digits.slice(-2)}`
        const european = `${whole.replaceAll(',', '.')},${digits.slice(-2)} $`
        expect([read(american), read(european, 'comma')]).toEqual([cents, cents])
        expect([markShown(american), markShown(european)]).toEqual(['point', 'comma'])
      }),
    )
  })
})
