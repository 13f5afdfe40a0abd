import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import {
  cellText,
  csvOf,
  estimateColumns,
  textColumn,
  valueColumn,
  type ChartTable,
} from '../../../src/ui/charts/table'
import { formatDay } from '../../../src/ui/format'

const day = textColumn('Day', formatDay)
const money = valueColumn('Fee, "instant"', 'cents')

describe('the table behind a chart', () => {
  it('writes values as the page does, and nothing for a gap', () => {
    expect(cellText(day, ['2026-01-05'], 0)).toBe('5 Jan 2026')
    expect(cellText(money, [-1_234], 0)).toBe('−$12.34')
    expect(cellText(money, [null], 0)).toBe('')
  })

  it('writes an estimate and its interval as far as they are known, and has them whole as CSV', async () => {
    const columns = [textColumn('Fee'), ...estimateColumns('Margin', 'cents')]
    const rows = [
      ['1%', -601_30, -1_806_73, 604_14],
      ['2%', 1_234_56, null, null],
      ['3%', null, null, null],
    ]
    const texts = rows.map((row) => columns.map((column, index) => cellText(column, row, index)))
    expect(texts).toEqual([
      ['1%', '−$600', '−$1,800', '$600'],
      ['2%', '$1,230', '', ''],
      ['3%', '', '', ''],
    ])
    expect(await csvOf({ columns, rows })).toContain('1%,-601.30,-1806.73,604.14')
  })

  it('becomes CSV with plain values, units in the head', async () => {
    const table: ChartTable = {
      columns: [
        textColumn('Day', formatDay),
        valueColumn('Fee', 'cents'),
        valueColumn('Payouts', 'count'),
      ],
      rows: [
        ['2026-01-05', -1_234, 7],
        ['2026-01-06', null, 0],
      ],
    }
    expect(await csvOf(table)).toBe(
      'Day,Fee (USD),Payouts\r\n2026-01-05,-12.34,7\r\n2026-01-06,,0\r\n',
    )
  })

  it('has whole seconds in the CSV', async () => {
    const columns = [valueColumn('Sooner', 'seconds')]
    expect(await csvOf({ columns, rows: [[1_731_506.4522181307]] })).toBe(
      'Sooner (seconds)\r\n1731506\r\n',
    )
  })

  it('quotes what would break a row', async () => {
    const rows = [['a\nb', 5]] as const
    const csv = await csvOf({ columns: [textColumn('Name, full'), money], rows })
    expect(Papa.parse(csv, { skipEmptyLines: true }).data).toEqual([
      ['Name, full', 'Fee, "instant" (USD)'],
      ['a\nb', '0.05'],
    ])
  })

  it('begins no formula with a name, and leaves negative figures numbers', async () => {
    const columns = [textColumn('@Name'), money]
    const rows = [
      ['=cmd|"/c calc"!A1', -5],
      ['-1+1', -1_234_50],
    ]
    expect(Papa.parse(await csvOf({ columns, rows }), { skipEmptyLines: true }).data).toEqual([
      ["'@Name", 'Fee, "instant" (USD)'],
      [`'=cmd|"/c calc"!A1`, '-0.05'],
      ["'-1+1", '-1234.50'],
    ])
  })
})
