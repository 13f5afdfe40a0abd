import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoFromDay, isoFromInstant } from '../../src/core/calendar'
import { formatProblem } from '../../src/scenario/problems'
import { readSalesFile, type ImportedSales } from '../../src/scenario/sales-file'
import type { ReadingChoices } from '../../src/scenario/sales-reading'

function imported(text: string, choices: ReadingChoices = {}): ImportedSales {
  const result = readSalesFile(text, 'sales.csv', choices)
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'))
  return result.sales
}

function refusal(text: string, choices: ReadingChoices = {}): string[] {
  const result = readSalesFile(text, 'sales.csv', choices)
  return result.ok ? [] : result.problems.map(formatProblem)
}

const amountsOf = (text: string): number[] => imported(text).sales.map((sale) => sale.amountCents)
const rejectedFrom = (text: string): unknown[] =>
  imported(text).rejected.map(({ line, column, value, expected }) => [
    line,
    column,
    value,
    expected,
  ])
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
    ['upright lines', 'creator|date|price\na|2026-01-01|1\n'],
    ['a line that names the delimiter', 'sep=;\r\ncreator;date;price\r\na;2026-01-01;1\r\n'],
    ['old Macintosh line ends', 'creator,date,price\ra,2026-01-01,1\r'],
    ['rows of delimiters only', 'creator,date,price\n,,\na,2026-01-01,1\n,,,,\n'],
    ['delimiters after the last field', 'creator,date,price\na,2026-01-01,1,,\n'],
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

  it('turns down refunds and other currencies for what they are', () => {
    const text =
      'creator,date,price,currency\na,2026-01-01,1,USD\na,2026-01-01,-1,USD\na,2026-01-01,1,EUR\na,2026-01-01,1,\n'
    expect(imported(text).sales).toHaveLength(2)
    expect(rejectedFrom(text)).toEqual([
      [3, 'price', '-1', expect.stringMatching(/^a sale, not negative: refunds are drawn/)],
      [4, 'currency', 'EUR', 'USD, the only currency here'],
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
        const { sales, rejected } = imported(['creator,date,cents,note', ...text].join('\r\n'))
        expect(sales.map(({ amountCents }) => amountCents)).toEqual(given.map(({ cents }) => cents))
        expect(rejected).toEqual([])
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
        'line 2, price: got "x", expected an amount in dollars with at most two decimals, as in 1,250.50',
      ],
    ],
    [
      'many rows and no sale',
      `creator,date,price\n${'a,2026-01-01,x\n'.repeat(7)}`,
      [
        ...[2, 3, 4, 5, 6].map(
          (line) =>
            `line ${line}, price: got "x", expected an amount in dollars with at most two decimals, as in 1,250.50`,
        ),
        'rows: got 0, expected at least one row of sales below the header; 2 more cannot be read',
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
      [
        'line 4: got "a,2026-01-01,\\"1", expected a closing quote (") at the end of each quoted value',
      ],
    ],
    [
      'two columns of amounts',
      'creator,date,price,price\na,2026-01-01,1,2\n',
      [
        'line 1: got "creator, date, price, price", expected one column of amounts called price, not several',
      ],
    ],
    [
      'dates that could be either of two days',
      'creator,date,price\na,2026-01-01,1\na,1/2/2026,1\n',
      [
        'line 3, date: got "1/2/2026", expected dates that show which comes first, the day or the month, or a word on it: dates=day-first or dates=month-first',
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
        const text = ['creator,date,price', 'a,2026-01-01,1', ...rows.map(String)].join('\n')
        const { sales, rejected } = imported(text)
        const withContent = rows.filter((fields) => fields.some((text) => text.trim() !== ''))
        expect(sales.length + rejected.length).toBe(withContent.length + 1)
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
