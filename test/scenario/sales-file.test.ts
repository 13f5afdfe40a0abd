import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoFromDay, isoFromInstant } from '../../src/core/calendar'
import { formatProblem } from '../../src/scenario/problems'
import {
  previewSalesFile,
  readSalesFile,
  type ImportedSales,
  type SalesColumns,
} from '../../src/scenario/sales-file'

function imported(text: string, columns?: SalesColumns): ImportedSales {
  const result = readSalesFile(text, 'sales.csv', columns)
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'))
  return result.sales
}

function refusal(text: string, columns?: SalesColumns): string[] {
  const result = readSalesFile(text, 'sales.csv', columns)
  return result.ok ? [] : result.problems.map(formatProblem)
}

const amountsOf = (text: string): number[] => imported(text).sales.map((sale) => sale.amountCents)
const rowOf = (soldAt: string, amount: string): string =>
  `creator_id,sold_at,amount_usd\n1,2026-01-01,1\n1,${soldAt},${amount}\n`

describe('a sales file', () => {
  it('is read as it stands with creator_id, sold_at and amount_usd', () => {
    const sales = imported(
      'creator_id,sold_at,amount_usd\n7,2026-03-02,12.50\n3,2026-03-01,1\n7,2026-03-01,2\n',
    )
    expect(sales.creators).toEqual(['7', '3'])
    expect(sales.sales.map((sale) => [sale.creator, isoFromInstant(sale.at)])).toEqual([
      [1, '2026-03-01T12:00:00Z'],
      [0, '2026-03-01T12:00:00Z'],
      [0, '2026-03-02T12:00:00Z'],
    ])
    expect([isoFromDay(sales.firstDay), isoFromDay(sales.lastDay)]).toEqual([
      '2026-03-01',
      '2026-03-02',
    ])
    expect(sales.totalCents).toBe(15_50)
    expect(sales.rejected).toEqual([])
  })

  it.each([
    ['a byte order mark', '\uFEFFcreator,date,price\na,2026-01-01,1\n'],
    ['Windows line ends', 'creator,date,price\r\na,2026-01-01,1\r\n'],
    ['semicolons', 'creator;date;price\na;2026-01-01;1\n'],
    ['tabs', 'creator\tdate\tprice\na\t2026-01-01\t1\n'],
    ['quotes', '"creator","date","price"\n"a","2026-01-01","1"\n'],
    ['blank lines', '\ncreator,date,price\n\n  \na,2026-01-01,1\n\n'],
    ['other columns between', 'no,creator,country,date,price\n1,a,US,2026-01-01,1\n'],
    ['names in another case', 'Seller ID,Created At,Amount (cents)\na,2026-01-01,100\n'],
    ['names of another kind', 'Account,Timestamp,Total\na,2026-01-01T12:00:00Z,$1.00\n'],
  ])('may have %s', (_what, text) => {
    const { creators, sales, rejected } = imported(text)
    expect({ creators, rejected }).toEqual({ creators: ['a'], rejected: [] })
    expect(sales.map((sale) => [isoFromInstant(sale.at), sale.amountCents])).toEqual([
      ['2026-01-01T12:00:00Z', 1_00],
    ])
  })

  it('is read by the columns that the user names', () => {
    const columns = { creator: 'who', soldAt: 'when', amount: 'how_much' }
    const text = 'who,when,how_much,amount\na,2026-01-01,3,4\n'
    expect(imported(text, columns).totalCents).toBe(3_00)
    expect(refusal(text, { ...columns, amount: 'much' })).toEqual([
      `columns.amount: got "much", expected one of the file's columns: who, when, how_much, amount`,
    ])
  })

  it.each([
    ['12', 12_00],
    ['12.3', 12_30],
    ['0.00', 0],
    ['"$1,234.56"', 1_234_56],
    [' 1.10 ', 1_10],
    ['1000000000', 1_000_000_000_00],
  ])('has amounts such as %s', (text, cents) => {
    expect(amountsOf(rowOf('2026-01-02', text))[1]).toBe(cents)
  })

  it.each(['12.345', '-1', '(1)', '1e3', 'free', '"12,5"', '"1,23.00"', '', '1000000000.01'])(
    'has no amount such as %s',
    (text) => {
      const [row] = imported(rowOf('2026-01-02', text)).rejected
      expect(row).toMatchObject({ line: 3, column: 'amount_usd' })
    },
  )

  it.each([
    ['2026-01-02', '2026-01-02T12:00:00Z'],
    ['2026-01-02T03:04', '2026-01-02T03:04:00Z'],
    ['2026-01-02 03:04:05', '2026-01-02T03:04:05Z'],
    ['2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05Z'],
    ['2026-01-02T00:30:00+02:00', '2026-01-01T22:30:00Z'],
    ['2026-01-02T23:30:00-0100', '2026-01-03T00:30:00Z'],
    ['2026-01-02 03:04:05+00', '2026-01-02T03:04:05Z'],
  ])('has times such as %s', (text, instant) => {
    expect(imported(rowOf(text, '1')).sales.map((sale) => isoFromInstant(sale.at))).toContain(
      instant,
    )
  })

  it.each([
    '2026-02-30',
    '02.01.2026',
    '1/2/2026',
    '2026-1-2',
    '2026-01-02T25:00',
    '2026-01-02T03:04Z+02:00',
    '2026-01-02T03:04+15:00',
    'yesterday',
    '',
  ])('has no time such as %s', (text) => {
    const [row] = imported(rowOf(text, '1')).rejected
    expect(row).toMatchObject({ line: 3, column: 'sold_at', value: text })
  })

  it('lists each rejected row with the line on which it begins', () => {
    const { sales, rejected } = imported(
      'creator,date,price\r\n"two\r\nlines",2026-01-01,1\r\n\r\na,2026-01-01\r\n,2026-01-01,1\r\na,2026-01-01,1,2\r\n' +
        'a,2026-01-01,x\r\nb,2026-01-01,2"\r\n',
    )
    expect(sales).toHaveLength(1)
    expect(rejected.map(({ line, column, value }) => [line, column, value])).toEqual([
      [5, 'the whole row', 'a, 2026-01-01'],
      [6, 'creator', ''],
      [7, 'the whole row', 'a, 2026-01-01, 1, 2'],
      [8, 'price', 'x'],
      [9, 'price', '2"'],
    ])
  })

  it.each([
    ['nothing', '', ['file: got nothing, expected a header and rows of sales']],
    [
      'a workbook',
      'PK\u0003\u0004\0\0',
      ['file: got "PK\\u0003\\u0004", expected a text file with one sale per line'],
    ],
    [
      'no rows',
      'creator,date,price\n\n',
      ['rows: got 0, expected at least one row of sales below the header'],
    ],
    [
      'no sale',
      'creator,date,price\na,2026-01-01,x\n',
      [
        'line 2, price: got "x", expected an amount in dollars, not negative, with at most two decimals',
      ],
    ],
    [
      'no header',
      'a,2026-01-01,price\n',
      [
        'line 1: got "a, 2026-01-01, price", expected a header with a column of creators, as in creator_id,sold_at,amount_usd',
        'line 1: got "a, 2026-01-01, price", expected a header with a column of times of sale, as in creator_id,sold_at,amount_usd',
      ],
    ],
    [
      'a quote that is never closed',
      'creator,date,price\na,2026-01-01,1\n\na,2026-01-01,"1\nb,2026-01-01,1\n',
      ['line 4: got "a,2026-01-01,\\"1", expected a closing quote (") before the end of the file'],
    ],
  ])('is refused with %s in it', (_what, text, problems) => {
    expect(refusal(text)).toEqual(problems)
  })

  it('loses no row: each is a sale or is rejected', () => {
    const field = fc.oneof(
      fc.constantFrom('a', '2026-01-01', '12.50', '', '-1', '"', 'x"y', '"q"', ' '),
      fc.string({ maxLength: 5, unit: 'binary-ascii' }).filter((text) => !/[\r\n"\0]/.test(text)),
    )
    const row = fc
      .array(field, { minLength: 2, maxLength: 5 })
      .filter((fields) => !fields.some((text) => text.startsWith('"') && text !== '"q"'))
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const text = ['creator,date,price', 'a,2026-01-01,1', ...rows.map(String)].join('\n')
        const { sales, rejected } = imported(text)
        expect(sales.length + rejected.length).toBe(rows.length + 1)
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

describe('the preview of a sales file', () => {
  it('shows the header, the first five rows and the columns that it recognises', () => {
    const rows = Array.from({ length: 9 }, (_, index) => `${index},2026-01-01,1,x`)
    const text = ['user,day,gross_cents,note', ...rows].join('\n')
    expect(previewSalesFile(text)).toEqual({
      ok: true,
      header: ['user', 'day', 'gross_cents', 'note'],
      rows: rows.slice(0, 5).map((row) => row.split(',')),
      columns: { creator: 'user', soldAt: 'day', amount: 'gross_cents' },
    })
  })

  it('leaves the columns to the user when it does not recognise them all', () => {
    expect(previewSalesFile('who,day,price\na,2026-01-01,1\n')).toMatchObject({ columns: null })
  })
})
