import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { partsIn, removeParts } from '../../src/cli/closed-folder'
import { at } from '../support/days'

const folder = mkdtempSync(join(tmpdir(), 'closed-parts-'))
const closed = join(folder, 'closed')
const read = (name: string): string => readFileSync(join(closed, name), 'utf8')

afterEach(() => rmSync(closed, { recursive: true, force: true }))

it('has a file for each view and month, each with its columns once and all of its rows', () => {
  const parts = partsIn(folder)
  for (let id = 1; id <= 5_001; id += 1) {
    parts.take('sales', ['sale_id', 'net_cents'], [id, 5], at('2026-10-31T00:00:00Z'))
  }
  parts.take('sales', ['sale_id', 'net_cents'], [5_002, 7], at('2026-11-01T00:00:00Z'))
  parts.take('payout_notes', ['content'], ['paid, at last'], at('2026-11-01T00:00:00Z'))
  parts.flush()
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

it('takes away what an earlier run has left, and nothing else', () => {
  const parts = partsIn(folder)
  parts.take('sales', ['sale_id'], [1], at('2026-10-31T00:00:00Z'))
  parts.flush()
  writeFileSync(join(closed, 'mine.csv'), 'a')
  partsIn(folder).flush()
  expect(readdirSync(closed)).toEqual(['mine.csv'])
})

it('is gone after a run that closes no day, but for what is not the lab\u2019s own', () => {
  const write = (): void => {
    const parts = partsIn(folder)
    parts.take('sales', ['sale_id'], [1], at('2026-10-31T00:00:00Z'))
    parts.flush()
  }
  write()
  removeParts(folder)
  expect(readdirSync(folder)).toEqual([])
  write()
  writeFileSync(join(closed, 'mine.csv'), 'a')
  removeParts(folder)
  expect(readdirSync(closed)).toEqual(['mine.csv'])
})
