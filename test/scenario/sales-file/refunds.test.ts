import { describe, expect, it } from 'vitest'
import { isoFromInstant } from '../../../src/core/calendar'
import { cells, imported, leftOutOf } from '../../support/sales-files'

describe('a refund in a file', () => {
  const refunds = { refunds: 'of-their-sale' } as const
  const file = (...rows: string[]): string => cells('creator,date,amount,order id,type', ...rows)
  const reasons = (text: string): unknown[] =>
    leftOutOf(text, refunds).map((row) => (row as unknown[])[1])

  it('takes back its sale at its own time', () => {
    const text = file('a,2026-01-01,1.50,7,sale', 'a,2026-01-05T08:00:00Z,1.50,7,refund')
    const { sales, refundRows } = imported(text, refunds)
    expect(sales[0]!.reversed).toEqual({ kind: 'refund', at: 1767600000 })
    expect(refundRows).toBe(1)
  })

  it('takes back all of an order that it is worth', () => {
    const text = file(
      'a,2026-01-01,1.50,7,sale',
      'b,2026-01-01,2.50,7,sale',
      ',2026-01-05,-4.00,7,refund',
    )
    expect(imported(text, refunds).sales.map(({ reversed }) => reversed?.kind)).toEqual([
      'refund',
      'refund',
    ])
  })

  it('that names its creator has the first choice, also before earlier ones that name none', () => {
    const text = file(
      'anna,2026-01-01,10.50,7,sale',
      'bert,2026-01-02,10.50,7,sale',
      ',2026-01-03,10.50,7,refund',
      'anna,2026-01-04,10.50,7,refund',
    )
    const { sales } = imported(text, refunds)
    expect(sales.map(({ reversed }) => reversed && isoFromInstant(reversed.at))).toEqual([
      '2026-01-04T12:00:00Z',
      '2026-01-03T12:00:00Z',
    ])
    expect(leftOutOf(text, refunds)).toEqual([])
  })

  it('that names its creator takes back a sale of theirs alone', () => {
    const text = file(
      'anna,2026-01-01,10.50,7,sale',
      'bert,2026-01-02,10.50,7,sale',
      ',2026-01-03,10.50,7,refund',
      'bert,2026-01-04,10.50,7,refund',
      'cleo,2026-01-05,10.50,7,refund',
    )
    const { sales } = imported(text, refunds)
    expect(sales.map(({ reversed }) => reversed && isoFromInstant(reversed.at))).toEqual([
      '2026-01-03T12:00:00Z',
      '2026-01-04T12:00:00Z',
    ])
    expect(leftOutOf(text, refunds)).toEqual([[6, 'refund-without-sale', 'order id', '7']])
  })

  it.each([
    ['its day alone', '2026-01-01T15:00:00Z', '2026-01-01', '2026-01-01T15:00:01Z'],
    [
      'its day alone, where the sale was',
      '2026-01-01 20:00 -08:00',
      '2026-01-01',
      '2026-01-02T04:00:01Z',
    ],
    [
      'an hour, of a sale with its day alone',
      '2026-01-01',
      '2026-01-01T09:00:00Z',
      '2026-01-01T12:00:01Z',
    ],
  ])('with %s, on the day of its sale, comes after it', (_what, sold, refunded, at) => {
    const text = file(`a,${sold},1.50,7,sale`, `a,${refunded},1.50,7,refund`)
    expect(isoFromInstant(imported(text, refunds).sales[0]!.reversed!.at)).toBe(at)
  })

  it('with its day alone is left out on the day before its sale', () => {
    expect(
      reasons(file('a,2026-01-02T15:00:00Z,1.50,7,sale', 'a,2026-01-01,1.50,7,refund')),
    ).toEqual(['refund-before-sale'])
  })

  it('is a quantity or a price below zero, and both are one', () => {
    const text = cells(
      'creator,date,price,quantity,order id',
      'a,2026-01-01,10.50,2,1',
      'a,2026-01-02,10.50,-2,1',
      'a,2026-01-03,10.50,1,2',
      'a,2026-01-04,-10.50,1,2',
      'a,2026-01-05,3.00,3.0,3',
      'a,2026-01-06,-3.00,−3.0,3',
    )
    const { sales, refundRows } = imported(text, { ...refunds, quantity: 'quantity' })
    expect(sales.map(({ amountCents, reversed }) => [amountCents, reversed?.kind])).toEqual([
      [21_00, 'refund'],
      [10_50, 'refund'],
      [9_00, 'refund'],
    ])
    expect(refundRows).toBe(3)
  })

  it.each([
    [
      'of a part',
      file('a,2026-01-01,1.50,7,sale', 'a,2026-01-05,1.00,7,refund'),
      'refund-of-a-part',
    ],
    [
      'of no sale',
      file('a,2026-01-01,1.50,7,sale', 'a,2026-01-05,1.50,8,refund'),
      'refund-without-sale',
    ],
    [
      'before its sale',
      file('a,2026-01-09,1.50,7,sale', 'a,2026-01-05,1.50,7,refund'),
      'refund-before-sale',
    ],
    [
      'once more',
      file('a,2026-01-01,1.50,7,sale', 'a,2026-01-05,1.50,7,refund', 'a,2026-01-06,1.50,7,refund'),
      'refunded-already',
    ],
  ])('%s is left out', (_what, text, reason) => {
    expect(reasons(text)).toEqual([reason])
  })
})
