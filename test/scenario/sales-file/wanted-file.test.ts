import { expect, it } from 'vitest'
import {
  differenceOf,
  isSameReading,
  type GivenFile,
} from '../../../src/scenario/sales-file/wanted-file'

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

it.each([
  ['in the same way', { amount: 'Price', oneCreator: 'me' }, true],
  ['with a choice that says nothing', { amount: 'Price', oneCreator: 'me', currency: null }, true],
  ['in another order of choices', { oneCreator: 'me', amount: 'Price' }, true],
  ['by another column', { amount: 'Total', oneCreator: 'me' }, false],
])('the same bytes are read %s', (_what, reading, expected) => {
  const wanted = { ...WANTED, reading: { amount: 'Price', oneCreator: 'me' } }
  expect(isSameReading(wanted, { ...WANTED, reading })).toBe(expected)
  expect(isSameReading(wanted, { ...WANTED, reading, sha256: 'b'.repeat(64) })).toBe(false)
})
