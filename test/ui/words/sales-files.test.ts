import { describe, expect, it } from 'vitest'
import type { WantedFile } from '../../../src/scenario/sales-file/wanted-file'
import { salesWords } from '../../../src/ui/words/sales-files'

const file = (name: string, changes: Partial<WantedFile> = {}): WantedFile => ({
  name,
  rows: 120,
  sha256: 'a'.repeat(64),
  reading: {},
  ...changes,
})
const EDITED = { rows: 1, sha256: 'b'.repeat(64) }

describe('the sales of compared runs are', () => {
  it.each([
    ['their files by name', [file('may.csv'), file('june.csv', EDITED)], ['may.csv', 'june.csv']],
    ['generated where there is no file', [null, file('may.csv')], ['generated sales', 'may.csv']],
    ['one file of one name', [file('may.csv'), file('may.csv')], ['may.csv', 'may.csv']],
    [
      'files of one name by what is in them',
      [file('may.csv'), file('may.csv', EDITED)],
      ['may.csv (120 rows, SHA-256 aaaaaaaaaaaa…)', 'may.csv (1 row, SHA-256 bbbbbbbbbbbb…)'],
    ],
    [
      'one file that was read in two ways',
      [file('may.csv'), file('may.csv', { reading: { timeZone: 'Asia/Tokyo' } })],
      ['may.csv as run 1 reads it', 'may.csv as run 2 reads it'],
    ],
  ])('%s', (_, files, expected) => {
    expect(salesWords(files)).toEqual(expected)
  })
})
