import { expect, it } from 'vitest'
import { differenceOf, type GivenFile } from '../../src/scenario/wanted-file'

const WANTED: GivenFile = { name: 'sales.csv', rows: 60, sha256: 'a'.repeat(64) }

it.each([
  ['the same bytes', {}, { isSame: true, isNameOther: false, isRowCountOther: false }],
  [
    'the same bytes under another name',
    { name: 'copy.csv' },
    { isSame: true, isNameOther: true, isRowCountOther: false },
  ],
  [
    'an edit inside the file',
    { sha256: 'b'.repeat(64) },
    { isSame: false, isNameOther: false, isRowCountOther: false },
  ],
  [
    'a month more',
    { rows: 90, sha256: 'b'.repeat(64) },
    { isSame: false, isNameOther: false, isRowCountOther: true },
  ],
])('a file is told from the wanted one: %s', (_what, change, expected) => {
  expect(differenceOf(WANTED, { ...WANTED, ...change })).toEqual(expected)
})
