/** Results that cannot be written: where, why, and that those of an earlier run are still there. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { ClosedFolder } from '../../src/cli/closed-folder'
import { writeResults } from '../../src/cli/out-folder'
import { at } from '../support/days'

const folder = mkdtempSync(join(tmpdir(), 'out-folder-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const notWrittenTo = (path: string): RegExp =>
  new RegExp(
    `^The results could not be written to ${path} \\(E[A-Z]+: .+\\)\\. Those of an earlier run are as they were\\.$`,
  )

it('says in which folder, and leaves what is there', () => {
  const results = join(folder, 'results')
  mkdirSync(join(results, 'report.json'), { recursive: true })
  writeFileSync(join(results, 'report.json', 'mine'), 'mine')
  expect(() => writeResults(results, { 'report.json': '{}' })).toThrow(notWrittenTo(results))
  expect(readdirSync(results)).toEqual(['report.json'])
  expect(readFileSync(join(results, 'report.json', 'mine'), 'utf8')).toBe('mine')
})

it('says it of rows that leave the ledger in mid-run, too', () => {
  const notAFolder = join(folder, 'file')
  const rows = new ClosedFolder(notAFolder)
  writeFileSync(notAFolder, 'mine')
  rows.take('sales', ['sale_id'], at('2026-10-31T00:00:00Z'))([1])
  expect(() => rows.flush()).toThrow(/^The results could not be written to .+file \(.+\)\. Those/)
  expect(readFileSync(notAFolder, 'utf8')).toBe('mine')
})
