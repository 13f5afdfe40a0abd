import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { ClosedFolder, removeClosedRows } from '../../src/cli/closed-folder'
import { at } from '../support/days'

const folder = join(mkdtempSync(join(tmpdir(), 'closed-parts-')), 'out')
const closed = join(folder, 'closed')
const read = (name: string): string => readFileSync(join(closed, name), 'utf8')

const OCTOBER = at('2026-10-31T00:00:00Z')
const NOVEMBER = at('2026-11-01T00:00:00Z')

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A run in which one sale has left the ledger, before its end. */
function runThatClosed(saleId: number): ClosedFolder {
  const rows = new ClosedFolder(folder)
  rows.take('sales', ['sale_id'], OCTOBER)([saleId])
  rows.flush()
  return rows
}

it('has a file for each view and month, each with its columns once and all of its rows', () => {
  const parts = new ClosedFolder(folder)
  const takeOctober = parts.take('sales', ['sale_id', 'net_cents'], OCTOBER)
  for (let id = 1; id <= 5_001; id += 1) takeOctober([id, 5])
  parts.take('sales', ['sale_id', 'net_cents'], NOVEMBER)([5_002, 7])
  parts.take('payout_notes', ['content'], NOVEMBER)(['paid, at last'])
  parts.flush()
  parts.keep()
  expect(readdirSync(closed).toSorted()).toEqual([
    'payout_notes-2026-11.csv',
    'sales-2026-10.csv',
    'sales-2026-11.csv',
  ])
  const october = read('sales-2026-10.csv').split('\n')
  expect(october).toHaveLength(5_003)
  expect(october.slice(0, 2)).toEqual(['sale_id,net_cents', '1,5'])
  expect(october.slice(-3)).toEqual(['5000,5', '5001,5', ''])
  expect(read('sales-2026-11.csv')).toBe('sale_id,net_cents\n5002,7\n')
  expect(read('payout_notes-2026-11.csv')).toBe('content\n"paid, at last"\n')
})

it('has no text that a spreadsheet would compute, of several lines either', () => {
  const parts = new ClosedFolder(folder)
  parts.take('creators', ['handle'], NOVEMBER)(['=1\n+1'])
  parts.flush()
  parts.keep()
  expect(read('creators-2026-11.csv')).toBe('handle\n"\'=1\n+1"\n')
})

it('has the rows of an earlier run until there are results, and then its own alone', () => {
  runThatClosed(1).keep()
  const next = runThatClosed(2)
  expect(read('sales-2026-10.csv')).toBe('sale_id\n1\n')
  removeClosedRows(folder)
  next.keep()
  expect(read('sales-2026-10.csv')).toBe('sale_id\n2\n')
  expect(readdirSync(folder)).toEqual(['closed'])
})

it('leaves nothing of a run without results, and no folder that it has made', () => {
  const deeper = join(folder, 'deeper')
  const rows = new ClosedFolder(deeper)
  rows.take('sales', ['sale_id'], OCTOBER)([1])
  rows.flush()
  expect(existsSync(deeper)).toBe(true)
  rows.drop()
  expect(existsSync(deeper)).toBe(false)
})

it('makes no folder where no row has left', () => {
  const rows = new ClosedFolder(join(folder, 'deeper'))
  rows.flush()
  rows.keep()
  rows.drop()
  expect(existsSync(join(folder, 'deeper'))).toBe(false)
})

it('takes away the rows of a run that was ended from outside, and not those of one that goes on', () => {
  // The process 1 always runs; an id this large is given to none.
  const [running, ended] = [1, 2 ** 31 - 1].map((id) => join(folder, `.closed-${id}.partial`))
  for (const path of [running!, ended!]) mkdirSync(path, { recursive: true })
  new ClosedFolder(folder).drop()
  expect([existsSync(running!), existsSync(ended!)]).toEqual([true, false])
})

it('is gone once a run closes no day, but for what is not the lab’s own', () => {
  runThatClosed(1).keep()
  removeClosedRows(folder)
  expect(readdirSync(folder)).toEqual([])
  runThatClosed(1).keep()
  writeFileSync(join(closed, 'mine.csv'), 'a')
  removeClosedRows(folder)
  expect(readdirSync(closed)).toEqual(['mine.csv'])
})
