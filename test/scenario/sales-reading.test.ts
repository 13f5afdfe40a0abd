import { describe, expect, it } from 'vitest'
import { readCsvRows, type CsvFile } from '../../src/scenario/csv-rows'
import { formatProblem } from '../../src/scenario/problems'
import { columnTitles } from '../../src/scenario/sales-columns'
import { readSalesFile } from '../../src/scenario/sales-file'
import { proposeReading } from '../../src/scenario/sales-reading'

function fileOf(...lines: string[]): CsvFile {
  const file = readCsvRows(lines.join('\n'))
  if (!file.ok) throw new Error(file.problems.map(formatProblem).join('\n'))
  return file
}
const proposed = (...lines: string[]) => proposeReading(fileOf(...lines))
const withDates = (...dates: string[]) =>
  proposed('creator,date,price', ...dates.map((date) => `a,${date},1`))
const withAmounts = (...amounts: string[]) =>
  proposed('creator;date;price', ...amounts.map((amount) => `a;2026-01-01;${amount}`))

describe('what a file says of how it is to be read', () => {
  it('are its columns, by names in any case and punctuation, and the unit of its amounts', () => {
    expect(proposed('User,Sold at (UTC),gross_cents,Currency,note')).toEqual({
      columns: {
        creator: 'User',
        soldAt: 'Sold at (UTC)',
        amount: 'gross_cents',
        currency: 'Currency',
      },
      amountUnit: 'cents',
      decimalMark: 'point',
      dateOrder: null,
      unclearDate: null,
    })
  })

  it('leaves out what no name speaks for, and what several speak for alike', () => {
    expect(proposed('who,day,price,Price').columns).toEqual({
      creator: null,
      soldAt: 'day',
      amount: null,
      currency: null,
    })
  })

  it('tells columns of one name apart by where they are', () => {
    const file = fileOf('price,,creator,price,date')
    const titles = ['price (column 1)', '(column 2)', 'creator', 'price (column 4)', 'date']
    expect(columnTitles(file.header)).toEqual(titles)
    const text = 'price,,creator,price,date\n1,,a,2,2026-01-01\n'
    expect(readSalesFile(text, 'x', { amount: 'price (column 4)' })).toMatchObject({
      sales: { totalCents: 2_00 },
    })
  })

  it.each([
    [['1/2/2026', '31/8/2026'], 'day-first'],
    [['1/2/2026', '8/31/2026'], 'month-first'],
    [['1/2/2026', '3/4/2026'], null],
    [['31/8/2026', '8/31/2026'], null],
  ])('is the order of the dates %j: %s', (dates, order) => {
    expect(withDates(...dates)).toMatchObject({
      dateOrder: order,
      unclearDate: { line: 2, value: dates[0] },
    })
  })

  it('is no order where every date says itself what it is', () => {
    expect(withDates('2026-01-02', '2.1.2026', 'Jan 2 2026').unclearDate).toBeNull()
  })

  it.each([
    [['1.234', '12,5', '3,99'], 'comma'],
    [['1,234', '12.5'], 'point'],
    [['1,234', '20'], 'point'],
    [['12,5', '12.5', '13.5'], 'point'],
  ])('is the decimal mark of the amounts %j: %s', (amounts, mark) => {
    expect(withAmounts(...amounts).decimalMark).toBe(mark)
  })

  it('gives way to what the user says', () => {
    const text = 'creator,date,price\na,1/2/2026,12\n'
    const read = readSalesFile(text, 'x', { dateOrder: 'day-first', amountUnit: 'cents' })
    expect(read).toMatchObject({
      sales: { totalCents: 12, reading: { dateOrder: 'day-first', amountUnit: 'cents' } },
    })
    expect(readSalesFile(text, 'x', { amount: 'much' })).toEqual({
      ok: false,
      problems: [
        {
          path: 'columns.amount',
          value: 'much',
          expected: "one of the file's columns: creator, date, price",
        },
      ],
    })
  })
})
