import { expect, it } from 'vitest'
import type { LeftOutRow } from '../../src/scenario/sales-file/imported-sales'
import { LeftOutCsv } from '../../workers/left-out-csv'

const ROW: LeftOutRow = {
  reason: 'amount',
  line: 7,
  column: 'Price, net',
  value: 'ten "dollars"',
  expected: 'an amount',
}

it('rows left out are CSV, quoted where they must be', async () => {
  const csv = new LeftOutCsv()
  csv.add(ROW)
  expect(await csv.file().text()).toBe(
    'line,reason,column,value,expected\r\n7,amount,"Price, net","ten ""dollars""",an amount\r\n',
  )
})

it('none begins a formula in a spreadsheet, and a negative amount stays a number', async () => {
  const csv = new LeftOutCsv()
  for (const value of ['=1+1', '-10.50', '-1,234.50', '-1+1'])
    csv.add({ ...ROW, column: 'net', value })
  const [, ...rows] = (await csv.file().text()).trimEnd().split('\r\n')
  expect(rows).toEqual([
    `7,amount,net,"'=1+1",an amount`,
    '7,amount,net,-10.50,an amount',
    '7,amount,net,"-1,234.50",an amount',
    `7,amount,net,"'-1+1",an amount`,
  ])
})

it('none of many is lost between blocks', async () => {
  const csv = new LeftOutCsv()
  for (let line = 2; line < 25_002; line += 1) csv.add({ ...ROW, line })
  const lines = (await csv.file().text()).split('\r\n')
  expect(lines).toHaveLength(25_002)
  expect(lines.at(-2)).toMatch(/^25001,/)
})

it('says that it is UTF-8 where it has other letters than ASCII, as Excel asks for', async () => {
  const csv = new LeftOutCsv()
  csv.add({ ...ROW, value: 'zehn Stück' })
  const bytes = new Uint8Array(await csv.file().arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})

it('says so wherever among many rows such a letter is', async () => {
  const csv = new LeftOutCsv()
  csv.add({ ...ROW, value: 'zehn Stück' })
  for (let line = 3; line < 3_000; line += 1) csv.add({ ...ROW, line })
  const bytes = new Uint8Array(await csv.file().arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})
