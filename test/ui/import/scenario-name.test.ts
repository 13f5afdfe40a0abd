import { expect, it } from 'vitest'
import { PRESETS } from '../../../src/scenario/presets'
import { isNamedOtherwise, nameOfFile } from '../../../src/ui/import/scenario-name'

it.each([
  ['of its preset', PRESETS['gumroad-like'].name, null, true],
  ['of the file before', 'cdnow-sales', 'cdnow-sales.csv', true],
  ['of its own', 'Ours', null, false],
  ['of its own beside a file', 'Ours', 'cdnow-sales.csv', false],
])('a scenario with a name %s can be called after its file or not', (_, name, usedFile, can) => {
  expect(isNamedOtherwise({ version: 1, name: name! }, usedFile)).toBe(can)
})

it.each([
  ['cdnow-sales.csv', 'cdnow-sales'],
  ['orders.2026.csv', 'orders.2026'],
  ['orders', 'orders'],
  ['.csv', null],
  [`${'a'.repeat(81)}.csv`, null],
  ['two\nlines.csv', null],
])('of %j it is %j', (fileName, name) => {
  expect(nameOfFile(fileName)).toBe(name)
})
