import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoFromDay, isoFromInstant } from '../../../src/core/calendar'
import { amountsOf, cells, imported, leftOutOf, refusal } from '../../support/sales-files'

const rowOf = (soldAt: string, amount: string): string =>
  `creator_id,sold_at,amount_usd\n1,2026-01-01,1\n1,${soldAt},${amount}\n`

describe('a sales file', () => {
  it.each([
    ['with the same number', 'a,2026-01-01,5,s1', 2],
    ['with another amount, as another line of an order has', 'a,2026-01-01,6,s1', undefined],
    ['without a number', 'a,2026-01-01,5,', 2],
    ['of one another alone', 'a,2026-01-01,5,s2', 1],
  ])('counts rows that repeat earlier ones, and takes them: %s', (_what, row, repeated) => {
    const first = row.endsWith(',') ? row : 'a,2026-01-01,5,s1'
    const others = repeated === undefined ? [row] : [row, row]
    const text = cells('creator_id,sold_at,amount_usd,sale_id', first, ...others)
    const { sales, repeatedRows } = imported(text)
    expect(sales).toHaveLength(1 + others.length)
    expect(repeatedRows).toBe(repeated)
  })

  it('is read as it is with creator_id, sold_at and amount_usd', () => {
    const sales = imported(
      'creator_id,sold_at,amount_usd\n7,2026-03-02,12.50\n3,2026-03-01,1\n7,2026-03-01,2\n',
    )
    expect(sales.creators).toEqual(['3', '7'])
    expect(sales.sales.map((sale) => [sale.creator, isoFromInstant(sale.at)])).toEqual([
      [0, '2026-03-01T12:00:00Z'],
      [1, '2026-03-01T12:00:00Z'],
      [1, '2026-03-02T12:00:00Z'],
    ])
    expect([isoFromDay(sales.firstDay), isoFromDay(sales.lastDay)]).toEqual([
      '2026-03-01',
      '2026-03-02',
    ])
    expect(sales.totalCents).toBe(15_50)
    expect(sales.leftOut).toEqual([])
  })

  it.each([
    ['a byte order mark', '\uFEFFcreator,date,price\na,2026-01-01,1.00\n'],
    ['Windows line ends', 'creator,date,price\r\na,2026-01-01,1.00\r\n'],
    ['semicolons', 'creator;date;price\na;2026-01-01;1.00\n'],
    ['tabs', 'creator\tdate\tprice\na\t2026-01-01\t1.00\n'],
    ['quotes', '"creator","date","price"\n"a","2026-01-01","1.00"\n'],
    ['upright lines', 'creator|date|price\na|2026-01-01|1.00\n'],
    ['a line that names the delimiter', 'sep=;\r\ncreator;date;price\r\na;2026-01-01;1.00\r\n'],
    ['old Macintosh line ends', 'creator,date,price\ra,2026-01-01,1.00\r'],
    ['rows of delimiters only', 'creator,date,price\n,,\na,2026-01-01,1.00\n,,,,\n'],
    ['delimiters after the last field', 'creator,date,price\na,2026-01-01,1.00,,\n'],
    ['blank lines', '\ncreator,date,price\n\n  \na,2026-01-01,1.00\n\n'],
    ['other columns between', 'no,creator,country,date,price\n1,a,US,2026-01-01,1.00\n'],
    ['names in another case', 'Seller ID,Created At,Amount (cents)\na,2026-01-01,100\n'],
    ['names of another kind', 'Account,Timestamp,Total\na,2026-01-01T12:00:00Z,$1.00\n'],
  ])('may have %s', (_what, text) => {
    const { creators, sales, leftOut } = imported(text)
    expect({ creators, leftOut }).toEqual({ creators: ['a'], leftOut: [] })
    expect(sales.map((sale) => [isoFromInstant(sale.at), sale.amountCents])).toEqual([
      ['2026-01-01T12:00:00Z', 1_00],
    ])
  })

  it('is read by the columns that the user names', () => {
    const columns = { creator: 'who', soldAt: 'when', amount: 'how_much' }
    const text = 'who,when,how_much,amount\na,2026-01-01,3.00,4.00\n'
    expect(imported(text, columns).totalCents).toBe(3_00)
    expect(refusal(text, { ...columns, amount: 'much' })).toEqual([
      `columns.amount: got "much", expected one of the file's columns: who, when, how_much, amount`,
    ])
  })

  it('lists each row that it leaves out with the line on which it begins', () => {
    const text =
      'creator,date,price\r\n"two\r\nlines",2026-01-01,1.00\r\n\r\na,2026-01-01\r\n,2026-01-01,1\r\na,2026-01-01,1,2\r\n' +
      'a,2026-01-01,x\r\nb,2026-01-01,2"\r\n'
    expect(imported(text).sales).toHaveLength(1)
    expect(leftOutOf(text)).toEqual([
      [5, 'columns', 'the whole row', 'a, 2026-01-01'],
      [6, 'creator', 'creator', ''],
      [7, 'columns', 'the whole row', 'a, 2026-01-01, 1, 2'],
      [8, 'amount', 'price', 'x'],
      [9, 'amount', 'price', '2"'],
    ])
  })

  it('leaves out a creator whose name SQLite would show cut off', () => {
    const many = 'b,2026-01-01,1.00\n'.repeat(1_000)
    expect(leftOutOf(`creator,date,price\n${many}b\0c,2026-01-01,1.00\n`)).toEqual([
      [1_002, 'creator', 'creator', 'b\0c'],
    ])
  })

  it('counts the rows that it leaves out by reason, and quotes the first few', () => {
    const { leftOut } = imported(
      `creator,date,price\na,2026-01-01,1.00\n${'a,never,1.00\n'.repeat(9)}`,
    )
    expect(leftOut.map(({ reason, count, first }) => [reason, count, first.length])).toEqual([
      ['time', 9, 5],
    ])
  })

  it('reads each creator, time and amount of a file with quoted line ends at its line', () => {
    const rows = fc.array(fc.record({ note: fc.string(), cents: fc.nat(100_000) }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(rows, (given) => {
        const text = given.map(
          ({ note, cents }) => `a,2026-01-01,${cents},"${note.replaceAll('"', '""')}"`,
        )
        const choices = { totalRow: 'sale' } as const
        const { sales, leftOut } = imported(
          ['creator,date,cents,note', ...text].join('\r\n'),
          choices,
        )
        const written = given.map(({ cents }) => cents).toSorted((one, other) => one - other)
        expect(sales.map(({ amountCents }) => amountCents)).toEqual(written)
        expect(leftOut).toEqual([])
      }),
    )
  })

  it.each([
    ['nothing', '', ['file: got nothing, expected a header and rows of sales']],
    [
      'no rows',
      'creator,date,price\n\n',
      ['rows: got 0, expected at least one row of sales below the header'],
    ],
    [
      'no sale',
      'creator,date,price\na,2026-01-01,x\n',
      [
        'line 2, price: got "x", expected an amount in dollars with at most two decimals, as in 1,250.50 (amounts that cannot be read: 1)',
      ],
    ],
    [
      'many rows and no sale, the commonest reason first',
      cells(
        'creator,date,price,status',
        ...'xyz'.split('').map((x) => `a,2026-01-01,${x},paid`),
        ',2026-01-01,1.50,paid',
        'a,2026-01-01,1.50,failed',
      ),
      [
        'line 2, price: got "x", expected an amount in dollars with at most two decimals, as in 1,250.50 (amounts that cannot be read: 3)',
        'line 5, creator: got "", expected a creator of 1 to 120 characters, none of them with the code 0 (rows without a creator: 1)',
      ],
    ],
    [
      'only rows that are no sales',
      cells('creator,date,price,status', 'a,2026-01-01,1.50,failed', 'a,2026-01-01,1.50,declined'),
      [
        'line 2, status: got "failed", expected a row that is a sale (rows that are not sales by status, type or flag: 2)',
      ],
    ],
    [
      'hours in its column of times',
      cells('creator,sold_at,price', 'a,10:00:00,1.50', 'a,11:30 pm,1.50'),
      [
        'line 2, sold_at: got "10:00:00", expected a day with its hour; the day may be in another column (times that cannot be read: 2)',
      ],
    ],
    [
      'a quote that is never closed',
      'creator,date,price\na,2026-01-01,1\n\na,2026-01-01,"1\nb,2026-01-01,1\n',
      [
        'line 4: got "a,2026-01-01,\\"1", expected a closing quote (") at the end of each quoted value',
      ],
    ],
  ])('is refused with %s in it', (_what, text, problems) => {
    expect(refusal(text)).toEqual(problems)
  })

  it('loses no row with anything in it: each is a sale or is rejected', () => {
    const field = fc.oneof(
      fc.constantFrom('a', '2026-01-01', '12.50', '', '-1', '"', 'x"y', '"q"', ' '),
      fc.string({ maxLength: 5, unit: 'binary-ascii' }).filter((text) => !/[\r\n"\0]/.test(text)),
    )
    const row = fc
      .array(field, { minLength: 2, maxLength: 5 })
      .filter((fields) => !fields.some((text) => text.startsWith('"') && text !== '"q"'))
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const text = ['creator,date,price', 'a,2026-01-01,1.00', ...rows.map(String)].join('\n')
        const { sales, leftOut, refundRows, rows: count } = imported(text, { totalRow: 'sale' })
        const left = leftOut.reduce((sum, reason) => sum + reason.count, 0)
        const withContent = rows.filter((fields) => fields.some((text) => text.trim() !== ''))
        expect(sales.length + refundRows + left).toBe(withContent.length + 1)
        expect(count).toBe(withContent.length + 1)
      }),
    )
  })

  it('gives back every amount of cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_00 }), (cents) => {
        const digits = String(cents).padStart(3, '0')
        const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`
        expect(amountsOf(rowOf('2026-01-02', text))[1]).toBe(cents)
      }),
    )
  })
})
